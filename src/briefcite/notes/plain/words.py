"""Words that say what a number beside them is, when it calls no note."""

from __future__ import annotations

import re

from briefcite.text.late import late
from briefcite.text.wordlists import either, words_of

_BEFORE = (*words_of("counters"), *words_of("before_numbers"), *words_of("months"))
_STEMS, _COUNTED, _AFTER_DE = (either(words_of(kind)) for kind in ("counted_stems", "counted", "months_after_de"))
ABBREVIATED = late(rf"(?:^|[\s(\[„“\"«])(?:{either(words_of('abbreviations'))}|§+)\.$", re.I)
NUMBERED = late(
    rf"(?:^|[\s(\[„“\"«’'])(?:{either(_BEFORE)}|world war|§+|[$€£<>=~+×±])\s*$",
    re.I,
)
COUNTED = late(
    rf"\s{{0,2}}(?:[%€$£°ºª]|per ?cent|pour cent|(?:{_STEMS})|(?:{_COUNTED})\b"
    rf"|e siècle|de (?:{_AFTER_DE}))",
    re.I,
)
REFERRED = late(r"\b(?:paragraphs?|articles?|art\.|sections?|pages?|pp?\.|chapters?|annex|artikel|absatz|§+)\s*$", re.I)
"""What a number follows that is no year: "paragraph 1976"."""
