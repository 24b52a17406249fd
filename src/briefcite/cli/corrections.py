"""``briefcite corrections``: lists, checks and prunes what was corrected in a file, and gives it as training data."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefcite.batch.outcome import Outcome
from briefcite.cli import options
from briefcite.cli.batch import bounded
from briefcite.cli.options import ReadingOptions
from briefcite.cli.output import destination, put, refuse_unwritable, say

if TYPE_CHECKING:
    from briefcite.model import Extraction

EXAMPLES = """\b
Examples:
  briefcite corrections brief.pdf
  briefcite corrections brief.pdf --export-training brief.notes.json
"""
UNFIT = "L130"


@click.command(epilog=EXAMPLES)
@click.argument("file", metavar="FILE", type=options.PATH)
@click.option("--prune", is_flag=True, help="Take out the corrections that no longer fit the document.")
@click.option(
    "--export-training", "training", metavar="OUT", type=options.PATH, help="Write accepted notes as labelled data."
)
@options.reading
def corrections(file: str, prune: bool, training: str | None, **how: Any) -> int:
    """List the corrections of a file, and say which no longer fit it (status 1 if there are any)."""
    from briefcite import corrections as kept

    if file == "-":
        raise click.UsageError("corrections belong to a file, not to standard input.")
    reading = ReadingOptions(**how)
    place = reading.corrections_of(file)
    refuse_unwritable(training, [file, str(place)])
    said = kept.read(place)
    extraction = bounded(file, partial(_read, reading=reading), reading.bounds())
    unfit = {int(w.message.split()[1]): w.message for w in extraction.document.warnings if w.code == UNFIT}
    for number, operation in enumerate(said.operations, 1):
        click.echo(f"{number:>4}  {kept.told(operation)}" + ("  — does not fit" if number in unfit else ""))
    if not said.operations:
        click.echo(f"Nothing was corrected: there is no {place}.")
    for message in unfit.values():
        say(f"{file}: {message}")
    if training:
        _write_training(extraction, training)
    if prune and unfit:
        stay = [one for number, one in enumerate(said.operations, 1) if number not in unfit]
        kept.write(place, stay, document=Path(file).name, sha256=extraction.document.source.sha256)
        click.echo(f"{len(unfit)} taken out.")
        return 0
    return 1 if unfit else 0


def _read(path: str, reading: ReadingOptions) -> Outcome[Extraction]:
    return Outcome(reading.extract(path))


def _write_training(extraction: Extraction, out: str) -> None:
    from briefcite.corrections.training import labelled

    with destination(out) as stream:
        put(stream, json.dumps(labelled(extraction), ensure_ascii=False, indent=1) + "\n")
