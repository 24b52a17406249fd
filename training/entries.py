"""Fits how sure an entry is as a whole.

    python training/entries.py DATA [--apart MODEL]

The marked documents are read from their bare text, the real ones by MODEL, which `train.py --without-notes` made and
which has learnt from none of them. Each entry is held against the marks: right is one whose first author, title, year,
container, volume and first page are those of a work cited in full, with nothing invented. Whether the tagger has learnt
from a document is a feature of its own, which is nothing at run time. To be run again whenever the tagger has changed.
"""

from __future__ import annotations

import argparse
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import marks
import numpy as np
from unseen import documents, is_run

from briefcite import references
from briefcite.model import Citation, Evidence, Name, Note, Reference
from briefcite.references.resolve import certainty
from corpus import held_out, key, real

WEIGHTS = Path(certainty.__file__).with_name("entry.toml")
ALIKE = 0.8
DRAWN = 0.5
"""How strongly weights are drawn to nothing, over all entries."""
STEPS, RATE = 3000, 0.5
SURE, RIGHT = 0.8, 0.9
"""Of entries surer than the one in real documents that the shipped tagger has not learnt from, the other share must be
right: the bias falls until it is."""
LOWERED = np.arange(-1, 2, 0.05)

Entry = tuple[tuple[float, ...], bool]


def main(data: Path, apart: Path | None) -> None:
    """Fit on all documents but the real ones kept out, set the bias by these, and write the weights."""
    told = [
        (unseen, entry)
        for document, unseen in documents(data, apart)
        if document not in _kept_out(data)
        for entry in entries(document)
    ]
    seen = np.array([not unseen for unseen, _ in told], dtype=float)
    plain, right = _table([entry for _, entry in told])
    rows = np.hstack([plain, seen[:, None], seen[:, None] * plain[:, :1]])
    weights = fit(rows, right)
    own = np.append(weights[: len(certainty.FEATURES)], weights[-1])
    own[-1] -= _lowered(own, data)
    lines = (f"{name} = {weight:.3f}" for name, weight in zip((*certainty.FEATURES, "bias"), own, strict=True))
    WEIGHTS.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _kept_out(data: Path) -> list[dict[str, Any]]:
    return [document for document in real(data) if held_out(document["doc"]) and not is_run(document)]


def _table(found: Sequence[Entry]) -> tuple[np.ndarray, np.ndarray]:
    return np.array([row for row, _ in found]), np.array([float(fine) for _, fine in found])


def _lowered(weights: np.ndarray, data: Path) -> float:
    """Return what the bias must be lowered by, and say what each step gives on real and on invented documents."""
    kinds = {
        "invented": [document for document in marks.read() if held_out(document["doc"])],
        "real": _kept_out(data),
    }
    least = np.log(SURE / (1 - SURE))
    for kind, several in kinds.items():
        rows, right = _table([entry for document in several for entry in entries(document)])
        odds = rows @ weights[:-1] + weights[-1]
        print(f"{kind}: {len(right)} entries of {len(several)} documents kept out, {right.mean():.3f} right")
        for lowered in LOWERED:
            sure = odds - lowered >= least
            print(
                f"bias lowered by {lowered:.2f}: surer than {SURE}: {sure.mean():.3f}, right {right[sure].mean():.3f}"
            )
            if right[sure].mean() >= RIGHT:
                break
    return float(lowered)


def entries(document: dict[str, Any]) -> Iterator[Entry]:
    """Read a document from its text; give for each entry its features and whether it is right."""
    notes = [
        Note(f"n{number}", str(number), 0, "footnote", note["text"], (), (), Evidence("marks", 1.0))
        for number, note in enumerate(document["notes"], 1)
    ]
    read = references.read(notes)
    cited: dict[str, list[Citation]] = defaultdict(list)
    for citation in read.citations:
        cited[citation.reference or ""].append(citation)
    works = _works(document)
    taken: set[str] = set()
    for reference in read.references:
        meant = _meant(cited[reference.id], works)
        if meant and all(work.startswith("?") for work in meant):
            continue
        fine = next((work for work in meant if work not in taken and _right(reference, works[work])), "")
        taken.add(fine)
        full = [c.confidence for c in cited[reference.id] if c.antecedent is None]
        yield certainty.features(reference, full), bool(fine)


def _works(document: dict[str, Any]) -> dict[str, list[tuple[str, int, int, dict[str, str]]]]:
    """For each marked work its citations: note, start, end, and parts where it is cited in full."""
    works: dict[str, list[tuple[str, int, int, dict[str, str]]]] = defaultdict(list)
    for number, note in enumerate(document["notes"], 1):
        for c in note["citations"]:
            parts: dict[str, str] = {}
            for label, start, end in c["segments"] if c["form"] == "full" else ():
                parts[label] = f"{parts.get(label, '')} {note['text'][start:end]}".strip()
            works[c["work"]].append((f"n{number}", c["start"], c["end"], parts))
    return works


def _meant(cited: Sequence[Citation], works: dict[str, list[tuple[str, int, int, dict[str, str]]]]) -> list[str]:
    found = [
        work
        for c in cited
        for work, places in works.items()
        if any(note == c.note and c.start < end and start < c.end for note, start, end, _ in places)
    ]
    return list(dict.fromkeys(found))


def _right(told: Reference, places: list[tuple[str, int, int, dict[str, str]]]) -> bool:
    return any(_agrees(told, parts) for *_, parts in places if parts)


def _agrees(told: Reference, parts: dict[str, str]) -> bool:
    names = told.author or told.editor
    who = parts.get("author") or parts.get("editor")
    years = re.findall(r"1[0-9]\d\d|20\d\d", parts.get("issued", ""))
    container, page = parts.get("container-title"), re.findall(r"\w+", parts.get("page", ""))
    return all(
        (
            not who or (bool(names) and key(_family(names[0])) in key(who)),
            not names or bool(who or parts.get("authority")),
            "title" not in parts or _alike(parts["title"], told.title),
            not years or bool(told.issued and any(year in told.issued.edtf for year in years)),
            not container or _alike(container, told.container_title),
            "volume" not in parts or key(told.volume) == key(parts["volume"]),
            not page or re.findall(r"\w+", told.page)[:1] == page[:1],
            not told.container_title or bool(container or parts.get("collection-title") or parts.get("title")),
            not told.page or bool(page or parts.get("locator")),
        )
    )


def _family(name: Name) -> str:
    return name.family or name.literal


def _alike(one: str, other: str) -> bool:
    first, second = key(one), key(other)
    return first == second or SequenceMatcher(None, first, second, autojunk=False).ratio() >= ALIKE


def fit(rows: np.ndarray, right: np.ndarray) -> np.ndarray:
    """Return the weights of a logistic regression, the bias last."""
    whole = np.hstack([rows, np.ones((len(rows), 1))])
    scale = np.maximum(whole.std(axis=0), 0.1)
    scale[-1] = 1.0
    table, weights = whole / scale, np.zeros(whole.shape[1])
    for _ in range(STEPS):
        slope = (right - 1 / (1 + np.exp(-table @ weights))) @ table - DRAWN * weights
        weights += RATE * slope / len(rows)
    return weights / scale


if __name__ == "__main__":
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("data", type=Path)
    asked.add_argument("--apart", type=Path)
    main(**vars(asked.parse_args()))
