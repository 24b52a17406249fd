"""PDFium itself, as the wheel of pypdfium2 brings it, without the bindings of all its functions.

To import those takes as long as reading four pages, and 60 of 450 are needed here. Where no library lies in its usual
place, as with a PDFium of the system, pypdfium2 is imported and asked for its own.
"""

from __future__ import annotations

import ctypes
import sys
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

HOME = "pypdfium2_raw"
"""The package that the library lies in."""
NAMES = {"win32": "pdfium.dll", "darwin": "libpdfium.dylib"}
NAME = "libpdfium.so"


class _Settings(ctypes.Structure):
    """FPDF_LIBRARY_CONFIG in its second version, as pypdfium2 fills it."""

    _fields_ = (
        ("version", ctypes.c_int),
        ("font_paths", ctypes.c_void_p),
        ("isolate", ctypes.c_void_p),
        ("slot", ctypes.c_uint),
    )


def address(function: str) -> int:
    """Return where a function of PDFium lies."""
    return ctypes.cast(getattr(_opened(), function), ctypes.c_void_p).value or 0


@cache
def _opened() -> Any:
    """Return what has the functions as attributes; the library is told to begin, which it does but once."""
    found = find_spec(HOME)
    path = Path(found.origin).with_name(NAMES.get(sys.platform, NAME)) if found and found.origin else None
    if path is None or not path.exists():
        from pypdfium2 import raw

        return raw
    library = ctypes.CDLL(str(path))
    library.FPDF_InitLibraryWithConfig.restype = None
    library.FPDF_InitLibraryWithConfig(ctypes.byref(_Settings(version=2)))
    return library
