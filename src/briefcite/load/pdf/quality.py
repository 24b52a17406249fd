"""Whether the text layer of a page can be trusted: lost spaces, characters and words that no one can read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from math import log

from briefcite.text.late import late

LONGEST_WORD = 24
"""Letters: longer are German compounds and words that lost the spaces between them."""

MOST_LONG = 0.1
"""Share of the letters in longer words: below .06 on the pages of 50 articles, German ones among them."""

LEAST_LONG = 3
"""Different words: a German page may repeat the one compound that it is about."""

MOST_UNREADABLE = 0.15
"""Share of the characters that are not spaces: a broken font table spoils most of a page, a bullet or a
formula set in a symbol font only a little."""

CLEARLY = 0.5
"""Another engine must halve the share of bad characters or words: German compounds stay as long in both."""

SCAN = 0.6
"""Smallest share of the page under pictures at which it is taken for a scanned page."""

LEAST_CHARACTERS = 20
"""A page with fewer (a page number, a stamp) is not judged."""

RUN_TOGETHER = late(rf"[^\W\d_]{{{LONGEST_WORD + 1},}}")
CID = late(r"\(cid:\d+\)")
SPACELESS = late("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
"""Scripts written without spaces: Thai, Lao, Burmese, Khmer, Japanese, Chinese."""

UNREADABLE = late("[\x00-\x08\x0e-\x1b\x7f-\x9f\ue000-\uefff\uf100-\uf8ff\ufff0-\ufffd]")
"""Control characters, private use, replacement. U+F020 to U+F0FF are Symbol's and Wingdings' own signs
(bullets, the asterisk of a note) and are left out."""

USUAL: Mapping[str, float] = {
    "e": 0.125, "a": 0.09, "i": 0.075, "n": 0.072, "o": 0.065, "t": 0.068, "s": 0.067, "r": 0.067, "l": 0.045,
    "d": 0.042, "u": 0.045, "c": 0.03, "m": 0.03, "h": 0.032, "p": 0.025, "g": 0.02, "b": 0.016, "f": 0.016,
    "v": 0.016, "k": 0.016, "w": 0.011, "z": 0.012, "y": 0.012, "j": 0.006, "x": 0.003, "q": 0.004,
}  # fmt: skip
"""How often the letters are used in the languages of Europe, taken together (they sum to a little over 1)."""

COMMON = b"eaintros"
SAMPLE = 800
USUAL_SHARE = 0.38
"""Small letters that make up at least this share of the characters of real pages, in a sample from the middle."""

ENOUGH_LETTERS = 300
"""Latin letters: fewer say nothing, as in a page of figures."""

STRANGE = 0.42
"""Nats that the letters of a page may be away from the usual (Kullback and Leibler): real pages are below .25, one of
Chinese names reaches .39, lists of Finnish words .35; with the letters exchanged 98 of 100 pages are above .40."""

NO_VOWEL = 0.02
"""Share of the words of four letters or more without a vowel: almost none in any language, .18 where letters were
exchanged."""

WORD = late(r"[^\W\d_]{4,}")
VOWEL = late("[aeiouyà-æè-ïò-öø-ýœěęąůőűıăāēīōū]", re.I)


class Quality(StrEnum):
    """The verdict on a page's text, the best first."""

    GOOD = "good"
    RUN_TOGETHER = "run together"
    UNREADABLE = "unreadable"


def judge(text: str) -> Quality:
    """Return what is wrong with the text of a page, the worst first."""
    if unreadable(text) > MOST_UNREADABLE or is_exchanged(text):
        return Quality.UNREADABLE
    if lost_blanks(text) > 0:
        return Quality.RUN_TOGETHER
    return Quality.GOOD


def unreadable(text: str) -> float:
    """Return the share of characters without a meaning; 0 for a page with hardly any text."""
    cids = CID.findall(text) if "(cid:" in text else []
    length = sum(map(len, text.split())) - sum(map(len, cids)) + len(cids)
    if length < LEAST_CHARACTERS:
        return 0.0
    return (len(UNREADABLE.findall(text)) + len(cids)) / length


def is_exchanged(text: str) -> bool:
    """Return whether the letters of a page are others than those printed, as under a wrong table of letters."""
    middle = max(0, (len(text) - SAMPLE) // 2)
    sample = text[middle : middle + SAMPLE].encode("ascii", "ignore")
    if sum(map(sample.count, COMMON)) > USUAL_SHARE * len(sample) or _strangeness(text) <= STRANGE:
        return False
    words = [word for word in WORD.findall(text) if not word.isupper()]
    return sum(VOWEL.search(word) is None for word in words) > NO_VOWEL * len(words)


def _strangeness(text: str) -> float:
    """Return how far the use of the Latin letters is from the usual, in nats; 0 where there are few."""
    lowered = text.encode("ascii", "ignore").lower()
    counts = {letter: lowered.count(ord(letter)) for letter in USUAL}
    total = sum(counts.values())
    if total < ENOUGH_LETTERS:
        return 0.0
    return sum(n / total * log(n / total / USUAL[letter]) for letter, n in counts.items() if n)


def lost_blanks(text: str) -> float:
    """Return the share of the characters that are in words too long to be words; 0 where it is as usual."""
    words = text.split()
    if max(map(len, words), default=0) <= LONGEST_WORD:
        return 0.0
    long = [word for word in words if len(word) > LONGEST_WORD]
    long = [word for word in long if RUN_TOGETHER.search(word) and not SPACELESS.search(word)]
    if len(set(long)) < LEAST_LONG:
        return 0.0
    share = sum(map(len, long)) / sum(map(len, words))
    return share if share > MOST_LONG else 0.0


def better(other: str, text: str) -> bool:
    """Return whether another reading of the page is clearly better: fewer unreadable or overlong words."""
    if unreadable(text) > MOST_UNREADABLE:
        return bool(other.strip()) and unreadable(other) < CLEARLY * unreadable(text)
    if is_exchanged(text):
        return judge(other) is not Quality.UNREADABLE and len(other.strip()) > CLEARLY * len(text)
    return unreadable(other) <= MOST_UNREADABLE and lost_blanks(other) < CLEARLY * lost_blanks(text)
