"""What a librarian files unread: languages, braces, untitled works, nothing invented and nothing twice."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest
from tests.export.works_made import HULL, VON, extraction

from briefcite.bib.reading import references_in
from briefcite.errors import BriefciteError
from briefcite.export import append, render
from briefcite.export.capitals import capitals_in
from briefcite.export.titles import protect
from briefcite.model import Date, Name, Reference
from briefcite.text.called import called, with_name
from briefcite.text.keys import check_pattern, keys
from briefcite.text.languages import with_languages

TITLES = {
    "Sturmfluten und Gesellschaft am Jadebusen": "de",
    "Curso de direito das águas": "pt",
    "Les Ouvriers des ports de la Manche": "fr",
    "Storia delle chiuse e dei canali": "it",
    "Historia de las guerras del puerto": "es",
    "De waterstaat in de noordelijke provincies": "nl",
    "The Dykes of Norrhaven and their keepers": "en",
    "История каналов и шлюзов северных губерний России": "ru",
}


def work(title: str, kind: str = "book", **told: object) -> Reference:
    return Reference(id="w", type=kind, title=title, author=(VON,), issued=Date("2001"), **told)  # type: ignore[arg-type]


def fields(entry: str) -> dict[str, str]:
    return dict(re.findall(r"^  (\w+) *= (.*?),?$", entry, re.M))


@pytest.mark.parametrize(("title", "want"), TITLES.items())
def test_a_title_tells_its_language(title: str, want: str) -> None:
    (told,) = with_languages([work(title)])
    assert told.language == want and told.confidence["language"] >= 0.3


def test_a_short_english_title_does_not_make_its_document_dutch() -> None:
    titles = ("Floods in Kent", "Flood", "A Treatise of Rivers", "The Law of Rivers", "World Health Report")
    told = with_languages([replace_id(work(title), n) for n, title in enumerate(titles)])
    assert {one.language for one in told} == {"en"}
    for alone in ("Право рек", "Floods in Kent", "Les digues"):
        assert [one.language for one in with_languages([work(alone)])] == [""]


def test_one_title_does_not_tell_the_language_of_the_short_ones_beside_it() -> None:
    titles = ("Fleurs du Mal", "Paradise Lost", "White Devil")
    told = with_languages([replace_id(work(title), n) for n, title in enumerate(titles)])
    assert [one.language for one in told] == ["fr", "", ""]


def test_a_short_title_goes_with_the_others_of_its_document() -> None:
    german = [work(f"Die Geschichte der Schleusen und Häfen in Band {n}") for n in range(4)]
    told = with_languages([*(replace_id(one, n) for n, one in enumerate(german)), replace_id(work("Nation"), 9)])
    assert {one.language for one in told} == {"de"}


def replace_id(one: Reference, number: int) -> Reference:
    return Reference(id=f"w{number}", type=one.type, title=one.title)


def test_every_export_says_the_language() -> None:
    made = extraction([work("Sturmfluten und Gesellschaft am Jadebusen")])
    assert json.loads(render(made, "csl-json"))[0]["language"] == "de"
    assert "LA  - de" in render(made, "ris")
    assert fields(render(made, "biblatex"))["langid"] == "{german}"
    assert fields(render(made, "bibtex"))["langid"] == "{german}"
    assert '"de"' in render(made, "csv")


BRACES = [
    ("The rise of NATO, and Germany’s part in it?", "The rise of {NATO}, and {Germany’s} part in it?"),
    ("The Clean Air Programme: A History of the Sound", "The Clean Air Programme: A History of the Sound"),
    ("The NATO Years and the McDonald Report", "The {NATO} Years and the {McDonald} Report"),
    ("Who pays? The pilots of Norrhaven (Sound)", "Who pays? The pilots of {Norrhaven} ({Sound})"),
    ("On water: Notes from Holland", "On water: Notes from {Holland}"),
    ("‘New’ ports", "‘New’ ports"),
    ("EU law, 1990–2010", "{EU} law, 1990–2010"),
    ("The Irish Interlude: Pilots in Ireland’s Ports", "The {Irish} Interlude: Pilots in {Ireland’s} Ports"),
    ("Irish Pilots", "Irish Pilots"),
    ("A Pilot Manifesto", "A Pilot Manifesto"),
    ("Poor Karl Marx", "Poor Karl {Marx}"),
    ("Shores and Law", "Shores and Law"),
    ("Notes from the Shore", "Notes from the Shore"),
    ("A History of the Dykes of Iceland", "A History of the Dykes of {Iceland}"),
    (
        "A Long History of the Great Dykes, Shores and Harbours of Iceland",
        "A Long History of the Great Dykes, Shores and Harbours of {Iceland}",
    ),
    ("A history of the dykes of Iceland", "A history of the dykes of {Iceland}"),
    ("The Shores of Norrhaven", "The Shores of Norrhaven"),
    ("U.S. Law in the U.S.", "{U.S.} Law in the {U.S.}"),
    ("=SUM(A1) and Other Tales", "={SUM(A1)} and Other Tales"),
    ("The f(X) Problem of [NATO] (and the UN)", "The {f(X)} Problem of [{NATO}] (and the {UN})"),
    ("Actor(s) and McDonald(s)", "Actor(s) and {McDonald(s)}"),
]
TEXT = "They say the Irish came late, with Marx, to ports of Ireland, and no pilot knew their pilots or an interlude.\n"


@pytest.mark.parametrize(("title", "want"), BRACES)
def test_braces_protect_names_and_acronyms_and_no_punctuation(title: str, want: str) -> None:
    made = extraction([])
    capitals = capitals_in(replace(made, notes=(), document=replace(made.document, text=TEXT)))
    assert protect(title, "en", ascii_letters=False, capitals=capitals) == want


@pytest.mark.parametrize(
    ("title", "want"),
    [
        ("Water Quality Report", "Water Quality Report"),
        ("Notes, Queries, Replies", "Notes, Queries, Replies"),
        ("NATO Report Iceland", "{NATO} Report {Iceland}"),
        ("Flood Risk Plan", "Flood Risk Plan"),
        ("Codice Civile", "Codice Civile"),
        ("Öffentliches Recht Handbuch", "Öffentliches {Recht} {Handbuch}"),
        ("Право Рек", "Право {Рек}"),
    ],
)
def test_a_title_whose_language_is_not_told_is_english_if_its_letters_allow(title: str, want: str) -> None:
    assert protect(title, "", ascii_letters=False) == want


NORRHAVEN = "The Shores of {Norrhaven}"
TELLS = [
    ("It was said in Norrhaven that the shores were lost.", ()),
    ("", (work("The dykes and ports of Norrhaven"),)),
    ("", (replace(work("Dykes"), author=(Name(family="Norrhaven"),)),)),
    ("", (work("Dykes", publisher_place="Norrhaven"),)),
]


@pytest.mark.parametrize(("text", "works"), TELLS)
def test_the_text_the_other_titles_and_the_people_tell_what_is_a_name(text: str, works: tuple[Reference, ...]) -> None:
    made = extraction([])
    told = replace(made, notes=(), references=works, document=replace(made.document, text=text))
    assert protect("The Shores of Norrhaven", "en", ascii_letters=False, capitals=capitals_in(told)) == NORRHAVEN


def test_a_text_that_writes_its_nouns_with_capitals_tells_of_no_names() -> None:
    made = extraction([])
    text = "Es war die System der alten Person und von dem System, in einer Region mit viel Programm."
    told = capitals_in(replace(made, notes=(), document=replace(made.document, text=text)))
    assert protect("The Person of the System", "en", ascii_letters=False, capitals=told) == "The Person of the System"


def test_a_german_title_keeps_its_capitals() -> None:
    made = extraction([work("Sturmfluten und Gesellschaft am Jadebusen")])
    assert fields(render(made, "bibtex"))["title"] == "{{Sturmfluten und Gesellschaft am Jadebusen}}"
    assert fields(render(made, "biblatex"))["title"] == "{Sturmfluten und Gesellschaft am Jadebusen}"


def test_nothing_is_invented_and_no_address_stands_twice() -> None:
    chapter = work("Pilots and their pay", "chapter", container_title="Ports of the north", editor=(HULL,))
    site = work("The long queue", "webpage", container_title="Harbour News", url="https://harbour.example/queue")
    made = render(extraction([chapter, site]), "bibtex")
    assert "s.n." not in made
    assert made.count("harbour.example/queue") == 1


UNTITLED = [
    (Reference("", "webpage", url="https://www.canal.example/a/b"), "canalexample"),
    (Reference("", "report", publisher="Ministry of Water", issued=Date("1999")), "ministryWater1999"),
    (Reference("", "webpage", container_title="Harbour News"), "harbourNews"),
    (Reference("", "report", author=(Name(literal="Water Board"),)), "waterboard"),
    (Reference("", "legal_case", authority="Court of Norrhaven"), "courtNorrhaven"),
    (Reference("", "report", genre="Report", publisher="Ministry of Water"), "ministryWater"),
    (Reference("", "webpage", url="https://harbour.example/"), "harbourexample"),
    (Reference("", "article-journal", container_title="Coastal Review", volume="12", page="4"), "coastalReview"),
]


@pytest.mark.parametrize(
    ("work", "title"),
    [
        (Reference("", "report", publisher="Ministry of Water"), "[Ministry of Water]"),
        (Reference("", "legislation", container_title="Ohio Rev. Code", number="1"), "Ohio Rev. Code"),
        (
            Reference(
                "", "legislation", container_title="OJ", genre="Regulation", number="(EU) 2016/679", issue="L119"
            ),
            "Regulation (EU) 2016/679",
        ),
        (
            Reference("", "legal_case", container_title="NJW", genre="Urteil", number="V ZR 37/03", page="1798"),
            "Urteil V ZR 37/03",
        ),
        (Reference("", "article-journal", container_title="Coastal Review", volume="12"), "[Coastal Review]"),
        (Reference("", "article-journal", author=(VON,), container_title="Coastal Review"), ""),
        (Reference("", "report", author=(Name(literal="Water Board"),), genre="Report"), ""),
        (Reference("", "document"), ""),
    ],
)
def test_what_nobody_and_no_title_names_is_given_a_name(work: Reference, title: str) -> None:
    assert with_name(work).title == title


def test_a_law_is_called_by_its_number_and_the_word_for_it() -> None:
    law = Reference("w", "legislation", genre="Regulation", number="(EU) 2016/679")
    assert called(law) == "Regulation (EU) 2016/679"
    assert json.loads(render(extraction([law]), "csl-json"))[0]["title"] == "Regulation (EU) 2016/679"
    for form in ("bibtex", "biblatex"):
        assert append(written := render(extraction([law]), form), extraction([law]), form) == written


@pytest.mark.parametrize(
    ("told", "want"),
    [
        (Reference("w", "legal_case", "Roe v. Ray", container_title="U.S.", volume="410", page="113"), "410 U.S. 113"),
        (Reference("w", "legal_case", "Re Ray", container_title="NJW", page="17-19"), "NJW, 17--19"),
        (Reference("w", "legal_case", "Ray", genre="Case", number="C-13/12"), "Case C-13/12"),
        (Reference("w", "document", genre="Resolution", number="61/295", author=(VON,)), "Resolution 61/295"),
        (
            Reference("w", "article-magazine", "Tides", container_title="Shores", volume="12", page="3"),
            r"\emph{Shores} 12, 3",
        ),
    ],
)
def test_bibtex_prints_the_number_and_place_that_name_a_work(told: Reference, want: str) -> None:
    assert fields(render(extraction([told]), "bibtex"))["howpublished"] == "{" + want + "}"


def test_biblatex_prints_where_a_letter_is_kept() -> None:
    kept = work("Tides", "manuscript", archive="Water Archive", archive_location="box 4")
    assert fields(render(extraction([kept]), "biblatex"))["addendum"] == "{Water Archive, box 4}"


def test_the_subject_of_an_act_is_no_title_without_its_number() -> None:
    act = Reference("w", "legislation", "the protection of wells", genre="Regulation", number="(EU) 2016/12")
    assert with_name(act).title == "Regulation (EU) 2016/12: the protection of wells"
    assert with_name(replace(act, title="Wells Act")).title == "Wells Act"
    for form in ("bibtex", "biblatex"):
        assert append(written := render(extraction([act]), form), extraction([act]), form) == written


@pytest.mark.parametrize(("untitled", "want"), UNTITLED)
def test_an_untitled_work_is_named_by_what_is_known(untitled: Reference, want: str) -> None:
    (key,) = keys([untitled])
    assert key.lower().startswith(want.lower()), key
    made = extraction([replace(untitled, id=key)])
    assert "webpage" not in render(made, "bibtex").lower()
    name = with_name(untitled).title
    if not untitled.author:
        assert json.loads(render(made, "csl-json"))[0]["title"] == name
        assert f"TI  - {name}" in render(made, "ris") and f'"{name}"' in render(made, "csv")
        assert all(re.sub("[{}]", "", fields(render(made, form))["title"]) == name for form in ("bibtex", "biblatex"))
    for form in ("bibtex", "biblatex"):
        assert append(written := render(made, form), made, form) == written


@pytest.mark.parametrize(
    "pattern",
    [
        "[foo]",
        "[auth][zzz]",
        "[auth:loud]",
        "[auth",
        "auth",
        "[[auth]]",
        "",
        "[shorttitle:0:0]",
        "[auth(0)]",
        "[auth]{x}",
        "[auth] [year]",
        "ü[auth]",
    ],
)
def test_a_key_pattern_that_cannot_be_followed_is_refused(pattern: str) -> None:
    with pytest.raises(BriefciteError, match="--key"):
        check_pattern(pattern)


@pytest.mark.parametrize(
    "pattern",
    ["[auth:lower][shorttitle:3:3][year]", "[auth(3)]-[year]", "x_[authors][shortyear]", "[shorttitle:3:0].[year]"],
)
def test_a_key_pattern_that_can_be_followed(pattern: str) -> None:
    check_pattern(pattern)


def test_editors_have_the_tag_that_readers_know() -> None:
    made = render(extraction([Reference("w", "book", title="Handbook", editor=(HULL,))]), "ris")
    assert "A2  - Hull, Martin M." in made and "\nED  -" not in made


def test_cases_and_statutes_have_types_of_their_own_in_biblatex() -> None:
    case = Reference("a", "legal_case", title="Google Spain SL v AEPD", number="C-131/12")
    law = Reference("b", "legislation", title="Canal Act 1936")
    made = render(extraction([case, law]), "biblatex")
    assert re.findall(r"^@(\w+)", made, re.M) == ["jurisdiction", "legislation"]


EDITIONS = [("1", "First"), ("20", "Twentieth"), ("21", "21st"), ("112", "112th"), ("rev.", "rev.")]


@pytest.mark.parametrize(("edition", "printed"), EDITIONS)
def test_an_edition_is_an_ordinal_in_bibtex_and_a_number_elsewhere(edition: str, printed: str) -> None:
    made = extraction([work("The Dykes", edition=edition)])
    told = render(made, "bibtex")
    assert fields(told)["edition"] == f"{{{printed}}}"
    assert references_in(told)[0].edition == edition
    assert fields(render(made, "biblatex"))["edition"] == f"{{{edition}}}"


LONG_NAMES = [
    ("Harbour foundation – a family of ports (2008): What pilots want", "Harbour foundation a family of ports"),
    ("“Where does” the (long) queue lead", "Where does the long queue lead"),
    ("Donaudampfschifffahrtsgesellschaftskapitänspatente", "Donaudampfschifffahrtsgesellschaftskapit"),
]


@pytest.mark.parametrize(("title", "key"), LONG_NAMES)
def test_what_an_unsigned_work_is_sorted_by_ends_with_a_word(title: str, key: str) -> None:
    (found,) = re.findall(r"key += \{(.*?)\}", render(extraction([Reference("w", "webpage", title=title)]), "bibtex"))
    assert found == key


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://www.canal.example/locks/12", "canal.example"),
        ("https://canal.example/our-oldest-locks.html", "canal.example: our oldest locks"),
        ("https://canal.example/statistics/size", "canal.example: size"),
        ("https://canal.example/plan-2018-to-2021", "canal.example: plan 2018 to 2021"),
        ("https://canal.example/index.html", "canal.example"),
        ("https://canal.example/file/GM12102007S2.pdf", "canal.example"),
        ("https://canal.example/showfile.asp?lid=12", "canal.example"),
        ("https://canal.example/news/our-oldest-locks.html?page=all", "canal.example: our oldest locks"),
        ("https://web.archive.example/web/20121023/http://locks.example/", "locks.example"),
    ],
)
def test_a_page_is_called_by_the_words_of_its_address(url: str, name: str) -> None:
    assert with_name(Reference("", "webpage", url=url)).title == f"[{name}]"


@pytest.mark.parametrize(
    ("work", "title"),
    [
        (Reference("", "document", number="1/CP.13"), "[1/CP.13]"),
        (Reference("", "report", number="77", genre="Report"), "[Report 77]"),
        (Reference("", "report", number="77"), ""),
        (Reference("", "webpage", url="https://canal.example"), "[canal.example]"),
        (Reference("", "article-journal", container_title="Locks", number="12a"), ""),
    ],
)
def test_the_untitled_work_of_a_body_is_called_by_its_number_or_page(work: Reference, title: str) -> None:
    body, person = Name(literal="Canal Board"), Name(family="Hale")
    assert with_name(replace(work, author=(body,))).title == title
    assert with_name(replace(work, author=(person,))).title == ""


def test_a_neutral_citation_is_printed_with_its_court() -> None:
    case = Reference("", "legal_case", title="R v Lind", authority="EWCA Civ", number="12", issued=Date("1999"))
    assert fields(render(extraction([case]), "bibtex"))["howpublished"] == "{EWCA Civ 12}"
    docket = replace(case, authority="Cour de cassation", number="12-345")
    assert fields(render(extraction([docket]), "bibtex"))["howpublished"] == "{12-345}"


@pytest.mark.parametrize(
    ("title", "latex"),
    [
        ("[tides.norrhaven.org: our oldest locks]", "[{tides.norrhaven.org}: our oldest locks]"),
        ("Scroll.in and the law", "{Scroll.in} and the law"),
        ("Locks v.2 etc.", "Locks v.2 etc."),
    ],
)
def test_the_name_of_a_site_keeps_its_letters(title: str, latex: str) -> None:
    assert protect(title, "", ascii_letters=True) == latex
