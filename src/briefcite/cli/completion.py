"""``briefcite completion``: the script that makes a shell complete our commands and options."""

from __future__ import annotations

import click

SHELLS = ("bash", "zsh", "fish")
VARIABLE = "_BRIEFCITE_COMPLETE"
"""In which the script says that it asks for completions."""


EXAMPLES = """\b
Examples:
  eval "$(briefcite completion bash)"       in ~/.bashrc; with zsh in ~/.zshrc
  briefcite completion fish > ~/.config/fish/completions/briefcite.fish
"""


@click.command(epilog=EXAMPLES)
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print the script that makes a shell complete commands, options, codes and files."""
    from briefcite.cli import shells

    kind = {"bash": shells.Bash, "zsh": shells.Zsh, "fish": shells.Fish}[shell]
    click.echo(kind(context.find_root().command, {}, "briefcite", VARIABLE).source())
