"""``briefcite parse``: one note or reference string a line, with no document around it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

import click

from briefcite.cli import options
from briefcite.cli.output import destination, put, source

BATCH = 1024
"""Lines a batch: enough for the labeller to run at full speed, few enough for memory to stay flat."""


@click.command()
@click.argument("file", default="-", type=options.PATH)
@click.option("--format", "form", type=click.Choice(["json"]), default="json", help="One JSON object a line.")
@options.output
@options.min_confidence
def parse(file: str, form: str, output: str | None, min_confidence: float) -> None:  # noqa: ARG001
    """Read one note or reference a line, from FILE or stdin."""
    from briefcite import references
    from briefcite.report.json import dumps, parsed_data

    with source(file) as stream, destination(output) as out:
        first = 1
        for lines in _batches(stream, 1 if stream.isatty() else BATCH):
            records = []
            for number, (line, read) in enumerate(zip(lines, references.parse(lines), strict=True), first):
                records.append(dumps(parsed_data(line, read, number, min_confidence)) + "\n")
            put(out, "".join(records))
            first += len(lines)


def _batches(stream: BinaryIO, size: int) -> Iterator[list[str]]:
    """Give the lines without their ends; only LF and CRLF end a line, since notes hold U+0085 and U+2028."""
    batch: list[str] = []
    for raw in stream:
        batch.append(raw.removesuffix(b"\n").removesuffix(b"\r").decode("utf-8", "replace"))
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch
