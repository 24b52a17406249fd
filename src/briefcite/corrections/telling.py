"""An operation in a line for a person."""

from __future__ import annotations

from briefcite.corrections.operations import (
    Accept,
    Antecedent,
    Cite,
    Extent,
    NoCite,
    NoteQuote,
    Nothing,
    Operation,
    Pair,
    Quote,
    Work,
)

LONGEST = 44
"""Characters of a quotation that are shown."""


def told(operation: Operation) -> str:
    """Say in a line what an operation states."""
    match operation:
        case Pair(callout, note, apart):
            return f"{'unlink' if apart else 'link'} {_place(callout)} and {_place(note)}"
        case Nothing(place, what):
            return f"no {what}: {_place(place)}"
        case Extent(note, text):
            return f"{_place(note)} reads “{_short(' '.join(one.exact for one in text))}”"
        case Cite(at, form):
            return (
                f"{form} citation {_stretch(at)}: {', '.join(label for label, _, _ in operation.parts) or 'no parts'}"
            )
        case NoCite(at):
            return f"no citation {_stretch(at)}"
        case Antecedent(at, of):
            return f"{_stretch(at)} cites the work of {_stretch(of)}"
        case Work(at, item):
            return f"{_stretch(at)} cites “{_short(str(item.get('title', item.get('type', 'a work'))))}”"
        case Accept(note):
            return f"accepted as right: {_place(note)}"


def _place(quote: Quote) -> str:
    page = f" on page {quote.page}" if quote.page else ""
    return f"“{_short(quote.exact + ' ' + quote.after)}”{page}"


def _stretch(at: NoteQuote) -> str:
    return f"“{_short(at.exact)}”"


def _short(text: str) -> str:
    joined = " ".join(text.split())
    return joined if len(joined) <= LONGEST else joined[: LONGEST - 1] + "…"
