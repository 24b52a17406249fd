"""A footnote stands on another page than its number, farther than the next page.

Why: a footnote is looked for at the foot of its page; one that stands elsewhere is not found. (One that
begins on the next page, for want of room, is no finding.)

Example: the text calls note 14 on page 6, and note 14 stands at the foot of page 9.

What to do: move the note to the page that calls it, or see whether the number is the right one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from briefcite.check.case import Case
from briefcite.check.order import order_of
from briefcite.check.rule import Hit

CODE = "N107"
NAME = "note-far-from-callout"
SEVERITY = "warning"


def find(case: Case) -> Iterator[Hit]:
    """Yield one hit for each footnote that is neither on a page that calls it nor on the page after."""
    pages: dict[str, list[int]] = {}
    for link in case.extraction.links:
        page = case.callouts[link.callout].page
        if page is not None:
            pages.setdefault(link.note, []).append(page)
    doubtful = _doubtful(case)
    for note in case.extraction.notes:
        if note.kind != "footnote" or not note.pages or note.id not in pages or note.id in doubtful:
            continue
        if all(note.pages[0] - page not in (0, 1) for page in pages[note.id]):
            called = case.label(pages[note.id][0])
            yield Hit(
                f"note {note.marker} stands on page {case.label(note.pages[0])}, its number on page {called}",
                note.id,
                note.pages[0],
                note.span,
                hint="move the note to the page that calls it, or correct the number",
                confidence=note.evidence.confidence,
            )


def _doubtful(case: Case) -> set[str]:
    """Return the notes whose number is wrong, stands twice or out of order: that is told by another rule."""
    doubtful = set()
    for numbering in case.series:
        count = Counter(entry.printed for entry in numbering.notes)
        doubtful |= {entry.id for entry in numbering.notes if count[entry.printed] > 1}
        doubtful |= {misprint[0].id for misprint in numbering.misprints}
        doubtful |= {misprint[1].id for misprint in numbering.misprints}
        doubtful |= order_of(numbering.notes).moved
        moved = order_of(numbering.callouts).moved
        doubtful |= {note for entry in numbering.callouts if entry.id in moved for note in entry.partners}
    return doubtful
