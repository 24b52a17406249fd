"""Reads a file of this folder, once, and evens out what formats print differently."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path

import pytest

from briefcite.model import Extraction
from briefcite.pipeline import extract

HERE = Path(__file__).parent


@cache
def read(name: str) -> Extraction:
    """Extract one file; reStructuredText is skipped where docutils is missing."""
    if name.endswith(".rst"):
        pytest.importorskip("docutils", reason="reStructuredText needs docutils")
    return extract(HERE / name)


def plain(text: str) -> str:
    """Formats differ in kinds of blanks and quotation marks, and in whether a line was broken."""
    text = unicodedata.normalize("NFKC", text).replace("--", "–")
    return re.sub(r"\s+", " ", re.sub("[‘’']", "’", text))
