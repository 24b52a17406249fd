"""Letters that a page prints in parts or under codes of its own: TeX's accents and bitmap fonts."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefcite.load.pdf import read

from .handmade import line, pdf


def text_of(path: Path) -> str:
    document = read(path.read_bytes(), path.name)
    for page in document.pages:
        assert all(document.text[word.start : word.end] == word.text for word in page.words)
    return re.sub(r"\s+", " ", document.text)


@pytest.mark.parametrize(
    "words",
    [
        "Étude sur les Îles",
        "L’évêque d’Alès régla en été les dîmes de ses hôpitaux",
        "Naïve rôle, œuvre, straße, Åsa Håkansson, Ørsted",
        "René Bérengère, L’Église d’Île et ses dîmes",
        "Žofie Šípková, Dějiny českých měst",
        "Şinasi Çelébi, İstanbul’un Üçüncü Köprüsü",
        "Pál Erdős, A vízi Őrházak",
        "José Muñoz, La caña y el añil, Málaga",
        "Aída Núñez Gómez",
    ],
)
def test_accents_set_as_glyphs_are_joined_to_their_letters(fixtures: Path, words: str) -> None:
    assert words in text_of(fixtures / "accents.pdf").replace(" ,", ",")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("bitmap_ot1.pdf", "The official affidavit of the first office fled to the affluent flat"),
        ("bitmap_ot1.pdf", "offer — of five flasks — was filed"),
        ("bitmap_ot1.pdf", "“The Office of Fluff”, Baffled Review 12 (1931), 14–19."),
        ("bitmap_ot1.pdf", "Die Straße nach Fleiß, München 1922"),
        ("bitmap_t1.pdf", "Die Straße zum Hof offnet das Schifflein „flügge”"),
        ("bitmap_t1.pdf", "Żofia Świątek, Łódź i okolice"),
        ("bitmap_t1.pdf", "Jiří Čapek, Offene Fläche, «Praha»"),
    ],
)
def test_bitmap_fonts_are_read_by_the_codes_of_tex(fixtures: Path, name: str, words: str) -> None:
    assert words in text_of(fixtures / name)


def test_a_callout_behind_an_accented_letter_stays_a_word_of_its_own(fixtures: Path) -> None:
    document = read((fixtures / "accents.pdf").read_bytes(), "accents.pdf")
    words = document.pages[0].words
    raised = [(words[i - 1].text, word.text) for i, word in enumerate(words) if word.glued and word.text.isdecimal()]
    assert ("hôpitaux", "1") in raised
    assert ("Bălan", "4") in raised


def test_a_lone_accent_over_no_letter_is_left_as_it_is() -> None:
    content = line("the sign ` and the sign \\250 are typed alone", font="F1")
    document = read(pdf(content), "signs.pdf")
    assert document.text == "the sign ` and the sign ¨ are typed alone"
