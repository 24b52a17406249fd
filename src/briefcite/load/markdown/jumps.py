r"""Notes in Markdown that a program converted from HTML or Word: "[\\[1\\]](#_ftn1)", "[1](#fn1)".

Such files have no labels; links within the page lead from callouts to notes and back. A paragraph that begins with
the way back, or with the place that callouts lead to, is the note.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefcite.load.markdown.blocks import Blocks
from briefcite.model import Mark, Span
from briefcite.text.late import late

JUMP = late(
    r"\[(?P<text>(?:\\[\[\]()^*]|</?sup>|[\w\[\]()^*†‡]){1,24}?)\]"
    r"\(#(?P<id>[^)\s]{1,100}?)(?:[ \t]+\"[^\"\n]{0,99}\")?\)"
)
PLACE = late(
    r"<(?:a|span|p|div)\b[^>\n]{0,99}?\b(?:id|name)=[\"']?(?P<id>[\w:.-]{1,100})[^>\n]{0,99}>(?:</(?:a|span)>)?"
)
NAME = late(
    r"_?(?P<kind>ftn|edn|fn|footnote|endnote|note|sdfootnote|sdendnote)[-_:]?(?P<way>ref|anchor)?[-_:]?(?P<number>\d{1,4})"
    r"(?P<side>anc|sym)?",
    re.I,
)
HEAD = late(r"(?:<sup>|\^|\\?\[)?(?P<number>\d{1,4})(?:</sup>|\^|\\?\]|</a>|</span>)*[.:)]?[ \t]*")
ENDNOTES = frozenset(["edn", "endnote", "sdendnote"])
MARKUP = late(r"</?sup>|[\\\[\]()^*]")
PARAGRAPH = late(r"^(?:[ \t]*\S[^\n]*(?:\n|\Z))+", re.M)


def read_jumps(text: str, blocks: Blocks) -> list[Mark]:
    """Return the callouts and notes that links within the page connect; [] where no note is found."""
    if "](#" not in text:
        return []
    found = list(_notes(text, blocks))
    ways_back = {start for start, _ in found}
    callouts = [mark for start, mark in _callouts(text, blocks) if start not in ways_back]
    notes = [mark for _, mark in found]
    names = {mark.id for mark in notes}
    return [*callouts, *notes] if any(mark.target in names for mark in callouts) else []


def _callouts(text: str, blocks: Blocks) -> Iterator[tuple[int, Mark]]:
    """Yield the links that lead to notes, each with where it begins."""
    for found in JUMP.finditer(text):
        name = NAME.fullmatch(found["id"])
        marker = MARKUP.sub("", found["text"])
        if name and marker and not name["way"] and name["side"] != "anc" and not blocks.is_closed(found.start()):
            span = _raised(text, Span(*found.span()))
            yield found.start(), Mark("callout", (span,), marker=marker, target=_name(name))


def _raised(text: str, link: Span) -> Span:
    """A link with the tags that raise it."""
    around = text[link.start - 5 : link.start] == "<sup>" and text.startswith("</sup>", link.end)
    return Span(link.start - 5, link.end + 6) if around else link


def _notes(text: str, blocks: Blocks) -> Iterator[tuple[int, Mark]]:
    """Yield the notes, each with where its paragraph begins."""
    for paragraph in PARAGRAPH.finditer(text):
        at = paragraph.start() + len(paragraph[0]) - len(paragraph[0].lstrip())
        jump, place = JUMP.match(text, at), PLACE.match(text, at)
        name = NAME.fullmatch((jump or place or {"id": ""})["id"])
        if name is None or blocks.is_closed(at):
            continue
        if jump and (name["way"] or name["side"] == "anc"):
            start, marker = jump.end(), MARKUP.sub("", jump["text"])
        elif place and not name["way"] and (head := HEAD.match(text, place.end())):
            start, marker = head.end(), head["number"]
        else:
            continue
        words = text[start : paragraph.end()]
        first = start + len(words) - len(words.lstrip(" \t.:"))
        span = Span(first, max(first, start + len(words.rstrip())))
        role = "endnote" if name["kind"].lower() in ENDNOTES else "footnote"
        yield at, Mark("note", (span,), id=_name(name), marker=marker, role=role)


def _name(name: re.Match[str]) -> str:
    return f"{name['kind'].lower()} {name['number']}"
