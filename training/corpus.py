"""Marked notes and labelled references of the data folder as token sequences with the states that each token may have.

Older labels say less than the guide to marking notes: their "pages" is a page or a locator, their "other" may be an
archive. Such a label is read as a choice ("page|locator"), and training sums over what it leaves open.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from statistics import mode
from typing import Any, NamedTuple
from zlib import crc32

import marks
import standoff

from briefcite import extract
from briefcite.references.tag.familiar import NotesSoFar, tells
from briefcite.references.tag.tags import BEGIN, FIELDS, FIRST, FIRST_GAP, FORMS, GAP, INSIDE, OUTSIDE, SIGNAL
from briefcite.references.tag.tokens import Token, tokenise

Span = tuple[str, int, int]
"""A label of `FIELDS`, or several with "|" between; half-open offsets."""
Cited = tuple[int, int, str]
"""A citation: half-open offsets and its form, empty where it is not known."""
States = frozenset[int]

_CHOICES = {
    "container": "container-title",
    "collection": "collection-title",
    "location": "publisher-place",
    "date": "issued|accessed",
    "pages": "page|locator",
    "doi": "DOI",
    "url": "URL",
    "isbn": "ISBN",
    "note": "note|accessed|archive|event|number|authority|genre|locator|edition|gap",
    "other": "archive|number|authority|gap|note|title|genre|event|volume|locator|issue|author|container-title",
    "edition": "edition|gap",
    "volume": "volume|number",
    "genre": "genre|gap",
}
"""What the labels of the older sets may stand for; "gap" is no part."""
_RAW = {
    **dict.fromkeys(("archive_lib", "archivalreference", "box"), "archive"),
    **dict.fromkeys(("folder", "filza", "registry"), "archive|number|volume|issue"),
    "attachment": "title|genre|note",
    "abbreviation": "gap|author|title|note",
    "numbered_ref": "volume|number|locator|archive|title|issue|gap",
    "ref": "locator|volume|gap",
}
"""What the sources' own labels say of parts that the sets call "other" (LinkedBooks)."""
_CUT_OFF = re.compile(r"^\s*(?:\(?\d{1,3}\)?[.)]?\s*)?([A-Z][\w’']*)[.,]?\s*$")
_CUT_OFF_LATER = re.compile(r"\(\s*([A-Z][\w’']*)[.,]?\s*$")
_SIGNALS = frozenset(
    "cfr cf v vedi si veda anche così in per il la lo i gli le su sul sulla nel nella tra fra come dal dalla al "
    "alla da di del della un una ma e o non se ved vgl see s siehe voir cit riprodotto pubblicato edito citato "
    "secondo oltre ancora inoltre infatti sono era questa questo".split()
)
"""Words before a first citation that are no part of it."""


UNMARKED = ("pdf", "wild/files", "other/files")
"""Folders of documents whose notes are read without marks."""
SHORTEST = 4
"""Letters and digits of a note worth reading without marks."""
TELLING = 24
"""Letters and digits of a note that no two documents share by chance."""


class Labelled(NamedTuple):
    """Text with labelled spans, and the citations (all of it, where it is one reference)."""

    text: str
    spans: tuple[Span, ...]
    citations: tuple[Cited, ...]
    source: str
    lang: str = ""
    signals: tuple[tuple[int, int], ...] | None = None
    """Words that introduce citations; None where they are not told from commentary."""
    exact: bool = False
    """Whether citations begin and end as the guide has it; else at their first and last part, or marks beyond."""
    familiar: tuple[tuple[int, int, int], ...] = ()
    """How familiar words are from the notes before: level, start, end."""


class Example(NamedTuple):
    """A note or reference, the states that each token may have, and the form of its citation (-1: not known)."""

    tokens: tuple[Token, ...]
    states: tuple[States, ...]
    forms: tuple[int, ...]
    source: str


def example(item: Labelled) -> Example:
    """Turn spans into the states of each token."""
    tokens = levelled(tokenise(item.text), item.familiar)
    middles = [(token.start + token.end - 1) / 2 for token in tokens]
    outside = frozenset((OUTSIDE, SIGNAL) if item.signals is None else (OUTSIDE,))
    states = [outside] * len(tokens)
    forms = [-1] * len(tokens)
    for start, end in item.signals or ():
        for place in _places(middles, start, end):
            states[place] = frozenset((SIGNAL,))
    spans = sorted(item.spans, key=lambda span: span[1])
    for start, end, form in item.citations:
        inside = _places(middles, start, end)
        own = [span for span in spans if start <= span[1] < end]
        for place, allowed in zip(inside, _cited(inside, own, middles, item.exact), strict=True):
            states[place] = allowed
            forms[place] = FORMS.index(form) if form else -1
    return Example(tuple(tokens), tuple(states), tuple(forms), item.source)


