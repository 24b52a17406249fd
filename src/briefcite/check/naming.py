"""Back references that name a note by its number, "Craig (n 2) 441": what they name, and what stands there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from briefcite.check.case import Case
from briefcite.model import Citation, Note
from briefcite.text.folding import fold
from briefcite.text.late import late
from briefcite.text.wordlists import cross_references

AHEAD = 80
"""Characters before the number in which the name of the work stands."""
_NAME = late(r"[^\W\d_a-zß-ÿ][^\W\d_]{2,}")
_NEW_SENTENCE = late(r"(?<=[^\W\d_]{3})\.\s+(?=[^\W\d_a-zß-ÿ])")
"""A full stop after a word ends a sentence: "… is unclear. Refer to Hale"; after an initial, "M. Hale", it does not."""

_OF_CHAPTER = late(r"(?i)(?:\b(?:ch|chap|chapter|kap|kapitel|cap|chapitre|part|teil)\b\.?|§)\s?\w{1,6}[\s,.:;]+\w*\W*$")
"""The number belongs to another chapter, whose notes are numbered anew: "(see ch. 3, n. 57)"."""


class Naming(NamedTuple):
    """One back reference and the numbers in it."""

    citation: Citation
    own: int
    """The number of its own note; 0 where that has none."""
    numbers: tuple[int, ...]
    """All numbers that are named, those within a range included: "notes 28-31"."""
    words: tuple[str, ...]
    """Folded capitalised words before the number; the last is nearest to it."""


def namings(case: Case) -> Iterator[Naming]:
    """Yield the back references of footnotes and endnotes that name a note by its number, in order."""
    for citation in case.extraction.citations:
        told = _told(citation, "named:")
        note = case.notes[citation.note]
        if not told or note.kind == "entry" or not all(number.isdecimal() for number in told):
            continue
        if of_chapter(note.text[citation.start : _place(note.text, citation, told[0])]):
            continue
        yield Naming(
            citation,
            case.number(note.id),
            _whole([int(number) for number in told]),
            _words_ahead(case, citation, told[0]),
        )


def of_chapter(ahead: str) -> bool:
    """Return whether the words before a number say that it belongs to another chapter."""
    return _OF_CHAPTER.search(ahead) is not None


def _told(citation: Citation, kind: str) -> list[str]:
    signals = citation.antecedent.signals if citation.antecedent else ()
    return [signal.removeprefix(kind) for signal in signals if signal.startswith(kind)]


def _whole(numbers: Sequence[int]) -> tuple[int, ...]:
    first, last = min(numbers), max(numbers)
    return tuple(range(first, last + 1)) if len(numbers) > 1 else tuple(numbers)


def _place(text: str, citation: Citation, number: str) -> int:
    """Return where a number stands in a citation; its start where it does not."""
    found = re.search(rf"(?<!\d){number}(?!\d)", text[citation.start :])
    return citation.start + found.start() if found else citation.start


def _words_ahead(case: Case, citation: Citation, number: str) -> tuple[str, ...]:
    """Return the capitalised words before a number, back to the citation before or the end of a sentence."""
    text = case.notes[citation.note].text
    at = _place(text, citation, number)
    before = (other.end for other in case.citations_in[citation.note] if other.end <= citation.start)
    ahead = _NEW_SENTENCE.split(text[max(at - AHEAD, max(before, default=0)) : at])[-1]
    words = (word for name in _NAME.findall(ahead) for word in fold(name).split())
    return tuple(word for word in words if word not in _no_names())


@cache
def _no_names() -> frozenset[str]:
    return frozenset(cross_references()["no_names"])


def named_notes(case: Case, naming: Naming, off: int = 0) -> list[Note]:
    """Return the notes that have the numbers named, or numbers so far off, whatever their series."""
    return [note for number in sorted({number + off for number in naming.numbers}) for note in case.numbered(number)]


def says(case: Case, note: Note, words: Sequence[str], before: Citation) -> bool:
    """Return whether a note has one of the words; of a citation's own note only what stands before it counts."""
    if note.id == before.note:
        return bool(set(fold(note.text[: before.start]).split()).intersection(words))
    return bool(case.words_of(note).intersection(words))


def introduces(case: Case, note: Note, words: Sequence[str], before: Citation) -> bool:
    """Return whether a note has one of the words outside back references: these do not describe a work."""
    told = [one for one in case.citations_in.get(note.id, ()) if one.form != "full"]
    end = before.start if note.id == before.note else len(note.text)
    rest, at = "", 0
    for one in told:
        rest, at = rest + note.text[at : min(one.start, end)] + " ", max(at, one.end)
    return not set(fold(rest + note.text[at:end]).split()).isdisjoint(words)
