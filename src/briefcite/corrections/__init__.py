"""What a person has corrected: kept beside the document, and given to the stages as certain.

operations.py says what can be said and how it is written, quoting.py anchors it by quotation, file.py keeps it,
applying.py turns it into what numbering and the reading of notes take as given, making.py makes it of edits on the
page.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefcite.corrections.applied import Applied, Unfit

if TYPE_CHECKING:
    from briefcite.corrections.applying import for_citations, for_numbers
    from briefcite.corrections.file import BadCorrections, Corrections, read, write
    from briefcite.corrections.making import Maker
    from briefcite.corrections.operations import BadOperation, Operation
    from briefcite.corrections.telling import told

__all__ = [
    "Applied",
    "BadCorrections",
    "BadOperation",
    "Corrections",
    "Maker",
    "Operation",
    "Unfit",
    "for_citations",
    "for_numbers",
    "path_beside",
    "read",
    "said",
    "told",
    "write",
]

SUFFIX = ".briefcite.json"
_MODULE_OF = {
    "BadCorrections": "file", "BadOperation": "operations", "Corrections": "file", "Maker": "making",
    "Operation": "operations", "for_citations": "applying", "for_numbers": "applying", "read": "file",
    "told": "telling", "write": "file",
}  # fmt: skip


def __getattr__(name: str) -> Any:
    """Import what corrects only when it is asked for: most documents were never corrected."""
    if name not in _MODULE_OF:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{_MODULE_OF[name]}"), name)


def path_beside(document: str | Path) -> Path:
    """Return the place of a document's corrections: ``brief.pdf.briefcite.json`` beside ``brief.pdf``."""
    document = Path(document)
    return document.with_name(document.name + SUFFIX) if document.name else document / SUFFIX


def said(path: Path) -> tuple[Operation, ...]:
    """Return what was said in a file of corrections; where there is none, nothing.

    Raises:
        BadCorrections: as :func:`read` would.
    """
    try:
        path.stat()
    except FileNotFoundError:
        return ()
    except OSError:
        pass  # told by what reads it
    return import_module(f"{__name__}.file").read(path).operations  # type: ignore[no-any-return]
