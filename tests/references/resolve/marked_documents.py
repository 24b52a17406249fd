"""Small documents whose citations are marked with form, work and parts: resolving is given them as certain."""

from __future__ import annotations

import re

from briefcite import references
from briefcite.model import CitationForm, Evidence, Given, Note, Reference, Segment

_PARTS = {
    "au": "author", "ed": "editor", "tr": "translator", "ti": "title", "ct": "container-title", "pu": "publisher", "pl": "publisher-place",
    "da": "issued", "vo": "volume", "is": "issue", "pg": "page", "lo": "locator", "en": "edition", "ge": "genre",
    "no": "number", "at": "authority", "ar": "archive", "nt": "note",
}  # fmt: skip
_TAG = re.compile(r"<(/?)([a-z]{1,2})(?: f=(\w+) w=([^\s>]+))?>")


def read(document: str) -> tuple[list[tuple[str, str, str | None, str]], dict[str, Reference]]:
    """Read a document of one note a line; gives (words, work meant, key found, rule) of each citation, and the works.

    A note's number is its line's; a work that begins with "?" is to stay unknown.
    """
    notes: list[Note] = []
    given: list[Given] = []
    truth: dict[tuple[str, int], str] = {}
    for number, line in enumerate(document.strip().splitlines(), 1):
        note, found = _note(f"n{number}", str(number), line.strip())
        notes.append(note)
        for one, work in found:
            given.append(one)
            truth[one.note, one.start] = work
        if not found:
            given.append(Given(note.id, 0, len(note.text), cites=False))
    told = references.read(notes, given=given)
    text = {note.id: note.text for note in notes}
    rows = [
        (text[c.note][c.start : c.end], truth[c.note, c.start], c.reference, c.antecedent.by if c.antecedent else "")
        for c in told.citations
        if (c.note, c.start) in truth
    ]
    return rows, {work.id: work for work in told.references}


def _note(name: str, marker: str, line: str) -> tuple[Note, list[tuple[Given, str]]]:
    text, place = "", 0
    found: list[tuple[Given, str]] = []
    opened: tuple[int, CitationForm, str] = (0, "full", "")
    segments: list[Segment] = []
    start = 0
    for tag in _TAG.finditer(line):
        text += line[place : tag.start()]
        place = tag.end()
        if tag[2] == "c" and not tag[1]:
            opened, segments = (len(text), tag[3], tag[4]), []  # type: ignore[assignment]
        elif tag[2] == "c":
            found.append((Given(name, opened[0], len(text), form=opened[1], segments=tuple(segments)), opened[2]))
        elif not tag[1]:
            start = len(text)
        else:
            segments.append(Segment(_PARTS[tag[2]], start, len(text)))
    text += line[place:]
    return Note(name, marker, 0, "footnote", text, (), (), Evidence("test", 1.0)), found
