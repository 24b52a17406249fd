"""How well an earlier work answers a short form: what both say of author, title, year, number and place."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from briefcite.model import Name, Reference
from briefcite.references.resolve.query import Query, day_of, no_word
from briefcite.references.resolve.told import Told
from briefcite.references.resolve.works import Work
from briefcite.text.folding import fold
from briefcite.text.identity import LONG_TITLE, names_agree, people, same_person, year

SHARED_TITLE = 0.34
"""Share of common words below which two titles are those of different works."""
TITLE_FITS = 0.7
"""Smallest share of the short title's content words that the work's title must have."""
NEARLY = 0.97
"""Share of its words that counts as all of them."""
NOT_FIRST = 0.75
"""Agreement of names where the person named is not the first author, whom a short form usually names."""
WRITTEN = 0.8
"""Agreement of names from which they count as those of the author, not as words of a title."""
NAMES_AHEAD = 8
"""Words before a quoted title among which its author is looked for."""
SHORT_NUMBER = 3
"""Characters of a number that is too short to identify a work."""
_PARTS = frozenset(("article-journal", "article-magazine", "article-newspaper", "chapter", "paper-conference"))
_LAW = frozenset(("legislation", "treaty", "bill"))


class Likeness(NamedTuple):
    """The evidence for and against one work; all numbers are 0..1."""

    work: Work
    author: float
    """Its people are named: 1 where they were read as names, less where words may be their names."""
    together: float
    """All its authors are named (of a work without any its editors), nobody else, and no other title or year."""
    apart: float
    """Several people are named, and one of them has no part in it."""
    other_author: float
    """Other people are named."""
    unsigned: float
    """Somebody is named, and the work has no author."""
    title: float
    """Share of the short title's words that its title has."""
    whole: float
    """Its title has all of them, and they are two or more."""
    opens: float
    """Its title begins with them."""
    loose: float
    """Share of any words of the short form that its title has, where none read as title words are in it."""
    exact: float
    """The short title is the whole title."""
    untitled: float
    """A title is given and shares no word with its own."""
    quoted: float
    """The beginning of its title stands in the citation."""
    year: float
    other_year: float
    number: float
    other_number: float
    """Another number, volume of a reporter, edition or day."""
    place: float
    """It is in the volume of the journal or reporter that is named."""
    said: float
    """Share of the short form's words, names left out, found in a full citation, however these were labelled."""
    initials: float
    """The short title consists of the initials of its title: "KpV"."""
    edits: float
    """The person named has only edited or translated it."""
    printed: float
    """Its full citation prints the name in the same capitals."""
    year_alone: float
    """A name, "op. cit." and a year are given; the year is that of the work, which has no author."""
    other_title: float
    """A title of three words or more is given and shares hardly any with its own."""
    law: float
    """An article or section is cited, and the work is a law."""
    no_law: float
    """An article or section is cited, and the work is not known to be a law."""
    held: float
    """Share of its words and figures that stand in the work's full citation, rare ones counting more."""
    entire: float
    """All of them do."""
    figures: float
    """Share of its figures that stand there."""
    strange: float
    """A figure of it does not stand there."""
    article: float
    """It says "art. cit.", and the work is part of a journal or book."""
    no_article: float
    """It says so, and the work is a book."""
    shelf: float
    """It gives nothing but a shelf mark, all of which stands there."""

    @property
    def answers(self) -> bool:
        """Return whether anything but the place speaks for the work."""
        return any((self.author, self.title, self.loose, self.number, self.place, self.said, self.year_alone))


def likeness(asked: Query, work: Work, weights: Mapping[str, float]) -> Likeness:
    """Compare a short form with one work.

    Args:
        asked: what it says.
        work: the work.
        weights: how much each of its words and figures tells.
    """
    held = {piece for piece in weights if _says(asked, work, piece)}
    part = sum(weights[piece] for piece in held) / (sum(weights.values()) or 1.0)
    figures = [piece for piece in weights if piece.isdecimal()]
    known = sum(piece in held for piece in figures)
    told, reference = work.told, work.reference
    quoted = _quoted(asked, told)
    author = _author(asked, told, quoted)
    share, loose = _title_share(asked, told)
    title = max(share, 1.0) if quoted and not (asked.title and share) else share
    dated = _same_year(asked.year, told)
    differs = dated is False or bool(asked.title and not title)
    place = _same_place(asked.draft, reference)
    return Likeness(
        work=work,
        author=author,
        together=float(not differs and _are_all(asked.names, people(reference))),
        apart=float(len(asked.names) > 1 and bool(told.people) and not _are_among(asked.names, told.people)),
        other_author=float(_is_anothers(asked, told) and not author),
        unsigned=float(bool(asked.names) and not told.people and not author),
        title=min(1.0, title),
        whole=float(title >= 1 and len(asked.title) > 1),
        opens=float(title > 1),
        loose=min(1.0, loose),
        exact=float(bool(asked.title) and asked.title_words == told.telling_words),
        untitled=float(bool(asked.title) and not title and not asked.of_kind and not _knows(asked, work)),
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
        held=part,
        entire=float(part > NEARLY and not _signs_alone(asked, told)),
        figures=known / len(figures) if figures else 0.0,
        strange=float(known < len(figures)),
        article=float(asked.article and reference.type in _PARTS),
        no_article=float(asked.article and reference.type == "book"),
        shelf=float(bool(asked.shelf and figures) and part > NEARLY),
    )


