"""Page ranges and pinpoints: "pp. 695–717, at 700" is page 695-717 and locator 700."""

from __future__ import annotations

import re

from briefcite.text.late import late

_LONGEST = 200  # characters; the longest list of pages worth keeping
_DASH = late(r"([\da-z])\s*(?:--+|[‐‑‒–—−~?-])\s*(?=[\dA-Za-z])")
_AND = late(r"\s+(?:and|und|et|e|y|u\.|&)\s+(?=\d)")
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


def first_pages(text: str) -> str:
    """Read the pages of a work: "pp. 695–717", "656 ff."."""
    label, bare = _lead(" ".join(text[:_LONGEST].split()).strip(_OUTER))
    while label:  # "pp. ; pp. 12-15"
        label, bare = _lead(bare.strip(_OUTER))
    return _first_of_list(tidy(_AND_ON.sub("", bare)))


def _first_of_list(pages: str) -> str:
    """Return the pages of a work without a pinpoint: "561, 561" and "445 f" are its first page and a place in it."""
    found = _FIRST_PAGE.fullmatch(pages)
    return found[1] if found else pages


def parse_locator(text: str) -> tuple[str, str]:
    """Read a locator; return its value and CSL label, "page" where no word says otherwise."""
    label, bare = _lead(" ".join(text[:_LONGEST].split()).strip(_OUTER))
    return tidy(bare), label or "page"


def tidy(text: str) -> str:
    """Write ranges with a plain hyphen and lists with commas; nothing else is changed."""
    text = _AND.sub(", ", _DASH.sub(r"\1-", text.strip(_OUTER).replace("[", "").replace("]", "")))
    text = " ".join(text.split())
    text += ")" * (text.count("(") - text.count(")"))
    return text if any(c.isdigit() for c in text) or _ROMAN.fullmatch(text) else ""


def _lead(text: str) -> tuple[str, str]:
    """Cut off "pp.", "Rn.", "§"; return the CSL locator label that it means, and the rest."""
    label = ""
    while found := _LEAD.match(text):
        rest = text[found.end() :].lstrip(" .:°")
        if not rest:
            break
        label = label or (found.lastgroup or "").replace("_", "-")
        text = rest
    return label, text
