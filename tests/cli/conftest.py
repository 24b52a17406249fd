from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from briefcite.cli import main

BRIEF = """# Waiting

Ships wait at anchor.[^1] Pilots know why.[^2]

[^1]: Ana Duarte, *The Long Queue* (Norrhaven: Quay Press, 2019), 14.
[^2]: Ibid., 20.
"""
BROKEN = BRIEF.replace("know why.[^2]", "know why.[^2] Nobody asks them.[^3]")


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Run the command line in a folder that holds a clean brief and one whose third number dangles."""
    (tmp_path / "brief.md").write_text(BRIEF, "utf-8")
    (tmp_path / "broken.md").write_text(BROKEN, "utf-8")
    monkeypatch.chdir(tmp_path)
    runner = CliRunner()
    return lambda *args, stdin=b"": runner.invoke(main, [str(arg) for arg in args], input=stdin)
