"""Inline suppression: ``<!-- briefcite: ignore C101 -->`` takes findings back where they are meant.

The comment works on its own line; where it stands alone, on the next line that holds text; with
``ignore-file`` on the whole file. Without codes it covers all rules. Codes, prefixes ("N1") and slugs work.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from briefcite.model import Document, Finding, Mark, Span
from briefcite.text.late import late

_COMMENT = late(r"\s*briefcite:\s*(ignore(?:-file)?)\b[:\s]*(.*?)\s*", re.S)
_LINE_END = late(r"\r\n|\r|\n|\f")


class Suppression(NamedTuple):
    """One comment: what it covers, and where."""

    mark: Mark
    names: tuple[str, ...]
    """Codes, prefixes and slugs; () for all."""
    covers: Span | None
    """None for the whole file, with what is found of it as a whole."""

    def takes(self, finding: Finding) -> bool:
        """Return whether it takes this finding back."""
        if self.covers is not None:
            place = finding.span
            if place is None or not self.covers.start <= place.start < self.covers.end:
                return False
        code, slug = finding.code, finding.name
        return not self.names or any(code.startswith(n.upper()) or slug == n.lower() for n in self.names)


def suppressions(document: Document) -> tuple[Suppression, ...]:
    """Return the suppression comments of a document, in order."""
    marks = [mark for mark in document.marks if mark.kind == "ignore" and mark.spans]
    if not marks:
        return ()
    starts = [0, *(end.end() for end in _LINE_END.finditer(document.text)), len(document.text) + 1]
    return tuple(_suppression(document.text, mark, starts) for mark in marks)


def _suppression(text: str, mark: Mark, starts: Sequence[int]) -> Suppression:
    match = _COMMENT.fullmatch(mark.data)
    verb, listed = match.groups() if match else ("ignore", mark.data)
    names = tuple(re.split(r"[\s,]+", listed)) if listed.strip() else ()
    if verb == "ignore-file":
        return Suppression(mark, names, None)
    first = bisect_right(starts, mark.spans[0].start) - 1
    last = bisect_right(starts, mark.spans[-1].end - 1) - 1
    alone = not text[starts[first] : mark.spans[0].start].strip() and not (
        text[mark.spans[-1].end : starts[last + 1]].strip()
    )
    if alone:
        first = last = last + 1
        while last + 2 < len(starts) and not text[starts[last] : starts[last + 1]].strip():
            last += 1
    end = starts[min(last + 1, len(starts) - 1)]
    return Suppression(mark, names, Span(starts[min(first, len(starts) - 1)], end))
