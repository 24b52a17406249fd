"""One pass over a document's citations: each adds to a work in full, or is led back to one."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from briefcite.model import Citation, CitationForm, Evidence, Given, Note, Reference
from briefcite.references.resolve.antecedents import Antecedents
from briefcite.references.resolve.candidates import Candidates
from briefcite.references.resolve.certainty import entry_confidence
from briefcite.references.resolve.collections import holds_book, in_book_of, share_imprint
from briefcite.references.resolve.drafts import FULL_SUBSTANCE, doubted, is_rich, lettered, renamed, tells_itself
from briefcite.references.resolve.history import History, Mention
from briefcite.references.resolve.ibid import Ibid
from briefcite.references.resolve.matching import Query, query
from briefcite.references.resolve.merging import is_blank, substance, tells_a_work, titled
from briefcite.references.resolve.overlooked import with_overlooked
from briefcite.references.resolve.shorthand import announced, set_up
from briefcite.references.resolve.slips import slip
from briefcite.references.resolve.wording import Wording, patterns, read
from briefcite.references.resolve.works import Work, Works, repository
from briefcite.text.folding import fold
from briefcite.text.identity import SAME, people, same_work
from briefcite.text.keys import keys
from briefcite.text.late import late

SENTENCE = 80
"""Characters before a bracketed citation in which the name stands that it goes with."""
_IN_BRACKETS = late(r"\s?[(\[]\s?(?:[^\W\d]{1,12}\.?\s){0,3}$")
_NAME_AHEAD = late(r"(?:^|[;.]\s)((?:[^\W\d_a-zß-ÿ][\w’'-]{1,20}\s?){1,3},\s)(?:[^\W\d_]{2,8}\.?\s){0,2}$")
"""A name that was left out of the citation: "Moreno, | véase nota 3"."""
_QUOTED = late(r"[(\[][^()\[\]]{0,60}$")
_LEAD = 40
"""Characters of the longest words that set up an abbreviation."""
SHORTHAND = 0.95
GIVEN = "given"
ENTRY = "entry"
OP_CIT = "op-cit"
"""Signal of a back reference to a numbered note that says "op. cit." as well."""

_BLANK = Reference(id="", type="document")


class Reading:
    """The state of one pass."""

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
        self._order = {note.id: rank for rank, note in enumerate(notes)}
        self._set_up_behind = self._history.behind(
            {note.id: names for note in notes if (names := announced(note.text, 0, len(note.text)))}
        )

    def run(self) -> None:
        """Read the numbered bibliography first, then the notes, then what points forward."""
        mentions = self._history.mentions
        for mention in mentions:
            mention.words = self._worded(mention)
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

    def _is_entry(self, mention: Mention) -> bool:
        note = self._history.note(mention)
        return note is not None and note.kind == "entry"

    def _read_forward(self) -> None:
        """Read again what pointed to later notes, and what repeated it."""
        for mention in self._history.mentions:
            by = mention.evidence.by if mention.evidence else ""
            if mention.work is None and by in ("supra.no-citation", "ibid.after-unresolved", GIVEN):
                self._read(mention)

    def _read(self, mention: Mention) -> None:
        words = mention.words or self._worded(mention)
        draft, repeated = self._with_names(mention, words)
        if self._is_given(mention, draft):
            self._set_up(mention)
            return
        told = (mention.names, mention.citation.locator)
        asked = query(
            words, draft, *told, repeated=repeated, text=mention.text[: mention.citation.end - mention.citation.start]
        )
        back = self._refer_back(mention, words, draft, asked)
        if back and mention.work is None and tells_itself(draft, mention.citation.form):
            back, mention.evidence = False, None
        if not back:
            self._add(mention, draft)
            if mention.work is None and (asked.names or asked.untitled):  # "Hale, op. cit." taken for one in full
                self._antecedents.short(mention, asked)
        self._set_up(mention)

    def _worded(self, mention: Mention) -> Wording:
        """Read what its words say of an earlier citation, with a name or sentence that was left out of it."""
        mention.text = self._text(mention)
        ahead = self._ahead(mention)
        sentence, bracket = _bracketed_in(ahead)
        name = _NAME_AHEAD.search(ahead) if mention.citation.form == "supra" else None
        lead = name[1] if name else bracket
        mention.quoted = _is_aside(ahead, mention.text)
        words = read(lead + mention.text, mention.citation.form)
        if told := self._without_place(mention):
            words = words._replace(core=read(lead + told, mention.citation.form).core)
        if sentence:
            told = f"{fold(sentence)} {words.core}".strip()
            words = words._replace(bracketed=words.same_work or words.bracketed, core=told)
        return words

    def _without_place(self, mention: Mention) -> str:
        """Give the citation's own words but those of the place that it points at; "" where none was read."""
        note, told = self._notes.get(mention.citation.note), mention.citation
        places = [s for s in told.segments if s.label == "locator"]
        if note is None or not places:
            return ""
        start, kept = told.start, ""
        for place in places:
            kept += note.text[start : place.start] + " "
            start = place.end
        return kept + note.text[start : told.end]

    def _is_given(self, mention: Mention, draft: Reference) -> bool:
        """Take the work, or the citation whose work it is, from what is given of this one, where it is."""
        given = self._given.get(mention.citation.id)
        if given and given.antecedent:
            self._follow(mention, draft, *given.antecedent)
        elif given and given.work:
            mention.work = self._works.give(given.work, draft, mention.place)
            mention.work.mentions.append(mention.place)
            mention.names = people(given.work)
        return bool(given and (given.antecedent or given.work))

    def _follow(self, mention: Mention, draft: Reference, note: str, offset: int) -> None:
        """Lead a citation to the work of the one at a place; where that is not read yet, it is asked again later."""
        held = self._history.of_note.get(note, ())
        target = next((m for m in held if m.citation.start <= offset < m.citation.end), None)
        if target and target.place < mention.place and target.work is None:
            self._candidates.known_by_words(target)
        mention.settle(target.work if target else None, GIVEN, 1.0 if target else 0.0, (f"note:{note}",))
        if mention.work and mention.citation.form == "full":
            self._works.tell(mention.work, draft)
            mention.evidence = None

    def _set_up(self, mention: Mention) -> None:
        """Keep the abbreviations that a citation sets up, of a work that nothing else may be known of."""
        note, start = self._notes.get(mention.citation.note), mention.citation.start
        names = set_up(note.text, start, start + len(mention.text)) if note else ()
        names += self._set_up_behind.get(mention.place, ())
        if names and mention.work and mention.work.reference.archive:
            held = [name for name in names if not any(map(str.isdigit, name))]
            self._works.aliases.update(dict.fromkeys(held, repository(mention.work.reference)))
            names = tuple(name for name in names if name not in held)
        if names and mention.work is None and (mention.evidence is None or mention.evidence.by == "short.no-full"):
            self._candidates.known_by_words(mention)
        if mention.work and self._history.declared is None and patterns().declares.search(mention.text):
            self._history.declared = mention
        if mention.work:
            for name in names:
                self._candidates.shorthands.setdefault(name, mention.work)

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
        """Give the stretches that were labelled as container titles."""
        note = self._notes.get(mention.citation.note)
        labelled = [s for s in mention.citation.segments if s.label == "container-title"]
        return [note.text[s.start : s.end].strip(' ,.;:»”"') for s in labelled] if note else []

    def _refer_back(self, mention: Mention, words: Wording, draft: Reference, asked: Query) -> bool:
        """Try each kind of back reference; False where the citation tells its work itself."""
        rich = is_rich(draft) and not words.cited_before and not words.at_page
        whole = mention.citation.form == "full" and draft.issued
        if not rich and not whole and not words.numbers and (work := self._candidates.abbreviated(words.core)):
            mention.settle(work, "shorthand", SHORTHAND)
        elif _is_in_a_book(mention, words, draft) and (book := self._book_in(mention, words, draft)):
            self._add(mention, in_book_of(draft, book.reference, keep_title=True))
        elif _is_but_a_place(mention, words, draft):
            self._ibid.pinpoint(mention, asked)
        elif self._sets_up_only(mention) and self._history.in_same_note(mention):
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
        """Give the book, in the note named, of a chapter not cited before: "Title, in BOOK, supra note 1, at 261"."""
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

    def _sets_up_only(self, mention: Mention) -> bool:
        """Whether it is but the words that set up an abbreviation, or their rest: "(im Folgenden zit. als KpV)"."""
        note, start = self._notes.get(mention.citation.note), mention.citation.start
        if note is None:
            return False
        leads = patterns().hereafter.finditer(note.text, max(0, start - _LEAD), start + _LEAD)
        return any(lead.start() <= start < lead.end() for lead in leads)

    def _short(self, mention: Mention, asked: Query, draft: Reference, rich: bool) -> bool:
        """Find its work, or take it for one of its own; False where it tells enough for one in full."""
        if self._antecedents.short(mention, asked) and (mention.work or not rich):
            return True
        if rich or (draft.issued and tells_itself(draft, mention.citation.form)):
            mention.evidence = None
            return False
        work = self._works.add(doubted(draft), mention.place, full=False) if draft.title else None
        mention.settle(work, "short.no-full", 0.0)
        return True

    def _maybe_short(self, mention: Mention, asked: Query, draft: Reference) -> bool:
        """Take for short what tells no more than author and title, though the splitter thought it full."""
        again = not draft.title and bool(asked.whole)  # a code and section that were cited with the act's name
        if substance(draft) >= FULL_SUBSTANCE or draft.archive or not (asked.title or asked.names or again):
            return False
        if draft.issued and self._works.find(draft):
            return False
        return self._antecedents.perhaps(mention, asked)

    def _add(self, mention: Mention, draft: Reference) -> None:
        if is_blank(draft) or not tells_a_work(draft):
            return
        full = _is_full(mention, draft)
        mention.work = self._works.add(draft, mention.place, full=full)
        mention.work.mentions.append(mention.place)
        if full:
            self._works.say(mention.work, mention.text[: mention.citation.end - mention.citation.start])
        mention.names = people(mention.work.reference) if not mention.names else mention.names

    def mention(self, place: int) -> Mention:
        """Give the citation of that place among all, as it has been resolved by now."""
        return self._history.mentions[place]

    def references(self) -> tuple[Reference, ...]:
        """Give the works in order of first citation, keys as ids."""
        works = self._ordered()
        named = _named(works)
        return tuple(self._rated(work, key) for work, key in zip(works, named, strict=True))

    def _rated(self, work: Work, key: str) -> Reference:
        """Give a work with its key, the notes that cite it, and how sure it is as a whole."""
        full = [m.citation.confidence for m in map(self.mention, work.mentions) if m.evidence is None]
        sure = 1.0 if work.given else entry_confidence(work.reference, full)
        rated = {**work.reference.confidence, ENTRY: sure}
        return replace(work.reference, id=key, notes=self._noted(work), confidence=rated)

    def _form(self, mention: Mention) -> CitationForm:
        """Give the form; what was taken for shortened but told its work itself is full."""
        given, told = self._given.get(mention.citation.id), mention.citation.form
        if given and given.form:
            return given.form
        return "full" if told == "short" and mention.work and mention.evidence is None else told

    def _ordered(self) -> list[Work]:
        return sorted(self._works.all, key=lambda work: min((work.first, *work.mentions)))

    def _noted(self, work: Work) -> tuple[str, ...]:
        cited = {self._history.mentions[place].citation.note for place in work.mentions}
        return tuple(sorted(cited & self._order.keys(), key=self._order.__getitem__))

    def citations(self) -> tuple[Citation, ...]:
        """Give the citations with reference and antecedent set."""
        works = self._ordered()
        named = _named(works)
        key_of = {work.number: key for work, key in zip(works, named, strict=True)}
        return tuple(
            replace(
                mention.citation,
                reference=key_of[mention.work.number] if mention.work else None,
                antecedent=mention.evidence,
                form=self._form(mention),
            )
            for mention in self._history.mentions
        )


