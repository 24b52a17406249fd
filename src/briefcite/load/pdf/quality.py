"""Whether the text layer of a page can be trusted: lost blanks, characters that no one can read."""

from __future__ import annotations

import re
from enum import StrEnum

LONGEST_WORD = 24
"""Letters: longer are German compounds and words that lost the blanks between them."""

MOST_LONG = 0.1
"""Share of the letters in longer words: below .06 on the pages of 50 articles, German ones among them."""

LEAST_LONG = 3
"""Different words: a German page may repeat the one compound that it is about."""

MOST_UNREADABLE = 0.15
"""Share of the characters that are not blanks: a broken font table spoils most of a page, a bullet or a
formula set in a symbol font only a little."""

CLEARLY = 0.5
"""Another engine must halve the share of bad characters or words: German compounds stay as long in both."""

LEAST_CHARACTERS = 20
"""A page with fewer (a page number, a stamp) is not judged."""

RUN_TOGETHER = re.compile(rf"[^\W\d_]{{{LONGEST_WORD + 1},}}")
CID = re.compile(r"\(cid:\d+\)")
SPACELESS = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
"""Scripts written without blanks: Thai, Lao, Burmese, Khmer, Japanese, Chinese."""

UNREADABLE = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x9f\ue000-\uefff\uf100-\uf8ff\ufff0-\ufffd]")
"""Control characters, private use, replacement. U+F020 to U+F0FF are Symbol's and Wingdings' own signs
(bullets, the asterisk of a note) and are left out."""


class Quality(StrEnum):
    """The verdict on a page's text, the best first."""

    GOOD = "good"
    RUN_TOGETHER = "run together"
    UNREADABLE = "unreadable"


def judge(text: str) -> Quality:
    """Return what is wrong with the text of a page, the worst first."""
    if unreadable(text) > MOST_UNREADABLE:
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
    return unreadable(other) <= MOST_UNREADABLE and lost_blanks(other) < CLEARLY * lost_blanks(text)
