"""Link annotations: where on the page they are, and where they lead."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from briefcite.load.pdf import binding as c
from briefcite.load.pdf.document import Pdf
from briefcite.load.pdf.frame import Frame
from briefcite.model import Box, Target

LONGEST_URI = 8192
"""Bytes; more is no address."""


class Jump(NamedTuple):
    """A link whose place on the target page is still in that page's user space; None where not given."""

    box: Box
    uri: str
    page: int | None
    x: float | None
    y: float | None

    def land(self, frames: Mapping[int, Frame]) -> Target:
        """Return the link with its place as displayed, now that the frames of all pages are known."""
        if self.page is None or self.page not in frames:
            return Target(self.box, self.uri)
        frame = frames[self.page]
        x, y = frame.point(self.x or 0.0, self.y or 0.0)
        turned = frame.turns % 2 == 1
        known_x, known_y = (self.y, self.x) if turned else (self.x, self.y)
        return Target(
            self.box,
            self.uri,
            self.page,
            None if known_x is None else x,
            None if known_y is None else y,
        )


def read(pdf: Pdf, page: c.Ready, frame: Frame) -> Iterator[Jump]:
    """Yield the links of an open page that lead somewhere."""
    position, link, box = c.signed(1), c.pointers(1), c.floats(4)
    while c.link_enumerate(page, position.at[0], link.at[0]):
        handle = link.values[0]
        if not c.link_box(handle, box.at[0]):
            continue
        left, top, right, bottom = box.values
        jump = _follow(pdf, handle, frame.box(left, bottom, right, top))
        if jump is not None:
            yield jump


def _follow(pdf: Pdf, link: int, box: Box) -> Jump | None:
    """Return where a link leads: a place in the file, an address, or nowhere (None)."""
    destination = c.link_destination(pdf.handle, link)
    action = None if destination else c.link_action(link)
    if action and c.action_type(action) == c.ACTION_URI:
        uri = _uri(pdf, action)
        return Jump(box, uri, None, None, None) if uri else None
    if action and c.action_type(action) == c.ACTION_GOTO:
        destination = c.action_destination(pdf.handle, action)
    if not destination:
        return None
    index = c.destination_page(pdf.handle, destination)
    if index < 0:
        return None
    x, y = _place(destination)
    return Jump(box, "", index, x, y)


def _place(destination: int) -> tuple[float | None, float | None]:
    """Return x and y of a destination in user space, None for what its kind of view leaves open."""
    count, view = c.unsigned_long(1), c.floats(4)
    kind = c.destination_view(destination, count.at[0], view.at[0])
    if kind == c.VIEW_XYZ:
        has, place = c.signed(3), c.floats(3)
        c.destination_place(destination, *has.at, *place.at)
        return (
            place.values[0] if has.values[0] else None,
            place.values[1] if has.values[1] else None,
        )
    first = view.values[0] if count.values[0] else None
    if kind in (c.VIEW_FIT_HEIGHT, c.VIEW_FIT_BOX_HEIGHT):
        return None, first
    if kind in (c.VIEW_FIT_WIDTH, c.VIEW_FIT_BOX_WIDTH):
        return first, None
    if kind == c.VIEW_FIT_RECTANGLE and count.values[0] == 4:
        return first, view.values[3]
    return None, None


def _uri(pdf: Pdf, action: int) -> str:
    length = c.action_uri(pdf.handle, action, None, 0)
    if not 1 < length <= LONGEST_URI:
        return ""
    buffer = ctypes.create_string_buffer(length)
    c.action_uri(pdf.handle, action, ctypes.addressof(buffer), length)
    return buffer.value.decode("utf-8", "replace").strip()
