"""Quotations made of places in a document, and found again in it or in a later version of it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from briefcite.corrections.operations import Quote
from briefcite.model import Document, Span

CONTEXT = 40
"""Characters quoted on each side, spaces not counted."""
ENOUGH = (40, 24, 12)
"""How much of the context must agree, tried in turn: what stood further off may have been rewritten."""


class Quotable:
    """A document's text without its spaces, in which quotations are made and found."""

    def __init__(self, document: Document) -> None:
        self._text = document.text
        self._pages = [page.start for page in document.pages] if document.paged else []
        self._origin = [place for place, letter in enumerate(document.text) if not letter.isspace()]
        self._squeezed = "".join(document.text.split())

    def quote(self, span: Span) -> Quote:
        """Quote a stretch of the text."""
        first, last = self._squeezed_ends(span)
        before, after = self._squeezed[max(0, first - CONTEXT) : first], self._squeezed[last : last + CONTEXT]
        return Quote(self._text[span.start : span.end].strip(), before, after, self._page(span.start))

    def find(self, quote: Quote) -> Span | None:
        """Return the one place that is quoted; None where there is none, or where several fit alike."""
        exact = "".join(quote.exact.split())
        for enough in ENOUGH:
            before, after = quote.before[-enough:] if enough else "", quote.after[:enough]
            places = self._places(before + exact + after, len(before), len(exact))
            if len(places) > 1 and quote.page is not None:
                places = [place for place in places if self._page(place.start) == quote.page] or places
            if len(places) == 1:
                return places[0]
            if places:
                return None
        return self._one_sided(quote, exact)

    def _one_sided(self, quote: Quote, exact: str) -> Span | None:
        """Find a quotation of which only one side still reads as it did."""
        for before, after in ((quote.before, ""), ("", quote.after)):
            places = self._places(before + exact + after, len(before), len(exact)) if before or after else []
            if len(places) == 1:
                return places[0]
        return None

    def _places(self, wanted: str, lead: int, length: int) -> list[Span]:
        found: list[Span] = []
        at = self._squeezed.find(wanted) if wanted else -1
        while at >= 0 and len(found) < 50:
            found.append(self._span(at + lead, length))
            at = self._squeezed.find(wanted, at + 1)
        return found

    def _span(self, first: int, length: int) -> Span:
        if not length:  # a note without a marker in the text begins before its first character
            place = self._origin[first] if first < len(self._origin) else len(self._text)
            return Span(place, place)
        return Span(self._origin[first], self._origin[first + length - 1] + 1)

    def _squeezed_ends(self, span: Span) -> tuple[int, int]:
        return bisect_left(self._origin, span.start), bisect_left(self._origin, span.end)

    def _page(self, place: int) -> int | None:
        return bisect_right(self._pages, place) or None
