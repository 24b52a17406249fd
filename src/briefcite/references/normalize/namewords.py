"""The words around lists of names ("ed. by", "et al."), as patterns made from data/people.txt."""

from __future__ import annotations

import re
from functools import cache

from briefcite.references.normalize.lexicon import rows
from briefcite.text.cues import holds, without_head
from briefcite.text.late import late

_EDGE = ")].,:;([ "


def strip_after(text: str) -> str:
    """Strip a closing "(Hrsg.)", ", eds" or "a cura di"."""
    last = text[text.rfind(" ") + 1 :].strip(_EDGE).casefold()
    if last not in _last_words("after"):
        return text
    tail = text[-_TAIL:]
    found = _closing().search(tail)
    return text[: len(text) - len(tail) + found.start()] if found else text


def strip_before(text: str) -> str:
    """Strip an opening "edited by", "hrsg. von", "a cura di"."""
    return without_head(_opening(), text) if _first_word(text) in _first_words("before") else text


def cut_inside(text: str) -> str:
    """Replace role words between two names by a semicolon: "A. B. Hinds, a cura di W. Gaunt"."""
    if _last_words("before").isdisjoint(text.casefold().split()):
        return text
    return _inside().sub("; ", text)


def cut_others(text: str) -> tuple[str, bool]:
    """Cut "et al.", "u. a." and the like; in capitals they are initials: "and U.A. Wiedemann"."""
    lower = text.casefold()
    if not holds(lower, _OTHERS_CUES):
        return text, False
    shorter = _others().sub("", text)
    return shorter, shorter != text


def repeated(text: str) -> re.Match[str] | None:
    """Match a word or dash at the start that stands for the names of the previous work."""
    return _repeated().match(text)


_TAIL = 40  # characters at the end of a span that are looked at; the longest phrase has 27
_OTHERS_CUES = (
    " al",
    "u.a",
    "u. a",
    "other",
    "andere",
    "altri",
    "otros",
    "outros",
    "autres",
    "kol.",
    " in.",
    "m. f",
)


@cache
def _closing() -> re.Pattern[str]:
    return late(rf"(?:[\s,]{{1,3}}[(\[]?\s?|[(\[]\s?|^)(?:{_any('after')})[)\]]?[\s,:.)]*$", re.I)


@cache
def _opening() -> re.Pattern[str]:
    return late(rf"^\W{{0,3}}(?:{_any('before')})(?:\s+|(?<=['’.])\s*)(?=\S)", re.I)


@cache
def _inside() -> re.Pattern[str]:
    return late(rf"[\s,(]{{1,3}}(?:{_any('before', 8)})\s+(?=[^\W\d_])", re.I)


@cache
def _others() -> re.Pattern[str]:
    words = _any("others")
    return late(rf"(?:[\s,;&]{{1,3}}|^)[\[(]?(?:and |und |et |e |& )?(?:{words}|(?<=& )al\.)(?![^\W\d_])[\])]?\.?")


@cache
def _repeated() -> re.Pattern[str]:
    dash = r"[—–―‒_-]{2,}|—|(?:— ?){2,20}"
    return late(rf"^[\[(]?({_any('repeated')}|{dash})(?![^\W\d_])[\])]?[\s.,:;/&]*", re.I)


def _first_word(text: str) -> str:
    text = text[:_TAIL].strip(_EDGE)
    return text.split(" ", 1)[0].strip(_EDGE).casefold()


@cache
def _first_words(kind: str) -> frozenset[str]:
    return frozenset(word for row in rows("people") if row[0] == kind for word in _shapes(row[1].split()[0]))


@cache
def _last_words(kind: str) -> frozenset[str]:
    return frozenset(word for row in rows("people") if row[0] == kind for word in _shapes(row[1].split()[-1]))


def _shapes(word: str) -> tuple[str, ...]:
    return word.strip(_EDGE), word.strip(_EDGE).replace("'", "’")


def _any(kind: str, shortest: int = 0) -> str:
    words = sorted((row[1] for row in rows("people") if row[0] == kind), key=len, reverse=True)
    return "|".join(_pattern(word) for word in words if len(word) >= shortest)


def _pattern(phrase: str) -> str:
    """Make a pattern of a phrase: full stops may be missing, blanks may be doubled or (after a full stop) missing."""
    words = phrase.replace(".", ". ").split()
    pattern = "".join(
        re.escape(word[:-1]) + r"\.?\s*" if word.endswith(".") else re.escape(word) + r"\s+" for word in words
    )
    return pattern.removesuffix(r"\s+").removesuffix(r"\s*").replace("'", "['’]\\s*")