def levelled(tokens: Sequence[Token], familiar: Iterable[tuple[int, int, int]]) -> list[Token]:
    """Return tokens their levels; where an exchanged part has words of several levels, the commonest."""
    told: dict[tuple[int, int], list[int]] = {}
    for level, start, end in familiar:
        told.setdefault((start, end), []).append(level)
    found = list(tokens)
    middles = [(token.start + token.end - 1) / 2 for token in tokens]
    for (start, end), levels in told.items():
        for place in _places(middles, start, end):
            if tells(tokens[place].text):
                found[place] = tokens[place]._replace(level=mode(levels))
    return found


def _places(middles: Sequence[float], start: int, end: int) -> range:
    return range(bisect_left(middles, start), bisect_left(middles, end))


def _cited(inside: range, spans: Sequence[Span], middles: Sequence[float], exact: bool) -> list[States]:
    """The states of a citation's tokens."""
    found: list[States] = [frozenset((GAP,))] * len(inside)
    for label, start, end in spans:
        for place in _places(middles, start, end):
            if place in inside:
                found[place - inside.start] = _part(
                    label, place > inside.start and place - 1 in _places(middles, start, end)
                )
    if exact and found:
        found[0] = frozenset(map(_firsted, found[0]))
    elif found:
        _loose_ends(found)
    return found


@cache
def _part(label: str, within: bool) -> States:
    """States of a token of a part: of its first, or of one within, where a choice of labels may hold several parts."""
    names = label.split("|")
    states = {GAP} if "gap" in names else set()
    for name in names:
        if name != "gap":
            number = FIELDS.index(name)
            states |= {INSIDE + number} if within else {BEGIN + number}
            if within and len(names) > 1:
                states.add(BEGIN + number)
    return frozenset(states)


def _firsted(state: int) -> int:
    if state == GAP:
        return FIRST_GAP
    return state - BEGIN + FIRST if BEGIN <= state < FIRST else state


def _loose_ends(found: list[States]) -> None:
    """A reference's own marks at either end may be outside; it begins at its first part, or before."""
    gap = frozenset((GAP,))
    first = next((place for place, states in enumerate(found) if states != gap), 0)
    last = next((place for place in range(len(found) - 1, -1, -1) if found[place] != gap), len(found) - 1)
    for place in range(first):
        found[place] = frozenset((OUTSIDE, SIGNAL, GAP, FIRST_GAP))
    for place in range(last + 1, len(found)):
        found[place] = frozenset((GAP, OUTSIDE))
    firsts = frozenset(map(_firsted, found[first]))
    found[first] = firsts | found[first] if first else firsts


def marked(folder: Path, kept: Callable[[str], bool] = bool, gold: bool = True) -> dict[str, list[Labelled]]:
    """Read notes marked up by the guide, less those that are measured on: of real documents and of invented ones.

    Args:
        folder: the data folder, which holds the real ones.
        kept: told a document's name, says whether to read it.
        gold: whether the real ones are read at all.
    """
    seen = _measured(folder)
    documents = {"real": real(folder) if gold else [], "marked": marks.read()}
    return {
        source: [item for whole in wholes if kept(whole["doc"]) for item in marked_notes(whole, seen)]
        for source, wholes in documents.items()
    }


@cache
def real(folder: Path) -> list[dict[str, Any]]:
    """Read the marked documents that are real: those of the data folder, and those whose marks alone are ours."""
    paths = sorted((folder / "notes" / "train").glob("*.json"))
    return [*(json.loads(path.read_text("utf-8")) for path in paths), *standoff.read(folder)]


def marked_notes(whole: dict[str, Any], seen: frozenset[str] = frozenset()) -> list[Labelled]:
    """Return the notes of one document, less those that were seen elsewhere, whole or in one of their citations."""
    history = NotesSoFar()
    tokens = [history.mark(tokenise(note["text"])) for note in whole["notes"]]
    return [
        _marked(note, whole["lang"])._replace(familiar=tuple((t.level, t.start, t.end) for t in own if t.level))
        for note, own in zip(whole["notes"], tokens, strict=True)
        if key(note["text"]) not in seen
        and not any(key(note["text"][one["start"] : one["end"]]) in seen for one in note["citations"])
    ]


def _marked(note: dict[str, Any], lang: str) -> Labelled:
    spans = tuple(
        (label, start, end) for one in note["citations"] for label, start, end in one["segments"] if label in FIELDS
    )
    cited = tuple((one["start"], one["end"], one["form"]) for one in note["citations"])
    signals = tuple((one["prefix"][0], one["prefix"][1]) for one in note["citations"] if one["prefix"])
    return Labelled(note["text"], spans, cited, "marked", lang, signals, True)


def unmarked(folder: Path, known: Iterable[Labelled]) -> list[Labelled]:
    """Read notes that nobody marked, of documents in the data folder that share no note with those measured on.

    Args:
        folder: the data folder.
        known: marked notes, which are left out.
    """
    measured = {one for one in _measured(folder) if len(one) > TELLING}
    found: dict[str, Labelled | None] = {key(item.text): None for item in known}
    for path in sorted(path for part in UNMARKED for path in (folder / part).glob("*.*")):
        texts = {key(note.text): note.text for note in extract(path).notes}
        if measured.isdisjoint(texts):
            for own, text in texts.items():
                if len(own) > SHORTEST:
                    found.setdefault(own, Labelled(text, (), (), "taught", signals=None))
    return [item for item in found.values() if item]


