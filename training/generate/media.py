"""News, web pages and documents of public bodies."""

from __future__ import annotations

import random
import re

from generate.build import Builder
from generate.harvest import Pools
from generate.online import accessed, draw_url, full_date, online
from generate.persons import draw_persons, draw_style
from generate.style import QUOTES
from generate.words import body, lists, newspaper, pick, pick_month


def _author(rng: random.Random, pools: Pools, lang: str, most: int = 2) -> str:
    return draw_style(rng, lang).text(draw_persons(rng, pools, lang, most))


def _quoted(rng: random.Random, out: Builder, title: str, inside: str = "") -> Builder:
    quotes = rng.choice(QUOTES)
    if rng.random() < 0.2:
        return out.put("title", title).gap(inside)
    return out.gap(quotes[0]).put("title", title).gap(inside + quotes[1])


def news(rng: random.Random, pools: Pools, lang: str) -> Builder:
    """A newspaper article or agency report."""
    out = Builder()
    roll = rng.random()
    if roll < (0.3 if lang == "de" else 0.1):
        return _issue(rng, lang)
    if roll > 0.78:
        return _dated_first(rng, pools, lang)
    end = rng.choice([", ", ". "])
    if rng.random() < 0.75:
        out.put("author", _author(rng, pools, lang)).gap(rng.choice([end, end, ": "]))
    title = pools.title(rng, lang, "article")
    if rng.random() < 0.93:
        mark = "." if end == ". " and rng.random() < 0.6 and title[-1] not in "?!" else ""
        _quoted(rng, out, title, mark).gap(" " if mark else rng.choice([", ", ", ", " "]))
    paper = newspaper(rng, lang)
    out.gap(rng.choice(["in: ", "", "", "In: "]) if lang == "de" else "").put("container", paper)
    if lang == "en" and rng.random() < 0.08:
        out.gap(" (").put("location", pools.draw(rng, lang, "location", 1.0)).gap(")")
    out.gap(rng.choice([" vom ", ", ", " v. ", " ("]) if lang == "de" else rng.choice([", ", ", ", " ("]))
    opened = out.ends("(")
    out.put("issued", full_date(rng, lang)).gap(")" if opened else "")
    if rng.random() < 0.35:
        out.gap(", " + rng.choice({"de": ["S. ", "S."], "en": ["p. ", "", "at "]}.get(lang, ["p. "]))).put(
            "page", rng.choice([str(rng.randint(1, 60)), f"A{rng.randint(1, 20)}", f"B{rng.randint(1, 9)}"])
        )
    if rng.random() < 0.45:
        online(rng, lang, out.gap(rng.choice([", ", ". "])))
    return out.gap(rng.choice([".", "", "."]))


def _dated_first(rng: random.Random, pools: Pools, lang: str) -> Builder:
    """An article under its author and day: "Fielder, R. (2009, March 19). Great day for city kids. The Sun."."""
    out, year = Builder(), str(rng.randint(1960, 2024))
    if rng.random() < 0.85:
        out.put("author", _author(rng, pools, lang)).gap(" ")
    else:
        out.put("title", pools.title(rng, lang, "article")).gap(". ")
    month = pick_month(rng, lang)
    day = f"{month} {rng.randint(1, 31)}" if lang == "en" and rng.random() < 0.7 else f"{rng.randint(1, 31)} {month}"
    letter = rng.choice("abc") if rng.random() < 0.1 else ""
    out.gap("(").put("issued", rng.choice([f"{year}{letter}, {day}", f"{day} {year}", year, f"{year}, {month}"]))
    out.gap(rng.choice(["). ", "). ", "): ", ") "]))
    if len(out.spans) > 1 and out.spans[0][0] == "author":
        title = pools.title(rng, lang, "article")
        out.put("title", title).gap(" " if title[-1] in "?!" else ". ")
    out.gap(rng.choice(["In ", "In: ", "", ""]) if lang == "de" else "")
    out.put("container", newspaper(rng, lang) if rng.random() < 0.75 else pools.draw(rng, lang, "container", 0.4))
    roll = rng.random()
    if roll < 0.3:
        lead = rng.choice(["p. ", "pp. ", "", "S. " if lang == "de" else "p. "])
        out.gap(", " + lead).put("page", rng.choice([str(rng.randint(1, 60)), f"A{rng.randint(1, 20)}", "B1, B4"]))
    elif roll < 0.6:
        online(rng, lang, out.gap(". "))
    return out.gap(rng.choice([".", ".", ""]) if not out.ends(".") else "")


