"""Notes become citations, citations become works.

split/ cuts a note into citations, label/ names the parts of each, patterns/ those of cases, statutes, UN
documents and archives, normalize/ turns the parts into CSL variables, resolve/ leads back references to their
antecedents and makes one reference of each work. Citation fields of a reference manager (live.py) are taken as
they are, as is what is given from outside (given.py).
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from briefcite.model import Citation, Given, Mark, Note, Reference
from briefcite.references.given import lay, prevailing
from briefcite.references.label import label
from briefcite.references.live import live_citations, numbered_citations
from briefcite.references.normalize import Hyperlink, mended, normalize
from briefcite.references.patterns import recognise
from briefcite.references.remarks import is_remark, tells_of_author
from briefcite.references.resolve import alone, resolve
from briefcite.references.split import split_all

TEXTS_AT_ONCE = 256
"""Notes that are labelled together: the network's speed does not grow beyond, its memory does (16 kB a note)."""


class Read(NamedTuple):
    """Citations in order, and the works they cite."""

    citations: tuple[Citation, ...]
    references: tuple[Reference, ...]


def read(notes: Sequence[Note], marks: Sequence[Mark] = (), given: Iterable[Given] = ()) -> Read:
    """Split, label, normalise and resolve every note.

    Args:
        notes: in order.
        marks: the document's; live citation fields are taken as they are, links help with URLs.
        given: what is known of citations from outside; it stands, and the rest is read around it.
    """
    certainties = prevailing(_live(notes, marks), given)
    cited = _label_all((note.id, note.text) for note in notes if not tells_of_author(note.marker, note.text))
    known: dict[str, Given] = {}
    if certainties:
        cited, known = lay(notes, cited, certainties)
    links = {note.id: _hyperlinks(note, inside) for note, inside in _inside(notes, marks, "link")}
    text_of = {note.id: note.text for note in notes}
    citations: list[Citation] = []
    drafts: dict[str, Reference] = {}
    for citation in cited:
        certain = known.get(citation.id)
        told = normalize if certain and certain.segments is not None else mended
        tidy, draft = told(text_of[citation.note], citation, links.get(citation.note, ()))
        citations.append(tidy)
        drafts[tidy.id] = draft
    return Read(*resolve(notes, citations, drafts, known, {one.note for one in certainties}))


def _live(notes: Sequence[Note], marks: Sequence[Mark]) -> Iterator[Given]:
    """Give what citation fields say: those inside a note, else the one whose number is the note's."""
    inside = {note.id: live_citations(note, held) for note, held in _inside(notes, marks, "citation")}
    yield from (field for fields in inside.values() for field in fields)
    for field in numbered_citations(notes, [mark for mark in marks if mark.kind == "citation"]):
        if field.note not in inside:
            yield field


def parse(lines: Sequence[str], first: int = 1) -> list[Read]:
    """Read each line on its own, as a note or reference with no document around it.

    Args:
        lines: one note or reference each.
        first: the number of the first line; citations are named after their line.
    """
    cited = _label_all((str(number), line) for number, line in enumerate(lines, first))
    of_line: list[list[Citation]] = [[] for _ in lines]
    for citation in cited:
        of_line[int(citation.note) - first].append(citation)
    return [_parsed(line, citations) for line, citations in zip(lines, of_line, strict=True)]


def _parsed(line: str, citations: Sequence[Citation]) -> Read:
    drafts: dict[str, Reference] = {}
    tidied: list[Citation] = []
    for citation in citations:
        tidy, draft = mended(line, citation)
        tidied.append(tidy)
        drafts[tidy.id] = draft
    if len(tidied) == 1 and tidied[0].form == "full" and draft.title and not draft.repeated:
        return Read(*alone(tidied[0], draft))
    return Read(*resolve((), tidied, drafts))


def _label_all(texts: Iterable[tuple[str, str]]) -> list[Citation]:
    """Split and label all texts, many at a time: the model is quickest that way, and its scores take room."""
    owned = list(texts)
    batches = (owned[start : start + TEXTS_AT_ONCE] for start in range(0, len(owned), TEXTS_AT_ONCE))
    return [citation for batch in batches for citation in _label(batch)]


def _label(owned: Sequence[tuple[str, str]]) -> list[Citation]:
    cited = split_all([text for _, text in owned])
    jobs = [(text, citation) for (_, text), found in zip(owned, cited, strict=True) for citation in found]
    known = [recognise(text, citation) for text, citation in jobs]
    labelled = iter(label([job for job, segments in zip(jobs, known, strict=True) if segments is None]))
    owners = (owner for (owner, _), found in zip(owned, cited, strict=True) for _ in found)
    count: Counter[str] = Counter()
    named: list[Citation] = []
    for (text, citation), segments, owner in zip(jobs, known, owners, strict=True):
        # A case or statute is cited in full, however short: "Art. 5 GG".
        form = citation.form if segments is None else "full"
        name, parts = f"{owner}.{count[owner] + 1}", next(labelled) if segments is None else segments
        whole = replace(citation, id=name, note=owner, form=form, segments=parts)
        if not is_remark(text, whole):
            count[owner] += 1
            named.append(whole)
    return named


def _inside(notes: Sequence[Note], marks: Sequence[Mark], kind: str) -> Iterator[tuple[Note, list[Mark]]]:
    """Give each note with the marks of a kind that lie in it; notes without any are left out."""
    ordered = sorted((mark for mark in marks if mark.kind == kind), key=lambda mark: mark.spans[0].start)
    starts = [mark.spans[0].start for mark in ordered]
    ends = [mark.spans[-1].end for mark in ordered]
    for note in notes:
        if ordered and note.origin:
            first = bisect_right(ends, note.origin[0])  # a field may begin with the blank before the note
            last = bisect_right(starts, note.origin[-1])
            if first < last:
                yield note, ordered[first:last]


def _hyperlinks(note: Note, marks: Sequence[Mark]) -> tuple[Hyperlink, ...]:
    """Give the links that lie in this note, in offsets of its text."""
    place = {offset: index for index, offset in enumerate(note.origin)}
    found = []
    for mark in marks:
        inside = [place[offset] for span in mark.spans for offset in range(*span) if offset in place]
        if inside:
            found.append(Hyperlink(min(inside), max(inside) + 1, mark.target))
    return tuple(found)
