"""Patterns that are made ready when first used: in a short run most of the several hundred stay unused.

Compiling those that a short text needs takes a third of its time. So they lie beside this file as Python has compiled
them (``training/patterns.py`` writes them), each under its pattern and flags: one that was changed, or another Python,
is not found there and is compiled, with the same result.
"""

from __future__ import annotations

import marshal
import re
import sys
from array import array
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib import import_module
from pathlib import Path
from typing import Any, AnyStr, cast

FOLDER = Path(__file__).with_name("patterns")
Built = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]
"""All flags, 32-bit code, number of groups, groups by name, names of groups."""


class Late:
    """Stands for a pattern; its methods become those of the compiled one as they are asked for."""

    def __init__(self, pattern: Any, flags: int) -> None:
        self._source = pattern, flags
        self.pattern = pattern

    def __getattr__(self, name: str) -> Any:  # only called for what is not stored yet
        if name.startswith("_"):  # looked up on any object by copy and by tools
            raise AttributeError(name)
        method = getattr(compiled(*self._source), name)
        setattr(self, name, method)
        return method


def late(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return a pattern that behaves as ``re.compile`` would have it, compiled on first use."""
    return cast("re.Pattern[AnyStr]", Late(pattern, flags))


@lru_cache(maxsize=512)
def compiled(pattern: str | bytes, flags: int) -> re.Pattern[Any]:
    """Return what ``re.compile`` does: as it lies ready, or compiled."""
    built = ready().get((pattern, int(flags)))
    if built is None:
        return re.compile(pattern, flags)
    own, code, groups, named, names = built
    found: re.Pattern[Any] = _engine().compile(pattern, own, array("I", code).tolist(), groups, named, names)
    return found


@cache
def ready() -> Mapping[tuple[str | bytes, int], Built]:
    """Return the patterns that lie ready for this Python, by pattern and flags; none where it reads other code."""
    try:
        found: Mapping[tuple[str | bytes, int], Built] = marshal.loads(place().read_bytes())
    except (OSError, AttributeError, ValueError, EOFError, TypeError):  # another engine, or a file cut short
        return {}
    return found


def place() -> Path:
    """Return where the patterns for this Python lie; its code is that of a machine with such words."""
    return FOLDER / f"{_engine().MAGIC}-{sys.byteorder}-{sys.maxsize.bit_length() + 1}.marshal"


def _engine() -> Any:
    return import_module("_sre")
