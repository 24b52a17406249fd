"""Marks of notes whose text is not ours to give away: who reads the document again can lay the marks on it.

    python training/standoff.py DATA SHEET...     write the marks of sheets to `standoff/`

A sheet is named LANG~FILE.txt or LANG~FILE~PART.txt after a file of the data folder, and marked as `marks.py` says.

A file of `standoff/` is one document: a line that names it, its language and its file in the data folder, then a line
a note: a digest of its text, and its citations as [form, work, signal, place, parts]. A place is [start, end], counted
in characters that are no blanks, as line breaks are read in more than one way; a part is [label, start, end].
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import sha256
from itertools import accumulate
from pathlib import Path
from typing import Any

import marks

from briefcite import extract

HERE = Path(__file__).parent / "standoff"
DIGEST = 16
"""Hexadecimal digits that tell a note."""
_SHOWN = re.compile(r"\S")


def read(data: Path) -> Iterator[dict[str, Any]]:
    """Read the documents again and lay the marks on their notes.

    Yields:
        Documents as `marks.read` gives them, with their "file"; a document that the data folder lacks, and notes that
        now read otherwise, are left out.
    """
    for path in sorted(HERE.glob("*.jsonl")):
        head, *rows = map(json.loads, path.read_text("utf-8").splitlines())
        file = data / head["file"]
        if file.exists():
            texts = {digest(text): text for text in _texts(file)}
            yield head | {"notes": list(_laid(rows, texts))}


@cache
def _texts(file: Path) -> list[str]:
    """Read the notes of a document, or of a set that has a note a line."""
    if file.suffix == ".jsonl":
        return [json.loads(line)["text"] for line in file.read_text("utf-8").splitlines()]
    return [note.text for note in extract(file).notes]


def _laid(rows: Iterable[list[Any]], texts: dict[str, str]) -> Iterator[dict[str, Any]]:
    for number, (told, citations) in enumerate(rows, 1):
        if told in texts:
            at = [found.start() for found in _SHOWN.finditer(texts[told])]
            yield {"id": str(number), "text": texts[told], "citations": [_citation(at, one) for one in citations]}


def _citation(at: list[int], told: list[Any]) -> dict[str, Any]:
    form, work, signal, (start, end), parts = told
    segments = [[label, *_place(at, first, last)] for label, first, last in parts]
    start, end = _place(at, start, end)
    prefix = _place(at, *signal) if signal else None
    return {"start": start, "end": end, "form": form, "work": work, "prefix": prefix, "segments": segments}


def _place(at: list[int], start: int, end: int) -> list[int]:
    return [at[start], at[end - 1] + 1]


def digest(text: str) -> str:
    """Tell a note by its characters, less blanks."""
    return sha256("".join(text.split()).encode()).hexdigest()[:DIGEST]


def apart(sheet: dict[str, Any]) -> Iterator[list[Any]]:
    """Take the marks of a sheet off its text; works are numbered, with a ? where the sheet never cites them in full."""
    every = [one for note in sheet["notes"] for one in note["citations"]]
    full = {one["work"] for one in every if one["form"] == "full"}
    order = dict.fromkeys(one["work"] for one in every)
    works = {work: f"{'?' * (work not in full)}{number}" for number, work in enumerate(order, 1)} | {"?": "?"}
    for note in sheet["notes"]:
        before = [0, *accumulate(not char.isspace() for char in note["text"])]
        yield [digest(note["text"]), [_counted(before, one, works[one["work"]]) for one in note["citations"]]]


def _counted(before: list[int], one: dict[str, Any], work: str) -> list[Any]:
    parts = [[label, before[start], before[end]] for label, start, end in one["segments"]]
    signal = one["prefix"] and [before[place] for place in one["prefix"]]
    return [one["form"], work, signal, [before[one["start"]], before[one["end"]]], parts]


def main(data: Path, sheets: Iterable[Path]) -> None:
    """Write the marks of each sheet; its document is looked for in the data folder by its name."""
    HERE.mkdir(exist_ok=True)
    for path in sheets:
        lang, name, *part = path.stem.split("~")
        file = next(data.rglob(name))
        own = "-".join([file.stem, *part])
        doc = own if file.suffix == ".jsonl" else file.stem
        head = {"doc": doc, "lang": lang, "file": str(file.relative_to(data))}
        rows = [head, *apart(marks.sheet(path, whole=False))]
        lines = (json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in rows)
        (HERE / f"{own}.jsonl").write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), map(Path, sys.argv[2:]))
