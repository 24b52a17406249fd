"""Works of every type that the exporters know, in words of our own, and an extraction that cites them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefcite.bib.kinds import KINDS
from briefcite.model import (
    Citation,
    Date,
    Document,
    Evidence,
    Extraction,
    Name,
    Note,
    Page,
    Reference,
    Source,
)
from briefcite.text.keys import keys

HULL = Name(family="Hull", given="Martin M.")
BODY = Name(literal="Institute for Canal & Harbour Studies")
VON = Name(family="Hagen", given="Ada", particle="von der")
DIAZ = Name(family="Ruiz Ontañón", given="Juan José")
JUNIOR = Name(family="Reed", given="Otis", suffix="Jr.")
ONE = Name(literal="Euripides")


def _work(kind: str, title: str, **told: object) -> Reference:
    return Reference(id="", type=kind, title=title, **told)  # type: ignore[arg-type]


WORKS = [
    _work("article-journal", "The Baltic Interlude: NATO and 50% of the Rest", author=(HULL, DIAZ), container_title="Journal of Canals & Locks", volume="66", issue="3", page="695–717", issued=Date("2002"), doi="10.1000/x_(1)%23"),
    _work("article-journal", "Ohne Heft und Jahr", author=(VON,), container_title="Zeitschrift für Häfen"),
    _work("article-journal", "Unsigned note", container_title="Harbour News", issue="4", issued=Date("1999-11")),
    _work("article-newspaper", "Schleuse bricht", author=(VON,), container_title="Der Hafenbote", issued=Date("2004-05-01"), page="3"),
    _work("article-magazine", "Ice roads", author=(JUNIOR,), container_title="Northern Monthly", issued=Date("2004-21")),
    _work("book", "Nationalismus und Häfen", author=(VON,), publisher_place="Berlin", issued=Date("1991"), edition="2"),
    _work("book", "Curso de direito das águas", author=(DIAZ,), publisher="Editora do Vale", publisher_place="São Paulo", issued=Date("2010"), isbn="9783161484100", language="pt"),
    _work("book", "Handbuch der Schleusen", editor=(VON, HULL), publisher="Wasserverlag", issued=Date("1998/1999"), volume="2", collection_title="Reihe Wasser", collection_number="12", truncated=("editor",)),
    _work("book", "Tides of the Sound", author=(HULL,), publisher="Fell", issued=Date("1890~", "c. 1890"), number_of_volumes="3"),
    _work("book", "Ebbs of the Sound", author=(HULL,), publisher="Fell", issued=Date("1890?/1895?", "1890-95?")),
    _work("book", "Works without anybody"),
    _work("book", "", volume="3"),
    _work("book", "Briefe", author=(ONE,), editor=(HULL,), publisher="Fell", issued=Date("1959")),
    _work("chapter", "Paradigmen der Gerechtigkeit", author=(VON,), container_title="Verteilung & Recht", editor=(HULL,), publisher_place="Frankfurt/M.", issued=Date("2004"), page="29–68"),
    _work("chapter", "Orestes", author=(ONE,), container_title="The Complete Plays", translator=(JUNIOR,), publisher="Stage Press", issued=Date("1958"), volume="4", collection_title="Classics", collection_number="7"),
    _work("chapter", "Avertissement", container_title="Les Ouvriers des ports", issued=Date("1875")),
    _work("entry-encyclopedia", "Lock", author=(HULL,), container_title="Lexicon of Water", publisher="Fell", issued=Date("1970")),
    _work("paper-conference", "Reading Notes", author=(DIAZ,), container_title="Proceedings of the Third Workshop on Notes", issued=Date("2019-06"), page="1–9"),
    _work("thesis", "Barragens e reparação", author=(DIAZ,), publisher="Universidade do Vale", genre="Tese de doutorado", issued=Date("2018")),
    _work("thesis", "Locks Reconsidered", author=(HULL,), genre="Master’s thesis", issued=Date("2001")),
    _work("report", "Water Levels", author=(BODY,), publisher="Institute for Canal & Harbour Studies", number="R_12", issued=Date("2020-02-29"), url="https://canal.example/r12?a=1&b=%20#s_1"),
    _work("report", "Unsigned report", publisher="Ministry of Water"),
    _work("webpage", "Norway and the Canal", author=(BODY,), container_title="canal.example", url="https://canal.example/~u/a_b.html", accessed=Date("2021-04-12")),
    _work("webpage", "", url="https://canal.example/untitled", accessed=Date("2021-04-12")),
    _work("post-weblog", "Today at the lock", author=(ONE,), container_title="Lock Blog", url="https://blog.example/1", issued=Date("2015-01-02")),
    _work("legal_case", "Google Spain SL v AEPD", number="C-131/12", authority="Court of Justice", issued=Date("2014")),
    _work("legislation", "Ley 52/2007 de memoria", number="52/2007", issued=Date("2007-12-26")),
    _work("treaty", "Treaty on Canals", issued=Date("1936-07-20")),
    _work("manuscript", "Pemberton report", archive="National Archives", archive_location="RG 21/44C/107", issued=Date("1944-08-08")),
    _work("personal_communication", "Letter to the harbour master", author=(JUNIOR,), issued=Date("1676-10-03"), note="from memory"),
    _work("dataset", "Tides 1900–2000", author=(BODY,), issued=Date("2001"), doi="10.1000/tides"),
    _work("document", "{Braces} \\back & 100 % $5 #1 under_score ~ ^ “quotes” -- 'x' 😀 שלום e\u0301"),
    _work("book", "История каналов", author=(Name(family="Иванов", given="Пётр"),), publisher="Наука", issued=Date("1988"), language="ru"),
    _work("song", "I’m a Fool for Locks", author=(ONE,), publisher="Columbia", number="CL 1157", issued=Date("1960")),
    _work("review-book", "Review of Handbuch der Schleusen", author=(HULL,), container_title="Water Review", volume="3", issued=Date("2000"), page="9"),
    _work("map", "Chart of the Sound", issued=Date("1957?")),
]  # fmt: skip


def named(works: Sequence[Reference] = WORKS) -> list[Reference]:
    return [replace(work, id=key) for work, key in zip(works, keys(works), strict=True)]


def extraction(works: Sequence[Reference] = WORKS) -> Extraction:
    """Each work cited in a note of its own on page "iv", and each third once more by "Ibid."."""
    told = named(works)
    notes, citations = [], []
    for number, work in enumerate(told, 1):
        text = f"{work.title or work.url}, p. 5; ibid., 6."
        name = f"n{number}"
        end = text.index("; ")
        notes.append(Note(name, str(number), 0, "footnote", text, (), (0,), Evidence("made", 1.0)))
        citations.append(Citation(f"{name}.1", name, "full", 0, end, locator="5", reference=work.id))
        if number % 3 == 0:
            back = Evidence("ibid.same-note", 0.97)
            citations.append(
                Citation(f"{name}.2", name, "ibid", end + 2, len(text), reference=work.id, antecedent=back)
            )
    rated = {"title": 0.9, "author": 0.8}
    told = [replace(work, notes=(f"n{number}",), confidence=rated) for number, work in enumerate(told, 1)]
    page = Page(0, "iv", 0, 0)
    source = Source("made.txt", "", "text/plain", "made", 1)
    return Extraction(Document(source, "", (page,)), (), tuple(notes), (), tuple(citations), tuple(told))


def test_every_type_has_names_in_all_formats() -> None:
    assert {work.type for work in WORKS} <= set(KINDS)
