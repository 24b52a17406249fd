"""A file becomes a Document: text as read, with pages, words and marks."""

from __future__ import annotations

from pathlib import Path

from briefcite.model import Document


def read(
    path: str | Path, *, kind: str | None = None, engine: str = "auto", password: str | None = None
) -> Document:
    """Read a file by its content and suffix."""
    raise NotImplementedError((path, kind, engine, password))
