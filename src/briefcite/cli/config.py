"""Settings from ``briefcite.toml`` or ``[tool.briefcite]`` in ``pyproject.toml``; options override them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from briefcite.errors import BriefciteError

_TYPES: dict[str, tuple[type | tuple[type, ...], str]] = {
    "select": (list, "a list of codes"),
    "ignore": (list, "a list of codes"),
    "severity": (str, '"error", "warning" or "info"'),
    "max-findings": (int, "a whole number"),
    "exit-zero": (bool, "true or false"),
    "baseline": (str, "a path"),
    "engine": (str, '"auto", "pdfium" or "pdfplumber"'),
    "jobs": (int, "a whole number"),
    "timeout": ((int, float), "seconds"),
    "min-confidence": ((int, float), "a number from 0 to 1"),
}


def settings(start: Path) -> dict[str, Any]:
    """Give the settings of the nearest file at or above a folder, by option name with underscores.

    Raises:
        BriefciteError: the file is no TOML, or holds a setting that does not exist or has the wrong type.
    """
    for folder in (start, *start.parents):
        own = folder / "briefcite.toml"
        if own.is_file():
            return _checked(_table(own), own)
        shared = folder / "pyproject.toml"
        if shared.is_file():
            table = _table(shared).get("tool", {}).get("briefcite")
            if table is not None:
                return _checked(table, shared)
    return {}


def _table(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BriefciteError(f"{path} is not valid TOML ({error}); mend it.") from None


def _checked(table: Mapping[str, Any], path: Path) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in table.items():
        if name not in _TYPES:
            raise BriefciteError(f"{path}: there is no setting {name!r}; there are {', '.join(_TYPES)}.")
        kind, meaning = _TYPES[name]
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
            raise BriefciteError(f"{path}: {name} must be {meaning}.")
        if name == "baseline":
            value = str(path.parent / str(value))
        found[name.replace("-", "_")] = value
    return found
