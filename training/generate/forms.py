"""Laws, decisions, official papers, archives and back references, filled in from the forms of ``words/law.txt``.

A line holds the form of the citation ("-": not told), then its text: ``{label:…}`` is a part, ``[[…]]`` stands in
half of the copies, ``<<a//b>>`` is one or the other ("////" closes an empty one), ``<slot>`` is filled from word lists.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

from generate.build import Builder
from generate.harvest import Pools
from generate.online import draw_url, full_date
from generate.words import body, lists, pick

_INNERMOST = re.compile(r"⟦([^⟦⟧⟪⟫]*)⟧|⟪([^⟦⟧⟪⟫]*)⟫")
_BRACKETS = ((">>", "⟫"), ("<<", "⟪"), ("[[", "⟦"), ("]]", "⟧"))
_SLOT = re.compile(r"‹(\w+)›")
_PART = re.compile(r"\{([A-Za-z-]+):([^{}]*)\}")
_ROMAN = "I II III IV V VI VII VIII IX X XI XII XIV XX".split()
_LETTERS = "ABCDEFGHJKLMNPRSTUVWZ"
_COUNTRIES = {
    "en": "Germany|United Kingdom|France|Turkey|Russia|Italy|Poland|Hungary|Sweden|Ireland|Nicaragua",
    "de": "Deutschland|Österreich|Schweiz|Türkei|Frankreich|Vereinigtes Königreich|Polen",
    "fr": "France|Suède|Turquie|Royaume-Uni|Belgique|Suisse|Italie",
    "es": "Perú|Ecuador|Colombia|Argentina|México|Guatemala|Chile|España",
    "nl": "Nederland|België|Turkije|Verenigd Koninkrijk",
}
_REPORTERS = (
    "U.S.|F.2d|F.3d|F. Supp.|F. Supp. 2d|S. Ct.|A.2d|N.E.2d|P.2d|P.3d|So. 2d|S.W.2d|N.W.2d|Cal. Rptr.|F.4th"
).split("|")
_COURTS = "2d Cir.|9th Cir.|5th Cir.|D.C. Cir.|S.D.N.Y.|N.D. Cal.|3d Cir.|Fed. Cir.|Del. Ch.|Cal. Ct. App.".split("|")
"""The commonest, drawn more often than the others."""
_GERMAN_COURTS = (
    "BVerfG|BGH|BVerwG|BAG|BSG|BFH|OLG München|OLG Köln|KG|LG Hamburg|LG Berlin|VG Berlin|OVG Münster|VGH Mannheim|"
    "OGH|VfGH|VwGH|BGer|RG|EuGH|AG Köln|LAG Hamm"
).split("|")
_GERMAN_JOURNALS = "NJW|NVwZ|JZ|DÖV|GRUR|MMR|ZUM|EuZW|NZA|NStZ|FamRZ|DVBl|AfP|K&R|CR|ZD|MDR|WM|JuS".split("|")
_DOCKETS = "1 BvR|2 BvR|I ZR|VI ZR|6 O|4 C|9 AZR|XII ZB|1 StR|310 O|6 U|11 K".split("|")
_GERMAN_CODES = "GG|BGB|StGB|HGB|UrhG|VwGO|ZPO|StPO|SGB V|AEUV|EUV|EMRK|DSGVO|BDSG|ABGB|B-VG|OR|WRV".split("|")


def form(rng: random.Random, pools: Pools, lang: str) -> Builder:
    """Print one of the forms of a language."""
    kind, text = rng.choice(forms(lang))
    out = Builder()
    text, at = _chosen(rng, text.replace(",?", rng.choice([",", ""]))), 0
    for part in _PART.finditer(text):
        out.gap(_filled(rng, pools, lang, text[at : part.start()]))
        out.put(part[1], _filled(rng, pools, lang, part[2]))
        at = part.end()
    out.gap(_filled(rng, pools, lang, text[at:]))
    out.form = "" if kind == "-" else kind
    return out


@cache
def forms(lang: str) -> tuple[tuple[str, str], ...]:
    """Read the forms of a language."""
    found: list[tuple[str, str]] = []
    section = ""
    for line in (Path(__file__).parent / "words" / "law.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            section = line.strip("[]")
        elif section == lang and line:
            kind, _, text = line.partition(" ")
            text = re.sub(r"<(\w+)>", r"‹\1›", text)
            for old, new in _BRACKETS:
                text = text.replace(old, new)
            found.append((kind, text))
    return tuple(found)


def _chosen(rng: random.Random, text: str) -> str:
    """Settle what may stand or not, from the inside out."""
    while found := _INNERMOST.search(text):
        if found[1] is not None:
            new = found[1] if rng.random() < 0.5 else ""
        else:
            new = rng.choice(found[2].replace("////", "//\0").split("//")).replace("\0", "").replace("\\/", "/")
        text = text[: found.start()] + new + text[found.end() :]
    return text


def _filled(rng: random.Random, pools: Pools, lang: str, text: str) -> str:
    return _SLOT.sub(lambda slot: _slot(rng, pools, lang, slot[1]), text)


def _slot(rng: random.Random, pools: Pools, lang: str, slot: str) -> str:
    if slot in _SLOTS:
        return _SLOTS[slot](rng)
    if slot.isupper() and slot.lower() in ("person", "book", "family"):
        return _slot(rng, pools, lang, slot.lower()).upper()
    if slot in ("Topic", "Gtitle"):
        topic = _slot(rng, pools, lang, "topic" if slot == "Topic" else "gtitle").removeprefix("the ")
        return topic[:1].upper() + topic[1:]
    return _NAMED[slot](rng, pools, lang)


def _case(rng: random.Random, pools: Pools, _: str) -> str:
    roll = rng.random()
    if roll < 0.12:
        return (
            f"{rng.choice(['In re', 'Ex parte', 'In the Matter of', 'Re', 'State ex rel.'])} {pools.family(rng, 'en')}"
        )
    versus = rng.choice(["v.", "v.", "v"])
    return f"{_party(rng, pools)} {versus} {_party(rng, pools)}"


_KINDS = "Co.|Corp.|Inc.|Ltd|Ltd.|plc|LLC|& Co.|& Sons|Ins. Co.|Motor Co.|SA|GmbH".split("|")
_PUBLIC = (
    "United States|State|People|Commonwealth|R|R.|Commission|Council|Secretary of State for the Home Department|"
    "Attorney General|Board of Education|City of New York|NLRB|FTC|Dep’t of Transp.|Minister of Finance"
).split("|")
_BODIES = "Dep’t of|Bd. of|Nat’l|Ass’n of|City of|Univ. of".split("|")


def _party(rng: random.Random, pools: Pools) -> str:
    name = pools.family(rng, "en")
    body = f"{rng.choice(_BODIES)} {pick(rng, 'en', 'place').split(',')[0]}"
    return rng.choice([name, name, f"{name} {rng.choice(_KINDS)}", rng.choice(_PUBLIC), body])


def _person(rng: random.Random, pools: Pools, lang: str) -> str:
    given = pick(rng, lang, "given")
    initial = f" {rng.choice(_LETTERS)}." if rng.random() < 0.35 and lang == "en" else ""
    return f"{given}{initial} {pools.family(rng, lang)}"


def _title(rng: random.Random, pools: Pools, lang: str) -> str:
    return pools.title(rng, lang if lang in ("de", "en", "fr", "it", "es", "pt") else "en", "article")


def _own(lang: str, section: str) -> Callable[[random.Random, Pools, str], str]:
    return lambda rng, _pools, _lang: pick(rng, lang, section).split(",")[0]


def _topic(rng: random.Random, pools: Pools, lang: str) -> str:
    if "topic" in lists(lang):
        return pick(rng, lang, "topic")
    return _title(rng, pools, lang)


def _words_of_title(rng: random.Random, pools: Pools, lang: str) -> str:
    return " ".join(_title(rng, pools, lang).split()[: rng.randint(1, 4)]).rstrip(",.:;–-")


_NAMED: dict[str, Callable[[random.Random, Pools, str], str]] = {
    "case": _case,
    "family": lambda rng, pools, lang: pools.family(rng, lang),
    "person": _person,
    "iperson": lambda rng, pools, lang: f"{rng.choice(_LETTERS)}. {pools.family(rng, lang)}",
    "topic": _topic,
    "gtopic": lambda rng, _pools, _lang: pick(rng, "de", "law-topic"),
    "gact": lambda rng, _pools, _lang: pick(rng, "de", "law-act"),
    "gtitle": _title,
    "title": _title,
    "ftitle": _title,
    "etitle": _title,
    "ititle": _title,
    "ntitle": _title,
    "ltitle": _title,
    "ishort": _words_of_title,
    "lshort": _words_of_title,
    "book": lambda rng, pools, lang: pools.title(rng, lang, "book"),
    "gname": lambda rng, pools, _lang: pools.family(rng, "de"),
    "fname": lambda rng, pools, _lang: (
        rng.choice(["", "Société ", "Ville de ", "Commune de "]) + pools.family(rng, "fr")
    ),
    "body": lambda rng, _pools, lang: body(rng, lang),
    "d": lambda rng, _pools, lang: full_date(rng, lang),
    "dm": lambda rng, _pools, lang: f"{rng.randint(1, 31)} de {pick(rng, lang, 'month')}",
    "country": lambda rng, _pools, lang: rng.choice(_COUNTRIES.get(lang, _COUNTRIES["en"]).split("|")),
    "fcountry": lambda rng, _pools, _lang: rng.choice(_COUNTRIES["fr"].split("|")),
    "place": lambda rng, _pools, lang: pick(rng, lang, "place").split(",")[0],
    "gplace": _own("de", "place"),
    "fplace": _own("fr", "place"),
    "eplace": _own("es", "place"),
    "iplace": _own("it", "place"),
    "pplace": _own("pt", "place"),
    "nplace": _own("nl", "place"),
    "lplace": _own("pl", "place"),
    "SMALLBODY": lambda rng, _pools, lang: pick(rng, lang, "newspaper").upper(),
}


def _pin(rng: random.Random) -> str:
    first = rng.randint(1, 1600)
    return str(first) + rng.choice(
        ["", "", "", f"–{first + rng.randint(1, 9)}", f"-{str(first + 3)[-2:]}", f", {first + 9}"]
    )


_SLOTS: dict[str, Callable[[random.Random], str]] = {
    "y": lambda rng: str(rng.randint(1890, 2024) if rng.random() < 0.3 else rng.randint(1975, 2024)),
    "yy": lambda rng: f"{rng.randint(0, 99):02}",
    "n": lambda rng: str(rng.randint(1, 999)),
    "N": lambda rng: str(rng.randint(1000, 99999)),
    "i": lambda rng: str(rng.randint(1, 60)),
    "l": lambda rng: rng.choice("abcde"),
    "L": lambda rng: "".join(rng.choices(_LETTERS, k=rng.choice([1, 1, 2, 3]))),
    "rom": lambda rng: rng.choice(_ROMAN),
    "pin": _pin,
    "reporter": lambda rng: rng.choice(_REPORTERS) if rng.random() < 0.4 else pick(rng, "us", "reporter"),
    "court": lambda rng: rng.choice(_COURTS) if rng.random() < 0.25 else pick(rng, "us", "court"),
    "code": lambda rng: pick(rng, "us", "code"),
    "lawjournal": lambda rng: pick(rng, "us", "lawjournal"),
    "gcourt": lambda rng: rng.choice(_GERMAN_COURTS),
    "gjournal": lambda rng: rng.choice(_GERMAN_JOURNALS),
    "gcode": lambda rng: rng.choice(_GERMAN_CODES),
    "gdocket": lambda rng: f"{rng.choice(_DOCKETS)} {rng.randint(1, 999)}/{rng.randint(0, 99):02}",
    "url": lambda rng: draw_url(rng),
}
