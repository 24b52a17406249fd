"""The words of a work by which short forms may name it, worked out once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from briefcite.model import Name, Reference
from briefcite.text.folding import SMALL, fold, telling
from briefcite.text.identity import LONG_TITLE, family, year

WORD_STEM = 5
"""First letters that a cut or inflected word must share with a word of the title: "Gesellsch." but not "Ges."."""
QUOTED_WORDS = 10
"""First words of a title, articles included, among which its first content words are looked for."""
INITIAL = 2
"""Letters of the longest given name that can be an abbreviation."""
TITLE_INITIALS = 16
"""First words of a title whose initials are compared."""
MOST_OF_A_WORD = 3
"""Letters that one word may contribute to an abbreviation: "HWPh", "BGB" of "Bürgerliches Gesetzbuch"."""
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
        return frozenset(telling(f"{self.title} {told.container_title} {told.collection_title}"))

    @cached_property
    def title(self) -> str:
        """Its title, or what kind of document it is: "Rapport du 5 avril 2013" is called "Rapport"."""
        return self.reference.title or self.reference.genre

    @cached_property
    def first_words(self) -> tuple[str, ...]:
        """The words that begin its title; a case can be called by any: "Lee" is In re Lee Estate."""
        words = telling(self.title)
        opening = tuple(word for word in words if word not in _CASE_LEADS) or words
        return opening if self.reference.type == "legal_case" else opening[:1]

    @cached_property
    def opening(self) -> str:
        """The folded title as far as three telling words; "" where it has fewer."""
        words = fold(self.reference.title).split()[:QUOTED_WORDS]
        told = [place for place, word in enumerate(words, 1) if word not in SMALL]
        return " ".join(words[: told[LONG_TITLE - 1]]) if len(told) >= LONG_TITLE else ""

    def is_called(self, cut: str) -> bool:
        """Return whether a family name begins with the folded letters of a name that was cut: "Plut."."""
        return len(cut) > 1 and any(name.startswith(cut) for name in self.families)

    @cached_property
    def surnames(self) -> frozenset[str]:
        """Words by which authors with two family names can be called: "Villela" of "Enriqueta Villela Ruiz"."""
        given = (fold(name.given).split() for name in self.people if name.family)
        return frozenset(words[-1] for words in given if len(words) > 1 and len(words[-1]) > INITIAL)

    def is_abbreviated(self, letters: str) -> bool:
        """Return whether folded letters are the initials of its title: "kpv" of "Kritik der praktischen Vernunft"."""
        names = (self.reference.title, self.reference.container_title)
        return any(_abbreviate(letters, telling(name)[:TITLE_INITIALS]) for name in names if name)

    def is_body_abbreviated(self, letters: str) -> bool:
        """Return whether folded letters are the initials of a body that wrote, published or keeps it: "FCC"."""
        return any(_abbreviate(letters, words) for words in self._bodies)

    @cached_property
    def _bodies(self) -> tuple[tuple[str, ...], ...]:
        """The telling words of its bodies, also of those that were read as a person of two names."""
        told = self.reference
        written = [f"{name.given} {name.particle} {name.family} {name.literal}" for name in self.people]
        named = map(telling, (*written, told.authority, told.publisher, told.archive))
        return (
            *(telling(name) for name in self.families if " " in name),
            *(words for words in named if len(words) > 2),
        )

    @cached_property
    def year(self) -> str:
        """Its year, with its letter."""
        return year(self.reference.issued)

    @cached_property
    def telling_words(self) -> frozenset[str]:
        """The telling words of its own title."""
        return frozenset(telling(self.reference.title))

    @cached_property
    def words(self) -> frozenset[str]:
        """All folded words of its own title."""
        return frozenset(fold(self.reference.title).split())

    @cached_property
    def number(self) -> str:
        """Its folded number."""
        return fold(self.reference.number)

    @cached_property
    def _beginnings(self) -> str:
        """The words of its title, each behind a blank."""
        return " ".join(("", *self.title_words))

    @cached_property
    def stems(self) -> dict[str, list[str]]:
        """The longer words of its title under their first letters."""
        found: dict[str, list[str]] = {}
        for word in self.title_words:
            if len(word) >= WORD_STEM:
                found.setdefault(word[:WORD_STEM], []).append(word)
        return found

    def has(self, word: str, *, cut: bool = False) -> bool:
        """Return whether its title has a word, one of the two cut or inflected at most: "Gesellsch.", "Gesellschaften".

        Args:
            word: folded.
            cut: it is printed with a full stop, and two letters are enough: "Vad. Hist."
        """
        if word in self.title_words or (cut and f" {word}" in self._beginnings):
            return True
        alike = self.stems.get(word[:WORD_STEM], ()) if len(word) >= WORD_STEM else ()
        return any(own.startswith(word) or word.startswith(own) for own in alike)


def _abbreviate(letters: str, words: Sequence[str]) -> bool:
    """Return whether letters are the initials of consecutive words; just two letters, those of the first words."""
    starts = range(len(words) if len(letters) > INITIAL else 1)
    return any(_initials(letters, words[start:], 2) for start in starts)


def _initials(letters: str, words: Sequence[str], least: int) -> bool:
    if not letters:
        return least <= 0
    if not words or words[0][0] != letters[0]:
        return False
    most = min(MOST_OF_A_WORD, len(letters))
    return any(
        _in_order(letters[:taken], words[0]) and _initials(letters[taken:], words[1:], least - 1)
        for taken in range(1, most + 1)
    )


def _in_order(letters: str, word: str) -> bool:
    rest = iter(word)
    return all(letter in rest for letter in letters)
