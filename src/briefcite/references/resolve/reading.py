"""One pass over a document's citations: each adds to a work in full, or is led back to one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from briefcite.model import Citation, Evidence, Name, Note, Reference
from briefcite.references.resolve.antecedents import Antecedents
from briefcite.references.resolve.history import History, Mention
from briefcite.references.resolve.matching import Query, query
from briefcite.references.resolve.merging import is_blank, substance, tells_a_work, titled
from briefcite.references.resolve.overlooked import with_overlooked
from briefcite.references.resolve.shorthand import set_up
from briefcite.references.resolve.wording import Wording, patterns, read
from briefcite.references.resolve.works import Work, Works
from briefcite.text.folding import fold
from briefcite.text.identity import people
from briefcite.text.keys import keys

FULL_SUBSTANCE = 2
"""Variables beside author, title and year (publisher, journal, volume, …) that only a full citation has."""
GUESSED = 0.5
"""A work known from a shortened form alone is so sure at most."""
SENTENCE = 80
"""Characters before a bracketed citation in which the name stands that it goes with."""
_IN_BRACKETS = re.compile(r"\s?[(\[]\s?(?:[^\W\d]{1,12}\.?\s){0,3}$")
_LETTERED = re.compile(r"(?<!\d)(1[5-9]\d\d|20\d\d)[a-k](?!\w)")
LETTER_WITHIN = 300
"""Characters of a citation in which its year stands."""
SHORTHAND = 0.95
IDEM = 0.9

_BLANK = Reference(id="", type="document")


class Reading:
    """The state of one pass."""

    def __init__(self, notes: Sequence[Note], citations: Sequence[Citation], drafts: Mapping[str, Reference]) -> None:
        self._notes = {note.id: note for note in notes}
        self._drafts = drafts
        self._works = Works()
        self._history = History(notes, with_overlooked(notes, citations))
        self._antecedents = Antecedents(self._history, self._works)
        self._shorthands: dict[str, Work] = {}
        self._order = {note.id: rank for rank, note in enumerate(notes)}

    def run(self) -> None:
        """Read the numbered bibliography first, then the notes, then what points forward."""
        mentions = self._history.mentions
        entries = [mention for mention in mentions if self._is_entry(mention)]
        for mention in entries:
            self._read(mention)
            if mention.work:
                mention.work.listed = True
        for mention in mentions:
            if not self._is_entry(mention):
                self._read(mention)
        self._read_forward()

    def _is_entry(self, mention: Mention) -> bool:
        note = self._history.note(mention)
        return note is not None and note.kind == "entry"

    def _read_forward(self) -> None:
        """Read again what pointed to later notes, and what repeated it."""
        for mention in self._history.mentions:
            by = mention.evidence.by if mention.evidence else ""
            if mention.work is None and by in ("supra.no-citation", "ibid.after-unresolved"):
                self._read(mention)

    def _read(self, mention: Mention) -> None:
        text = self._text(mention)
        sentence, bracket = _bracketed_in(self._ahead(mention))
        words = read(bracket + text, mention.citation.form)
        if sentence:
            told = f"{fold(sentence)} {words.core}".strip()
            words = replace(words, bracketed=words.same_work or words.bracketed, core=told)
        draft, repeated = self._with_names(mention, words)
        asked = query(words, draft, mention.names, repeated=repeated)
        back = self._refer_back(mention, words, draft, asked)
        if back and mention.work is None and _tells_itself(mention, draft):
            back, mention.evidence = False, None
        if not back:
            self._add(mention, draft)
        if mention.work and (note := self._notes.get(mention.citation.note)):
            start = mention.citation.start
            for name in set_up(note.text, start, start + len(text)):
                self._shorthands.setdefault(name, mention.work)

    def _text(self, mention: Mention) -> str:
        """Give the note's words from this citation to the next."""
        note = self._notes.get(mention.citation.note)
        if note is None:
            return ""
        following = self._history.after_in_note(mention)
        end = following.citation.start if following else len(note.text)
        return note.text[mention.citation.start : max(end, mention.citation.end)]

    def _ahead(self, mention: Mention) -> str:
        """Give the note's words between the citation before and this one, as far as a sentence reaches."""
        note = self._notes.get(mention.citation.note)
        before = self._history.in_same_note(mention)
        start = max(before.citation.end if before else 0, mention.citation.start - SENTENCE)
        return note.text[start : mention.citation.start] if note else ""

    def _with_names(self, mention: Mention, words: Wording) -> tuple[Reference, bool]:
        """Put the names of the citation before in place of "Ders."; gives whether there was such a word."""
        draft = self._drafts.get(mention.citation.id, _BLANK)
        told = draft.title or draft.container_title or words.cited_before or words.numbers
        repeated = bool(draft.repeated or (words.same_author and told))
        if repeated:
            names = self._history.preceding_names(mention)
            roles = {role for role, _ in draft.repeated} or {"author"}
            draft = _renamed(draft, names, roles)
            if not names:
                mention.evidence = Evidence("idem.nothing-before", 0.0)
        mention.names = people(draft)
        draft = _lettered(draft, self._text(mention))
        bare = patterns().same_author.sub("", draft.container_title).lstrip(" :,.")
        return titled(replace(draft, container_title=bare), self._containers(mention)), repeated

    def _containers(self, mention: Mention) -> list[str]:
        """Give the stretches that were labelled as container titles."""
        note = self._notes.get(mention.citation.note)
        labelled = [s for s in mention.citation.segments if s.label == "container-title"]
        return [note.text[s.start : s.end].strip(' ,.;:»”"') for s in labelled] if note else []

    def _refer_back(self, mention: Mention, words: Wording, draft: Reference, asked: Query) -> bool:
        """Try each kind of back reference; False where the citation tells its work itself."""
        rich = substance(draft) >= FULL_SUBSTANCE and bool(draft.title) and not words.cited_before
        dated = mention.citation.form == "full" and draft.issued
        if not rich and not dated and (work := self._abbreviated(words.core)):
            mention.settle(work, "shorthand", SHORTHAND)
        elif patterns().hereafter.match(self._text(mention)) and self._history.in_same_note(mention):
            self._antecedents.ibid(mention, asked)
        elif words.numbers and not rich:
            self._antecedents.supra(mention, asked, words.numbers)
        elif words.cited_before and (asked.names or asked.title):
            self._antecedents.op_cit(mention, asked)
        elif (mention.citation.form == "ibid" and not asked.repeated) or _repeats(words, draft, rich):
            self._antecedents.ibid(mention, asked)
        elif mention.citation.form in ("short", "supra"):
            return self._short(mention, asked, draft, rich)
        else:
            return self._maybe_short(mention, asked, draft)
        return True

    def _abbreviated(self, core: str) -> Work | None:
        """Give the work whose abbreviation opens the citation: "kpv s 25"."""
        words = core.split()[:6]
        for length in range(len(words), 0, -1):
            if work := self._shorthands.get(" ".join(words[:length])):
                return work
        return None

    def _short(self, mention: Mention, asked: Query, draft: Reference, rich: bool) -> bool:
        """Find its work, or take it for one of its own; False where it tells enough for one in full."""
        if self._antecedents.short(mention, asked) and (mention.work or not rich):
            return True
        if rich:
            mention.evidence = None
            return False
        work = self._works.add(_doubted(draft), mention.place, full=False) if draft.title else None
        mention.settle(work, "short.no-full", 0.0)
        return True

    def _maybe_short(self, mention: Mention, asked: Query, draft: Reference) -> bool:
        """Take for short what tells no more than author and title, though the splitter thought it full."""
        if substance(draft) >= FULL_SUBSTANCE or not (asked.title or asked.names):
            return False
        if draft.issued and self._works.find(draft):
            return False
        found = self._antecedents.short(mention, asked)
        if found and mention.work is None:
            mention.evidence = None
        return mention.work is not None

    def _add(self, mention: Mention, draft: Reference) -> None:
        if is_blank(draft) or not tells_a_work(draft):
            return
        mention.work = self._works.add(draft, mention.place, full=mention.citation.form != "short")
        mention.work.mentions.append(mention.place)
        mention.names = people(mention.work.reference) if not mention.names else mention.names

    def references(self) -> tuple[Reference, ...]:
        """Give the works in order of first citation, keys as ids."""
        works = self._ordered()
        named = keys([work.reference for work in works])
        return tuple(
            replace(work.reference, id=key, notes=self._noted(work)) for work, key in zip(works, named, strict=True)
        )

    def _ordered(self) -> list[Work]:
        return sorted(self._works.all, key=lambda work: min((work.first, *work.mentions)))

    def _noted(self, work: Work) -> tuple[str, ...]:
        cited = {self._history.mentions[place].citation.note for place in work.mentions}
        return tuple(sorted(cited & self._order.keys(), key=self._order.__getitem__))

    def citations(self) -> tuple[Citation, ...]:
        """Give the citations with reference and antecedent set."""
        works = self._ordered()
        named = keys([work.reference for work in works])
        key_of = {work.number: key for work, key in zip(works, named, strict=True)}
        return tuple(
            replace(
                mention.citation,
                reference=key_of[mention.work.number] if mention.work else None,
                antecedent=mention.evidence,
            )
            for mention in self._history.mentions
        )


