"""The project's own truth is met as well as it ever was."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

QUALITY = Path(__file__).parents[2] / "benchmarks" / "quality.py"


def test_no_figure_falls_below_its_floor() -> None:
    spec = importlib.util.spec_from_file_location("quality", QUALITY)
    assert spec is not None
    assert spec.loader is not None
    quality = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(quality)
    reached, floors = quality.shares(quality.measure()), json.loads(quality.FLOORS.read_text("utf-8"))
    assert set(floors) == set(reached)
    assert {name: share for name, share in reached.items() if share < floors[name]} == {}
