"""The words of the language files, made ready for one pass over a note."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from briefcite.text.lang import by_language, keys, words
from briefcite.text.late import late

UPPER = r"A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪİĶŁŃŇŌŐŒŘŚŞŠŤŪŮŰŹŻŽΑ-ΩА-Я"
LOWER = r"a-zß-öø-ÿāăąćčďđēęěğģīıķłńňōőœřśşšťūůűźżžα-ωа-я"
OPENING = "\"'“„«‘‹‚"

_WEAK = frozenset("v. s. so contra anders accord eg e.g. dazu hierzu dagegen ebenso apud pace compare lire ver".split())
"""Signals that mean something else in mid-sentence: Roe v. Wade, S. 12, "to compare"."""
_OTHER_VIEW = frozenset({"a. a.", "a.a."})
"""German "a. A." (other view), which begins like "a. a. O." (work cited)."""
_NOTE_WORDS = ("n", "nn", "fn", "anm", "fußn", "note", "notes", "nota")
"""Words before a note's number in brackets, in whatever language: "(n 5)"."""
_WORD = re.compile(r"[^\W_]+")


class Entry(NamedTuple):
    """What a word of the text can be the beginning of: each pattern is matched where the word stands."""

    core: re.Pattern[str] | None = None
    """A signal ("see", "si veda")."""
    strong: re.Pattern[str] | None = None
    """A signal that is one in mid-sentence too."""
    around: bool = False
    """It can open a signal phrase ("but see")."""
    ibid: re.Pattern[str] | None = None
    cited: re.Pattern[str] | None = None
    continuation: re.Pattern[str] | None = None
    comment: re.Pattern[str] | None = None
    pinpoint: re.Pattern[str] | None = None
    near: bool = False
    numbered: bool = False
    """It stands in phrases that name a note: "supra note", "wie Anm."."""
    label: str = ""
    """The CSL locator label of this word before a number."""
    prose: frozenset[str] = frozenset()
    """The languages in which it is a word of running sentences that titles seldom hold."""
    weak: frozenset[str] = frozenset()
    """The languages in which it is a word of sentences that titles hold as well."""
    archive: bool = False
    """An archive's or shelf mark's word, before a number."""
    house: bool = False
    """An archive or library, wherever it stands."""
    role: bool = False
    """An editor's or translator's mark: the name behind it opens no citation."""
    lead: bool = False
    """It opens the words that lead up to a signal: "on the siege see"."""
    source: re.Pattern[str] | None = None
    """It leads up to a name: "according to Milne, …"."""


def _literal(word: str) -> str:
    """Match a word with blanks of any width, its first letter in either case.

    One-letter words ("v.", "s.") stay lower case: "V. Bellemo" and "S. Freud" are people.
    """
    head, tail = word[0], re.escape(word[1:]).replace(r"\ ", r"\s?").replace("'", "['’]")
    tail = re.sub(r"(?<=\.)(\\s\?)?([a-z])(?=\\\.)", lambda m: f"{m[1] or ''}[{m[2]}{m[2].upper()}]", tail)
    several = len(_WORD.match(word)[0] if _WORD.match(word) else word) > 1  # type: ignore[index]
    several = several or bool(re.match(r"\w\.\s\w{3}", word))
    first = f"[{head}{head.upper()}]" if head.isalpha() and several else re.escape(head)
    ahead = r"(?!\s?[oO]\.)" if word in _OTHER_VIEW else ""
    return first + tail + ("" if word.endswith(".") else r"(?!\w)") + ahead


def alternation(listed: tuple[str, ...]) -> str:
    """Give a group that matches any of the words, longest first."""
    return "(?:" + "|".join(_literal(word) for word in listed) + ")"


def _by_first(listed: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """Sort phrases by the first run of letters in them: "op. cit." under "op"."""
    found: dict[str, list[str]] = {}
    for word in listed:
        if first := _WORD.search(word):
            found.setdefault(first[0], []).append(word)
    return {first: tuple(group) for first, group in found.items()}


@cache
def signal_phrase() -> re.Pattern[str]:
    """Match words that introduce citations, with the commas and blanks between and after them."""
    union = {*words("signal", "core"), *words("signal", "around")}
    listed = tuple(sorted(union, key=lambda word: (-len(word), word)))
    return re.compile(rf"(?:{alternation(listed)}[,:]?\s{{1,3}}){{1,12}}")


@cache
def near_by() -> re.Pattern[str]:
    """Match "above", "ci-dessous," and the blank after it."""
    return re.compile(rf"{alternation(words('back', 'near'))}[.,]?\s{{0,2}}")


@cache
def lexicon() -> dict[str, Entry]:
    """Give for each lower-case word what it can begin."""
    table: dict[str, dict[str, object]] = {}
    phrases = {
        "core": words("signal", "core"),
        "strong": tuple(word for word in words("signal", "core") if word not in _WEAK),
        "ibid": words("back", "ibid"),
        "cited": words("back", "cited"),
        "continuation": words("continuation", "words"),
        "comment": words("comment", "words"),
        "pinpoint": words("pinpoint", "words"),
        "source": words("signal", "source"),
    }
    for kind, listed in phrases.items():
        for first, group in _by_first(listed).items():
            flags = re.IGNORECASE if kind in ("ibid", "cited") else 0  # "A. a. O." as well as "a. a. O."
            table.setdefault(first, {})[kind] = late(alternation(group), flags)
    for kind, listed in (
        ("around", (*words("signal", "core"), *words("signal", "around"))),
        ("near", words("back", "near")),
        ("archive", words("archive", "words")),
        ("house", words("archive", "houses")),
        ("role", (*words("role", "editor"), *words("role", "translator"))),
        ("lead", words("signal", "lead")),
    ):
        for first in _by_first(listed):
            table.setdefault(first, {})[kind] = True
    for phrase in (*words("back", "named"), *words("locator", "note"), *_NOTE_WORDS):
        for word in _WORD.findall(f"{phrase} {phrase.replace(' ', '')}"):  # "supranote 24" has lost its blank
            table.setdefault(word, {})["numbered"] = True
    for word, label in locator_labels().items():
        table.setdefault(word.rstrip("."), {})["label"] = label
    for kind, key in (("prose", "words"), ("weak", "weak")):
        for word, codes in _languages_of("prose", key).items():
            table.setdefault(word, {})[kind] = codes
    return {word: Entry(**found) for word, found in table.items()}  # type: ignore[arg-type]


@cache
def locator_labels() -> dict[str, str]:
    """Give the CSL locator label of each locator word; pages win, then the first language that has it."""
    labels: dict[str, str] = {}
    for key in ("page", *keys("locator")):
        for listed in by_language("locator", key).values():
            for word in listed:
                labels.setdefault(word, key)
    return labels


def _languages_of(section: str, key: str) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for code, listed in by_language(section, key).items():
        for word in listed:
            found.setdefault(word, set()).add(code)
    return {word: frozenset(codes) for word, codes in found.items()}
