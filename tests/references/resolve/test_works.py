"""Which descriptions are one work, what is kept of each, and that the cost grows with the citations only."""

from __future__ import annotations

import random
import time
from dataclasses import replace

import pytest

from briefcite.model import Citation, Date, Evidence, Name, Note, Reference
from briefcite.references.resolve import resolve
from briefcite.references.resolve.merging import combine
from briefcite.text.identity import SAME, blocks, same_work

HULL = Name("Hull", "Martin M.")
BOOK = Reference("", "book", title="Baltic Secrets", author=(HULL,), publisher="Harbour Press", issued=Date("2003"))
ARTICLE = Reference("", "article-journal", title="The Baltic Interlude: Harbour Intelligence in Gotland", author=(HULL,), container_title="Journal of Military History", volume="66", issue="3", page="695–717", issued=Date("2002"))  # fmt: skip
WEB = Reference("", "webpage", title="Norway and Svalbard", url="https://www.war.example/a/?utm_source=x")
CHAPTER = Reference("", "chapter", title="Avertissement", container_title="Les Ouvriers", issued=Date("1875"))

SAME_WORKS = [
    (BOOK, replace(BOOK, author=(Name("Hull", "M."),))),
    (BOOK, replace(BOOK, title="Baltic Secrets: Espionage in Wartime")),
    (BOOK, replace(BOOK, author=(Name("HULL", "MARTIN"),), publisher="")),
    (BOOK, replace(BOOK, title="Baltic Sccrets")),
    (BOOK, replace(BOOK, author=(), editor=(HULL,))),
    (BOOK, Reference("", "book", title="Martin M. Hull: Baltic Secrets", issued=Date("2003"))),
    (ARTICLE, replace(ARTICLE, title="The Baltic Interlude", issue="", page="")),
    (ARTICLE, replace(ARTICLE, container_title="J. of Mil. Hist.")),
    (ARTICLE, replace(ARTICLE, container_title="JMH")),
    (ARTICLE, replace(ARTICLE, issued=Date("2003"))),
    (ARTICLE, replace(ARTICLE, author=(Name("Hull", "Martin"), Name("Reed", "O."))),),
    (WEB, Reference("", "webpage", url="http://war.example/a")),
    (WEB, replace(WEB, title="Norway and Svalbard | War Institute", url="https://war.example/a/#top")),
    (replace(BOOK, doi="10.1/AB"), Reference("", "book", title="Baltic Secrets", doi="10.1/ab")),
    (CHAPTER, replace(CHAPTER, page="3")),
    (replace(BOOK, title="Nicomachean EthicsVII. 11–12"), replace(BOOK, title="Nicomachean Ethics VII. 11–12")),
    (replace(BOOK, author=(Name("Le Play", "F."),)), replace(BOOK, author=(Name("Le Play", "Frédéric"),))),
    (replace(BOOK, author=(Name(literal="NHO"),)), replace(BOOK, author=(Name(literal="Norrhaven Harbour Office"),))),
    (replace(BOOK, author=(Name(literal="TIDE7"),)), replace(BOOK, author=(Name(literal="Office of Tides (TIDE7)"),))),
    (replace(BOOK, author=(Name("Vinci", "Leonardo", "da"),)), replace(BOOK, author=(Name("da Vinci", "L."),))),
]  # fmt: skip

TWO_WORKS = [
    (BOOK, replace(BOOK, issued=Date("2013"))),
    (replace(BOOK, edition="2"), replace(BOOK, edition="3rd")),
    (replace(BOOK, volume="1"), replace(BOOK, volume="2")),
    (replace(BOOK, issued=Date("1995", "1995a")), replace(BOOK, issued=Date("1995", "1995b"))),
    (replace(BOOK, title="Precis, Part 1"), replace(BOOK, title="Precis, Part 2")),
    (replace(BOOK, title="Geschichte II"), replace(BOOK, title="Geschichte III")),
    (replace(BOOK, title="Geschichte"), replace(BOOK, title="Geschichte, Teil 2")),
    (BOOK, replace(BOOK, author=(Name("Hill", "Martin"),))),
    (BOOK, replace(BOOK, author=(Name("Hull", "Bertha"),))),
    (replace(BOOK, author=(Name(literal="NHB"),)), replace(BOOK, author=(Name(literal="Norrhaven Harbour Office"),))),
    (BOOK, replace(BOOK, title="Irish Letters")),
    (ARTICLE, replace(ARTICLE, container_title="Irish Historical Studies")),
    (CHAPTER, replace(CHAPTER, issued=Date("1887"))),
    (replace(CHAPTER, issued=None), replace(CHAPTER, container_title="Les Paysans", issued=None)),
    (Reference("", "article-newspaper", title="Editorial", issued=Date("2004-05-01")), Reference("", "article-newspaper", title="Editorial", issued=Date("2004-05-02"))),
    (replace(BOOK, doi="10.1/a"), replace(BOOK, doi="10.1/b")),
    (Reference("", "legal_case", title="Smith v Jones", number="C-1/10"), Reference("", "legal_case", title="Smith v Jones", number="C-2/10")),
    (Reference("", "book", title="Introduction"), Reference("", "book", title="Introduction")),
    (BOOK, Reference("", "chapter", title="Sources", container_title="Baltic Secrets", author=(HULL,), issued=Date("2003"))),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), SAME_WORKS)
