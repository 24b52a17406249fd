"""Extractions written as text, read without a mistake: what the rules are tried on.

``{3}`` in a line is a callout, a line that begins with ``|3|`` is a note, ``||`` one without a number, and a form
feed ends a page. Each callout is linked with the first note of its number, of its page if there is one.
"""

from __future__ import annotations

import re

from briefcite.model import Callout, Document, Evidence, Extraction, Line, Link, Note, Page, Source, Span

SURE = Evidence("made", 1.0)
_CALLOUT = re.compile(r"\{([^}]+)\}")
_NOTE = re.compile(r"\|([^|]*)\|\s*(.*)")


def made(written: str, *, kind: str = "footnote", path: str = "made.txt") -> Extraction:
    pages: list[Page] = []
    callouts: list[Callout] = []
    notes: list[Note] = []
    text = ""
    paged = "\f" in written
    for index, page in enumerate(written.split("\f")):
        start = len(text)
        lines = []
        for line in page.splitlines():
            at = len(text)
            where = index if paged else None
            if note := _NOTE.fullmatch(line):
                text += _add_note(notes, note, at, where, kind)
            else:
                text += _add_line(callouts, line, at, where)
            lines.append(Line(at, len(text)))
        pages.append(Page(index, str(index + 1), start, len(text), lines=tuple(lines)))
    source = Source(path, "0" * 64, "text/plain", "made", len(pages) if paged else None)
    document = Document(source, text, tuple(pages))
    links = tuple(Link(callout.id, note.id, SURE) for callout in callouts if (note := _answer(callout, notes)))
    return Extraction(document, tuple(callouts), tuple(notes), links)


def _answer(callout: Callout, notes: list[Note]) -> Note | None:
    same = [note for note in notes if note.marker == callout.marker]
    here = [note for note in same if callout.page in note.pages]
    return next(iter(here or same), None)


def _add_note(notes: list[Note], match: re.Match[str], at: int, page: int | None, kind: str) -> str:
    marker, body = match[1], match[2]
    origin = tuple(at + len(marker) + 1 + place for place in range(len(body)))
    notes.append(
        Note(
            id=f"n{len(notes) + 1}",
            marker=marker,
            series=0,
            kind=kind,
            text=body,
            origin=origin,
            pages=() if page is None else (page,),
            evidence=SURE,
            span=Span(at, at + max(len(marker), 1)),
        )
    )
    return f"{marker} {body}\n"


def _add_line(callouts: list[Callout], line: str, at: int, page: int | None) -> str:
    text = ""
    rest = 0
    for match in _CALLOUT.finditer(line):
        text += line[rest : match.start()]
        start = at + len(text)
        text += match[1]
        rest = match.end()
        callouts.append(
            Callout(
                id=f"c{len(callouts) + 1}",
                marker=match[1],
                series=0,
                form="superscript",
                span=Span(start, start + len(match[1])),
                page=page,
                before=text[: start - at][-25:],
                after=line[rest : rest + 15],
                evidence=SURE,
            )
        )
    return text + line[rest:] + "\n"
