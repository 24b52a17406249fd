"""The exports of several files as one file."""

from __future__ import annotations

import json
from collections.abc import Sequence


def together(texts: Sequence[str], format: str) -> str:
    """Join exports of one format: CSV rows below one heading, JSON items in one list, RIS as it comes."""
    if len(texts) < 2:
        return "".join(texts)
    if format == "csv":
        return texts[0] + "".join(text.split("\r\n", 1)[1] for text in texts[1:])
    if format in ("csl-json", "json"):
        return _one_list([json.loads(text) for text in texts])
    return "".join(texts)


def _one_list(parts: Sequence[list[object] | dict[str, object]]) -> str:
    first = parts[0]
    if isinstance(first, list):
        joined: object = [item for part in parts for item in part]
    else:
        lists = {name for name, value in first.items() if isinstance(value, list)}
        joined = first | {name: [item for part in parts for item in _under(part, name)] for name in lists}
    return json.dumps(joined, ensure_ascii=False, indent=2) + "\n"


def _under(part: list[object] | dict[str, object], name: str) -> list[object]:
    value = part[name] if isinstance(part, dict) else None
    return value if isinstance(value, list) else []
