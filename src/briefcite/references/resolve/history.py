"""What has been cited so far, note by note: where "the preceding citation" and "note 5" are looked up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice

from briefcite.model import Citation, Evidence, Name, Note
from briefcite.references.resolve.wording import Wording
from briefcite.references.resolve.works import Work
from briefcite.text.identity import people

UNNAMED_BETWEEN = 4
"""Citations without a name (a law, a web page) that may stand between an author and "Id."."""
FAR = 60
"""Notes searched backwards for the previous one of a series: parallel series and long comments lie between."""


@dataclass(slots=True, eq=False)
class Mention:
    """One citation and how it was resolved."""

    place: int
    citation: Citation
    work: Work | None = None
    evidence: Evidence | None = None
    text: str = ""
    """The note's text from this citation to the next."""
    names: tuple[Name, ...] = ()
    """The people it cites, for a "Ders." that follows."""
    words: Wording | None = None
    """The back references found in its words."""
    translates: bool = False
    """It is a translation of the work cited before it: "p. 21 (trad. it. di E. Massimilla, La professione …)"."""
    quoted: bool = False
    """It is quoted, in brackets, by the citation before it: an "Id." after the two skips it."""

    @property
    def refers_back(self) -> bool:
        """Return whether it is only a pointer to a work cited elsewhere: "Ibid., 44", "Hale (n 1) 44", "Op. cit."."""
        words = self.words
        return words is not None and bool(words.same_work or words.numbers or words.cited_before)

    @property
    def confidence(self) -> float:
        """Return how sure the work is (0..1); 1 for a full citation."""
        return self.evidence.confidence if self.evidence else 1.0

    def settle(self, work: Work | None, by: str, confidence: float, signals: Sequence[str] = ()) -> None:
        """Record the outcome of a back reference."""
        self.work = work
        self.evidence = Evidence(by, confidence, tuple(signals))
        if work:
            self.names = self.names or people(work.reference)
            work.mentions.append(self.place)

    def tell(self, signals: Sequence[str]) -> None:
        """Add signals to the evidence: the numbers of the notes it names, and whether these are above or below."""
        if self.evidence:
            self.evidence = replace(self.evidence, signals=(*self.evidence.signals, *signals))


class History:
    """The mentions of every note, in the order of the notes."""

    def __init__(self, notes: Sequence[Note], citations: Sequence[Citation]) -> None:
        self.mentions = [Mention(place, citation) for place, citation in enumerate(citations)]
        self.of_note: dict[str, list[Mention]] = {}
        for mention in self.mentions:
            self.of_note.setdefault(mention.citation.note, []).append(mention)
        self._rank_in_note = {m.place: rank for held in self.of_note.values() for rank, m in enumerate(held)}
        self._notes = {note.id: note for note in notes}
        self._order = [note.id for note in notes]
        self._rank = {name: rank for rank, name in enumerate(self._order)}
        self.offset = 0
        """Offset to add to every note number named in the document: a note was added after they were written."""
        self.declared: Mention | None = None
        """The citation that a note declares to be meant by a bare "Para 12"."""
        self._marked: dict[str, list[Note]] = {}
        for note in notes:
            self._marked.setdefault(note.marker.strip("()[]. "), []).append(note)

    def note(self, mention: Mention) -> Note | None:
        """Return the note of a mention; None where lines are read without a document."""
        return self._notes.get(mention.citation.note)

    def in_same_note(self, mention: Mention) -> Mention | None:
        """Return the citation before it in its note."""
        rank = self._rank_in_note[mention.place]
        return self.of_note[mention.citation.note][rank - 1] if rank else None

    def repeated_in_note(self, mention: Mention) -> Mention | None:
        """Return the citation before it in its note that "Id." repeats: the last that is not an aside in brackets."""
        before = self.of_note[mention.citation.note][: self._rank_in_note[mention.place]]
        return next((m for m in reversed(before) if not m.quoted), before[-1] if before else None)

    def after_in_note(self, mention: Mention) -> Mention | None:
        """Return the citation after it in its note."""
        held, rank = self.of_note[mention.citation.note], self._rank_in_note[mention.place]
        return held[rank + 1] if rank + 1 < len(held) else None

    def behind(self, told: Mapping[str, tuple[str, ...]]) -> dict[int, tuple[str, ...]]:
        """Return the texts of notes that cite nothing, by the index of the citation before each: "D'ora in poi LE."."""
        found: dict[int, tuple[str, ...]] = {}
        last: int | None = None
        for note in self._order:
            if cited := self.of_note.get(note):
                last = cited[-1].place
            elif last is not None and note in told:
                found[last] = found.get(last, ()) + told[note]
        return found

    def cited_before(self, mention: Mention) -> Work | None:
        """Return the work of the citation before it, in the same note or in the one before."""
        before, note = self.in_same_note(mention), self.note(mention)
        if before is None and note is not None:
            before = next(self._last_cited(note), None)
        return before.work if before else None

    def notes_before(self, note: Note) -> Iterator[Note]:
        """Return the notes before it in the same series, nearest first."""
        return (other for other in self._nearest(note) if other.series == note.series)

    def runs_before(self, note: Note) -> Iterator[Note]:
        """Return the notes before it of the same kind but of earlier series, nearest first."""
        return (other for other in self._nearest(note) if other.series != note.series)

    def _nearest(self, note: Note) -> Iterator[Note]:
        last = self._rank[note.id] - 1
        near = (self._order[rank] for rank in range(last, max(-1, last - FAR), -1))
        return (self._notes[name] for name in near if self._notes[name].kind == note.kind)

    def meant_by(self, number: str, note: Note | None) -> list[Note]:
        """Return the notes that a printed number means, corrected by ``offset``."""
        if self.offset and number.isdecimal():
            number = str(int(number) + self.offset)
        return self.numbered(number, note)

    def around(self, note: Note, reach: int) -> Iterator[Note]:
        """Yield the notes of its series within this distance before or after it."""
        here = self._rank[note.id]
        for name in self._order[max(0, here - reach) : here + reach + 1]:
            if name != note.id and self._notes[name].series == note.series:
                yield self._notes[name]

    def numbered(self, number: str, note: Note | None) -> list[Note]:
        """Return the notes of that number: those of the same series first, then the nearest before it."""
        found = [other for other in self._marked.get(number, ()) if note is None or other.id != note.id]
        if note is None:
            return found
        here = self._rank[note.id]

        def nearness(other: Note) -> tuple[bool, bool, int]:
            there = self._rank[other.id]
            return other.series != note.series, there > here, abs(there - here)

        return sorted(found, key=nearness)

    def preceding_names(self, mention: Mention) -> tuple[Name, ...]:
        """Return the people cited by the citation before it, in the same note or in the previous one."""
        note = self.note(mention)
        here = self.of_note[mention.citation.note][: self._rank_in_note[mention.place]]
        earlier = self._last_cited(note) if note else iter(())
        for before in (*reversed(here), *islice(earlier, UNNAMED_BETWEEN)):
            if names := before.names or (people(before.work.reference) if before.work else ()):
                return names
        return ()

    def _last_cited(self, note: Note) -> Iterator[Mention]:
        for earlier in chain(self.notes_before(note), self.runs_before(note)):
            yield from reversed(self.of_note.get(earlier.id, ()))
