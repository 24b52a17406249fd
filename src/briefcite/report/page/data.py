"""An Extraction as the page shows it: the JSON of ``extract``, sizes of pages, and the text where there are none."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

from briefcite.model import Document, Extraction, Page
from briefcite.report.json import as_dict


class _Marked(NamedTuple):
    """A stretch of the text that belongs to a callout or note."""

    start: int
    end: int
    id: str


def page_data(extraction: Extraction, *, pictures: bool = True) -> dict[str, Any]:
    """Return what one file's page shows: ``as_dict``, and beside it ``name`` and either ``pages`` or ``runs``.

    Args:
        extraction: the file as read.
        pictures: show pages as pictures where they can be; else, and in formats without pages, the text.

    Returns:
        ``pages``: width and height in points and the printed label of each; ``runs``: the whole text, cut at the
        ends of callouts and notes, each with the id of what it belongs to.
    """
    document = extraction.document
    drawn = pictures and has_pictures(document)
    return as_dict(extraction) | {
        "name": Path(document.source.path).name if document.source.path != "-" else "standard input",
        "pages": [_size(page) for page in document.pages] if drawn else [],
        "runs": [] if drawn else list(_runs(extraction)),
    }


def has_pictures(document: Document) -> bool:
    """Return whether the pages of a document can be shown as pictures."""
    return document.source.media_type == "application/pdf" and all(page.width > 0 for page in document.pages)


def _size(page: Page) -> dict[str, Any]:
    return {"width": round(page.width, 1), "height": round(page.height, 1), "label": page.label}


def _runs(extraction: Extraction) -> Iterator[dict[str, str]]:
    """Cut the whole text at the ends of callouts and notes, so that joined it is the text as read."""
    text, at = extraction.document.text, 0
    for start, end, owner in _disjoint(extraction):
        if at < start:
            yield {"text": text[at:start]}
        yield {"text": text[start:end], "id": owner}
        at = end
    if at < len(text):
        yield {"text": text[at:]}


def _disjoint(extraction: Extraction) -> Iterator[_Marked]:
    """Yield callouts and stretches of notes in order; a note is cut where a callout stands in it."""
    callouts = [_Marked(*callout.span, callout.id) for callout in extraction.callouts if not callout.implied]
    notes = [_Marked(note.start, note.end, note.id) for note in _stretches(extraction)]
    bounds = sorted({bound for marked in (*callouts, *notes) for bound in (marked.start, marked.end)})
    owner = [""] * len(bounds)
    place = {bound: index for index, bound in enumerate(bounds)}
    for marked in (*notes, *callouts):  # the later ones win: a callout within a note is shown as a callout
        owner[place[marked.start] : place[marked.end]] = [marked.id] * (place[marked.end] - place[marked.start])
    for (start, end), name in zip(pairwise(bounds), owner, strict=False):
        if name:
            yield _Marked(start, end, name)


def _stretches(extraction: Extraction) -> Iterator[_Marked]:
    """Yield the unbroken stretches of text that each note was read from."""
    for note in extraction.notes:
        start = previous = None
        for offset in note.origin:
            if start is None or previous is None:
                start = offset
            elif offset > previous + GAP:
                yield _Marked(start, previous + 1, note.id)
                start = offset
            previous = offset
        if start is not None and previous is not None:
            yield _Marked(start, previous + 1, note.id)


GAP = 40
"""Most characters of markup between two letters of one stretch; further apart, they are in two stretches."""
