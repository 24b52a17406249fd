"""URLs whole: without angle brackets and the sentence's full stop, with balanced brackets, over blanks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from briefcite.references.normalize.identifiers import trim
from briefcite.text.folding import SMALL
from briefcite.text.late import late

_START = late(r"(?:https?\s?:\s?/\s?/\s?|ftp://|www\.\s?)(?=[^\s.])", re.I)
_BODY = late(r"[^\s<>\"“”«»„|\\^`{}]+")
_SPACED = late(r"(https?)\s?:\s?/\s?/\s?", re.I)
_OPEN_END = frozenset("/-_=?&%.#~")
_PART = late(r"[\w%~#?&=+-][^\s<>\"“”«»]*")
_NOT_PART = late(r"[(\[]|(?:accessed|retrieved|abgerufen|zugriff|consult|last|letzter|stand|and|und|et|am|on)\b", re.I)
_DOMAIN = late(r"(?:www\.)?((?:[a-z0-9][a-z0-9-]{0,62}\.){1,4}[a-z]{2,12})(?![\w@])", re.I)
_NOT_CLOSED = late(r"\[[^\]]*$")  # "…/en/[Accessed 20 Oct. 2018]"
_ESCAPED = late(r"%[0-9A-F]{2}")
_TOP_LEVEL = frozenset(
    "com org net edu gov int mil info biz news blog media press online site app dev tech law wiki world global today "
    "africa asia berlin wien hamburg koeln nrw cat coop museum pro live academy foundation institute report".split()
)
_LONGEST_HOST = 253  # characters; the limit of the domain name system
_MOST_PARTS = 12  # pieces that a URL was broken into; "http:// www.cbd.int/ doc/ strategic-plan/ 2011-2020/" has 5


class Address(NamedTuple):
    """A URL and the stretch of text that it was read from."""

    url: str
    start: int
    end: int


def find_urls(text: str, start: int, end: int, labelled: Sequence[tuple[int, int]] = ()) -> list[Address]:
    """Find the URLs in ``text[start:end]``; in a labelled span blanks inside a URL are joined."""
    found: list[Address] = []
    place = start
    while head := _START.search(text, place, end):
        limit = max((stop for first, stop in labelled if first <= head.end() <= stop), default=0)
        address = _read(text, head.start(), head.end(), min(limit, end), end)
        if address.url:
            found.append(address)
        place = max(address.end, head.end())
    return found


def _read(text: str, start: int, body: int, joined_until: int, end: int) -> Address:
    piece = _BODY.match(text, body, end)
    stop = piece.end() if piece else body
    for _ in range(_MOST_PARTS):
        following = stop + 1
        if following >= joined_until or text[stop] != " " or _NOT_PART.match(text, following):
            break
        more = _PART.match(text, following, joined_until)
        if not more or not (_goes_on(text[stop - 1], text[following]) or _ESCAPED.search(more[0])):
            break
        stop = more.end()
    printed = trim(text[start:stop])
    return Address(clean_url(printed), start, start + len(printed))


def _goes_on(last: str, first: str) -> bool:
    """Tell whether a URL goes on after a blank; "…/klimaklagen/. This" does not."""
    return (last in _OPEN_END and not (last == "." and first.isupper())) or first in "/?&=%#-"


def clean_url(text: str) -> str:
    """Write a URL without blanks and brackets round it; "www." gets a scheme."""
    text = _without_sentence(text.strip(" <>()[]") if text[:1] in "<([ " else text)
    text = "".join(trim(_NOT_CLOSED.sub("", text)).split())
    text = _SPACED.sub(lambda found: f"{found[1].lower()}://", text, count=1)
    return f"http://{text}" if text[:4].lower() == "www." else text


def _without_sentence(text: str) -> str:
    """Cut the words of the sentence behind a URL: "http://github.com/lock/Nuntii para uso"."""
    url, *words = text.split(" ")
    return url if words and words[0] in SMALL and all(word.isalpha() and word.islower() for word in words) else text


def domain_of(url: str) -> str:
    """Give the host of a URL in lower case, without "www."; empty where there is none."""
    host = url.partition("://")[2].partition("/")[0].partition(":")[0].lower()
    return host.removeprefix("www.") if len(host) <= _LONGEST_HOST else ""


def bare_domain(text: str) -> str:
    """Give the domain when the text is nothing but one: "asiatimes.com", "DAWN.COM."; in lower case."""
    text = text.strip(" .,;:*_\"“”'<>()[]")
    found = _DOMAIN.fullmatch(text) if "." in text and " " not in text else None
    # "Opt.Lett" and "J.Phys" are no domains.
    if not found or not (text.islower() or text.isupper() or len(text.partition(".")[0]) > 4):
        return ""
    domain = found[1].lower()
    top = domain.rpartition(".")[2]
    return domain if len(top) == 2 or top in _TOP_LEVEL else ""


def leading_domain(text: str) -> tuple[str, str]:
    """Cut "asiatimes.com. Asia Times" into its domain (as printed) and the rest; ("", text) otherwise."""
    head, blank, rest = text.strip().partition(" ")
    if blank and bare_domain(head) and head[-1] in ".,;:":
        return head.strip(" .,;:*_"), rest.strip()
    return "", text