def _bracketed_in(ahead: str) -> tuple[str, str]:
    """Give the sentence in whose brackets a citation opens, and the bracket: "Springer", "(siehe "."""
    found = _IN_BRACKETS.search(ahead)
    return (ahead[: found.start()].rpartition(". ")[2], found[0]) if found else ("", "")


def _lettered(draft: Reference, text: str) -> Reference:
    """Keep the letter of "1995a", by which a list tells an author's works of one year apart."""
    found = _LETTERED.search(text[:LETTER_WITHIN]) if draft.issued else None
    if not found or not draft.issued or found[1] != draft.issued.edtf:
        return draft
    return replace(draft, issued=replace(draft.issued, raw=found[0]))


def _tells_itself(mention: Mention, draft: Reference) -> bool:
    """Whether what seemed a back reference that leads nowhere tells its own work, "cit." or "n. 5" in it."""
    told = substance(draft)
    return bool(draft.title) and (told >= FULL_SUBSTANCE or (mention.citation.form == "full" and told > 0))


def _repeats(words: Wording, draft: Reference, rich: bool) -> bool:
    opening = words.same_work and not draft.title and not (words.same_author and draft.container_title)
    return opening or words.bracketed or words.closing or (words.cited_before and not rich)


def _renamed(draft: Reference, names: tuple[Name, ...], roles: set[str]) -> Reference:
    given: dict[str, Any] = {role: names for role in roles if role in ("author", "editor", "translator")}
    rated = dict.fromkeys(given, IDEM)
    given["title"] = patterns().same_author.sub("", draft.title).lstrip(" :,.")
    return replace(draft, **given, confidence={**draft.confidence, **rated})


def _doubted(draft: Reference) -> Reference:
    rated = {variable: min(value, GUESSED) for variable, value in draft.confidence.items()}
    return replace(draft, confidence=rated)
