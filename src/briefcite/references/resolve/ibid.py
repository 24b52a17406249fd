"""Resolves "Ibid.", "Ebd.", "Id." to the citation or note before."""

from __future__ import annotations

from collections.abc import Sequence

from briefcite.model import Note
from briefcite.references.resolve.candidates import Candidates, distinct
from briefcite.references.resolve.drafts import from_words
from briefcite.references.resolve.history import Mention
from briefcite.references.resolve.query import Query
from briefcite.references.resolve.wording import patterns
from briefcite.references.resolve.works import Work
from briefcite.text.late import late

SAME_NOTE = 0.97
PREVIOUS_NOTE = 0.96
EARLIER_NOTE = 0.8
EARLIER_SERIES = 0.6
LOCATED = 0.75
LAST_OF_SEVERAL = 0.7
"""Confidence where the note before cites several works and the last is taken: it is meant nine times in ten."""
LAST_BY_AUTHOR = 0.7
SKIPPED_NOTES = 3
"""Notes without a citation that an "Ibid." may skip; with more between, it stays unresolved."""
_LEAF = late(r"\b(?:ff?ol|f|ff|Bl|cc?)\.\s?\d{1,4}\s?(?:[rv]\b|recto|verso)|\b(?:fol|Bl)s?\.\s?\d", 2)
_UNTIL = late(r"\)|;\s")
_PAGE = late(r"\d{1,5}")


class Ibid:
    """The rules for repetitions, applied to what has been cited so far."""

    def __init__(self, candidates: Candidates) -> None:
        self._candidates = candidates
        self._history = candidates.history

    def resolve(self, mention: Mention, asked: Query) -> None:
        """Resolve "Ibid.", "Ebd.", "Id.": the work of the citation before it."""
        if asked.bracketed and (told := self._by_name(mention, asked)):
            mention.settle(told, "ibid.text", LAST_BY_AUTHOR, self._candidates.noted(told))
            return
        before = self._history.in_same_note(mention) if mention.quoted else self._history.repeated_in_note(mention)
        if before:
            self._repeat(mention, before, "ibid.same-note", SAME_NOTE)
            return
        note = self._history.note(mention)
        found = self._cited_before(note, _names_page(mention)) if note else None
        if not note or not found:
            mention.settle(None, "ibid.nothing-before", 0.0)
            return
        cited, by, confidence = found
        self._one_of(mention, asked, cited, by, confidence)

    def pinpoint(self, mention: Mention, asked: Query) -> None:
        """Resolve a bare locator, "pp. 21 ff.", to the previous work, or to the one that a note declares for all."""
        declared, before = self._history.declared, self._history.in_same_note(mention)
        if declared and declared.work and not (before and not _is_quoted(before)):
            mention.settle(declared.work, "short.declared", LOCATED, _at(declared))
        elif told := self._by_name(mention, asked):
            mention.settle(told, "short.author", LAST_BY_AUTHOR, self._candidates.noted(told))
        else:
            self.resolve(mention, asked)

    def translation(self, mention: Mention) -> None:
        """Resolve "trad. it. cit., p. 26" to the translation of the work before it; where no work is, to the last."""
        earlier = [m for m in self._history.mentions[: mention.place] if m.work]
        told = [m for m in reversed(earlier) if m.translates]
        before = self._history.in_same_note(mention)
        original = before.work if before else None
        own = [m for m in told if original and self._translates(m, original)]
        last = next(iter(own or (() if original else told)), None)
        if last:
            mention.settle(last.work, "op-cit.author", LAST_BY_AUTHOR, _at(last))
        elif not (original and self._read_over(mention, original)):
            mention.settle(None, "op-cit.no-full", 0.0)

    def _read_over(self, mention: Mention, original: Work) -> bool:
        """Resolve to a translation that was not read as a citation: "Wissenschaft als Beruf, p. 5 (trad. it. di …)"."""
        for place in original.mentions:
            cited = self._history.mentions[place]
            found = patterns().translated.search(cited.text)
            draft = from_words(_UNTIL.split(cited.text[found.start(1) :], maxsplit=1)[0]) if found else None
            if draft and not patterns().cited_before.search(draft.title):
                work = self._candidates.works.add(draft, mention.place, full=True)
                mention.settle(work, "op-cit.author", LAST_BY_AUTHOR, _at(cited))
                return True
        return False

    def _translates(self, mention: Mention, original: Work) -> bool:
        """Return whether a citation is a translation given right after the original."""
        before = self._history.in_same_note(mention)
        return before is not None and before.work is original

    def _by_name(self, mention: Mention, asked: Query) -> Work | None:
        """Return the only work whose author the sentence names: "Springer (siehe ebd.) meint"."""
        found = self._candidates.answer("short", mention, asked).likeness
        return found.work if found and found.author else None

    def _cited_before(self, note: Note, paged: bool) -> tuple[list[Mention], str, float] | None:
        for skipped, earlier in enumerate(self._history.notes_before(note)):
            if cited := self._citing(earlier, paged):
                by = "ibid.earlier-note" if skipped else "ibid.previous-note"
                return cited, by, PREVIOUS_NOTE if not skipped else EARLIER_NOTE
            if skipped >= SKIPPED_NOTES:
                return None
        for earlier in self._history.runs_before(note):
            if cited := self._citing(earlier, paged):
                return cited, "ibid.earlier-series", EARLIER_SERIES
        return None

    def _citing(self, note: Note, paged: bool) -> list[Mention]:
        """Return the citations of a note that the "Ibid." can mean: one with a page does not repeat a web page."""
        cited = self._history.of_note.get(note.id, [])
        return [m for m in cited if not (paged and m.work and _is_site(m.work))]

    def _repeat(self, mention: Mention, before: Mention, by: str, confidence: float) -> None:
        if before.work is None and before.evidence is None and before.citation.form == "full":
            self._candidates.known_by_words(before)
        if before.work is None:
            mention.settle(None, "ibid.after-unresolved", 0.0, _at(before))
        else:
            mention.settle(before.work, by, min(confidence, before.confidence), _at(before))

    def _one_of(self, mention: Mention, asked: Query, cited: Sequence[Mention], by: str, confidence: float) -> None:
        """Choose among the citations of the previous note: its only work, or the one that fits."""
        cited = _originals(cited)
        works = distinct(cited)
        if len(works) < 2:
            known = next((m for m in reversed(cited) if m.work), cited[-1])
            self._repeat(mention, known, by, confidence)
        elif named := self._candidates.among("short", mention, asked, works).likeness:
            mention.settle(named.work, "ibid.text", confidence, _at(cited[-1]))
        elif located := _located(mention, works) or _leafed(mention, cited):
            mention.settle(located, "ibid.locator", LOCATED, _at(cited[-1]))
        else:
            self._repeat(mention, cited[-1], "ibid.last", LAST_OF_SEVERAL)