def _says(asked: Query, work: Work, piece: str) -> bool:
    """Return whether a full citation of the work has a word or figure, or what initials stand for."""
    if work.said.has(piece, cut=piece in asked.cut) or piece in work.told.name_words:  # cited in full with "ders."
        return True
    return piece in asked.capitals and (work.told.is_abbreviated(piece) or work.told.is_body_abbreviated(piece))


def _knows(asked: Query, work: Work) -> bool:
    """Return whether all that was read as a title is the author's name or stands in a full citation: "Kerr, 60"."""
    return all(work.said.has(word) or work.told.name_words.issuperset((word,)) for word in asked.title)


def _is_anothers(asked: Query, told: Told) -> bool:
    """Return whether somebody is named and the work has people."""
    return (bool(asked.names) or asked.named) and bool(told.people)


def _signs_alone(asked: Query, told: Told) -> bool:
    """Return whether only the earlier work has an author: an advocate's opinion has one, the judgment does not."""
    return asked.draft.type == told.reference.type == "legal_case" and bool(told.people) and not asked.draft.author


def _edits(asked: Query, told: Told) -> bool:
    """Return whether the person named has edited or translated a work that others wrote."""
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


def _are_all(named: Sequence[Name], authors: Sequence[Name]) -> bool:
    """Return whether all its authors are named, and nobody else: "Hale and Orr" are not "Lind and Hale"."""
    return 0 < len(named) == len(authors) and _are_among(named, authors)


def _are_among(named: Sequence[Name], others: Sequence[Name]) -> bool:
    return all(any(same_person(name, other) for other in others) for name in named)


def _among_words(names: Sequence[Name], told: Told) -> bool:
    """Return whether the name is a part of another (Leonardo da Vinci) or was read as part of the title."""
    first = fold(names[0].family or names[0].literal).split()
    return bool(first) and all(word in told.name_words or word in told.title_words for word in first)


def _quoted(asked: Query, told: Told) -> bool:
    """Return whether the citation's words hold the beginning of the work's title, however they were labelled."""
    opening = told.opening
    place = asked.padded.find(f" {opening} ") if opening else -1
    if place < 0:
        return False
    ahead = f" {' '.join(asked.core[:place].split()[-NAMES_AHEAD:])} "
    return asked.repeated or any(f" {name} " in ahead for name in told.families) or not asked.names


def _title_share(asked: Query, told: Told) -> tuple[float, float]:
    """Return the share of title words found (plus 1 where the title begins with them), and the share of any words.

    The second counts only where the first is 0: what was labelled a title may be a name, and the title be left over.
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
    title = tuple(word for word in asked.title if word not in told.name_words and not no_word(word))
    left = tuple(word for word in asked.unnamed if word not in told.name_words)
    meant = max((_share(words, told, asked.cut) for words in dict.fromkeys((asked.title, title)) if words), default=0.0)
    loose = _share(left, told, asked.cut) if left else 0.0
    return (meant, 0.0 if meant else loose) if title else (loose, 0.0)


def _share(words: Sequence[str], told: Told, cut: Collection[str]) -> float:
    share = sum(told.has(word, cut=word in cut) for word in words) / len(words)
    opens = words[0] in told.first_words or (words[0] in cut and "".join(told.first_words[:1]).startswith(words[0]))
    return share + (share >= TITLE_FITS and opens)


def _same_year(asked: str, told: Told) -> bool | None:
    """Compare the years, also with one in the title; None where one of them is unknown."""
    known, issued = told.year, told.reference.issued
    if asked and asked[:4] in told.words:
        return True  # "Companies Regulations 2022"
    if not asked or not known:
        return None
    if asked[4:] and known[4:]:
        return asked == known
    return asked[:4] == known[:4] or (issued is not None and asked[:4] in issued.edtf)


def _shares_number(asked: Query, work: Work) -> bool:
    """Return whether the number of a paper, case or act is that of the work, or stands in its full citation."""
    wanted, number = asked.number, work.told.number
    if any(map(work.said.holds, (wanted if len(wanted) > SHORT_NUMBER else "", asked.numbered, asked.whole))):
        return True
    if asked.of_kind and asked.day and asked.day == day_of(work.reference):
        return True  # "Loi du 5 mars 2007, art. 7"
    if not number or not any(char.isdigit() for char in number):
        return False
    return wanted == number or (len(number) > SHORT_NUMBER and f" {number} " in asked.padded)


def _numbered_otherwise(asked: Query, work: Work) -> bool:
    """Return whether number, edition or day differ: two unsigned articles of one title may differ only in the day."""
    told = work.reference
    if told.title and any(not work.said.share((w,)) and not work.told.has(w) for w in asked.title_numbers):
        return True  # "Informe de sostenibilidad 2019" of the one for 2018
    edition, own = asked.draft.edition, told.edition
    if (edition and own and edition != own) or (asked.day and (day := day_of(told)) and day != asked.day):
        return True
    number = asked.number and work.told.number
    return bool(number) and number != asked.number and not work.said.holds(asked.number)


def _same_place(asked: Reference, told: Reference) -> bool | None:
    """Return whether the volume of a journal or reporter is the same ("281 F.3d at 850"); None where one has none."""
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
    """Return a reporter's folded name, without the letter that belongs to its pages: "Cong. Rec. S" is "Cong. Rec."."""
    words = fold(container).split()
    return "".join(words[:-1] if len(words) > 2 and len(words[-1]) == 1 else words)
