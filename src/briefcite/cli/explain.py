"""``briefcite explain``: what a check means, why it matters, an example, what to do."""

from __future__ import annotations

import click


@click.command()
@click.argument("codes", nargs=-1, metavar="[CODE]...")
def explain(codes: tuple[str, ...]) -> None:
    """Say what a check means; without CODE list all."""
    from briefcite.check.choose import rule_named
    from briefcite.report.rules import listing, page

    if codes:
        click.echo("\n\n".join(page(rule_named(code)) for code in codes))
    else:
        click.echo(listing())
