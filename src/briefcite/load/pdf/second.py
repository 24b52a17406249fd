"""Engines beside PDFium, and the one that is asked where PDFium reads a page badly.

PDFium gives the frame, artwork, links and tags of every page; another engine reads its text layer again from the bytes
of the file. To add one: a module with a class that does what ``Engine`` says, a row in ``OTHERS``, and its name among
the choices of ``--engine``.
"""

from __future__ import annotations

import importlib
from typing import Protocol, cast

from briefcite.load.pdf.frame import Frame
from briefcite.load.pdf.layer import TextLayer

OTHERS = {"pdfplumber": "briefcite.load.pdf.plumber:Plumber"}
"""Engines by name: the module and the class, made of (data, password).

Imported when the first page needs it: pdfplumber takes 150 ms.
"""
IN_DOUBT = "pdfplumber"
"""The one that "auto" asks."""
PATIENCE = 2
"""Pages: after so many readings in a row that were no better, the file's compounds (or its broken fonts)
are believed."""


class Engine(Protocol):
    """What reads the text layers of one file; opened with its first page."""

    def read(self, index: int, frame: Frame, offset: int, *, once: bool = True) -> TextLayer | None:
        """Return the text layer of a page, boxes in points of its frame; None where the page cannot be read.

        It never raises, whatever the file holds.

        Args:
            index: of the page, from 0.
            frame: of the page.
            offset: where its text begins in the document.
            once: leave out what is printed again at its place; not where lines lie on each other.
        """

    def close(self) -> None:
        """Let go of the file."""


def opened(name: str, data: bytes, password: str | None) -> Engine:
    """Open a file with one of the engines of ``OTHERS``."""
    module, _, kind = OTHERS[name].partition(":")
    return cast(Engine, getattr(importlib.import_module(module), kind)(data, password))


class Second:
    """The file as another engine will see it."""

    def __init__(self, data: bytes, password: str | None, name: str = IN_DOUBT) -> None:
        self.name = name
        self._data = data
        self._password = password
        self._engine: Engine | None = None
        self._fruitless = 0

    @property
    def worth_asking(self) -> bool:
        """Return whether another reading may help: not where its first ones were no better."""
        return self._fruitless < PATIENCE

    def note(self, helped: bool) -> None:
        """Remember whether a reading was better than PDFium's."""
        self._fruitless = 0 if helped else self._fruitless + 1

    def read(self, index: int, frame: Frame, offset: int, *, once: bool = True) -> TextLayer | None:
        """Return the text layer of a page; see ``Engine.read``."""
        if self._engine is None:
            self._engine = opened(self.name, self._data, self._password)
        return self._engine.read(index, frame, offset, once=once)

    def close(self) -> None:
        """Let go of the file."""
        if self._engine is not None:
            self._engine.close()
