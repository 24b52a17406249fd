"""The scripts of benchmarks/ and training/, as modules."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from types import ModuleType

FOLDERS = [str(Path(__file__).parents[2] / name) for name in ("benchmarks", "training")]


def benchmark(name: str) -> ModuleType:
    """Import one, with what it imports from these folders."""
    before = list(sys.path)
    sys.path[:0] = FOLDERS
    try:
        return importlib.import_module(name)
    finally:
        sys.path[:] = before
