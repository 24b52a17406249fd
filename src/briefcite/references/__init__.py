"""Notes become citations, citations become works.

split.py cuts a note into citations, label/ names the parts of each, normalize/ turns the parts into CSL
variables, resolve.py leads back references to their antecedents and makes one reference of each work.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from briefcite.model import Citation, Mark, Note, Reference
from briefcite.references.label import label
from briefcite.references.normalize import Hyperlink, normalize
from briefcite.references.resolve import resolve
from briefcite.references.split import split


class Read(NamedTuple):
    """Citations in order, and the works they cite."""

    citations: tuple[Citation, ...]
    references: tuple[Reference, ...]


def read(notes: Sequence[Note], marks: Sequence[Mark] = ()) -> Read:
    """Split, label, normalise and resolve every note."""
    cited = _label_all((note.id, note.text) for note in notes)
    text_of = {note.id: note.text for note in notes}
    links_of = {note.id: _links(note, marks) for note in notes}
    drafts: dict[str, Reference] = {}
    citations: list[Citation] = []
    for citation in cited:
        tidy, draft = normalize(text_of[citation.note], citation, links_of[citation.note])
        citations.append(tidy)
        drafts[tidy.id] = draft
    return Read(*resolve(notes, citations, drafts))


def parse(lines: Sequence[str]) -> list[Read]:
    """Read each line on its own, as a note or reference with no document around it."""
    cited = _label_all((str(number), line) for number, line in enumerate(lines))
    of_line: list[list[Citation]] = [[] for _ in lines]
    for citation in cited:
        of_line[int(citation.note)].append(citation)
    return [_parsed(line, citations) for line, citations in zip(lines, of_line, strict=True)]


def _parsed(line: str, citations: Sequence[Citation]) -> Read:
    drafts: dict[str, Reference] = {}
    tidied: list[Citation] = []
    for citation in citations:
        tidy, draft = normalize(line, citation)
        tidied.append(tidy)
        drafts[tidy.id] = draft
    return Read(*resolve((), tidied, drafts))


def _label_all(texts: Iterable[tuple[str, str]]) -> list[Citation]:
    """Split all texts, then label all citations in one batch: the model is quickest that way."""
    jobs = [
        (text, replace(citation, id=f"{owner}.{number}", note=owner))
        for owner, text in texts
        for number, citation in enumerate(split(text), 1)
    ]
    return [
        replace(citation, segments=segments)
        for (_, citation), segments in zip(jobs, label(jobs), strict=True)
    ]


def _links(note: Note, marks: Sequence[Mark]) -> tuple[Hyperlink, ...]:
    """Give the hyperlinks that lie in this note, in offsets of its text."""
    if not marks or not note.origin:
        return ()
    place = {offset: index for index, offset in enumerate(note.origin)}
    found = []
    for mark in marks:
        if mark.kind == "link":
            inside = [place[o] for span in mark.spans for o in range(*span) if o in place]
            if inside:
                found.append(Hyperlink(min(inside), max(inside) + 1, mark.target))
    return tuple(found)
