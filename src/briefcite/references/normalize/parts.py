"""The labelled segments of one citation, by label, in order."""

from __future__ import annotations

from typing import NamedTuple

from briefcite.model import Citation
from briefcite.references.normalize.lettering import Lettering

_OPENING = {")": "(", "]": "[", "»": "«", "”": "“"}
_CLOSING = {opening: closing for closing, opening in _OPENING.items()}


class Part(NamedTuple):
    """A stretch of the note's text with one label."""

    text: str
    start: int
    end: int
    confidence: float


class Parts:
    """The parts of a citation by label, in order.

    ``text`` is the whole note, offsets index it; ``lettering`` is how the document writes words.
    """

    def __init__(self, text: str, citation: Citation, lettering: Lettering) -> None:
        self.text = text
        self.lettering = lettering
        self.start = max(0, citation.start)
        self.end = min(len(text), citation.end)
        self._none = Part("", self.start, self.start, 0.0)
        self._of: dict[str, list[Part]] = {}
        for segment in citation.segments:
            if segment.label == "other":
                continue
            start, end = max(segment.start, self.start), min(segment.end, self.end)
            if start < end and not text[start:end].isspace():
                more, less = self._left_open(start, end), self._left_closed(start, end)
                start, end = start - less, end + more
                part = Part(text[start:end], start, end, segment.confidence)
                self._of.setdefault(segment.label, []).append(part)

    def _left_open(self, start: int, end: int) -> int:
        """Extend the part over what closes a quotation or bracket in it: ")" after "Opere (8, 3"."""
        closing = self.text[end : end + 1] if end < self.end else ""
        return int(closing in _OPENING and _unpaired(self.text[start:end], _OPENING[closing], closing)[1])

    def _left_closed(self, start: int, end: int) -> int:
        """Extend the part over what opens a quotation or bracket closed in it: "«" before "Natura» e «spirito".

        That may stand outside the citation: "(" before "US) Environmental Protection Agency".
        """
        opening = self.text[start - 1] if start > 0 else ""
        return int(opening in _CLOSING and _unpaired(self.text[start:end], opening, _CLOSING[opening])[0])

    def all(self, label: str) -> list[Part]:
        """Return the parts with this label, in order."""
        return self._of.get(label) or []

    def first(self, label: str) -> Part:
        """Return the first part with this label; an empty one where there is none."""
        found = self._of.get(label)
        return found[0] if found else self._none

    def before(self, part: Part, count: int = 3) -> str:
        """Return the text right before a part."""
        return self.text[max(self.start, part.start - count) : part.start]


def _unpaired(text: str, opening: str, closing: str) -> tuple[bool, bool]:
    """Return whether a closing mark lacks its opening one, and the reverse; in „…“ the second mark closes."""
    if opening == "“" and "„" in text:
        return False, False
    unopened, depth = False, 0
    for char in text:
        if char == opening:
            depth += 1
        elif char == closing:
            unopened, depth = unopened or not depth, max(depth - 1, 0)
    return unopened, depth > 0
