"""Composes titles from word lists; German ones by a small grammar of compounds."""

from __future__ import annotations

import random

from generate.words import lists, pick


def compose(rng: random.Random, lang: str) -> str:
    """Compose a title, with a subtitle in some cases."""
    title = _german(rng) if lang == "de" else _framed(rng, lang)
    if rng.random() < (0.45 if lang == "de" else 0.12):
        second = pick(rng, "de", "sub") if lang == "de" and rng.random() < 0.5 else _part(rng, lang)
        title += rng.choice([". ", ". ", ": ", ": ", " – ", " - ", "? ", ", "]) + second
    return _tail(rng, title, lang)


def _part(rng: random.Random, lang: str) -> str:
    return _german(rng) if lang == "de" else _framed(rng, lang)


def _tail(rng: random.Random, title: str, lang: str) -> str:
    if rng.random() < 0.06:
        first = rng.randint(1750, 1990)
        title += rng.choice(
            [
                f" {first}–{first + rng.randint(2, 60)}",
                f" {first}-{first + 9}",
                f", {first}",
                f" seit {first}" if lang == "de" else f" since {first}",
            ]
        )
    return title + ("?" if rng.random() < 0.04 and title[-1] not in "?!." else "")


def _framed(rng: random.Random, lang: str) -> str:
    frame = pick(rng, lang, "frame")
    while "{t}" in frame:
        frame = frame.replace("{t}", pick(rng, lang, "topic"), 1)
    while "{r}" in frame:
        frame = frame.replace("{r}", pick(rng, lang, "region"), 1)
    return frame[0].upper() + frame[1:]


def _compound(rng: random.Random, gender: str) -> str:
    words = lists("de")
    return rng.choice(words["part"]) + rng.choice(words[gender])


def _noun(rng: random.Random) -> str:
    roll = rng.random()
    if roll < 0.35:
        return _compound(rng, "fem")
    if roll < 0.5:
        return _compound(rng, rng.choice(["masc", "neut"]))
    return pick(rng, "de", "noun_f" if roll < 0.8 else "noun_p")


def _genitive(rng: random.Random) -> str:
    roll = rng.random()
    if roll < 0.35:
        return "der " + _compound(rng, "fem")
    if roll < 0.5:
        return "des " + _compound(rng, rng.choice(["masc", "neut"])) + "s"
    return "der " + pick(rng, "de", "noun_f")


def _phrase(rng: random.Random) -> str:
    adjective = pick(rng, "de", "adj")
    return rng.choice(
        [
            f"{adjective.capitalize()} {_compound(rng, 'fem')}",
            f"Die {adjective} {_compound(rng, 'fem')}",
            f"Die {pick(rng, 'de', 'noun_f')}",
            f"Das {_compound(rng, 'neut')}",
            f"Der {adjective} {_compound(rng, 'masc')}",
            _noun(rng),
        ]
    )


def _german(rng: random.Random) -> str:
    place = pick(rng, "de", "region")
    shapes = [
        lambda: f"{_noun(rng)} und {_noun(rng)}",
        lambda: f"{_phrase(rng)} in {place}",
        lambda: f"{_phrase(rng)} {_genitive(rng)}",
        lambda: f"{_noun(rng)} und {_noun(rng)} in {place}",
        lambda: f"Zur {_compound(rng, 'fem')} {_genitive(rng)}",
        lambda: (
            f"{rng.choice(['Soziologie', 'Geschichte', 'Theorie', 'Struktur', 'Grenzen', 'Krise', 'Paradigmen', 'Probleme', 'Formen', 'Folgen', 'Ambivalenzen', 'Aspekte', 'Wandel', 'Entstehung', 'Grundzüge', 'Kritik', 'Logik', 'Zukunft', 'Dimensionen'])} {_genitive(rng)}"
        ),
        lambda: (
            f"{rng.choice(['Zwischen', 'Jenseits von', 'Von'])} {_noun(rng)} {rng.choice(['und', 'und'])} {_noun(rng)}"
        ),
        lambda: f"{_noun(rng)}, {_noun(rng)} und {_noun(rng)}",
        lambda: (
            f"{rng.choice(['Über', 'Zum Begriff', 'Zur Frage', 'Zum Problem', 'Bemerkungen zu', 'Überlegungen zu', 'Aspekte', 'Einführung in die', 'Handbuch', 'Wörterbuch', 'Grundriss', 'Lehrbuch', 'Thesen zu'])} {_genitive(rng)}"
        ),
        lambda: f"{_phrase(rng)} als {_noun(rng)}",
        lambda: (
            f"{rng.choice(['Wie', 'Warum', 'Was'])} {rng.choice(['wirkt', 'verändert', 'leistet', 'bedeutet', 'braucht'])} {_noun(rng)}?"
        ),
        lambda: (
            f"{_noun(rng)} im {rng.choice(['Wandel', 'Umbruch', 'Vergleich', 'Dritten Reich', 'Nationalsozialismus', 'Kaiserreich', '19. Jahrhundert', '20. Jahrhundert', 'internationalen Vergleich', 'Lebenslauf', 'Wohlfahrtsstaat', 'Zeitalter der Globalisierung'])}"
        ),
        lambda: f"{_phrase(rng)}",
        lambda: (
            f"{_phrase(rng)} im {rng.choice(['Alltag', 'Betrieb', 'Netz', 'Recht', 'Alter', 'Strukturwandel', 'Spiegel der Statistik'])}"
        ),
        lambda: (
            f"{_noun(rng)} {rng.choice(['für', 'durch', 'ohne', 'trotz', 'statt', 'als', 'gegen'])} {_noun(rng)}"
        ),
    ]
    title = rng.choice(shapes)()
    return title[0].upper() + title[1:]
