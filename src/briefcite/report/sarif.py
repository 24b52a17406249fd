"""Findings as SARIF 2.1.0, the log format of code scanning services and editors.

A PDF and a Word file have no lines of their own: their results carry the page or the note in their message and as a
logical location, without a region, and all bring their own fingerprint, since a service cannot compute one there.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from briefcite.check import RULES, Rule
from briefcite.report.place import Placed
from briefcite.text.safe import one_line
from briefcite.version import __version__

if TYPE_CHECKING:
    from briefcite.report.checked import Checked

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVEL = {"error": "error", "warning": "warning", "info": "note"}
_INDEX = {rule.code: index for index, rule in enumerate(RULES)}


def log(files: Sequence[Checked]) -> dict[str, Any]:
    """Return the log of one run as JSON-ready data."""
    return {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": _driver()},
                "columnKind": "unicodeCodePoints",
                "invocations": [_invocation(files)],
                "results": [_result(placed) for file in files for placed in file.findings],
            }
        ],
    }


def _driver() -> dict[str, Any]:
    driver = {"name": "briefcite", "semanticVersion": __version__}
    if uri := _home():
        driver["informationUri"] = uri
    return driver | {"rules": [_descriptor(rule) for rule in RULES]}


def _home() -> str:
    """Return the home page that the package names (``project.urls``); "" where it names none or is not installed."""
    with suppress(PackageNotFoundError):
        named = dict(line.split(", ", 1) for line in metadata("briefcite").get_all("Project-URL", []))
        return next(
            (named[kind] for kind in ("Homepage", "Documentation", "Repository", "Source") if kind in named), ""
        )
    return ""


def _descriptor(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": rule.doc},
        "help": {"text": rule.doc},
        "defaultConfiguration": {"level": _LEVEL[rule.severity], "enabled": rule.default},
    }


def _invocation(files: Sequence[Checked]) -> dict[str, Any]:
    failed = [
        {"level": "error", "message": {"text": one_line(file.error)}, "locations": [_artifact(file.path)]}
        for file in files
        if file.error
    ]
    return {"executionSuccessful": not failed, "toolExecutionNotifications": failed}


def _result(placed: Placed) -> dict[str, Any]:
    finding = placed.finding
    page = f"{one_line(placed.where)}: " if placed.where and not placed.file_line else ""
    location = _artifact(placed.path)
    if region := _region(placed):
        location["physicalLocation"]["region"] = region
    if page:
        location |= _in_words(placed)
    return {
        "ruleId": finding.code,
        "ruleIndex": _INDEX[finding.code],
        "level": _LEVEL[finding.severity],
        "message": {"text": one_line(page + finding.message)},
        "locations": [location],
        "partialFingerprints": {"briefcite/v1": placed.fingerprint},
        "properties": {
            "page": placed.page,
            "pageLabel": placed.label or None,
            "line": placed.line,
            "confidence": round(finding.confidence, 3),
            "subject": finding.subject,
            "hint": finding.hint,
        },
    }


def _in_words(placed: Placed) -> dict[str, Any]:
    """Return a place that has no line: its page or note, and the words around."""
    words = one_line(placed.before + placed.words + placed.after)
    name = {"logicalLocations": [{"name": one_line(placed.where), "kind": "element"}]}
    return name | {"message": {"text": words}} if words else name


def _region(placed: Placed) -> dict[str, Any]:
    """Return the stretch of the file where that has lines.

    ``charOffset`` would count characters of the file (SARIF 2.1.0, 3.30.5), and those of a PDF are not its text.
    """
    if not placed.file_line:
        return {}
    where = {"startLine": placed.file_line, "startColumn": placed.column or 1}
    if placed.end_line and placed.end_column:
        where |= {"endLine": placed.end_line, "endColumn": placed.end_column}
    return where | {"snippet": {"text": one_line(placed.before + placed.words + placed.after)}}


def _artifact(path: str) -> dict[str, Any]:
    return {"physicalLocation": {"artifactLocation": {"uri": _uri(path)}}}


def _uri(path: str) -> str:
    """Return a path as a relative URI where it lies below the working folder, else as a file URI."""
    here = Path(path)
    if here.is_absolute():
        if not here.is_relative_to(Path.cwd()):
            return here.as_uri()
        here = here.relative_to(Path.cwd())
    return quote(here.as_posix())
