"""Which earlier work a shortened form means: by family name, words of the title, and year."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from briefcite.model import Name, Reference
from briefcite.references.resolve.told import Told
from briefcite.references.resolve.wording import Wording
from briefcite.references.resolve.works import Work
from briefcite.text.folding import SMALL, fold, telling
from briefcite.text.identity import LONG_TITLE, names_agree, year
from briefcite.text.late import late

TITLE_FITS = 0.7
"""Share of the short title's telling words that the work's title must have."""
NAMES_AHEAD = 8
"""Words before such a title in which its author is looked for."""
LONGER_TITLE = 5
NAME_WORDS = 12
"""A shortened form gives its author within so many words."""
_YEAR = late(r"\b(1[4-9]\d\d|20\d\d)([a-k])?\b")


@dataclass(frozen=True)
class Query:
    """What a shortened form tells of its work."""

    names: tuple[Name, ...]
    title: tuple[str, ...]
    """Telling words of the short title."""
    year: str
    core: str
    """All its folded words but those of the back reference itself."""
    bracketed: bool = False
    """An "ibid." in brackets follows a name in the sentence."""
    named: bool = False
    """Capitalised words stand before the note's number, read as names or not."""
    day: str = ""
    """The full date, where it has one: of two unsigned articles with one title it is all that differs."""
    repeated: bool = False
    """The names are those of the citation before it ("Ders."), which may not be whom its author meant."""

    @cached_property
    def padded(self) -> str:
        """The words between blanks, in which whole words can be looked for."""
        return f" {self.core} "

    @cached_property
    def opening(self) -> str:
        """Its first words, between blanks."""
        return f" {' '.join(self.core.split()[:NAME_WORDS])} "

    @cached_property
    def words(self) -> frozenset[str]:
        """All words that can be a title's."""
        return frozenset((*self.title, *self.untitled))

    @cached_property
    def untitled(self) -> tuple[str, ...]:
        """The first words that can be a title's, however they were read: no articles and numbers."""
        return tuple(w for w in self.core.split()[:NAME_WORDS] if w not in SMALL and not _no_word(w))


@dataclass(frozen=True, slots=True)
class Fit:
    """How one work answers a query; higher is better, compared in this order."""

    title: float
    """Share of the title words found, 1 more where the title begins with them; 0 where no title is asked."""
    author: bool
    year: bool
    work: Work


def query(words: Wording, draft: Reference, names: Sequence[Name] = (), *, repeated: bool = False) -> Query:
    """Make the question of a citation's words and of what was read from them.

    Args:
        words: what its words say of an earlier citation, and those that are left.
        draft: the work as this citation alone tells it.
        names: who "Ders." is, where the citation says so.
        repeated: the names stand for such a word.
    """
    told = tuple(names) or draft.author or draft.editor
    core = words.core
    left = set(core.split())
    title = tuple(word for word in telling(draft.title) if word in left or not left) if draft.title else ()
    found = _YEAR.search(core)
    day = draft.issued.edtf if draft.issued and len(draft.issued.edtf) == len("2004-05-01") else ""
    dated = year(draft.issued) or (found[0] if found else "")
    return Query(told, title, dated, core, words.bracketed, words.named, day, repeated)


def fits(asked: Query, works: Iterable[Work], *, near: bool = False) -> list[Fit]:
    """Give the works that the query can mean, best first.

    Args:
        asked: what a shortened form tells.
        works: candidates.
        near: they are those of one note, so that any words of a title do; else, where no name is given, the
            title must begin with them.
    """
    found = [fit for work in works if (fit := _fit(asked, work, near))]
    return sorted(found, key=lambda fit: (-fit.title, -fit.author, -fit.year, -_latest(fit.work)))


def _latest(work: Work) -> int:
    return work.mentions[-1] if work.mentions else -1


def _fit(asked: Query, work: Work, near: bool) -> Fit | None:
    author = _names_author(asked, work)
    quoted = _quoted(asked, work)
    title = max(_title_share(asked, work.told), quoted)
    author = author or (bool(quoted) and not asked.repeated)
    if asked.names and not author:
        author = title >= TITLE_FITS and _among_words(asked.names, work)
        if not author and not quoted and not (title > 1 and len(asked.title) >= _own_witness(asked)):
            return None
    dated = _same_year(asked.year, work.told)
    if dated is False or _other_day(asked.day, work.reference) or (not author and title < TITLE_FITS + (not near)):
        return None
    return Fit(title, author, bool(dated), work)


def _other_day(asked: str, told: Reference) -> bool:
    known = told.issued.edtf if told.issued else ""
    return bool(asked) and len(known) == len(asked) and known != asked


def _own_witness(asked: Query) -> int:
    """Give how many words of a title outweigh a name that does not fit."""
    return LONG_TITLE if asked.repeated else LONGER_TITLE


def _among_words(names: Sequence[Name], work: Work) -> bool:
    """Whether the name is part of one (Leonardo da Vinci) or was read as part of the title."""
    told = work.told
    first = fold(names[0].family or names[0].literal).split()
    return bool(first) and all(word in told.name_words or word in told.title_words for word in first)


def _quoted(asked: Query, work: Work) -> float:
    """Give 1.5 where the citation's words hold the beginning of the work's title, however they were read."""
    opening = work.told.opening
    place = asked.padded.find(f" {opening} ") if opening else -1
    if place < 0:
        return 0.0
    ahead = f" {' '.join(asked.core[:place].split()[-NAMES_AHEAD:])} "
    return 1.5 if asked.repeated or any(f" {name} " in ahead for name in work.told.families) else 0.0


def _names_author(asked: Query, work: Work) -> bool:
    told = work.told
    if asked.names and told.people and names_agree(asked.names, told.people):
        return True
    if asked.names and not told.people:  # "Halloran" is Halloran v Pembury Quay Ltd
        party = fold(asked.names[0].family or asked.names[0].literal).split()
        return bool(party) and told.title_words.issuperset(party)
    return any(f" {name} " in asked.opening for name in told.families)


def _title_share(asked: Query, told: Told) -> float:
    shared = {word for word in asked.words if told.has(word)}
    if not shared:  # as with most candidates
        return 0.0
    title = tuple(word for word in asked.title if word not in told.name_words)  # "Ames, Harbours" read as a title
    left = tuple(word for word in asked.untitled if word not in told.name_words)
    return max(
        (_share(words, shared, told) for words in dict.fromkeys((asked.title, title, left)) if words), default=0.0
    )


def _share(words: Sequence[str], shared: Container[str], told: Told) -> float:
    share = sum(word in shared for word in words) / len(words)
    return share + (share >= TITLE_FITS and words[0] in told.first_words)


def _no_word(word: str) -> bool:
    return len(word) < 3 or any(char.isdigit() for char in word)


def _same_year(asked: str, told: Told) -> bool | None:
    """Compare the years; None where one is unknown or the title itself holds that year."""
    known, issued = told.year, told.reference.issued
    if not asked or not known or asked[:4] in fold(told.reference.title).split():
        return None
    if asked[4:] and known[4:]:
        return asked == known
    return asked[:4] == known[:4] or (issued is not None and asked[:4] in issued.edtf)
