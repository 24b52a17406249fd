"""An Extraction as plain data: the JSON of ``extract --format json``, schema 1."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from briefcite.bib.csl import csl_item
from briefcite.model import Box, Callout, Citation, Document, Extraction, Link, Note, Reference
from briefcite.report.confident import sure_fields
from briefcite.report.place import Placed, placed
from briefcite.text.late import late
from briefcite.text.safe import name_of

SCHEMA = 1
_UNSAFE = late("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""What json leaves unescaped though terminals, line readers or UTF-8 mind: C1, line ends, bidi, surrogates."""
_NO_CHARACTER = range(0xD800, 0xE000)
"""A lone surrogate, which strict readers refuse even when escaped."""


_ONE_LINE = json.JSONEncoder(ensure_ascii=False)


def dumps(data: Any, indent: int | None = None) -> str:
    """Return JSON that is safe on a terminal and one line long unless indented."""
    encoded = _ONE_LINE.encode(data) if indent is None else json.dumps(data, ensure_ascii=False, indent=indent)
    return harmless(encoded)


def harmless(written: str) -> str:
    """Escape control characters in a JSON text; its meaning stays the same, but lone surrogates are replaced."""
    if written.isprintable():  # true of nearly every line, and tested twice as quickly
        return written
    return _UNSAFE.sub(lambda match: f"\\u{0xFFFD if ord(match[0]) in _NO_CHARACTER else ord(match[0]):04x}", written)


def parsed_data(
    line: str, read: tuple[Sequence[Citation], Sequence[Reference]], number: int, minimum: float
) -> dict[str, Any]:
    """Return what ``parse`` read in one line.

    Args:
        line: the text that the offsets of the citations index.
        read: its citations and references.
        number: of the line, from 1; stands for the note that cites.
        minimum: confidence (0..1) below which fields of references are left out.
    """
    citations, references = read
    items = [csl_item(sure_fields(reference, minimum)) for reference in references]
    for item in items:
        item["custom"]["notes"] = [str(number)]
    return {
        "text": line,
        "citations": [citation_data(citation, line) for citation in citations],
        "references": items,
    }


def to_json(extraction: Extraction, *, indent: int | None = None) -> str:
    """Return the whole extraction as JSON, as ``briefcite extract`` prints it.

    Args:
        extraction: what :func:`briefcite.extract` gave.
        indent: spaces a level; None for one line.
    """
    return dumps(as_dict(extraction), indent)


def as_dict(extraction: Extraction) -> dict[str, Any]:
    """Return the extraction as dicts and lists of plain values, ready for JSON (docs/json.md); pages count from 1.

    Args:
        extraction: what :func:`briefcite.extract` gave.
    """
    document = extraction.document
    text_of = {note.id: note.text for note in extraction.notes}
    return {
        "schema": SCHEMA,
        "source": _source(document),
        "callouts": [_callout(callout, document) for callout in extraction.callouts],
        "notes": [_note(note, document) for note in extraction.notes],
        "links": [_link(link) for link in extraction.links],
        "citations": [citation_data(c, text_of[c.note]) for c in extraction.citations],
        "references": [csl_item(reference) for reference in extraction.references],
        "bibliography": [_entry(entry, extraction) for entry in extraction.bibliography],
        "findings": [finding_data(finding) for finding in placed(extraction)],
        "accepted": list(extraction.accepted),
        "warnings": [{"code": warning.code, "message": warning.message} for warning in document.warnings],
    }


def _entry(entry: Note, extraction: Extraction) -> dict[str, Any]:
    """Return an entry of a bibliography without numbers, with what it says of works that notes cite."""
    told = [citation_data(one, entry.text) for one in extraction.listed if one.note == entry.id]
    return {"id": entry.id, "pages": [page + 1 for page in entry.pages], "text": entry.text, "citations": told}


def _source(document: Document) -> dict[str, Any]:
    source = document.source
    return {
        "path": name_of(source.path),
        "sha256": source.sha256,
        "media_type": source.media_type,
        "loader": source.loader,
        "pages": source.pages,
    }


def _callout(callout: Callout, document: Document) -> dict[str, Any]:
    return {
        "id": callout.id,
        "marker": callout.marker,
        "series": callout.series,
        "page": _page(callout.page),
        "page_label": _label(callout.page, document),
        "form": callout.form,
        "implied": callout.implied,
        "before": callout.before,
        "after": callout.after,
        "box": _box(callout.box) if callout.box else None,
        "by": callout.evidence.by,
        "confidence": round(callout.evidence.confidence, 3),
    }


def _note(note: Note, document: Document) -> dict[str, Any]:
    first = note.pages[0] if note.pages else None
    return {
        "id": note.id,
        "marker": note.marker,
        "series": note.series,
        "page": _page(first),
        "page_label": _label(first, document),
        "pages": [page + 1 for page in note.pages],
        "kind": note.kind,
        "text": note.text,
        "boxes": [[page + 1, *_box(box)] for page, box in note.boxes],
        "by": note.evidence.by,
        "confidence": round(note.evidence.confidence, 3),
    }


def _link(link: Link) -> dict[str, Any]:
    return {
        "callout": link.callout,
        "note": link.note,
        "by": link.evidence.by,
        "signals": list(link.evidence.signals),
        "confidence": round(link.evidence.confidence, 3),
    }


def citation_data(citation: Citation, text: str) -> dict[str, Any]:
    """Return one citation as data; ``text`` is the note or line its offsets index."""
    return {
        "id": citation.id,
        "note": citation.note,
        "form": citation.form,
        "start": citation.start,
        "end": citation.end,
        "prefix": citation.prefix,
        "locator": citation.locator,
        "locator_label": citation.locator_label,
        "suffix": citation.suffix,
        "segments": [
            {
                "label": segment.label,
                "start": segment.start,
                "end": segment.end,
                "text": text[segment.start : segment.end],
                "confidence": round(segment.confidence, 3),
            }
            for segment in citation.segments
        ],
        "reference": citation.reference,
        "antecedent": _antecedent(citation),
    }


def _antecedent(citation: Citation) -> dict[str, Any] | None:
    found = citation.antecedent
    return {"by": found.by, "confidence": round(found.confidence, 3)} if found else None


def finding_data(placed: Placed) -> dict[str, Any]:
    """Return one finding with its place; numbers of pages, lines and columns count from 1."""
    finding = placed.finding
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity,
        "message": finding.message,
        "page": placed.page,
        "page_label": placed.label or None,
        "line": placed.line,
        "column": placed.column,
        "file_line": placed.file_line,
        "end_line": placed.end_line,
        "end_column": placed.end_column,
        "text": {"before": placed.before, "words": placed.words, "after": placed.after},
        "subject": finding.subject,
        "related": list(finding.related),
        "hint": finding.hint,
        "confidence": round(finding.confidence, 3),
        "fingerprint": placed.fingerprint,
    }


def _page(index: int | None) -> int | None:
    return None if index is None else index + 1


def _label(index: int | None, document: Document) -> str | None:
    return None if index is None else document.pages[index].label


def _box(box: Box) -> list[float]:
    return [round(value, 1) for value in box]
