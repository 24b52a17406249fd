"""Parts that ran over into their neighbours, as a labeller may leave them, and what is made of them."""

from __future__ import annotations

import time

import pytest
from tests.references.normalize.labelled import fields, read

from briefcite.references.normalize.containers import Container, read_container

SPILLS: list[tuple[str, dict[str, object]]] = [
    (
        "« Vorwort der Schleuse », dans <container-title>Les Écluses, éd. Société des canaux de l’Orne</container-title>, "
        "<publisher-place>Caen</publisher-place>, <issued>1875</issued>",
        {"title": "Vorwort der Schleuse", "container_title": "Les Écluses", "editor": ["{Société des canaux de l’Orne}"]},
    ),
    (
        "<author>Ines Roth</author>, « <title>Digital Tides », Variations</title>, "
        "<container-title>The Journal of the Tidal Society</container-title>, <volume>10</volume> (<issued>2013</issued>)",
        {"title": "Digital Tides", "container_title": "Variations, The Journal of the Tidal Society"},
    ),
    (
        "<author>A. Bell</author>, “<title>Silt,” Coast and Water</title> <volume>3</volume> (<issued>1999</issued>)",
        {"title": "Silt", "container_title": "Coast and Water"},
    ),
    (
        "<author>Alix Bell</author>, <title>Manuela Roth, Victoria Ost et Éric du Val de la Croix, Deux siècles de digues</title>, "
        "<issued>2019</issued>",
        {"author": ["Bell, Alix", "Roth, Manuela", "Ost, Victoria", "du Val de la Croix, Éric"], "title": "Deux siècles de digues"},
    ),
    (
        "<title>Ines Roth and Paul Ost, A History of Silt</title>. <publisher-place>York</publisher-place>: <publisher>Fell</publisher>, <issued>1970</issued>",
        {"author": ["Roth, Ines", "Ost, Paul"], "title": "A History of Silt"},
    ),
    (
        "<author>Paul Ost, Et le canal devint rivière</author>, <title>Les Petites écluses</title>, <issued>9 sept. 2006</issued>, "
        "<URL>https://ecluses.example/canal</URL>",
        {"author": ["Ost, Paul"], "title": "Et le canal devint rivière", "container_title": "Les Petites écluses"},
    ),
    (
        "<author>A. Bell</author>, « <title>Silt</title> », dir. <container-title>Ana Ruiz, Paul Ost et Ines Roth, Coast and Tides</container-title>, "
        "<volume>54–2</volume> (<issued>2013</issued>), p. <page>13-41</page>",
        {"editor": ["Ruiz, Ana", "Ost, Paul", "Roth, Ines"], "container_title": "Coast and Tides", "volume": "54", "issue": "2", "type": "article-journal"},
    ),
    (
        "<author>V. Ost</author>, <title>Étude des digues</title>, dir. <container-title>Éric Bell et Ariane Roth, mémoire du Master « Eaux »</container-title>, <issued>2021</issued>",
        {"type": "thesis", "genre": "mémoire du Master « Eaux »", "title": "Étude des digues"},
    ),
    (
        "<title>Euripides, Orestes, trans. William Bell</title>, in <container-title>Euripides, vol. 4 of The Old Plays</container-title>, "
        "ed. <editor>David Roth</editor> (<publisher-place>Leeds</publisher-place>: <publisher>Fell</publisher>, <issued>1958</issued>)",
        {"author": ["Euripides"], "title": "Orestes", "translator": ["Bell, William"], "container_title": "Euripides",
         "volume": "4", "collection_title": "The Old Plays"},
    ),
    (
        "<title>Paulina Bell to John Roth, 3 October 1676</title>, in <container-title>The Letters of Samuel Ost</container-title>, "
        "ed. <editor>Helen Roth</editor> (<publisher-place>Leeds</publisher-place>: <publisher>Fell</publisher>, <issued>1955</issued>)",
        {"author": ["Bell, Paulina"], "title": "Paulina Bell to John Roth, 3 October 1676", "editor": ["Roth, Helen"]},
    ),
    (
        "<title>Letter from A. Roth to the Harbour Office, 3 May 1804</title>",
        {"type": "personal_communication", "author": ["Roth, A."]},
    ),
    (
        "<author>Frede</author>, “<title>Nicomachean Tides VII</title>. <page>11–12</page>”",
        {"title": "Nicomachean Tides VII. 11–12"},
    ),
    (
        "<title>Es gab einen Streit um die Frage der Dämme</title> : Id., « <title>Les digues au tournant du siècle</title> », "
        "<container-title>Revue des eaux</container-title>, <volume>22</volume> (<issued>1981</issued>)",
        {"title": "Les digues au tournant du siècle", "repeated": (("author", "Id."),)},
    ),
]  # fmt: skip

