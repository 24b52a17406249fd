"""Patterns that are compiled when they are first used: most of hundreds stay unused in a short run."""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast


class Late:
    """Stands for a pattern; its methods become those of the compiled one as they are asked for."""

    def __init__(self, pattern: Any, flags: int) -> None:
        self._source = pattern, flags
        self.pattern = pattern

    def __getattr__(self, name: str) -> Any:  # only called for what is not stored yet
        if name.startswith("_"):  # what copies and tools ask of any object
            raise AttributeError(name)
        method = getattr(re.compile(*self._source), name)
        setattr(self, name, method)
        return method


def late(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return a pattern that behaves as ``re.compile`` would have it, compiled on first use."""
    return cast("re.Pattern[AnyStr]", Late(pattern, flags))
