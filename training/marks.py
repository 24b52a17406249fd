"""Notes of our own invention, marked up by hand, as training documents.

    python training/marks.py [FOLDER]     check the sheets and count what they hold

A sheet LANG-NAME.txt is one invented document. A line "[[id]] text" is one note; other lines are blank or begin with #.
Tags mark the text and change nothing in it: <c f=FORM w=WORK> around a citation, <sg> around the signal before it, and
directly inside <c> the parts of LABELS. Anything else in angle brackets is text. FORM is full, short, ibid or supra;
WORK is the sheet's own key of the work, beginning with ? where no note of the sheet gives it in full.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from itertools import takewhile
from pathlib import Path
from typing import Any

SHEETS = Path(__file__).parent / "marked"
FORMS = ("full", "short", "ibid", "supra")
LABELS = dict(
    au="author", ed="editor", tr="translator", ti="title", ct="container-title", se="collection-title", pu="publisher",
    pl="publisher-place", da="issued", ac="accessed", vo="volume", pg="page", lo="locator", en="edition", ge="genre",
    no="number", at="authority", ar="archive", ev="event", doi="DOI", url="URL", isbn="ISBN", nt="note",
) | {"is": "issue"}  # fmt: skip
_ROW = re.compile(r"\[\[([^\]]+)\]\] ?(.*)")
_TAG = re.compile(rf"<(/?)(c|sg|{'|'.join(LABELS)})((?:\s+[fw]=[^\s<>]+)*)\s*>")


def read(folder: Path = SHEETS) -> list[dict[str, Any]]:
    """Read a folder of sheets.

    A document is {"doc", "lang", "notes"}, a note {"id", "text", "citations"}, a citation {"start", "end", "form",
    "work", "prefix": [start, end] or None, "segments": [[label, start, end], ...]}; offsets count characters of "text".

    Raises:
        ValueError: naming sheet and note, for a mark-up that is not well formed.
    """
    return [sheet(path) for path in sorted(folder.glob("*.txt"))]


def sheet(path: Path, whole: bool = True) -> dict[str, Any]:
    """Read one sheet; its language is what stands before the first hyphen of its name.

    Args:
        path: the sheet.
        whole: whether its notes are all that the document has, so that what is cited again must be cited before.
    """
    notes: list[dict[str, Any]] = []
    known: set[str] = set()
    for line in path.read_text("utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        row = _ROW.fullmatch(line.strip())
        try:
            if not row or row[1] in {note["id"] for note in notes}:
                raise ValueError("is no note with an id of its own")
            text, citations = parse(row[2])
            if whole:
                _check(citations, known)
        except ValueError as error:
            raise ValueError(f"{path.name}: {line[:60]!r} {error}") from None
        notes.append({"id": row[1], "text": text, "citations": citations})
    return {"doc": path.stem, "lang": path.stem.partition("-")[0], "notes": notes}


def parse(marked: str) -> tuple[str, list[dict[str, Any]]]:
    """Take the tags off one note: its plain text, and its citations with their parts."""
    text, at = "", 0
    citations: list[dict[str, Any]] = []
    opened: list[tuple[str, int, dict[str, Any]]] = []
    prefix: list[int] | None = None
    for tag in _TAG.finditer(marked):
        text, at = text + marked[at : tag.start()], tag.end()
        name = tag[2]
        if not tag[1]:
            _allow(name, [outer for outer, _, _ in opened])
            attributes = dict(pair.split("=", 1) for pair in tag[3].split())
            opened.append((name, len(text), _citation(attributes, len(text)) if name == "c" else {}))
            continue
        if not opened or opened[-1][0] != name:
            raise ValueError(f"closes <{name}>, which is not the last opened")
        _, start, citation = opened.pop()
        span = _trimmed(text, start, name)
        if name == "c":
            citation["start"], citation["end"] = span
            citations.append(citation | {"prefix": prefix})
            prefix = None
        elif name == "sg":
            prefix = span
        else:
            opened[-1][2]["segments"].append([LABELS[name], *span])
    if opened:
        raise ValueError(f"leaves <{opened[-1][0]}> open")
    return text + marked[at:], citations


def _citation(attributes: dict[str, str], start: int) -> dict[str, Any]:
    if attributes.get("f") not in FORMS or not attributes.get("w"):
        raise ValueError(f"has a <c> without form or work: {attributes}")
    return {"start": start, "end": start, "form": attributes["f"], "work": attributes["w"], "segments": []}


def _allow(name: str, outside: list[str]) -> None:
    if outside != ([] if name in ("c", "sg") else ["c"]):
        raise ValueError(f"has <{name}> inside {outside or 'no citation'}")


def _trimmed(text: str, start: int, name: str) -> list[int]:
    if not text[start:].strip():
        raise ValueError(f"has an empty <{name}>")
    start += sum(1 for _ in takewhile(str.isspace, text[start:]))
    return [start, len(text.rstrip())]


def _check(citations: list[dict[str, Any]], known: set[str]) -> None:
    for citation in citations:
        work, form = citation["work"], citation["form"]
        if form == "full" and not citation["segments"]:
            raise ValueError(f"cites {work} in full without parts")
        if form != "full" and work not in known and not work.startswith("?"):
            raise ValueError(f"cites {work} again, which nothing before it cites")
        known.add(work)


def main(folder: Path) -> None:
    """Print what each sheet holds, and the whole."""
    whole: Counter[str] = Counter()
    for document in read(folder):
        citations = [citation for note in document["notes"] for citation in note["citations"]]
        counts = Counter(citation["form"] for citation in citations)
        counts["notes"], counts["without"] = (
            len(document["notes"]),
            sum(not note["citations"] for note in document["notes"]),
        )
        print(document["doc"], dict(counts))
        whole += counts
    print("all", dict(whole))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else SHEETS)
