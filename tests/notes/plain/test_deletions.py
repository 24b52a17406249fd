"""Any one note or any one callout taken out of a text gives exactly the right finding, at its place, and no other.

What is right follows from the whole text: a note that is gone leaves its first callout dangling, a callout that is gone
leaves its note an orphan unless another one calls it, and whatever was found before is found still. Two deletions leave
nothing to see and are expected to: the last of a run of callouts whose notes are all lost, and one of several calls upon
an entry of a bibliography.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest
from tests.notes.plain.test_fixtures import FILES, read

from briefcite.load.decoding import decode
from briefcite.model import Callout, Extraction, Finding, Note, Span

INLINE = "^["
Finds = list[tuple[str, int]]
"""Codes, each with the place of what it is about."""
UNDECIDABLE: dict[str, list[tuple[set[str], Finds]]] = {
    "lighthouse.md": [({"c2"}, [("N108", 368), ("S101", 411)])],
    "lost-notes.txt": [
        (
            {"c8"},
            [
                ("C101", 38),
                ("C101", 222),
                ("C101", 341),
                ("C101", 410),
                ("C101", 477),
                ("C101", 1003),
                ("C101", 1101),
                ("C101", 1103),
                ("C101", 1103),
                ("N105", 673),
            ],
        )
    ],
}
"""What is found instead where a deletion makes another text that is as good.

Without its second callout lighthouse.md calls 1, 3, 3 and has the notes 1, 2, 3: that a 3 is printed for the 2 explains
it better than a lost 2 and a repeated 3. Without its 8 the "7-8-9" of lost-notes.txt is the range "7-9", which means 8.
"""


class Deletion(NamedTuple):
    """Stretches of a text that are taken out, and the ids of what goes with them."""

    spans: list[Span]
    gone: set[str]
    blank: bool = False
    """Blanks are left in their place: the lines hold another column, too."""


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_one_less_is_one_finding(path: Path, tmp_path: Path) -> None:
    whole = read(path)
    deletions = list(of_notes(whole)) + list(of_callouts(whole))
    assert len(deletions) >= len(whole.notes)
    wrong = wrong_ones(path, whole, deletions, tmp_path)
    assert [(gone, found) for gone, _, found in wrong] == UNDECIDABLE.get(path.name, [])


def wrong_ones(
    path: Path, whole: Extraction, deletions: Collection[Deletion], folder: Path
) -> list[tuple[set[str], Finds, Finds]]:
    text = decode(path.read_bytes(), path.name)
    wrong = []
    for deletion in deletions:
        left = "".join(text[a:b] for a, b in kept(deletion.spans, len(text)))
        if deletion.blank:
            left = "".join(" " if any(a <= at < b for a, b in deletion.spans) else c for at, c in enumerate(text))
        copy = folder / path.name
        copy.write_bytes(left.encode())
        want = expected(whole, deletion)
        found = sorted((x.code, x.span.start) for x in read(copy).findings if x.span)
        if found != want:
            wrong.append((deletion.gone, want, found))
    return wrong


def kept(spans: list[Span], length: int) -> Iterator[tuple[int, int]]:
    at = 0
    for start, end in sorted(spans):
        yield at, start
        at = end
    yield at, length


def of_notes(whole: Extraction) -> Iterator[Deletion]:
    """Take out each note with its lines, and the callouts that stand in it."""
    for note in whole.notes:
        spans = _inline(whole.document.text, note) or lines_of(whole.document.text, note)
        own = {*note.origin, *range(*note.span)} if note.span else set()
        others = "".join(c for a, b in spans for at, c in enumerate(whole.document.text[a:b], a) if at not in own)
        if whole.document.source.loader == "text" and sum(map(str.isalpha, others)) > 0:
            yield Deletion([Span(at, at + 1) for at in sorted(own)], {note.id}, blank=True)
            continue
        inside = {c.id for c in whole.callouts if any(a <= c.span.start < b for a, b in spans)}
        yield Deletion(spans, {note.id, *inside})


def _inline(text: str, note: Note) -> list[Span]:
    """Give the place of a note that stands within a sentence: "^[In the archive.]"."""
    assert note.span is not None
    start = text.rfind(INLINE, 0, note.span.start + len(INLINE))
    end = text.find("]", note.origin[-1]) + 1
    return [Span(start, end)] if 0 <= start >= note.span.start - len(INLINE) else []


def lines_of(text: str, note: Note) -> list[Span]:
    """Give the lines that a note fills, with its marker and their ends."""
    assert note.span is not None
    lines = set()
    for place in (note.span.start, *note.origin):
        start = max(text.rfind(mark, 0, place) for mark in "\n\f") + 1
        ends = [at + 1 for mark in "\n\f" if (at := text.find(mark, place)) >= 0]
        lines.add(Span(start, min(ends, default=len(text))))
    return sorted(lines)


def of_callouts(whole: Extraction) -> Iterator[Deletion]:
    """Take out each callout; of a range the whole, for "[–4]" is no less than "[2–4]" but something else."""
    text = whole.document.text
    for callout in whole.callouts:
        if text.startswith(INLINE, callout.span.start) or callout.implied:
            continue
        if callout.form != "bracketed":
            start, end = callout.span
            joined = text[end : end + 1] == "-" and text[end + 1 : end + 2].isdigit()
            yield Deletion([Span(start, end + joined)], {callout.id})
            continue
        group = Span(text.rfind("[", 0, callout.span.start), text.find("]", callout.span.end) + 1)
        inside = [c for c in whole.callouts if group.start < c.span.start < group.end]
        if len(inside) == 1 or any(c.implied for c in inside):
            yield Deletion([group], {c.id for c in inside})
        else:
            yield Deletion([_of_list(text, callout)], {callout.id})


def _of_list(text: str, callout: Callout) -> Span:
    """Give one number of "[2, 3]" with its comma."""
    start, end = callout.span
    after = re.compile(r"\s?,\s?").match(text, end)
    if after:
        return Span(start, after.end())
    before = re.search(r"\s?,\s?$", text[:start])
    return Span(before.start() if before else start, end)


def expected(whole: Extraction, deletion: Deletion) -> Finds:
    """Give the findings that must be there, at places of the text that is left."""
    gone = deletion.gone
    want = {(x.code, x.span.start) for x in whole.findings if x.span and not gone & {x.subject, *_cause(x)}}
    places = {one.id: one.span.start for one in (*whole.callouts, *whole.notes) if one.span}
    calls: dict[str, list[str]] = {}
    for link in whole.links:
        calls.setdefault(link.note, []).append(link.callout)
    for note, callouts in calls.items():
        left = [callout for callout in callouts if callout not in gone]
        if note in gone and left:
            want.add(("C101", places[left[0]]))
        elif note not in gone and not left:
            want.add(("N101", places[note]))
    want |= {("N103", place) for place in _gaps(whole, gone)}
    return sorted((code, place - (0 if deletion.blank else _before(place, deletion.spans))) for code, place in want)


def _cause(finding: Finding) -> tuple[str, ...]:
    """Give what a finding stands and falls with: the other of two callouts of one number."""
    return finding.related if finding.code == "C102" else ()


def _gaps(whole: Extraction, gone: Collection[str]) -> Iterator[int]:
    """Give the callouts before which a number is missing, in a run of callouts whose notes are lost."""
    linked = {link.callout for link in whole.links}
    alone = [callout for callout in whole.callouts if callout.id not in linked]
    for callout, following in pairwise(alone):
        if callout.id in gone:
            yield following.span.start


def _before(place: int, spans: list[Span]) -> int:
    return sum(end - start for start, end in spans if start < place)
