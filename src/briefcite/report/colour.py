"""Colour where it is wanted: on a terminal, unless NO_COLOR is set or the terminal is dumb."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import IO, Any

import click

Paint = Callable[..., str]
"""``paint(text, colour=None, bold=False, italic=False)`` gives the text with or without escape sequences."""


def wanted(stream: IO[Any]) -> bool:
    """Return whether a stream is a terminal that shows colour (no-color.org)."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def painter(colour: bool) -> Paint:
    """Return the function that paints, or one that leaves text plain."""
    return _painted if colour else _plain


def _painted(text: str, colour: str | None = None, *, bold: bool = False, italic: bool = False) -> str:
    return click.style(text, fg=colour, bold=bold or None, italic=italic or None)


def _plain(text: str, *_: object, **__: object) -> str:
    return text
