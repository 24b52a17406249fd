"""What an engine makes of the text of one page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from briefcite.model import Span, Word

LONE_SURROGATES = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
"""For ``str.translate``: broken character maps give halves of a pair, which no encoding can write."""


class TextLayer(NamedTuple):
    """The words of a page and their text, whose offsets count from the page's place in the document."""

    engine: str
    text: str
    words: tuple[Word, ...]
    marked: Mapping[int, Sequence[Span]]
    """For each marked content id the spans of its text; empty where the page is not tagged."""
