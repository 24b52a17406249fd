"""The command: opens the document and its corrections, starts the server, opens the browser."""

from __future__ import annotations

import webbrowser
from typing import Any

import click

from briefcite.cli import options
from briefcite.cli.options import ReadingOptions
from briefcite.cli.output import say

EXAMPLES = """\b
Examples:
  briefcite review brief.pdf
  briefcite review brief.pdf --no-browser --port 8123
"""


@click.command(epilog=EXAMPLES)
@click.argument("file", metavar="FILE", type=options.PATH)
@click.option(
    "--browser/--no-browser", default=True, help="Open the page in the browser (default), or print its address."
)
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="Port on this machine (default: any free one).")
@options.reading
@options.configured
def review(file: str, browser: bool, port: int, **how: Any) -> int:
    """Show a document beside what was read of it, to set it right.

    What you change is saved at once, in FILE.briefcite.json beside the document, and every command applies it from
    then on. The page comes from this machine and can be asked for from this machine only. Ctrl-C ends it.
    """
    from briefcite.cli.review.desk import Desk
    from briefcite.cli.review.server import Server

    if file == "-":
        raise click.UsageError("review keeps corrections beside the document, so it needs a file, not standard input.")
    desk = Desk.open(file, ReadingOptions(**how))
    for warning in desk.extraction.document.warnings:
        say(f"{file}: {warning.code} {warning.message}")
    with Server(desk, port) as server:
        click.echo(f"{server.address}\nCtrl-C ends; corrections are kept in {desk.place}", err=True)
        if browser:
            webbrowser.open(server.address)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            click.echo("", err=True)
    return 0
