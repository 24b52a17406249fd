"""What a short form says of its work: names, title words, year and number, each read from its words once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from briefcite.model import Name, Reference
from briefcite.references.resolve.said import pieces
from briefcite.references.resolve.told import WORD_STEM
from briefcite.references.resolve.wording import Wording
from briefcite.references.resolve.works import shelf_mark
from briefcite.text.folding import SMALL, fold, telling
from briefcite.text.identity import year
from briefcite.text.late import late

NAME_WORDS = 12
"""First words of a short form among which its author is looked for."""
LONGEST_INITIALS = 8
LOCATED_WITHIN = 40
"""Last characters of a citation in which its locator is looked for."""
_YEAR = late(r"(?<!at )(?<!p )(?<!pp )(?<!s )\b(1[4-9]\d\d|20\d\d)([a-k])?\b")
_PROVISION = late(
    r"\W{0,3}(?:[Aa]rt(?:icles?|ikel|s|\.)?|[Rr]ecitals?|[Ss]ec(?:tions?|\.)|[Rr]eg(?:ulation)?s?\.?|§+)\s?\d"
)
_ARTICLE = late(r"\b[Aa]rt(?:icolo|ículo|igo|icle|\.)?\s?(?:cit|pr[ée]c)")
_MARKS = "()[]{},.;:“”„‘’«»\"'"
_CUT = late(r"[^\W\d_]{2,9}(?=\.)")
_SPACED = late(r"(?<=\b\w\.)\s(?=\w\.)")
_INITIALS = late(r"[^\W\d_]+")


@dataclass(frozen=True)
class Query:
    """What a short form says of its work."""

    names: tuple[Name, ...]
    title: tuple[str, ...]
    """Content words of the short title, folded."""
    year: str
    core: str
    """All its folded words except those of the back reference itself."""
    draft: Reference
    """The work as this citation alone describes it."""
    bracketed: bool = False
    """It is an "ibid." in brackets after a name in the sentence."""
    named: bool = False
    """Capitalised words stand before the note's number, whether they were read as names or not."""
    repeated: bool = False
    """The names are taken from the citation before it ("Ders."), and may not be those that were meant."""
    text: str = ""
    """Its words as printed."""
    again: bool = False
    """It says "op. cit."."""
    provision: bool = False
    """Its locator is an article or section, which only laws have."""
    court: str = ""
    """The folded court or body, where it names nothing else: "BGH a.a.O."."""
    own: str = ""
    """Its own folded words, without its locator and the words of the back reference."""

    @cached_property
    def article(self) -> bool:
        """Return whether it says that the work cited before is an article."""
        return self.again and bool(_ARTICLE.search(self.text))

    @cached_property
    def shelf(self) -> str:
        """The folded archive and shelf mark, without the folio, where it gives nothing else: "EZA 50/117, Bl. 9"."""
        return "" if self.draft.title or not self.draft.archive else shelf_mark(self.draft)

    @cached_property
    def pieces(self) -> tuple[str, ...]:
        """Its own words and figures, apart from one another."""
        return pieces(self.shelf or self.own)

    @cached_property
    def capitals(self) -> frozenset[str]:
        """Folded words printed in capitals, two at least, which may be initials: "IAEA"."""
        words = (word.strip(_MARKS) for word in re.split(r"[\s/-]", self.text))
        return frozenset(
            fold(word) for word in words if sum(map(str.isupper, word)) > 1 and len(word) <= LONGEST_INITIALS
        )

    @cached_property
    def padded(self) -> str:
        """The folded words with a blank at either end, for searching whole words."""
        return f" {self.core} "

    @cached_property
    def opening(self) -> str:
        """Its first words, with a blank at either end."""
        return f" {' '.join(self.core.split()[:NAME_WORDS])} "

    @cached_property
    def words(self) -> frozenset[str]:
        """All words that can belong to a title."""
        return frozenset((*self.title, *self.untitled))

    @cached_property
    def stems(self) -> frozenset[str]:
        """The beginnings of those words that may be inflected."""
        return frozenset(word[:WORD_STEM] for word in self.words if len(word) >= WORD_STEM)

    @cached_property
    def cut_words(self) -> frozenset[str]:
        """Those of them that may be cut."""
        return self.words & self.cut

    @cached_property
    def title_words(self) -> frozenset[str]:
        """The words of the short title, each once."""
        return frozenset(self.title)

    @cached_property
    def unnamed(self) -> tuple[str, ...]:
        """The first words that can be a title's and are none of the names."""
        return tuple(word for word in self.untitled if word not in self.name_words)

    @cached_property
    def number(self) -> str:
        """The folded number of the paper, case or act."""
        return fold(self.draft.number)

    @cached_property
    def title_numbers(self) -> tuple[str, ...]:
        """The numbers in its title: the year of a report."""
        return tuple(word for word in telling(self.draft.title) if word.isdecimal())

    @cached_property
    def day(self) -> str:
        """The day of which it is; "" where that is not told."""
        return day_of(self.draft)

    @cached_property
    def untitled(self) -> tuple[str, ...]:
        """The first words that can belong to a title, however they were labelled: no articles or numbers."""
        return tuple(w for w in self.core.split()[:NAME_WORDS] if w not in SMALL and not no_word(w))

    @cached_property
    def cut(self) -> frozenset[str]:
        """Folded words printed with a full stop, which may be cut short: "Plut. Brut."."""
        opening = " ".join(self.text.split()[:NAME_WORDS])
        return frozenset(fold(found[0]) for found in _CUT.finditer(opening))

    @cached_property
    def abbreviation(self) -> str:
        """The folded letters of a title that is only an abbreviation: "KpV", "k.c."; "" where it is not."""
        return _abbreviation(self.draft.title or self.draft.container_title)

    @cached_property
    def body(self) -> str:
        """The folded letters of a body named by its abbreviation: "FCC"."""
        name = self.names[0].literal or self.names[0].family if self.names else ""
        return _abbreviation(name) or (_abbreviation(self.name_printed) if " " not in name else "")  # not "Fopc"

    @cached_property
    def name_printed(self) -> str:
        """The first name as printed: Bluebook writes "MALLOY" for a book and "Malloy" for an article."""
        family = fold(self.names[0].family or self.names[0].literal).split() if self.names else []
        words = (word.strip(_MARKS) for word in self.text.split()[:NAME_WORDS]) if family else ()
        return next((word for word in words if fold(word) == family[-1]), "")

    @cached_property
    def name_words(self) -> frozenset[str]:
        """Folded words of the names given."""
        return frozenset(word for name in self.names for word in fold(name.family or name.literal).split())

    def entitles(self, name: str) -> bool:
        """Return whether a folded name belongs to the title: that of Smith in "Cooke, Adam Smith and Jurisprudence"."""
        return bool(self.names) and name not in self.name_words and set(name.split()).issubset(self.title)

    @cached_property
    def numbered(self) -> str:
        """Its first words up to the last number among them, two at least: "general comment no 15"."""
        words = self.core.split()[:NAME_WORDS]
        last = max((place for place, word in enumerate(words) if any(map(str.isdigit, word))), default=0)
        return " ".join(words[: last + 1]) if last else ""

    @property
    def of_kind(self) -> bool:
        """Return whether it has only a kind of document for a title: "her Opinion"."""
        return self.draft.title == self.draft.genre != ""

    @cached_property
    def whole(self) -> str:
        """All its folded words, if there are three or more and a number among them: "ky rev stat ann 411 030"."""
        words = fold(self.text).split()
        return " ".join(words) if len(words) > 2 and any(map(str.isdigit, fold(self.text))) else ""

    @cached_property
    def says_nothing(self) -> bool:
        """Return whether it has no name, number or word of a title."""
        return not (self.names or self.title or self.untitled or self.draft.number)