def test_one_work(one: Reference, other: Reference) -> None:
    assert same_work(one, other) >= SAME and same_work(other, one) >= SAME
    assert set(blocks(one)) & set(blocks(other))


@pytest.mark.parametrize(("one", "other"), TWO_WORKS)
def test_two_works(one: Reference, other: Reference) -> None:
    assert same_work(one, other) < SAME and same_work(other, one) < SAME


def test_the_better_value_of_each_variable_is_kept() -> None:
    one = Reference("", "document", title="Baltic Secrets", author=(Name("Hull", "M."),), publisher="Harbor", confidence={"title": 0.9, "author": 0.95, "publisher": 0.4})  # fmt: skip
    other = Reference("", "book", title="Baltic Secrets: Espionage", author=(HULL,), publisher="Harbour Press", volume="2", confidence={"title": 0.8, "author": 0.8, "publisher": 0.9, "type": 0.8})  # fmt: skip
    for merged in (combine(one, other), combine(other, one)):
        assert merged.title == "Baltic Secrets: Espionage"
        assert merged.author == (HULL,)
        assert merged.publisher == "Harbour Press" and merged.confidence["publisher"] == 0.9
        assert merged.volume == "2"
        assert merged.type == "book"


def _cited(drafts: list[Reference]) -> tuple[list[Note], list[Citation], dict[str, Reference]]:
    notes = [Note(f"n{i}", str(i), 0, "footnote", d.title, (), (), Evidence("made", 1.0)) for i, d in enumerate(drafts)]
    citations = [Citation(f"n{i}.1", f"n{i}", "full", 0, len(d.title)) for i, d in enumerate(drafts)]
    return notes, citations, {f"n{i}.1": draft for i, draft in enumerate(drafts)}


def test_a_work_lists_its_notes_once_each_and_in_order() -> None:
    drafts = [BOOK, ARTICLE, replace(BOOK, author=(Name("Hull", "M."),)), BOOK]
    _, references = resolve(*_cited(drafts))
    assert [reference.notes for reference in references] == [("n0", "n2", "n3"), ("n1",)]


def test_keys_do_not_hang_on_order_or_company() -> None:
    drafts = [BOOK, ARTICLE, WEB, CHAPTER, replace(BOOK, issued=Date("2013"))]
    alone = {draft.title: resolve(*_cited([draft]))[1][0].id for draft in drafts[1:4]}
    for seed in range(5):
        random.Random(seed).shuffle(drafts)
        _, references = resolve(*_cited(drafts))
        found = {reference.title: reference.id for reference in references}
        assert {title: found[title] for title in alone} == alone


def _many(count: int) -> list[Reference]:
    """Works of few authors whose titles begin alike, each cited twice: the worst that a real series does."""
    return [
        Reference("", "book", title=f"Precis of a monograph on craft {number // 2}", author=(Name(f"Family{number % 9}", "A."),), issued=Date("1890"), publisher="Fell", publisher_place="York")
        for number in range(count)
    ]  # fmt: skip


def test_the_cost_grows_with_the_citations_only() -> None:
    def took(count: int) -> float:
        given = _cited(_many(count))
        start = time.process_time()
        resolve(*given)
        return time.process_time() - start

    took(100)
    small, large = took(100), took(800)
    assert large < 8 * small * 3 + 0.5


def test_hostile_words_take_no_time() -> None:
    for word in ("1", ".", "(", "—", "n. 1 ", "ibid. ", "a.a.O. "):
        text = word * 20_000
        note = Note("n1", "1", 0, "footnote", text, (), (), Evidence("made", 1.0))
        draft = Reference("", "book", title=text)
        start = time.process_time()
        resolve([note], [Citation("n1.1", "n1", "short", 0, len(text))], {"n1.1": draft})
        assert time.process_time() - start < 1


