"""Fields of a reference with the names of their CSL variables, but for those of names and dates."""

from __future__ import annotations

CSL_NAMES = {
    "title": "title",
    "container_title": "container-title",
    "collection_title": "collection-title",
    "collection_number": "collection-number",
    "edition": "edition",
    "publisher": "publisher",
    "publisher_place": "publisher-place",
    "volume": "volume",
    "issue": "issue",
    "page": "page",
    "number": "number",
    "number_of_volumes": "number-of-volumes",
    "genre": "genre",
    "authority": "authority",
    "section": "section",
    "event_title": "event-title",
    "archive": "archive",
    "archive_location": "archive_location",
    "doi": "DOI",
    "isbn": "ISBN",
    "url": "URL",
    "language": "language",
    "note": "note",
}

ROLES = ("author", "editor", "translator")
"""CSL name variables that a reference has as fields; not container-author, which no program imports."""
