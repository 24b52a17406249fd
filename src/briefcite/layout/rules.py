"""Reads rows of typed underscores or dashes as the rules that they stand for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefcite.model import Page, Zone
from briefcite.text.late import late
from briefcite.text.words import texts

_TYPED = late(r"[_\u2014\u2015\u2500-]{5,}")


def typed_rules(pages: Sequence[Page]) -> list[Page]:
    """Return the pages with a rule for each line that is nothing else, and that line as furniture."""
    return [_ruled(page) for page in pages]


def _ruled(page: Page) -> Page:
    typed = {
        i for i, line in enumerate(page.lines) if line.box is not None and _TYPED.fullmatch("".join(texts(line.words)))
    }
    if not typed:
        return page
    rules = tuple(
        box._replace(top=page.lines[i].baseline, bottom=page.lines[i].baseline + 1)
        for i in sorted(typed)
        if (box := page.lines[i].box)
    )
    lines = (line._replace(zone=Zone.FURNITURE) if i in typed else line for i, line in enumerate(page.lines))
    return replace(page, lines=tuple(lines), rules=page.rules + rules)