SPILLS += [
    (
        "<author>Alain Roth, « Préface</author> », <container-title>Les Études des eaux</container-title>, <volume>131</volume> (<issued>2000</issued>)",
        {"author": ["Roth, Alain"], "title": "Préface", "container_title": "Les Études des eaux"},
    ),
    (
        "<author>Paulina Roth</author> <title>to John Ost, 3 October 1676</title>, in <container-title>The Letters of Samuel Ost</container-title>, "
        "ed. <editor>Helen Bell</editor> (<publisher-place>Leeds</publisher-place>: <publisher>Fell</publisher>, <issued>1955</issued>)",
        {"author": ["Roth, Paulina"], "title": "Paulina Roth to John Ost, 3 October 1676"},
    ),
]  # fmt: skip

MISREAD: list[tuple[str, dict[str, object]]] = [
    (
        "<author>MEURER, O.A.</author> <title>Teorias da maré</title>. In: <editor>ALMEIDA, T.; PELAJO, S.</editor> "
        "<title>Marés e conflitos</title>. <publisher-place>Salvador</publisher-place>: <publisher>Juspodivm</publisher>, <issued>2016</issued>",
        {"type": "chapter", "title": "Teorias da maré", "container_title": "Marés e conflitos"},
    ),
    (
        "<author>Knudsen</author>, <title>Von Käfern</title>, in: <publisher>FS Jan Štěpán</publisher>, <issued>1994</issued>, S. <page>349–367</page>",
        {"type": "chapter", "container_title": "FS Jan Štěpán", "publisher": None},
    ),
    (
        "<author>I. Geiss</author>, <issued>July 1914</issued>: <title>The Outbreak</title> (<publisher-place>London</publisher-place>, <issued>1967</issued>)",
        {"title": "July 1914: The Outbreak", "issued": "1967"},
    ),
    (
        "<author>Die Hafenpartei</author>, <publisher>Bundestagswahlprogramm</publisher> <issued>2009</issued>, S. <locator>18</locator>",
        {"title": "Bundestagswahlprogramm", "publisher": None},
    ),
    (
        "<title>Poetics</title>, hrsg. v. <editor>D. W. Lucas</editor> (<publisher>Harbour Aristotle</publisher>), <publisher-place>Oxford</publisher-place> <issued>1968</issued>",
        {"collection_title": "Harbour Aristotle", "publisher": None},
    ),
    (
        "<editor>Martina Ost</editor> (Hrsg.): <title>Die Annalen (Scriptores rerum maritimarum 72)</title>, <publisher-place>Hannover</publisher-place> <issued>2004</issued>",
        {"title": "Die Annalen", "collection_title": "Scriptores rerum maritimarum", "collection_number": "72"},
    ),
    (
        "<author>Portmann</author>, <container-title>Deichrecht</container-title><volume>4</volume> (<issued>2020</issued>), <page>300</page>",
        {"type": "book", "title": "Deichrecht", "edition": "4", "volume": None},
    ),
    (
        "<author>Nieto</author>, <title>Spanisches Hafenrecht</title>, <publisher-place>EuZA</publisher-place> <issued>2012</issued>, <locator>570</locator>",
        {"type": "article-journal", "container_title": "EuZA", "page": "570", "publisher_place": None},
    ),
    (
        "<author>W. Kirby</author>, <title>Reason and Tide</title>, in <container-title>A COMPANION TO RICHARD OST</container-title> <volume>251</volume>, "
        "<page>253</page> (<publisher>Torrance Roth ed</publisher>., <issued>2008</issued>)",
        {"type": "chapter", "container_title": "A Companion to Richard Ost", "page": "251", "editor": ["Roth, Torrance"], "volume": None, "publisher": None},
    ),
    (
        "<author>MINN</author>. <container-title>STAT. ANN. §</container-title> <page>120B.021(4)</page> (<issued>2020</issued>)",
        {"type": "legislation", "title": "Minn. Stat. Ann. § 120B.021(4)", "author": None, "page": None},
    ),
    (
        "<title>Tidal Partnerships (Disclosure) Regulations</title> <issued>2022</issued> (<number>SI 2022/46</number>)",
        {"type": "legislation", "number": "SI 2022/46"},
    ),
    (
        "<author>J. Genet</author>, <title>Digues</title>, in: <container-title>Actes du Colloque des eaux</container-title>, <publisher-place>Rome</publisher-place> <issued>1975</issued>, "
        "<publisher>École de Rome</publisher> <issued>1978</issued>",
        {"issued": "1978"},
    ),
    (
        "<author>Edith Roth, Pioniere, Matrosen, Rebellen</author>, <title>Postmoderne und Mobile</title>. In: <container-title>Archiv für Häfen</container-title>, <volume>42</volume> (<issued>2002</issued>)",
        {"author": ["Roth, Edith"], "title": "Pioniere, Matrosen, Rebellen, Postmoderne und Mobile"},
    ),
    ("<author>Pope Francis</author>, <title>Laudato</title>, <issued>2015</issued>", {"author": ["{Pope Francis}"]}),
    ("<author>de la Durantaye</author>, <title>Silt</title>, <issued>2015</issued>", {"author": ["de la~Durantaye"]}),
    (
        "<title>The Manual</title> (<publisher-place>Leeds</publisher-place>: <publisher>Fell</publisher>, <issued>2017</issued>) (<note>hereafter cited as TM</note>)",
        {"note": None},
    ),
    ("<author>A. Roth</author>, <title>Silt</title>, <publisher>© The Author</publisher>, <issued>2015</issued>", {"publisher": None}),
    (
        "<author>B. Roth</author>, <title>Vernietigen</title>, <publisher-place>Utrecht</publisher-place>, <publisher>Zwolle: Tjeenk Ost</publisher> <issued>1994</issued>",
        {"publisher_place": "Utrecht, Zwolle", "publisher": "Tjeenk Ost"},
    ),
]  # fmt: skip

