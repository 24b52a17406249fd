"""Finds callouts and notes in a zoned document and links them."""

from __future__ import annotations

from typing import NamedTuple

from briefcite.model import Callout, Document, Link, Note


class Found(NamedTuple):
    """What the stage gives: all three in order of appearance."""

    callouts: tuple[Callout, ...]
    notes: tuple[Note, ...]
    links: tuple[Link, ...]


def find(document: Document) -> Found:
    """Find callouts and notes, and pair them."""
    return Found((), (), ())
