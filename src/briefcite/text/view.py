"""A cleaned text, and for each of its characters the offset that it was read from.

Lines are joined by a space, line-end hyphens are resolved, web addresses that run over lines are joined without
one, and every character keeps its offset in ``Document.text``, so a match in the cleaned text leads back to the
page. The text itself is never rewritten.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Container, Iterable, Sequence
from typing import NamedTuple

from briefcite.text.late import late
from briefcite.text.offsets import Offsets

SOFT_HYPHEN = "\u00ad"
HYPHENS = "-\u2010\u2011" + SOFT_HYPHEN
_DASHES = "–—"
_WORD = late(r"[^\W\d_]+(?:[-\u2010\u2011][^\W\d_]+)*")
_LAST_LETTERS = late(r"[^\W\d_]+$")
_PREFIXES = {"self", "non", "well", "ex", "quasi", "co", "pre", "post", "anti", "semi", "half", "cross", "so"}
_URL = late(r"(?:https?://|www\.|doi\.org/|ftp://|\b10\.\d{4,9}/)\S*$", re.I)
_URL_END = late(r"[>)\]”\"»,;]|\.$")
_REST_OF_URL = late(
    r"(?!and/or|und/oder)[^\sA-Z/]*/|[^\s/]*[?=&%]"  # "html/2019/03", "index.php?id=7"
    r"|[a-z0-9]+(?:[-_][a-z0-9]+){2,}\W*$"  # "t-is-taxing-itself-to-stop-the-sea"
    r"|[\w-]+\.(?:html?|pdf|php|aspx?|jsp|cfm|xml|docx?)\b"
    r"|(?=[a-z]*\d)(?=\d*[a-z])[a-z0-9]{6,}\W*$"  # "b4d3ee8f1"
)
_REST_OF_SICI = late(r"\d{0,5}<\d{1,6}:[\dA-Z]")
"""How a DOI of the nineties may continue on the next line: "10.1175/1520-0469(1983)", "040<0396:TLOQ>2.0.CO;2"."""
LONGEST_WORD = 300
"""Characters before a line break that are searched for the start of a web address."""
_WIDE = late(r"[\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uff65]")
"""Chinese and Japanese, which put no spaces between words."""
_CONJUNCTIONS = {"und", "oder", "bzw", "and", "or", "bis", "sowie", "y", "e", "et", "ou", "o"}


class Piece(NamedTuple):
    """A stretch of text without a space, its offset, and how it joins the one before."""

    text: str
    start: int
    glued: bool = False
    """No blank stands before it."""


class View(NamedTuple):
    """Cleaned text and, for each of its characters, the offset it was read from."""

    text: str
    origin: Sequence[int]


def join(lines: Iterable[Iterable[tuple[str, int, bool]]], known: Container[str] = frozenset()) -> View:
    """Join lines of pieces into one text.

    Args:
        lines: the pieces of each printed line.
        known: words of the document in lower case, which tell whether "self-" and "evident" are one word.
    """
    parts: list[str] = []
    origin = array("I")
    tail = end = 0
    for line in lines:
        for place, (text, start, glued) in enumerate(line):
            if parts:
                blank = not glued if place else _break(parts, origin, tail, text, known)
                if blank:
                    parts.append(" ")
                    origin.append(end - 1)
                    tail = len(parts)
            end = start + len(text)
            parts.append(text)
            origin.extend(range(start, end))
    return View("".join(parts), Offsets(origin))


def vocabulary(text: str) -> frozenset[str]:
    """Return the words of a text in lower case, with the hyphens inside them."""
    return frozenset(map(str.casefold, set(_WORD.findall(text))))


def _break(parts: list[str], origin: array[int], tail: int, head: str, known: Container[str]) -> bool:
    """Resolve a line break: drop a hyphen that comes from the break; return whether a space is needed.

    Args:
        parts: the text so far, which ends in a word.
        origin: the offset of each of its characters.
        tail: which part that word begins with.
        head: what the next line begins with.
        known: words of the document.
    """
    word = "".join(parts[max(tail, len(parts) - LONGEST_WORD) :])[-LONGEST_WORD:]
    if head[:1] == "(" and ")" not in head and _URL.search(word):  # "…/annual-" and "(last visited May 4, 2010)"
        return True
    if not word or not head or _inside_url(word, head):
        return not word
    if word[-1] in _DASHES and word[-2:-1].isdecimal() and head[0].isdecimal():
        return False
    if word[-1] not in HYPHENS:
        return not (_WIDE.match(word[-1]) and _WIDE.match(head[0]))
    if word[-1] == SOFT_HYPHEN or (head[0].islower() and _splits_word(word, head, known)):
        parts[-1] = parts[-1][:-1]
        origin.pop()
        return False
    return head.strip(".,;:") in _CONJUNCTIONS


def _inside_url(tail: str, following: str) -> bool:
    """Return whether a web address goes on over the line break."""
    if tail.endswith(("http:", "https:")) and following.startswith("//"):
        return True
    if _URL.search(tail) is None or not following:
        return False
    if _REST_OF_SICI.match(following):
        return True
    if tail[-1] in "/?=&_#%~+" or tail[-1] in HYPHENS or tail.endswith("://"):
        return True
    if _URL_END.search(tail[-1]) and tail[-1] != ".":
        return False
    if tail[-1] == ".":
        return following[0].islower() and not following.isalpha()
    return following[0] in "/?=&_#%~-.>" or _REST_OF_URL.match(following) is not None


def _splits_word(tail: str, head: str, known: Container[str]) -> bool:
    """Return whether a hyphen comes from the line break only: not in "Vor- und" or "self-evident"."""
    found = _LAST_LETTERS.search(tail[:-1])
    if found is None or head.strip(".,;:)") in _CONJUNCTIONS:
        return False
    stem = found[0].casefold()
    rest = (_WORD.match(head) or found)[0].casefold()
    if stem + rest in known:
        return True
    return f"{stem}-{rest}" not in known and stem not in _PREFIXES
