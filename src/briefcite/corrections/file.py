"""The file of corrections beside a document: a versioned list of operations in JSON."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefcite.corrections.operations import BadOperation, Operation, from_data, to_data
from briefcite.errors import BriefciteError

VERSION = 1
LARGEST = 100_000_000
"""Bytes."""


class BadCorrections(BriefciteError):
    """A file of corrections that is damaged, foreign or of a newer version; it is left as it is."""


@dataclass(frozen=True, slots=True)
class Corrections:
    """What a person has said of one document, in the order in which it was said."""

    operations: tuple[Operation, ...] = ()
    sha256: str = ""
    """Of the document that the last of them was made on: a hint, no condition."""


def read(path: Path) -> Corrections:
    """Read a file of corrections; where there is none, nothing has been said.

    Raises:
        BadCorrections: it cannot be opened, is no file of corrections, or one of a newer version.
    """
    try:
        if path.stat().st_size > LARGEST:
            raise BadCorrections(f"{path}: is too large for a file of corrections; name another with --corrections.")
        data = json.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return Corrections()
    except (OSError, ValueError, RecursionError) as error:
        raise _bad(path, f"cannot be read ({error})") from None
    return _checked(path, data)


def _checked(path: Path, data: Any) -> Corrections:
    if not isinstance(data, dict) or data.get("format") != "briefcite corrections":
        raise _bad(path, "is no file of corrections")
    if data.get("version") != VERSION:
        raise _bad(path, f"is of version {data.get('version')!r}, and this briefcite reads version {VERSION}")
    operations = data.get("operations")
    if not isinstance(operations, list):
        raise _bad(path, "has no list of operations")
    made: list[Operation] = []
    for number, one in enumerate(operations, 1):
        try:
            made.append(from_data(one))
        except BadOperation as error:
            raise _bad(path, f"operation {number} is {error}") from None
    return Corrections(tuple(made), str(data.get("sha256", "")))


def _bad(path: Path, why: str) -> BadCorrections:
    return BadCorrections(
        f"{path}: {why}; mend it, move it away, or name another with --corrections. Nothing was changed."
    )


def write(path: Path, operations: Sequence[Operation], *, document: str, sha256: str) -> None:
    """Write the file whole or not at all; what was written is on the disk when this returns.

    Args:
        path: where.
        operations: all of them.
        document: the document's name, for a person who opens the file.
        sha256: of the document.

    Raises:
        OSError: it could not be written; what stood there is untouched.
    """
    data = {
        "format": "briefcite corrections",
        "version": VERSION,
        "document": document,
        "sha256": sha256,
        "operations": [to_data(one) for one in operations],
    }
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with part.open("x", encoding="utf-8") as stream:
            stream.write(json.dumps(data, ensure_ascii=False, indent=1) + "\n")
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
