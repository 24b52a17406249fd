"""Findings as GitHub workflow commands, which show as annotations on a pull request."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefcite.report.place import Placed
from briefcite.text.safe import one_line

if TYPE_CHECKING:
    from briefcite.report.checked import Checked

_LEVEL = {"error": "error", "warning": "warning", "info": "notice"}


def workflow_commands(files: Sequence[Checked]) -> str:
    """Return a line a finding: ``::error file=brief.md,line=4,title=C101 dangling-callout::callout 4 …``."""
    lines = [_annotation(placed) for file in files for placed in file.findings]
    lines += [f"::error file={_property(file.path)}::{_message(one_line(file.error))}" for file in files if file.error]
    return "".join(line + "\n" for line in lines)


def _annotation(placed: Placed) -> str:
    finding = placed.finding
    properties = {"file": placed.path}
    if placed.file_line:
        properties |= {"line": str(placed.file_line), "col": str(placed.column)}
    properties["title"] = f"{finding.code} {finding.name}"
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    page = f"{one_line(placed.where)}: " if placed.where and not placed.file_line else ""
    return f"::{_LEVEL[finding.severity]} {listed}::{_message(page + one_line(finding.message))}"


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(one_line(text)).replace(":", "%3A").replace(",", "%2C")
