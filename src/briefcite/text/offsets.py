"""Offsets at four bytes each: every character of every note has one, and a tuple takes 40 bytes for it."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from typing import overload


class Offsets(Sequence[int]):
    """An immutable row of offsets."""

    __slots__ = ("_values",)

    def __init__(self, values: Iterable[int] = ()) -> None:
        self._values = array("I", values)

    def __len__(self) -> int:
        return len(self._values)

    @overload
    def __getitem__(self, place: int) -> int: ...
    @overload
    def __getitem__(self, place: slice) -> Offsets: ...
    def __getitem__(self, place: int | slice) -> int | Offsets:
        return Offsets(self._values[place]) if isinstance(place, slice) else self._values[place]

    def __iter__(self) -> Iterator[int]:
        return iter(self._values)

    def __eq__(self, other: object) -> bool:
        return self._values == other._values if isinstance(other, Offsets) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._values.tobytes())
