from __future__ import annotations

import pytest
from tests.references.normalize.labelled import fields, read

WHOLE: list[tuple[str, dict[str, object]]] = [
    (
        "<author>H. Tidewell</author>, <title>'The Turn'</title>, <container-title>Journal of Tides</container-title>, "
        "<volume>66, 3 (2002)</volume>, pp. <page>695–717</page>.",
        {
            "type": "article-journal", "author": ["Tidewell, H."], "title": "The Turn", "issued": "2002",
            "container_title": "Journal of Tides", "volume": "66", "issue": "3", "page": "695-717",
        },
    ),
    (
        "<author>Karl Ebbe</author>, <title>Die Flut</title>, in: <editor>Mona Watt u.a.</editor> (Hrsg.), "
        "<container-title>Meer und Recht</container-title>, <publisher-place>Oldemoor 2004</publisher-place>, S. <page>29-68</page>.",
        {
            "type": "chapter", "author": ["Ebbe, Karl"], "title": "Die Flut", "editor": ["Watt, Mona"],
            "container_title": "Meer und Recht", "publisher_place": "Oldemoor", "issued": "2004", "page": "29-68",
            "truncated": ("editor",),
        },
    ),
    (
        "<editor>Mona Watt</editor>, ed., <title>Tides</title> (<publisher-place>Oldemoor: Dyke Press</publisher-place>, "
        "<issued>1961</issued>), pp. <page>45–47</page>.",
        {
            "type": "book", "editor": ["Watt, Mona"], "title": "Tides", "publisher_place": "Oldemoor",
            "publisher": "Dyke Press", "issued": "1961", "locator": "page 45-47",
        },
    ),
    (
        "<author>Stanley, Mona, ed.</author> <title>Tides</title>. <publisher>Dyke Press</publisher>, <issued>1961</issued>.",
        {"type": "book", "editor": ["Stanley, Mona"], "title": "Tides", "publisher": "Dyke Press", "issued": "1961"},
    ),
    (
        "<author>Ders.</author>, <title>Die Ebbe</title>, <publisher-place>Oldemoor</publisher-place> <issued>1999</issued>.",
        {
            "type": "book", "title": "Die Ebbe", "publisher_place": "Oldemoor", "issued": "1999",
            "repeated": (("author", "Ders."),),
        },
    ),
    (
        '<author>Khan, T.</author> <title>"Four Tides."</title> <container-title>tideherald.com. Tide Herald</container-title>, '
        "<issued>March 24, 2021</issued>. <URL>https://tideherald.com/a</URL>",
        {
            "type": "article-newspaper", "author": ["Khan, T."], "title": "Four Tides", "container_title": "Tide Herald",
            "issued": "2021-03-24", "url": "https://tideherald.com/a",
        },
    ),
    (
        '<title>"Ebb."</title> <container-title>marine.oldemoor.edu</container-title>. <publisher>Institute for Tides</publisher>, '
        "<issued>n.d. Accessed April 12, 2021</issued>. <URL><http://marine.oldemoor.edu/ebb></URL>",
        {
            "type": "webpage", "title": "Ebb", "container_title": "marine.oldemoor.edu", "publisher": "Institute for Tides",
            "accessed": "2021-04-12", "url": "http://marine.oldemoor.edu/ebb",
        },
    ),
    (
        "<author>A. Reed</author>, <title>'Two Tides'</title>, <container-title>The Guardian</container-title>, "
        "<issued>7 April 2014</issued>",
        {
            "type": "article-newspaper", "author": ["Reed, A."], "title": "Two Tides", "container_title": "The Guardian",
            "issued": "2014-04-07",
        },
    ),
    (
        "<author>A. Reed</author>, <title>Two Tides</title>, <genre>PhD thesis</genre>, <publisher>University of Oldemoor</publisher>, "
        "<issued>1998</issued>, <locator>p. 12</locator>",
        {
            "type": "thesis", "author": ["Reed, A."], "title": "Two Tides", "genre": "PhD thesis",
            "publisher": "University of Oldemoor", "issued": "1998", "locator": "page 12",
        },
    ),
    (
        "<author>A. Reed</author>. <title>Two Tides</title>. <genre>Technical Report TR-98-4</genre>, <issued>1998</issued>.",
        {
            "type": "report", "author": ["Reed, A."], "title": "Two Tides", "genre": "Technical Report", "number": "TR-98-4",
            "issued": "1998",
        },
    ),
    (
        "<author>A. Reed</author>, <title>Two Tides</title>. arXiv:1504.04943, <issued>2015</issued>.",
        {"type": "article", "author": ["Reed, A."], "title": "Two Tides", "number": "arXiv:1504.04943", "issued": "2015"},
    ),
    (
        "<author>A. Reed</author>, <title>Tides</title>, <collection-title>Studies in Water 12</collection-title>, "
        "<publisher>Dyke Press</publisher>, <issued>1998</issued>. ISBN 978-3-16-148410-0",
        {
            "type": "book", "author": ["Reed, A."], "title": "Tides", "collection_title": "Studies in Water",
            "collection_number": "12", "publisher": "Dyke Press", "issued": "1998", "isbn": "9783161484100",
        },
    ),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "expected"), WHOLE)
