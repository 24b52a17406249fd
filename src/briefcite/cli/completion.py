"""``briefcite completion``: the script that makes a shell complete our commands and options."""

from __future__ import annotations

import click

SHELLS = ("bash", "zsh", "fish")


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
    from click.shell_completion import get_completion_class

    kind = get_completion_class(shell)
    assert kind is not None, "click knows these shells"
    script = kind(context.find_root().command, {}, "briefcite", "_BRIEFCITE_COMPLETE").source()
    click.echo(script)
