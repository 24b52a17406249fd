"""The network's tags and the segment labels they stand for."""

from __future__ import annotations

TAGS = (
    "none",
    "gap",
    "other",
    "author",
    "editor",
    "translator",
    "title",
    "container",
    "collection",
    "publisher",
    "location",
    "date",
    "volume",
    "issue",
    "pages",
    "edition",
    "genre",
    "doi",
    "url",
    "isbn",
    "note",
    "citation-number",
)
"""``none`` is text outside every citation, ``gap`` what stands between two fields ("in:", "S.", brackets)."""

CUTS = ("outside", "begin", "inside")
"""The second head's classes: commentary, first token of a citation, later token of one."""

LABEL_OF = {
    "none": "other",
    "gap": "other",
    "container": "container-title",
    "collection": "collection-title",
    "location": "publisher-place",
    "date": "issued",
    "pages": "page",
    "doi": "DOI",
    "url": "URL",
    "isbn": "ISBN",
} | {
    tag: tag
    for tag in TAGS
    if tag in {"other", "author", "editor", "translator", "title", "publisher", "volume", "issue", "edition"}
    or tag in {"genre", "note", "citation-number"}
}
