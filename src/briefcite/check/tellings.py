"""What citations in full tell of one work, and where two differ as a slip does: in a year, or in one word of a name."""

from __future__ import annotations

from typing import NamedTuple

from briefcite.check.case import Case
from briefcite.model import Citation, Reference, Segment
from briefcite.text.folding import fold
from briefcite.text.late import late
from briefcite.text.titles import ALIKE, title_likeness

SURE = 0.5
"""Confidence of a label from which its words are what the note says."""
SPELLED = 3
"""Letters of a name that is no initial."""
_YEAR = late(r"(?<!\d)(?:1[4-9]|20)\d\d(?!\d)")
_WORD = late(r"[^\W\d_]+")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})


class Telling(NamedTuple):
    """Title, people and year of a work in one citation."""

    citation: Citation
    words: str
    """All its words."""
    title: str
    names: dict[str, str]
    """Words of the names as printed, by their folded letters."""
    years: frozenset[str]
    people: Segment
    """Where the names stand, or the whole citation."""
    dated: Segment
    """Where the year stands, or the whole citation."""


def telling(case: Case, citation: Citation) -> Telling:
    """Return what a citation tells, as far as its labels are sure."""
    text = case.notes[citation.note].text
    whole = Segment("other", citation.start, citation.end)
    labelled = {part.label: part for part in reversed(citation.segments) if part.confidence >= SURE}
    title, people, dated = (labelled.get(label) for label in ("title", "author", "issued"))
    return Telling(
        citation,
        case.all_words(citation),
        text[title.start : title.end] if title else "",
        _words_of(text[people.start : people.end] if people else ""),
        frozenset(_YEAR.findall(text[dated.start : dated.end]) if dated else ()),
        people or whole,
        dated or whole,
    )


def of_work(case: Case, work: Reference) -> Telling:
    """Return what is known of a work, at the place of its first citation in full."""
    first = telling(case, case.first_full[work.id])
    names = " ".join(f"{name.given} {name.family or name.literal}" for name in work.author)
    years = frozenset([work.issued.edtf[:4]] if work.issued else ())
    return first._replace(words="", title=work.title, names=_words_of(names), years=years)


def years_differ(one: Telling, other: Telling) -> tuple[str, str] | None:
    """Return the years, where each tells one and they are not the same."""
    if len(one.years) != 1 or len(other.years) != 1:
        return None
    (first,), (second,) = one.years, other.years
    same = first == second or first in other.words or second in one.words
    return None if same else (first, second)


def names_differ(one: Telling, other: Telling, work: Reference) -> tuple[str, str] | None:
    """Return the words that differ, where the names are the same but for one word each, and none is cut short."""
    alone, also = set(one.names) - set(other.names), set(other.names) - set(one.names)
    if len(alone) != 1 or len(also) != 1 or len(alone) == len(one.names):
        return None
    (first,), (second,) = alone, also
    families = {_plain(word) for name in work.author for word in _WORD.findall(name.family)}
    if min(len(first), len(second)) < SPELLED or (families.isdisjoint((first, second)) and shortened(first, second)):
        return None
    return one.names[first], other.names[second]


def shortened(one: str, other: str) -> bool:
    """Return whether one name is the other cut short: "Fred" of Frederick, "Thos" of Thomas, but not "Ana" of Anna."""
    short, long = sorted((one, other), key=len)
    rest = iter(long)
    cut = long.startswith(short) or len(long) - len(short) > 1
    return cut and short[:1] == long[:1] and all(letter in rest for letter in short)


def are_of_one(one: Telling, other: Telling) -> bool:
    """Return whether both surely tell of one work, by its title."""
    return title_likeness(one.title, other.title) >= ALIKE


def _words_of(names: str) -> dict[str, str]:
    return {_plain(word): word for word in _WORD.findall(names)}


def _plain(word: str) -> str:
    return fold(word.casefold().translate(_UMLAUTS))
