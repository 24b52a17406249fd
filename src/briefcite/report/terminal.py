"""An Extraction for a person: a table of numbers, pages, notes and works, with the findings below it."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import IO, NamedTuple

from briefcite.model import Callout, Citation, Extraction, Note, Reference
from briefcite.report.colour import Paint, painter, wanted
from briefcite.report.lines import finding_lines
from briefcite.report.place import placed
from briefcite.report.table import GAP, Cell, Column, Paragraph, head, row, shortened, wrapped
from briefcite.text.called import called
from briefcite.text.safe import one_line, printable
from briefcite.text.width import columns

NARROWEST = 40
PLAIN_WIDTH = 80
"""Columns where the output is no terminal."""
RULE = "─"
MOST_LINES = 2
"""Lines of a cell that are shown for a note, and for each of its works."""
NUMBER, PLACE, PLACED_TWICE, LEAST = 4, 5, 9, 9
"""Columns of the first two columns of the table, and the fewest of the others."""


class Look(NamedTuple):
    """How a table is to be drawn where it is shown."""

    width: int
    """Columns."""
    paint: Paint
    rule: str
    """The character that rules are drawn with."""
    full: bool
    """Show notes and works whole."""


def look(out: IO[str], *, width: int | None = None, full: bool = False) -> Look:
    """Return how to draw for an output.

    Args:
        out: a terminal, a file or a pipe.
        width: columns; None for those of the terminal, of COLUMNS, or PLAIN_WIDTH.
        full: show notes and works whole.
    """
    return Look(width or _columns(out), painter(wanted(out)), _rule(out), full)


def shown(extraction: Extraction, look: Look) -> str:
    """Return one file's table and findings."""
    found = placed(extraction)
    parts = [look.paint(one_line(extraction.document.source.path), bold=True) + "\n", _counts(extraction) + "\n"]
    if extraction.callouts or extraction.notes:
        parts += _table(extraction, look)
    else:
        parts.append("\n" if found else "\nNo callouts and no notes were found.\n\n")  # else L109 says so
    parts += (finding_lines(finding, look.paint) + "\n" for finding in found)
    parts.append(f"{_many(len(found), 'finding')}.\n\n" if found else "Nothing is wrong with the numbers.\n\n")
    return "".join(parts)


def _columns(out: IO[str]) -> int:
    """Return what COLUMNS says, or what a terminal has, or PLAIN_WIDTH."""
    said = os.environ.get("COLUMNS", "")
    if said.isdecimal() and int(said) >= NARROWEST:
        return int(said)
    with suppress(OSError, ValueError):  # no terminal
        return os.get_terminal_size(out.fileno()).columns or PLAIN_WIDTH
    return PLAIN_WIDTH


def _rule(out: IO[str]) -> str:
    """Return the character that rules are drawn with: some terminals have nothing but ASCII."""
    try:
        RULE.encode(getattr(out, "encoding", None) or "utf-8")
    except UnicodeEncodeError:
        return "-"
    return RULE


def _counts(extraction: Extraction) -> str:
    pages = extraction.document.source.pages
    parts = [_many(pages, "page")] if pages else []
    parts += [
        _many(len(extraction.callouts), "callout"),
        _many(len(extraction.notes), "note"),
        _many(len(extraction.references), "work"),
    ]
    return ", ".join(parts)


