"""Addresses and dates of access."""

from __future__ import annotations

import random

from generate.build import Builder
from generate.words import pick, pick_month


def full_date(rng: random.Random, lang: str) -> str:
    """A day, month and year as printed in a language."""
    day, month, year = rng.randint(1, 31), rng.randint(1, 12), rng.randint(1900, 2024)
    year = year if rng.random() < 0.3 else rng.randint(1995, 2024)
    name = pick_month(rng, lang)
    if lang == "en":
        return rng.choice(
            [
                f"{name} {day}, {year}",
                f"{name} {day}, {year}",
                f"{day} {name} {year}",
                f"{day} {name}, {year}",
                f"{year}-{month:02}-{day:02}",
                f"{name} {year}",
            ]
        )
    if lang == "de":
        return rng.choice(
            [
                f"{day}.{month}.{year}",
                f"{day:02}.{month:02}.{year}",
                f"{day}. {name} {year}",
                f"{day}. {month}. {year}",
                f"{day}.{month}.{year % 100:02}",
            ]
        )
    joint = " de " if lang in ("es", "pt") else " "
    return rng.choice(
        [
            f"{day}{joint}{name}{joint}{year}",
            f"{day}/{month}/{year}",
            f"{day:02}.{month:02}.{year}",
            f"{name}{joint}{year}",
        ]
    )


def online(rng: random.Random, lang: str, out: Builder, url: str = "") -> Builder:
    """Add an address and, mostly, when it was looked at."""
    if not url and rng.random() < 0.25:
        out.gap(rng.choice(["doi:", "DOI: ", "doi: ", "https://doi.org/", "DOI ", ""]))
        return out.put("doi", _doi(rng))
    lead = pick(rng, lang, "at")
    if rng.random() < 0.08 and lang == "en":
        return accessed(rng, lang, out, "Retrieved {d}, from").gap(" ").put("url", url or draw_url(rng))
    address = url or draw_url(rng)
    if rng.random() < 0.06:
        at = max(address.rfind(mark) for mark in "/.-_")
        address = address[: at + 1] + " " + address[at + 1 :]
    out.gap(lead).put("url", address).gap(">" if lead == "<" else "")
    if rng.random() < 0.6:
        before, after = rng.choice([(" (", ")"), (" (", ")"), (", ", ""), (" [", "]"), (". ", "")])
        accessed(rng, lang, out.gap(before), pick(rng, lang, "access")).gap(after)
    return out


def accessed(rng: random.Random, lang: str, out: Builder, words: str) -> Builder:
    """Add when a page was looked at, as words with "{d}" say it."""
    before, after = words.split("{d}")
    return out.gap(before).put("accessed", full_date(rng, lang)).gap(after)


_HOSTS = (
    "bmas icg crisisgroup un bpb destatis who jstor ssrn uni-bremen lemonde corriere elpais scielo europa "
    "gov spiegel worldbank"
).split()
_ENDINGS = (".org", ".de", ".com", ".int", ".net", ".it", ".fr", ".es", ".br", ".eu")
_FOLDERS = "news 2019/03 pdf node docs publications article id en de wp-content politik".split()


def _doi(rng: random.Random) -> str:
    head = f"10.{rng.randint(1000, 9999)}/{rng.choice(['', 'S', 'j.', 's'])}"
    return f"{head}{rng.randint(10000, 9999999)}{rng.choice(['', '.2012.06', '-017-5059-3', '.x'])}"


def draw_url(rng: random.Random, site: str = "") -> str:
    """Make up an address."""
    if not site:
        site = rng.choice(["www.", "", "library.", "data."]) + rng.choice(_HOSTS) + rng.choice(_ENDINGS)
    path = "/".join(rng.choice(_FOLDERS) for _ in range(rng.randint(1, 3)))
    scheme = rng.choice(["https://", "http://", ""] if site.startswith("www") else ["https://", "http://"])
    number = str(rng.randint(100, 9999999))
    files = ["", number, "report-final.pdf", "index.html", "afghan-peace-process/", "a-12345.html"]
    return f"{scheme}{site}/{path}/{rng.choice(files)}"
