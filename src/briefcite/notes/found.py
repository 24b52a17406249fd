"""What the stage gives."""

from __future__ import annotations

from typing import NamedTuple

from briefcite.model import Callout, Link, Note, Warning


class Found(NamedTuple):
    """Callouts, notes and links, all in order of appearance."""

    callouts: tuple[Callout, ...]
    notes: tuple[Note, ...]
    links: tuple[Link, ...]
    warnings: tuple[Warning, ...] = ()
    """What of the document was left unread."""
    listed: tuple[Note, ...] = ()
    """The entries of bibliographies without numbers, which nothing calls."""
