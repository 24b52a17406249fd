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


@pytest.mark.parametrize(("marked", "expected"), SPILLS, ids=range(len(SPILLS)))
def test_the_border_is_found(marked: str, expected: dict[str, object]) -> None:
    found = fields(marked)
    assert {name: found.get(name) for name in expected} == expected


@pytest.mark.parametrize(("marked", "expected"), LEFT_ALONE, ids=range(len(LEFT_ALONE)))
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
