"""Page spans apart from pinpoints: "pp. 695–717, at 700" is page 695-717 and locator 700."""

from __future__ import annotations

import re
from typing import NamedTuple

from briefcite.text.late import late

_LONGEST = 200  # characters; the longest list of pages worth keeping
_DASH = late(r"([\da-z])\s*(?:--+|[‐‑‒–—−~?-])\s*(?=[\dA-Za-z])")
_PLAIN_SPAN = late(r"(\d{1,5})[–-](\d{1,5})")
"""As most are."""
_AND = late(r"\s+(?:and|und|et|e|y|u\.|&)\s+(?=\d)")
_PINPOINT = late(
    r"[\s,;(]+(?:at|here|hier|esp\.?|especially|insb\.?|insbes\.?|bes\.?|besonders|in particular|ici|"
    r"notamment|"
    r"spéc\.|spec\.|partic\.|in partic\.|en part\.|qui|aquí|here at|hier bes\.)\s+(?=\D{0,12}\d)",
    re.I,
)
_IN_BRACKETS = late(r"([^()]*\d[^()]*?)\s*\(\s*((?:S\.\s?|pp?\.\s?)?\d[^()]*)\)?")
_TOTAL = late(r"[\d+, xvi]+\s*(?:pp?|S|Seiten|pages|p[áa]gs?|páginas|pagine|Bl)\b\.?", re.I)
_FIRST_PAGE = late(r"(\d{1,5})(?:\s?ff?|, \1(?:\s?ff?)?)")
_AND_ON = late(r"(?<=\d)\s?(?:e segg?\.?|e ss\.?|et seqq?\.?|et suiv\.?|y ss\.?|sgg?\.?|sqq?\.?)$")
_OUTER = " \t,;:.()[]"
_LEADS: tuple[tuple[str, str], ...] = (
    ("paragraph", r"para(?:graph)?s?|¶+|rn|rdnr|rdn|randnr|rz|tz|ziff(?:er)?|considérant|pt|point|abs"),
    (
        "page",
        r"pp?|ss?|pgs?|pages?|seiten?|p[áa]gs?|p[áa]ginas?|pagg?|pagin[ae]|str|blz|bl|at|hier|à la page",
    ),
    ("column", r"cols?|sp|spalten?|coll|column[s]?"),
    ("folio", r"ff?|fols?|foll|fo|folios?|cc?|carte?|cart|bl"),
    ("note", r"nn?|notes?|anm|fn|fu(?:ß|ss)n(?:ote)?"),
    ("chapter", r"chs?|chaps?|chapters?|kap|kapitel|capp?|capitol[oi]|capítulo"),
    ("section", r"§§?|secs?|sections?|sect|abschn(?:itt)?|sez"),
    ("article", r"arts?|articles?|artikel|articol[oi]"),
    ("line", r"lines?|ll|zeile|z"),
    ("verse", r"verses?|vv|v"),
    ("sub-verbo", r"s\. ?v"),
)
_LEAD = late("|".join(rf"(?P<{label.replace('-', '_')}>(?:{words})(?![^\W\d_]))" for label, words in _LEADS), re.I)
_ROMAN = late(r"[ivxlcIVXLC]+(?:[, -]{1,2}[ivxlcIVXLC]+)*(?:\s?ff?\.?)?")
_SINGLE = late(r"(?:p|s|pág|pag|at)\.?(?![^\W\d_])", re.I)


class Pages(NamedTuple):
    """A page span, and a pinpoint with its CSL locator label; empty where there is none."""

    page: str = ""
    locator: str = ""
    label: str = ""
    single: bool = False
    """The lead word says one page: "p.", "S."."""


def parse_pages(text: str) -> Pages:
    """Read what stands in a pages span, lead words and all."""
    text = " ".join(text[:_LONGEST].split()).strip(_OUTER)
    if found := _PLAIN_SPAN.fullmatch(text):
        return Pages(f"{found[1]}-{found[2]}")
    if _TOTAL.fullmatch(text):
        return Pages()  # "276 pp." tells how long the book is
    if "(" in text and (found := _IN_BRACKETS.fullmatch(text)):
        text = f"{found[1]}, at {found[2]}"  # "39 (43 f)"
    span, *pin = _PINPOINT.split(f" {text}", maxsplit=1)
    label, bare = _lead(span.strip(_OUTER))
    single = _SINGLE.match(span.strip(_OUTER)) is not None
    if pin:
        pin_label, pin_text = _lead(pin[0].strip(_OUTER))
        return Pages(tidy(bare), tidy(pin_text), pin_label or "page", single)
    if label not in ("", "page"):
        return Pages("", tidy(bare), label)
    return Pages(_first_of_list(tidy(bare)), single=single)


def first_pages(text: str) -> str:
    """Read a span that holds the work's pages and nothing else: "pp. 695–717", "656 ff."."""
    _, bare = _lead(" ".join(text[:_LONGEST].split()).strip(_OUTER))
    return _first_of_list(tidy(_AND_ON.sub("", bare)))


def _first_of_list(pages: str) -> str:
    """Give where the work stands: "561, 561" and "445 f" name its first page and a place in it."""
    found = _FIRST_PAGE.fullmatch(pages)
    return found[1] if found else pages


def parse_locator(text: str) -> tuple[str, str]:
    """Read a locator span: (value, CSL label), "page" where no lead word says otherwise."""
    label, bare = _lead(" ".join(text[:_LONGEST].split()).strip(_OUTER))
    return tidy(bare), label or "page"


def tidy(text: str) -> str:
    """Write spans with a plain hyphen and lists with commas; what is printed stays otherwise."""
    text = _AND.sub(", ", _DASH.sub(r"\1-", text.strip(_OUTER).replace("[", "").replace("]", "")))
    text = " ".join(text.split())
    text += ")" * (text.count("(") - text.count(")"))
    return text if any(c.isdigit() for c in text) or _ROMAN.fullmatch(text) else ""


def _lead(text: str) -> tuple[str, str]:
    """Cut off "pp.", "Rn.", "§": the CSL locator label that it says, and the rest."""
    label = ""
    while found := _LEAD.match(text):
        rest = text[found.end() :].lstrip(" .:°")
        if not rest:
            break
        label = label or (found.lastgroup or "").replace("_", "-")
        text = rest
    return label, text
