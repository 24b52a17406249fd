"""The language of works: detected from their titles, and from the other titles of the same document.

Without it citation processors take German titles for English ones and print "Sturmfluten Und Gesellschaft".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

from briefcite.errors import BriefciteError
from briefcite.model import Reference
from briefcite.text.late import late

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

CODES = (
    "ar bg ca cs da de el en es et fa fi fr he hi hr hu it ja ko la lt lv nl no pl pt ro ru sk sl sr sv tr uk zh"
).split()
"""The languages that are distinguished: each further one takes short titles away from its neighbours."""
SURE = 0.85
"""Probability from which a title counts for its document."""
FLOOR = 0.03
"""Weight of a language in which no title of the document surely is, beside those of the others."""
LEAST = 0.4
"""Probability below which no language is given: "Право рек" alone is Serbian with 0.34."""
MANY_WORDS = 5
"""Words of a title from which its language is told without surer ones; "Floods in Kent" is Dutch with 0.8."""
ENOUGH = 2
"""Titles surely in a language from which shorter ones of their document are: one alone made "Paradise Lost" French.

One is enough for English, which citation processors take any title for.
"""
_KANA = late(r"[\u3041-\u30fa]")
LONGEST = 300
"""First characters of a title that are used."""


def with_languages(works: Sequence[Reference]) -> tuple[Reference, ...]:
    """Return the works of one document with their language and its confidence, where it was not known."""
    told = {work.id: _scores(words) for work in works if not work.language and (words := _words(work))}
    usual = _usual(works, told.values())
    return tuple(_spoken(work, told[work.id], usual) if work.id in told else work for work in works)


def _words(work: Reference) -> str:
    return work.title or work.container_title


def _usual(works: Sequence[Reference], told: Any) -> Counter[str]:
    """Count the titles that are surely in each language."""
    count = Counter(work.language for work in works if work.language)
    count.update(best for scores in told if scores[best := max(scores, key=scores.__getitem__)] >= SURE)
    return count


def _spoken(work: Reference, scores: Mapping[str, float], usual: Counter[str]) -> Reference:
    total = usual.total() or 1
    weighed = {language: score * (FLOOR + usual[language] / total) for language, score in scores.items()}
    best = max(weighed, key=weighed.__getitem__)
    sure = weighed[best] / sum(weighed.values())
    few = usual[best] < (1 if best == "en" else ENOUGH)
    guessed = few and len(_words(work).split()) < MANY_WORDS and scores[best] < SURE
    if sure < LEAST or guessed:
        return work
    return replace(work, language=best, confidence={**work.confidence, "language": round(sure, 3)})


def _scores(words: str) -> dict[str, float]:
    """Return the probability of each language; Japanese is told by its own letters, however few."""
    if _KANA.search(words):
        return {code: float(code == "ja") for code in CODES}
    return dict(_identifier().rank(words[:LONGEST].casefold()))


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    try:
        identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    except OSError as error:  # it unpacks its model into a temporary file
        raise BriefciteError(
            f"no temporary file can be written ({error.strerror or error}), which telling languages needs; "
            "make room, or name another folder in TMPDIR."
        ) from None
    identifier.set_languages(CODES)
    return identifier
