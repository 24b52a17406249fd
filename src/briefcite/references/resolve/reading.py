"""One pass over a document's citations: each describes a work itself, or is resolved to an earlier one."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from briefcite.model import Citation, Given, Note, Reference
from briefcite.references.resolve.antecedents import Antecedents
from briefcite.references.resolve.books import holds_book, in_book_of, share_imprint
from briefcite.references.resolve.candidates import Candidates
from briefcite.references.resolve.context import Context
from briefcite.references.resolve.drafts import FULL_SUBSTANCE, doubted, is_rich, tells_itself
from briefcite.references.resolve.history import History, Mention
from briefcite.references.resolve.ibid import Ibid
from briefcite.references.resolve.merging import is_blank, substance, tells_a_work
from briefcite.references.resolve.overlooked import with_overlooked
from briefcite.references.resolve.query import Query, query
from briefcite.references.resolve.resolved import Resolved
from briefcite.references.resolve.shorthand import announced, set_up
from briefcite.references.resolve.slips import slip
from briefcite.references.resolve.wording import Wording, patterns
from briefcite.references.resolve.works import Work, Works, repository
from briefcite.text.folding import fold
from briefcite.text.identity import SAME, people, same_work

SHORTHAND = 0.95
GIVEN = "given"
OP_CIT = "op-cit"
"""Signal of a back reference to a numbered note that says "op. cit." as well."""


class Reading:
    """One pass and what it has read so far."""

    def __init__(
        self,
        notes: Sequence[Note],
        citations: Sequence[Citation],
        drafts: Mapping[str, Reference],
        given: Mapping[str, Given],
        read_whole: Collection[str],
    ) -> None:
        self._notes = {note.id: note for note in notes}
        self._given = given
        self._drafts = drafts
        self._works = Works()
        self._history = History(notes, with_overlooked(notes, citations, drafts, read_whole))
        self._candidates = Candidates(self._history, self._works)
        self._antecedents = Antecedents(self._candidates)
        self._ibid = Ibid(self._candidates)
        self._context = Context(notes, self._history, drafts)
        self._set_up_behind = self._history.behind(
            {note.id: names for note in notes if (names := announced(note.text, 0, len(note.text)))}
        )

    def run(self, aside: Collection[str] = ()) -> Resolved:
        """Read the bibliography first, then the notes, then what points to later notes."""
        mentions = self._history.mentions
        for mention in mentions:
            mention.words = self._context.worded(mention)
        self._history.offset = slip(self._history, self._drafts)
        entries = [mention for mention in mentions if self._is_entry(mention)]
        for mention in entries:
            self._read(mention)
            if mention.work:
                mention.work.listed = True
        for mention in mentions:
            if not self._is_entry(mention):
                self._read(mention)
        self._read_forward()
        share_imprint(self._works.all)
        return Resolved([*self._notes.values()], self._history, self._works.all, self._given, aside)

    def _is_entry(self, mention: Mention) -> bool:
        note = self._history.note(mention)
        return note is not None and note.kind == "entry"

    def _read_forward(self) -> None:
        """Resolve again what points to later notes, and what repeats that."""
        for mention in self._history.mentions:
            by = mention.evidence.by if mention.evidence else ""
            if mention.work is None and by in ("supra.no-citation", "ibid.after-unresolved", GIVEN):
                self._read(mention)

    def _read(self, mention: Mention) -> None:
        words = mention.words or self._context.worded(mention)
        draft, repeated = self._context.draft(mention, words)
        if self._is_given(mention, draft):
            self._set_up(mention)
            return
        told = (mention.names, mention.citation.locator)
        asked = query(
            words,
            draft,
            *told,
            repeated=repeated,
            text=self._context.own_text(mention),
            own=self._context.own_words(mention),
        )
        back = self._refer_back(mention, words, draft, asked)
        if back and mention.work is None and tells_itself(draft, mention.citation.form):
            back, mention.evidence = False, None
        if not back:
            self._add(mention, draft)
            if mention.work is None and (asked.names or asked.untitled):  # "Hale, op. cit." read as a full citation
                self._antecedents.short(mention, asked)
        self._set_up(mention)

    def _is_given(self, mention: Mention, draft: Reference) -> bool:
        """Use the work, or the antecedent, that a person stated; return whether one was."""
        given = self._given.get(mention.citation.id)
        if given and given.antecedent:
            self._follow(mention, draft, *given.antecedent)
        elif given and given.work:
            mention.work = self._works.give(given.work, draft, mention.place)
            mention.work.mentions.append(mention.place)
            mention.names = people(given.work)
        return bool(given and (given.antecedent or given.work))

    def _follow(self, mention: Mention, draft: Reference, note: str, offset: int) -> None:
        """Resolve a citation to the one at a place of a note; if that is not read yet, it is tried again later."""
        held = self._history.of_note.get(note, ())
        target = next((m for m in held if m.citation.start <= offset < m.citation.end), None)
        if target and target.place < mention.place and target.work is None:
            self._candidates.known_by_words(target)
        mention.settle(target.work if target else None, GIVEN, 1.0 if target else 0.0, (f"note:{note}",))
        if mention.work and mention.citation.form == "full":
            self._works.tell(mention.work, draft)
            mention.evidence = None

    def _set_up(self, mention: Mention) -> None:
        """Keep the abbreviations that a citation introduces; nothing else may be known of the work that they name."""
        note, start = self._notes.get(mention.citation.note), mention.citation.start
        names = set_up(note.text, start, start + len(mention.text)) if note else ()
        names += self._set_up_behind.get(mention.place, ())
        if names and mention.work and mention.work.reference.archive:
            held = self._of_archive(mention, mention.work.reference, names)
            self._works.aliases.update(dict.fromkeys(held, repository(mention.work.reference)))
            names = tuple(name for name in names if name not in held)
        if names and mention.work is None and (mention.evidence is None or mention.evidence.by == "short.no-full"):
            self._candidates.known_by_words(mention)
        if mention.work and self._history.declared is None and patterns().declares.search(mention.text):
            self._history.declared = mention
        if mention.work:
            for name in names:
                self._candidates.shorthands.setdefault(name, mention.work)

    def _of_archive(self, mention: Mention, draft: Reference, names: Sequence[str]) -> list[str]:
        """Return the abbreviations that stand for the archive, not for the file: "(künftig zit. Zollbuch)"."""
        note, start = self._notes.get(mention.citation.note), mention.citation.start
        told = announced(note.text, start, start + len(mention.text)) if note else ()
        of_file = [name for name in told if set(name.split()).issubset(fold(draft.archive_location).split())]
        return [name for name in names if name not in of_file and not any(map(str.isdigit, name))]

    def _refer_back(self, mention: Mention, words: Wording, draft: Reference, asked: Query) -> bool:
        """Try each kind of back reference; return False where the citation describes its work itself."""
        rich = is_rich(draft) and not words.cited_before and not words.at_page
        whole = mention.citation.form == "full" and draft.issued
        if not rich and not whole and not words.numbers and (work := self._candidates.abbreviated(words.core)):
            mention.settle(work, "shorthand", SHORTHAND)
        elif _is_in_a_book(mention, words, draft) and (book := self._book_in(mention, words, draft)):
            self._add(mention, in_book_of(draft, book.reference, keep_title=True))
        elif _is_bare_locator(mention, words, draft) and not self._works.knows_author(asked.untitled):
            self._ibid.pinpoint(mention, asked)
        elif self._context.only_introduces(mention) and self._history.in_same_note(mention):
            self._ibid.resolve(mention, asked)
        elif words.numbers and not rich:
            self._antecedents.supra(mention, asked, words.numbers)
            mention.tell([f"named:{number}" for number in words.numbers])
            mention.tell([OP_CIT] if patterns().cited_before.search(mention.text) else [])
        elif words.cited_before and patterns().translation.match(mention.text):
            self._ibid.translation(mention)
        elif words.cited_before and _tells(asked, draft, words):
            self._antecedents.op_cit(mention, asked)
        elif (mention.citation.form == "ibid" and not asked.repeated) or _repeats(words, draft, rich):
            self._ibid.resolve(mention, asked)
        elif mention.citation.form in ("short", "supra") or words.at_page:
            return self._short(mention, asked, draft, rich)
        else:
            return self._maybe_short(mention, asked, draft)
        return True

    def _book_in(self, mention: Mention, words: Wording, draft: Reference) -> Work | None:
        """Return the book, in the note named, of a chapter not cited before: "Title, in BOOK, supra note 1, at 261"."""
        book = replace(
            draft, title=draft.container_title, container_title="", author=draft.editor, editor=(), type="book"
        )
        asked = query(words, book, book.author, mention.citation.locator)
        found = self._antecedents.in_notes(mention, asked, words.numbers)
        same = found is not None and (
            not draft.container_title
            or holds_book(found.reference, draft.container_title)
            or self._candidates.abbreviated(fold(draft.container_title)) is found  # "[hereinafter HARBOUR REGISTERS]"
        )
        return found if found and same and not same_work(found.reference, draft) >= SAME else None

    def _short(self, mention: Mention, asked: Query, draft: Reference, rich: bool) -> bool:
        """Find the work of a short form, or add one known from it alone; return False where it is a full citation."""
        if self._antecedents.short(mention, asked) and (mention.work or not rich):
            return True
        if rich or (draft.issued and tells_itself(draft, mention.citation.form)):
            mention.evidence = None
            return False
        known = draft.title or tells_a_work(draft)  # "OECD (2018)" is one work wherever it stands, though never in full
        work = self._works.add(doubted(draft), mention.place, full=False) if known else None
        if work and not work.full:
            self._works.say(work, asked.own)
        mention.settle(work, "short.no-full", 0.0)
        return True

    def _maybe_short(self, mention: Mention, asked: Query, draft: Reference) -> bool:
        """Try as a short form what gives no more than author and title, though the tagger read a full citation."""
        again = not draft.title and bool(asked.whole)  # a code and section that were cited with the act's name
        rich = substance(draft) >= FULL_SUBSTANCE or draft.archive
        little = not rich and bool(asked.title or asked.names or again)
        works = [] if little else self._candidates.repeated(mention, asked)
        if not (little or works) or (draft.issued and self._works.find(draft)):
            return False
        return self._antecedents.perhaps(mention, asked, works)

    def _add(self, mention: Mention, draft: Reference) -> None:
        if is_blank(draft) or not tells_a_work(draft):
            return
        full = _is_full(mention, draft)
        mention.work = self._works.add(draft, mention.place, full=full)
        mention.work.mentions.append(mention.place)
        if full:
            self._works.say(mention.work, self._context.own_text(mention))
        mention.names = people(mention.work.reference) if not mention.names else mention.names

    def mention(self, place: int) -> Mention:
        """Return the citation at this index, as it has been resolved so far."""
        return self._history.mentions[place]


def _is_full(mention: Mention, draft: Reference) -> bool:
    return mention.citation.form != "short" or tells_itself(draft, mention.citation.form)


def _repeats(words: Wording, draft: Reference, rich: bool) -> bool:
    if words.doubled and not rich:
        return True
    opening = words.same_work and not draft.title and not (words.same_author and draft.container_title)
    return opening or words.bracketed or words.closing or (words.cited_before and not rich)


def _tells(asked: Query, draft: Reference, words: Wording) -> bool:
    """Return whether there are words beside "cit." that may name a work: "Atti cit.", but not "Ivi, cit."."""
    return bool(asked.names or asked.title or draft.number or (asked.untitled and not words.same_work))


def _is_in_a_book(mention: Mention, words: Wording, draft: Reference) -> bool:
    """Return whether it is a chapter of a book cited before: "Title, in BOOK, supra note 1", "Title, in BOOK, cit."."""
    form = mention.citation.form
    again = (words.numbers and form != "ibid") or (words.cited_before and form == "full")
    book = draft.title and (draft.container_title or (draft.editor and draft.author))
    return bool(again and book and not words.at_page)  # a reporter is no book: "Brown, 347 U.S. at 494; infra note 2"


def _is_bare_locator(mention: Mention, words: Wording, draft: Reference) -> bool:
    """Return whether it is a bare locator, "pp. 21 ff."."""
    bare = not (words.same_work or words.numbers or words.cited_before or words.same_author)
    placed = mention.citation.form == "short" or bool(mention.citation.locator)
    return bare and placed and is_blank(replace(draft, page="", issued=None))
