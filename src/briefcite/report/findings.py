"""The formats of ``check``; each takes the findings of all files and gives the whole output as text."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from briefcite.report.checked import Checked
from briefcite.text.safe import name_of


def as_json(files: Sequence[Checked]) -> str:
    """Return a list of findings, each with its path."""
    from briefcite.report.json import dumps, finding_data

    found = [{"path": name_of(file.path)} | finding_data(placed) for file in files for placed in file.findings]
    return dumps(found, indent=2) + "\n"


def _github(files: Sequence[Checked]) -> str:
    from briefcite.report.github import workflow_commands

    return workflow_commands(files)


def _sarif(files: Sequence[Checked]) -> str:
    from briefcite.report.json import dumps
    from briefcite.report.sarif import log

    return dumps(log(files), indent=2) + "\n"


def _junit(files: Sequence[Checked]) -> str:
    from briefcite.report.junit import suites

    return suites(files)


FORMATS: dict[str, Callable[[Sequence[Checked]], str]] = {
    "json": as_json,
    "github": _github,
    "sarif": _sarif,
    "junit": _junit,
}