def _originals(cited: Sequence[Mention]) -> Sequence[Mention]:
    """Return mentions without asides in brackets and translations of the original: "A. Salz, Für …; trad. it. …"."""
    kept = [m for place, m in enumerate(cited) if not (m.quoted or (place and m.translates))]
    return kept or cited


def _is_quoted(mention: Mention) -> bool:
    """Return whether the citation before quotes it: "citing Fenn, para 4", with or without brackets."""
    return mention.quoted or bool(patterns().quotes.search(mention.citation.prefix))


def _names_page(mention: Mention) -> bool:
    told = mention.citation
    return told.locator_label == "page" and bool(_PAGE.match(told.locator))


def _is_site(work: Work) -> bool:
    told = work.reference
    return told.type.startswith(("webpage", "post")) and not told.page and not (told.author and told.title)


def _located(mention: Mention, works: Sequence[Work]) -> Work | None:
    """Return the only work whose pages hold the locator, where the pages of all are known."""
    page = _PAGE.search(mention.citation.locator)
    if not page or mention.citation.locator_label not in ("", "page"):
        return None
    holding = [_holds(work.reference.page, int(page[0])) for work in works]
    return works[holding.index(True)] if holding.count(True) == 1 and None not in holding else None


def _leafed(mention: Mention, cited: Sequence[Mention]) -> Work | None:
    """Return, for a locator such as "fol. 3v", the only work that is cited by folios and not by pages."""
    if not _LEAF.search(mention.text):
        return None
    found = distinct([other for other in cited if _LEAF.search(other.text)])
    return found[0] if len(found) == 1 else None


def _holds(pages: str, page: int) -> bool | None:
    ends = [int(end) for end in _PAGE.findall(pages)]
    if len(ends) < 2:
        return None
    first, last = ends[0], ends[1]
    if last < first:  # "695-17" is 695-717
        last = int(str(first)[: -len(str(last))] + str(last))
    return first <= page <= last


def _at(mention: Mention) -> tuple[str, ...]:
    return (f"note:{mention.citation.note}",)
