"""The labelled segments of one citation, by label, in order."""

from __future__ import annotations

from typing import NamedTuple

from briefcite.model import Citation

_OPENING = {")": "(", "]": "["}


class Part(NamedTuple):
    """A stretch of the note's text under one label."""

    text: str
    start: int
    end: int
    confidence: float


class Parts:
    """The parts of a citation by label, in order; ``text`` is the whole note, offsets index it."""

    def __init__(self, text: str, citation: Citation) -> None:
        self.text = text
        self.start = max(0, citation.start)
        self.end = min(len(text), citation.end)
        self._none = Part("", self.start, self.start, 0.0)
        self._of: dict[str, list[Part]] = {}
        for segment in citation.segments:
            if segment.label == "other":
                continue
            start, end = max(segment.start, self.start), min(segment.end, self.end)
            if start < end and not text[start:end].isspace():
                if text[end : end + 1] in _OPENING:
                    end += self._left_open(start, end)
                part = Part(text[start:end], start, end, segment.confidence)
                self._of.setdefault(segment.label, []).append(part)

    def _left_open(self, start: int, end: int) -> int:
        """Take in the bracket that closes one in the part: "Opere (8, 3" ends in ")"."""
        if end >= self.end:
            return 0
        closing = self.text[end]
        opening = _OPENING[closing]
        return int(self.text.count(opening, start, end) > self.text.count(closing, start, end))

    def all(self, label: str) -> list[Part]:
        """Give the parts of this label, in order."""
        return self._of.get(label) or []

    def first(self, label: str) -> Part:
        """Give the first part of this label; an empty one where there is none."""
        found = self._of.get(label)
        return found[0] if found else self._none

    def before(self, part: Part, count: int = 3) -> str:
        """Give what stands right before a part."""
        return self.text[max(self.start, part.start - count) : part.start]
