"""Leads one back reference after the other to its antecedent; what is ambiguous stays unresolved.

Each kind of back reference is one method: "Ibid." looks at the citation or note before, "supra note 5" at the
notes of that number, "op. cit." and shortened forms at all works cited before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefcite.model import Note
from briefcite.references.resolve.drafts import from_words
from briefcite.references.resolve.history import History, Mention
from briefcite.references.resolve.matching import TITLE_FITS, Fit, Query, fits
from briefcite.references.resolve.works import Work, Works
from briefcite.text.folding import fold
from briefcite.text.late import late

SAME_NOTE = 0.97
PREVIOUS_NOTE = 0.96
EARLIER_NOTE = 0.8
EARLIER_SERIES = 0.6
LOCATED = 0.75
NAMED = 0.95
NUMBERED = 0.95
TITLED = 0.95
DATED = 0.93
ONLY_AUTHOR = 0.8
ONLY_TITLE = 0.85
LAST_BY_AUTHOR = 0.7
ELSEWHERE = 0.6
TITLE_WITHIN = 20
"""Words of a citation among which one of the short title stands."""
SKIPPED_NOTES = 3
"""Notes of mere comment that an "Ibid." may reach across before it is taken for lost."""
_LEAF = late(r"\b(?:ff?ol|f|ff|Bl|cc?)\.\s?\d{1,4}\s?(?:[rv]\b|recto|verso)|\b(?:fol|Bl)s?\.\s?\d", re.I)
_PAGE = late(r"\d{1,5}")


class Antecedents:
    """The rules, over what has been cited so far."""

    def __init__(self, history: History, works: Works) -> None:
        self._history = history
        self._works = works

    def ibid(self, mention: Mention, asked: Query) -> None:
        """Resolve "Ibid.", "Ebd.", "Id.": the work of the citation before it."""
        if asked.bracketed and (told := self._by_name(mention, asked)):
            mention.settle(told, "ibid.text", LAST_BY_AUTHOR, self._noted(told))
            return
        before = self._history.in_same_note(mention)
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

    def _by_name(self, mention: Mention, asked: Query) -> Work | None:
        """Give the only work by whom the sentence names: "Springer (siehe ebd.) meint"."""
        found = [fit.work for fit in self._candidates(mention, asked) if fit.author]
        return found[0] if len(found) == 1 else None

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
        """Give a note's citations; a page cannot be one of a web page that a comment points to."""
        cited = self._history.of_note.get(note.id, [])
        return [m for m in cited if not (paged and m.work and _is_site(m.work))]

    def _repeat(self, mention: Mention, before: Mention, by: str, confidence: float) -> None:
        if before.work is None and before.evidence is None and before.citation.form == "full":
            self.known_by_words(before)
        if before.work is None:
            mention.settle(None, "ibid.after-unresolved", 0.0, _at(before))
        else:
            mention.settle(before.work, by, min(confidence, before.confidence), _at(before))

    def known_by_words(self, mention: Mention) -> None:
        """Make a work of what was cited in full but not understood, now that another note refers to it."""
        if draft := from_words(mention.text):
            mention.work = self._works.add(draft, mention.place, full=True)
            mention.work.mentions.append(mention.place)

    def _one_of(self, mention: Mention, asked: Query, cited: Sequence[Mention], by: str, confidence: float) -> None:
        """Choose among the citations of the note before: its only work, or the one that fits."""
        works = _distinct(cited)
        if len(works) < 2:
            known = next((m for m in reversed(cited) if m.work), cited[-1])
            self._repeat(mention, known, by, confidence)
        elif len(named := _told(fits(asked, works, near=True))) == 1:
            mention.settle(named[0].work, "ibid.text", NAMED, _at(cited[-1]))
        elif located := _located(mention, works) or _leafed(mention, cited):
            mention.settle(located, "ibid.locator", LOCATED, _at(cited[-1]))
        else:
            mention.settle(None, "ibid.ambiguous", 0.0, _at(cited[-1]))

    def supra(self, mention: Mention, asked: Query, numbers: Sequence[str]) -> None:
        """Resolve "supra note 5", "(n 1)", "wie Anm. 3": a work of the note of that number."""
        note = self._history.note(mention)
        targets = [other for number in numbers for other in self._history.numbered(number, note)]
        reason = "no-citation" if targets else "no-such-note"
        at: tuple[str, ...] = ()
        for target in targets:
            cited = self._history.of_note.get(target.id, [])
            if len(cited) == 1 and cited[0].work is None and cited[0].evidence is None:
                self.known_by_words(cited[0])
            works = _distinct(cited)
            if not works:
                continue
            answer = self._supra_in(mention, asked, works, target)
            if answer == "":
                return
            if reason != "ambiguous":
                reason, at = answer, (f"note:{target.id}",)
        self._supra_elsewhere(mention, asked, reason, at)

    def _supra_in(self, mention: Mention, asked: Query, works: Sequence[Work], target: Note) -> str:
        """Settle it within one note; gives why it could not be, or "" where it could."""
        at = (f"note:{target.id}",)
        if not asked.names and not asked.title and not asked.core.strip("0123456789 "):
            if len(works) == 1:
                mention.settle(works[0], "supra.note", NUMBERED, at)
                return ""
            return "ambiguous"
        found = fits(asked, works, near=True)
        best = [fit for fit in found if fit.title == found[0].title and fit.author == found[0].author]
        if len(best) == 1:
            by = "supra.title" if len(works) > 1 and best[0].title >= TITLE_FITS else "supra.author"
            mention.settle(best[0].work, "supra.note" if len(works) == 1 else by, NAMED, at)
            return ""
        if best:
            return "ambiguous"
        if len(works) == 1 and not (asked.names or asked.title or asked.named):
            mention.settle(works[0], "supra.note", ELSEWHERE, at)
            return ""
        return "no-match"

    def _supra_elsewhere(self, mention: Mention, asked: Query, reason: str, at: Sequence[str]) -> None:
        """Look among all works: numbers slip when a note is added, and a whole file can be off by one."""
        by_name = [fit for fit in self._candidates(mention, asked) if fit.author and fit.work.full]
        found = [fit for fit in by_name if fit.title >= TITLE_FITS or not asked.title]
        if len(found) == 1 and reason != "ambiguous":
            by = "supra.no-such-note" if reason == "no-such-note" else "supra.other-note"
            mention.settle(found[0].work, by, ELSEWHERE, self._noted(found[0].work))
        else:
            mention.settle(None, f"supra.{reason}", 0.0, at)

    def op_cit(self, mention: Mention, asked: Query) -> None:
        """Resolve "op. cit.", "a. a. O.": the last work by its author, or the one that its title names."""
        found = [fit for fit in self._candidates(mention, asked) if fit.author or not asked.names]
        titled = [fit for fit in found if fit.title >= TITLE_FITS]
        if titled:
            self._best_titled(mention, titled, "op-cit")
        elif found and not asked.title:
            sure = NAMED if len(found) == 1 else LAST_BY_AUTHOR
            last = max(found, key=lambda fit: max(fit.work.mentions, default=-1)).work
            mention.settle(last, "op-cit.author", sure, self._noted(last))
        else:
            mention.settle(None, "op-cit.no-full", 0.0)

    def short(self, mention: Mention, asked: Query) -> bool:
        """Resolve a shortened form; gives whether an earlier work fits at all."""
        found = self._candidates(mention, asked)
        titled = [fit for fit in found if fit.title >= TITLE_FITS]
        dated = [fit for fit in found if fit.author and fit.year]
        named = [fit for fit in found if fit.author and fit.work.told.name_words.issuperset(asked.title)]
        if titled:
            self._best_titled(mention, titled, "short")
        elif dated and not asked.title:
            self._only(mention, dated, "short.author-year", DATED)
        elif named and not asked.year:  # "Jones, 67" of Jones, Roads and Rails, though "Jones" was read as a title
            self._only(mention, named, "short.author", ONLY_AUTHOR)
        else:
            return False
        return True

    def _best_titled(self, mention: Mention, titled: Sequence[Fit], kind: str) -> None:
        rank = (titled[0].title, titled[0].author, titled[0].year)
        best = [fit for fit in titled if (fit.title, fit.author, fit.year) == rank]
        sure = min(TITLED, 0.55 + 0.4 * min(1.0, rank[0])) if best[0].author else ONLY_TITLE
        by = f"{kind}.title" if kind == "op-cit" or not best[0].author else f"{kind}.author-title"
        self._only(mention, best, by, sure)

    def _only(self, mention: Mention, found: Sequence[Fit], by: str, confidence: float) -> None:
        kind = by.partition(".")[0]
        if len(found) != 1:
            mention.settle(None, f"{kind}.ambiguous", 0.0)
        elif not found[0].work.full:
            mention.settle(found[0].work, f"{kind}.no-full", 0.0, self._noted(found[0].work))
        else:
            mention.settle(found[0].work, by, confidence, self._noted(found[0].work))

    def _candidates(self, mention: Mention, asked: Query) -> list[Fit]:
        names = [word for name in asked.names for word in _words_of(name.family or name.literal)]
        words = asked.core.split()
        works = self._works.named([*names, *words], [*asked.title, *words[:TITLE_WITHIN]])
        return [fit for fit in fits(asked, works) if fit.work.first < mention.place or fit.work.listed]

    def _noted(self, work: Work) -> tuple[str, ...]:
        """Name the note where a work was met first."""
        return (f"note:{self._history.mentions[work.first].citation.note}",)


