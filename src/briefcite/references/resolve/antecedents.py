"""Resolves back references that name their work by note, author or title; ambiguous ones stay unresolved."""

from __future__ import annotations

from collections.abc import Sequence

from briefcite.model import Note
from briefcite.references.resolve.candidates import Candidates
from briefcite.references.resolve.drafts import tells_itself
from briefcite.references.resolve.history import Mention
from briefcite.references.resolve.matching import TITLE_FITS, Likeness
from briefcite.references.resolve.query import Query
from briefcite.references.resolve.weighing import Decision
from briefcite.references.resolve.works import Work


class Antecedents:
    """The rules for "supra", "op. cit." and short forms, applied to what has been cited so far."""

    def __init__(self, candidates: Candidates) -> None:
        self._candidates = candidates
        self._history = candidates.history

    def supra(self, mention: Mention, asked: Query, numbers: Sequence[str]) -> None:
        """Resolve "supra note 5", "(n 1)", "wie Anm. 3" to a work cited in the note of that number, or near it."""
        note = self._history.note(mention)
        targets = [other for number in numbers for other in self._history.meant_by(number, note)]
        nearest = _of_its_run(targets, note)
        for target in nearest:
            self._understand(target, mention)
        answer = self._candidates.answer("supra", mention, asked, nearest)
        if answer.likeness is None:
            mention.settle(None, f"supra.{self._why_not(answer, targets)}", 0.0, _at(targets))
            return
        work = answer.likeness.work
        held = [target for target in targets if work in self._candidates.cited_in(target)]
        at = (f"note:{held[0].id}",) if held else self._candidates.noted(work)
        mention.settle(work, self._how(answer.likeness, targets, held), answer.confidence, at)

    def in_notes(self, mention: Mention, asked: Query, numbers: Sequence[str]) -> Work | None:
        """Return the work that is meant among those cited in the notes of these numbers, else among all."""
        note = self._history.note(mention)
        targets = [other for number in numbers for other in self._history.meant_by(number, note)]
        nearest = _of_its_run(targets, note)
        found = self._candidates.answer("supra" if numbers else "short", mention, asked, nearest).likeness
        return found.work if found else None

    def _understand(self, target: Note, asking: Mention) -> None:
        """Make a work of the only citation of a note, if that has been read and nothing was understood of it."""
        cited = self._history.of_note.get(target.id, [])
        is_read = asking.evidence is not None or (bool(cited) and cited[0].place < asking.place)
        if is_read and len(cited) == 1 and cited[0].work is None and cited[0].evidence is None:
            self._candidates.known_by_words(cited[0])

    def _how(self, likeness: Likeness, targets: Sequence[Note], held: Sequence[Note]) -> str:
        if not targets:
            return "supra.no-such-note"
        if not held or self._history.offset:
            return "supra.other-note"
        if len(self._candidates.cited_in(held[0])) == 1:
            return "supra.note"
        return "supra.title" if likeness.title >= TITLE_FITS else "supra.author"

    def _why_not(self, answer: Decision, targets: Sequence[Note]) -> str:
        if answer.ambiguous:
            return "ambiguous"
        if not targets:
            return "no-such-note"
        return "no-match" if any(map(self._candidates.cited_in, targets)) else "no-citation"

    def op_cit(self, mention: Mention, asked: Query) -> None:
        """Resolve "op. cit.", "a. a. O." to the last work by its author, or to the one that its title names."""
        answer = self._candidates.answer("short", mention, asked)
        if answer.likeness:
            titled = answer.likeness.title >= TITLE_FITS
            self._settle(mention, answer, "op-cit.title" if titled else "op-cit.author")
        else:
            mention.settle(None, "op-cit.ambiguous" if answer.ambiguous else "op-cit.no-full", 0.0)

    def short(self, mention: Mention, asked: Query) -> bool:
        """Resolve a short form; return whether any earlier work fits."""
        answer = self._candidates.answer("short", mention, asked)
        if answer.likeness:
            self._settle(mention, answer, _by(answer.likeness, asked, self._candidates))
        elif answer.ambiguous:
            mention.settle(None, "short.ambiguous", 0.0)
        return bool(answer.likeness) or answer.ambiguous

    def perhaps(self, mention: Mention, asked: Query, works: Sequence[Work] = ()) -> bool:
        """Resolve what the tagger took for a full citation, where it is clearly a short form of an earlier work.

        Args:
            mention: the citation.
            asked: what it says of its work.
            works: those that it can mean; all that it names, where there are none.
        """
        known = self._candidates
        answer = known.among("full", mention, asked, works) if works else known.answer("full", mention, asked)
        if not answer.likeness or _has_own_title(asked, answer.likeness.work):
            return False
        self._settle(mention, answer, _by(answer.likeness, asked, self._candidates))
        return True

    def _settle(self, mention: Mention, answer: Decision, by: str) -> None:
        work = answer.likeness.work if answer.likeness else None
        if work and not work.full:
            by, answer = f"{by.partition('.')[0]}.no-full", Decision(answer.likeness, 0.0)
        mention.settle(work, by, answer.confidence, self._candidates.noted(work) if work else ())


def _has_own_title(asked: Query, work: Work) -> bool:
    """Return whether it tells a work of its own: "Hale, Dykes and Towns (Quay, 2001)" after her "Dykes and Dams"."""
    known = (work.told.has(w, cut=w in asked.cut) or work.said.has(w, cut=w in asked.cut) for w in asked.title)
    return tells_itself(asked.draft, "full") and not all(known)


def _of_its_run(targets: Sequence[Note], note: Note | None) -> Sequence[Note]:
    """Where numbering restarts in each chapter, prefer the note 8 of the same chapter for "supra note 8"."""
    return [target for target in targets if note and target.series == note.series] or targets


def _by(found: Likeness, asked: Query, candidates: Candidates) -> str:
    if candidates.abbreviated(asked.core) is found.work:
        return "shorthand"
    if found.title >= TITLE_FITS and asked.title:
        return "short.author-title" if found.author else "short.title"
    return "short.author-year" if found.year and asked.year else "short.author"


def _at(targets: Sequence[Note]) -> tuple[str, ...]:
    return (f"note:{targets[0].id}",) if targets else ()
