"""Markdown's inline syntax: where links, emphasis and escapes stand, so that notes can be read without them.

Extracted "plain" text often holds Markdown links too, so both loaders and the notes stage look here. Every
pattern has a bounded reach: a line of a million brackets costs no more than a million steps.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from briefcite.model import Span
from briefcite.text.late import late

LINK = late(
    r"(?<![\\!])\[(?P<text>(?:[^\[\]\n]|\n(?![ \t]*\n)|\[[^\[\]\n]{0,200}\]){1,500}?)\]"
    r"\(<?(?P<url>(?:[^\s()<>]|\([^\s()<>]{0,300}\)){1,2000})>?(?:\s{1,3}[\"'(][^\"')\n]{0,300}[\"')])?\)"
)
"""[text](url "title"); one level of brackets in the text and of parentheses in the URL."""
AUTOLINK = late(r"<(?P<url>(?:https?|ftp|mailto|doi):[^\s<>]{1,2000})>", re.I)
EMPHASIS = (
    late(r"(?<![\\*])(\*{1,3})(?=[^\s*])[^*]{1,500}?(?<=[^\s*\\])\1(?!\*)"),
    late(r"(?<![\\_\w/])(_{1,3})(?=[^\s_])[^_]{1,500}?(?<=[^\s_\\])\1(?![_\w])"),
)
ESCAPE = late(r"\\(?=[!-/:-@\[-`{-~])")
BLANK_LINE = late(r"\n[ \t]*\n")


class WrittenLink(NamedTuple):
    """A link as written: all of its syntax, the words a reader sees, and where it leads."""

    whole: Span
    shown: Span
    url: str


def hyperlinks(text: str, start: int = 0, end: int | None = None) -> Iterator[WrittenLink]:
    """Yield the inline links and autolinks of a stretch, in no particular order."""
    end = len(text) if end is None else end
    if text.find("](", start, end) >= 0:
        for found in LINK.finditer(text, start, end):
            yield WrittenLink(Span(*found.span()), Span(*found.span("text")), found["url"])
    for found in AUTOLINK.finditer(text, start, end):
        yield WrittenLink(Span(*found.span()), Span(*found.span("url")), found["url"])


def syntax(text: str, start: int, end: int) -> list[Span]:
    """Return the stretches a reader does not see: link targets, emphasis marks, escaping backslashes.

    "[DAWN](https://x)" leaves "DAWN"; "<https://x>" is kept whole, since its brackets set the URL off.
    """
    hidden: list[Span] = []
    guarded: list[Span] = []
    for link in hyperlinks(text, start, end):
        guarded.append(Span(link.shown.end, link.whole.end))
        if text[link.whole.start] == "[":
            hidden.append(Span(link.whole.start, link.shown.start))
            hidden.append(Span(link.shown.end, link.whole.end))
    for pattern in EMPHASIS:
        for found in pattern.finditer(text, start, end):
            width = len(found[1])
            pair = (Span(found.start(), found.start() + width), Span(found.end() - width, found.end()))
            if not BLANK_LINE.search(found[0]) and not any(_inside(mark, guarded) for mark in pair):
                hidden.extend(pair)
    hidden.extend(Span(*found.span()) for found in ESCAPE.finditer(text, start, end))
    return sorted(hidden)


def _inside(mark: Span, guarded: list[Span]) -> bool:
    return any(start <= mark.start < end for start, end in guarded)
