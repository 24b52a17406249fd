"""Structure elements of a tagged PDF that say what is a note, a reference, a table, a heading."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from briefcite.load.pdf import binding as c
from briefcite.model import Span, Tag

ROLES = frozenset(
    "Note FENote Footnote Endnote Reference Lbl BibEntry Bibliography Caption Table TOC Index "
    "H H1 H2 H3 H4 H5 H6 Title".split()
)
"""Roles that help to tell notes from other text. Paragraphs and spans are left out: they are everywhere."""

DEEPEST = 64
"""Levels of nesting that are followed; a hostile tree may be deeper than the stack."""

MOST_ELEMENTS = 20_000
"""On one page; a hostile tree may name its elements many times."""


@contextmanager
def tree(page: int) -> Iterator[int | None]:
    """Open the structure tree of a page; None where the page is not tagged."""
    handle = c.structure_tree(page)
    try:
        yield handle if handle and c.tree_children(handle) > 0 else None
    finally:
        if handle:
            c.close_tree(handle)


def read(handle: int, spans: Mapping[int, Sequence[Span]]) -> tuple[Tag, ...]:
    """Return the tags of a page in tree order.

    Args:
        handle: the page's structure tree.
        spans: for each marked content id its words in ``Document.text``, in order.
    """
    walk = _Walk(spans)
    for i in range(c.tree_children(handle)):
        walk.visit(c.tree_child(handle, i), 0)
    return tuple(tag for tag in walk.tags if tag.spans)


class _Walk:
    """A walk over the elements of one page."""

    def __init__(self, spans: Mapping[int, Sequence[Span]]) -> None:
        self.spans = spans
        self.tags: list[Tag] = []
        self.left = MOST_ELEMENTS

    def visit(self, element: int | None, depth: int) -> list[Span]:
        """Note the element's tag, and those below; return its words."""
        self.left -= 1
        if not element or depth > DEEPEST or self.left < 0:
            return []
        role = _role(element)
        place = len(self.tags)
        found: list[Span] = []
        for i in range(c.element_children(element)):
            marked = c.element_marked_content(element, i)
            if marked >= 0:
                found.extend(self.spans.get(marked, ()))
            else:
                found.extend(self.visit(c.element_child(element, i), depth + 1))
        if role in ROLES:
            self.tags.insert(place, Tag(role, _merged(found)))
        return found


def _role(element: int) -> str:
    size = 2 * 64
    buffer = ctypes.create_string_buffer(size)
    length = c.element_type(element, ctypes.addressof(buffer), size)
    return buffer.raw[: max(0, min(length, size) - 2)].decode("utf-16-le", "replace")


def _merged(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Join spans with at most one blank between them."""
    merged: list[Span] = []
    for span in sorted(set(spans)):
        if merged and span.start <= merged[-1].end + 1:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)
