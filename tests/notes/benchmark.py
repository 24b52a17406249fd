"""The benchmarks of pairing, as modules."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from types import ModuleType

FOLDER = str(Path(__file__).parents[2] / "benchmarks")


def benchmark(name: str) -> ModuleType:
    """Import one, with what it imports from its own folder."""
    sys.path.insert(0, FOLDER)
    try:
        return importlib.import_module(name)
    finally:
        sys.path.remove(FOLDER)
