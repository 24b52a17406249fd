"""What a work is called that has no title: its site, its body, its number, its address."""

from __future__ import annotations

from urllib.parse import urlsplit

from briefcite.model import Reference


def called(work: Reference) -> str:
    """Give the words by which a work is known; "" where nothing is.

    >>> called(Reference("", "webpage", url="https://www.canal.example/locks/12"))
    'canal.example'
    """
    bodies = (name.literal for name in (*work.author, *work.editor))
    known = (
        work.title,
        work.container_title,
        work.genre,
        work.number,
        f"{work.archive} {work.archive_location}".strip(),
        work.publisher,
        work.authority,
        *bodies,
        _host(work.url),
        work.doi,
        work.isbn,
    )
    return next((words for words in known if words), "")


def _host(url: str) -> str:
    try:
        return urlsplit(url).netloc.rpartition("@")[2].removeprefix("www.")
    except ValueError:  # "http://[harbour" is no address
        return ""
