"""briefcite reads the numbered notes of a document: callouts, notes, the works cited, and what dangles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from briefcite.version import __version__

if TYPE_CHECKING:
    from briefcite.pipeline import extract as extract

__all__ = ["__version__", "extract"]


def __getattr__(name: str) -> Any:
    """Import the pipeline only when it is asked for, so that ``briefcite --help`` stays quick."""
    if name == "extract":
        from briefcite.pipeline import extract

        return extract
    raise AttributeError(name)
