"""Labelled segments become CSL variables: names, dates, titles, pages, identifiers, item type."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from briefcite.model import Citation, Date, Reference
from briefcite.references.normalize import item_type
from briefcite.references.normalize.bodies import is_body
from briefcite.references.normalize.draft import Draft
from briefcite.references.normalize.item_type import TypeEvidence
from briefcite.references.normalize.law import legal_kind
from briefcite.references.normalize.lettering import Lettering
from briefcite.references.normalize.letters import put_letter
from briefcite.references.normalize.links import Hyperlink, put_links
from briefcite.references.normalize.parts import Parts
from briefcite.references.normalize.places import is_house
from briefcite.references.normalize.reach import put_right
from briefcite.references.normalize.titles import UNREAD
from briefcite.references.normalize.urls import domain_of
from briefcite.references.normalize.values import locator, put_values, put_year_of_title
from briefcite.text.cues import holds
from briefcite.text.late import late

__all__ = ["Hyperlink", "Lettering", "normalize"]

_HELD = ("title", "editor", "container_author", "volume", "issue", "page", "number", "url", "doi", "genre")
"""Fields of which something within a container has one."""
LETTER = "personal_communication", 0.85
"""The type of a letter, and how sure it is."""
_QUOTES = frozenset("\"'“”„‘‚«»‹›`")
_THESIS = late(
    r"\b(?:Ph\.?\s?D\.?|[Dd]octoral|[Mm]aster['’]?s|M\.?A\.?)\s(?:[Tt]hesis|[Dd]iss)|[Tt]hèse de doctorat|"
    r"[Tt]esi di dottorato|"
    r"[Tt]esis doctoral|[Tt]ese de doutorado|Diss\.,?\s(?:phil|iur|jur|med|Univ)|Habilitationsschrift"
)
_THESIS_CUES = ("hesis", "Diss", "diss", "hèse", "Tes", "Habil")
"""One of these stands in whatever the pattern matches: a cheap test first."""
_NEAR = 120  # characters after the title in which the word for a thesis is looked for
_TAIL = 16  # characters at the end of a title in which "in:" is looked for
_FIELDS = ("title", "genre", "publisher", "volume", "issue", "edition", "isbn", "number")
_IN = late(r"(?:^|[\s,.;:”\"»'’])(?:in|dans|en|em)\s*:?\s*$", re.I)


def normalize(
    text: str, citation: Citation, links: Sequence[Hyperlink] = (), lettering: Lettering = UNREAD
) -> tuple[Citation, Reference]:
    """Return the citation with locator and label set, and the work that its segments describe (id empty).

    Args:
        text: of the whole note.
        citation: what was found in it.
        links: those that lie in the note.
        lettering: how the document writes words that a title may have in capitals.
    """
    citation = put_right(text, _pinpointed(citation))
    parts = Parts(text, citation, lettering)
    draft = Draft()
    put_values(parts, draft)
    put_links(parts, draft, links)
    kind, certainty = _kind(parts, draft)
    if kind == "legislation":
        put_year_of_title(parts, draft)
    value, label = locator(parts)
    if value and citation.locator in ("", value):
        if kind == "legal_case" and label == "section":
            label = "paragraph"
        citation = replace(citation, locator=value, locator_label=label)
    return citation, draft.reference(kind, certainty * _labelled(parts))


def _kind(parts: Parts, draft: Draft) -> tuple[str, float]:
    """Return the CSL type and its confidence."""
    if legal := legal_kind(parts, draft):
        return legal
    if draft.has("publisher") and not any(map(draft.has, _HELD)) and not _spoken_in(parts):
        draft.move("container_title", "title")  # a book, read as what holds one
    return LETTER if put_letter(parts, draft) else item_type.item_type(_evidence(parts, draft))


def _pinpointed(citation: Citation) -> Citation:
    """Make the pages of a back reference its locator: short forms never give the pages of a whole work."""
    if citation.form in ("full", "other") or any(segment.label == "locator" for segment in citation.segments):
        return citation
    told = (segment._replace(label="locator") if segment.label == "page" else segment for segment in citation.segments)
    return replace(citation, segments=tuple(told))


def _evidence(parts: Parts, draft: Draft) -> TypeEvidence:
    """Gather the evidence for the item type."""
    publisher = draft.text("publisher")
    return TypeEvidence(
        **{field: draft.text(field) for field in _FIELDS},
        container=draft.text("container_title"),
        place=draft.text("publisher_place"),
        page=parts.first("page").text,
        domain=domain_of(draft.text("url")),
        editor=draft.has("editor"),
        body=bool(publisher) and is_body(publisher) and not is_house(publisher),
        own=any(name.literal and name.literal == publisher for name in draft.values.get("author", ())),
        collection=draft.has("collection_title"),
        quoted=_quoted(parts),
        spoken_in=_spoken_in(parts),
        thesis=_thesis(parts),
        dated=draft.has("issued"),
        full_date=_has_day_or_month(draft),
        arxiv=draft.text("number").startswith("arXiv"),
        doi=draft.has("doi"),
        archive=draft.has("archive"),
    )


def _has_day_or_month(draft: Draft) -> bool:
    date = draft.values.get("issued")
    return isinstance(date, Date) and len(date.edtf) > 4 and date.edtf[4] == "-"


def _quoted(parts: Parts) -> bool:
    title = parts.first("title")
    return bool(_QUOTES & set((parts.before(title, 2) + title.text[:1]).strip()))


def _spoken_in(parts: Parts) -> bool:
    """Return whether "in" stands before the container or before its editors."""
    for label in ("container-title", "editor"):
        part = parts.first(label)
        if part.text and (_leads_in(parts.before(part, 8)) or part.text.lower().startswith(("in ", "in:", "dans "))):
            return True
    return _leads_in(parts.first("title").text[-_TAIL:])


def _leads_in(text: str) -> bool:
    """Return whether a text ends in "in:"."""
    end = text.rstrip().rstrip(":").rstrip().casefold()
    return end.endswith(("in", "dans", "en", "em")) and _IN.search(text) is not None


def _thesis(parts: Parts) -> bool:
    """Return whether "PhD thesis" stands outside the title, however it was labelled."""
    title = parts.first("title")
    start, end = max(parts.start, title.end), min(parts.end, title.end + _NEAR)
    near = parts.text[start:end]
    return holds(near, _THESIS_CUES) and _THESIS.search(parts.text, start, end) is not None


def _labelled(parts: Parts) -> float:
    """Return the lowest confidence of the labels on which the type rests; 0.5 where there are none."""
    sure = [part.confidence for label in ("title", "container-title", "publisher") for part in parts.all(label)]
    return min(sure, default=0.5)
