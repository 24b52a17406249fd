"""Findings that were there before: kept in a file, so that only new ones block."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from briefcite.errors import BriefciteError
from briefcite.report.place import Placed

if TYPE_CHECKING:
    from briefcite.report.checked import Checked

SCHEMA = 1
Key = tuple[str, str, str]
"""Path from the baseline's folder, code, fingerprint."""


def content(files: Sequence[Checked], path: Path) -> str:
    """Return what to write into the baseline at ``path``."""
    from briefcite.report.json import dumps

    findings = [
        {
            "path": key[0],
            "code": key[1],
            "fingerprint": key[2],
            "message": placed.finding.message,
        }
        for file in files
        for placed in file.findings
        for key in [_key(placed, path)]
    ]
    return dumps({"schema": SCHEMA, "findings": findings}, indent=1) + "\n"


def load(path: Path) -> Counter[Key]:
    """Read a baseline.

    Raises:
        BriefciteError: it is missing or not a baseline.
    """
    try:
        data = json.loads(path.read_text("utf-8"))
        return Counter((f["path"], f["code"], f["fingerprint"]) for f in data["findings"])
    except FileNotFoundError:
        raise BriefciteError(f"{path}: there is no such baseline; make it with --write-baseline.") from None
    except (OSError, ValueError, KeyError, TypeError):
        raise BriefciteError(f"{path} is not a baseline; make it anew with --write-baseline.") from None


def new_ones(findings: Sequence[Placed], known: Counter[Key], path: Path) -> tuple[Placed, ...]:
    """Return the findings that the baseline does not hold; those it holds are taken out of ``known``."""
    new = []
    for placed in findings:
        key = _key(placed, path)
        if known[key] > 0:
            known[key] -= 1
        else:
            new.append(placed)
    return tuple(new)


def _key(placed: Placed, path: Path) -> Key:
    """Name the file from the baseline's folder, so that both can be checked from anywhere."""
    file, folder = Path(placed.path).absolute(), path.absolute().parent
    name = file.relative_to(folder) if file.is_relative_to(folder) else file
    return name.as_posix(), placed.finding.code, placed.fingerprint
