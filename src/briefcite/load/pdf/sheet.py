"""One page as it was read, before links know the frames of the pages they lead to."""

from __future__ import annotations

from typing import NamedTuple

from briefcite.load.pdf.frame import Frame
from briefcite.load.pdf.links import Jump
from briefcite.load.pdf.quality import Quality
from briefcite.model import Page


class Sheet(NamedTuple):
    """A page without links, and what else was learnt about it."""

    page: Page
    text: str
    jumps: tuple[Jump, ...]
    frame: Frame
    quality: Quality
    pictured: float
    """Share of the page that pictures cover."""