def test_whole_citations(marked: str, expected: dict[str, object]) -> None:
    assert fields(marked) == expected


SLIPS: list[tuple[str, dict[str, object]]] = [
    # the number before the journal is the volume, the one after it the first page
    (
        "<author>P. Reed</author>, <title>'Two Tides</title>' (<issued>1998</issued>) <container-title>57 Journal of Ebb</container-title> "
        "<volume>63</volume>, at <page>70</page>.",
        {"container_title": "Journal of Ebb", "volume": "57", "page": "63", "locator": "page 70"},
    ),
    (
        '<title>"Two Tides</title>." <accessed>tides.org. Institute for the Study of Ebb, n.d. Accessed April 12, 2021</accessed>.',
        {
            "container_title": "tides.org",
            "publisher": "Institute for the Study of Ebb",
            "accessed": "2021-04-12",
        },
    ),
    (
        '<author>P. Reed</author>. <title>"Can Tides Turn?" ebb.oldemoor.edu</title>. <publisher>Institute | Oldemoor</publisher>, '
        "<issued>May 2, 2018</issued>.",
        {
            "title": "Can Tides Turn?",
            "container_title": "ebb.oldemoor.edu",
            "publisher": "Institute | Oldemoor",
        },
    ),
    (
        "<author>P. Reed</author>, <title>Tides</title> (<issued>Dyke 2012</issued>), <locator>31</locator>",
        {"publisher": "Dyke", "issued": "2012", "locator": "page 31"},
    ),
    (
        "<author>K. Ebbe</author>: <title>Die Flut, 5. Aufl.</title>, <publisher-place>Oldemoor</publisher-place> <issued>1990</issued>, S. 77.",
        {"title": "Die Flut", "edition": "5", "locator": "page 77"},
    ),
    (
        "<author>K. Ebbe</author>, <title>Die Flut, Diss. phil.</title>, <publisher>Universität Oldemoor</publisher> <issued>1998</issued>",
        {"title": "Die Flut", "genre": "Diss. phil.", "type": "thesis"},
    ),
    (
        "<title>Tide Agency, 'The Turn of Tides'</title>, <issued>2004</issued>",
        {"author": ["{Tide Agency}"], "title": "The Turn of Tides"},
    ),
    (
        '<author>BBC News</author>, <title>"Tides"</title>, <issued>3 May 2019</issued>',
        {"container_title": "BBC News", "title": "Tides", "type": "webpage"},
    ),
    (
        "<container-title>Tides and Law</container-title>, <publisher-place>Oldemoor</publisher-place>, <issued>1999</issued>",
        {"title": "Tides and Law", "type": "book"},
    ),
    ("<author>K. Ebbe</author>, <title>Tides</title>, 1987.", {"issued": "1987"}),
    (
        "<author>J. Ruiz</author>, <title>«Mareas»</title>, <container-title>Revista de Mareas</container-title>, n.º <volume>45</volume> "
        "(<issued>1985</issued>), pp. <page>33-60</page>",
        {"issue": "45", "page": "33-60"},
    ),
    (
        "<author>J. Reed</author>, <title>Tides and Law</title>, <container-title>15 OLD. L. REV.</container-title> "
        "<volume>103</volume>, <page>107-08</page> (<issued>2003</issued>).",
        {"container_title": "OLD. L. REV.", "volume": "15", "page": "103", "locator": "page 107-08"},
    ),
    (
        "<author>J. Reed</author>, <title>Judge Stops the Tide, N.Y. TIMES</title>, <issued>May 3, 2017</issued>",
        {"title": "Judge Stops the Tide", "container_title": "N.Y. TIMES", "type": "article-newspaper"},
    ),
    (
        "<title>« Marées », dans Histoire de la mer</title>, <publisher-place>Paris</publisher-place>, <issued>1875</issued>",
        {"title": "Marées", "container_title": "Histoire de la mer"},
    ),
    (
        "<author>A. Reed</author>, “<title>Tides</title>,” in Edited Seas, ed. <editor>K. Ebbe</editor> (<issued>2001</issued>)",
        {"title": "Tides", "container_title": "Edited Seas", "type": "chapter"},
    ),
    (
        "<title>Jochen Ebbe, Flut und Politik</title>, <publisher-place>Oldemoor</publisher-place> <issued>2005</issued>",
        {"author": ["Ebbe, Jochen"], "title": "Flut und Politik"},
    ),
    (
        "<title>Die Flut</title>, <volume>5</volume>. Auflage <publisher-place>Baden-Baden</publisher-place> <issued>1991</issued>",
        {"edition": "5", "volume": None, "publisher_place": "Baden-Baden"},
    ),
    (
        "<title>Die Flut</title>, <publisher-place>Herbst</publisher-place> <issued>2005</issued>",
        {"issued": "2005-23", "publisher_place": None},
    ),
    (
        "<author>E. Ebbe</author>, <title>Einleitung</title>, in <author>T. Flut</author>, <container-title>Die See</container-title>, "
        "<publisher-place>Adelphi, Milano</publisher-place> <issued>1956</issued>",
        {"author": ["Ebbe, E."], "container_title": "Die See", "publisher": "Adelphi", "publisher_place": "Milano"},
    ),
    (
        "<author>A. Reed</author>, <title>Tides</title>, PhD thesis, <publisher>University of Oldemoor</publisher>, <issued>1981</issued>",
        {"type": "thesis"},
    ),
    (
        "<author>J. Reed</author>, <title>Tides</title>, <other>doi 10.1234/TIDE.5</other>, <note>https://tides.example/x</note>",
        {"doi": "10.1234/tide.5", "url": "https://tides.example/x"},
    ),
]


