"""Back references in notes that seem to cite nothing: "KpV, S. 25." or "Zum Text (siehe ebd., S. 12)".

Only the whole document shows that they are citations: the abbreviation was set up in another note, the author
and title ("Euripides, Orestes.") are those of a work cited in one, and a number in brackets names a note.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from briefcite.model import Citation, Note, Reference, Segment
from briefcite.references.resolve.shorthand import set_up
from briefcite.references.resolve.wording import read
from briefcite.text.folding import fold, telling
from briefcite.text.identity import family, people
from briefcite.text.late import late

SURE = 0.5
"""Confidence of the segment that stands for the whole citation, since its parts were not read."""
OPENING_WORDS = 6
"""Words of the longest abbreviation; see shorthand.MOST_WORDS."""
_LOCATOR = late(r"(?:S|pp?|Bl|fol|f|§+|Rn|Art)\.?\s?(\d[\d\s,–-]{0,20}(?:ff?\b)?)")
_NAMED = late(
    r"\W{0,3}(?P<name>[^\W\d_a-zß-ÿ][\w.’'-]{2,30}(?:\s[\w.’'-]{1,30}){0,3}),\s"
    r"[“«‘„\"]?\s?(?P<title>[^\W\d_][^.,;()“”«»]{3,80})(?=[.,;(”»’\"]|\s\(|$)"
)
_BARE = late(
    r"\W*(?:(?:see|also|cf|e|g|generally|compare|accord)\b[.,\s]*){0,3}"
    r"((?:supra|above),?\s(?:note|n|fn|footnote)\b\.?\s?(?P<number>\d{1,4}))\W*",
    re.I,
)
TITLE_LETTERS = 5
"""Letters of the shortest title that is looked for: shorter ones occur by chance."""
_BRACKETED = late(r"[(\[]([^()\[\]]{2,160})[)\]]")


def with_overlooked(
    notes: Sequence[Note],
    citations: Sequence[Citation],
    drafts: Mapping[str, Reference],
    read_whole: Collection[str] = (),
) -> list[Citation]:
    """Return the citations, in order, with those added that only the whole document shows to be citations.

    Notes in ``read_whole`` have no more citations than those given.
    """
    cited: dict[str, list[Citation]] = {}
    for citation in citations:
        cited.setdefault(citation.note, []).append(citation)
    known = {note.id for note in notes}
    citing = frozenset(note.marker for note in notes if note.id in cited)
    names = {name for note in notes for name in set_up(note.text)}
    works = _titles(drafts)
    found = [
        c
        for note in notes
        for c in cited.get(note.id) or (() if note.id in read_whole else _overlooked(note, names, works, citing))
    ]
    return found + [c for c in citations if c.note not in known]


def _titles(drafts: Mapping[str, Reference]) -> dict[str, list[tuple[str, ...]]]:
    """Return for each family name the content words of the titles by that author."""
    titles: dict[str, list[tuple[str, ...]]] = {}
    for draft in drafts.values():
        for name in people(draft)[:3] if draft.title else ():
            titles.setdefault(family(name), []).append(telling(draft.title))
    return titles


def _overlooked(
    note: Note, names: Iterable[str], works: Mapping[str, Sequence[tuple[str, ...]]], citing: frozenset[str]
) -> Iterator[Citation]:
    known = _abbreviation(note.text, frozenset(names)) or _titled(note.text, works)
    if place := known or _bracketed(note.text) or _bare(note.text, citing):
        yield _citation(note, *place)


def _bare(text: str, citing: frozenset[str]) -> tuple[int, int, str] | None:
    """Find "See supra note 2." that is the whole note, where that note cites something."""
    found = _BARE.fullmatch(text)
    return (found.start(1), found.end(1), "supra") if found and found["number"] in citing else None


def _abbreviation(text: str, names: frozenset[str]) -> tuple[int, int, str] | None:
    words = fold(text[:120]).split()[:OPENING_WORDS]
    opening = any(" ".join(words[:length]) in names for length in range(1, len(words) + 1))
    return (0, len(text), "short") if opening and len(text) < 120 else None


def _titled(text: str, works: Mapping[str, Sequence[tuple[str, ...]]]) -> tuple[int, int, str] | None:
    found = _NAMED.match(text)
    words = telling(found["title"]) if found else ()
    if not found or len("".join(words)) < TITLE_LETTERS:
        return None
    titles = works.get(fold(found["name"]), ())
    return (0, found.end(), "short") if any(title[: len(words)] == words for title in titles) else None


def _bracketed(text: str) -> tuple[int, int, str] | None:
    for match in _BRACKETED.finditer(text):
        words = read(match[1], "")
        if words.same_work:
            return match.start(1), match.end(1), "ibid"
        if words.numbers:
            return match.start(1), match.end(1), "supra"
    return None


def _citation(note: Note, start: int, end: int, form: str) -> Citation:
    located = _LOCATOR.search(note.text, start, end)
    return Citation(
        id=f"{note.id}.1",
        note=note.id,
        form="ibid" if form == "ibid" else "supra" if form == "supra" else "short",
        start=start,
        end=end,
        locator=located[1].strip(" ,") if located else "",
        locator_label="page" if located else "",
        segments=(Segment("other", start, end, SURE),),
    )
