"""The words around lists of names ("ed. by", "et al."), as patterns made from those of all languages in text/lang/."""

from __future__ import annotations

import re
from functools import cache

from briefcite.text.cues import holds, without_head
from briefcite.text.late import late
from briefcite.text.wordlists import words_of

_EDGE = ")].,:;([ "


def strip_after(text: str) -> str:
    """Strip a closing "(Hrsg.)", ", eds" or "a cura di"."""
    last = text[text.rfind(" ") + 1 :].strip(_EDGE).casefold()
    if last not in _last_words("roles_after"):
        return text
    tail = text[-_TAIL:]
    found = _closing().search(tail)
    return text[: len(text) - len(tail) + found.start()] if found else text


def strip_before(text: str) -> str:
    """Strip an opening "edited by", "hrsg. von", "a cura di"."""
    return without_head(_opening(), text) if _first_word(text) in _first_words("roles_before") else text


def cut_inside(text: str) -> str:
    """Replace role words between two names by a semicolon: "A. B. Hinds, a cura di W. Gaunt"."""
    if _last_words("roles_before").isdisjoint(text.casefold().split()):
        return text
    return _inside().sub("; ", text)


def cut_others(text: str) -> tuple[str, bool]:
    """Cut "et al.", "u. a." and the like; in capitals they are initials: "and U.A. Wiedemann"."""
    lower = text.casefold()
    if not holds(lower, _others_cues()):
        return text, False
    shorter = _others().sub("", text)
    return shorter, shorter != text


def repeated(text: str) -> re.Match[str] | None:
    """Match a word or dash at the start that stands for the names of the previous work."""
    return _repeated().match(text)


_TAIL = 40  # characters at the end of a span that are looked at; the longest phrase has 27


@cache
def _others_cues() -> tuple[str, ...]:
    """Return the ends of "et al.", "u. a." and the like, one of which stands in whatever their pattern matches."""
    return tuple(cue for phrase in words_of("and_others") for cue in _ends(phrase.rstrip(".")))


def _ends(phrase: str) -> tuple[str, str]:
    before, _, last = phrase.rpartition(" ")
    return (f" {last}", f".{last}") if len(last) > 1 else (phrase, before + last)


@cache
def _closing() -> re.Pattern[str]:
    return late(rf"(?:[\s,]{{1,3}}[(\[]?\s?|[(\[]\s?|^)(?:{_any('roles_after')})[)\]]?[\s,:.)]*$", re.I)


@cache
def _opening() -> re.Pattern[str]:
    return late(rf"^\W{{0,3}}(?:{_any('roles_before')})(?:\s+|(?<=['’.])\s*)(?=\S)", re.I)


@cache
def _inside() -> re.Pattern[str]:
    return late(rf"[\s,(]{{1,3}}(?:{_any('roles_before', 8)})\s+(?=[^\W\d_])", re.I)


@cache
def _others() -> re.Pattern[str]:
    words = _any("and_others") + r"|ET\s+AL\.?"
    return late(rf"(?:[\s,;&]{{1,3}}|^)[\[(]?(?:and |und |et |e |& )?(?:{words}|(?<=& )al\.)(?![^\W\d_])[\])]?\.?")


@cache
def _repeated() -> re.Pattern[str]:
    dash = r"[—–―‒_-]{2,}|—|(?:— ?){2,20}"
    return late(rf"^[\[(]?({_any('same_author')}|{dash})(?![^\W\d_])[\])]?[\s.,:;/&]*", re.I)


def _first_word(text: str) -> str:
    text = text[:_TAIL].strip(_EDGE)
    return text.split(" ", 1)[0].strip(_EDGE).casefold()


@cache
def _first_words(kind: str) -> frozenset[str]:
    return frozenset(word for phrase in words_of(kind) for word in _shapes(phrase.split()[0]))


@cache
def _last_words(kind: str) -> frozenset[str]:
    return frozenset(word for phrase in words_of(kind) for word in _shapes(phrase.split()[-1]))


def _shapes(word: str) -> tuple[str, ...]:
    return word.strip(_EDGE), word.strip(_EDGE).replace("'", "’")


def _any(kind: str, shortest: int = 0) -> str:
    words = sorted((word for word in words_of(kind) if any(map(str.isalpha, word))), key=len, reverse=True)
    return "|".join(_pattern(word) for word in words if len(word) >= shortest)


def _pattern(phrase: str) -> str:
    """Make a pattern of a phrase: full stops may be missing, blanks may be doubled or (after a full stop) missing."""
    words = phrase.replace(".", ". ").split()
    pattern = "".join(
        re.escape(word[:-1]) + r"\.?\s*" if word.endswith(".") else re.escape(word) + r"\s+" for word in words
    )
    return pattern.removesuffix(r"\s+").removesuffix(r"\s*").replace("'", "['’]\\s*")