@pytest.mark.parametrize(("marked", "expected"), SLIPS)
def test_slips_of_the_labeller(marked: str, expected: dict[str, object]) -> None:
    found = fields(marked)
    assert {field: found.get(field) for field in expected} == expected


def test_a_link_gives_the_url_where_none_is_printed() -> None:
    marked = '<author>AFP</author>. <title>"Tides."</title> <container-title>DAWN.COM</container-title>, <issued>March 18, 2021</issued>.'
    found = fields(marked, link=("DAWN.COM", "https://www.dawn.com/news/1"))
    assert (found["url"], found["type"], found["container_title"]) == (
        "https://www.dawn.com/news/1",
        "article-newspaper",
        "DAWN.COM",
    )


def test_the_printed_url_wins_over_a_link() -> None:
    found = fields("<title>Tides</title>, <URL>https://a.example/x</URL>", link=("Tides", "https://b.example/y"))
    assert found["url"] == "https://a.example/x"


def test_a_doi_link_is_a_doi_and_no_url() -> None:
    found = fields("<author>A. Reed</author>, <title>Tides</title>", link=("Tides", "https://doi.org/10.1234/TIDE"))
    assert found["doi"] == "10.1234/tide"
    assert "url" not in found


def test_pages_of_a_short_form_are_a_pinpoint() -> None:
    citation, reference = read("<author>Reed</author>, <title>Tides</title>, pp. <page>3–5</page>", form="short")
    assert (citation.locator, citation.locator_label, reference.page) == ("3-5", "page", "")


def test_a_locator_that_the_splitter_found_stays() -> None:
    from dataclasses import replace

    from tests.references.normalize.labelled import labelled

    from briefcite.references.normalize import mended as normalize

    text, citation = labelled("<author>Reed</author>, <title>Tides</title>, p. <page>12</page>")
    kept, _ = normalize(text, replace(citation, locator="99", locator_label="page"))
    assert kept.locator == "99"


def test_confidence_of_every_variable_under_its_csl_name() -> None:
    _, reference = read(
        "<author>A. Reed</author>, <title>Tides</title>, <container-title>Ebb</container-title> <volume>3</volume> "
        "(<issued>1998</issued>) <page>1-9</page> <DOI>10.1234/x</DOI>"
    )
    assert set(reference.confidence) == {
        "type",
        "author",
        "title",
        "container-title",
        "volume",
        "issued",
        "page",
        "DOI",
    }
    assert all(0 < sure <= 1 for sure in reference.confidence.values())


def test_a_wrong_isbn_is_doubtful() -> None:
    _, reference = read("<title>Tides</title>. ISBN 978-3-16-148410-1")
    assert reference.isbn and reference.confidence["ISBN"] < 0.5
