"""Finds the stretches of a note in which no cut is made: quotations, brackets, addresses."""

from __future__ import annotations

from bisect import bisect_right

from briefcite.text.late import late

LONGEST = 400
"""Characters; a quotation or bracket longer than this is taken for an unclosed one."""

_MARK = late(r"[()\[\]{}<>“”„«»\"'‘‚’]")
_MARK_OR_ADDRESS = late(rf"(?:https?://|www\.)[^\s<>]*[^\s<>.,;:)\]»”]|{_MARK.pattern}")
_SINGLE = late(r"(?<!\w)['‘‚](?=\w)|(?<=[\w.,?!…])'(?!\w)")
"""A single quotation mark that opens or closes; others of these are apostrophes, or feet and minutes."""
_CLOSES = {
    ")": "(",
    "]": "[",
    "}": "{",
    ">": "<",
    "”": "“„",
    "“": "„",
    "»": "«",
    "«": "»",
    "’": "‘",
    "'": "'",
}


class Shield:
    """Top-level protected stretches of one text, in order."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.spans = _outermost(_stretches(text))
        self._starts = [start for start, _ in self.spans]

    def covers(self, offset: int) -> tuple[int, int] | None:
        """Give the protected stretch strictly around an offset, if there is one."""
        index = bisect_right(self._starts, offset) - 1
        if index < 0:
            return None
        start, end = self.spans[index]
        return (start, end) if start < offset < end else None

    def quotes(self, offset: int) -> bool:
        """Whether an offset lies in a quotation (or an address)."""
        inside = self.covers(offset)
        return bool(inside and self._text[inside[0]] not in "([{")

    def within(self, start: int, end: int) -> list[tuple[int, int]]:
        """Give the protected stretches that lie in a span."""
        first = bisect_right(self._starts, start - 1)
        return [span for span in self.spans[first:] if span[1] <= end and span[0] < end]


def _stretches(text: str) -> list[tuple[int, int]]:
    """Match opening and closing marks with a stack; marks without a partner protect nothing."""
    spans: list[tuple[int, int]] = []
    stack: list[tuple[str, int]] = []
    # The marks alone are found three times as fast as with addresses.
    tokens = _MARK_OR_ADDRESS if "//" in text or "www." in text else _MARK
    for match in tokens.finditer(text):
        token, at = match[0], match.start()
        if len(token) > 1:
            spans.append((at, match.end()))
        elif token in "'‘‚" and not _SINGLE.match(text, at):
            continue
        elif not _close(token, at, stack, spans):
            stack.append((token, at))
            del stack[:-12]
    return spans


def _close(token: str, at: int, stack: list[tuple[str, int]], spans: list[tuple[int, int]]) -> bool:
    """Close the nearest partner of a closing mark; say whether the mark is used up."""
    partners = '"' if token == '"' else _CLOSES.get(token, "")
    for depth in range(len(stack) - 1, -1, -1):
        opener, start = stack[depth]
        if opener in partners:
            if at - start <= LONGEST:
                spans.append((start, at + 1))
                del stack[depth:]
                return True
            return token not in "\"“«'"
    return token in ")]}>”»’"


def _outermost(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    kept: list[tuple[int, int]] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept
