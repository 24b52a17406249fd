"""The stages in their order; the only file that knows them all.

A path is loaded into a Document, layout gives its lines zones, notes finds callouts, notes and links, references
reads citations and works from the notes; together they are an Extraction, which check turns into findings. What a
person has corrected is given to notes and references as certain.

``STAGES`` says what each stage asks of the values that it is handed; tests/structure/test_stages.py watches them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from briefcite import check, corrections, incomplete, layout, load, notes
from briefcite.corrections import Applied, Unfit
from briefcite.limits import USUAL, Limits, rarely_collecting
from briefcite.model import Document, Extraction, GivenNotes, Warning
from briefcite.notes import Found

if TYPE_CHECKING:
    from briefcite.corrections import Operation
    from briefcite.model import Given, Mark
    from briefcite.references import Read


class Stage(NamedTuple):
    """What a stage needs of the values that it is handed and what it gives, as "Class: field, field"."""

    name: str
    needs: tuple[str, ...]
    gives: tuple[str, ...]


STAGES = (
    Stage("load", (), ("Document: source, text, pages, marks, warnings, parts",)),
    Stage(
        "layout",
        (
            "Document: source, pages",
            "FormatTraits: geometry",
            "Page: index, words, rules, width, height, lines, recognised",
        ),
        ("Page: lines, label, rules",),
    ),
    Stage(
        "notes",
        (
            "Document: source, text, pages, marks",
            "FormatTraits: geometry, side_by_side, inline",
            "Page: index, label, start, end, lines, words, rules, links, tags, recognised",
        ),
        ("Found: callouts, notes, links, warnings, listed",),
    ),
    Stage("references", ("Note: id, marker, series, kind, text, origin",), ("Read: citations, references, listed",)),
    Stage(
        "check",
        (
            "Document: source, text, pages, marks, warnings",
            "Page: index, start, end",
            "FormatTraits: labelled, renumbered",
            "Note: id, marker, series, kind, text, origin, pages, evidence",
            "Extraction: document, callouts, notes, links, citations, references",
        ),
        ("Finding",),
    ),
)
"""In their order; references is handed the marks of links and citation fields too.

No stage after notes needs the words of pages, so they are dropped there (``_without_words``).
"""


@rarely_collecting()
def extract(
    path: str | Path,
    *,
    kind: str | None = None,
    engine: str = "auto",
    password: str | None = None,
    ocr: str | None = None,
    deleted: bool = False,
    corrected: str | Path | bool = True,
    limits: Limits = USUAL,
) -> Extraction:
    """Read one file through every stage.

    Args:
        path: the file, or "-" for standard input.
        kind: "pdf", "text", "markdown", …; None to decide by content and suffix.
        engine: "auto", "pdfium" or "pdfplumber".
        password: opens an encrypted PDF.
        ocr: languages ("deu+eng") in which the pages of a PDF that have no text are recognised; None not to.
        deleted: read what tracked changes delete, as if it stood there still.
        corrected: apply the corrections beside the file (True), those of this path, or none (False).
        limits: how much of the file is taken in; memory and time are the caller's (docs/limits.md).

    Raises:
        BriefciteError: the file, or that of its corrections, could not be read; its text is a sentence for the user.
    """
    said = corrections.said(place) if (place := corrections_of(path, corrected)) else ()
    opened = Opened(
        load.read(path, kind=kind, engine=engine, password=password, ocr=ocr, deleted=deleted, limits=limits)
    )
    return opened.extraction(said, last=True)


def corrections_of(path: str | Path, corrected: str | Path | bool = True) -> Path | None:
    """Return the place of a file's corrections; None where there can be none."""
    if not isinstance(corrected, bool):
        return Path(corrected)
    return corrections.path_beside(path) if corrected and str(path) != "-" else None


class Opened:
    """A file that was loaded and laid out, to be read as often as what a person says of it changes."""

    @rarely_collecting()
    def __init__(self, document: Document) -> None:
        self._document = layout.zone(document)
        self._numbered: tuple[GivenNotes, Found] | None = None

    @rarely_collecting()
    def extraction(self, operations: Sequence[Operation] = (), *, last: bool = False) -> Extraction:
        """Read it through the stages after layout, with what was said of it as given.

        Args:
            operations: what was said.
            last: it is not read again, and lets go of the words once the notes are found.
        """
        of_numbers = corrections.for_numbers(operations, self._document) if operations else Applied()
        found = self._found(of_numbers.notes)
        of_citations = corrections.for_citations(operations, self._document, found.notes) if operations else Applied()
        unfit = _unfit([*of_numbers.unfit, *of_citations.unfit])
        warnings = (*self._document.warnings, *found.warnings, *_without_notes(found), *unfit)
        document = replace(_without_words(self._document), warnings=warnings)
        if last:
            self._document, self._numbered = document, None
        given = of_citations.citations
        citations, works, listed = _read(found, document.marks, given, document.text) if found.notes else ((), (), ())
        extraction = Extraction(
            document=document,
            callouts=found.callouts,
            notes=found.notes,
            links=found.links,
            citations=citations,
            references=works,
            bibliography=tuple(entry for entry in found.listed if entry.id in {one.note for one in listed}),
            listed=listed,
            accepted=of_citations.accepted,
        )
        return replace(extraction, findings=check.run(extraction))

    def _found(self, given: GivenNotes) -> Found:
        """Number the notes, unless the same is given as the last time."""
        if self._numbered is None or self._numbered[0] != given:
            self._numbered = given, notes.find(self._document, given)
        return self._numbered[1]


def _read(found: Found, marks: Sequence[Mark], given: Sequence[Given], text: str) -> Read:
    from briefcite import references  # a third of what a text without notes would import

    return references.read(found.notes, marks, given, text, found.listed)


def _without_notes(found: Found) -> tuple[Warning, ...]:
    """Say that the notes were not seen, or were torn off: a stray line that looks like one note changes nothing."""
    called = len(found.callouts)
    torn = not found.links and called >= incomplete.SEVERAL and len(found.notes) * incomplete.SEVERAL <= called
    return (incomplete.no_notes(called),) if torn or not found.notes else ()


def _unfit(unfit: Sequence[Unfit]) -> tuple[Warning, ...]:
    return tuple(incomplete.correction_unfit(one.number + 1, one.why) for one in sorted(unfit))


def _without_words(document: Document) -> Document:
    """Drop the words, which only layout and notes need: those of a long book are most of its memory."""
    pages = (
        replace(page, words=(), lines=tuple(line._replace(words=()) for line in page.lines)) if page.words else page
        for page in document.pages
    )
    return replace(document, pages=tuple(pages))
