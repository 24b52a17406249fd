"""Journal articles, chapters, books, theses and papers, printed in a style drawn for each."""

from __future__ import annotations

import random

from generate.build import Builder
from generate.harvest import Pools
from generate.online import online
from generate.parts import (
    after_author,
    author,
    comma,
    draw_year,
    ending,
    imprint,
    numbers,
    pages,
    pinpoint,
    series,
    title,
)
from generate.persons import draw_persons, draw_style
from generate.style import Style
from generate.words import body, pick, pick_month


def work(rng: random.Random, pools: Pools, lang: str) -> Builder:
    """Print a work of a kind drawn by how often such works are cited."""
    style = Style(lang, rng, pools)
    kinds = [article, chapter, book, edited, thesis, paper, talk]
    out = Builder()
    if rng.random() < 0.015:
        number = str(rng.randint(1, 160))
        before, after = rng.choice([("[", "] "), ("", ". "), ("", " "), ("(", ") ")])
        out.gap(before).put("citation-number", number).gap(after)
    return out.add(rng.choices(kinds, [30, 27, 29, 6, 3, 8, 4])[0](style))


def article(style: Style) -> Builder:
    """A journal article."""
    if style.lang == "en" and style.chance(0.15):
        return legal_article(style)
    out = author(style)
    title(style, out, "article", style.quotes)
    if style.chance(0.35):
        out.gap(style.pick("in"))
    mark = style.quotes and style.lang == "it" and style.chance(0.6)
    container = style.pools.draw(style.rng, style.lang, "container", 0.6)
    out.gap("«" if mark else "").put("container", container).gap("»" if mark else "")
    if style.chance(0.07):
        return _in_press(style, out)
    numbers(style, out)
    pinpoint(style, out)
    return ending(style, out)


def _in_press(style: Style, out: Builder) -> Builder:
    """An article that has no number: on the web, not yet printed, or in a magazine."""
    rng = style.rng
    if rng.random() < 0.5:
        waiting = ["in press", "forthcoming", "Advance online publication", "First published online", "online first"]
        german = ["im Druck", "i. E.", "im Erscheinen", "online first"]
        before, after = rng.choice([(", ", ""), (" (", ")"), (". ", "")])
        out.gap(before).put("note", rng.choice(german if style.lang == "de" else waiting)).gap(after)
    if rng.random() < 0.6:
        online(rng, style.lang, out.gap(rng.choice([". ", ", ", " "])))
    return out.gap(rng.choice([".", ""]) if not out.ends(".") else "")


def talk(style: Style) -> Builder:
    """A paper in the proceedings of a meeting, with its place and month."""
    rng = style.rng
    out = author(style)
    title(style, out, "article", style.quotes)
    if not out.ends(" "):
        out.gap(" ")
    meeting = pick(rng, "en", "meeting").format(n=rng.randint(2, 48), t=pick(rng, "en", "topic"), b=body(rng, "en"))
    out.gap(rng.choice(["In ", "In: ", "in: ", "Paper presented at the ", "Paper presented at the ", "Presented at "]))
    out.put("container", meeting).gap(", ").put("location", style.pools.draw(rng, style.lang, "location", 0.8))
    if rng.random() < 0.7:
        days = rng.choice(["", f" {rng.randint(1, 20)}", f" {rng.randint(1, 15)}–{rng.randint(16, 30)}"])
        year = "" if style.dated else f", {draw_year(style)}" if days else f" {draw_year(style)}"
        out.gap(", ").put("issued", pick_month(rng, "en") + days + year)
    elif not style.dated:
        out.gap(", ").put("issued", draw_year(style))
    if rng.random() < 0.35:
        out.gap(", ")
        pages(style, out)
    return ending(style, out)


def legal_article(style: Style) -> Builder:
    """An article as English and American lawyers cite it: "(1998) 57 CLJ 63", "57 Harv. L. Rev. 63 (1998)"."""
    rng, style.dated = style.rng, False
    out = author(style)
    title(style, out, "article", style.quotes)
    out.gap("" if out.ends(" ") else " ")
    british = rng.random() < 0.6
    year, volume, first = draw_year(style), str(rng.randint(1, 140)), str(rng.randint(1, 1900))
    if british:
        opening, closing = rng.choice([("(", ") "), ("(", ") "), ("[", "] ")])
        out.gap(opening).put("issued", year).gap(closing)
    out.put("volume", volume if rng.random() < 0.9 or not british else "").gap(" " if not out.ends(" ") else "")
    out.put("container", style.pools.draw(rng, "en", "container", 0.8)).gap(" ").put("page", first)
    if rng.random() < 0.4:
        out.gap(rng.choice([", ", ", at ", ", "])).put("locator", str(int(first) + rng.randint(1, 60)))
    if not british:
        out.gap(" (").put("issued", year).gap(")")
    return out.gap(rng.choice(["", ".", "."]))


