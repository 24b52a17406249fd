"""What a work without a title is called: by its site, its organisation, its number or its address."""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import unquote, urlsplit

from briefcite.model import Reference
from briefcite.text.late import late

LAW = ("legislation", "legal_case", "treaty", "bill", "regulation")
_SLUG = late(r"((?:(?:[^\W\d_]{1,40}|\d{1,4})[-_]){0,14}(?:[^\W\d_]{1,40}|\d{1,4}))(?:\.(?:html?|php|aspx?|pdf))?")
"""Words that an address is made of: "our-oldest-locks", "strategy-2018-to-2021", but not "GM12102007S2"."""
_BLANKS_OF_PAGE = 2  # in the words of a path that, before a query, tell a page
_TELLING = late(r"[^\W\d_]{3}")
_TELLS_NOTHING = frozenset("index default home main content page view search download document item node intro".split())
_SITES = ("webpage", "post", "post-weblog")


def called(work: Reference) -> str:
    """Return the words by which a work is known; "" where nothing is.

    >>> called(Reference("", "webpage", url="https://www.canal.example/locks/12"))
    'canal.example'
    >>> called(Reference("", "webpage", url="https://canal.example/our-oldest-locks.html"))
    'canal.example: our oldest locks'
    """
    bodies = (name.literal for name in (*work.author, *work.editor))
    known = (
        work.title,
        _gazetted(work),
        _numbered(work) if work.genre and work.type in LAW and work.number else "",  # not "OJ", where it is printed
        work.container_title,
        work.genre if " " in work.genre else "",  # "Interview with a pilot", but not "Report"
        _numbered(work),
        f"{work.archive} {work.archive_location}".strip(),
        work.publisher,
        work.authority,
        *bodies,
        _page(work.url),
        work.doi,
        work.isbn,
        work.genre,
    )
    return next((words for words in known if words), "")


def with_name(work: Reference) -> Reference:
    """Return a work that has neither a title nor people with what it is called as its title.

    So has an act of which the title is but the subject: "Regulation (EU) 2016/12: the protection of wells".
    The names of people identify a work as well as a title does, those of organisations beside its number or its page
    on their site. A site, a code ("Ohio Rev. Code"), a
    law ("Regulation (EU) 2016/679") and its place in a gazette are titles as they are; all else is put in brackets, as
    cataloguers do.
    """
    if work.type in LAW and work.genre and work.title[:1].islower():
        return replace(work, title=f"{_numbered(work) or work.genre}: {work.title}")
    name = "" if work.title else _of_bodies(work) if work.author or work.editor else called(work)
    if not name:
        return work
    if name == _gazetted(work) or (name == work.container_title and work.type in (*LAW, *_SITES)):
        return replace(work, title=name, container_title="")
    return replace(work, title=name if work.genre and name == _numbered(work) else f"[{name}]")


def _of_bodies(work: Reference) -> str:
    """Return the number, "1/CP.13", or the page of a work whose authors are organisations; "" for that of people."""
    bodies = all(name.literal for name in (*work.author, *work.editor))
    if not bodies or work.container_title or work.type == "personal_communication":
        return ""
    number = work.number
    if number.isdecimal():  # "Report 77"; "77" alone tells nothing
        number = work.genre and f"{work.genre} {number}"
    return number or _page(work.url)


def _numbered(work: Reference) -> str:
    """Return a number with the word for what it numbers: "Regulation (EU) 2016/679", but not "Report A/66/290"."""
    of_law = work.number and work.type in LAW and work.genre.casefold() not in work.number.casefold()
    return f"{work.genre} {work.number}".strip() if of_law else work.number


def _gazetted(work: Reference) -> str:
    """Return where an act is printed, which is all that it is known by: "Journal of Laws 2016, 925", "42 U.S.C.".

    A number before the name is that of a volume, as in "78 Fed. Reg. 5566"; else the year tells the volume.
    """
    if work.type not in LAW or not work.container_title or work.title or (work.genre and work.number):
        return ""
    year = work.issued.edtf[:4] if work.issued else ""
    if work.volume.isdecimal():
        head = ", ".join(filter(None, (f"{work.volume} {work.container_title}", work.issue)))
        return f"{head} {work.page or work.number}".rstrip()
    if not (work.volume or work.issue or (year and (work.number or work.page))):
        return work.container_title  # a code, of whatever year
    head = " ".join(filter(None, (work.container_title, work.volume, year)))
    return ", ".join(filter(None, (head, work.issue, work.number or work.page)))


def _page(url: str) -> str:
    """Return the host of an address, and the words of its last part where that is made of some.

    An archived page is called by its own address; the path of a query is that of a program: "showfile.asp?lid=12".
    """
    try:
        whole = urlsplit(url[max(url.rfind("/http://"), url.rfind("/https://"), -1) + 1 :])
    except ValueError:  # "http://[harbour" is no address
        return ""
    host = whole.netloc.rpartition("@")[2].removeprefix("www.")
    last = unquote(whole.path).rstrip("/").rpartition("/")[2]
    found = _SLUG.fullmatch(last)
    words = " ".join(re.split("[-_]", found[1])) if found and _TELLING.search(found[1]) else ""
    program = bool(whole.query) and words.count(" ") < _BLANKS_OF_PAGE
    return host if program or not words or words.casefold() in _TELLS_NOTHING else f"{host}: {words}".lstrip(": ")
