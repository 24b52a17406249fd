"""Which elements of a web page are entries of a numbered bibliography: "[12]" leads to "12. Marsh J. …".

Journals' pages call works as they call notes, with other names: ref-list, bibr, #B12, #CR12, #ref-12.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from briefcite.text.late import late

if TYPE_CHECKING:
    from lxml.html import HtmlElement as Element

_ID = late(r"(?:[\w.-]{0,60}[-_.:])?(?:ref|bib|bibr|cite?|cr|rf|bb|b|r)[-_.:]?\d{1,4}", re.I)
_NAME = late(r"(?:^|[\s_-])(?:ref(?:erence)?|bib(?:liograph(?:y|ie))?|citation)s?(?:$|[\s_-])", re.I)
_HEAD = late(r"\s*[\[(]?\s*(\d{1,4})\s*(?:[\])][.:]?|[.:](?!\d)|(?=\s))\s*")
"""The number of an entry; a space after it is not required, since style sheets may supply the gap ("1.Marsh")."""
_NEAR = 4
"""How many enclosing elements may say that it is an entry: <div class="ref-list"><ul><li id="B1">."""
HEAD = 40
"""First characters of an entry in which its number is looked for."""


def is_entry(element: Element, name: str, marker: str) -> bool:
    """Return whether an element is the entry of a bibliography with this number.

    Args:
        element: the block that an anchor leads to.
        name: the id it leads to.
        marker: the number that is called, without brackets.
    """
    if not marker.isdigit() or printed_number(element) != marker:
        return False
    said = " ".join(str(e.get("class") or "") for e in (element, *islice(element.iterancestors(), _NEAR)))
    return _ID.fullmatch(name) is not None and _NAME.search(said) is not None


def printed_number(element: Element) -> str:
    """Return the number that an element begins with, or that a browser shows before a list item; else ""."""
    text = ""
    for piece in element.itertext():
        text += piece.replace("\xa0", " ")
        if len(text) > HEAD:
            break
    found = _HEAD.match(text + " ")
    return found[1] if found else list_number(element)


def head_length(text: str) -> int:
    """Return the length of the number that an entry begins with."""
    found = _HEAD.match(text)
    return found.end() if found else 0


def list_number(element: Element) -> str:
    """Return the number that a browser shows before an item of an ordered list; "" elsewhere."""
    parent = element.getparent()
    if element.tag != "li" or parent is None or parent.tag != "ol":
        return ""
    start = str(parent.get("start") or "1")
    return str((int(start) if start.isdigit() else 1) + parent.findall("li").index(element))
