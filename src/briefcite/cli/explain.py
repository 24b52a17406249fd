"""``briefcite explain``: what a check means, why it matters, an example, what to do."""

from __future__ import annotations

import click

from briefcite.cli import completing

EXAMPLES = """\b
Examples:
  briefcite explain R106 dangling-callout
  briefcite explain S2
"""


@click.command(epilog=EXAMPLES)
@click.argument("codes", nargs=-1, metavar="[CODE]...", shell_complete=completing.codes)
@click.option("--markdown", is_flag=True, help="Print them as a page of documentation.")
@click.option("--settings", is_flag=True, help="Say what a settings file may hold.")
def explain(codes: tuple[str, ...], markdown: bool, settings: bool) -> None:
    """Say what a check means; list those whose codes begin with CODE ("S2"), without CODE all."""
    from briefcite.check.choose import rules_named
    from briefcite.cli import config
    from briefcite.report import rules

    if settings:
        names = (f"{name:<16} {one.meaning}" for name, one in config.all_settings().items())
        click.echo(config.markdown() if markdown else "\n".join(names), nl=not markdown)
    elif markdown:
        named = [rule for code in codes or ["all"] for rule in rules_named(code)]
        click.echo(rules.markdown(named), nl=False)
    elif codes:
        click.echo("\n\n".join(rules.told(rules_named(code)) for code in codes))
    else:
        click.echo(rules.listing())
