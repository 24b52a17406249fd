"""The labelled segments of one citation, by label; neighbours that only punctuation parts are one."""

from __future__ import annotations

from functools import cached_property
from typing import NamedTuple

from briefcite.model import Citation

_FEW = 12  # characters: "Ibid., passim" has 13
_OPENING = {")": "(", "]": "["}


class Part(NamedTuple):
    """A stretch of the note's text under one label."""

    text: str
    start: int
    end: int
    confidence: float


class Parts:
    """The parts of a citation by label, in order; ``text`` is the whole note, offsets index it."""

    def __init__(self, text: str, citation: Citation, *, apart: bool = False) -> None:
        self.text = text
        self._apart = apart
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
                self._add(segment.label, Part(text[start:end], start, end, segment.confidence))

    @cached_property
    def folded(self) -> str:
        """The citation in small letters, in which a word is looked for before a costlier pattern is."""
        return self.text[self.start : self.end].casefold()

    def _left_open(self, start: int, end: int) -> int:
        """Take in the bracket that closes one in the part: "Opere (8, 3" ends in ")"."""
        if end >= self.end:
            return 0
        closing = self.text[end]
        opening = _OPENING[closing]
        return int(self.text.count(opening, start, end) > self.text.count(closing, start, end))

    def _add(self, label: str, part: Part) -> None:
        known = self._of.setdefault(label, [])
        if known and not self._apart and not any(c.isalnum() for c in self.text[known[-1].end : part.start]):
            first = known.pop()
            joined = self.text[first.start : part.end]
            part = Part(joined, first.start, part.end, min(first.confidence, part.confidence))
        known.append(part)

    def say_nothing(self) -> bool:
        """Whether "Ibid." is all there is: no field, and nothing in its few characters that could be read as one."""
        if self._of or self.end - self.start > _FEW:
            return False
        return "www" not in self.folded and not any(char.isdigit() or char in "§/" for char in self.folded)

    def all(self, label: str) -> list[Part]:
        """Give the parts of this label, in order."""
        return self._of.get(label) or []

    def everything(self) -> list[Part]:
        """Give all parts, whatever their label."""
        return [part for parts in self._of.values() for part in parts]

    def first(self, label: str) -> Part:
        """Give the first part of this label; an empty one where there is none."""
        found = self._of.get(label)
        return found[0] if found else self._none

    def move(self, part: Part, label: str, to: str) -> None:
        """Put a part under another label."""
        self._of[label] = [other for other in self.all(label) if other is not part]
        if to:
            self._of[to] = sorted([*self.all(to), part], key=lambda other: other.start)

    def replace(self, label: str, part: Part) -> None:
        """Put a part in the place of all of this label."""
        self._of[label] = [part]

    def carve(self, label: str, start: int, end: int, confidence: float) -> None:
        """Put a stretch under a label, cut out of the parts it overlaps; a part that fits already stays."""
        if any(part.start <= start and part.end <= end + 2 and part.end >= end for part in self.all(label)):
            return
        for other, parts in self._of.items():
            self._of[other] = [rest for part in parts for rest in self._without(part, start, end)]
        new = Part(self.text[start:end], start, end, confidence)
        self._of[label] = sorted([*self.all(label), new], key=lambda part: part.start)

    def _without(self, part: Part, start: int, end: int) -> list[Part]:
        if part.end <= start or part.start >= end:
            return [part]
        ends = ((part.start, start), (end, part.end))
        return [
            Part(self.text[a:b], a, b, part.confidence)
            for a, b in ends
            if a < b and any(c.isalnum() for c in self.text[a:b])
        ]

    def before(self, part: Part, count: int = 3) -> str:
        """Give what stands right before a part."""
        return self.text[max(self.start, part.start - count) : part.start]

    @property
    def last(self) -> int:
        """Where the last labelled part ends."""
        return max((part.end for part in self.everything()), default=self.start)
