"""Collects the numbers that the text calls but no footnote answers; a list may answer them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from briefcite.layout.calls import Call, Way
from briefcite.model import Page, Zone
from briefcite.text.leads import leads


class Calls:
    """Where numbers are called in one way, as (page, line)."""

    def __init__(self) -> None:
        self.at: dict[str, list[tuple[int, int]]] = defaultdict(list)

    def last_before(self, marker: str, before: tuple[int, int]) -> tuple[int, int] | None:
        """Return the last call of a number before a place."""
        return next((at for at in reversed(self.at[marker]) if at < before), None)

    def has_between(self, marker: str, after: tuple[int, int], before: tuple[int, int]) -> bool:
        """Return whether a number is called between two places."""
        return any(after < at < before for at in self.at[marker])

    def use(self, marker: str, before: tuple[int, int]) -> None:
        """Take that call away: it cannot call another list too."""
        at = self.last_before(marker, before)
        if at is not None:
            self.at[marker].remove(at)


def unanswered(pages: Sequence[Page], calls: Sequence[Sequence[Call]]) -> dict[Way, Calls]:
    """Collect the calls that no footnote answers: raised ones, those in brackets, those in parentheses."""
    free: dict[Way, Calls] = {"raised": Calls(), "[]": Calls(), "()": Calls()}
    noted = [_noted(page) for page in pages]
    for page in pages:
        here, seen = Counter(noted[page.index]), Counter[tuple[Way, str]]()
        if page.index + 1 < len(pages):  # what the next page calls itself, its own notes answer
            of_next = {call.marker for call in calls[page.index + 1] if not call.first}
            here.update(marker for marker in noted[page.index + 1] if marker not in of_next)
        for call in calls[page.index]:
            line = page.lines[call.line]
            if line.zone in (Zone.FOOTNOTES, Zone.MARGIN) and any(lead.marker == call.marker for lead in leads(line)):
                continue
            in_body = call.way != "raised" and line.zone is not Zone.BODY
            if seen[call.way, call.marker] >= here[call.marker] or in_body:
                free[call.way].at[call.marker].append((page.index, call.line))
            else:  # a second call, below the notes of a section, is of the next
                seen[call.way, call.marker] += 1
    return free


def _noted(page: Page) -> Counter[str]:
    """Count the numbers that begin lines of the page's notes."""
    areas = (line for line in page.lines if line.zone in (Zone.FOOTNOTES, Zone.MARGIN))
    return Counter(marker for line in areas for marker in {lead.marker for lead in leads(line)})
