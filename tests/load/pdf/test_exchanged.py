"""Text layers whose letters are others than those on the page: a wrong table of letters, a broken font."""

from __future__ import annotations

import random
import string

import pytest

from briefcite.errors import NoTextLayer
from briefcite.load.pdf import quality, read
from briefcite.load.pdf.quality import Quality

from .handmade import line, pdf

TEXTS = {
    "en": "The lighthouse board keeps a list of every lamp and of the man who trims it, so that no keeper may say at the end "
    "of winter that his oil was short or that the boat with the new wicks never came round the northern head before the ice. ",
    "de": "Die Schreiber der Stadt trugen jede Fuhre Salz in ein Buch ein und setzten den Namen des Knechtes dazu, der sie brachte, "
    "damit niemand am Ende des Jahres behaupten konnte, es sei weniger geladen worden als der Vogt im Herbst gezählt hatte. ",
    "cs": "Písaři města zapisovali každý vůz soli do knihy a připojovali jméno čeledína, který ji přivezl, aby nikdo na konci roku "
    "nemohl tvrdit, že bylo naloženo méně, než kolik rychtář na podzim u brány napočítal a zaplatil z městské pokladny. ",
    "fi": "Kaupungin kirjurit merkitsivät jokaisen suolakuorman kirjaan ja lisäsivät siihen sen miehen nimen, joka oli sen tuonut, "
    "jotta kukaan ei vuoden lopussa voisi väittää, että kuormia oli vähemmän kuin vouti oli syksyllä portilla laskenut. ",
    "pl": "Pisarze miejscy wpisywali każdy wóz soli do księgi i dodawali imię parobka, który go przywiózł, aby nikt pod koniec roku "
    "nie mógł twierdzić, że załadowano mniej, niż wójt naliczył jesienią przed bramą i zapłacił z kasy miasta. ",
    "tr": "Kasabanın yazıcıları her tuz arabasını deftere geçirir ve onu getiren adamın adını yazarlardı; böylece yılın sonunda kimse "
    "yükün güz mevsiminde kapının önünde sayılandan daha az olduğunu söyleyemezdi ve borçlar da unutulmazdı. ",
}


def exchanged(text: str, seed: int) -> str:
    letters = list(string.ascii_lowercase)
    random.Random(seed).shuffle(letters)
    key = "".join(letters)
    return text.translate(str.maketrans(string.ascii_letters, key + key.upper()))


@pytest.mark.parametrize("language", TEXTS)
def test_a_language_is_read_as_it_is(language: str) -> None:
    assert quality.judge(TEXTS[language] * 4) is Quality.GOOD


@pytest.mark.parametrize("language", ["en", "de", "pl"])
def test_exchanged_letters_are_known_by_their_use(language: str) -> None:
    found = [quality.judge(exchanged(TEXTS[language] * 4, seed)) is Quality.UNREADABLE for seed in range(40)]
    assert sum(found) >= 32


@pytest.mark.parametrize("shift", [1, 3, 13])
def test_shifted_letters_are_known(shift: int) -> None:
    turned = string.ascii_lowercase[shift:] + string.ascii_lowercase[:shift]
    text = (TEXTS["en"] * 4).translate(str.maketrans(string.ascii_lowercase, turned))
    assert quality.judge(text) is Quality.UNREADABLE


def test_a_page_of_figures_or_of_names_is_not_judged() -> None:
    assert quality.judge("12 34.5 67,8 kg Qxzj 1904 " * 40) is Quality.GOOD
    assert quality.judge("Xie Qizhang, Zhu Zhixin, Xu Jixu. " * 5) is Quality.GOOD


def test_a_layer_of_other_letters_is_refused_with_a_way_out() -> None:
    words = exchanged(TEXTS["en"] * 3, 7).split()
    rows = [" ".join(words[i : i + 9]) for i in range(0, len(words), 9)]
    data = pdf("".join(line(row, 30, 280 - 13 * i, 9) for i, row in enumerate(rows[:20])))
    with pytest.raises(NoTextLayer, match="--ocr"):
        read(data, "made.pdf")
