"""briefcite reads the numbered notes of a document: callouts, notes, the works cited, and what dangles.

>>> import briefcite                                              # doctest: +SKIP
>>> extraction = briefcite.extract("brief.pdf")
>>> [note.text for note in extraction.notes], extraction.references[0].title
>>> briefcite.as_dict(extraction)["findings"]
>>> for path, extraction, sentence in briefcite.corpus.read(["papers/"], jobs=2): ...
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from briefcite.version import __version__

if TYPE_CHECKING:
    from briefcite import corpus as corpus
    from briefcite.pipeline import extract as extract
    from briefcite.report.json import as_dict as as_dict
    from briefcite.report.json import to_json as to_json

__all__ = ["__version__", "as_dict", "corpus", "extract", "to_json"]

_HOMES = {"as_dict": "briefcite.report.json", "extract": "briefcite.pipeline", "to_json": "briefcite.report.json"}


def __getattr__(name: str) -> Any:
    """Import the stages only when they are asked for, so that ``briefcite --help`` stays quick."""
    if name == "corpus":
        return import_module("briefcite.corpus")
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return [*(name for name in globals() if name.startswith("__")), *__all__]
