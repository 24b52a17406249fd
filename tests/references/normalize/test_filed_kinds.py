"""Readings that a librarian would not file unread: the stop of an abbreviation, people out of titles, numbers as names."""

from __future__ import annotations

import pytest
from tests.references.normalize.labelled import fields, shown
from tests.references.normalize.marked import work

from briefcite.model import Date, Reference
from briefcite.text.balanced import balanced
from briefcite.text.called import with_name

REST = ", <volume>12</volume> <container-title>F.3d</container-title> <page>63</page>"


@pytest.mark.parametrize(
    ("marked", "title"),
    [
        (f"<title>In re Harbour Corp. Sec. Litig</title>.{REST}", "In re Harbour Corp. Sec. Litig."),
        (f"<title>In re Pilots Litig.</title>{REST}", "In re Pilots Litig."),
        (f"<title>Lind v. Bd. of Educ</title>.{REST}", "Lind v. Bd. of Educ."),
        (f"<title>Lind v. Harbour Board</title>{REST}", "Lind v. Harbour Board"),
        ("<locator>Art. 12</locator> <title>Cod. Civ</title>.", "Cod. Civ."),
        ("<author>J. Hale</author>, <title>Tides of the World</title>., <issued>1998</issued>", "Tides of the World"),
        ("<author>J. Hale</author>, <title>Seas and Law</title>. In: <issued>1998</issued>", "Seas and Law"),
    ],
)
def test_a_title_keeps_the_stop_of_its_abbreviation(marked: str, title: str) -> None:
    assert fields(marked)["title"] == title


def test_an_abbreviated_journal_keeps_its_stop_before_a_page() -> None:
    journal = "<title>Rivers</title>, <volume>4</volume> <container-title>{}</container-title> <page>33</page>"
    assert fields(journal.format("J.L. & Econ."))["container_title"] == "J.L. & Econ."
    assert fields(journal.format("Water and Law."))["container_title"] == "Water and Law"


@pytest.mark.parametrize(
    ("author", "title", "want"),
    [
        ("FAO, WHO", "Food", (["{FAO}", "{WHO}"], "Food")),
        ("ITU, WHO.", "Food", (["{ITU}", "{WHO}"], "Food")),
        ("Mary Reed, edited", "Food", (["Reed, Mary"], "Food")),
        ("Holt, Sarah", "Floods", (["Holt, Sarah"], "Floods")),
        ("Hans Meier, Schulz", "Das Wasser", (["Meier, Hans", "Schulz"], "Das Wasser")),
        ("Vargas Llosa, Mario", "Sea", (["Vargas Llosa, Mario"], "Sea")),
    ],
)
def test_who_wrote_it_and_where_its_title_begins(author: str, title: str, want: tuple[list[str], str]) -> None:
    found = fields(f"<author>{author}</author>: <title>{title}</title>, <issued>1998</issued>")
    assert (found["author"], found["title"]) == want


@pytest.mark.parametrize(
    ("author", "title", "want"),
    [
        ("S. Levy, Hackers", "Heroes of the Quay", (["Levy, S."], "Hackers: Heroes of the Quay")),
        (
            "R. Cotter, Émile Durkheim",
            "Law in a Moral Domain",
            (["Cotter, R."], "Émile Durkheim: Law in a Moral Domain"),
        ),
        ("R. Cotter, E. Lind", "Law", (["Cotter, R.", "Lind, E."], "Law")),
        ("Robert Cotter, Emil Lind", "Law", (["Cotter, Robert", "Lind, Emil"], "Law")),
    ],
)
def test_words_before_a_colon_begin_the_title(author: str, title: str, want: tuple[list[str], str]) -> None:
    told = work(f"<au>{author}</au>: <ti>{title}</ti>, <pl>Leeds</pl> <da>1998</da>")
    assert ([shown(name) for name in told.author], told.title) == want


@pytest.mark.parametrize(
    ("printed", "author"),
    [
        ("Governor Grey to Earl Bathurst", "Grey"),
        ("Captain Cook", "Cook"),
        ("Admiral Vesey Hamilton", "Hamilton, Admiral Vesey"),
    ],
)
def test_a_rank_before_a_family_name_is_no_given_name(printed: str, author: str) -> None:
    assert fields(f"<author>{printed}</author>, <issued>3 May 1821</issued>")["author"] == [author]


