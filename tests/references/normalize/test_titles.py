from __future__ import annotations

from pathlib import Path

import pytest

from briefcite.pipeline import extract
from briefcite.references.normalize.lettering import Lettering
from briefcite.references.normalize.media import by_domain, by_name
from briefcite.references.normalize.titles import clean_container, clean_title, recased

TITLES = {
    '"The Tide Turns."': "The Tide Turns",
    "“The Tide Turns,”": "The Tide Turns",
    "„Die Flut“": "Die Flut",
    "»Die Flut«": "Die Flut",
    "« La marée »": "La marée",
    "'The Tide Turns'": "The Tide Turns",
    "‘The Sailors’ Tide’": "The Sailors’ Tide",
    "'The Sailors' Tide'": "The Sailors' Tide",
    '"The Tide Turns': "The Tide Turns",
    "The Tide Turns”,": "The Tide Turns",
    "'Tide' and the Rule of Ebb": "'Tide' and the Rule of Ebb",
    '"Ebb" and "Flow"': '"Ebb" and "Flow"',
    "The Meaning of 'Tide'": "The Meaning of 'Tide'",
    "Can the Tide Turn?": "Can the Tide Turn?",
    '"Can the Tide Turn?"': "Can the Tide Turn?",
    "The Tide Turns.": "The Tide Turns",
    "Storia della marea...": "Storia della marea...",
    "*The Tide Turns*": "The Tide Turns",
    "The Tide Turns [Online].": "The Tide Turns",
    "La marea... cit., p.": "La marea",
    "Tides of Montreal,” in": "Tides of Montreal",
    "The Tide (and Ebb)": "The Tide (and Ebb)",
    "Tide Company Inc.": "Tide Company Inc.",
    "(Kohlhammer)": "Kohlhammer",
    "": "",
    '"': "",
}


@pytest.mark.parametrize(("printed", "title"), TITLES.items())
def test_titles(printed: str, title: str) -> None:
    assert clean_title(printed) == title


@pytest.mark.parametrize(
    ("printed", "container"),
    [
        ("In: Handbuch der Flut,", "Handbuch der Flut"),
        ("in Storia della marea", "Storia della marea"),
        ("dans Histoire de la marée", "Histoire de la marée"),
        ("In Proceedings of the Tide Conference", "Proceedings of the Tide Conference"),
        ("In Search of Tides", "In Search of Tides"),
        ("«Archivio delle maree»", "Archivio delle maree"),
        ("J. Tid. Phys.", "J. Tid. Phys."),
        ("ders., Gesammelte Schriften", "Gesammelte Schriften"),
    ],
)
def test_containers(printed: str, container: str) -> None:
    assert clean_container(printed) == container


def test_known_media() -> None:
    assert by_name("Guardian") == by_name("The Guardian") == by_domain("amp.theguardian.com")
    assert by_name("Der Spiegel").kind == "magazine"  # type: ignore[union-attr]
    assert by_name("Tide Studies Quarterly") is None
    assert by_domain("tide.example") is None


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("THE THEORY OF MORAL SENTIMENTS", "The Theory of Moral Sentiments"),
        ("A COMPANION TO HOOKER: THE END", "A Companion to Hooker: The End"),
        ("PACE L. REV.", "PACE L. Rev."),
        ("FLA. ST. U. L. REV.", "Fla. St. U. L. Rev."),
        ("U.S. CT. APP. R.", "U.S. Ct. App. R."),
        ("J.L. & RELIGION", "J.L. & RELIGION"),
        ("HENRY VIII AND HOOKER’S CHARTER", "Henry VIII and Hooker’s Charter"),
        ("NATO", "NATO"),
        ("The NATO Files", "The NATO Files"),
        ("L’ÉTAT ET LES DIGUES MARITIMES", "L’État et les Digues Maritimes"),
    ],
)
def test_titles_in_capitals(printed: str, expected: str) -> None:
    assert recased(printed) == expected


TEXT = (
    "In the USA the law came late, as UNDRIP and the ZESAR say; their rule was a war of its own, and who reads WHO "
    "papers reads of the USA. See http://alec.eu/usa/undrip, J. HIST. IDEAS and “THE WAR OF ZEAL”. Rev. of it, Hist. of it."
)
LETTERED = {
    "THE RIVERS OF WALES AND THE USA": "The Rivers of Wales and the USA",
    "UNDRIP MATTERS: INDIGENOUS PEOPLES": "UNDRIP Matters: Indigenous Peoples",
    "THE RULE OF LAW": "The Rule of Law",
    "LAW & WAR": "Law & War",
    "ZESAR": "ZESAR",
    "KORA": "KORA",
    "PEOPLE WHO LIVED THROUGH WINTER": "People Who Lived Through Winter",
    "HISTORICAL ZEAL AND REVIEWING": "Historical Zeal and Reviewing",
    "J. INT’L ECON. LAW": "J. Int’l Econ. Law",
    "FREEDOM! THE ADMIRATION OF NATIONS": "Freedom! The Admiration of Nations",
    "DETROIT C. L. AT MICHIGAN": "Detroit C. L. at Michigan",
    "L’OR DES PROVINCES LOINTAINES": "L’Or des Provinces Lointaines",
    "Rivers of the USA": "Rivers of the USA",
}


@pytest.mark.parametrize(("printed", "expected"), LETTERED.items())
def test_the_document_tells_acronyms_from_words(printed: str, expected: str) -> None:
    assert recased(printed, Lettering([TEXT])) == expected


def test_without_a_document_short_words_in_capitals_stay() -> None:
    assert recased("THE RULE OF LAW") == "The Rule of Law", "two small words tell that it is no row of acronyms"
    assert recased("NATO AND WTO LAW") == "NATO AND WTO LAW"


def test_the_running_text_is_asked_as_well(tmp_path: Path) -> None:
    file = tmp_path / "brief.md"
    file.write_text(
        "The ZESAR is read in the port.[^1]\n\n[^1]: JANE HART, THE ZESAR AND ITS READERS (London: Quay Press, 1990), 3.\n",
        "utf-8",
    )
    assert [work.title for work in extract(file).references] == ["The ZESAR and its Readers"]
