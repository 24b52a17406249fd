"""What reading one file may cost unless the user says otherwise; docs/limits.md promises these numbers.

Documents come from anywhere, so that no file, however it is made, may take more than these.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

MEBI = 1 << 20
RARELY = (100_000, 50, 100)
"""When the garbage collector looks for cycles: our values are frozen and make none, and to look through the words of
a long document again and again takes a fifth of the time."""


ONE_THREAD = ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "OMP_NUM_THREADS")
"""What tells the libraries of NumPy to multiply in one thread, where it is set to 1 before NumPy is imported."""


class Limits(NamedTuple):
    """Bounds on what is taken in of one file."""

    size: int = 512 * MEBI
    """Bytes of a PDF or a zip container (Word, OpenDocument, EPUB)."""
    text: int = 32 * MEBI
    """Bytes of everything else: a book of 1,000 pages has two million characters."""
    pages: int = 5_000
    """Pages of a PDF; what lies after them is not read, and the document's warnings say so."""


USUAL = Limits()

LEAST_MEMORY = 1024 * MEBI
"""Bytes that reading any file may take: four times what a book of 1,500 pages does."""
MEMORY_A_BYTE = 4
"""Bytes more for each byte of the file, which is held whole, and some of it unpacked."""
OCR_MEMORY = 4096 * MEBI
"""Bytes for recognising pages, whose pictures are far larger than their text."""


def memory_for(size: int, *, ocr: bool = False) -> int:
    """Return the bytes of memory that reading a file of ``size`` bytes may take."""
    return (OCR_MEMORY if ocr else LEAST_MEMORY) + MEMORY_A_BYTE * size


@contextmanager
def rarely_collecting() -> Iterator[None]:
    """Let the garbage collector look `RARELY` meanwhile, whatever the program that calls us has set."""
    before = gc.get_threshold()
    gc.set_threshold(*RARELY)
    try:
        yield
    finally:
        gc.set_threshold(*before)
