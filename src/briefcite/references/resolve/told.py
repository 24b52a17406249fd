"""What a work's description tells those that ask for it by a shortened form, read once for all of them."""

from __future__ import annotations

from functools import cached_property

from briefcite.model import Name, Reference
from briefcite.text.folding import SMALL, fold, telling
from briefcite.text.identity import LONG_TITLE, family, year

WORD_STEM = 5
"""Letters that a cut or inflected word must share with the title's: "Gesellsch." but not "Ges."."""
QUOTED_WORDS = 10
"""Words at the beginning of a title, articles included, among which its first telling ones are sought."""
_CASE_LEADS = frozenset(("re", "ex", "parte"))


class Told:
    """The folded names and words of one description."""

    def __init__(self, reference: Reference) -> None:
        self.reference = reference

    @cached_property
    def people(self) -> tuple[Name, ...]:
        """Its authors, editors and translators."""
        return (*self.reference.author, *self.reference.editor, *self.reference.translator)

    @cached_property
    def families(self) -> tuple[str, ...]:
        """Folded family names of its people."""
        return tuple(name for name in map(family, self.people) if name)

    @cached_property
    def name_words(self) -> frozenset[str]:
        """All folded words of their names."""
        written = (f"{name.given} {name.particle} {name.family} {name.literal}" for name in self.people)
        return frozenset(word for one in written for word in fold(one).split())

    @cached_property
    def title_words(self) -> frozenset[str]:
        """Folded words by which a short title can name it."""
        told = self.reference
        return frozenset(telling(f"{told.title} {told.container_title} {told.collection_title}"))

    @cached_property
    def first_words(self) -> tuple[str, ...]:
        """The words that begin its title; a case can be called by any: "Lee" is In re Lee Estate."""
        words = telling(self.reference.title)
        opening = tuple(word for word in words if word not in _CASE_LEADS) or words
        return opening if self.reference.type == "legal_case" else opening[:1]

    @cached_property
    def opening(self) -> str:
        """The folded title as far as three telling words; "" where it has fewer."""
        words = fold(self.reference.title).split()[:QUOTED_WORDS]
        told = [place for place, word in enumerate(words, 1) if word not in SMALL]
        return " ".join(words[: told[LONG_TITLE - 1]]) if len(told) >= LONG_TITLE else ""

    @cached_property
    def year(self) -> str:
        """Its year, with its letter."""
        return year(self.reference.issued)

    @cached_property
    def _stems(self) -> dict[str, list[str]]:
        """The longer words of its title under their first letters."""
        found: dict[str, list[str]] = {}
        for word in self.title_words:
            if len(word) >= WORD_STEM:
                found.setdefault(word[:WORD_STEM], []).append(word)
        return found

    def has(self, word: str) -> bool:
        """Whether its title has a word, one of the two cut or inflected at most: "Gesellsch.", "Gesellschaften"."""
        if word in self.title_words:
            return True
        alike = self._stems.get(word[:WORD_STEM], ()) if len(word) >= WORD_STEM else ()
        return any(own.startswith(word) or word.startswith(own) for own in alike)
