"""Back references and short forms: ibid., a. a. O., op. cit., supra, author and year, short title."""

from __future__ import annotations

import random

from generate.build import Builder
from generate.harvest import Pools
from generate.persons import draw_persons, draw_style
from generate.style import QUOTES
from generate.words import body, lists, pick


def back_reference(rng: random.Random, pools: Pools, lang: str) -> Builder:
    """Print a reference to something cited before."""
    kind = rng.choices([_same, _dated, _short_title, _cited, _numbered], [22, 32, 22, 12, 12])[0]
    out = kind(rng, pools, lang)
    out.form = {_same: "ibid", _numbered: "supra"}.get(kind, "short")
    if out.spans and out.spans[0][0] == "author" and kind is _same:
        out.form = "full"
    return out


def _place(rng: random.Random, lang: str, out: Builder, lead: str = ", ") -> Builder:
    first = rng.randint(1, 600 if rng.random() < 0.9 else 2400)
    tail = rng.choice(["", "", "", "f.", " f.", "ff.", " ff."]) if lang in ("de",) else rng.choice(["", "", ""])
    pages = rng.choice(
        [
            f"{first}{tail}",
            f"{first}{rng.choice('-–')}{first + rng.randint(1, 12)}",
            f"{first}",
            f"{first}, {first + 7}",
        ]
    )
    mark = pick(rng, lang, "back-page")
    out.gap(lead if mark != "at " or lead != " " else ", ").gap(mark).put("locator", pages.rstrip("."))
    return out.gap(rng.choice([".", ".", ""]))


def _same(rng: random.Random, pools: Pools, lang: str) -> Builder:
    word = pick(rng, lang, "same")
    out = Builder().put("author", word) if word in ("Ders.", "Dies.") else Builder().gap(word)
    if word in ("Ders.", "Dies."):
        return _place(rng, lang, out.gap(", ").put("title", _short(rng, pools, lang)))
    return _place(rng, lang, out, rng.choice([", ", " "])) if rng.random() < 0.75 else out


def _surnames(rng: random.Random, pools: Pools, lang: str) -> str:
    people = draw_persons(rng, pools, lang, 3)
    return draw_style(rng, lang, "surname").text(people, rng.random() < 0.2)


def _dated(rng: random.Random, pools: Pools, lang: str) -> Builder:
    out = Builder()
    if rng.random() < 0.1:
        out.put("author", body(rng, lang)).gap(rng.choice(["", "", " (Hg.)", " (Hrsg.)"]) if lang == "de" else "")
    else:
        out.put("author", _surnames(rng, pools, lang))
    letter = rng.choice("abc") if rng.random() < 0.12 else ""
    year = str(rng.randint(1900, 2023))
    if rng.random() < 0.5:
        out.gap(" (").put("issued", year + letter)
        if rng.random() < 0.4:
            return _place(rng, lang, out, rng.choice([": ", ", "])).gap(")")
        out.gap(")")
    else:
        out.gap(rng.choice([" ", ", "])).put("issued", year + letter)
    return (
        _place(rng, lang, out, rng.choice([": ", ", ", ", "])) if rng.random() < 0.7 else out.gap(rng.choice([".", ""]))
    )


def _short(rng: random.Random, pools: Pools, lang: str) -> str:
    words = pools.title(rng, lang, "book").split()
    return " ".join(words[: rng.randint(1, 4)]).rstrip(",.:;–-")


def _short_title(rng: random.Random, pools: Pools, lang: str) -> Builder:
    names = (
        _surnames(rng, pools, lang)
        if rng.random() < 0.75
        else draw_style(rng, lang, "given").text(draw_persons(rng, pools, lang, 2))
    )
    out = Builder().put("author", names).gap(rng.choice([", ", ", ", ": "]))
    title = _short(rng, pools, lang)
    if rng.random() < 0.3:
        quotes = rng.choice(QUOTES)
        out.gap(quotes[0]).put("title", title).gap(quotes[1])
    else:
        out.put("title", title)
    if rng.random() < 0.25:
        out.gap(rng.choice([" ", ", "])).gap(
            rng.choice(
                [
                    *lists(lang)["cited"],
                    *(part.format(n=rng.randint(1, 90)) for part in lists(lang)["note-number"]),
                ]
            ),
        )
    return _place(rng, lang, out)


def _cited(rng: random.Random, pools: Pools, lang: str) -> Builder:
    out = (
        Builder().put("author", _surnames(rng, pools, lang)).gap(rng.choice([", ", " "])).gap(pick(rng, lang, "cited"))
    )
    return _place(rng, lang, out)


def _numbered(rng: random.Random, pools: Pools, lang: str) -> Builder:
    out = Builder().put("author", _surnames(rng, pools, lang)).gap(rng.choice([" ", ", "]))
    out.gap(pick(rng, lang, "note-number").format(n=rng.randint(1, 120)))
    return _place(rng, lang, out, rng.choice([" ", ", "])) if rng.random() < 0.7 else out
