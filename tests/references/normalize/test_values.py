"""Segments become variables, and nothing but segments does: what a reference says stands in a segment of its label."""

from __future__ import annotations

import pytest
from tests.references.normalize.marked import LABELS, cited, work
from tests.references.normalize.test_types import WORKS

from briefcite.model import Name
from briefcite.references.normalize import normalize
from briefcite.text.csl_names import CSL_NAMES
from briefcite.text.folding import fold

CASES = [
    ("<au>Mary Hale</au> and <au>R. Orr</au>, <ti>Tides</ti>", {"author": (Name("Hale", "Mary"), Name("Orr", "R."))}),
    ("<au>Hale, M. u. a.</au>, <ti>Tides</ti>", {"truncated": ("author",)}),
    ("<au>Chamberlain to Tyrrell</au>, <da>1927</da>", {"author": (Name("Chamberlain", ""),)}),
    ("<au>Ada Bell to Paul Ost</au>, <da>1676</da>", {"author": (Name("Bell", "Ada"),)}),
    ("<au>Thomas à Kempis</au>, <da>1441</da>", {"author": (Name("Kempis", "Thomas à"),)}),
    ("<au>Ders.</au>, <ti>Fluten</ti>", {"author": (), "repeated": (("author", "Ders."),)}),
    ("<ti>Will to Know</ti>: vol. <vo>1</vo>: <ti>Sexuality</ti>", {"title": "Will to Know: Sexuality", "volume": "1"}),
    ("<ti>Postępowanie</ti> [<ti>Procedure</ti>]", {"title": "Postępowanie [Procedure]"}),
    ("<ti>THE MYSTERY OF CAPITAL PORTS</ti>", {"title": "The Mystery of Capital Ports"}),
    ("<ct>Ebb</ct> <vo>56</vo>, <is>4</is> (<da>2025</da>)", {"title": "", "container_title": "Ebb", "issue": "4"}),
    ("<ct>Ebb</ct>, n. <vo>81</vo>, pp. <pg>497–532</pg>, <lo>499</lo>", {"volume": "81", "page": "497-532"}),
    ("<ti>Roe</ti>, <vo>410</vo> <ct>U.S.</ct> <pg>113</pg>, <vo>93</vo> <ct>S. Ct.</ct> <pg>705</pg>", {"volume": "410", "page": "113"}),
    ("<pl>London</pl>, <pl>New York</pl>: <pu>Marl</pu>", {"publisher_place": "London, New York", "publisher": "Marl"}),
    ("<no>C-131/12</no> <ti>Seekabel</ti> <no>EU:C:2014:317</no>", {"number": "C-131/12", "note": "ECLI:EU:C:2014:317"}),
    ("<ar>NARA, RG 38/98B/413</ar>", {"archive": "NARA", "archive_location": "RG 38/98B/413"}),
    ("<ar>ADS B 4621</ar>", {"archive": "ADS", "archive_location": "B 4621"}),
    ("<ti>Tides</ti>, <ev>Ports Congress, Pisa</ev>", {"event_title": "Ports Congress, Pisa"}),
    ("<ti>Tides</ti>. DOI <doi>10.1234/ABC</doi>, <url>https://doi.org/10.1234/abc</url>", {"doi": "10.1234/abc", "url": ""}),
    ("<ti>Tides</ti>, <url>https://doi.org/10.1234/ABC</url>", {"doi": "10.1234/abc", "url": ""}),
    ("<ti>Tides</ti>, <url>www.tides.example/a</url>", {"url": "http://www.tides.example/a"}),
    ("<ti>Tides</ti> (<nt>hereafter T</nt>)", {"note": ""}),
    ("<ti>Tides</ti> (<ge>PhD thesis, University of Oxford</ge>, <da>2015</da>)", {"genre": "PhD thesis", "publisher": "University of Oxford"}),
    ("<ti>Tides</ti>, <ge>tesis doctoral inédita, Universidad de Sevilla</ge>", {"genre": "tesis doctoral inédita", "publisher": "Universidad de Sevilla"}),
    ("<ti>Harbours of Kent, 2 vols</ti> (<da>1978</da>), <vo>i</vo>", {"title": "Harbours of Kent", "number_of_volumes": "2"}),
    ("<ti>Tides</ti>, <vo>1</vo> (<da>2010</da>) <ct>Ebb</ct>, Vol. <vo>1</vo>, No. <is>2</is>", {"volume": "1", "issue": "2"}),
    ("<ti>Harbours of Kent</ti> (<nt>3 vols.</nt>, <pl>Hull</pl> <da>1978</da>)", {"number_of_volumes": "3", "note": ""}),
    ("<ti>Häfen in Kent</ti>, <vo>2 Bände</vo>, <pl>Hull</pl> <da>1978</da>", {"number_of_volumes": "2", "volume": ""}),
    ("<ti>Les ports</ti>, <nt>3 vol.</nt>, <da>1978</da>, t. <vo>2</vo>", {"number_of_volumes": "3", "volume": "2"}),
    ("<ti>I porti (19 voll.)</ti>, <da>1978</da>", {"title": "I porti", "number_of_volumes": "19"}),
    ("<ti>Los puertos</ti>. <nt>In 2 tomos</nt>. <da>1978</da>", {"number_of_volumes": "2"}),
    ("<ti>Häfen</ti>, <vo>2. Band</vo>, <nt>vol. 3 missing</nt>", {"number_of_volumes": "", "note": "vol. 3 missing"}),
    ("<ti>Tides in 1849</ti>, <vo>3</vo> <ct>Coast</ct> <pg>12</pg>", {"volume": "3", "number_of_volumes": ""}),
    ("<au>TOM Allen</au>, <ti>Tides</ti>", {"author": (Name("Allen", "Tom"),)}),
    ("<ed>KMK - Küstenministerkonferenz</ed> (Hrsg.): <ti>Fluten</ti>", {"editor": (Name(literal="KMK - Küstenministerkonferenz"),)}),
    ("<at>CE, Ass.</at>, <da>20 octobre 1989</da>, <ti>Nicolas</ti>, <ct>Rec.</ct> p. <pg>190</pg>", {"authority": "CE, Ass.", "container_title": "Rec."}),
    ("<ti>Lind v. Port</ti>, <vo>5</vo> <ct>F.3d</ct> <pg>2</pg> (<at>3d Cir.</at> <da>2008</da>)", {"authority": "3d Cir."}),
    ("<at>Port Court.</at> <ti>Tides</ti>, <da>2008</da>", {"authority": "Port Court"}),
    ("<au>EVE PREMINGER</au>, <ti>Tides</ti>", {"author": (Name("Preminger", "Eve"),)}),
    ("<au>JM HARTMANN</au>, <ti>Tides</ti>", {"author": (Name("Hartmann", "JM"),)}),
    ("<au>Hartmann JAM</au>, <ti>Tides</ti>", {"author": (Name("Hartmann", "JAM"),)}),
    ("<at>BGH</at>, <ge>Urt.</ge> v. <da>3.5.2012</da>", {"genre": "Urt."}),
    ("<au>Hale</au>, <ti>Tides</ti>, <ct>Ebb and Flow.</ct> <da>2012</da>", {"container_title": "Ebb and Flow"}),
    ("<lo>§ 823 Abs. 1</lo> <ti>BGB</ti>", {"type": "legislation"}),
    ("§ <lo>823 Abs. 1</lo> <ti>BGB</ti>", {"type": "legislation"}),
    ("<ge>STS</ge> <no>123/2010</no>, de <da>5 de marzo</da> (<ct>RJ</ct> <da>2010</da>, <no>2345</no>)", {"type": "legal_case"}),
]  # fmt: skip
_STANDS_IN = {
    "number_of_volumes": ("title", "note", "volume"),
    "publisher": ("publisher", "genre"),
    "note": ("number", "note"),
    "archive_location": ("archive",),
}


