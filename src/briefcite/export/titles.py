"""Titles as LaTeX source: words that a style must not put into lower case are in braces.

Which words is one rule, that of Better BibTeX: acronyms and the like ("NATO", "McDonald"), and names. In a title
written as a sentence each capital within it is that of a name. A title that capitalises most of its words says nothing
of names; what else is known does (:mod:`briefcite.export.capitals`), and a word of which nothing is known gets none.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from briefcite.export.capitals import UNKNOWN, Capitals
from briefcite.export.casing import WORD, is_english, is_sentence, letters, opens_sentence
from briefcite.export.latex import between, escape, plain
from briefcite.text.late import late

_CORE = late(r"([^\w{}\\]*)(.*?)([^\w{}\\]*)")
"""Punctuation before a word, the word, punctuation behind it."""

_HOST = late(r"(?:[\w-]{2,}\.)+[a-z]{2,6}")
"""The name of a site, which Chicago printed as "Treaties.un.org"."""
_OPENING = {")": "(", "]": "["}

IsName = Callable[[str], bool]


def protect(
    title: str, language: str, *, ascii_letters: bool, keeps: bool = False, capitals: Capitals = UNKNOWN
) -> str:
    """Make LaTeX of a title, with braces round the words that keep their capitals, without their punctuation.

    Args:
        title: what is to be printed.
        language: its code; a title in another language than English keeps all its capitals.
        ascii_letters: see :func:`briefcite.export.latex.escape`.
        keeps: the program knows by itself which languages keep their capitals (biblatex's ``langid``).
        capitals: what the text of the document tells about words.
    """
    title = plain(title)
    foreign = language not in ("", "en")
    if foreign and not keeps:
        latex = escape(title, ascii_letters=ascii_letters)
        return "{" + latex + "}" if title[1:] != title[1:].lower() else latex
    is_name = _no_name if foreign else _names(title, language, capitals)
    parts, at = [], 0
    for match in WORD.finditer(title):
        parts += [between(title[at : match.start()], ascii_letters), _braced(title, match, is_name, ascii_letters)]
        at = match.end()
    return "".join([*parts, between(title[at:], ascii_letters)])


def _braced(title: str, match: re.Match[str], is_name: IsName, ascii_letters: bool) -> str:
    start, word, end = _cored(match[0])
    opens = opens_sentence(title[: match.start()] + start)
    if not (
        _inner_capital(word) or _HOST.fullmatch(word) or (word[:1].isupper() and not opens and is_name(letters(word)))
    ):
        return between(match[0], ascii_letters)
    before, latex, after = (between(part, ascii_letters) for part in (start, word, end))
    return f"{before}{{{latex}}}{after}"


def _cored(word: str) -> tuple[str, str, str]:
    """Part a word from the punctuation around it; the full stop of "U.S." and the bracket of "SUM(A1)" are its own."""
    found = _CORE.fullmatch(word)
    start, core, end = found.groups() if found else ("", word, "")
    while end[:1] in _OPENING and core.count(_OPENING[end[0]]) > core.count(end[0]):
        core, end = core + end[0], end[1:]
    own = "." in core and end.startswith(".")
    return (start, core + ".", end[1:]) if own else (start, core, end)


def _names(title: str, language: str, capitals: Capitals) -> IsName:
    """Return what tells whether a capitalised word within a sentence of this title is a name.

    A short title whose language is not told, "Water Quality Report", is taken for an English one if its letters allow.
    """
    english = language == "en" or is_english(title) or title.isascii()
    return capitals.names_it if english and not is_sentence(title) else _always


def _always(_: str) -> bool:
    return True


def _no_name(_: str) -> bool:
    return False


def _inner_capital(word: str) -> bool:
    return any(char.isupper() for char in word[1:])
