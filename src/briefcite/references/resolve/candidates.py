"""The earlier works that a back reference may mean, the evidence for each, and the decision among them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import dropwhile

from briefcite.model import Note, Segment
from briefcite.references.resolve.drafts import WORDS_ALONE, from_words
from briefcite.references.resolve.history import History, Mention
from briefcite.references.resolve.matching import WRITTEN, Likeness, likeness
from briefcite.references.resolve.query import Query
from briefcite.references.resolve.weighing import Decision, Kind, Standing, decide, features
from briefcite.references.resolve.works import Work, Works
from briefcite.text.folding import SMALL, fold

TITLE_WITHIN = 20
"""First words of a citation that are looked up as words of a short title."""
NEAR = 2
"""How many notes away from the one named the author may have meant, if the numbers slipped."""
SHORTHAND_WORDS = 6
HALF = 0.5
"""Share of its words that a citation must have in common with a work where nothing else speaks for it."""
MOST = 0.8
"""Share of its words that stand in a citation in full where it can be but a shorter one of the same work."""


class Candidates:
    """Finds and weighs candidates; history and abbreviations grow while citations are resolved."""

    def __init__(self, history: History, works: Works) -> None:
        self.history = history
        self.works = works
        self.shorthands: dict[str, Work] = {}
        """Abbreviations that notes have introduced ("hereafter EPD"), folded."""

    def answer(self, kind: Kind, mention: Mention, asked: Query, targets: Sequence[Note] = ()) -> Decision:
        """Decide which earlier work is meant.

        Args:
            kind: which weights decide.
            mention: the back reference.
            asked: what it says of the work.
            targets: the notes that it names; works cited in and around them are candidates too.
        """
        noted = self._noted_works(targets)
        works = {work.number: work for work in self._named(asked)} | {n: work for n, (work, _) in noted.items()}
        return self.among(
            kind, mention, asked, works.values(), {n: stand for n, (_, stand) in noted.items()}, bool(targets)
        )

    def among(
        self,
        kind: Kind,
        mention: Mention,
        asked: Query,
        works: Iterable[Work],
        standings: Mapping[int, Standing] | None = None,
        names_note: bool = False,
    ) -> Decision:
        """Decide among given works."""
        held = [work for work in works if work.first < mention.place or work.listed]
        if kind == "full":
            held = [work for work in held if _has_title(work, asked)]
        weights = {piece: self.works.weight(piece) for piece in asked.pieces}
        told = [(work, likeness(asked, work, weights)) for work in held]
        written = [work for work, one in told if one.author >= WRITTEN and not one.edits]
        latest = max((_latest(work) for work in written or held), default=-1)
        first = min((work.number for work, one in told if one.entire and one.figures), default=-1)
        defined, before = self.abbreviated(asked.core), self.history.cited_before(mention)
        here = {
            m.work.number for m in self.history.of_note[mention.citation.note] if m.work and m.place < mention.place
        }
        alike = all(one.printed for _, one in told if one.author >= WRITTEN)  # then capitals do not distinguish works
        rows: list[tuple[Likeness, tuple[float, ...]]] = []
        unknown = Standing(elsewhere=float(names_note))
        for work, one in told:
            stand = (standings or {}).get(work.number, unknown)
            if not (one.answers or one.held >= HALF or work is defined or stand.in_note):
                continue
            stand = stand._replace(
                latest=float(_latest(work) == latest and (not written or work in written)),
                before=float(work is before),
                defined=float(work is defined),
                full=float(work.full),
                same_note=float(work.number in here),
                earliest=float(work.number == first),
            )
            one = one._replace(printed=0.0) if alike else one
            if stand.defined:
                one = one._replace(other_author=0.0, untitled=0.0)  # "MAJORITY STAFF REPORT", of another author's book
            weighed = features(
                one,
                stand,
                silent=asked.says_nothing,
                asks_title=bool(asked.title),
                asks_author=bool(asked.names),
                again=bool(mention.words and mention.words.cited_before),
            )
            rows.append((one, weighed))
        return decide(kind, rows)

    def repeated(self, mention: Mention, asked: Query) -> list[Work]:
        """Return the works whose full citations have most of its words and all its figures: "BVerfGE 141, 220".

        A figure of its own tells another volume, edition or number: "ders., Geschichte der Schiffahrt, Bd. 2".
        """
        weights = {piece: self.works.weight(piece) for piece in asked.pieces}
        figures = [piece for piece in weights if piece.isdecimal()]
        least = MOST * sum(weights.values())
        return [
            work
            for work in self.works.saying(asked.pieces)
            if (work.first < mention.place or work.listed)
            and all(map(work.said.has, figures))
            and sum(weights[piece] for piece in weights if work.said.has(piece, cut=piece in asked.cut)) >= least
        ]

    def abbreviated(self, core: str) -> Work | None:
        """Return the work whose abbreviation the citation begins with: "kpv s 25"."""
        words = core.split()
        for opening in (words, [*dropwhile(SMALL.__contains__, words)]):  # "de la LQE"
            for length in range(min(len(opening), SHORTHAND_WORDS), 0, -1):
                if work := self.shorthands.get(" ".join(opening[:length])):
                    return work
        return None

    def known_by_words(self, mention: Mention) -> None:
        """Make a work of a full citation that was not understood, now that another note refers to it.

        Its words become the title: in the reference, and as a segment of the citation.
        """
        draft = None if mention.refers_back else from_words(mention.text)
        if draft:
            start = mention.citation.start + mention.text.find(draft.title)
            told = Segment("title", start, start + len(draft.title), WORDS_ALONE)
            mention.citation = replace(mention.citation, segments=(*mention.citation.segments, told))
            mention.work = self.works.add(draft, mention.place, full=True)
            mention.work.mentions.append(mention.place)

    def noted(self, work: Work) -> tuple[str, ...]:
        """Return the id of the note that cites a work first."""
        return (f"note:{self.history.mentions[work.first].citation.note}",)

    def cited_in(self, note: Note) -> list[Work]:
        """Return the works that a note cites, each once."""
        return distinct(self.history.of_note.get(note.id, ()))

    def _noted_works(self, targets: Sequence[Note]) -> dict[int, tuple[Work, Standing]]:
        found: dict[int, tuple[Work, Standing]] = {}
        for target in targets:
            for other in self.history.around(target, NEAR):
                for work in self.cited_in(other):
                    found.setdefault(work.number, (work, Standing(near_note=1.0)))
        for target in reversed(targets):
            works = self.cited_in(target)
            first = [work for work in works if self.history.mentions[work.first].citation.note == target.id]
            for work in works:
                found[work.number] = (
                    work,
                    Standing(
                        in_note=1.0,
                        first_in_note=float(work in first),
                        alone_in_note=float(len(first or works) == 1 and (work in first or not first)),
                    ),
                )
        return found

    def _named(self, asked: Query) -> list[Work]:
        names = [word for name in asked.names for word in fold(name.family or name.literal).split()]
        words = asked.core.split()
        found = self.works.named([*names, *words], [*asked.title, *words[:TITLE_WITHIN]])
        found += self.works.sharing(asked.draft)
        found += self.works.abbreviated(asked.abbreviation, asked.body, asked.cut)
        found += self.works.of_court(asked.court)
        found += self.works.saying(asked.pieces)
        if asked.names and not asked.title:
            found += self.works.unsigned(asked.year)
        if defined := self.abbreviated(asked.core):
            found.append(defined)
        return found


def distinct(cited: Sequence[Mention]) -> list[Work]:
    """Return the works of some citations, each once."""
    return list({m.work.number: m.work for m in cited if m.work}.values())


def _latest(work: Work) -> int:
    return work.mentions[-1] if work.mentions else -1


def _has_title(work: Work, asked: Query) -> bool:
    """Return whether all words of its title stand in a full citation: "Dykes and Towns" is not "Dykes and Dams"."""
    if asked.abbreviation and work.told.is_abbreviated(asked.abbreviation):
        return True
    return all(work.said.has(word, cut=word in asked.cut) or work.told.has(word) for word in asked.title)
