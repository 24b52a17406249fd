"""Whole URLs: no angle brackets or final full stop, balanced brackets, stray blanks closed up."""

from __future__ import annotations

import re

from briefcite.references.normalize.identifiers import trim
from briefcite.text.folding import SMALL
from briefcite.text.late import late

_SPACED = late(r"(https?)\s?:\s?/\s?/\s?", re.I)
_TWICE = late(r"^https?:(?://)?(?=https?://)", re.I)
"""A scheme set before an address that had one."""
_QUOTED = late(r"(?<=.)[\"“”<>]")
"""No address holds them."""
_DOMAIN = late(r"(?:www\.)?((?:[a-z0-9][a-z0-9-]{0,62}\.){1,4}[a-z]{2,12})(?![\w@])", re.I)
_NOT_CLOSED = late(r"\[[^\]]*$")  # "…/en/[Accessed 20 Oct. 2018]"
_TOP_LEVEL = frozenset(
    "com org net edu gov int mil info biz news blog media press online site app dev tech law wiki world global today "
    "africa asia berlin wien hamburg koeln nrw cat coop museum pro live academy foundation institute report".split()
)
_LONGEST_HOST = 253  # characters; the limit of the domain name system


def clean_url(text: str) -> str:
    """Write a URL without blanks and the brackets around it; "www." is given a scheme."""
    text = _without_sentence(text.strip(" <>()[]") if text[:1] in "<([ " else text)
    text = "".join(trim(_NOT_CLOSED.sub("", text)).split())
    text = _SPACED.sub(lambda found: f"{found[1].lower()}://", text, count=1)
    text = _QUOTED.split(_TWICE.sub("", text), maxsplit=1)[0]
    return f"http://{text}" if text[:4].lower() == "www." else text


def _without_sentence(text: str) -> str:
    """Cut the words of the sentence after a URL: "http://github.com/lock/Nuntii para uso"."""
    url, *words = text.split(" ")
    return url if words and words[0] in SMALL and all(word.isalpha() and word.islower() for word in words) else text


def domain_of(url: str) -> str:
    """Return the host of a URL in lower case, without "www."; empty where there is none."""
    host = url.partition("://")[2].partition("/")[0].partition(":")[0].lower()
    return host.removeprefix("www.") if len(host) <= _LONGEST_HOST else ""


def bare_domain(text: str) -> str:
    """Return the domain that the text consists of ("asiatimes.com", "DAWN.COM."), in lower case; else ""."""
    text = text.strip(" .,;:*_\"“”'<>()[]")
    found = _DOMAIN.fullmatch(text) if "." in text and " " not in text else None
    # "Opt.Lett" and "J.Phys" are no domains.
    if not found or not (text.islower() or text.isupper() or len(text.partition(".")[0]) > 4):
        return ""
    domain = found[1].lower()
    top = domain.rpartition(".")[2]
    return domain if len(top) == 2 or top in _TOP_LEVEL else ""
