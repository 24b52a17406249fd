"""What the type of a page tells: the size of its text, and numbers that are raised and call no note."""

from __future__ import annotations

from collections import Counter
from functools import cache

from briefcite.model import Document, Line, Word, Zone
from briefcite.text.late import late
from briefcite.text.words import texts

EXPONENT = -3.0
IN_FORMULA = -5.0
POWER = -1.5
"""A number raised on 10 is a power, or the callout of "Article 10³" where a note answers."""
_UNITS = {"m", "cm", "km", "mm", "dm", "ft", "r", "x", "s", "CO", "R"}
_YEAR = late(r"1[4-9]\d\d\b|20\d\d\b")
_FORMULA = late(r"Math|^(?:CM|LM|R?MT|[A-Za-z]*[tp]x)(?:MI|mi|SY|sy|EX|ex|BSY|bsy)|^MS[AB]M|^Symbol")
"""Names of fonts that formulas are set in: "CMMI10", "LMMathItalic10-Regular", "MSBM7", "XITSMath"."""
_SIGNS = "*†‡∗⁎§¶"
_STOPS = set(".,;:!?”»")
LOWERED, BESIDE = 0.1, 0.2
"""How far an index stands below its line, and at most behind what is raised above it, in em."""
MIN_TEXT = 4
"""Letters of a word of the text; "log" and "max" stand in formulas."""


def body_size(document: Document) -> float:
    """Return the commonest size of lines outside the notes."""
    weight: Counter[float] = Counter()
    for page in document.pages:
        for line in page.lines:
            if line.zone is Zone.BODY:
                weight[round(line.size, 1)] += line.end - line.start
    return max(weight, key=weight.__getitem__, default=0.0)


def exponent(line: Line, at: int, word: Word) -> float:
    """Speak against a 2 or 3 raised on a unit: "40 million m³", and against any number in a formula: "diag(Σ)^1/2"."""
    if not at or not word.glued:
        return 0.0
    if _is_in_formula(line, at):
        return IN_FORMULA
    before = line.words[at - 1].text.strip("(/")
    if before == "10":
        return POWER
    is_unit = before in _UNITS or (len(before) <= 2 and before.isalpha())
    return EXPONENT if is_unit and word.text in ("2", "3", "²", "³") else 0.0


def _is_in_formula(line: Line, at: int) -> bool:
    """Return whether a raised sign is in a formula, "(x − µ)²", "N⁻¹", or continues like one, "1/2", "a†" with "x"."""
    after = line.words[at + 1] if at + 1 < len(line.words) else None
    if after is not None and (_goes_on_raised(line, after) or _is_lowered(line, after, line.words[at])):
        return True
    while at and line.words[at].glued:
        at -= 1
        if line.words[at].text[-1] in _STOPS:
            return False
        if _is_formula(line.words[at]):
            return True
    return False


def _goes_on_raised(line: Line, after: Word) -> bool:
    return after.glued and after.baseline < line.baseline and _is_formula(after)


def _is_lowered(line: Line, after: Word, word: Word) -> bool:
    """Return whether an index stands below a raised sign or right behind it."""
    lowered = after.baseline > line.baseline + LOWERED * line.size and after.size < line.size
    return lowered and after.x0 - word.x1 < BESIDE * line.size


def _is_formula(word: Word) -> bool:
    return _is_formula_font(word.font)


@cache
def _is_formula_font(font: str) -> bool:
    return _FORMULA.search(font) is not None


def is_formula(line: Line) -> bool:
    """Return whether a line holds letters of a formula and no word of the text: "= log(2πe(σ² + τ²))"."""
    words = [word for word in line.words if any(map(str.isalpha, word.text))]
    formula = [_is_formula(word) for word in words]
    return any(formula) and all(
        inside or sum(map(str.isalpha, word.text)) < MIN_TEXT for inside, word in zip(formula, words, strict=True)
    )


def is_edition(line: Line, at: int) -> bool:
    """Return whether a number is raised right before a year: "²1998"."""
    following = line.words[at + 1] if at + 1 < len(line.words) else None
    return following is not None and following.glued and _YEAR.match(following.text) is not None


def is_break(line: Line) -> bool:
    """Return whether a line is a row of signs, which parts sections: "* * *"."""
    words = texts(line.words)
    return len(words) > 1 and all(text.strip(_SIGNS) == "" for text in words)
