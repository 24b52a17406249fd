"""How far titles reach: their own brackets and the full stop of an abbreviation are theirs."""

from __future__ import annotations

import pytest
from tests.references.normalize.marked import cited, work

from briefcite.references.normalize import normalize

BRACKETS = [
    (
        "<ti>Shores of Law (and Dykes)</ti>, <pu>Quay Press</pu>, <da>2001</da>.",
        "Shores of Law (and Dykes)",
        "Quay Press",
    ),
    ("<ti>Shores (Law</ti>), <pu>Quay Press</pu>, <da>2001</da>.", "Shores (Law)", "Quay Press"),
    ("<ti>Shores of Law (new</ti>, <da>2001</da>, <pu>Quay Press</pu>).", "Shores of Law (new)", "Quay Press"),
]


@pytest.mark.parametrize(("marked", "title", "publisher"), BRACKETS)
def test_the_bracket_within_a_title_is_part_of_it(marked: str, title: str, publisher: str) -> None:
    told = work(marked)
    assert (told.title, told.publisher) == (title, publisher)


@pytest.mark.parametrize(
    ("marked", "title", "kind"),
    [
        ("<ti>U.S. Const</ti>. <lo>art. I, § 8</lo>.", "U.S. Const.", "legislation"),
        ("<ti>N.M. Sup. Ct. Gen. R</ti>. <lo>2</lo>.", "N.M. Sup. Ct. Gen. R.", "legislation"),
        ("<ti>Talks under the U.N</ti>.’ <da>2007</da>.", "Talks under the U.N.", "book"),
        (
            "<ti>Lind v. Harbour Ferries, Inc</ti>., <vo>12</vo> <ct>F.3d</ct> <pg>7</pg>.",
            "Lind v. Harbour Ferries, Inc.",
            "legal_case",
        ),
        ("<ti>Dykes and Shores</ti>. <pl>London</pl>, <da>2001</da>.", "Dykes and Shores", "book"),
    ],
)
def test_a_title_of_abbreviations_keeps_its_full_stop(marked: str, title: str, kind: str) -> None:
    told = work(marked)
    assert (told.title, told.type) == (title, kind)


@pytest.mark.parametrize("marked", [marked for marked, *_ in BRACKETS])
def test_segments_still_lie_end_to_end(marked: str) -> None:
    text, citation = cited(marked)
    tidy, _ = normalize(text, citation)
    assert [s.end for s in tidy.segments[:-1]] == [s.start for s in tidy.segments[1:]]
    assert tidy.segments[-1].end == citation.end


@pytest.mark.parametrize(
    ("marked", "kind"),
    [
        ("<ct>N.J. STAT.</ct> <lo>§ 18A:35-1</lo>, <url>https://law.example/nj</url>.", "legislation"),
        ("<ct>Wyo. Stat. Ann</ct>. <lo>§ 21-9-102</lo> (<da>2021</da>).", "legislation"),
        ("<ti>Fla. R. App. P.</ti> <lo>9.800</lo>.", "legislation"),
        ("<ti>Laquearia. V. Aeneid</ti>, <lo>I, 726</lo>.", "book"),
        ("<au>Hale</au>, <ct>Coastal L. Rev.</ct> <da>2021</da>, <pg>7</pg>.", "article-journal"),
    ],
)
def test_codes_and_rules_of_courts_are_law(marked: str, kind: str) -> None:
    assert work(marked).type == kind


@pytest.mark.parametrize(
    "body", ["Am. Ass’n of Law Libraries", "Legal Info. Inst.", "Dep’t of Tides", "Harbour Law Ctr."]
)
def test_bodies_in_the_short_words_of_lawyers_are_no_people(body: str) -> None:
    (name,) = work(f"<au>{body}</au>, <ti>Report</ti> (<da>1995</da>).").author
    assert name.literal.startswith(body.rstrip("."))


DOUBTFUL = [
    ("<au>A. Stone</au>, <ti>Rivers</ti> (<pl>Leeds</pl>, c. <lo>1890</lo>).", "1890~", "Leeds"),
    ("<au>A. Stone</au>, <ti>Rivers</ti> (<pl>Leeds</pl>, <da>1890</da>?), <lo>12</lo>.", "1890?", "Leeds"),
    ("<au>A. Stone</au>, <ti>Rivers</ti> (<pl>Leeds</pl> [<da>1890</da>?]), <lo>12</lo>.", "1890?", "Leeds"),
    ("<au>A. Stone</au>, <ti>Rivers</ti> (<pl>Leeds, ca.</pl> <da>1890</da>).", "1890~", "Leeds"),
    ("<au>A. Stone</au>, <ti>Rivers</ti> (<pl>Leeds</pl>, <pl>ca</pl> <da>1890-95</da>).", "1890~/1895~", "Leeds"),
    ("<ti>Rivers</ti> (<pl>Leeds</pl>: <pu>Quay, circa</pu> <da>1890</da>).", "1890~", "Leeds"),
    ("<ti>Deutschland vor</ti> <da>1848</da>, <pl>Berlin</pl>.", "1848", "Berlin"),
    ("<ti>Rivers</ti>, <pl>Leeds</pl> <da>1890</da>, c. <lo>12</lo>.", "1890", "Leeds"),
    ("<ti>Rivers</ti>, <pl>Leeds</pl> <da>1890</da>, c. <lo>1512</lo>.", "1890", "Leeds"),
    ("<ar>Archivio di Roma, b. 3</ar>, c. <lo>1512</lo>.", "", ""),
]


@pytest.mark.parametrize(("marked", "date", "place"), DOUBTFUL)
def test_a_date_includes_the_words_that_say_it_is_not_sure(marked: str, date: str, place: str) -> None:
    told = work(marked)
    assert (told.issued.edtf if told.issued else "", told.publisher_place) == (date, place)
    text, citation = cited(marked)
    tidy, _ = normalize(text, citation)
    assert [s.end for s in tidy.segments[:-1]] == [s.start for s in tidy.segments[1:]]


@pytest.mark.parametrize(
    ("marked", "body", "title"),
    [
        ("<ti>BBC News, 'Floods in Kent</ti>' (<pu>BBC</pu>, <da>3 May 2010</da>).", "BBC News", "Floods in Kent"),
        ("<no>W3C, 'HTML 5.2</no>' (<da>2017</da>).", "W3C", "HTML 5.2"),
        ('<ti>Wikipedia contributors, "River Lind,"</ti> <ct>Wikipedia</ct>.', "Wikipedia contributors", "River Lind"),
        ('<ti>Wikipedia contributors, "River Lind</ti>," <ct>Wikipedia</ct>.', "Wikipedia contributors", "River Lind"),
        ("<ti>Kent, 'the Garden'</ti> (<da>2017</da>).", "", "Kent, 'the Garden'"),
    ],
)
def test_a_body_before_a_quoted_title_is_its_author(marked: str, body: str, title: str) -> None:
    told = work(marked)
    assert ([name.literal for name in told.author], told.title) == ([body] if body else [], title)
    text, citation = cited(marked)
    tidy, _ = normalize(text, citation)
    assert [s.end for s in tidy.segments[:-1]] == [s.start for s in tidy.segments[1:]]