@pytest.mark.parametrize(
    ("printed", "people"),
    [
        ("De la Durantaye", ["De la Durantaye"]),
        ("Von Stein", ["Von Stein"]),
        ("Le Corbusier", ["Le Corbusier"]),
        ("DE SOTO HERNANDO", ["De Soto Hernando"]),
        ("LE BRIGANT Yann", ["Le Brigant, Yann"]),
        ("De Luca Anna", ["De Luca, Anna"]),
        ("Steinhauer /Euler", ["Steinhauer", "Euler"]),
        ("Hinte/ Steinhauer", ["Hinte", "Steinhauer"]),
        ("KECHENG LIU", ["Liu, Kecheng"]),
        ("NORMAN ROE", ["Roe, Norman"]),
        ("ZUCCONI JBR", ["Zucconi, JBR"]),
        ("Des Butlin", ["Butlin, Des"]),
        ("Al Gore", ["Gore, Al"]),
        ("Patrick J.GEARY", ["Geary, Patrick J."]),
        ("Abbé Lucien CHAVOUTIER", ["Chavoutier, Lucien"]),
        ("the Honorable Jane Doe", ["Doe, Jane"]),
        ("associations requérantes", ["{associations requérantes}"]),
        ("VV.AA.", ["{VV.AA.}"]),
        ("Reitler_, _Ferenczi_ und _Eder", ["Reitler", "Ferenczi", "Eder"]),
        ("snes_creteil", ["snes_creteil"]),
        ("Stelle für Verletzungen von Rechten", ["{Stelle für Verletzungen von Rechten}"]),
        ("Special Rapporteur on poverty and human rights", ["{Special Rapporteur on poverty and human rights}"]),
        ("Ian Frye, Special Rapporteur on climate", ["Frye, Ian"]),
        ("Per Olov Lind", ["Lind, Per Olov"]),
    ],
)
def test_people_and_those_who_are_none(printed: str, people: list[str]) -> None:
    assert fields(f"<author>{printed}</author>, <title>Cities</title>, <issued>1998</issued>")["author"] == people


@pytest.mark.parametrize(
    ("printed", "author"),
    [
        ("Nancy Cantor, Chancellor and President, Harbour University, to University Colleagues", "Cantor, Nancy"),
        ("the Honorable Procter R. Hug, Jr., Chief Judge, to the Administrative Office", "Hug, Procter R., Jr."),
        ("B. Nazarian, ERG, to K. Marsh, EPA", "Nazarian, B."),
    ],
)
def test_a_letter_is_by_its_writer_alone(printed: str, author: str) -> None:
    found = fields(f"<genre>Letter</genre> from <author>{printed}</author> (<issued>3 May 1997</issued>)")
    assert (found["author"], found["type"]) == ([author], "personal_communication")
    assert found["note"] == f"Letter from {printed}"


@pytest.mark.parametrize(
    ("pages", "page", "locator"),
    [
        ("pp. <page>267, 268</page>", "267", "page 268"),
        ("<page>301, 322 f.</page>", "301", "page 322 f"),
        ("<page>370, 370 ff.</page>", "370", "page 370 ff"),
        ("<page>36, 12</page>", "36, 12", None),
        ("<page>12-18, 40</page>", "12-18, 40", None),
    ],
)
def test_behind_its_first_page_stands_the_place_in_an_article(pages: str, page: str, locator: str | None) -> None:
    found = fields(
        f"<title>Rivers</title>, <container-title>Water Review</container-title> <volume>4</volume>, {pages}."
    )
    assert (found["page"], found.get("locator")) == (page, locator)


@pytest.mark.parametrize(
    ("container", "kind"),
    [
        ("in <ct>Autografo</ct>, <vo>36</vo>, <da>1998</da>", "article-journal"),
        ("in <ct>Les Bauges</ct>, <vo>2</vo>", "chapter"),
        ("in: <ct>Kommentar zum Wassergesetz</ct>, Bd. <vo>I</vo>, <en>3</en>. Aufl. <da>2013</da>", "chapter"),
        ("in <ct>Les Bauges</ct>, <vo>2</vo>, <pl>Annecy</pl> <da>1889</da>", "chapter"),
        ("dans <ct>Bulletin d'histoire</ct>, <pl>Paris</pl>, <da>1963</da>", "article-journal"),
        ("in <ct>Annales et textes</ct>, <pu>Reed</pu>, <da>1963</da>", "chapter"),
    ],
)
def test_a_journal_is_one_behind_the_word_in_as_well(container: str, kind: str) -> None:
    assert work(f"<au>A. Bo</au>, «<ti>Le béton</ti>», {container}").type == kind


def test_brackets_of_chinese_and_japanese_are_closed() -> None:
    assert balanced("川の法（東京") == "川の法（東京）"


