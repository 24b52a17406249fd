"""Arguments in, exit status out; no decision about citations is made here."""

from __future__ import annotations

import click


@click.group()
def main() -> None:
    """Pair note numbers with their sources, export the bibliography, report what dangles."""


@main.command()
@click.argument("file")
def extract(file: str) -> None:
    """Print everything that was read as JSON."""
    import json

    from briefcite.pipeline import extract as run
    from briefcite.report.json import as_data

    click.echo(json.dumps(as_data(run(file)), ensure_ascii=False))
