"""Escape sequences in a document never reach the terminal or a file, whatever the command."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]

HOSTILE = """Ships \x1b[2Jwait.[^1] Nobody \x9b31masks.[^2] \u202eWhy?[^3]

[^1]: Ana \x1b]0;owned\x07Duarte, *The \x9b2JLong Queue* (Norrhaven: Quay\u202e Press, 2019), 14. http://a.example/\x1bx
[^2]: Ibid., 20.\x08\x08\x7f
"""
OBEYED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
COMMANDS = [
    ["show"],
    ["extract"],
    ["check"],
    *(["check", "--format", form] for form in ("json", "github", "sarif", "junit")),
    *(["export", "--format", form] for form in ("bibtex", "biblatex", "csv", "csl-json", "ris", "json")),
    ["export", "--per", "note", "--format", "csv"],
]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_nothing_that_a_terminal_obeys_gets_out(run: Run, command: list[str]) -> None:
    name = "hos\x1b[31mtile.md"
    Path(name).write_text(HOSTILE, "utf-8")
    result = run(*command, name, "gone\x1b[31m.md")
    assert result.exit_code == 1
    assert OBEYED.findall(result.stdout + result.stderr) == []
    assert len(result.stdout) > 20
