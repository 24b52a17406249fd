"""``briefcite completion``: the script that makes a shell complete our commands and options."""

from __future__ import annotations

import click

SHELLS = ("bash", "zsh", "fish")


@click.command()
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    r"""Print the completion script of a shell.

    \b
    bash: eval "$(briefcite completion bash)"     in ~/.bashrc
    zsh:  eval "$(briefcite completion zsh)"      in ~/.zshrc
    fish: briefcite completion fish > ~/.config/fish/completions/briefcite.fish
    """
    from click.shell_completion import get_completion_class

    kind = get_completion_class(shell)
    assert kind is not None, "click knows these shells"
    script = kind(context.find_root().command, {}, "briefcite", "_BRIEFCITE_COMPLETE").source()
    click.echo(script)
