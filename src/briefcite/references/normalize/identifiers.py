"""Identifiers: DOI, ISBN, arXiv, ECLI, CELEX, UN document symbols, found anywhere in a citation."""

from __future__ import annotations

import re
from typing import NamedTuple

from briefcite.text.late import late

_DOI = late(r"(?<![\w.])10\.\s?\d{4,9}(?:\.\d+)*\s?/\s?(?:<\d{1,6}:[\dA-Z]{1,9}>|(?![,;]?https?:)[^\s\"<>“”«»])+")
_ISBN_LEAD = late(r"ISBN(?:-1[03])?:?\s*([\dOX‐‑–—−\s-]{9,24}[\dXx])", re.I)
_ISBN = late(r"(?<![\d-])97[89][\s‐‑–-]?(?:\d[\s‐‑–-]?){9}[\dXx](?![\d-])")
_ECLI = late(r"\b(?:ECLI:)?(EU:[CTF]:\d{4}:\d+)\b|\b(ECLI:[A-Z]{2}:[A-Z0-9]+:\d{4}:[A-Z0-9.]*[A-Z0-9])")
_CELEX = late(r"\bCELEX[:\s]+(?:No\.?\s)?([0-9CE]\d{4}[A-Z]{1,2}\d{4})\b", re.I)
_BRACKETS = {")": "(", "]": "[", "}": "{", ">": "<"}


class Identifier(NamedTuple):
    """An identifier in its canonical form, where it stands, and whether its check digit or shape is right."""

    value: str
    start: int
    end: int
    sound: bool = True


def trim(text: str) -> str:
    """Cut closing punctuation that belongs to the sentence: a full stop, a bracket that was not opened within."""
    while text:
        last = text[-1]
        if last in ".,;:!'\"’”»*_" or (last in _BRACKETS and text.count(last) > text.count(_BRACKETS[last])):
            text = text[:-1]
        else:
            break
    return text


def find_doi(text: str, start: int = 0, end: int | None = None) -> Identifier | None:
    """Find a DOI; its value is bare and in lower case, as Crossref writes it."""
    end = len(text) if end is None else end
    if text.find("10.", start, end) < 0 or not (found := _DOI.search(text, start, end)):
        return None
    printed = trim(found[0])
    value = re.sub(r"\s", "", printed).translate(_DASHES).lower()
    return Identifier(value, found.start(), found.start() + len(printed))


def parse_doi(text: str) -> str:
    """Read a text labelled as a DOI, which may hold stray blanks: "10.1016/j. ces.2012.05.033"."""
    found = find_doi(re.sub(r"(?<=[./-])\s+(?=\w)", "", text))
    return found.value if found else ""


_DASHES = str.maketrans("‐‑–—−", "-----")


def find_isbn(text: str, start: int = 0, end: int | None = None) -> Identifier | None:
    """Find an ISBN (its value is digits only); it is not sound where the check digit is wrong."""
    end = len(text) if end is None else end
    found = _ISBN_LEAD.search(text, start, end) if "isbn" in text[start:end].casefold() else None
    if not found and "97" in text[start:end]:
        found = _ISBN.search(text, start, end)
    if not found:
        return None
    value = re.sub(r"[^\dX]", "", found[found.lastindex or 0].upper().replace("O", "0"))
    if len(value) not in (10, 13):
        return None
    return Identifier(value, found.start(), found.end(), valid_isbn(value))


def valid_isbn(digits: str) -> bool:
    """Return whether the check digit of an ISBN-10 or ISBN-13 without hyphens is right."""
    if re.fullmatch(r"\d{9}[\dX]", digits):
        values = [10 if digit == "X" else int(digit) for digit in digits]
        return sum(weight * value for weight, value in zip(range(10, 0, -1), values, strict=True)) % 11 == 0
    if re.fullmatch(r"97[89]\d{10}", digits):
        return sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits)) % 10 == 0
    return False


def find_ecli(text: str, start: int = 0, end: int | None = None) -> Identifier | None:
    """Find a European Case Law Identifier; to a bare "EU:C:2014:317" the prefix "ECLI:" is added."""
    found = _ECLI.search(text, start, len(text) if end is None else end)
    if not found:
        return None
    return Identifier(f"ECLI:{found[1]}" if found[1] else found[2], found.start(), found.end())


def find_celex(text: str, start: int = 0, end: int | None = None) -> Identifier | None:
    """Find a CELEX number that is introduced as one."""
    found = _CELEX.search(text, start, len(text) if end is None else end)
    return Identifier(f"CELEX:{found[1].upper()}", found.start(), found.end()) if found else None
