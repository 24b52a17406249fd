"""``briefcite explain``: what a check means, why it matters, an example, what to do."""

from __future__ import annotations

import click


@click.command()
@click.argument("codes", nargs=-1, metavar="[CODE]...")
@click.option("--markdown", is_flag=True, help="Print all of them as a page of documentation.")
def explain(codes: tuple[str, ...], markdown: bool) -> None:
    """Say what a check means; without CODE list all."""
    from briefcite.check.choose import rule_named
    from briefcite.report import rules

    if markdown:
        click.echo(rules.markdown(), nl=False)
    elif codes:
        click.echo("\n\n".join(rules.page(rule_named(code)) for code in codes))
    else:
        click.echo(rules.listing())
