"""Chapters of one book share its editors and imprint, though only one of them may be cited with all of these.

"Otto Krafft: Zur Quellenlage, in: ebd." stands in the book of the citation before; "Iyer, ‘Reading the
Sluice’, in Water and Power, pp. 1–17" in one that another note describes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from briefcite.model import Reference
from briefcite.references.resolve.merging import UNRATED
from briefcite.references.resolve.works import Work
from briefcite.text.folding import fold, telling
from briefcite.text.identity import names_agree, year

SHARED = 0.7
"""Factor on the confidence of a value that is taken over from another chapter of the book."""
_IMPRINT = ("editor", "publisher", "publisher_place", "issued", "volume", "collection_title")
_IN_BOOKS = frozenset(("chapter", "paper-conference", "entry-encyclopedia", "entry-dictionary"))
_WORDS = 2
"""Content words that a book's title must have to identify one book: "Werke" could be any."""


def share_imprint(works: Iterable[Work]) -> None:
    """Complete chapters by what other citations say of their book, where all of those agree."""
    told = list(works)
    books: dict[str, list[Reference]] = {}
    for work in told:
        for book in _book_of(work.reference):
            books.setdefault(fold(book.container_title), []).append(book)
    for work in told:
        known = work.reference
        if known.type in _IN_BOOKS and not known.issued and len(telling(known.container_title)) >= _WORDS:
            others = [book for book in books.get(fold(known.container_title), ()) if book.issued]
            if others and len({year(book.issued) for book in others}) == 1:
                work.reference = lent(known, max(others, key=_told))


def in_book_of(draft: Reference, other: Reference, *, keep_title: bool = False) -> Reference:
    """Complete a chapter whose container is only "ebd.", or a book that another note describes, by that book."""
    (book,) = [*_book_of(other), None][:1]
    if book is None:
        return draft if keep_title else replace(draft, container_title="")
    title = draft.container_title if keep_title else book.container_title
    return lent(replace(draft, container_title=title, type="chapter"), book)


def holds_book(told: Reference, title: str) -> bool:
    """Return whether a work is the book of that title, or another part of it."""
    wanted = fold(title)
    return any(
        fold(name).startswith(wanted) or wanted.startswith(fold(name))
        for name in (told.title, told.container_title)
        if name
    )


def lent(chapter: Reference, book: Reference) -> Reference:
    """Return the chapter; what it lacks is taken from the book."""
    taken: dict[str, Any] = {
        name: getattr(book, name) for name in _IMPRINT if getattr(book, name) and not getattr(chapter, name)
    }
    if not names_agree(chapter.editor, book.editor, unknown=True):
        return chapter
    rated = {name: SHARED * book.confidence.get(name, UNRATED) for name in taken}
    return replace(chapter, **taken, confidence={**chapter.confidence, **rated})


def _book_of(told: Reference) -> Iterator[Reference]:
    """Yield the book that a work is or stands in, described as a container."""
    if told.type in _IN_BOOKS and told.container_title:
        yield told
    elif told.type == "book" and told.title and (told.editor or told.issued):
        yield replace(told, container_title=told.title)


def _told(book: Reference) -> int:
    return sum(bool(getattr(book, name)) for name in _IMPRINT)
