"""The words of a page; in a long document they are stored in columns, at 80 bytes a word instead of 270 as tuples.

Columns are made into tuples again page by page, on demand. The first pages stay tuples, so that only long books pay
for their length.
"""

from __future__ import annotations

from array import array
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import repeat
from operator import itemgetter
from sys import intern
from typing import Any, overload
from weakref import ref

from briefcite.model import Word
from briefcite.text.late import late
from briefcite.text.markers import OPENS

_KINDS = {
    "start": "I", "end": "I", "x0": "d", "top": "d", "x1": "d", "bottom": "d", "baseline": "d", "size": "d",
    "glued": "b", "hyphen": "b", "hidden": "b", "lift": "d",
}  # fmt: skip
_FLAGS = frozenset(["glued", "hyphen", "hidden"])

_START, _TEXT, _GLUED = map(Word._fields.index, ("start", "text", "glued"))
FEW = 5
"""Up to this many words are made into tuples singly, without the rest of their page."""
_ADDRESS = late(r"[<(]?(?:https?:|ftp:|www\.|doi[:.]|[\w.-]+@)")
_CLOSED = late(r"[.!?…][\"”’»)\]]*$")
_new_word = tuple.__new__
KEPT = 300
"""Pages whose words stay tuples, at 150 kB a page: most documents have fewer pages."""
PASSING = 16
"""Further pages whose words are tuples while they are read: a note may run over several pages."""


class Words(Sequence[Word]):
    """An immutable row of words: tuples while in use and on the first pages, columns otherwise."""

    __slots__ = ("__weakref__", "_columns", "_made", "stay")

    def __init__(self, words: Iterable[Word] = ()) -> None:
        self.stay = False
        """Whether they stay tuples."""
        self._columns: tuple[Sequence[Any], ...] = ()
        self._made: tuple[Word, ...] | None = None
        self._keep(tuple(words))

    def all(self) -> tuple[Word, ...]:
        """Return all words."""
        if self._made is not None:
            return self._made
        columns = (
            map(bool, column) if name in _FLAGS else column
            for name, column in zip(Word._fields, self._columns, strict=True)
        )
        made: tuple[Word, ...] = tuple(map(_new_word, repeat(Word), zip(*columns, strict=True)))
        self._keep(made)
        return made

    def _keep(self, made: tuple[Word, ...]) -> None:
        """Keep the words as tuples: for good if this is among the first pages, else until later pages are made.

        It is the first pages that stay, since all stages go through the pages in order: if the last ones stayed, a book
        one page longer than the limit would have to remake every page on each pass.
        """
        self._made = made
        if len(_kept) == KEPT:
            _kept[:] = [page for page in _kept if page() is not None]
        if len(_kept) < KEPT:
            self.stay = True
            _kept.append(ref(self))
            return
        if len(_passing) == PASSING and (oldest := _passing.popleft()()) is not None:
            oldest.pack()
        _passing.append(ref(self))

    def values(self) -> Iterable[tuple[Any, ...]]:
        """Return the values of each word in turn, without making the words of a page that is in columns."""
        return zip(*self._columns, strict=True) if self._made is None else self._made

    def columns(self) -> tuple[Sequence[Any], ...]:
        """Return the values of all words, those of one kind together, in the order of the fields of a word."""
        if self._columns:
            return self._columns
        return tuple(zip(*self._made, strict=True)) if self._made else ((),) * len(Word._fields)

    def pack(self) -> None:
        """Move the words into columns, with equal texts shared, and drop the tuples."""
        self._columns = self._columns or tuple(
            array(_KINDS[name], column) if name in _KINDS else tuple(map(intern, column))
            for name, column in zip(Word._fields, self.columns(), strict=True)
        )
        self._made, self.stay = None, False

    def __len__(self) -> int:
        return len(self._columns[0] if self._made is None else self._made)

    @overload
    def __getitem__(self, place: int) -> Word: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Word, ...]: ...
    def __getitem__(self, place: int | slice) -> Word | tuple[Word, ...]:
        if isinstance(place, slice):
            return self.all()[place]
        if self._made is not None:
            return self._made[place]
        columns = zip(Word._fields, self._columns, strict=True)
        return Word._make(bool(column[place]) if name in _FLAGS else column[place] for name, column in columns)

    def __iter__(self) -> Iterator[Word]:
        return iter(self.all())

    def column(self, field: int, places: Iterable[int]) -> Iterator[Any]:
        """Iterate over one field of the words at some places, without making the words of a page that is in columns."""
        if self._made is None:
            return map(self._columns[field].__getitem__, places)
        return map(itemgetter(field), map(self._made.__getitem__, places))

    def __eq__(self, other: object) -> bool:
        return self.all() == tuple(other) if isinstance(other, (Words, tuple)) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.all())


