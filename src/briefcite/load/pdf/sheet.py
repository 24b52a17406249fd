"""One page as an engine read it, before links know the frames of the pages they lead to."""

from __future__ import annotations

from typing import NamedTuple

from briefcite.load.pdf.frame import Frame
from briefcite.load.pdf.links import Jump
from briefcite.model import Page


class Sheet(NamedTuple):
    """A page without links, its text, where its links jump, and its frame."""

    page: Page
    text: str
    jumps: tuple[Jump, ...]
    frame: Frame
