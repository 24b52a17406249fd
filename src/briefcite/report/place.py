"""A finding with its place for a person: printed page, line, and the words around it."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from briefcite.model import Document, Extraction, Finding, Span
from briefcite.report.headings import headings_of
from briefcite.text.late import late

BEFORE, AFTER = 44, 28
"""Characters shown on each side of what a finding is about; with it and a margin they fit 80 columns."""
_PARTED = late(r"\n\s*\n|\n(?=\[\^[^\]\n]{1,40}\]:)")
"""What separates two paragraphs, or precedes a Markdown note: words beyond it are not shown as context."""
_LINE_END = late(r"\r\n|\r|\n")


class Placed(NamedTuple):
    """A finding of one file; all numbers count from 1."""

    path: str
    finding: Finding
    fingerprint: str
    """A digest that stays the same when text elsewhere changes and when the file is moved."""
    page: int | None = None
    label: str = ""
    """The page as printed; "" where there are none."""
    line: int | None = None
    """Line of the page, or of the file where that has no pages."""
    column: int | None = None
    file_line: int | None = None
    """Line of the file, for editors; None where a file has none, as a PDF."""
    end_line: int | None = None
    end_column: int | None = None
    """Where in the file the words end, the column behind them; None where that is not on or after their beginning."""
    before: str = ""
    words: str = ""
    """What the finding is about, as it stands in the text."""
    after: str = ""
    note: str = ""
    """What a person calls the note it stands in: "note 18"; with a callout the note that it calls. "" for neither."""
    heading: str = ""
    """Under which heading it stands, or the callout of its note; "" where the format does not tell."""

    @property
    def where(self) -> str:
        """Where it is, for a person: "page 417, line 12", "line 4", "note 18 under ‘Tides’" in a file of paragraphs."""
        if self.page is None and self.file_line is None and self.note:
            return self.named
        parts = (("page", self.label or self.page), ("line", self.line), ("column", None if self.page else self.column))
        return ", ".join(f"{name} {value}" for name, value in parts if value is not None)

    @property
    def named(self) -> str:
        """What a person calls the place: "note 18 under ‘Tides’"."""
        return f"{self.note} under ‘{self.heading}’" if self.heading else self.note


def placed(extraction: Extraction) -> tuple[Placed, ...]:
    """Return all findings of an extraction with their places."""
    locate = _Locator(extraction.document, _extents(extraction), _names(extraction), headings_of(extraction))
    seen: Counter[str] = Counter()
    return tuple(locate.place(finding, seen) for finding in extraction.findings)


def _extents(extraction: Extraction) -> list[Span]:
    """Return the start and end of each note, its marker included, in order."""
    found = []
    for note in extraction.notes:
        ends = [*(note.span or ()), *((note.origin[0], note.origin[-1] + 1) if note.origin else ())]
        if ends:
            found.append(Span(min(ends), max(ends)))
    return sorted(found)


def _names(extraction: Extraction) -> dict[str, str]:
    """Return what a person calls the note of each callout, note, citation and work, by their ids."""
    kinds = {note.kind for note in extraction.notes}
    called = {
        note.id: f"{note.kind if len(kinds) > 1 else 'note'} {note.marker}" for note in extraction.notes if note.marker
    }
    names = _beside(extraction, called)
    names |= {one.id: called[one.note] for one in extraction.citations if one.note in called}
    names |= {one.id: called[one.notes[0]] for one in extraction.references if one.notes and one.notes[0] in called}
    return names | called


def _beside(extraction: Extraction, called: Mapping[str, str]) -> dict[str, str]:
    """Name the place of each callout by its note, the last note called before it, or the paragraph ``show`` tells."""
    document = extraction.document
    answers = {link.callout: link.note for link in extraction.links}
    names: dict[str, str] = {}
    before = ""
    for callout in extraction.callouts:
        own = called.get(answers.get(callout.id, ""), "")
        first = "" if document.has_lines else f"paragraph {document.where(callout.span.start).line}"
        names[callout.id] = own or (f"after {before}" if before else first)
        before = own or before
    return names


class _Locator:
    """Knows where the lines of one document begin."""

    def __init__(
        self, document: Document, notes: Sequence[Span], names: Mapping[str, str], headings: Mapping[str, str]
    ) -> None:
        self.document = document
        self.names = names
        self.headings = headings
        self.notes = notes
        self.note_starts = [note.start for note in notes]
        laid_out = sorted({line.start for page in document.pages for line in page.lines})
        self.starts = laid_out or [0, *(end.end() for end in _LINE_END.finditer(document.text))]

    def place(self, finding: Finding, seen: Counter[str]) -> Placed:
        """Return the finding with its place; ``seen`` counts the fingerprints of the file so far."""
        document = self.document
        page = document.pages[finding.page] if finding.page is not None else None
        before, words, after = self._around(finding)
        print_of = _fingerprint(finding, before, words, after)
        seen[print_of] += 1
        found = Placed(
            path=document.source.path,
            finding=finding,
            fingerprint=f"{print_of}:{seen[print_of]}",
            page=page.index + 1 if page else None,
            label=page.label if page else "",
            before=before,
            words=words,
            after=after,
            note=self.names.get(finding.subject, ""),
            heading=self.headings.get(finding.subject, ""),
        )
        if finding.span is None:
            return found
        if document.has_lines:
            found = _in_file(found, document, finding.span)
        if page or not document.has_lines:
            found = self._in_text(found, finding.span, page.start if page else 0)
        return found

    def _in_text(self, found: Placed, span: Span, page_start: int) -> Placed:
        """Return a finding with the line of its page, or of the text where that has no pages."""
        at = bisect_right(self.starts, span.start)
        before_page = bisect_right(self.starts, page_start - 1)
        column = span.start - self.starts[at - 1] + 1 if at else 1
        return found._replace(line=max(at - before_page, 1), column=column)

    def _around(self, finding: Finding) -> tuple[str, str, str]:
        if finding.span is None:
            return "", "", ""
        (start, end), text = finding.span, self.document.text
        page = self.document.pages[finding.page] if finding.page is not None else None
        lower, upper = (page.start, page.end) if page else (0, len(text))
        first, last = self._bounds(start)
        lower, upper = max(lower, first), min(upper, last)
        before, after = text[max(lower, start - 2 * BEFORE) : start], text[end : min(upper, end + 2 * AFTER)]
        in_lines = self.document.source.unit == "line"
        if parted := (_PARTED if self.document.has_lines else None) if in_lines else _LINE_END:
            before, after = parted.split(before)[-1], parted.split(after)[0]
        return _shortened(before, -BEFORE), " ".join(text[start:end].split()), _shortened(after, AFTER)

    def _bounds(self, place: int) -> tuple[int, int]:
        """Return the start and end of the note that a place is in, or of the text between two notes."""
        at = bisect_right(self.note_starts, place)
        behind = self.note_starts[at] if at < len(self.notes) else len(self.document.text)
        if not at:
            return 0, behind
        own = self.notes[at - 1]
        return (own.start, own.end) if place < own.end else (own.end, behind)


def _in_file(found: Placed, document: Document, span: Span) -> Placed:
    """Return a finding with its line and column in the file that its words stand in."""
    path, line, column = document.where(span.start)
    found = found._replace(path=path, line=line, column=column, file_line=line)
    last = document.where(max(span.start, span.end - 1))
    if last.path != path or (last.line, last.column) < (line, column):
        return found
    return found._replace(end_line=last.line, end_column=last.column + 1)


def _shortened(text: str, length: int) -> str:
    """Return the last (negative) or first characters on one line, cut at a space, the space next to it kept."""
    squeezed = re.sub(r"\s+", " ", text)
    if len(squeezed) <= abs(length):
        return squeezed.lstrip() if length < 0 else squeezed.rstrip()
    if length < 0:
        cut = squeezed[length:]
        return cut[cut.find(" ") + 1 :] if " " in cut[: -length // 2] else cut
    cut = squeezed[:length]
    return cut[: cut.rfind(" ")] if " " in cut[length // 2 :] else cut


def _fingerprint(finding: Finding, *around: str) -> str:
    """Digest what the finding says and the words around it, without spaces and case."""
    parts = (finding.code, *around) if any(around) else (finding.code, finding.message)
    squeezed = "\0".join("".join(part.split()).casefold() for part in parts)
    return hashlib.sha256(squeezed.encode("utf-8", "surrogatepass")).hexdigest()[:16]