@pytest.mark.parametrize(
    ("marked", "field", "value"),
    [
        ("<author>Commission</author>, <number>COM(2012) 673 final</number>", "issued", "2012"),
        ("Retrieved from <URL>https</URL> ://<URL>www.water.example/a</URL>", "url", "https://www.water.example/a"),
        ("<title>THE RULE OF LAW</title>, <issued>2007</issued>", "title", "The Rule of Law"),
        ("<title>Poma Poma v. Peru</title>, <number>CCPR/C/95/D/1457/2006</number>", "type", "legal_case"),
        ("<title>Lind vs State Of Kent</title>, <container-title>KIR</container-title> <page>15</page>", "type", "legal_case"),
        ("<title>Lind v Orr</title>, <URL>https://courts.example/12</URL>", "type", "legal_case"),
        ("<title>Lind v Orr: The Lessons</title>, <URL>https://courts.example/12</URL>", "type", "webpage"),
        ("<title>L. v. Stein</title>, <publisher>Reed</publisher>, <issued>1998</issued>", "type", "book"),
        ("<title>DIN EN ISO</title>, <issued>2007</issued>", "title", "DIN EN ISO"),
        ("<author>Raue</author>, <container-title>ZUM</container-title> <issued>2007</issued>", "container_title", "ZUM"),
        ("<title>UNDRIP</title>, <locator>art. 3</locator>", "title", "UNDRIP"),
        ("<title>DSM-RL</title>, <locator>Art. 3</locator>", "title", "DSM-RL"),
        ("<author>A. Bo</author>, <title>BLUEBOOK</title>, <issued>2007</issued>", "title", "Bluebook"),
        ("<container-title>Anthropos</container-title>, <volume>12. Heft</volume>", "volume", "12"),
        ("<container-title>L'Histoire</container-title>, <volume>25e</volume> année", "volume", "25"),
        ("<author>HERNANDO DE SOTO</author>, <title>Capital</title>", "author", ["De Soto, Hernando"]),
        ("<author>DE SOTO MARIA</author>, <title>Capital</title>", "author", ["De Soto, Maria"]),
        ("<author>S.Graham</author>, <title>Cities</title>", "author", ["Graham, S."]),
        ("<author>Zimmer.J</author>, <title>Cities</title>", "author", ["Zimmer, J."]),
        ("<author>H.W.Lin</author>, <title>Cities</title>", "author", ["Lin, H.W."]),
        ("<author>L. VAN DE PUTTE</author>, <title>Cities</title>", "author", ["van de~Putte, L."]),
        ("<author>J.R.R. Tolkien</author>, <title>Cities</title>", "author", ["Tolkien, J.R.R."]),
        ("<author>De Luca Anna Maria</author>, <title>Cities</title>", "author", ["De Luca, Anna Maria"]),
        ("<author>F. DELLA PERUTA</author>, <title>Esercito</title>", "author", ["Della Peruta, F."]),
        ("<author>URSULA VON DER LEYEN</author>, <title>Reden</title>", "author", ["von der~Leyen, Ursula"]),
        ('=HYPERLINK("<URL>http://water.example/","click</URL>")', "url", "http://water.example/"),
        ("See <URL>http://https://water.example/a</URL>", "url", "https://water.example/a"),
        ("See <URL>https://archive.example/http://water.example/a</URL>", "url",
         "https://archive.example/http://water.example/a"),
        ("<title>Lind v. Roe</title>, <volume>5</volume> <container-title>U.S.</container-title> "
         "(<volume>1 Cranch</volume>) <page>137</page>", "volume", "5"),
        ("<title>Oxford Dictionary</title>, <edition>2nd</edition> ed., s.v. '<locator>river</locator>'", "locator", "sub-verbo river"),
    ],
)  # fmt: skip
def test_other_values(marked: str, field: str, value: str) -> None:
    assert fields(marked)[field] == value


YEAR = Date("2016", "2016")


@pytest.mark.parametrize(
    ("work", "title"),
    [
        (Reference("", "legislation", container_title="Journal of Laws", issued=YEAR, number="925"),
         "Journal of Laws 2016, 925"),
        (Reference("", "legislation", container_title="Dz. U.", issued=YEAR, issue="92", number="880"),
         "Dz. U. 2016, 92, 880"),
        (Reference("", "legislation", container_title="OJ", issued=YEAR, issue="L 119", page="1"), "OJ 2016, L 119, 1"),
        (Reference("", "legislation", container_title="BGBl.", volume="I", issued=YEAR, page="28"), "BGBl. I 2016, 28"),
        (Reference("", "legislation", container_title="U.S.C.", volume="42", issued=YEAR), "42 U.S.C."),
        (Reference("", "legislation", container_title="Fed. Reg.", volume="78", page="55"), "78 Fed. Reg. 55"),
        (Reference("", "legislation", title="the award of aid", genre="Regulation"), "Regulation: the award of aid"),
        (Reference("", "legislation", container_title="Cal. Pol. Code", issued=YEAR), "Cal. Pol. Code"),
        (Reference("", "legislation", container_title="Cal. Civ. Code", publisher="West"), "Cal. Civ. Code"),
    ],
)  # fmt: skip
def test_an_act_is_called_by_its_place_in_the_gazette(work: Reference, title: str) -> None:
    named = with_name(work)
    assert named.title == title and not named.container_title


@pytest.mark.parametrize(
    "marked",
    [
        "L’<locator>art. 53, comma 1</locator>, del <title>TUDA</title> prevede",
        "Vgl § <locator>823 Abs. 1</locator> <title>BGB</title>.",
        "<locator>§ 5</locator> <title>UrhG</title>",
    ],
)
def test_an_abbreviated_code_with_a_provision_is_a_law(marked: str) -> None:
    assert fields(marked)["type"] == "legislation"
