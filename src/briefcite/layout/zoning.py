"""The steps from words to zoned lines, in their order; each is a module."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefcite.layout import (
    chunks,
    columns,
    ends,
    furniture,
    labels,
    line_numbers,
    lines,
    listings,
    lists,
    local,
    margins,
    numbering,
    paragraphs,
    rules,
    sections,
    zones,
)
from briefcite.layout.calls import Call, find_calls, outside_code, raised_numbers
from briefcite.model import Document, Line, Page, Zone
from briefcite.text.leads import leads


def zoned(document: Document) -> Document:
    """Return the document with the lines of every page in reading order, each with its zone."""
    unnumbered, numbers = line_numbers.taken_out(document.pages)
    pages, calls, code = _with_lines(unnumbered)
    calls = outside_code(pages, calls)
    called = [raised_numbers(found) for found in calls]
    pages = _in_zone(pages, furniture.furniture(pages, called), Zone.FURNITURE)
    pages = rules.typed_rules(labels.label(pages))
    calls = [
        [call for call in found if page.lines[call.line].zone is not Zone.FURNITURE]
        for page, found in zip(pages, calls, strict=True)
    ]
    pages = _with_lists(pages, lists.bibliographies(pages, calls))
    starts = [zones.find_starts(page) for page in pages]
    pages = _in_zone(pages, local.table_notes(pages, calls, starts, inner=True), Zone.TABLE)
    starts = [zones.find_starts(page) for page in pages]
    answers = sections.told(pages, calls, numbering.answers(pages, calls, starts))
    pages = _with_lists(pages, lists.answering(pages, answers))
    areas = zones.note_zones(pages, calls, starts, answers)
    pages = _in_zone(pages, [area - listed for area, listed in zip(areas, code, strict=True)], Zone.FOOTNOTES)
    pages = _in_zone(pages, local.table_notes(pages, calls, starts, inner=False), Zone.TABLE)
    pages = paragraphs.cut_paragraphs(pages)
    pages = _in_zone(pages, margins.margins(pages, called, starts), Zone.MARGIN)
    likely = ends.endnotes(pages, called)
    pages = _in_zone(pages, likely, Zone.BODY)
    pages = _with_lists(pages, lists.note_lists(pages, calls, likely, answers))
    return replace(document, pages=line_numbers.put_back(document.pages, pages, numbers))


def _with_lists(pages: list[Page], found: Sequence[lists.ListArea]) -> list[Page]:
    for one in found:
        pages = _in_zone(pages, [one.lines.get(page.index, set()) for page in pages], one.zone)
    return pages


def _with_lines(pages: tuple[Page, ...]) -> tuple[list[Page], list[list[Call]], list[set[int]]]:
    """Return the pages with their lines, the numbers that each may call, and the numbered lines of program code.

    All of it while a page's words are at hand.
    """
    cut = [chunks.chunk(page) for page in pages]
    result: list[Page] = []
    called: list[list[Call]] = []
    for page, pieces, gutters in zip(pages, cut, columns.gutters(cut), strict=True):
        ordered: list[Line] = []
        for leaf in columns.order(columns.split(pieces, gutters), gutters):
            ordered += lines.lines(leaf.chunks, leaf.column)
        result.append(replace(page, lines=tuple(ordered)))
        called.append(find_calls(result[-1]))
        for line in ordered:
            leads(line)
    without, code = listings.without_numbers(result)
    pairs = zip(result, without, called, strict=True)
    return without, [found if page is before else find_calls(page) for before, page, found in pairs], code


def _in_zone(pages: list[Page], places: list[set[int]], zone: Zone) -> list[Page]:
    return [
        replace(
            page,
            lines=tuple(line._replace(zone=zone) if i in at else line for i, line in enumerate(page.lines)),
        )
        if at
        else page
        for page, at in zip(pages, places, strict=True)
    ]