LEFT_ALONE: list[tuple[str, dict[str, object]]] = [
    (
        "<title>“Ultra Vires” and All That</title> (<publisher>Fell</publisher> <issued>1999</issued>)",
        {"title": "“Ultra Vires” and All That"},
    ),
    (
        "<author>Ministry of Housing, Communities and Local Government</author>, <title>Levies</title>, <issued>2001</issued>",
        {"author": ["{Ministry of Housing, Communities and Local Government}"], "title": "Levies"},
    ),
    (
        "<author>A. Bell</author>, <title>Church Records, Town Records and Guild Records, 1500–1600</title>, <issued>2001</issued>",
        {"author": ["Bell, A."], "title": "Church Records, Town Records and Guild Records, 1500–1600"},
    ),
    (
        "<author>A. Bell</author>, <title>Gesammelte Schriften</title>, éd. Gallimard, <issued>2001</issued>",
        {"title": "Gesammelte Schriften"},
    ),
    ("<title>Berlin to Warsaw, 1900</title>, <issued>2001</issued>", {"title": "Berlin to Warsaw, 1900"}),
    ("“It consumed an incredible amount of bread, and yet did not get any stronger.”", {}),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "expected"), SPILLS + MISREAD)
def test_the_border_is_found(marked: str, expected: dict[str, object]) -> None:
    found = fields(marked)
    assert {name: found.get(name) for name in expected} == expected


@pytest.mark.parametrize(("marked", "expected"), LEFT_ALONE)
def test_what_only_looks_like_it_stays(marked: str, expected: dict[str, object]) -> None:
    found = fields(marked)
    assert {name: found.get(name) for name in expected} == expected
    assert expected or "title" not in found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Werke, Bd. 5: Kritik der Flut", Container("Kritik der Flut", "5", "Werke")),
        ("Euripides, vol. 4 of The Old Plays", Container("Euripides", "4", "The Old Plays")),
        ("chap. 7 in The Tidal Brain", Container("The Tidal Brain")),
        ("In: Handbuch der Deiche", Container("Handbuch der Deiche")),
        ("Volume 5 of nothing", Container("Volume 5 of nothing")),
        ("Tides: vol. 3", Container("Tides: vol. 3")),
    ],
)
def test_volumes_in_containers(text: str, expected: Container) -> None:
    assert read_container(text) == expected


@pytest.mark.parametrize("word", ["“", "« ", "a, ", "Ana Ruiz, ", "éd. ", "‘s’ ", "1, ", "Bd. 1: "])
def test_hostile_words_take_no_time(word: str) -> None:
    text = word * 1000
    start = time.process_time()
    for label in ("title", "author", "container-title"):
        read(f"<{label}>{text}</{label}>")
    assert time.process_time() - start < 1
