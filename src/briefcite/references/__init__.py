"""Notes become citations, citations become works.

tag/ finds the citations of a note and names their parts, normalize/ turns the parts into CSL variables, resolve/
finds the antecedent of each back reference and makes one reference of each work. Citation fields of a reference
manager (live.py) and what a person stated (given.py) are taken as they are.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from briefcite.model import Citation, Given, Mark, Note, Reference
from briefcite.references import normalize, resolve
from briefcite.references.given import lay, prevailing
from briefcite.references.live import live_citations, numbered_citations
from briefcite.references.normalize import Hyperlink, Lettering
from briefcite.references.tag import cite
from briefcite.references.tag.familiar import NotesSoFar

TEXTS_AT_ONCE = 256
"""Notes that are read together: more do not make the network faster, and each takes another 16 kB of memory."""


class Read(NamedTuple):
    """Citations in order, and the works they cite."""

    citations: tuple[Citation, ...]
    references: tuple[Reference, ...]
    listed: tuple[Citation, ...] = ()
    """The citations in the entries of a bibliography without numbers that describe works which the notes cite."""


def read(
    notes: Sequence[Note],
    marks: Sequence[Mark] = (),
    given: Iterable[Given] = (),
    text: str = "",
    listed: Sequence[Note] = (),
) -> Read:
    """Cite, normalise and resolve every note.

    Args:
        notes: in order.
        marks: the document's; live citation fields are taken as they are, links help with URLs.
        given: citations that a person stated; they stand as given, and the rest of their notes is read around them.
        text: the document's, notes included, which tells how words are written; the notes alone where there is none.
        listed: the entries of a bibliography, which are read where notes cite in short what may stand there in full.
    """
    certainties = prevailing(_live(notes, marks), given)
    cited = _cited_in(notes)
    known: dict[str, Given] = {}
    if certainties:
        cited, known = lay(notes, cited, certainties)
    entries = listed if any(citation.form != "full" for citation in cited) else ()
    described = [citation for citation in _cited_in(entries) if citation.form == "full"]
    every = [*notes, *entries]
    links = {note.id: _hyperlinks(note, inside) for note, inside in _inside(every, marks, "link")}
    text_of = {note.id: note.text for note in every}
    lettering = Lettering([text] if text else text_of.values())
    citations: list[Citation] = []
    drafts: dict[str, Reference] = {}
    for citation in [*cited, *described]:
        tidy, draft = normalize.normalize(text_of[citation.note], citation, links.get(citation.note, ()), lettering)
        citations.append(tidy)
        drafts[tidy.id] = draft
    aside = {entry.id for entry in entries}
    whole = aside | {one.note for one in certainties}
    resolved, works = resolve.resolve(every, citations, drafts, known, whole, aside)
    return Read(
        tuple(citation for citation in resolved if citation.note not in aside),
        works,
        tuple(citation for citation in resolved if citation.note in aside and citation.reference),
    )


def _cited_in(notes: Sequence[Note]) -> list[Citation]:
    return cite_all(((note.id, note.text) for note in notes), NotesSoFar()) if notes else []


def _live(notes: Sequence[Note], marks: Sequence[Mark]) -> Iterator[Given]:
    """Yield what citation fields say of each note: the fields inside it, else the one that prints its number."""
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
    cited = cite_all((str(number), line) for number, line in enumerate(lines, first))
    lettering = Lettering(lines)
    of_line: list[list[Citation]] = [[] for _ in lines]
    for citation in cited:
        of_line[int(citation.note) - first].append(citation)
    return [_parsed(line, citations, lettering) for line, citations in zip(lines, of_line, strict=True)]


def _parsed(line: str, citations: Sequence[Citation], lettering: Lettering) -> Read:
    drafts: dict[str, Reference] = {}
    tidied: list[Citation] = []
    for citation in citations:
        tidy, draft = normalize.normalize(line, citation, lettering=lettering)
        tidied.append(tidy)
        drafts[tidy.id] = draft
    if len(tidied) == 1 and tidied[0].form == "full" and draft.title and not draft.repeated:
        return Read(*resolve.alone(tidied[0], draft))
    return Read(*resolve.resolve((), tidied, drafts))


def cite_all(texts: Iterable[tuple[str, str]], history: NotesSoFar | None = None) -> list[Citation]:
    """Find the citations of all texts, in batches: one text at a time is slow, all at once takes too much memory.

    Args:
        texts: owner and text of each.
        history: where they are the notes of one document, what it said before them.
    """
    owned = list(texts)
    batches = (owned[start : start + TEXTS_AT_ONCE] for start in range(0, len(owned), TEXTS_AT_ONCE))
    return [citation for batch in batches for citation in _cite(batch, history)]


def _cite(owned: Sequence[tuple[str, str]], history: NotesSoFar | None) -> Iterator[Citation]:
    for (owner, _), citations in zip(owned, cite([text for _, text in owned], history), strict=True):
        for number, citation in enumerate(citations, 1):
            yield replace(citation, id=f"{owner}.{number}", note=owner)


def _inside(notes: Sequence[Note], marks: Sequence[Mark], kind: str) -> Iterator[tuple[Note, list[Mark]]]:
    """Yield each note with the marks of a kind that lie in it; notes without any are left out."""
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
    """Return the links that lie in this note; their offsets are those of its text."""
    place = {offset: index for index, offset in enumerate(note.origin)}
    found = []
    for mark in marks:
        inside = [place[offset] for span in mark.spans for offset in range(*span) if offset in place]
        if inside:
            found.append(Hyperlink(min(inside), max(inside) + 1, mark.target))
    return tuple(found)