def references(folder: Path) -> list[Labelled]:
    """Read the labelled references to train on, less those that the measuring sets hold too."""
    unseen = _measured(folder)
    kept = []
    for line in _lines(sorted((folder / "fields").glob("train*/*.jsonl"))):
        if key(line["text"]) not in unseen and line["id"] not in unseen:
            kept.append(_reference(line))
    return kept


def notes(folder: Path) -> list[Labelled]:
    """Read whole notes; their citations take the labels of the reference of the same text."""
    known = {key(item.text): item for item in references(folder)}
    unseen = _measured(folder)
    found = []
    for line in _lines(sorted((folder / "seg" / "train").glob("linkedbooks.train.jsonl"))):
        spans = _carried(line, known)
        if spans is not None and key(line["text"]) not in unseen:
            citations = tuple((start, end, "") for start, end in line["refs"])
            found.append(_mended(Labelled(line["text"], spans, citations, "linkedbooks-notes", line["lang"])))
    return found


def held_out(document: str) -> bool:
    """Whether a marked document is kept out of training, to calibrate the confidences with: one in sixteen."""
    return crc32(document.encode()) % 16 == 1


def key(text: str) -> str:
    """Letters and digits only, to find the same reference again."""
    return re.sub(r"[\W_]", "", text).lower()


def choice(label: str) -> str:
    """What an older label may stand for."""
    return _CHOICES.get(label, label)


def _reference(line: dict) -> Labelled:
    text, source = line["text"], line["source"]
    spans = _joined(text, [(_choice_of(line, *span), *span[1:]) for span in line["spans"]])
    if source == "linkedbooks" and line["kind"] != "footnote":
        source += "-lists"
    form = "full"
    if source == "csl":
        form = {"again": "short", "list": "full"}.get(line["kind"], "")
    elif source == "linkedbooks":
        form = ""
    return Labelled(text, _paged(spans), ((0, len(text), form),), source, line["lang"])


def _choice_of(line: dict[str, Any], label: str, start: int, end: int) -> str:
    if label != "other":
        return choice(label)
    raw = max(line.get("raw", ()), key=lambda one: min(end, one[2]) - max(start, one[1]), default=("", 0, 0))
    return _RAW.get(raw[0], choice(label))


def _joined(text: str, spans: Iterable[Span]) -> list[Span]:
    """Make one part of an archive, its holding and its box, which the guide has in one tag."""
    found: list[Span] = []
    for label, start, end in spans:
        if found and found[-1][0] == "archive" and label.startswith("archive") and not key(text[found[-1][2] : start]):
            label, start, _ = found.pop()
        found.append((label, start, end))
    return found


def _paged(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Tell pages that a part fills from a place cited: the first in a container are its pages, others places."""
    whole = any(label == "container-title" for label, _, _ in spans)
    found: list[Span] = []
    for label, start, end in spans:
        if label == "page|locator" and not whole:
            label = "locator"
        elif label == "page|locator":
            label, whole = "page", False
        found.append((label, start, end))
    return tuple(found)


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
    """Return citations the word that was cut off with the note's number or the bracket before them.

    "(3) G. Vergottini, Lineamenti" is marked from "Vergottini" on, "(Lorenzi, o. c., doc. 450)" from "o. c." on.
    """
    moved = {}
    for place, (start, _, _) in enumerate(item.citations):
        before = item.citations[place - 1][1] if place else 0
        lost = (_CUT_OFF_LATER if place else _CUT_OFF).search(item.text, before, start)
        if lost and lost[1].lower() not in _SIGNALS:
            moved[start] = lost.start(1)
    spans = tuple((name, moved.get(start, start), end) for name, start, end in item.spans)
    return item._replace(spans=spans, citations=tuple((moved.get(a, a), b, form) for a, b, form in item.citations))


def _shift(text: str, twin: Labelled | None) -> int | None:
    if twin is None:
        return None
    found = twin.text.find(text.strip())
    if found >= 0:
        return found
    return -text.find(twin.text) if twin.text in text else None


@cache
def _measured(folder: Path) -> frozenset[str]:
    """Keys of all that is measured on: references, notes, and the citations in notes."""
    seen = set()
    for part in ("fields", "seg"):
        for line in _lines(sorted((folder / part / "eval").glob("*.jsonl"))):
            seen.add(key(line["text"]))
            seen.update(line.get("also_in") or ())
    for path in sorted((folder / "notes" / "eval").glob("*.json")):
        for note in json.loads(path.read_text(encoding="utf-8"))["notes"]:
            seen.add(key(note["text"]))
            seen.update(key(note["text"][one["start"] : one["end"]]) for one in note["citations"])
    return frozenset(seen - {""})


def _lines(paths: Iterable[Path]) -> Iterator[dict]:
    for path in paths:
        with path.open(encoding="utf-8") as lines:
            yield from (json.loads(line) for line in lines if line.strip())
