"""Containers that name a volume and the work it is part of: "Orestes and Others, vol. 4 of The Greek Plays"."""

from __future__ import annotations

import re
from typing import NamedTuple

from briefcite.references.normalize.titles import clean_container, clean_title
from briefcite.text.cues import holds, without_head
from briefcite.text.late import late

_CHAPTER_IN = late(r"^(?:ch(?:ap(?:ter)?)?|kap(?:itel)?|cap(?:ítulo|itolo)?)\.?\s?\d{1,3}\s(?:in|of|von)\s", re.I)
_NUMBER = r"(?P<volume>\d{1,3}|[IVXLC]{1,7})"
_WORD = r"(?:[Vv]ol(?:ume|\.)?|Bd\.|Band|[Tt]ome|[Tt](?:om)?\.|[Tt]omo|Teil)"
_VOLUME_CUES = ("ol", "Bd.", "Band", "om", "T.", "t.", "T ", "t ", "Teil")
"""Of these one stands in whatever the volume's word is."""
_PART_OF = late(rf"^(?P<title>.{{3,}}?),?\s\(?{_WORD}\s?{_NUMBER}\s(?:of|von|de|di)\s(?P<whole>[^\W\d_].{{3,}})$")
_VOLUME_THEN = late(rf"^(?P<whole>.{{3,}}?)[,.:]?\s{_WORD}\s?{_NUMBER}(?::|\.\s?[–—]|,)\s(?P<title>[^\W\d_].{{3,}})$")


class Container(NamedTuple):
    """The book or journal, and what it is a volume of."""

    title: str
    volume: str = ""
    whole: str = ""


def read_container(text: str) -> Container:
    """Read what stands under a container's label.

    >>> read_container("Werke, Bd. 5: Kritik der Urteilskraft")
    Container(title='Kritik der Urteilskraft', volume='5', whole='Werke')
    """
    title = clean_container(text)
    if title[:1] in ("c", "C", "k", "K"):
        title = clean_container(without_head(_CHAPTER_IN, title))
    found = (_PART_OF.match(title) or _VOLUME_THEN.match(title)) if holds(title, _VOLUME_CUES) else None
    if not found:
        return Container(title)
    return Container(clean_container(found["title"]), found["volume"], clean_title(found["whole"]))
