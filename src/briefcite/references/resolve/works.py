"""The works met so far: every description is added to the work it describes, or begins a new one.

Candidates come from blocks (author and title word, DOI, URL, …), so the cost of a citation does not grow with
the number of works.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import log1p

from briefcite.model import Reference
from briefcite.references.resolve.merging import VARIABLES, combine
from briefcite.references.resolve.said import Said
from briefcite.references.resolve.told import Told
from briefcite.text.folding import fold
from briefcite.text.identity import SAME, blocks, family, people, same_work, year
from briefcite.text.late import late

MOST_COMPARED = 16
"""Most works that are compared in full with one description: those that share most keys, then the latest."""
CERTAIN = 0.97
"""Agreement at which no other candidate needs to be looked at."""
COMMON = 40
"""Works whose citations share a word, from which number on it finds none of them."""
CROWDED = 400
"""Works of the largest block that is used; larger ones are a series by one author whose titles begin alike."""
_GLOSS = late(r"\s*[(\[][^()\[\]]*[)\]]\s*$")
_LEAF = late(
    r"[\s,;]+(?:ff?|fols?|foll|fo|Bl|p|pp|S|cc?)\.?\s?\d{1,4}\s?(?:[rv]\b|recto|verso)?(?:\s?[-–]\s?\d{1,4}[rv]?)?[\s.]*$"
)


@dataclass(slots=True, eq=False)
class Work:
    """One work while it is being put together."""

    number: int
    reference: Reference
    full: bool
    """Cited in full at least once, not only in a shortened form."""
    first: int
    """Place of its first mention among all citations."""
    mentions: list[int] = field(default_factory=list)
    listed: bool = False
    """Stands in the bibliography, so a short form may come before it."""
    given: bool = False
    """A person stated its description, which stays as it is."""
    also: Reference | None = None
    """What was read where a person stated the work: other citations of it are recognised by that."""
    said: Said = field(default_factory=Said)
    """The words in which it was cited in full."""

    _told: Told | None = None

    @property
    def told(self) -> Told:
        """What short forms can name it by, as it is described so far."""
        if self._told is None or self._told.reference is not self.reference:
            self._told = Told(self.reference)
        return self._told


class Works:
    """All works, findable by description, family name and title word."""

    def __init__(self) -> None:
        self.all: list[Work] = []
        self._blocks: dict[str, list[Work]] = {}
        self._families: dict[str, list[Work]] = {}
        self._words: dict[str, list[Work]] = {}
        self._courts: dict[str, list[Work]] = {}
        self._saying: dict[str, set[int]] = defaultdict(set)
        self.aliases: dict[str, str] = {}
        """Abbreviations of archives that notes have introduced, with the names they stand for, both folded."""

    def add(self, draft: Reference, place: int, *, full: bool) -> Work:
        """Add a description; return the work that it was found to describe, or a new one."""
        work = self.find(draft)
        if work is None:
            work = Work(len(self.all), draft, full, place)
            self.all.append(work)
        else:
            if work.reference.title and not draft.title:
                draft = replace(draft, page="")  # of an article that is cited by its journal alone, the page is a place
            kept, added = (draft, work.reference) if full and not work.full else (work.reference, draft)
            work.reference = work.reference if work.given else combine(kept, added)
            work.full |= full
            work.first = min(work.first, place)
        self._index(work)
        return work

    def give(self, certain: Reference, read: Reference, place: int) -> Work:
        """Add a work that a person stated; ``read`` is what was read in its citation."""
        work = self.add(certain, place, full=True)
        if not work.given:
            work.given, work.also = True, read
            work.reference = replace(certain, confidence=dict.fromkeys(certain.confidence, 1.0))
            self._index(work)
        return work

    def tell(self, work: Work, draft: Reference) -> None:
        """Add what a citation says of a work that it is known to cite."""
        if not work.given:
            work.reference = combine(work.reference, draft)
        work.full = True
        self._index(work)

    def say(self, work: Work, text: str) -> None:
        """Keep the words in which a work was cited in full."""
        work.said.add(text)
        for piece in work.said.pieces:
            self._saying[piece].add(work.number)
        for word in work.said.found_by():
            _put(self._words, word, work)

    def find(self, draft: Reference) -> Work | None:
        """Return the work that this describes; None where there is none, or more than one is possible."""
        shared: Counter[int] = Counter()
        for key in _keys(draft, self.aliases):
            block = self._blocks.get(key, ())
            if len(block) <= CROWDED:
                shared.update(work.number for work in block)
        if not draft.title and (article := self._untitled(draft)):
            return article
        ranked = sorted(shared, key=lambda number: (-shared[number], -number))[:MOST_COMPARED]
        best: tuple[float, int] | None = None
        for number in ranked:
            rate = self._likeness(self.all[number], draft)
            if rate >= SAME and (best is None or (rate, -number) > (best[0], -best[1])):
                best = rate, number
            if rate >= CERTAIN:
                break
        return self.all[best[1]] if best else None

    def _likeness(self, work: Work, draft: Reference) -> float:
        """Return how sure it is (0..1) that a description is of this work."""
        told = (work.reference, work.also) if work.also else (work.reference,)
        return max(self._same(reference, draft) for reference in told)

    def _same(self, one: Reference, other: Reference) -> float:
        """Compare; untitled works (an archive's file, a decision) are the same only where every word is equal."""
        if one.archive and other.archive and not (one.title and other.title):
            return 0.9 if _signature(one, self.aliases) == _signature(other, self.aliases) else 0.0
        if not one.title and not other.title and _signature(one, self.aliases) == _signature(other, self.aliases):
            return 0.9
        return same_work(one, other)

    def _untitled(self, draft: Reference) -> Work | None:
        """Return the only article of that author in that journal and year: "Rebhahn, ZEuP 2002, 445"."""
        place = _journal_year(draft)
        block = self._blocks.get(place, ()) if place else ()
        found = [work for work in block if not _numbers_differ(work.reference, draft)]
        return found[0] if len(found) == 1 else None

    def named(self, words: Sequence[str], title: Sequence[str]) -> list[Work]:
        """Return the works that words may name.

        Args:
            words: folded words, among them the last word of a family name.
            title: folded words, among them one of the title.
        """
        blocks = [self._families.get(word, ()) for word in dict.fromkeys(words)]
        blocks += [self._words.get(word, ()) for word in dict.fromkeys(title)]
        found = {work.number: work for block in blocks if len(block) <= CROWDED for work in block}
        return [found[number] for number in sorted(found)]

    def abbreviated(self, title: str, body: str, cut: Collection[str] = ()) -> list[Work]:
        """Return the latest works that abbreviations may name.

        Args:
            title: folded initials of a title.
            body: folded initials of a body.
            cut: folded words that are cut, one of them the beginning of a name or of a title's word.
        """
        latest = self.all[-CROWDED:] if title or body or cut else ()
        return [
            work
            for work in latest
            if (title and work.told.is_abbreviated(title))
            or (body and work.told.is_body_abbreviated(body))
            or any(work.told.is_called(word) or work.told.has(word, cut=True) for word in cut)
        ]

    def weight(self, piece: str) -> float:
        """Give how much a word or figure tells: the fewer works are cited with it, the more."""
        return log1p((len(self.all) + 1) / (len(self._saying.get(piece, ())) + 0.5))

    def saying(self, pieces: Sequence[str]) -> list[Work]:
        """Give the works whose citations in full share most with some words and figures."""
        shared: defaultdict[int, float] = defaultdict(float)
        for piece in pieces:
            block = self._saying.get(piece, ())
            if len(block) <= COMMON:
                weight = self.weight(piece)
                for number in block:
                    shared[number] += weight
        ranked = sorted(shared, key=lambda number: (-shared[number], -number))
        return [self.all[number] for number in ranked[:MOST_COMPARED]]

    def knows_author(self, words: Iterable[str]) -> bool:
        """Return whether one of some folded words is the family name of an author."""
        return any(word in self._families for word in words)

    def of_court(self, court: str) -> list[Work]:
        """Return the decisions of a court or body, folded."""
        block = self._courts.get(court, ()) if court else ()
        return [*block] if len(block) <= CROWDED else []

    def unsigned(self, year: str) -> Sequence[Work]:
        """Return the works of a year that have no author."""
        return [work for work in self._blocks.get(f"unsigned:{year}", ()) if not work.told.people] if year else ()

    def sharing(self, draft: Reference) -> list[Work]:
        """Return the works that share a number, an identifier or a volume with a description."""
        held = (self._blocks.get(key, ()) for key in _keys(draft, self.aliases))
        return [work for block in held if len(block) <= CROWDED for work in block]

    def _index(self, work: Work) -> None:
        for told in (work.reference, work.also):
            for key in _keys(told, self.aliases) if told else ():
                _put(self._blocks, key, work)
        for name in (*work.told.families, *work.told.surnames):
            _put(self._families, name.split()[-1], work)
        if work.reference.authority:
            _put(self._courts, fold(work.reference.authority), work)
        numbers = fold(work.reference.number).split()
        for word in (*work.told.title_words, *numbers):
            _put(self._words, word, work)


def _put(index: dict[str, list[Work]], key: str, work: Work) -> None:
    block = index.setdefault(key, [])
    if work not in block[-MOST_COMPARED:] and (len(block) > CROWDED or work not in block):
        block.append(work)


def _keys(draft: Reference, aliases: Mapping[str, str]) -> Iterable[str]:
    yield from blocks(draft)
    if place := _journal_year(draft):
        yield place
    if draft.container_title and draft.volume:
        yield f"in:{fold(draft.container_title).replace(' ', '')}:{draft.volume}"
    if draft.issued and not people(draft):
        yield f"unsigned:{year(draft.issued)}"
    if not draft.title or draft.archive:
        yield "all:" + _signature(draft, aliases)


def _journal_year(draft: Reference) -> str:
    """Return author, journal and year in one; "" where one of them is missing."""
    names = people(draft)
    told = names and draft.container_title and draft.issued and draft.type.startswith("article")
    return f"in:{family(names[0])}:{fold(draft.container_title)}:{year(draft.issued)}" if told else ""


def _numbers_differ(one: Reference, other: Reference) -> bool:
    pairs = ((one.volume, other.volume), (one.issue, other.issue), (one.number, other.number))
    return any(first and second and first != second for first, second in pairs)


def repository(draft: Reference) -> str:
    """Return the folded name of the archive that holds a file, without a gloss behind it."""
    return fold(_GLOSS.sub("", draft.archive))


def shelf_mark(draft: Reference) -> str:
    """Return the folded archive and shelf mark, without the folio."""
    return fold(_LEAF.sub("", f"{draft.archive}, {draft.archive_location}"))


def _signature(draft: Reference, aliases: Mapping[str, str]) -> str:
    """Return all words but the folio: "ADS, B 4621, fol. 38" and "ADS, B 4621, fol. 3" are one file."""
    if draft.archive:
        name = repository(draft)
        return fold(f"{aliases.get(name, name)} {_LEAF.sub('', draft.archive_location)}")
    people_of = " ".join(family(name) for name in people(draft))
    plain = " ".join(str(getattr(draft, v)) for v in VARIABLES if isinstance(getattr(draft, v), str))
    return fold(f"{people_of} {plain} {draft.issued.edtf if draft.issued else ''}")
