"""``briefcite export``: the bibliography in the formats of other programs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefcite.batch.outcome import Outcome
from briefcite.cli import completing, options
from briefcite.cli.batch import Batch
from briefcite.cli.options import ReadingOptions
from briefcite.cli.output import destination, refuse_unwritable

if TYPE_CHECKING:
    from briefcite.model import Extraction

BIB = ("bibtex", "biblatex")
DEFAULT = "bibtex"


@dataclass(frozen=True, slots=True)
class Choice:
    """What of a file is exported, and how."""

    format: str
    per: str
    keep: str
    sort: str
    raw: bool
    key: str | None
    with_file: bool


EXAMPLES = """\b
Examples:
  briefcite export brief.pdf -o brief.bib
  briefcite export --format csl-json --keep full --sort author thesis.docx
"""


@click.command(epilog=EXAMPLES)
@options.files_or_folders
@click.option(
    "--format",
    "form",
    type=click.Choice([*BIB, "csv", "csl-json", "ris", "json"]),
    help="Without it the suffix of OUT decides, else BibTeX.",
)
@options.output
@click.option(
    "--append",
    metavar="BIB",
    type=options.PATH,
    help="Add what is new to this .bib; what stands there is untouched.",
)
@click.option("--per", type=click.Choice(["work", "note"]), default="work", help="An entry a work, or a citation.")
@click.option(
    "--keep",
    type=click.Choice(["all", "full", "unresolved", "doubtful"]),
    default="all",
    help="full: only works cited in full somewhere; unresolved: also back references to works not found; "
    "doubtful: all works, those less sure than --min-confidence marked instead of left out, and words that are "
    "likely no work.",
)
@click.option("--sort", type=click.Choice(["first", "author", "year", "key"]), default="first", help="Order.")
@click.option("--with-file", is_flag=True, help="In .bib, say in a field which file cites the work.")
@click.option("--raw", is_flag=True, help="Leave CSV cells as they are that a spreadsheet would run as a formula.")
@click.option(
    "--key",
    metavar="PATTERN",
    shell_complete=completing.key_parts,
    help="Citation keys, as [auth:lower][shorttitle:3:3][year].",
)
@options.min_confidence_of_works
@options.jobs
@options.timeout
@options.reading
@options.configured
def export(
    files: tuple[str, ...],
    form: str | None,
    output: str | None,
    append: str | None,
    per: str,
    keep: str,
    sort: str,
    with_file: bool,
    raw: bool,
    key: str | None,
    min_confidence: float,
    jobs: int | None,
    timeout: float | None,
    **how: Any,
) -> int:
    """Write the bibliography: BibTeX, biblatex, CSV, CSL-JSON, RIS."""
    from briefcite.text.keys import check_pattern

    choice = Choice(_format(form, output, append), per, keep, sort, raw, key, with_file)
    _refuse_nonsense(choice, output, append)
    if key is not None:
        check_pattern(key)
    refuse_unwritable(append or output, files)
    reading = ReadingOptions(**how)
    job = partial(_read, reading=reading, min_confidence=min_confidence, keep=keep)
    batch = Batch(files, job, jobs, reading.bounds(timeout))
    before = _existing(append) if append else ""
    text = _added(batch, choice, before) if choice.format in BIB else _together(batch, choice)
    if batch.failed < len(files):
        with destination(append or output) as out:
            out.write((before + _harmless(text[len(before) :], choice.format)).encode())
    return batch.status


def _format(form: str | None, output: str | None, append: str | None) -> str:
    """Take the format named, else what the suffix means, else BibTeX."""
    from briefcite.errors import BriefciteError
    from briefcite.export import FORMATS, format_for

    target = append or output
    if form or target is None or target == "-":
        return form or DEFAULT
    found = format_for(target)
    if found is None:
        suffixes = ", ".join(suffix for known in FORMATS.values() for suffix in known)
        raise BriefciteError(f"{target}: this suffix means no format ({suffixes} do); say it with --format.")
    return found


def _refuse_nonsense(choice: Choice, output: str | None, append: str | None) -> None:
    from briefcite.export import PER_NOTE

    if append and output:
        raise click.UsageError("--append writes into that file itself; leave -o out.")
    if append and choice.format not in BIB:
        raise click.UsageError(f"--append needs a .bib file; {choice.format} cannot be added to.")
    if choice.per == "note" and choice.format not in PER_NOTE:
        raise click.UsageError(f"--per note needs --format {', '.join(PER_NOTE)}; {choice.format} has no citations.")


def _read(path: str, reading: ReadingOptions, min_confidence: float, keep: str) -> Outcome[Extraction]:
    """Return an extraction without words and lines, which exports do not need and which are many."""
    from briefcite.report.confident import sure_entries

    extraction = sure_entries(reading.extract(path), min_confidence, mark=keep == "doubtful")
    document = extraction.document
    pages = tuple(replace(p, words=(), lines=(), rules=(), links=(), tags=()) for p in document.pages)
    slim = replace(document, pages=pages, marks=(), parts=())
    return Outcome(replace(extraction, document=slim, callouts=(), links=(), findings=()), document.warnings)


def _harmless(text: str, form: str) -> str:
    """Take out what a terminal would obey; JSON can say it in another way."""
    if form in ("csl-json", "json"):
        from briefcite.report.json import harmless

        return harmless(text)
    from briefcite.text.safe import printable_lines

    return printable_lines(text)


def _existing(path: str) -> str:
    from briefcite.bib.reading import left_open
    from briefcite.errors import UnreadableFile

    try:
        with Path(path).open(encoding="utf-8", newline="") as stream:
            text = stream.read()
    except FileNotFoundError:
        return ""
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableFile(f"{path}: cannot be read ({error}); only UTF-8 files can be added to.") from None
    if line := left_open(text):
        raise UnreadableFile(f"{path}: the entry in line {line} is never closed; close it, and nothing added is lost.")
    return text


def _added(batch: Batch[Extraction], choice: Choice, text: str) -> str:
    """Add the works of file after file, so that one that two files cite comes once."""
    from briefcite import export as exporting

    how: Any = {"keep": choice.keep, "sort": choice.sort, "key_pattern": choice.key, "with_file": choice.with_file}
    for extraction in batch:
        if text:
            text = exporting.append(text, extraction, choice.format, **how)
        else:
            text = exporting.render(extraction, choice.format, **how)
    return text


def _together(batch: Batch[Extraction], choice: Choice) -> str:
    """Return one file of all: rows below one heading, items in one list."""
    from briefcite import export as exporting
    from briefcite.report.together import together

    how: Any = {"per": choice.per, "keep": choice.keep, "sort": choice.sort, "raw": choice.raw}
    rendered = [exporting.render(e, choice.format, **how, key_pattern=choice.key) for e in batch]
    return together(rendered, choice.format)
