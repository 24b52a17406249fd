"""What the stage gives."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from briefcite.model import Callout, Link, Note, Span, Warning


class Found(NamedTuple):
    """Callouts, notes and links, all in order of appearance."""

    callouts: tuple[Callout, ...]
    notes: tuple[Note, ...]
    links: tuple[Link, ...]
    warnings: tuple[Warning, ...] = ()
    """What of the document was left unread."""
    listed: tuple[Note, ...] = ()
    """The entries of bibliographies without numbers, which nothing calls."""


def in_order(
    callouts: Iterable[Callout], notes: Iterable[Note], links: Iterable[Link], warnings: Iterable[Warning] = ()
) -> Found:
    """Return callouts, notes and links in the order in which they stand in the text."""
    called = sorted(callouts, key=lambda one: (one.span, one.marker))
    order = {one.id: place for place, one in enumerate(called)}
    noted = sorted(notes, key=lambda one: one.span or Span(0, 0))
    linked = sorted(links, key=lambda link: order[link.callout])
    return Found(tuple(called), tuple(noted), tuple(linked), tuple(warnings))
