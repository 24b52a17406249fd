"""How well an earlier work answers a shortened form: what both say of author, title, year, number and place."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from briefcite.model import Name, Reference
from briefcite.references.resolve.told import WORD_STEM, Told
from briefcite.references.resolve.wording import Wording
from briefcite.references.resolve.works import Work
from briefcite.text.folding import SMALL, fold, telling
from briefcite.text.identity import LONG_TITLE, names_agree, same_person, year
from briefcite.text.late import late

SHARED_TITLE = 0.34
"""Share of a title's words below which it is another's."""
TITLE_FITS = 0.7
"""Share of the short title's telling words that the work's title must have to be called by it."""
LONGEST_INITIALS = 8
NOT_FIRST = 0.75
"""How far they agree where the one named is not the first of them, whose name a shortened form gives."""
WRITTEN = 0.8
"""How far names agree where they are those of an author, not words of a title."""
NAMES_AHEAD = 8
"""Words before a quoted title in which its author is looked for."""
SHORT_NUMBER = 3
"""Signs of a number that many works have."""
NAME_WORDS = 12
"""A shortened form gives its author within so many words."""
_YEAR = late(r"(?<!at )(?<!p )(?<!pp )(?<!s )\b(1[4-9]\d\d|20\d\d)([a-k])?\b")


LOCATED_WITHIN = 40
"""Characters at the end of a citation in which its place stands."""
_PROVISION = late(
    r"\W{0,3}(?:[Aa]rt(?:icles?|ikel|s|\.)?|[Rr]ecitals?|[Ss]ec(?:tions?|\.)|[Rr]eg(?:ulation)?s?\.?|§+)\s?\d"
)
_LAW = frozenset(("legislation", "treaty", "bill"))
_MARKS = "()[]{},.;:“”„‘’«»\"'"
_CUT = late(r"[^\W\d_]{2,9}(?=\.)")
_SPACED = late(r"(?<=\b\w\.)\s(?=\w\.)")
_INITIALS = late(r"[^\W\d_]+")


@dataclass(frozen=True)
class Query:
    """What a shortened form tells of its work."""

    names: tuple[Name, ...]
    title: tuple[str, ...]
    """Telling words of the short title."""
    year: str
    core: str
    """All its folded words but those of the back reference itself."""
    draft: Reference
    """All that was read of it."""
    bracketed: bool = False
    """An "ibid." in brackets follows a name in the sentence."""
    named: bool = False
    """Capitalised words stand before the note's number, read as names or not."""
    repeated: bool = False
    """The names are those of the citation before it ("Ders."), which may not be whom its author meant."""
    text: str = ""
    """Its words as printed."""
    again: bool = False
    """It says "op. cit."."""
    provision: bool = False
    """It points at an article or section, as only law has."""
    court: str = ""
    """The folded court or body that is all it names: "BGH a.a.O."."""

    @cached_property
    def padded(self) -> str:
        """The words between blanks, in which whole words can be looked for."""
        return f" {self.core} "

    @cached_property
    def opening(self) -> str:
        """Its first words, between blanks."""
        return f" {' '.join(self.core.split()[:NAME_WORDS])} "

    @cached_property
    def words(self) -> frozenset[str]:
        """All words that can be a title's."""
        return frozenset((*self.title, *self.untitled))

    @cached_property
    def stems(self) -> frozenset[str]:
        """The beginnings of those words that may be inflected."""
        return frozenset(word[:WORD_STEM] for word in self.words if len(word) >= WORD_STEM)

    @cached_property
    def cut_words(self) -> frozenset[str]:
        """Those of them that may be cut."""
        return self.words & self.cut

    @cached_property
    def title_words(self) -> frozenset[str]:
        """The words of the short title, each once."""
        return frozenset(self.title)

    @cached_property
    def unnamed(self) -> tuple[str, ...]:
        """The first words that can be a title's and are none of the names."""
        return tuple(word for word in self.untitled if word not in self.name_words)

    @cached_property
    def number(self) -> str:
        """The folded number of the paper, case or act."""
        return fold(self.draft.number)

    @cached_property
    def title_numbers(self) -> tuple[str, ...]:
        """The numbers in its title: the year of a report."""
        return tuple(word for word in telling(self.draft.title) if word.isdecimal())

    @cached_property
    def day(self) -> str:
        """The day of which it is; "" where that is not told."""
        return _day(self.draft)

    @cached_property
    def untitled(self) -> tuple[str, ...]:
        """The first words that can be a title's, however they were read: no articles and numbers."""
        return tuple(w for w in self.core.split()[:NAME_WORDS] if w not in SMALL and not _no_word(w))

    @cached_property
    def cut(self) -> frozenset[str]:
        """Folded words printed with a full stop behind, which may be cut: "Plut. Brut."."""
        opening = " ".join(self.text.split()[:NAME_WORDS])
        return frozenset(fold(found[0]) for found in _CUT.finditer(opening))

    @cached_property
    def abbreviation(self) -> str:
        """The folded letters of a title that is but an abbreviation: "KpV", "k.c."; "" where it is none."""
        return _abbreviation(self.draft.title or self.draft.container_title)

    @cached_property
    def body(self) -> str:
        """The folded letters of a body that is named by an abbreviation: "FCC"."""
        return _abbreviation(self.names[0].literal or self.names[0].family) if self.names else ""

    @cached_property
    def name_printed(self) -> str:
        """The first name in its capitals: Bluebook writes "MALLOY" of a book and "Malloy" of an article."""
        family = fold(self.names[0].family or self.names[0].literal).split() if self.names else []
        words = (word.strip(_MARKS) for word in self.text.split()[:NAME_WORDS]) if family else ()
        return next((word for word in words if fold(word) == family[-1]), "")

    @cached_property
    def name_words(self) -> frozenset[str]:
        """Folded words of the names given."""
        return frozenset(word for name in self.names for word in fold(name.family or name.literal).split())

    def entitles(self, name: str) -> bool:
        """Whether a folded name stands in the title of what another wrote: "Cooke, Adam Smith and Jurisprudence"."""
        return bool(self.names) and name not in self.name_words and set(name.split()).issubset(self.title)

    @cached_property
    def numbered(self) -> str:
        """Its first words as far as a number among them, two at least: "general comment no 15"."""
        words = self.core.split()[:NAME_WORDS]
        last = max((place for place, word in enumerate(words) if any(map(str.isdigit, word))), default=0)
        return " ".join(words[: last + 1]) if last else ""

    @property
    def of_kind(self) -> bool:
        """Whether what stands for its title is but the kind of document: "her Opinion"."""
        return self.draft.title == self.draft.genre != ""

    @cached_property
    def whole(self) -> str:
        """All its folded words, where a number is among three or more: "ky rev stat ann 411 030"."""
        words = fold(self.text).split()
        return " ".join(words) if len(words) > 2 and any(map(str.isdigit, fold(self.text))) else ""

    @cached_property
    def says_nothing(self) -> bool:
        """Whether neither a name nor a word of a title stands in it."""
        return not (self.names or self.title or self.untitled or self.draft.number)


