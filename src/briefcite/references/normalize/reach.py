"""Extends titles and dates over what was cut from them: the full stop of "U.S. Const.", the "c." of a year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefcite.model import Citation, Segment
from briefcite.references.normalize.bodies import is_body
from briefcite.references.normalize.doubt import with_doubt
from briefcite.text.late import late

ABBREVIATED = late(
    r"(?:[^\W\d_]{1,6}\.\s?)+[^\W\d_]{1,6}|.*[\s(](?:(?:[^\W\d_]\.)+[^\W\d_]|Inc|Ltd|Corp|Bros|Co)", re.S
)
"""Abbreviations, "U.S. Const", and what ends in one: "Negotiations under the U.N", "Lind v. Ferries, Inc"."""
_BODY_FIRST = late(r"([^,'\"“‘«„]{2,80}),\s(?=['\"“‘«„])")
_EASTERN = late(
    r"(?P<author>\w{2,12})[、，,]?\s?[『《](?P<title>[^』》]+)[』》](?:（(?P<publisher>[^、，（）]*))?[^』》]*"
)
"""An author's name before a title in the brackets of Japanese and Chinese."""
_CLOSING = late(r"['\"”’»“]")
_PARTIES = late(r"\S\s(?:v|vs|c|gegen|contre|contra)\.?\s[A-ZÀ-Þ]")
_PLACE_AT_END = late(r", ([A-ZÀ-Þ][\w-]+(?: [A-ZÀ-Þ][\w-]+)?)$")
_NAMELESS = late(r",? ?\[?[sS]\. ?[nN]\.")
"""Stands for a publisher that is not known."""


def put_right(text: str, citation: Citation) -> Citation:
    """Return the citation with its segments extended to what belongs to them."""
    parts = tuple(_after_body(text, _parted(text, citation)))
    parts = tuple(_with_phase(text, tuple(_placed(text, tuple(_contained(text, parts))))))
    citation = replace(citation, segments=parts)
    stopped = [_reaching(text[: citation.end], citation, at) for at in range(len(citation.segments))]
    found = tuple(with_doubt(text[: citation.end], stopped))
    return citation if found == citation.segments else replace(citation, segments=found)


def _parted(text: str, citation: Citation) -> tuple[Segment, ...]:
    """Return the segments with a body cut from a quoted title: "BBC News, 'Floods in Kent'", read as one title."""
    if any(part.label in ("author", "editor") for part in citation.segments):
        return citation.segments
    cut = (piece for part in citation.segments for piece in _body_and_title(text, part))
    return tuple(piece for part in cut for piece in _eastern(text, part))


def _body_and_title(text: str, part: Segment) -> tuple[Segment, ...]:
    found = _BODY_FIRST.match(text, part.start, part.end) if part.label in ("title", "number") else None
    if not found or not is_body(found[1]) or not _CLOSING.search(text[part.end - 1 : part.end + 2]):
        return (part,)
    author, opening = part._replace(label="author", end=found.end(1)), found.end()
    return author, Segment("other", found.end(1), opening), part._replace(label="title", start=opening)


def _eastern(text: str, part: Segment) -> Iterator[Segment]:
    """Yield author, title and publisher of what was read as one title: "山田太郎『川の法』（東京大学出版会"."""
    found = _EASTERN.fullmatch(text, part.start, part.end) if part.label == "title" else None
    if not found:
        yield part
        return
    end = part.start
    for label in ("author", "title", "publisher"):
        start, stop = found.span(label)
        if start < stop:
            yield Segment("other", end, start)
            yield part._replace(label=label, start=start, end=stop)
            end = stop
    yield Segment("other", end, part.end)


def _after_body(text: str, parts: Sequence[Segment]) -> Iterator[Segment]:
    """Yield the segments, what was read with a body given to the title that it begins: "NASA, Mars: A Survey"."""
    start = 0
    for at, part in enumerate(parts):
        if start and part.label == "other":
            continue
        if start:
            yield part._replace(start=start)
            start = 0
        elif cut := _title_in_author(text, part, parts[at + 1 :]):
            end, start = cut
            yield from (part._replace(end=end), Segment("other", end, start))
        else:
            yield part


def _title_in_author(text: str, part: Segment, rest: Sequence[Segment]) -> tuple[int, int] | None:
    """Return where the body ends and where the title begins, "NASA" and "Mars"; None where the author is all author."""
    title = next((one for one in rest if one.label != "other"), None)
    if part.label != "author" or title is None or title.label != "title":
        return None
    body, comma, words = text[part.start : part.end].rpartition(", ")
    if not comma or text[part.end : title.start].strip() != ":" or not is_body(body) or is_body(words):
        return None
    return part.start + len(body), part.end - len(words)


def _contained(text: str, parts: Sequence[Segment]) -> Iterator[Segment]:
    """Yield the segments; what follows a quoted title and its date is the journal: "'Silt' (Spring 2004) Granta 85"."""
    known = any(part.label == "container-title" for part in parts)
    quoted = dated = turned = False
    for part in parts:
        if part.label == "title" and quoted and dated and not known:
            turned = True
            yield part._replace(label="container-title")
        else:
            yield part._replace(label="issue") if turned and part.label == "number" else part
        quoted = quoted or (part.label == "title" and bool(_CLOSING.match(text, part.end)))
        dated = quoted and (dated or part.label == "issued")


def _with_phase(text: str, parts: Sequence[Segment]) -> Iterator[Segment]:
    """Yield the segments, the phase of a case given to its title, which it tells apart: "Lind v Roe (Merits)"."""
    end = 0
    for at, part in enumerate(parts):
        if part.label == "title" and _PARTIES.search(text, part.start, part.end):
            phase = next((one for one in parts[at + 1 :] if one.label != "other"), None)
            if phase and phase.label == "genre" and _in_brackets(text, part.end, phase):
                part, end = part._replace(end=phase.end + 1), phase.end + 1
        elif part.start < end:
            if part.end <= end:
                continue
            part = part._replace(start=end)
        yield part


def _in_brackets(text: str, end: int, part: Segment) -> bool:
    return text[end : part.start].lstrip("*_ ") == "(" and text.startswith(")", part.end)


def _placed(text: str, parts: Sequence[Segment]) -> Iterator[Segment]:
    """Yield the segments, the place before "[s. n.]" taken from the title: "Seas, Paris, [s. n.], 1901"."""
    known = any(part.label == "publisher-place" for part in parts)
    for part in parts:
        found = None if known or part.label != "title" else _PLACE_AT_END.search(text, part.start, part.end)
        if not found or not _NAMELESS.match(text, part.end):
            yield part
            continue
        yield part._replace(end=found.start())
        yield Segment("other", found.start(), found.start(1))
        yield part._replace(label="publisher-place", start=found.start(1))


def _reaching(text: str, citation: Citation, at: int) -> Segment:
    part = citation.segments[at]
    if part.label == "title":
        return _whole(text, part)
    before = citation.segments[at - 1] if at else part
    return part._replace(start=min(_whole(text, before).end, part.end)) if before.label == "title" else part


def _whole(text: str, part: Segment) -> Segment:
    """Extend "U.S. Const" over the full stop after its last word."""
    stop = text[part.end : part.end + 1] == "." and ABBREVIATED.fullmatch(text, part.start, part.end)
    return part._replace(end=part.end + 1) if stop else part