def query(
    words: Wording,
    draft: Reference,
    names: Sequence[Name] = (),
    locator: str = "",
    *,
    repeated: bool = False,
    text: str = "",
    own: str = "",
) -> Query:
    """Make the query from a citation's words and from what was read in them.

    Args:
        words: the back references found in its words, and the words that remain.
        draft: the work as this citation alone describes it.
        names: the people that "Ders." stands for, if it has that word.
        locator: the place it points at, whose numbers are not years.
        repeated: the names stand for "Ders.".
        text: its words as printed.
        own: its own folded words, without its locator and the words of the back reference.
    """
    told = tuple(names) or draft.author or draft.editor
    bare = not (draft.title or draft.number or draft.container_title)
    if bare and draft.genre:
        draft = replace(draft, title=draft.genre)
    if words.at_page:  # "281 F.3d at 850": the page is a place in the case
        draft = replace(draft, page="")
    core = words.core
    left = set(core.split())
    title = tuple(word for word in telling(draft.title) if word in left or not left) if draft.title else ()
    found = _YEAR.search(core)
    in_title = found is not None and found[1] in title  # "The Gender Snapshot 2024"
    loose = found[0] if found and not draft.volume and not in_title and found[1] not in locator else ""
    dated = year(draft.issued) or loose
    provision = bool(_PROVISION.match(text) or _PROVISION.search(text, max(0, len(text) - LOCATED_WITHIN)))
    court = fold(draft.authority) if bare and not told else ""
    again = words.cited_before
    return Query(
        told, title, dated, core, draft, words.bracketed, words.named, repeated, text, again, provision, court, own
    )


def day_of(told: Reference) -> str:
    """Return the day of a work's date, "2004-05-01"; "" where month or day is not told."""
    return told.issued.edtf if told.issued and len(told.issued.edtf) == len("2004-05-01") else ""


def no_word(word: str) -> bool:
    """Return whether a folded word is too short for a title's word, or holds a digit."""
    return len(word) < 3 or any(char.isdigit() for char in word)


def _abbreviation(words: str) -> str:
    """Return the folded letters of "KpV", "BGB", "k.c.", "O. C."; "" for words that are no abbreviation."""
    told = _SPACED.sub("", words.strip())
    letters = "".join(_INITIALS.findall(told))
    dotted = told.count(".") >= len(letters) > 1
    capitals = sum(map(str.isupper, letters))
    if (
        " " in told
        or not (dotted or (capitals > 1 and 2 * capitals >= len(letters)))
        or len(letters) > LONGEST_INITIALS
    ):
        return ""
    return fold(letters)
