"""Values that a librarian would not file: numbers of pages as years, days of access in publishers, open brackets."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.references.normalize.marked import cited, work

from briefcite.references.normalize import normalize
from briefcite.text.balanced import balanced

BOOK = "<au>Mary Hale</au>, <ti>Dykes</ti>, "
PAGE = "<au>Water Board</au>, <ti>Tides and Gates</ti>, "


@pytest.mark.parametrize(
    ("marked", "year"),
    [
        (BOOK + "<pl>London</pl>, <pu>Quay Press</pu>, <da>1535 pp</da>.", ""),
        (BOOK + "<pl>London</pl>, <pu>Quay Press</pu>, <da>1824</da> p.", ""),
        (BOOK + "<pl>Bremen</pl>: <pu>Hafenverlag</pu>, <da>1264 S.</da>", ""),
        (BOOK + "<pl>Bremen</pl>, <da>1264</da> Seiten, <da>1999</da>.", "1999"),
        (BOOK + "<pl>Oxford</pl> <da>2001</da> p. 12.", "2001"),
        (BOOK + "<pl>Oxford</pl> <da>2001</da> S. 12.", "2001"),
        (BOOK + "<pl>Oxford</pl>, <da>1824</da>, pp. 3-9.", "1824"),
    ],
)
def test_a_number_of_pages_is_no_year(marked: str, year: str) -> None:
    issued = work(marked).issued
    assert (issued.edtf if issued else "") == year


def test_nor_is_it_part_of_a_title() -> None:
    assert (
        work("<au>Mary Hale</au>, <ti>Handbook of Harbours, 1535 pp</ti>, <da>2001</da>.").title
        == "Handbook of Harbours"
    )
    assert work("<au>Bo Lind</au>, <ti>Die Schleusen, 264 S.</ti>, <da>2001</da>.").title == "Die Schleusen"
    assert work("<au>Bo Lind</au>, <ti>The Class of 1835</ti>.").title == "The Class of 1835"


@pytest.mark.parametrize(
    "told",
    [
        "Last modified <da>June 3, 2020</da>, <url>https://water.example/t</url>.",
        "<url>https://water.example/t</url> (last modified <ac>June 3, 2020</ac>).",
        "<url>https://water.example/t</url>, <ac>last updated on 3 June 2020</ac>.",
        "<url>https://water.example/t</url> (zuletzt geändert am <ac>3. Juni 2020</ac>).",
        "<url>https://water.example/t</url> [mis à jour le <ac>3 juin 2020</ac>].",
        "<url>https://water.example/t</url> (última actualización: <ac>3 de junio de 2020</ac>).",
    ],
)
def test_the_day_of_the_last_change_is_when_it_was_issued(told: str) -> None:
    page = work(PAGE + told)
    assert page.issued is not None and page.issued.edtf == "2020-06-03" and page.accessed is None


@pytest.mark.parametrize(
    "told",
    [
        "accessed <da>June 3, 2020</da>, <url>https://water.example/t</url>.",
        "<url>https://water.example/t</url> (abgerufen am <da>3. Juni 2020</da>).",
        "<url>https://water.example/t</url> [consulté le <da>3 juin 2020</da>].",
        "<pu>Quay Press, accessed June 3, 2020</pu>, <url>https://water.example/t</url>.",
        "<pu>Quay Press (zuletzt abgerufen am 3.6.2020)</pu>.",
        "<ct>Harbour News. Retrieved 3 June 2020</ct>.",
        "<url>https://water.example/t</url>, <ac>3 June 2020</ac>.",
    ],
)
def test_a_day_of_access_is_no_date_and_no_part_of_a_publisher(told: str) -> None:
    page = work(PAGE + told)
    assert page.accessed is not None and page.accessed.edtf == "2020-06-03" and page.issued is None
    assert page.publisher in ("", "Quay Press") and page.container_title in ("", "Harbour News")


def test_words_of_access_that_lead_to_no_day_stay() -> None:
    assert work("<au>Bo Lind</au>, <ti>Shores, last visited in spring</ti>.").title == "Shores, last visited in spring"
    assert work("<au>Bo Lind</au>, <ti>Data Retrieved</ti>, <pu>Access Press</pu>.").publisher == "Access Press"


def test_a_body_keeps_the_country_in_brackets_before_it() -> None:
    (agency,) = work("(US) <au>Environmental Protection Agency</au>, <ti>Report on Water</ti>, <da>2003</da>.").author
    assert agency.literal == "(US) Environmental Protection Agency"
    text, citation = cited("(<au>US) Environmental Protection Agency</au>, <ti>Report</ti>, <da>2003</da>.")
    (agency,) = normalize(text, replace(citation, start=1))[1].author  # the bracket stands before it
    assert agency.literal == "(US) Environmental Protection Agency"
    (ministry,) = work("(U.K.) <au>Ministry of Tides</au>, <ti>Plans</ti>.").author
    assert ministry.literal == "(U.K.) Ministry of Tides"
    (person,) = work("(DE) <au>Mary Hale</au>, <ti>Plans</ti>.").author
    assert (person.family, person.literal) == ("Hale", "")


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Opere (8, 3", "Opere (8, 3)"),
        ("Rome) and after", "Rome and after"),
        ("Naples (", "Naples"),
        ("a) b (c", "a b (c)"),
        ("[Procedure", "[Procedure]"),
        ("x (y [z) w", "x (y [z w])"),
        ("(US) Agency", "(US) Agency"),
        ("}{", ""),
    ],
)
def test_brackets_are_balanced(text: str, want: str) -> None:
    assert balanced(text) == want
    assert work(f"<au>Bo Lind</au>, <ti>Tides</ti>, <nt>{text}</nt>.").note.count("(") == want.count("(")


def test_a_title_takes_in_the_quote_that_it_closes() -> None:
    assert work("<au>D. Conte</au>, «<ti>Natur» e «spirito</ti>», <da>2019</da>.").title == "«Natur» e «spirito»"
    assert work("<au>D. Conte</au>, «<ti>Natur e spirito</ti>», <da>2019</da>.").title == "Natur e spirito"


def test_commentary_is_no_title() -> None:
    said = (
        "Of the dykes and those who kept them. " + "It was long and nobody knew the end of it, as the pilots said " * 6
    )
    assert work(f"<au>Bo Lind</au>, <ti>{said}</ti>, <da>2019</da>.").title == "Of the dykes and those who kept them"
    endless = work(f"<au>Bo Lind</au>, <ti>{said.replace('.', ' ')}</ti>.").title
    assert len(endless) <= 250 and endless.endswith("…")


def test_numbers_stand_once_and_pages_end_with_a_page() -> None:
    assert (
        work("<au>M. Chiaro</au>, <ti>La finanza</ti>, tome <vo>3</vo>, <da>1937</da>, tome <vo>3</vo>.").volume == "3"
    )
    for printed in ("35 e ss.", "35 et seq.", "35 sgg.", "35 et suiv."):
        assert (
            work(f"<au>S. Lind</au>, <ti>Tides</ti>, <ct>Shores</ct>, <da>1977</da>, pp. <pg>{printed}</pg>").page
            == "35"
        )


def test_an_archive_is_called_without_its_abbreviation() -> None:
    held = work("<ar>The National Archives, London (henceforth TNA), KV 2/2654</ar>, <ti>Report on tides</ti>.")
    assert (held.archive, held.archive_location) == ("The National Archives", "London, KV 2/2654")
    assert (
        work("<ar>Kreisarchiv Norrhaven (im Folgenden KAN), NS 9</ar>, <ti>Akte</ti>.").archive
        == "Kreisarchiv Norrhaven"
    )


def test_a_url_ends_where_the_sentence_goes_on() -> None:
    assert (
        work("<ti>Nuntii</ti>, <url>http://code.example/lock/Nuntii para uso</url>.").url
        == "http://code.example/lock/Nuntii"
    )
    assert (
        work("<ti>Nuntii</ti>, <url>http://code.example/lock/ Nuntii.html</url>.").url
        == "http://code.example/lock/Nuntii.html"
    )


@pytest.mark.parametrize(
    ("before", "want"),
    [("", "(US) Water Agency"), ("See ", "(US) Water Agency"), ("Bo Lind (1999); ", "(US) Water Agency")],
)
def test_a_body_keeps_its_country_that_the_citation_leaves_out(before: str, want: str) -> None:
    text, citation = cited(f"{before}(US) <au>Water Agency</au>, <ti>Tides</ti> (<da>2012</da>).")
    start = text.index("Water")
    kept = tuple(part for part in citation.segments if part.start >= start)
    found = normalize(text, replace(citation, start=start, segments=kept))[1]
    assert [name.literal for name in found.author] == [want]


def test_a_letter_is_kept_by_the_body_behind_it() -> None:
    told = work(
        "<ge>Letter</ge> from <au>Ada Bell to Paul Ost</au> (<da>3 May 1776</da>), "
        "<ct>Norrhaven Historical Society</ct>, <ar>Bell Papers, box 4</ar>."
    )
    assert (told.type, [name.family for name in told.author]) == ("personal_communication", ["Bell"])
    assert (told.container_title, told.archive) == ("", "Norrhaven Historical Society")
    assert (told.archive_location, told.note) == ("Bell Papers, box 4", "Letter from Ada Bell to Paul Ost")


@pytest.mark.parametrize(
    "marked",
    [
        "<au>Ada Bell</au>, <ti>Salt in Wells</ti> (<ge>Letter</ge>), <ct>Shore Weekly</ct>, <da>3 May 1976</da>.",
        "<au>Ada Bell to Paul Ost</au>, <da>1776</da>, in <ct>The Bell Papers</ct> (<pu>Quay Press</pu>, <da>1960</da>).",
    ],
)
def test_a_letter_in_print_is_held_by_what_prints_it(marked: str) -> None:
    told = work(marked)
    assert told.type != "personal_communication" and told.container_title


def test_an_act_has_the_names_of_both_its_bodies() -> None:
    told = work(
        "<ge>Regulation</ge> <no>(EU) 2016/12</no> of the <at>European Parliament and of the Council</at> of "
        "<da>27 April 2016</da> on <ti>the protection of wells</ti> [2016] <ct>OJ</ct> <is>L119</is>/<pg>1</pg>."
    )
    assert (told.title, told.authority) == ("the protection of wells", "European Parliament and Council")


def test_a_second_number_is_kept() -> None:
    told = work("<au>UN General Assembly</au> <ge>Resolution</ge> <no>61/295</no>, UN Doc <no>A/RES/61/295</no>.")
    assert (told.number, told.note) == ("61/295", "A/RES/61/295")


def test_what_has_a_publisher_and_nothing_in_it_is_a_book() -> None:
    told = work("<ct>Anonymous Chronicle of Norrhaven</ct> (<pu>Quay Press</pu>, n.d.) <lo>5</lo>.")
    assert (told.type, told.title, told.container_title) == ("book", "Anonymous Chronicle of Norrhaven", "")
    assert work("<ed>Bo Lind</ed> (ed.), <ct>Wells</ct> (<pu>Quay Press</pu>, <da>1960</da>).").container_title


def test_a_section_is_no_year() -> None:
    assert work("<vo>42</vo> <ct>U.S.C.</ct> § <da>1983</da>.").issued is None


def test_a_message_to_the_author_is_from_one_person() -> None:
    (name,) = work("<ge>Email</ge> from <au>Jane Doe to the author</au>, <da>3 May 2019</da>.").author
    assert (name.given, name.family) == ("Jane", "Doe")
