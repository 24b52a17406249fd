"""A citation in its note: words around it that belong to it, and names or a book that it takes from the one before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from briefcite.model import Evidence, Note, Reference
from briefcite.references.resolve.books import in_book_of
from briefcite.references.resolve.drafts import lettered, renamed
from briefcite.references.resolve.history import History, Mention
from briefcite.references.resolve.merging import titled
from briefcite.references.resolve.wording import Wording, patterns, read
from briefcite.text.folding import fold
from briefcite.text.identity import people
from briefcite.text.late import late

SENTENCE = 80
"""Characters before a citation that are searched for a name that belongs to it."""
_IN_BRACKETS = late(r"\s?[(\[]\s?(?:[^\W\d]{1,12}\.?\s){0,3}$")
_NAME_AHEAD = late(r"(?:^|[;.]\s)((?:[^\W\d_a-zß-ÿ][\w’'-]{1,20}\s?){1,3},\s)(?:[^\W\d_]{2,8}\.?\s){0,2}$")
"""A name that was left out of the citation: "Moreno, | véase nota 3"."""
_DASHED = late(r"\W{0,2}(?:[—–]{1,3}|-{2,3}|_{2,9})[\s,.:(]*")
"""Stands for the people of the entry above in a bibliography: "— (1914). Silt"."""
_QUOTED = late(r"[(\[][^()\[\]]{0,60}$")
_CROSS_REFERENCE = late(r";\s(?:[^\W\d_]{2,4}\.?\s){0,2}(?:infra|supra)\b")
"""Leads to another note, not to the work cited before it: "Brown, 347 U.S. at 494; see supra note 2"."""
_LEAD = 40
"""Characters of the longest words that introduce an abbreviation."""
_BLANK = Reference(id="", type="document")


class Context:
    """Reads citations with what surrounds them: their notes, and what has been cited so far."""

    def __init__(self, notes: Sequence[Note], history: History, drafts: Mapping[str, Reference]) -> None:
        self._notes = {note.id: note for note in notes}
        self._history = history
        self._drafts = drafts

    def worded(self, mention: Mention) -> Wording:
        """Find the back references in its words, and in a name or sentence before them that was left out of it."""
        mention.text = self._text(mention)
        ahead = self._ahead(mention)
        sentence, bracket = _bracketed_in(ahead)
        name = _NAME_AHEAD.search(ahead) if mention.citation.form == "supra" else None
        lead = name[1] if name else self._dash(mention) or bracket
        mention.quoted = _is_aside(ahead, mention.text)
        mention.translates = bool(patterns().translation.match(mention.text)) or _leads_to_translation(ahead)
        words = read(lead + mention.text, mention.citation.form)
        if told := self._without_place(mention):
            words = words._replace(core=read(lead + told, mention.citation.form).core)
        if sentence:
            told = f"{fold(sentence)} {words.core}".strip()
            words = words._replace(bracketed=words.same_work or words.bracketed, core=told)
        return words

    def _dash(self, mention: Mention) -> str:
        """Return the dash that an entry of a bibliography begins with, where it was left out of the citation."""
        note = self._history.note(mention)
        entry = note is not None and note.kind == "entry"
        found = _DASHED.fullmatch(note.text, 0, mention.citation.start) if note and entry else None
        return found[0] if found else ""

    def own_text(self, mention: Mention) -> str:
        """Return the citation as printed."""
        return mention.text[: mention.citation.end - mention.citation.start]

    def own_words(self, mention: Mention) -> str:
        """Return the citation's own folded words, without those of its locator and of a back reference."""
        return read(self._without_place(mention) or self.own_text(mention), mention.citation.form).core

    def _without_place(self, mention: Mention) -> str:
        """Return the citation's own words without those of its locator; "" where no locator was read."""
        note, told = self._notes.get(mention.citation.note), mention.citation
        places = [s for s in told.segments if s.label == "locator"]
        if note is None or not places:
            return ""
        start, kept = told.start, ""
        for place in places:
            kept += note.text[start : place.start] + " "
            start = place.end
        return kept + note.text[start : told.end]

    def _text(self, mention: Mention) -> str:
        """Return the note's text from this citation to the next, or to a cross-reference behind a semicolon."""
        note = self._notes.get(mention.citation.note)
        if note is None:
            return ""
        following = self._history.after_in_note(mention)
        end = following.citation.start if following else len(note.text)
        crossed = _CROSS_REFERENCE.search(note.text, mention.citation.end, end)
        end = crossed.start() if crossed else end
        return note.text[mention.citation.start : max(end, mention.citation.end)]

    def _ahead(self, mention: Mention) -> str:
        """Return the note's text between the citation before and this one, at most `SENTENCE` characters of it."""
        note = self._notes.get(mention.citation.note)
        before = self._history.in_same_note(mention)
        start = max(before.citation.end if before else 0, mention.citation.start - SENTENCE)
        return note.text[start : mention.citation.start] if note else ""

    def draft(self, mention: Mention, words: Wording) -> tuple[Reference, bool]:
        """Return the work as the citation describes it, names filled in for "Ders.", and whether it has such a word."""
        draft = self._drafts.get(mention.citation.id, _BLANK)
        told = draft.title or draft.container_title or words.cited_before or words.numbers
        repeated = not words.doubled and bool(draft.repeated or (words.same_author and told))
        if repeated:
            names = self._history.preceding_names(mention)
            roles = {role for role, _ in draft.repeated} or {"author"}
            draft = renamed(draft, names, roles)
            if not names:
                mention.evidence = Evidence("idem.nothing-before", 0.0)
        mention.names = people(draft)
        draft = lettered(draft, self._text(mention))
        bare = patterns().same_author.sub("", draft.container_title).lstrip(" :,.")
        draft = replace(draft, container_title=bare) if bare != draft.container_title else draft
        draft = titled(draft, self._containers(mention))
        before = self._history.cited_before(mention) if _in_same_book(draft) else None
        return in_book_of(draft, before.reference) if before else draft, repeated

    def _containers(self, mention: Mention) -> list[str]:
        """Return the texts labelled as container titles."""
        note = self._notes.get(mention.citation.note)
        labelled = [s for s in mention.citation.segments if s.label == "container-title"]
        return [note.text[s.start : s.end].strip(' ,.;:»”"') for s in labelled] if note else []

    def only_introduces(self, mention: Mention) -> bool:
        """Return whether a citation only introduces an abbreviation: "(im Folgenden zit. als KpV)", or its end."""
        note, start = self._notes.get(mention.citation.note), mention.citation.start
        if note is None:
            return False
        leads = patterns().hereafter.finditer(note.text, max(0, start - _LEAD), start + _LEAD)
        return any(lead.start() <= start < lead.end() for lead in leads)


def _bracketed_in(ahead: str) -> tuple[str, str]:
    """Return the sentence in whose brackets a citation begins, and the bracket: "Springer", "(siehe "."""
    found = _IN_BRACKETS.search(ahead)
    return (ahead[: found.start()].rpartition(". ")[2], found[0]) if found else ("", "")


def _is_aside(ahead: str, text: str) -> bool:
    """Return whether "Id." skips a citation: the one before quotes it in brackets, or it is a case's later history."""
    quoted = _QUOTED.search(ahead) and patterns().quotes.search(ahead) and ")" in text
    return bool(quoted or patterns().history.search(ahead))


def _leads_to_translation(ahead: str) -> bool:
    """Return whether words left out of a citation tell a translation of the one before: "(trad. it. a cura di"."""
    found = patterns().translated.search(ahead)
    left = ahead[found.end() :] if found else ""
    return bool(found) and ";" not in left and len(left) <= _LEAD


def _in_same_book(draft: Reference) -> bool:
    """Return whether the container is only said to be the one before: "in: ebd."."""
    return bool(draft.title) and bool(patterns().same_work.fullmatch(draft.container_title.strip(" .,()")))
