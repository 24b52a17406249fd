"""Titles as LaTeX source: words that a style must not put into lower case are in braces.

Which words is one rule, that of Better BibTeX: acronyms and the like ("NATO", "McDonald"), and capitals within a
sentence, which are those of names. A title that capitalises most words says nothing of names; the text of the
document does.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from briefcite.export.capitals import UNKNOWN, Capitals
from briefcite.export.latex import between, escape, plain
from briefcite.text.late import late

_ENGLISH = frozenset(("the", "of", "and", "for", "to", "with", "from", "on", "by", "at", "as"))
TITLE_CASE = 0.75
"""Share of an English title's longer words that are capitalised where its style does so."""
MANY = 3
"""Capitalised longer words that cannot all be names."""
LONG = 4
_WORD = late(r"[^\s\-–—/]+")
_CORE = late(r"([^\w{}\\]*)(.*?)([^\w{}\\]*)")
"""Punctuation before a word, the word, punctuation behind it."""
_LETTERS = late(r"[^\W\d_]+")
_OPENS_SENTENCE = late(r"(?:.*[.:?!][\W_]*)?[\W_]*", re.S)
"""What stands before the first word of a sentence; its capital tells nothing."""

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
    for match in _WORD.finditer(title):
        parts += [between(title[at : match.start()], ascii_letters), _braced(title, match, is_name, ascii_letters)]
        at = match.end()
    return "".join([*parts, between(title[at:], ascii_letters)])


def _braced(title: str, match: re.Match[str], is_name: IsName, ascii_letters: bool) -> str:
    found = _CORE.fullmatch(match[0])
    start, word, end = found.groups() if found else ("", match[0], "")
    opens = _OPENS_SENTENCE.fullmatch(title[: match.start()] + start) is not None
    if not (_inner_capital(word) or (word[:1].isupper() and not opens and is_name(word))):
        return between(match[0], ascii_letters)
    before, latex, after = (between(part, ascii_letters) for part in (start, word, end))
    return f"{before}{{{latex}}}{after}"


def _names(title: str, language: str, capitals: Capitals) -> IsName:
    """Give what tells whether a capitalised word within a sentence of this title is a name."""
    words = _WORD.findall(title)
    long = [word for word in words[1:] if len(word) >= LONG and word[0].isalpha()]
    raised = sum(word[0].isupper() for word in long)
    english = language == "en" or not _ENGLISH.isdisjoint(words)
    if not english or not long or raised < TITLE_CASE * len(long):
        return lambda _: True
    if raised < MANY:
        return lambda word: _letters(word).lower() not in capitals.common
    return lambda word: _letters(word) in capitals.names


def _no_name(_: str) -> bool:
    return False


def _letters(word: str) -> str:
    found = _LETTERS.search(word)  # "Hitler’s" is about Hitler
    return found[0] if found else ""


def _inner_capital(word: str) -> bool:
    return any(char.isupper() for char in word[1:])
