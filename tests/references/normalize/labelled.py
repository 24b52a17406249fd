"""Citations written with their labels in them: "<author>A. Reed</author>, <title>Tides</title>"."""

from __future__ import annotations

import re

from briefcite.model import Citation, Reference, Segment
from briefcite.references.normalize import Hyperlink, normalize

_TAG = re.compile(r"<(/?)([A-Za-z-]+)>")


def labelled(marked: str, form: str = "full") -> tuple[str, Citation]:
    """Give the plain text and the citation whose segments the tags describe."""
    text, segments, opened, place = "", [], 0, 0
    for tag in _TAG.finditer(marked):
        text += marked[place : tag.start()]
        place = tag.end()
        if tag[1]:
            segments.append(Segment(tag[2], opened, len(text), 0.95))
        else:
            opened = len(text)
    text += marked[place:]
    return text, Citation("n1.1", "n1", form, 0, len(text), segments=tuple(segments))


def read(marked: str, form: str = "full", link: tuple[str, str] | None = None) -> tuple[Citation, Reference]:
    """Normalise a marked citation; ``link`` is (text it lies over, URL)."""
    text, citation = labelled(marked, form)
    links = [Hyperlink(text.index(link[0]), text.index(link[0]) + len(link[0]), link[1])] if link else []
    return normalize(text, citation, links)


def fields(marked: str, **options: object) -> dict[str, object]:
    """Give the set fields of the reference: names as "Last, First", dates as EDTF."""
    citation, reference = read(marked, **options)  # type: ignore[arg-type]
    found: dict[str, object] = {"type": reference.type}
    for field in reference.__dataclass_fields__:
        value = getattr(reference, field)
        if not value or field in ("id", "type", "confidence", "notes"):
            continue
        if field in ("author", "editor", "translator"):
            value = [shown(name) for name in value]
        found[field] = value.edtf if field in ("issued", "accessed") else value
    if citation.locator:
        found["locator"] = f"{citation.locator_label} {citation.locator}"
    return found


def shown(name: object) -> str:
    """Write a name: "{World Bank}", "van der~Weel, Adriaan, Jr."."""
    if name.literal:  # type: ignore[attr-defined]
        return f"{{{name.literal}}}"  # type: ignore[attr-defined]
    family = "~".join(filter(None, (name.particle, name.family)))  # type: ignore[attr-defined]
    return ", ".join(filter(None, (family, name.given, name.suffix)))  # type: ignore[attr-defined]
