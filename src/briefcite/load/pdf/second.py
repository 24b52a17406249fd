"""The second engine, loaded when the first page needs it: pdfplumber takes 150 ms to import."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefcite.load.pdf.frame import Frame
from briefcite.load.pdf.layer import TextLayer

if TYPE_CHECKING:
    from briefcite.load.pdf.plumber import Plumber

PATIENCE = 2
"""Pages: after so many readings in a row that were no better, the file's compounds (or its broken fonts)
are believed."""


class Second:
    """The file as the second engine will see it."""

    def __init__(self, data: bytes, password: str | None) -> None:
        self._data = data
        self._password = password
        self._plumber: Plumber | None = None
        self._fruitless = 0

    @property
    def worth_asking(self) -> bool:
        """Whether another reading may help: not where its first ones were no better."""
        return self._fruitless < PATIENCE

    def note(self, helped: bool) -> None:
        """Remember whether a reading was better than the first engine's."""
        self._fruitless = 0 if helped else self._fruitless + 1

    def read(self, index: int, frame: Frame, offset: int, *, once: bool = True) -> TextLayer | None:
        """Return the text layer of a page; None where the engine cannot read it.

        Args:
            index: of the page.
            frame: of the page.
            offset: where its text begins in the document.
            once: leave out what is printed again at its place; not where lines lie on each other.
        """
        if self._plumber is None:
            from briefcite.load.pdf.plumber import Plumber

            self._plumber = Plumber(self._data, self._password)
        return self._plumber.read(index, frame, offset, once=once)

    def close(self) -> None:
        """Let go of the file."""
        if self._plumber is not None:
            self._plumber.close()