def _words_of(name: str) -> list[str]:
    return fold(name).split()


def _names_page(mention: Mention) -> bool:
    told = mention.citation
    return told.locator_label == "page" and bool(_PAGE.match(told.locator))


def _is_site(work: Work) -> bool:
    told = work.reference
    return told.type.startswith(("webpage", "post")) and not told.page and not (told.author and told.title)


def _distinct(cited: Sequence[Mention]) -> list[Work]:
    return list({m.work.number: m.work for m in cited if m.work}.values())


def _told(found: Sequence[Fit]) -> list[Fit]:
    """Keep the fits that rest on a name or a whole title, the best where they differ."""
    named = [fit for fit in found if fit.author or fit.title >= 1]
    return [fit for fit in named if (fit.title, fit.author) == (named[0].title, named[0].author)]


def _located(mention: Mention, works: Sequence[Work]) -> Work | None:
    """Give the only work whose pages hold the locator, where the pages of all are known."""
    page = _PAGE.search(mention.citation.locator)
    if not page or mention.citation.locator_label not in ("", "page"):
        return None
    holding = [_holds(work.reference.page, int(page[0])) for work in works]
    return works[holding.index(True)] if holding.count(True) == 1 and None not in holding else None


def _leafed(mention: Mention, cited: Sequence[Mention]) -> Work | None:
    """Give the only work that is cited by leaves, "fol. 3v", for one that is; the others have pages."""
    if not _LEAF.search(mention.text):
        return None
    found = _distinct([other for other in cited if _LEAF.search(other.text)])
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
