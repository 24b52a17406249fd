"""Citations that a reference manager wrote into the document: their CSL-JSON needs no reading and is trusted.

A mark of kind "citation" holds ``{"citationItems": [{"itemData": {…}, "locator": "44", "label": "page"}]}``.
Each item becomes a citation over the stretch of the note in which it is printed, with its work.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from briefcite.model import Given, Mark, Note, Segment
from briefcite.text.csl_names import ROLES
from briefcite.text.csl_works import names, plain, work_of
from briefcite.text.late import late

_SEMICOLON = late(r"; ")
_NUMBER = late(r"([-–—]?)[\[\]() ]{0,4}(\d{1,4})")
WIDEST = 30
"""Entries that a range such as "[4]–[6]" may call at most."""


def live_citations(note: Note, marks: Sequence[Mark]) -> list[Given]:
    """Return the citations that fields wrote into a note, in order.

    Args:
        note: the note.
        marks: the document's marks of kind "citation".
    """
    place = {offset: index for index, offset in enumerate(note.origin)} if marks else {}
    found: list[Given] = []
    for mark in marks:
        inside = [place[offset] for span in mark.spans for offset in range(*span) if offset in place]
        if inside and mark.data:
            items = _items(mark)
            found += _of_field(note, items, min(inside), max(inside) + 1)
    return found


def numbered_citations(notes: Sequence[Note], marks: Sequence[Mark]) -> Iterator[Given]:
    """Yield the works of numbered entries: a field in the running text prints "[2], [3]" and holds both works."""
    items: dict[str, Mapping[str, Any]] = {}
    for mark in marks:
        cited = _items(mark) if mark.marker and mark.data else ()
        numbers = list(_numbers(mark.marker))
        if len(numbers) == len(cited):
            items |= zip(numbers, cited, strict=True)
    for note in notes:
        if note.kind in ("endnote", "entry") and note.marker in items and note.text:
            whole = {"itemData": items[note.marker]["itemData"]}
            yield from _of_field(note, [whole], 0, len(note.text))


def _numbers(shown: str) -> Iterator[str]:
    """Yield the numbers of "[2], [4]–[6]", those within the range included."""
    before = 0
    for dash, digits in _NUMBER.findall(shown):
        value = int(digits)
        yield from (
            str(n) for n in range(before + 1 if dash and before < value <= before + WIDEST else value, value + 1)
        )
        before = value


def _of_field(note: Note, items: Sequence[Mapping[str, Any]], start: int, end: int) -> Iterator[Given]:
    """Yield a citation for each work of a field; where it cannot be cut at the works, each spans the whole field."""
    stretches = _parts(note.text, start, end, items)
    for item, (first, last) in zip(items, stretches, strict=True):
        yield Given(
            note=note.id,
            start=first,
            end=last,
            form="full",
            prefix=plain(item.get("prefix")).strip(),
            locator=plain(item.get("locator")),
            locator_label=plain(item.get("label")) or ("page" if item.get("locator") else ""),
            suffix=plain(item.get("suffix")).strip(),
            segments=(Segment("other", first, last, 1.0),),
            work=work_of(item["itemData"]),
        )


def _items(mark: Mark) -> list[Mapping[str, Any]]:
    import json

    items: list[Mapping[str, Any]] = json.loads(mark.data)["citationItems"]
    return items


def _parts(note: str, start: int, end: int, items: Sequence[Mapping[str, Any]]) -> list[tuple[int, int]]:
    """Cut what a field prints into a stretch an item: at semicolons if their number fits, else at names and titles."""
    text = note[start:end]
    cuts = [0, *(found.end() for found in _SEMICOLON.finditer(text))]
    if len(cuts) != len(items):
        cuts = _named(text, items)
    if not cuts:
        return [(start, end)] * len(items)
    ends = [*(len(text[:cut].rstrip(" ;,.")) for cut in cuts[1:]), len(text)]
    return [(start + cut, start + max(cut, stop)) for cut, stop in zip(cuts, ends, strict=True)]


def _named(text: str, items: Sequence[Mapping[str, Any]]) -> list[int]:
    """Return where each item begins (at its prefix, first author or title); [] where one of them is not found."""
    cuts: list[int] = []
    at = 0
    for item in items:
        work = item["itemData"]
        people = [name for role in ROLES for name in names(work.get(role))][:1]
        named = [plain(item.get("prefix")).strip(), *(p.literal or p.given or p.family for p in people)]
        named += [*(p.family for p in people), plain(work.get("title")).partition(":")[0]]
        places = [place for name in named if name and (place := text.find(name, at)) >= 0]
        if not places:
            return []
        cuts.append(min(places))
        at = cuts[-1] + 1
    return [0, *cuts[1:]]
