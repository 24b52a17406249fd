"""``briefcite parse``: one note or reference string a line, with no document around it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

import click

from briefcite.cli import options
from briefcite.cli.output import destination, put, refuse_unwritable, source

BATCH = 1024
"""Lines a batch: enough for the labeller to run at full speed, few enough for memory to stay flat."""


EXAMPLES = """\b
Examples:
  briefcite parse notes.txt
  echo "M. Hale, The Dykes (Kiel: Quay, 2001)." | briefcite parse --format ris
"""


@click.command(epilog=EXAMPLES)
@click.argument("file", default="-", type=options.PATH)
@click.option(
    "--format",
    "form",
    type=click.Choice(["json", "bibtex", "biblatex", "csv", "csl-json", "ris"]),
    default="json",
    help="json: an object a line of input. Else one bibliography, every work once.",
)
@options.output
@options.min_confidence
@options.configured
def parse(file: str, form: str, output: str | None, min_confidence: float) -> None:
    """Read one note or reference a line, from FILE or stdin."""
    refuse_unwritable(output, [file])
    with source(file) as stream, destination(output) as out:
        if form == "json":
            for records in _objects(stream, min_confidence):
                put(out, records)
        else:
            put(out, _bibliography(stream, form, min_confidence))


def _objects(stream: BinaryIO, min_confidence: float) -> Iterator[str]:
    """Yield the JSON lines of batch after batch."""
    from briefcite import references
    from briefcite.report.json import dumps, parsed_data

    first = 1
    for lines in _batches(stream, 1 if stream.isatty() else BATCH):
        reads = enumerate(zip(lines, references.parse(lines, first), strict=True), first)
        yield "".join(
            dumps(parsed_data(line, read[:2], number, min_confidence)) + "\n" for number, (line, read) in reads
        )
        first += len(lines)


def _bibliography(stream: BinaryIO, form: str, min_confidence: float) -> str:
    """Read all lines as the notes of one document, so that a work cited twice comes once."""
    from briefcite import references
    from briefcite.export import render
    from briefcite.model import Document, Evidence, Extraction, Note, Source
    from briefcite.report.confident import confident
    from briefcite.text.safe import printable_lines

    lines = (line for batch in _batches(stream, BATCH) for line in batch)
    notes = tuple(
        Note(f"n{number}", str(number), 0, "entry", line, (), (), Evidence("parse.line", 1.0))
        for number, line in enumerate(lines, 1)
        if line.strip()
    )
    read = references.read(notes)
    document = Document(Source("-", "", "text/plain", "parse"), "", ())
    extraction = Extraction(document, notes=notes, citations=read.citations, references=read.references)
    return printable_lines(render(confident(extraction, min_confidence), form))


def _batches(stream: BinaryIO, size: int) -> Iterator[list[str]]:
    """Yield the lines without their ends; only LF and CRLF end a line, since notes hold U+0085 and U+2028."""
    batch: list[str] = []
    for raw in stream:
        batch.append(raw.removesuffix(b"\n").removesuffix(b"\r").decode("utf-8", "replace"))
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch
