"""Structure elements of a tagged PDF that say what is a note and what refers to one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from briefcite.load.pdf import binding as c
from briefcite.model import Span, Tag

ROLES = frozenset("Note FENote Footnote Endnote Reference".split())
"""Roles that pair callouts and notes; others are many, and nothing asks for them."""

BY_UNITS = {role.encode("utf-16-le"): role for role in ROLES}
LENGTHS = {len(units) + 2 for units in BY_UNITS}
"""Bytes with the final zero: most roles ("P", "Span") are told from ours by their length alone."""

LONGEST_ROLE = 32
"""UTF-16 units with the final zero; longer names are none of ours."""

DEEPEST = 64
"""Levels of nesting that are followed; a hostile tree may be deeper than the stack."""

MOST_ELEMENTS = 20_000
"""On one page; a hostile tree may name its elements many times."""


class Element(NamedTuple):
    """A structure element of a page: its role after the role map, and the marked contents in it and below."""

    role: str
    marked: tuple[int, ...]


def outline(page: c.Ready) -> list[Element]:
    """Return the elements of an open page that have one of our roles, in tree order."""
    tree = c.structure_tree(page)
    if not tree:
        return []
    try:
        walk = _Walk()
        for i in range(c.tree_children(tree)):
            if child := c.tree_child(tree, i):
                walk.visit(c.ready(child), 0, None)
        return walk.elements
    finally:
        c.close_tree(tree)


def read(elements: Iterable[Element], spans: Mapping[int, Sequence[Span]]) -> tuple[Tag, ...]:
    """Return the tags of a page.

    Args:
        elements: its outline.
        spans: for each marked content id its words in ``Document.text``, in order.
    """
    found = (
        Tag(element.role, _merged([span for name in element.marked for span in spans.get(name, ())]))
        for element in elements
    )
    return tuple(tag for tag in found if tag.spans)


class _Walk:
    """A walk over the elements of one page."""

    def __init__(self) -> None:
        self.elements: list[Element] = []
        self.left = MOST_ELEMENTS
        self._units = c.unsigned_short(LONGEST_ROLE)
        self._units_at, self._room = self._units.at[0], c.ready_size(2 * LONGEST_ROLE)

    def visit(self, element: c.Ready, depth: int, outer: list[int] | None) -> None:
        """Note the element, and those below; add its marked contents to those of the element with a role around it."""
        self.left -= 1
        if depth > DEEPEST or self.left < 0:
            return
        role = self._role(element)
        found = outer if role is None else []
        place = len(self.elements)
        for i in range(c.element_children(element)):  # what is not in one of our roles is not asked for its content
            marked = -1 if found is None else c.element_marked_content(element, i)
            if found is not None and marked >= 0:
                found.append(marked)
            elif child := c.element_child(element, i):
                self.visit(c.ready(child), depth + 1, found)
        if role is not None and found is not None:
            self.elements.insert(place, Element(role, tuple(found)))
            if outer is not None:
                outer += found

    def _role(self, element: c.Ready) -> str | None:
        """Return the element's role if it is one of ours."""
        length = c.element_type(element, self._units_at, self._room)
        return BY_UNITS.get(self._units.values.tobytes()[: length - 2]) if length in LENGTHS else None


def _merged(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Join spans with at most one space between them."""
    merged: list[Span] = []
    for span in sorted(set(spans)):
        if merged and span.start <= merged[-1].end + 1:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)
