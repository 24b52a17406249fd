"""Words in the form in which they are compared: without capitals, accents, ligatures and punctuation."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from sys import intern

from briefcite.text.late import late

LONGEST = 2000
"""Characters of a title or name that are looked at; the longest real title seen has 600."""

_SMALL = """
a an and as at by for from in into of on or the to with its
der die das des dem den ein eine einer eines einem einen und oder im in am an auf aus bei mit nach von vom
zu zum zur fur uber
le la les l un une des du de d et ou au aux en sur dans par pour
il lo gli i uno e ed o del dello della dei degli delle dell al allo alla ai agli alle all nel nello nella
nei nelle nell sul sullo sulla dal dalla da di con per su tra fra
el los las y u unos unas entre sobre para por con sin
os as um uma do da dos das no na nos nas ao aos pelo pela em com
het een van en op voor
"""
SMALL = frozenset(_SMALL.split())
"""Articles, conjunctions and short prepositions of seven languages: they do not distinguish titles."""

_MARKS = late(r"[\u0300-\u036f\u0591-\u05bd\u05bf-\u05c7\u064b-\u065f\u0670]")
_WORD = late(r"[^\W_]+")
_LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d"})


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """Return the text's words, each without case and accents, joined by single blanks.

    >>> fold("Gâtine poitevine: aux XIᵉ–XIIᵉ s.")
    'gatine poitevine aux xie xiie s'
    """
    if text.isascii():
        return " ".join(_WORD.findall(text[:LONGEST].lower()))
    bare = unicodedata.normalize("NFKD", text[:LONGEST].replace("\u00ad", "")).casefold().translate(_LETTERS)
    return " ".join(_WORD.findall(_MARKS.sub("", bare)))


@lru_cache(maxsize=8192)
def telling(text: str) -> tuple[str, ...]:
    """Return the folded content words of a title: all except articles and the like, or all if it has no others."""
    words = tuple(map(intern, fold(text).split()))
    return tuple([word for word in words if word not in SMALL]) or words