def _bracketed_in(ahead: str) -> tuple[str, str]:
    """Give the sentence in whose brackets a citation opens, and the bracket: "Springer", "(siehe "."""
    found = _IN_BRACKETS.search(ahead)
    return (ahead[: found.start()].rpartition(". ")[2], found[0]) if found else ("", "")


def _is_aside(ahead: str, text: str) -> bool:
    """Whether "Id." passes over it: the citation before quotes it in brackets, or it tells what became of the case."""
    quoted = _QUOTED.search(ahead) and patterns().quotes.search(ahead) and ")" in text
    return bool(quoted or patterns().history.search(ahead))


def _in_same_book(draft: Reference) -> bool:
    """Whether the book is said to be that of the work before: "in: ebd."."""
    return bool(draft.title) and bool(patterns().same_work.fullmatch(draft.container_title.strip(" .,()")))


def _is_full(mention: Mention, draft: Reference) -> bool:
    return mention.citation.form != "short" or tells_itself(draft, mention.citation.form)


def _repeats(words: Wording, draft: Reference, rich: bool) -> bool:
    opening = words.same_work and not draft.title and not (words.same_author and draft.container_title)
    return opening or words.bracketed or words.closing or (words.cited_before and not rich)


def _tells(asked: Query, draft: Reference, words: Wording) -> bool:
    """Whether words stand beside "cit." that can be those of a work: "Atti cit.", but not "Ivi, cit."."""
    return bool(asked.names or asked.title or draft.number or (asked.untitled and not words.same_work))


def _is_in_a_book(mention: Mention, words: Wording, draft: Reference) -> bool:
    """Whether it is a chapter, of a book cited before: "Title, in BOOK, supra note 1", "Title, in BOOK, cit."."""
    form = mention.citation.form
    again = (words.numbers and form != "ibid") or (words.cited_before and form == "full")
    return bool(again and draft.title and (draft.container_title or (draft.editor and draft.author)))


def _is_but_a_place(mention: Mention, words: Wording, draft: Reference) -> bool:
    """Whether it is "pp. 21 ff." and nothing else."""
    bare = not (words.same_work or words.numbers or words.cited_before or words.same_author)
    placed = mention.citation.form == "short" or bool(mention.citation.locator)
    return bare and placed and is_blank(replace(draft, page="", issued=None))


def _named(works: Sequence[Work]) -> list[str]:
    """Give each work its key: the one its author gave it, where no other work has that, else one made of it."""
    made = keys([work.reference for work in works])
    taken = {key.casefold() for key in made}
    for place, work in enumerate(works):
        own = work.reference.id
        if own and own.casefold() not in taken - {made[place].casefold()}:
            taken.add(own.casefold())
            made[place] = own
    return made
