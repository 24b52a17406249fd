"""``briefcite parse``: one note or reference string a line, with no document around it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import BinaryIO

import click

BATCH = 1024
"""Lines a batch: enough for the labeller to run at full speed, few enough for memory to stay flat."""


@click.command()
@click.argument("file", default="-")
@click.option("--format", "kind", type=click.Choice(["json"]), default="json", help="One JSON object a line.")
def parse(file: str, kind: str) -> None:
    """Read one note or reference a line, from FILE or standard input."""
    from briefcite import references
    from briefcite.report.json import dumps, parsed_data

    out = sys.stdout.buffer
    with _opened(file) as stream:
        for lines in _batches(stream, 1 if stream.isatty() else BATCH):
            read = references.parse(lines)
            out.writelines(
                dumps(parsed_data(line, *found)).encode() + b"\n"
                for line, found in zip(lines, read, strict=True)
            )
            out.flush()


def _opened(file: str) -> BinaryIO:
    return sys.stdin.buffer if file == "-" else open(file, "rb")


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