class Likeness(NamedTuple):
    """What speaks for and against one work; numbers are 0..1."""

    work: Work
    author: float
    """Its people are named: 1 where they were read as names, less where words may be theirs."""
    other_author: float
    """Others are named."""
    unsigned: float
    """Somebody is named, and nobody is known to have written it."""
    title: float
    """Share of the title words that it has."""
    whole: float
    """It has all of them, and they are two or more."""
    opens: float
    """Its title begins with them."""
    loose: float
    """Share of any words in it that it has, where none of those are in its title that were read as one."""
    exact: float
    """It is its whole title."""
    untitled: float
    """A title is given and shares nothing with its own."""
    quoted: float
    """The beginning of its title stands in the citation."""
    year: float
    other_year: float
    number: float
    other_number: float
    """Another number, volume of a reporter, edition or day."""
    place: float
    """In the volume of the journal or reporter that is named."""
    said: float
    """Share of its words, names set aside, that stand in the work's citation in full, however they were read."""
    initials: float
    """What is given as a title are the initials of its own: "KpV"."""
    edits: float
    """Whoever is named has only edited or translated it."""
    printed: float
    """The name stands in the same capitals there."""
    year_alone: float
    """Of the year given beside a name and "op. cit.", and nobody is known to have written it."""
    other_title: float
    """A title of three words or more is given and shares nothing with its own."""
    law: float
    """An article or section is cited, and it is law."""
    no_law: float
    """An article or section is cited, and it is not known for law."""

    @property
    def answers(self) -> bool:
        """Whether anything but the place speaks for the work."""
        return any((self.author, self.title, self.loose, self.number, self.place, self.said))


