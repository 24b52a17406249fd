"""What a person has corrected: kept beside the document, and given to the stages as certain.

operations.py says what can be said and how it is written, quoting.py anchors it by quotation, file.py keeps it,
applying.py turns it into what numbering and the reading of notes take as given, making.py makes it of edits on the
page.
"""

from __future__ import annotations

from briefcite.corrections.applying import Unfit, for_citations, for_numbers
from briefcite.corrections.file import BadCorrections, Corrections, path_beside, read, write
from briefcite.corrections.making import Maker
from briefcite.corrections.operations import BadOperation, Operation
from briefcite.corrections.telling import told

__all__ = [
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
    "told",
    "write",
]
