r"""Counters: their values, which of them restart with which, and how LaTeX writes a number."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import pairwise

from briefcite.text.numerals import counted

SIGNS = ("*", "†", "‡", "§", "¶", "‖", "**", "††", "‡‡")
r"""What \fnsymbol prints for 1 to 9."""
STYLES = ("arabic", "roman", "Roman", "alph", "Alph", "fnsymbol")
LEVELS = ("part", "chapter", "section", "subsection", "subsubsection", "paragraph", "subparagraph")
MOST = 100_000
"""The highest value of a counter; counting stops there."""


class Counters:
    """All counters of a document."""

    def __init__(self) -> None:
        self.value: Counter[str] = Counter()
        self.epoch: Counter[str] = Counter()
        """How often each has restarted."""
        self.within: defaultdict[str, list[str]] = defaultdict(list)
        """For each counter those that restart when it is stepped."""
        for outer, inner in pairwise(LEVELS[1:]):
            self.within[outer].append(inner)

    def step(self, name: str) -> None:
        """Add one; what is counted within it restarts."""
        self.value[name] = min(self.value[name] + 1, MOST)
        self._restart_within(name, {name})

    def _restart_within(self, name: str, seen: set[str]) -> None:
        for inner in self.within.get(name, ()):
            if inner not in seen:
                seen.add(inner)
                self.restart(inner)
                self._restart_within(inner, seen)

    def restart(self, name: str) -> None:
        """Begin at 0 again, as a new run of numbers."""
        self.value[name] = 0
        self.epoch[name] += 1

    def set(self, name: str, value: int) -> None:
        """Set a value; 0 begins a new run."""
        if value == 0:
            self.restart(name)
        else:
            self.value[name] = max(-MOST, min(value, MOST))

    def tie(self, name: str, outer: str) -> None:
        """Let a counter restart with another."""
        if name not in self.within[outer]:
            self.within[outer].append(name)

    def untie(self, name: str, outer: str) -> None:
        """Let a counter go on when another is stepped."""
        if name in self.within[outer]:
            self.within[outer].remove(name)


def shown(style: str, value: int) -> str:
    """Return a number as LaTeX writes it.

    Args:
        style: "arabic", "roman", "Roman", "alph", "Alph" or "fnsymbol".
        value: the number.
    """
    if style == "fnsymbol":
        return SIGNS[value - 1] if 1 <= value <= len(SIGNS) else str(value)
    return counted(value, style)
