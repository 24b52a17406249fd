"""The manual pages that the wheel installs are those of the commands as they are now."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[2] / "docs"
PAGES = dict(runpy.run_path(str(DOCS / "manual.py"))["pages"]())


@pytest.mark.parametrize("name", PAGES)
def test_page_is_up_to_date(name: str) -> None:
    assert (DOCS / "man" / name).read_text("utf-8") == PAGES[name], "run python docs/manual.py"


def test_no_page_is_left_over() -> None:
    assert {path.name for path in (DOCS / "man").iterdir()} == set(PAGES)