def chapter(style: Style) -> Builder:
    """A chapter of an edited book."""
    out = author(style)
    title(style, out, "article", style.quotes)
    out.gap(style.pick("in"))
    names = style.names if style.chance(0.5) else draw_style(style.rng, style.lang, "given")
    editors = names.text(draw_persons(style.rng, style.pools, style.lang), style.chance(0.1))
    same = {"de": ["ders.", "dies.", "Ders.", "Dies."], "it": ["Id."], "fr": ["id."]}.get(style.lang)
    if same and style.chance(0.06):
        out.gap(style.rng.choice(same) + (" " if style.chance(0.5) else ", "))
        editors = ""
    elif style.chance(0.07):
        editors = body(style.rng, style.lang)
    container = style.pools.title(style.rng, style.lang, "book")
    if not editors:
        marked = out.ends(" ") and style.chance(0.7)
        out.gap(style.pick("editors") + style.rng.choice([": ", ", "]) if marked else "").put("container", container)
    elif style.chance(0.7):
        out.put("editor", editors).gap(" " + style.pick("editors"))
        out.gap(style.rng.choice([", ", ": ", ": "] if style.lang == "de" else [", ", ", ", ": "]))
        out.put("container", container)
    else:
        out.put("container", container).gap(style.rng.choice([", ", ". ", " ("]))
        opened = out.ends("(")
        out.gap(style.pick("edited-by")).put("editor", editors).gap(")" if opened else "")
    series(style, out)
    early = style.chance(0.2)
    if early:
        out.gap(style.rng.choice([", ", " ("]))
        opened = out.ends("(")
        pages(style, out)
        out.gap(")" if opened else "")
    imprint(style, out)
    if not early:
        out.gap(style.rng.choice([", ", ", ", ", ", ": ", ". "]))
        pages(style, out)
    pinpoint(style, out)
    return ending(style, out)


def book(style: Style) -> Builder:
    """A book, with a pinpoint in some cases."""
    out = author(style, corporate=0.08)
    quotes = style.quotes if style.chance(0.25) else None
    title(style, out, "book", quotes, loose=True)
    if style.chance(0.06):
        out.gap(", ").gap(style.pick("translated")).put(
            "translator", style.names.text(draw_persons(style.rng, style.pools, style.lang, 1))
        )
    if style.chance(0.08):
        out.gap(", ").gap(style.pick("book-volume")).put(
            "volume", style.rng.choice(["1", "2", "3", "I", "II", "III", "IV", "7"])
        )
    series(style, out)
    imprint(style, out)
    if style.chance(0.4):
        out.gap(style.rng.choice([", ", ", ", ": ", " "]))
        pages(style, out, exact=True)
    return ending(style, out)


def edited(style: Style) -> Builder:
    """An edited book cited as a whole."""
    out = Builder().put("editor", style.names.text(draw_persons(style.rng, style.pools, style.lang)))
    out.gap(" " + style.pick("editors"))
    after_author(style, out)
    title(style, out, "book", None, loose=True)
    series(style, out)
    imprint(style, out)
    return ending(style, out)


def thesis(style: Style) -> Builder:
    """A thesis."""
    out = author(style)
    title(style, out, "book", style.quotes)
    opened = style.chance(0.3)
    place = style.pools.draw(style.rng, style.lang, "location", 1.0)
    if style.chance(0.7):
        school = style.pick("university").format(p=place.split(",")[0])
        out.gap("(" if opened else "").put("genre", style.pick("thesis") + comma(style) + school)
    else:
        out.gap("(" if opened else "").put("genre", style.pick("thesis")).gap(" ").put("location", place)
    if not style.dated:
        out.gap(style.rng.choice([", ", " "])).put("issued", draw_year(style))
    return ending(style, out.gap(")" if opened else ""))


def paper(style: Style) -> Builder:
    """A numbered working paper or report."""
    out = author(style, corporate=0.4)
    title(style, out, "article", style.quotes)
    opened = style.chance(0.35)
    number = style.rng.choice(
        [
            f"{style.rng.randint(1, 40)}/",
            str(style.rng.randint(2, 9999)),
            f"No. {style.rng.randint(2, 800)}",
            f"Nr. {style.rng.randint(2, 90)}",
            f"{style.rng.randint(85, 99)}-{style.rng.randint(10, 400)}",
        ]
    )
    out.gap("(" if opened else "").put("genre", pick(style.rng, style.lang, "paper"))
    lead = next((mark for mark in ("No. ", "Nr. ") if number.startswith(mark)), "")
    out.gap(" " + lead).put("number", number.removeprefix(lead).rstrip("/"))
    if number.endswith("/"):
        out.gap("/").put("issued", str(style.rng.randint(1975, 2023)))
    out.gap(")" if opened else "")
    imprint(style, out)
    return ending(style, out)
