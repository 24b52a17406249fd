"""The stages in their order; the only file that knows them all.

A path is loaded into a Document, layout gives its lines zones, notes finds callouts, notes and links, references
reads citations and works from the notes; together they are an Extraction, which check turns into findings.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from briefcite import check, incomplete, layout, load, notes, references
from briefcite.model import Document, Extraction


def extract(
    path: str | Path,
    *,
    kind: str | None = None,
    engine: str = "auto",
    password: str | None = None,
    ocr: str | None = None,
    deleted: bool = False,
) -> Extraction:
    """Read one file through every stage.

    Args:
        path: the file, or "-" for standard input.
        kind: "pdf", "text", "markdown", …; None to decide by content and suffix.
        engine: "auto", "pdfium" or "pdfplumber".
        password: opens an encrypted PDF.
        ocr: languages ("deu+eng") in which the pages of a PDF that have no text are recognised; None not to.
        deleted: read what tracked changes delete, as if it stood there still.

    Raises:
        BriefciteError: the file could not be read; its text is a sentence for the user.
    """
    document = layout.zone(load.read(path, kind=kind, engine=engine, password=password, ocr=ocr, deleted=deleted))
    found = notes.find(document)
    unread = found.warnings if found.notes else (*found.warnings, incomplete.no_notes())
    document = replace(_without_words(document), warnings=(*document.warnings, *unread))
    citations, works = references.read(found.notes, document.marks)
    extraction = Extraction(
        document=document,
        callouts=found.callouts,
        notes=found.notes,
        links=found.links,
        citations=citations,
        references=works,
    )
    return replace(extraction, findings=check.run(extraction))


def _without_words(document: Document) -> Document:
    """Let go of the words, which only layout and notes ask for: those of a long book are most of its memory."""
    pages = (
        replace(page, words=(), lines=tuple(line._replace(words=()) for line in page.lines)) if page.words else page
        for page in document.pages
    )
    return replace(document, pages=tuple(pages))