def query(
    words: Wording,
    draft: Reference,
    names: Sequence[Name] = (),
    locator: str = "",
    *,
    repeated: bool = False,
    text: str = "",
) -> Query:
    """Make the question of a citation's words and of what was read from them.

    Args:
        words: what its words say of an earlier citation, and those that are left.
        draft: the work as this citation alone tells it.
        names: who "Ders." is, where the citation says so.
        locator: the place that it points at, whose numbers are no years.
        repeated: the names stand for such a word.
        text: its words as printed.
    """
    told = tuple(names) or draft.author or draft.editor
    bare = not (draft.title or draft.number or draft.container_title)
    if bare and draft.genre:
        draft = replace(draft, title=draft.genre)
    if words.at_page:  # "281 F.3d at 850": the page is a place in the case
        draft = replace(draft, page="")
    core = words.core
    left = set(core.split())
    title = tuple(word for word in telling(draft.title) if word in left or not left) if draft.title else ()
    found = _YEAR.search(core)
    in_title = found is not None and found[1] in title  # "The Gender Snapshot 2024"
    loose = found[0] if found and not draft.volume and not in_title and found[1] not in locator else ""
    dated = year(draft.issued) or loose
    provision = bool(_PROVISION.match(text) or _PROVISION.search(text, max(0, len(text) - LOCATED_WITHIN)))
    court = fold(draft.authority) if bare and not told else ""
    again = words.cited_before
    return Query(told, title, dated, core, draft, words.bracketed, words.named, repeated, text, again, provision, court)


def likeness(asked: Query, work: Work) -> Likeness:
    """Compare a shortened form with one work."""
    told, reference = work.told, work.reference
    quoted = _quoted(asked, told)
    author = _author(asked, told, quoted)
    share, loose = _title_share(asked, told)
    title = max(share, 1.0) if quoted and not (asked.title and share) else share
    dated = _same_year(asked.year, told)
    place = _same_place(asked.draft, reference)
    return Likeness(
        work=work,
        author=author,
        other_author=float(_is_anothers(asked, told) and not author),
        unsigned=float(bool(asked.names) and not told.people and not author),
        title=min(1.0, title),
        whole=float(title >= 1 and len(asked.title) > 1),
        opens=float(title > 1),
        loose=min(1.0, loose),
        exact=float(bool(asked.title) and asked.title_words == told.telling_words),
        untitled=float(bool(asked.title) and not title and not asked.of_kind),
        quoted=float(quoted),
        year=0.0 if not dated else 1.0 if asked.year[4:] == told.year[4:] else 0.5,
        other_year=float(dated is False),
        number=float(_shares_number(asked, work) and not _signs_alone(asked, told)),
        other_number=float(_numbered_otherwise(asked, work) or place is False or _signs_alone(asked, told)),
        place=float(place is True),
        said=work.said.share(asked.unnamed),
        initials=float(bool(asked.abbreviation) and told.is_abbreviated(asked.abbreviation)),
        edits=float(_edits(asked, told)),
        printed=float(author >= WRITTEN and work.said.prints(asked.name_printed)),
        year_alone=float(bool(dated) and asked.again and bool(asked.names) and not (asked.title or told.people)),
        other_title=float(len(asked.title) >= LONG_TITLE and title < SHARED_TITLE),
        law=float(asked.provision and reference.type in _LAW),
        no_law=float(asked.provision and reference.type not in _LAW),
    )


