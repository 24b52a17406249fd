"""The formats of ``check``: findings as text for a person or an editor, or as data for a program."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from briefcite.report.json import dumps
from briefcite.report.place import Placed
from briefcite.text.safe import one_line


def as_text(found: Sequence[Placed]) -> str:
    """Give a line a finding, ``path:page:line: CODE message``, and under it the words around it."""
    return "".join(map(_text, found))


def _text(placed: Placed) -> str:
    finding = placed.finding
    place = [str(part) for part in (placed.page, placed.line) if part is not None]
    head = ":".join([one_line(placed.path), *place])
    words = f"{one_line(placed.before)} >>{one_line(placed.subject)}<< {one_line(placed.after)}"
    return f"{head}: {finding.code} {one_line(finding.message)}\n    {words}\n"


def as_json(found: Sequence[Placed]) -> str:
    """Give a list of findings."""
    return dumps([placed.finding.code for placed in found]) + "\n"


FORMATS: dict[str, Callable[[Sequence[Placed]], str]] = {"text": as_text, "json": as_json}