_kept: list[ref[Words]] = []
_passing: deque[ref[Words]] = deque()


class Row(Sequence[Word]):
    """The words of a line: some of a page's, in an order of their own."""

    __slots__ = ("_page", "_places", "_texts", "leads", "raised")

    def __init__(self, page: Words, places: Sequence[int]) -> None:
        self._page = page
        self._texts: tuple[str, ...] | None = None
        self.leads: Any = None
        """Memo of text/leads.py: the markers at the line's beginning, which several stages ask for."""
        self.raised: tuple[int, ...] | None = None
        """Memo of text/leads.py: which of its words are raised."""
        if not isinstance(places, range):
            first, stop = places[0], places[-1] + 1
            places = range(first, stop) if list(places) == [*range(first, stop)] else array("I", places)
        self._places: Sequence[int] = places

    def all(self) -> tuple[Word, ...]:
        """Return all words."""
        words, places = self._page.all(), self._places
        if isinstance(places, range):
            return words[places.start : places.stop]
        return tuple(map(words.__getitem__, places))

    def part(self, start: int, stop: int) -> Row:
        """Return some consecutive words as a row of their own."""
        return Row(self._page, self._places[start:stop])

    def turned(self) -> Row:
        """Return the words with the last one first."""
        return Row(self._page, [self._places[-1], *self._places[:-1]])

    @property
    def texts(self) -> tuple[str, ...]:
        """The text of each word; kept, as layout asks each line for it half a dozen times."""
        found = self._texts
        if found is None:
            found = tuple(self._page.column(_TEXT, self._places))
            if self._page.stay:
                self._texts = found
        return found

    @property
    def glued(self) -> tuple[bool, ...]:
        """Return whether no space stands before each word."""
        return tuple(self._page.column(_GLUED, self._places))

    def pieces(self) -> list[tuple[str, int, bool]]:
        """Return the text, the start and the glue of each word."""
        starts = self._page.column(_START, self._places)
        return list(zip(self.texts, starts, self.glued, strict=True))

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, place: int) -> Word: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Word, ...]: ...
    def __getitem__(self, place: int | slice) -> Word | tuple[Word, ...]:
        if not isinstance(place, slice):
            return self._page[self._places[place]]
        chosen = self._places[place]
        return tuple(map(self._page.__getitem__, chosen)) if len(chosen) < FEW else self.all()[place]

    def __iter__(self) -> Iterator[Word]:
        return iter(self.all())

    def __eq__(self, other: object) -> bool:
        return self.all() == tuple(other) if isinstance(other, (Row, Words, tuple)) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.all())


def texts(words: Sequence[Word]) -> tuple[str, ...]:
    """Return the text of each word."""
    return words.texts if isinstance(words, Row) else tuple(word.text for word in words)


def pieces(words: Sequence[Word]) -> list[tuple[str, int, bool]]:
    """Return the text of each word, its start, and whether no space stands before it."""
    return words.pieces() if isinstance(words, Row) else [(word.text, word.start, word.glued) for word in words]


def closes(words: Sequence[Word]) -> bool:
    """Return whether words may end a note: they close with a full stop or its like."""
    return _CLOSED.search("".join(texts(words)[-2:])) is not None


def is_address(text: str) -> bool:
    """Return whether a word begins an address of the web or of mail."""
    return _ADDRESS.match(text) is not None


def has_brackets(words: Sequence[Word]) -> bool:
    """Return whether a line has an opening bracket; most have none, and need not be joined and searched."""
    return OPENS.search("".join(texts(words))) is not None


def joined(words: Sequence[Word]) -> str:
    """Return the text of a line: its words, with spaces between those that are not glued."""
    glued = words.glued if isinstance(words, Row) else tuple(word.glued for word in words)
    if not any(glued[1:]):
        return " ".join(texts(words)).lstrip()
    return "".join(("" if close else " ") + text for text, close in zip(texts(words), glued, strict=True)).lstrip()