def _is_anothers(asked: Query, told: Told) -> bool:
    """Whether somebody is named, and the work is signed."""
    return (bool(asked.names) or asked.named) and bool(told.people)


def _signs_alone(asked: Query, told: Told) -> bool:
    """Whether only the work is signed: an advocate signs the opinion in a case, and nobody the judgment."""
    return asked.draft.type == told.reference.type == "legal_case" and bool(told.people) and not asked.draft.author


def _edits(asked: Query, told: Told) -> bool:
    """Whether the one named has edited or translated what others wrote."""
    authors = told.reference.author
    return (
        bool(authors and asked.names)
        and not names_agree(asked.names, authors)
        and names_agree(asked.names, told.people)
    )


def _author(asked: Query, told: Told, quoted: bool) -> float:
    if asked.names and told.people and names_agree(asked.names, told.people):
        return 1.0 if same_person(asked.names[0], told.people[0]) else NOT_FIRST
    if asked.body and told.is_body_abbreviated(asked.body):
        return 0.9
    if asked.court and asked.court == fold(told.reference.authority):
        return 0.9
    if asked.names and told.surnames.issuperset(asked.name_words):
        return 0.8
    if asked.names and asked.name_words <= asked.cut and any(map(told.is_called, asked.name_words)):
        return 0.8
    if asked.names and not told.people:  # "Halloran" is Halloran v Pembury Quay Ltd
        party = fold(asked.names[0].family or asked.names[0].literal).split()
        return 1.0 if party and told.title_words.issuperset(party) else 0.0
    if any(f" {name} " in asked.opening for name in told.families if not asked.entitles(name)):
        return 0.9
    among = asked.names and _among_words(asked.names, told)
    return 0.6 if among or (quoted and not asked.repeated) else 0.0


def _among_words(names: Sequence[Name], told: Told) -> bool:
    """Whether the name is part of one (Leonardo da Vinci) or was read as part of the title."""
    first = fold(names[0].family or names[0].literal).split()
    return bool(first) and all(word in told.name_words or word in told.title_words for word in first)


def _quoted(asked: Query, told: Told) -> bool:
    """Whether the citation's words hold the beginning of the work's title, however they were read."""
    opening = told.opening
    place = asked.padded.find(f" {opening} ") if opening else -1
    if place < 0:
        return False
    ahead = f" {' '.join(asked.core[:place].split()[-NAMES_AHEAD:])} "
    return asked.repeated or any(f" {name} " in ahead for name in told.families) or not asked.names


def _title_share(asked: Query, told: Told) -> tuple[float, float]:
    """Give the share of the title words found, 1 more where the title begins with them; and that of any words.

    The second counts only where the first is nothing: what was read as a title may be a name, and the title left over.
    """
    if asked.abbreviation and told.is_abbreviated(asked.abbreviation):
        return 1.0, 0.0
    if not (
        asked.cut_words or not asked.words.isdisjoint(told.title_words) or not asked.stems.isdisjoint(told.stems)
    ):  # as with most candidates
        return 0.0, 0.0
    if not any(told.has(word, cut=word in asked.cut) for word in asked.words):
        return 0.0, 0.0
    # "Ames, Harbours" or "Marsh, 412 U.S." read as a title
    title = tuple(word for word in asked.title if word not in told.name_words and not _no_word(word))
    left = tuple(word for word in asked.unnamed if word not in told.name_words)
    meant = max((_share(words, told, asked.cut) for words in dict.fromkeys((asked.title, title)) if words), default=0.0)
    loose = _share(left, told, asked.cut) if left else 0.0
    return (meant, 0.0 if meant else loose) if title else (loose, 0.0)


