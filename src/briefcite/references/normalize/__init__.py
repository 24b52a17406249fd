"""Labelled segments become CSL variables: names, dates, titles, pages, identifiers, item type."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from briefcite.model import Citation, Reference


class Hyperlink(NamedTuple):
    """A link laid over a stretch of the note's text by the format (Markdown, HTML, PDF)."""

    start: int
    end: int
    url: str


def normalize(
    text: str, citation: Citation, links: Sequence[Hyperlink] = ()
) -> tuple[Citation, Reference]:
    """Give the citation with its locator set apart, and the work as far as this citation tells (id empty)."""
    return citation, Reference(id="", type="document")
