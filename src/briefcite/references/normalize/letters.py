"""Letters, which are known by their two people and kept somewhere: "Letter from Ada Bell to Paul Ost (3 May 1776)"."""

from __future__ import annotations

from briefcite.references.normalize.bodies import is_body
from briefcite.references.normalize.draft import Draft
from briefcite.references.normalize.parts import Parts
from briefcite.references.normalize.people import without_addressee
from briefcite.references.normalize.titles import clean_title
from briefcite.text.wordlists import words_of

_PRINTED = ("volume", "issue", "page", "publisher")
_LEAD = 8  # characters between the word for a letter and its writer: "Letter from"


def put_letter(parts: Parts, draft: Draft) -> bool:
    """Put the two people as note, and the body that keeps the letter as archive; return whether it is a letter.

    What has a volume, pages or a publisher is a letter in print, and typed by that.
    """
    author = parts.first("author")
    addressed = without_addressee(author.text) != author.text
    named = draft.text("genre").casefold().strip(".") in words_of("letters")
    body = is_body(draft.text("container_title"))
    if any(map(draft.has, _PRINTED)) or not (addressed or (named and (body or not draft.has("container_title")))):
        return False
    if addressed:
        draft.put("note", clean_title(parts.text[_start(parts) : author.end]), author.confidence)
    if body:
        _keep(draft)
    return True


def _start(parts: Parts) -> int:
    """Return where the words for the letter begin: at "Letter" where it stands before "from Ada Bell to Paul Ost"."""
    genre, author = parts.first("genre"), parts.first("author")
    leads = genre.text and 0 <= author.start - genre.end <= _LEAD
    return genre.start if leads else author.start


def _keep(draft: Draft) -> None:
    """Make the body an archive; what was read as one is a collection in it: "Historical Society, Adams Papers"."""
    place = ", ".join(filter(None, (draft.take("archive"), draft.take("archive_location"))))
    draft.move("container_title", "archive")
    draft.put("archive_location", place, draft.confidence["archive"])