def test_lines_without_a_document() -> None:
    citations, references = resolve((), [Citation("0.1", "0", "full", 0, 5)], {"0.1": BOOK})
    assert citations[0].reference == references[0].id == "hullBalticSecrets2003"
    assert references[0].notes == ()


def _resolved(cited: list[tuple[str, str, str, Reference]]) -> tuple[tuple[Citation, ...], tuple[Reference, ...]]:
    """Resolve (note, form, words, draft), a citation each in a note of its own."""
    notes, citations, drafts = [], [], {}
    for name, form, words, draft in cited:
        notes.append(Note(name, name, 0, "footnote", words, (), (), Evidence("made", 1.0)))
        citations.append(Citation(f"{name}.1", name, form, 0, len(words)))  # type: ignore[arg-type]
        drafts[f"{name}.1"] = draft
    return resolve(notes, citations, drafts)


MARSH = Reference("", "chapter", title="Silt", author=(Name("Ost", "P."),), container_title="Coast and Tides", editor=(HULL,), publisher="Fell", publisher_place="York", issued=Date("1970"))  # fmt: skip


@pytest.mark.parametrize(
    ("container", "words"),
    [("Coast and Tides", "A. Roth, Reed, in Coast and Tides, cit., pp. 9–20"), ("ebd", "A. Roth: Reed, in: ebd., S. 9–20")],
)  # fmt: skip
def test_a_chapter_shares_the_imprint_of_its_book(container: str, words: str) -> None:
    reed = Reference("", "chapter", title="Reed", author=(Name("Roth", "A."),), container_title=container, page="9–20")
    _, (_, second) = _resolved([("1", "full", "P. Ost, Silt", MARSH), ("2", "short", words, reed)])
    assert (second.title, second.container_title, second.page) == ("Reed", "Coast and Tides", "9–20")
    assert (second.editor, second.publisher, second.issued) == ((HULL,), "Fell", Date("1970"))
    assert second.confidence["issued"] < 0.5


def test_chapters_of_two_books_with_one_title_share_nothing() -> None:
    other = replace(MARSH, title="Sand", issued=Date("1990"))
    reed = Reference("", "chapter", title="Reed", author=(Name("Roth", "A."),), container_title="Coast and Tides")
    _, works = _resolved([("1", "full", "a", MARSH), ("2", "full", "b", other), ("3", "full", "c", reed)])
    assert works[2].issued is None and not works[2].publisher


def test_what_was_not_understood_is_a_work_once_another_note_refers_to_it() -> None:
    blank = Reference("", "document")
    citations, works = _resolved([
        ("1", "full", "Cass. civ. 3e, 14 mars 2001, n° 99-12 (désormais Arrêt de Vire)", blank),
        ("2", "short", "Arrêt de Vire, p. 3", Reference("", "document", title="Arrêt de Vire")),
        ("3", "full", "Tout cela reste discutable", blank),
    ])  # fmt: skip
    assert [work.title for work in works] == ["Cass. civ. 3e, 14 mars 2001, n° 99-12"]
    assert [c.reference for c in citations] == [works[0].id, works[0].id, None]
    assert works[0].confidence["title"] < 0.5


def test_a_full_citation_that_was_taken_for_short_is_full() -> None:
    book = replace(BOOK, publisher="", publisher_place="Husum")
    citations, _ = _resolved([
        ("1", "short", "Hull, Martin: Baltic Secrets, Husum 2003 (im Folgenden: Secrets)", book),
        ("2", "short", "Hull, Secrets, S. 8", Reference("", "document", title="Secrets", author=(Name("Hull"),))),
    ])  # fmt: skip
    assert citations[0].form == "full" and citations[1].antecedent
    assert citations[1].reference == citations[0].reference and citations[1].antecedent.confidence > 0.7


def test_a_note_of_author_and_title_alone_cites_the_work() -> None:
    notes = [Note(n, n, 0, "footnote", t, (), (), Evidence("made", 1.0)) for n, t in (("1", "M. Hull, Baltic Secrets (Fell 2003)"), ("2", "Hull, Baltic Secrets. A good read."), ("3", "Hull, Ireland, is a village."))]  # fmt: skip
    citations, _ = resolve(notes, [Citation("1.1", "1", "full", 0, 34)], {"1.1": BOOK})
    assert [(c.note, c.reference is None) for c in citations] == [("1", False), ("2", False)]