def _share(words: Sequence[str], told: Told, cut: Collection[str]) -> float:
    share = sum(told.has(word, cut=word in cut) for word in words) / len(words)
    opens = words[0] in told.first_words or (words[0] in cut and "".join(told.first_words[:1]).startswith(words[0]))
    return share + (share >= TITLE_FITS and opens)


def _no_word(word: str) -> bool:
    return len(word) < 3 or any(char.isdigit() for char in word)


def _same_year(asked: str, told: Told) -> bool | None:
    """Compare the years, that of its title too; None where one is unknown."""
    known, issued = told.year, told.reference.issued
    if asked and asked[:4] in told.words:
        return True  # "Companies Regulations 2022"
    if not asked or not known:
        return None
    if asked[4:] and known[4:]:
        return asked == known
    return asked[:4] == known[:4] or (issued is not None and asked[:4] in issued.edtf)


def _shares_number(asked: Query, work: Work) -> bool:
    """Whether the number of a paper, case or act is that of the work, or stands in its words."""
    wanted, number = asked.number, work.told.number
    if any(map(work.said.holds, (wanted if len(wanted) > SHORT_NUMBER else "", asked.numbered, asked.whole))):
        return True
    if asked.of_kind and asked.day and asked.day == _day(work.reference):
        return True  # "Loi du 5 mars 2007, art. 7"
    if not number or not any(char.isdigit() for char in number):
        return False
    return wanted == number or (len(number) > SHORT_NUMBER and f" {number} " in asked.padded)


def _numbered_otherwise(asked: Query, work: Work) -> bool:
    """Whether number, edition or day contradict; two unsigned articles with one title differ in the day alone."""
    told = work.reference
    if told.title and any(not work.said.share((w,)) and not work.told.has(w) for w in asked.title_numbers):
        return True  # "Informe de sostenibilidad 2019" of the one for 2018
    edition, own = asked.draft.edition, told.edition
    if (edition and own and edition != own) or (asked.day and (day := _day(told)) and day != asked.day):
        return True
    number = asked.number and work.told.number
    return bool(number) and number != asked.number and not work.said.holds(asked.number)


def _day(told: Reference) -> str:
    return told.issued.edtf if told.issued and len(told.issued.edtf) == len("2004-05-01") else ""


def _same_place(asked: Reference, told: Reference) -> bool | None:
    """Whether a reporter's or journal's volume is the same: "281 F.3d at 850"; None where one of them has none."""
    if not (asked.container_title and told.container_title):
        return None
    same = _bare(asked.container_title) == _bare(told.container_title)
    volumes = (asked.volume, told.volume)
    if not any(volumes) and not asked.title:  # "[1914] A.C. at 955": the year is the volume
        volumes = (year(asked.issued), year(told.issued))
    if not (same and all(volumes)):
        return None
    paged = bool(asked.page and told.page and asked.page != told.page)
    return volumes[0] == volumes[1] and not paged


def _bare(container: str) -> str:
    """Give a reporter's name without blanks and the letter before its pages: "Cong. Rec. S" and "Cong. Rec."."""
    words = fold(container).split()
    return "".join(words[:-1] if len(words) > 2 and len(words[-1]) == 1 else words)


def _abbreviation(words: str) -> str:
    """Give the folded letters of "KpV", "BGB", "k.c.", "O. C."; "" for other words."""
    told = _SPACED.sub("", words.strip())
    letters = "".join(_INITIALS.findall(told))
    dotted = told.count(".") >= len(letters) > 1
    capitals = sum(map(str.isupper, letters))
    if (
        " " in told
        or not (dotted or (capitals > 1 and 2 * capitals >= len(letters)))
        or len(letters) > LONGEST_INITIALS
    ):
        return ""
    return fold(letters)