def _many(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _table(extraction: Extraction, look: Look) -> Iterator[str]:
    """Yield its lines."""
    where = "Page" if extraction.document.paged else "Line" if extraction.document.has_lines else "Para."
    place = PLACED_TWICE if _is_paged_twice(extraction) else PLACE
    half = max((look.width - NUMBER - place - 3 * len(GAP)) // 2, LEAST)
    table = (Column("No.", NUMBER, right=True), Column(where, place), Column("Note", half), Column("Work", half))
    yield from head(table, look.paint, look.rule)
    rows = _Rows(extraction, half, look.full)
    names = _series_names(extraction)
    series = None
    for item in rows.items():
        if item[0].series != series and len(names) > 1:
            if series is not None:
                yield "\n"
            yield from row(((), (), (Paragraph(names.get(item[0].series, ""), italic=True),), ()), table, look.paint)
        series = item[0].series
        yield from row(rows.cells(*item), table, look.paint)


_SERIES = {
    "footnote": "Footnotes",
    "endnote": "Endnotes",
    "margin": "Margin notes",
    "table": "Notes of tables",
    "entry": "Bibliography",
}

Item = tuple[Callout | Note, tuple[Callout, ...], Note | None]
"""A row of the table: a note and its callouts, either of which may be missing."""


class _Rows:
    """Makes the rows of a table; a note that is called several times has one."""

    def __init__(self, extraction: Extraction, width: int, full: bool) -> None:
        self.extraction = extraction
        self.full = full
        self.twice = _is_paged_twice(extraction)
        self.width = width
        self.works = {work.id: work for work in extraction.references}
        self.note = {note.id: note for note in extraction.notes}
        self.answer = {link.callout: link.note for link in extraction.links}
        self.cited: dict[str, list[Citation]] = {}
        for citation in extraction.citations:
            self.cited.setdefault(citation.note, []).append(citation)

    def items(self) -> Iterator[Item]:
        """Yield rows in the order of the text; notes that are not called come after the note before them."""
        callers: dict[str, list[Callout]] = {}
        for callout in self.extraction.callouts:
            if callout.id in self.answer:
                callers.setdefault(self.answer[callout.id], []).append(callout)
        orphans = _orphans_after(self.extraction.notes, callers)
        for note in orphans.pop("", ()):
            yield note, (), note
        for callout in self.extraction.callouts:
            answer = self.answer.get(callout.id)
            if answer is None:
                yield callout, (callout,), None
            elif callers[answer][0] is callout:
                yield callout, tuple(callers[answer]), self.note[answer]
                for note in orphans.pop(answer, ()):
                    yield note, (), note

    def cells(self, item: Callout | Note, callouts: Sequence[Callout], note: Note | None) -> tuple[Cell, ...]:
        """Return number, places, note and works."""
        number = one_line(callouts[0].marker if callouts else item.marker) or "–"
        works = [Paragraph(self._work(citation)) for citation in self.cited.get(note.id, ())] if note else []
        return (
            (Paragraph(number, bold=True),),
            (Paragraph(self._places(callouts)),),
            self._note(note, bool(callouts)),
            works,
        )

    def _note(self, note: Note | None, is_called: bool) -> Cell:
        if note is None:
            return (Paragraph("has no note", "red"),)
        body = Paragraph(self._cut(note.text)) if note.text.strip() else Paragraph("(empty)", "red")
        return (body,) if is_called else (Paragraph("not called:", "red"), body)

    def _places(self, callouts: Sequence[Callout]) -> str:
        document = self.extraction.document
        places = []
        for callout in callouts:
            if callout.page is not None:
                label = one_line(document.pages[callout.page].label)
                places.append(f"{label} ({callout.page + 1})" if self.twice else label)
            else:
                places.append(str(document.where(callout.span.start).line))
        return ", ".join(dict.fromkeys(places))

    def _work(self, citation: Citation) -> str:
        work = self.works.get(citation.reference or "")
        if citation.form != "full":
            return self._back_reference(citation, work)
        return self._cut(_named(work), _year(work)) if work else ""

    def _back_reference(self, citation: Citation, work: Reference | None) -> str:
        if work is None:
            said = one_line(self.note[citation.note].text[citation.start : citation.end])
            return self._cut(f"? {said}") if citation.antecedent else ""
        locator = f", {citation.locator}" if citation.locator else ""
        return self._cut(f"= {_named(work)}", locator)

    def _cut(self, text: str, tail: str = "") -> str:
        """Return as much of a text as fits the lines of a cell, always with its tail."""
        body, end = one_line(text), printable(tail)
        room = self.width * MOST_LINES - columns(end)
        while not self.full:
            if columns(body) > max(room, 1):
                body = shortened(body, max(room, 1) - 1) + "…"
            if room <= self.width or len(wrapped(body + end, self.width)) <= MOST_LINES:
                break
            room -= 2
        return body + end


def _is_paged_twice(extraction: Extraction) -> bool:
    """Return whether the printed page numbers differ from those in the file."""
    return any(page.label not in ("", str(page.index + 1)) for page in extraction.document.pages)


def _series_names(extraction: Extraction) -> dict[int, str]:
    """Name each series by the kind of its notes, and by a number where a kind has several: "Footnotes (2)"."""
    kinds: dict[int, str] = {}
    for note in extraction.notes:
        kinds.setdefault(note.series, _SERIES.get(note.kind, "Notes"))
    for callout in extraction.callouts:
        kinds.setdefault(callout.series, "Without notes")
    count = Counter(kinds.values())
    seen: Counter[str] = Counter()
    named = {}
    for series, kind in sorted(kinds.items()):
        seen[kind] += 1
        named[series] = kind if count[kind] == 1 else f"{kind} ({seen[kind]})"
    return named


def _orphans_after(notes: Sequence[Note], callers: dict[str, list[Callout]]) -> dict[str, list[Note]]:
    """Return the notes that are not called, under the id of the called note before them ("" for none)."""
    found: dict[str, list[Note]] = {}
    before = ""
    for note in notes:
        if note.id in callers:
            before = note.id
        else:
            found.setdefault(before, []).append(note)
    return found


def _named(work: Reference) -> str:
    """Return author and title of a work, or what it is called if it has neither."""
    return _by(work) + (called(work) or work.type.replace("_", " "))


def _by(work: Reference) -> str:
    names = work.author or work.editor
    if not names:
        return ""
    first = names[0].literal or " ".join(part for part in (names[0].particle, names[0].family) if part)
    others = {1: "", 2: f" & {names[-1].literal or names[-1].family}"}.get(len(names), " et al.")
    return f"{first}{others}, "


def _year(work: Reference) -> str:
    return f" ({work.issued.edtf.split('/')[0][:4]})" if work.issued else ""
