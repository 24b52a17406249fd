"""Made-up articles with notes, whose truth is known by construction.

An article is a list of blocks; a block holds pieces: text, notes, raised and lowered text that is no callout. The
sentences are full of what is no callout either: years, ordinals, quantities, list numbers, formulas.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

Kind = Literal["title", "heading", "para", "quote", "item", "row", "aside"]


class Note(NamedTuple):
    """A note's text; ``series`` is 1 for the second apparatus of documents that have two."""

    text: str
    series: int = 0


class Raised(NamedTuple):
    """Raised text that calls no note."""

    text: str


class Lowered(NamedTuple):
    """Lowered text."""

    text: str


Piece = str | Note | Raised | Lowered


@dataclass
class Block:
    """A paragraph or the like."""

    kind: Kind
    pieces: list[Piece]


@dataclass
class Article:
    """Blocks in order, and the language of the text."""

    blocks: list[Block] = field(default_factory=list)
    language: str = "en"

    @property
    def notes(self) -> list[Note]:
        """All notes, in the order of their callouts."""
        return [piece for block in self.blocks for piece in block.pieces if isinstance(piece, Note)]


class Mix(NamedTuple):
    """What an article is made of."""

    sections: int = 4
    paragraphs: int = 4
    density: float = 0.5
    """Notes a sentence."""
    long_notes: float = 0.08
    doubles: float = 0.0
    """Share of callouts that come in twos."""
    language: str = "en"
    second: float = 0.0
    """Share of notes of a second series."""
    lists: bool = True
    quotes: bool = True
    headed: bool = False
    """Headings carry callouts."""
    hazards: bool = True


NAMES = (
    "Aldous Brekke|Marta Elsen|Ottilie Brandt|Joris van Daal|H. Lowther|Zuan Santi|L. Quist|Th. Carrel|A. Penhale|"
    "Ines Abreu|Pál Kertész|Siobhán Ryle|Jean-Luc Morvan|Dagny Holm|Ruth Osei|K. P. Menon|Lea Strohm|Ivo Petrov"
).split("|")
PLACES = "Havnstad|Port Ellery|Kleinau|Villebrac|Santa Ruta|Osterholm|Weirbridge|Tarn|Moldegård|Quayside".split("|")
THINGS = "harbour|ferry|glass|paper|orchard|toll|lamp|bridge|ledger|salt|timber|well|market|tithe|clock|weir".split("|")
VERBS = "measured|forgot|taxed|repaired|denied|counted|described|inherited|copied|refused|invented|sold".split("|")

TEXT = {
    "en": (
        "The {t} at {p} was {v} in {y} by people who had never seen one",
        "No more than {n} families ever {v} the {t}, and by {y} there were none",
        "What the council of {p} called a {t} was, as {name} has shown, a {t2}",
        "It is often said that the {t} “was {v} before anyone had thought of it”",
        "Between {y} and {y2} the {t} changed hands {n} times",
        "The Act of {y} (section {n}) {v} what the {t} had been for generations",
        "Nobody in {p} {v} the {t} again; {name} says so twice",
        "Of the {n} letters only one mentions the {t}, which the clerk {v} himself",
        "In the spring of {y}, when the {t} stood {n} feet deep, the town {v} it",
        "A second {t}, {v} at {p}, cost £{n} and lasted until {y}",
        "Whether {name} {v} the {t} or merely saw it cannot be known",
        "The minutes (p. {n}) speak of a “{t} without a {t2}”",
        "This was the {t} that {name} {v}, to the surprise of the whole of {p}",
        "Why it was {v} at all remains, even after {y}, a matter of dispute",
    ),
    "de": (
        "Die Brücke bei {p} wurde {y} von Leuten vermessen, die nie eine gesehen hatten",
        "Mehr als {n} Familien hat es dort, wie {name} zeigt, nie gegeben",
        "Nach § {n} der Ordnung von {y} durfte niemand den Markt verlassen",
        "Das sogenannte „Salz von {p}“ war in Wahrheit Asche",
        "Zwischen {y} und {y2} wechselte das Haus {n} Mal den Besitzer",
        "Ob {name} davon wusste, lässt sich nicht mehr feststellen",
        "Im Jahre {y} standen am Ufer noch {n} Lampen; der Rat zahlte jede einzeln",
        "Erst die Akten aus {p} haben gezeigt, dass der Zoll schon vorher erhoben wurde",
    ),
    "fr": (
        "Le pont de {p} fut mesuré en {y} par des gens qui n’en avaient jamais vu",
        "On ne compta jamais plus de {n} familles, comme {name} l’a montré",
        "Ce que le conseil appelait « un marché » n’était, en {y}, qu’une cour",
        "Entre {y} et {y2}, la maison changea {n} fois de maître",
        "Nul ne sait si {name} avait vu les registres de {p}",
        "Au printemps {y}, l’eau monta de {n} pieds devant l’église",
    ),
}
NOTES = {
    "en": (
        "{name}, The {T} of {p} ({p2}: Quill Press, {y}), {n}.",
        "Ibid., {n}.",
        "Ibid.",
        "See {name}, “On the {T},” Journal of {T2} Studies {n}, no. 2 ({y}): {n2}–{n3}.",
        "{p} County Archive, Ms. {n}/4, fol. {n2}r.",
        "{family}, {T}, {n}; but compare {name2}, {T2} and {T} ({p}, {y}), {n2}.",
        "{family} v. Harbour Board of {p}, {n} U.S. {n2}, {n3} ({y}).",
        "Letter from {name} to {name2}, {d} May {y}.",
        "Ibid. at {n}.",
        "The figures are those of {y}; {n} of the {n2} entries are in another hand.",
        "{n} Eliz. 1, c. {n2}, s. 3.",
        "{y} was a wet year; see {family}, {T}, {n}.",
        "See above, note 3, at {n}.",
        "https://www.example.org/{t}/{y}/report-on-the-{t2}.pdf (accessed {d} June 2021).",
        "Id.",
    ),
    "de": (
        "{name}, Geschichte des Zolls in {p}, {p2} {y}, S. {n}.",
        "Ebd., S. {n}.",
        "Ebd.",
        "Vgl. {name}, Der Markt von {p}, in: Zeitschrift für Salzkunde {n} ({y}), S. {n2}–{n3}.",
        "BGH, Urt. v. {d}.6.{y}, Az. III ZR {n}/05, Rn. {n2}.",
        "Stadtarchiv {p}, Best. {n}, Bl. {n2} f.",
        "{family} (wie Anm. 2), S. {n}.",
        "{name}, in: {name2} (Hrsg.), Lampen und Brücken, {n}. Aufl. {y}, Rn. {n2} ff.",
    ),
    "fr": (
        "{name}, Le pont de {p}, {p2}, Éditions du Quai, {y}, p. {n}.",
        "Ibid., p. {n}.",
        "Voir {name}, « Les comptes de {p} », Revue des ponts, vol. {n}, {y}, p. {n2}-{n3}.",
        "Arch. dép. de {p}, série {n} B, fol. {n2}.",
        "{family}, op. cit., p. {n}.",
    ),
}
LONG = {
    "en": " This is disputed by {name2}, who holds that the {t} was older, that the clerks of {p} had {v} it {n} times"
    " before, and that nothing in the accounts of {y} speaks against it; the accounts themselves, however, break off"
    " in the middle of a word, and the {n2} leaves that follow are blank.",
    "de": " Anders noch {name2}, der den Zoll für älter hält und auf {n} Eintragungen der Jahre vor {y} verweist; die"
    " Rechnungen selbst brechen freilich mitten im Wort ab, und die folgenden {n2} Blätter sind leer geblieben.",
    "fr": " Contra {name2}, qui tient le marché pour plus ancien et renvoie à {n} mentions d’avant {y}; les comptes"
    " eux-mêmes s’arrêtent cependant au milieu d’un mot, et les {n2} feuillets qui suivent sont blancs.",
}
HAZARDS: tuple[tuple[Piece, ...], ...] = (
    ("On the 15", Raised("th"), " of the month the water covered 40 m", Raised("2"), " of meadow. "),
    ("The air held more CO", Lowered("2"), " than in 1977. "),
    ("By COVID-19 the G20 meant 12 things, (1) a fever and (2) a rule. "),
    ("The court sat on 3 May 1912 at 10.30. "),
)


