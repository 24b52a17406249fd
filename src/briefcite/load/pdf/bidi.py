"""Hebrew and Arabic words that PDFium gives in the order of sight instead of that of reading."""

from __future__ import annotations

from collections.abc import Callable

from briefcite.text.late import late

_LETTER = (
    "\u0591-\u05c7\u05d0-\u05f2\u0610-\u061a\u0620-\u065f\u066e-\u06d3\u06d5-\u06ed\u06fa-\u06ff\u0750-\u077f"
    "\u08a0-\u08ff\ufb1d-\ufdfb\ufe70-\ufefc"
)
"""Letters and points written from right to left; their digits run from left to right."""

RUN = late(f"[{_LETTER}]{{2,}}")
CLUSTER = late("[^\u0591-\u05bd\u0610-\u061a\u064b-\u065f][\u0591-\u05bd\u0610-\u061a\u064b-\u065f]*|.")
"""A letter with its points."""


def in_reading_order(chars: str, left_edge: Callable[[int], float]) -> str:
    """Return the text with those words turned round whose first letter stands left of their last.

    Args:
        chars: the characters of a page.
        left_edge: gives the left edge of a character of the page by its place.
    """
    parts: list[str] = []
    done = 0
    for found in RUN.finditer(chars):
        start, end = found.span()
        if left_edge(start) < left_edge(end - 1):
            parts += (chars[done:start], "".join(reversed(CLUSTER.findall(found.group()))))
            done = end
    return "".join((*parts, chars[done:])) if parts else chars