@pytest.mark.parametrize(
    ("asked", "title", "same"),
    [("Lee Estate", "In re Lee Estate", True), ("Ruiz", "State v Ruiz", True), ("Estate", "In re Lee Manor", False)],
)
def test_cases_are_called_by_their_parties(asked: str, title: str, same: bool) -> None:
    case = Reference("", "legal_case", title=title, container_title="F.3d", volume="97", page="441")
    short = Reference("", "document", title=asked, container_title="F.3d", volume="97", page="447")
    citations, _ = _resolved([("1", "full", title, case), ("2", "full", f"{asked}, 97 F.3d at 447", short)])
    assert (citations[1].reference == citations[0].reference) is same


def test_unsigned_articles_of_two_days_are_two_works() -> None:
    one = Reference("", "article-newspaper", title="The Harbour Question", container_title="Gazette", issued=Date("1888-03-04"))  # fmt: skip
    _, works = _resolved([("1", "full", "a", one), ("2", "full", "b", replace(one, issued=Date("1888-04-11")))])
    assert len(works) == 2


def test_an_article_cited_by_its_journal_alone_is_the_one_with_a_title() -> None:
    ost = (Name("Ost"),)
    article = Reference("", "article-journal", title="Deiche", author=ost, container_title="ZEuP", issued=Date("2002"), page="436")  # fmt: skip
    bare = replace(article, title="", page="445")
    _, works = _resolved([("1", "full", "a", article), ("2", "full", "b", bare), ("3", "full", "c", replace(bare, page="450"))])  # fmt: skip
    assert [(work.title, work.page) for work in works] == [("Deiche", "436")]
    _, works = _resolved([("1", "full", "a", article), ("2", "full", "Ost, Sand, ZEuP 2002, 500", replace(article, title="Sand", page="500")), ("3", "full", "Ost, ZEuP 2002, 520", bare)])  # fmt: skip
    assert len(works) == 3
    _, works = _resolved([("1", "full", "a", replace(article, volume="3")), ("2", "full", "b", replace(bare, volume="4"))])  # fmt: skip
    assert len(works) == 2


@pytest.mark.parametrize(
    ("draft", "cited"),
    [
        (Reference("", "book", title="For parties, claims with a European scope remain nearly constant"), False),
        (Reference("", "book", title="geringer Lerndynamik bei hohem Tempo"), False),
        (Reference("", "book", title="Gothenburg Protocol"), True),
        (Reference("", "book", title="The Making of the English Working Class"), True),
        (Reference("", "book", title="What a very long title this is about the tides of the north", author=(HULL,)), True),
        (Reference("", "webpage", title="for a list of all that was ever said, see", url="https://t.example"), True),
    ],
)  # fmt: skip
def test_a_sentence_is_no_work(draft: Reference, cited: bool) -> None:
    _, works = _resolved([("1", "full", draft.title, draft)])
    assert bool(works) is cited


def test_sections_of_a_code_are_told_apart_by_their_numbers() -> None:
    one = Reference("", "legislation", title="Utah Code § 53G-10-204(6)(a)")
    assert same_work(one, replace(one, title="Utah Code § 53G-10-204(5)(b)")) < SAME


@pytest.mark.parametrize(
    ("asked", "named", "meant"),
    [
        ("Hale and Orr, op. cit., p. 4", ("Hale", "Orr"), "2"),
        ("Lind and Hale, op. cit., p. 4", ("Lind", "Hale"), "1"),
        ("Hale, op. cit., p. 4", ("Hale",), "3"),
    ],
)
def test_people_who_wrote_together_are_not_those_who_wrote_with_others(
    asked: str, named: tuple[str, ...], meant: str
) -> None:
    def book(title: str, *people: str) -> Reference:
        return Reference("", "book", title=title, author=tuple(Name(one) for one in people))

    citations, _ = _resolved(
        [
            ("1", "full", "Lind and Hale, Dykes and Dams, 1998", book("Dykes and Dams", "Lind", "Hale")),
            ("2", "full", "Hale and Orr, Fen Towns, 2001", book("Fen Towns", "Hale", "Orr")),
            ("3", "full", "Hale, Salt Roads, 2004", book("Salt Roads", "Hale")),
            ("4", "short", asked, book("", *named)),
        ]
    )
    assert citations[3].reference == citations[int(meant) - 1].reference