class Writer:
    """Writes one article from a seed."""

    def __init__(self, seed: int, mix: Mix) -> None:
        self.random, self.mix = random.Random(seed), mix

    def article(self) -> Article:
        """Write it."""
        mix = self.mix
        made = Article([Block("title", [self.fill("The {T} of {p}, {y} to {y2}")])], mix.language)
        for section in range(mix.sections):
            heading: list[Piece] = [self.fill("{T} and {T2} in " + "ABCDEFGHIJ"[section % 10] + "xholm")]
            if mix.headed and section % 2:
                heading.append(self.note())
            made.blocks.append(Block("heading", heading))
            for number in range(mix.paragraphs):
                made.blocks.append(Block("para", self.paragraph()))
                if mix.quotes and number == 1:
                    made.blocks.append(Block("quote", self.sentence(noted=True)))
            if mix.lists and section % 2:
                made.blocks += [Block("item", self.sentence(noted=False)) for _ in range(3)]
        return made

    def paragraph(self) -> list[Piece]:
        """Some sentences, some with notes."""
        pieces: list[Piece] = []
        for _ in range(self.random.randint(3, 7)):
            if self.mix.hazards and self.random.random() < 0.07:
                pieces += self.random.choice(HAZARDS)
            pieces += self.sentence(noted=self.random.random() < self.mix.density)
        return pieces

    def sentence(self, *, noted: bool) -> list[Piece]:
        """One sentence; the note stands after its stop, now and then within."""
        text = self.fill(self.random.choice(TEXT[self.mix.language]))
        if not noted:
            return [text + ". "]
        notes: list[Piece] = [self.note()]
        if self.random.random() < self.mix.doubles:
            notes.append(self.note())
        if self.random.random() < 0.15:
            half = text.find(" ", len(text) // 2)
            return [text[:half], *notes[:1], text[half:] + ". "]
        return [text + ".", *notes, " "]

    def note(self) -> Note:
        """A note, short or long."""
        text = self.fill(self.random.choice(NOTES[self.mix.language]))
        if self.random.random() < self.mix.long_notes:
            text += self.fill(LONG[self.mix.language]) * self.random.choice((1, 1, 2))
        return Note(text, int(self.random.random() < self.mix.second))

    def fill(self, pattern: str) -> str:
        """Fill a pattern with names, places, things and numbers."""
        choose = self.random.choice
        name, thing, other = choose(NAMES), choose(THINGS), choose(THINGS)
        year, low = self.random.randint(1650, 1990), self.random.randint(3, 400)
        return pattern.format(
            name=name, name2=choose(NAMES), family=name.split()[-1], t=thing, t2=other, T=thing.title(),
            T2=other.title(), p=choose(PLACES), p2=choose(PLACES), v=choose(VERBS), y=year,
            y2=year + self.random.randint(2, 40), n=low, n2=low + self.random.randint(1, 30),
            n3=low + self.random.randint(31, 60), d=self.random.randint(1, 28),
        )  # fmt: skip


def write(seed: int, mix: Mix) -> Article:
    """Write the article of a seed."""
    return Writer(seed, mix).article()
