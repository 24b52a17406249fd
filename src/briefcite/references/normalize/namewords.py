"""The words round lists of names, as patterns made of data/people.txt."""

from __future__ import annotations

import re
from functools import cache

from briefcite.references.normalize.lexicon import rows


@cache
def role_after() -> re.Pattern[str]:
    """Match a closing "(Hrsg.)", ", eds" or "a cura di" at the end of a span."""
    return re.compile(rf"(?:[\s,]+|[\s,]*[(\[]\s*|^)(?:{_any('after')})[)\]]?[\s,:.]*$", re.I)


@cache
def role_follows() -> re.Pattern[str]:
    """Match the same at the start of what follows a span."""
    return re.compile(rf"[\s,]*[(\[]?\s*(?:{_any('after')})(?![^\W\d_])", re.I)


@cache
def role_before() -> re.Pattern[str]:
    """Match "edited by", "hrsg. von", "a cura di" at the start of a span."""
    return re.compile(rf"^\W*(?:{_any('before')})(?:\s+|(?<=['’.])\s*)(?=\S)", re.I)


@cache
def edited_before() -> re.Pattern[str]:
    """Match the same at the end of what stands before a span, "by", "in" and "dir." left aside."""
    return re.compile(rf"(?:^|[\s,(\[])(?:{_any('before', 8)})\s*$", re.I)


@cache
def role_inside() -> re.Pattern[str]:
    """Match the same between two names: "A. B. Hinds, a cura di W. Gaunt"."""
    return re.compile(rf"[\s,(]+(?:{_any('before', 8)})\s+(?=[^\W\d_])", re.I)


@cache
def others() -> re.Pattern[str]:
    """Match "et al.", "u. a." and their like; capitals are initials: "and U.A. Wiedemann"."""
    words = _any("others")
    return re.compile(
        rf"(?:[\s,;&]+|^)[\[(]?(?:and |und |et |e |& )?(?:{words}|(?<=& )al\.)(?![^\W\d_])[\])]?\.?"
    )


@cache
def repeated() -> re.Pattern[str]:
    """Match a word or dash that stands for the names of the work before, at the start of a span."""
    dash = r"[—–―‒_-]{2,}|—|(?:— ?){2,}"
    return re.compile(rf"^[\[(]?({_any('repeated')}|{dash})(?![^\W\d_])[\])]?[\s.,:;/&]*", re.I)


def _any(kind: str, shortest: int = 0) -> str:
    words = sorted((row[1] for row in rows("people") if row[0] == kind), key=len, reverse=True)
    return "|".join(_pattern(word) for word in words if len(word) >= shortest)


def _pattern(phrase: str) -> str:
    """Allow a full stop to be missing, blanks to be doubled or (after a full stop) missing."""
    words = phrase.replace(".", ". ").split()
    pattern = "".join(
        re.escape(word[:-1]) + r"\.?\s*" if word.endswith(".") else re.escape(word) + r"\s+" for word in words
    )
    pattern = pattern.removesuffix(r"\s+").removesuffix(r"\s*").replace("'", "['’]\\s*")
    return pattern