def _issue(rng: random.Random, lang: str) -> Builder:
    """A newspaper cited by its date alone: "Frankfurter Rundschau (FR) vom 27. 10. 1995, S. 5"."""
    out = Builder()
    name = newspaper(rng, lang) + (f" ({rng.choice(lists('de')['short'])})" if rng.random() < 0.1 else "")
    out.put("container", name).gap(rng.choice([" vom ", ", ", " v. ", ", "]) if lang == "de" else ", ")
    out.put("issued", full_date(rng, lang))
    if rng.random() < 0.6:
        out.gap(", " + rng.choice({"de": ["S. ", "S."], "en": ["p. "]}.get(lang, ["p. "]))).put(
            "page", str(rng.randint(1, 60))
        )
    return out.gap(rng.choice([".", "", "."]))


def page(rng: random.Random, pools: Pools, lang: str) -> Builder:
    """A web page, the site named or not."""
    out = Builder()
    if rng.random() < 0.75:
        if rng.random() < 0.4:
            out.put("author", body(rng, lang))
        else:
            out.put("author", _author(rng, pools, lang))
        if rng.random() < 0.3:
            out.gap(" (").put("issued", str(rng.randint(1996, 2024))).gap(rng.choice(["): ", "). ", "), "]))
        else:
            out.gap(rng.choice([". ", ", ", ": "]))
    title = pools.title(rng, lang, "article")
    _quoted(rng, out, title, "" if title[-1] in "?!" else rng.choice([".", "", ","])).gap(" ")
    if rng.random() < 0.5 and lang == "en":
        _site(rng, out)
    elif rng.random() < 0.5:
        out.gap(rng.choice([", ", ""])).put("publisher", body(rng, lang)).gap(", ")
    else:
        out.gap(", " if not out.ends(" ") else "")
    url = draw_url(rng)
    if rng.random() < 0.7:
        out.put("issued", full_date(rng, lang)).gap(rng.choice([". ", ", "]))
    elif rng.random() < 0.4:
        out.put("issued", {"de": "o. J."}.get(lang, "n.d.")).gap(" ")
        accessed(rng, lang, out, pick(rng, lang, "access"))
        return out.gap(rng.choice([".", "", ". <" + url + ">"][:2]))
    if rng.random() < 0.85:
        return online(rng, lang, out, url).gap(rng.choice([".", ""]))
    return Builder().add(out)


def _site(rng: random.Random, out: Builder) -> None:
    """The site's address, then its name: the name is the container unless it is another body's."""
    if rng.random() < 0.5:
        paper = pick(rng, "en", "newspaper")
        site = re.sub(r"\W", "", paper.lower()).removeprefix("the") + rng.choice([".com", ".org", ".net"])
        if rng.random() < 0.6:
            out.gap(site).gap(". ")
        out.put("container", paper).gap(", ")
    else:
        name = pick(rng, "en", "body") if rng.random() < 0.6 else body(rng, "en")
        letters = "".join(word[0] for word in name.split()).lower()
        last = re.sub(r"\W", "", name.split()[-1].lower())
        site = rng.choice([letters, last, "www." + letters, re.sub(r"\W", "", name.lower())[:16]]) + rng.choice(
            [".org", ".com", ".edu", ".gov", ".int"]
        )
        out.put("container", site).gap(". ").put("publisher", name).gap(", ")
