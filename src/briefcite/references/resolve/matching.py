"""Which earlier work a shortened form means: by family name, words of the title, and year."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from briefcite.model import Name, Reference
from briefcite.references.resolve.wording import Wording
from briefcite.references.resolve.works import Work
from briefcite.text.folding import SMALL, fold, telling
from briefcite.text.identity import LONG_TITLE, names_agree, year

TITLE_FITS = 0.7
"""Share of the short title's telling words that the work's title must have."""
WORD_STEM = 5
"""Letters that a cut or inflected word must share with the title's: "Gesellsch." but not "Ges."."""
QUOTED_WORDS = 10
"""Words at the beginning of a title, articles included, among which its first telling ones are sought."""
NAMES_AHEAD = 8
"""Words before such a title in which its author is looked for."""
LONGER_TITLE = 5
NAME_WORDS = 12
"""A shortened form gives its author within so many words."""
_CASE_LEADS = frozenset(("re", "ex", "parte"))
_YEAR = re.compile(r"\b(1[4-9]\d\d|20\d\d)([a-k])?\b")


@dataclass(frozen=True, slots=True)
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
    title = max(_title_share(asked, work), quoted)
    author = author or (bool(quoted) and not asked.repeated)
    if asked.names and not author:
        author = title >= TITLE_FITS and _among_words(asked.names, work)
        if not author and not quoted and not (title > 1 and len(asked.title) >= _own_witness(asked)):
            return None
    dated = _same_year(asked.year, work.reference)
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
    words = _name_words(work)
    first = fold(names[0].family or names[0].literal).split()
    return bool(first) and all(word in words or word in work.title_words for word in first)


def _name_words(work: Work) -> set[str]:
    told = work.reference
    people = (*told.author, *told.editor, *told.translator)
    written = (f"{name.given} {name.particle} {name.family} {name.literal}" for name in people)
    return {word for one in written for word in fold(one).split()}


def _quoted(asked: Query, work: Work) -> float:
    """Give 1.5 where the citation's words hold the beginning of the work's title, however they were read."""
    opening = _opening(work.reference.title)
    place = f" {asked.core} ".find(f" {opening} ") if opening else -1
    if place < 0:
        return 0.0
    ahead = f" {' '.join(asked.core[:place].split()[-NAMES_AHEAD:])} "
    return 1.5 if asked.repeated or any(f" {name} " in ahead for name in work.families) else 0.0


@lru_cache(maxsize=4096)
def _opening(title: str) -> str:
    """Give the folded title as far as three telling words; "" where it has fewer."""
    words = fold(title).split()[:QUOTED_WORDS]
    told = [place for place, word in enumerate(words, 1) if word not in SMALL]
    return " ".join(words[: told[LONG_TITLE - 1]]) if len(told) >= LONG_TITLE else ""


def _names_author(asked: Query, work: Work) -> bool:
    told = work.reference
    people = (*told.author, *told.editor, *told.translator)
    if asked.names and people and names_agree(asked.names, people):
        return True
    if asked.names and not people:  # "Halloran" is Halloran v Pembury Quay Ltd
        party = fold(asked.names[0].family or asked.names[0].literal).split()
        return bool(party) and work.title_words.issuperset(party)
    opening = f" {' '.join(asked.core.split()[:NAME_WORDS])} "
    return any(f" {name} " in opening for name in work.families)


def _title_share(asked: Query, work: Work) -> float:
    taken = _name_words(work)
    title = tuple(word for word in asked.title if word not in taken)  # "Ames, Harbours" read as a title
    shares = [_share(words, work) for words in (asked.title, title, _left_over(asked, work)) if words]
    return max(shares, default=0.0)


def _share(words: Sequence[str], work: Work) -> float:
    have = work.title_words
    share = sum(_has(have, word) for word in words) / len(words)
    return share + (share >= TITLE_FITS and _begins(words[0], work.reference))


def _begins(word: str, told: Reference) -> bool:
    """Whether a title begins with the word, or a case is called by it: "Lee" is In re Lee Estate."""
    opening = [one for one in telling(told.title) if one not in _CASE_LEADS] or list(telling(told.title))
    return word in opening[: None if told.type == "legal_case" else 1]


def _left_over(asked: Query, work: Work) -> tuple[str, ...]:
    """Give the words beside names and numbers: the title, however it was read."""
    taken = _name_words(work) | SMALL
    return tuple(w for w in asked.core.split()[:NAME_WORDS] if w not in taken and not _no_word(w))


def _no_word(word: str) -> bool:
    return len(word) < 3 or any(char.isdigit() for char in word)


def _has(have: frozenset[str], word: str) -> bool:
    if word in have:
        return True
    return len(word) >= WORD_STEM and any(
        own.startswith(word) or (len(own) >= WORD_STEM and word.startswith(own)) for own in have
    )


def _same_year(asked: str, told: Reference) -> bool | None:
    """Compare the years; None where one is unknown or the title itself holds that year."""
    known = year(told.issued)
    if not asked or not known or asked[:4] in fold(told.title).split():
        return None
    if asked[4:] and known[4:]:
        return asked == known
    return asked[:4] == known[:4] or (told.issued is not None and asked[:4] in told.issued.edtf)