@pytest.mark.parametrize(("marked", "expected"), CASES)
def test_values(marked: str, expected: dict[str, object]) -> None:
    told = work(marked)
    assert {name: getattr(told, name) for name in expected} == expected


@pytest.mark.parametrize("marked", [marked for marked, _ in CASES] + [marked for _, marked in WORKS])
def test_what_a_reference_says_stands_in_its_segments(marked: str) -> None:
    text, citation = cited(marked)
    tidy, told = normalize(text, citation)
    labelled: dict[str, str] = {}
    for segment in tidy.segments:
        labelled[segment.label] = labelled.get(segment.label, "") + " " + text[segment.start : segment.end]
    for ours, csl in CSL_NAMES.items():
        value = getattr(told, ours)
        labels = _STANDS_IN.get(ours, (csl.removesuffix("-title") if ours == "event_title" else csl,))
        said = _letters(" ".join(labelled.get(label, "") for label in labels))
        assert all(word in said for word in map(_letters, value.split())) or ours in (
            "doi",
            "url",
            "edition",
            "note",
        ), ours


def test_reading_again_what_was_read_changes_nothing() -> None:
    for _, marked in WORKS:
        text, citation = cited(marked)
        tidy, told = normalize(text, citation)
        assert normalize(text, tidy) == (tidy, told)


def test_pages_of_a_back_reference_are_a_place_and_say_so() -> None:
    text, citation = cited("<au>Hale</au>, pp. <pg>3–5</pg>", "short")
    tidy, told = normalize(text, citation)
    assert (tidy.locator, tidy.locator_label, told.page) == ("3-5", "page", "")
    assert [s.label for s in tidy.segments if s.label != "other"] == ["author", "locator"]


def test_every_label_of_the_marks_is_read() -> None:
    assert len(LABELS) == len(set(LABELS.values()))


def _letters(text: str) -> str:
    return fold(text).replace(" ", "")
