"""Tells the heading above a list of notes."""

from __future__ import annotations

import re

from briefcite.model import Line
from briefcite.text.late import late
from briefcite.text.words import joined

_NOTES = late(
    r"(\d+\.? ?)?(end|foot)?notes?( and references)?|anmerkungen|endnoten|fu(ß|ss)noten|notas?( finales)?|note|anm\.",
    re.I,
)


def is_heading(line: Line) -> bool:
    """Return whether a line says "Notes" and no more."""
    return len(line.words) <= 4 and bool(_NOTES.fullmatch(joined(line.words).strip(" :.")))
