"""Labelled references and notes of the data folder as token sequences with tags and cuts."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from briefcite.references.label.tags import CUTS, TAGS
from briefcite.references.label.tokens import Token, tokenise

TAG = {name: number for number, name in enumerate(TAGS)}
OUTSIDE, BEGIN, INSIDE = range(len(CUTS))

Span = tuple[str, int, int]
_CUT_OFF = re.compile(r"^\s*(?:\(?\d{1,3}\)?[.)]?\s*)?([A-Z][\w’']*)[.,]?\s*$")
_CUT_OFF_LATER = re.compile(r"\(\s*([A-Z][\w’']*)[.,]?\s*$")
_SIGNALS = frozenset(
    "cfr cf v vedi si veda anche così in per il la lo i gli le su sul sulla nel nella tra fra come dal dalla al "
    "alla da di del della un una ma e o non se ved vgl see s siehe voir cit riprodotto pubblicato edito citato "
    "secondo oltre ancora inoltre infatti sono era questa questo".split()
)
"""Words before a first citation that are no part of it."""


class Example(NamedTuple):
    """A note or reference with the truth for each token."""

    tokens: tuple[Token, ...]
    tags: tuple[int, ...]
    cuts: tuple[int, ...]
    source: str


class Labelled(NamedTuple):
    """Text with labelled spans, and the citations (all of it, where it is one reference)."""

    text: str
    spans: tuple[Span, ...]
    citations: tuple[tuple[int, int], ...]
    source: str
    lang: str = ""


def example(item: Labelled) -> Example:
    """Turn spans into a tag and a cut for each token."""
    tokens = tokenise(item.text)
    cuts = _cuts(tokens, item.citations)
    tags = [TAG["none"] if cut == OUTSIDE else TAG["gap"] for cut in cuts]
    for label, start, end in item.spans:
        for place, token in enumerate(tokens):
            if start <= (token.start + token.end - 1) / 2 < end and cuts[place] != OUTSIDE:
                tags[place] = TAG[label]
    return Example(tuple(tokens), tuple(tags), tuple(cuts), item.source)


def references(folder: Path) -> list[Labelled]:
    """Read the labelled references to train on, less those that the measuring sets hold too."""
    unseen = _measured(folder)
    kept = []
    for line in _lines(sorted((folder / "fields" / "train").glob("*.jsonl"))):
        if key(line["text"]) not in unseen and line["id"] not in unseen:
            kept.append(_reference(line))
    return kept


def notes(folder: Path) -> list[Labelled]:
    """Read whole notes; their citations take the labels of the reference of the same text."""
    known = {key(item.text): item for item in references(folder)}
    unseen = _measured(folder)
    found = []
    for line in _lines([folder / "seg" / "train" / "linkedbooks.train.jsonl"]):
        spans = _carried(line, known)
        if spans is not None and key(line["text"]) not in unseen:
            citations = tuple((start, end) for start, end in line["refs"])
            found.append(_mended(Labelled(line["text"], spans, citations, "linkedbooks-notes", line["lang"])))
    return found


def held_out(item: Labelled) -> bool:
    """Whether a reference is kept out of training, to calibrate the confidences with."""
    return crc32(key(item.text).encode()) % 25 == 0


def key(text: str) -> str:
    """Letters and digits only, to find the same reference again."""
    return re.sub(r"[\W_]", "", text).lower()


def _reference(line: dict) -> Labelled:
    text = line["text"]
    spans = tuple((label, start, end) for label, start, end in line["spans"])
    source = line["source"] + ("-lists" if line["source"] == "linkedbooks" and line["kind"] != "footnote" else "")
    return Labelled(text, spans, ((0, len(text)),), source, line["lang"])


def _carried(line: dict, known: dict[str, Labelled]) -> tuple[Span, ...] | None:
    spans: list[Span] = []
    for start, end in line["refs"]:
        text = line["text"][start:end]
        twin = known.get(key(text))
        shift = _shift(text, twin)
        if twin is None or shift is None:
            return None
        spans += [(label, a + start - shift, b + start - shift) for label, a, b in twin.spans]
    return tuple(spans)


def _mended(item: Labelled) -> Labelled:
    """Give citations the word that was cut off with the note's number or the bracket before them.

    "(3) G. Vergottini, Lineamenti" is marked from "Vergottini" on, "(Lorenzi, o. c., doc. 450)" from "o. c." on.
    """
    moved = {}
    for place, (start, _) in enumerate(item.citations):
        before = item.citations[place - 1][1] if place else 0
        lost = (_CUT_OFF_LATER if place else _CUT_OFF).search(item.text, before, start)
        if lost and lost[1].lower() not in _SIGNALS:
            moved[start] = lost.start(1)
    spans = tuple((name, moved.get(start, start), end) for name, start, end in item.spans)
    return item._replace(spans=spans, citations=tuple((moved.get(a, a), b) for a, b in item.citations))


def _shift(text: str, twin: Labelled | None) -> int | None:
    if twin is None:
        return None
    found = twin.text.find(text.strip())
    if found >= 0:
        return found
    return -text.find(twin.text) if twin.text in text else None


def _measured(folder: Path) -> set[str]:
    seen = set()
    for part in ("fields", "seg"):
        for line in _lines(sorted((folder / part / "eval").glob("*.jsonl"))):
            seen.add(key(line["text"]))
            seen.update(line.get("also_in") or ())
    return seen


def _lines(paths: Iterable[Path]) -> Iterator[dict]:
    for path in paths:
        with path.open(encoding="utf-8") as lines:
            yield from (json.loads(line) for line in lines if line.strip())


def _cuts(tokens: Sequence[Token], citations: Sequence[tuple[int, int]]) -> list[int]:
    cuts = [OUTSIDE] * len(tokens)
    for start, end in citations:
        first = True
        for place, token in enumerate(tokens):
            if start <= (token.start + token.end - 1) / 2 < end:
                cuts[place] = BEGIN if first else INSIDE
                first = False
    return cuts
