"""The two series of numbers, callouts and notes, side by side: what is paired, what is printed wrongly.

A number printed wrongly ("77" for 7) would break four rules at once: the callout dangles, the note is an
orphan, 77 comes out of order and 7 is a gap. It is one mistake, so each entry carries besides the printed
number the one it stands for, and the rules about pairs, order and gaps go by that.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from briefcite.check.misprints import Misprint, from_links, from_strays
from briefcite.check.numbered import Numbered
from briefcite.model import Callout, Extraction, Note
from briefcite.text.numerals import Kind, readings

_KINDS: tuple[Kind, ...] = ("arabic", "roman", "letter", "symbol")


class Numbering(NamedTuple):
    """One series, its entries in order of appearance with the numbers they stand for."""

    series: int
    kind: Kind
    listed: bool
    """Its notes are a numbered bibliography, whose entries may be called repeatedly and in any order."""
    callouts: tuple[Numbered, ...]
    notes: tuple[Numbered, ...]
    misprints: tuple[Misprint, ...] = ()
    unmarked: tuple[tuple[str, Numbered], ...] = ()
    """(id of a note without a number, the callout that by its place it answers)."""

    @property
    def ordered(self) -> bool:
        """Return whether numbers have an order: "*" and "†" start over on every page."""
        return self.kind != "symbol"

    @property
    def missing(self) -> frozenset[int]:
        """Numbers that are called and have no note."""
        return frozenset(entry.number for entry in self.callouts) - frozenset(entry.number for entry in self.notes)

    @property
    def paired(self) -> frozenset[int]:
        """Numbers that stand on both sides."""
        return frozenset(entry.number for entry in self.callouts) & frozenset(entry.number for entry in self.notes)


def number_series(extraction: Extraction) -> tuple[Numbering, ...]:
    """Return the numbered series of a document; markers that are no number ("1o") are in none."""
    linked: dict[str, list[str]] = defaultdict(list)
    for link in extraction.links:
        linked[link.callout].append(link.note)
        linked[link.note].append(link.callout)
    partners = {id: tuple(others) for id, others in linked.items()}
    callouts: dict[int, list[Callout]] = defaultdict(list)
    notes: dict[int, list[Note]] = defaultdict(list)
    labelled = extraction.document.source.traits.labelled  # "[^t]" is no twentieth note
    for callout in extraction.callouts:
        if callout.marker.isdecimal() or callout.form != "marked" or not labelled:
            callouts[callout.series].append(callout)
    for note in extraction.notes:
        if note.marker.isdecimal() or (note.marker and not (labelled and note.evidence.by == "notes.marked")):
            notes[note.series].append(note)
    plain = (_numbering(key, callouts[key], notes[key], partners) for key in sorted({*callouts, *notes}))
    return tuple(_explained(numbering, extraction.notes) for numbering in plain)


def _numbering(
    series: int, callouts: Sequence[Callout], notes: Sequence[Note], partners: Mapping[str, tuple[str, ...]]
) -> Numbering:
    kind = _kind_of([callout.marker for callout in callouts] + [note.marker for note in notes])
    return Numbering(
        series=series,
        kind=kind,
        listed=any(note.kind == "entry" for note in notes),
        callouts=_entries(callouts, kind, partners),
        notes=_entries(notes, kind, partners),
    )


def _kind_of(markers: Iterable[str]) -> Kind:
    """Return the kind that reads most of the markers; "i" alone is roman, "a, b, …, i" are letters."""
    counts = Counter(reading.kind for marker in markers for reading in readings(marker))
    return max(_KINDS, key=lambda kind: counts[kind])


def _entries(
    items: Sequence[Callout] | Sequence[Note], kind: Kind, partners: Mapping[str, tuple[str, ...]]
) -> tuple[Numbered, ...]:
    found = []
    for item in items:
        value = next((reading.value for reading in readings(item.marker) if reading.kind == kind), None)
        if value is not None:
            implied = isinstance(item, Callout) and item.implied
            found.append(Numbered(item.id, item.marker, value, value, partners.get(item.id, ()), implied))
    return tuple(found)


def _explained(plain: Numbering, notes: Sequence[Note]) -> Numbering:
    """Find the notes that lost their number, then the misprints, and give entries the numbers they mean."""
    if not plain.ordered:
        return plain
    unmarked = _unmarked(plain, notes)
    answered = {entry.id for _, entry in unmarked}
    misprints = from_links(plain.callouts, plain.notes)
    callouts = [entry for entry in _with_numbers(plain.callouts, misprints) if entry.id not in answered]
    misprints += from_strays(callouts, _with_numbers(plain.notes, misprints))
    if plain.listed:  # called in any order: no place tells what number is meant
        misprints = tuple(misprint for misprint in misprints if not misprint.in_callout)
    return plain._replace(
        callouts=_with_numbers(plain.callouts, misprints),
        notes=_with_numbers(plain.notes, misprints),
        misprints=misprints,
        unmarked=unmarked,
    )


def _with_numbers(entries: Sequence[Numbered], misprints: Sequence[Misprint]) -> tuple[Numbered, ...]:
    meant = {misprint.wrong.id: misprint.right.number for misprint in misprints}
    return tuple(entry._replace(number=meant.get(entry.id, entry.number)) for entry in entries)


def _unmarked(numbering: Numbering, notes: Sequence[Note]) -> tuple[tuple[str, Numbered], ...]:
    """Find for each note without a number the callout that only it can answer, by its place.

    Between the notes 3 and 5 a note without a number answers callout 4; where its neighbours leave a choice,
    it answers none.
    """
    answered = {entry.number for entry in numbering.notes}
    number_of = {entry.id: entry.number for entry in numbering.notes}
    calling = {entry.number: entry for entry in numbering.callouts if entry.number not in answered}
    found = []
    for index, note in enumerate(notes):
        if note.marker or not calling:
            continue
        before = number_of.get(notes[index - 1].id) if index else 0
        after = number_of.get(notes[index + 1].id) if index + 1 < len(notes) else None
        number = before + 1 if before is not None else after - 1 if after is not None else None
        if number in calling and (after is None or after == number + 1) and number_of:
            found.append((note.id, calling.pop(number)))
    return tuple(found)
