"""What kind of medium a container is: known by its name, by its domain, or by the words of its name."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from briefcite.references.normalize.lexicon import rows
from briefcite.references.normalize.urls import bare_domain, leading_domain
from briefcite.text.late import late

ITEM_TYPES = {
    "newspaper": "article-newspaper",
    "magazine": "article-magazine",
    "site": "webpage",
    "agency": "article-newspaper",
}
_SECOND_LEVEL = frozenset({"com", "co", "org", "net", "gov", "gob", "gouv", "edu", "ac", "go", "or", "ne"})
_ARTICLE = late(r"^(?:the|der|die|das|le|la|les|el|il|lo|o|a|de|het)\s+|^l['’]", re.I)
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})
_PERIODICAL = late(
    r"(?:blog|news|times|post|herald|journal|talk|magazine?|zeitung|zeitschrift|review|gazette|tribune|"
    r"daily|report(?:er)?)\b",
    re.I,
)
_NO_WORD = late(r"[\W_]+")
_SMALL = frozenset("the of on for and in to a an de la le les du des der die das für und y e del di da do".split())


class Medium(NamedTuple):
    """A known medium."""

    name: str
    kind: str


def by_name(name: str) -> Medium | None:
    """Look a newspaper, magazine or site up by its name, with or without its article."""
    return _names().get(_key(name))


def by_domain(domain: str) -> Medium | None:
    """Look a medium up by the domain of its site; "edition.cnn.com" is found under "cnn.com"."""
    while "." in domain:
        if found := _domains().get(domain):
            return found
        domain = domain.partition(".")[2]
    return None


def sounds_periodical(name: str) -> bool:
    """Tell whether a name sounds like that of a blog, newspaper or magazine."""
    return _PERIODICAL.search(name) is not None


def registered(domain: str) -> str:
    """Give the label that the site's owner chose: "tribune" of tribune.com.pk, "nyu" of cic.nyu.edu."""
    labels = domain.lower().split(".")[:-1]
    if len(labels) > 1 and labels[-1] in _SECOND_LEVEL:
        labels.pop()
    return labels[-1] if labels else ""


def is_own_name(domain: str, name: str) -> bool:
    """Tell whether ``name`` is what the site at ``domain`` calls itself.

    "asiatimes.com" and Asia Times are one, "nytimes.com" and The New York Times, "un.org" and United Nations;
    "cic.nyu.edu" and Center on International Cooperation | NYU are a site and the body behind it.
    """
    label = registered(domain).replace("-", "")
    name = name.translate(_UMLAUTS)
    known = by_domain(domain)
    words = [word for word in re.split(r"[^\w]+", name.casefold()) if word]
    if not label or not words:
        return False
    if known is not None and _key(known.name) == _key(name):
        return True
    significant = [word for word in words if word not in _SMALL]
    shapes = {
        "".join(words),
        "".join(significant),
        "".join(w[0] for w in words),
        "".join(w[0] for w in significant),
    }
    if label in shapes or bare_domain(name) == domain:
        return True
    if len(label) < 4 or len(words) > 3 or any(mark in name for mark in "|,–"):
        return False
    return any(label in (word, *_joined(significant, word)) for word in significant)


def _joined(words: list[str], first: str) -> list[str]:
    """Give "nytimes" of New York Times: initials up to the last word, which is whole."""
    return ["".join(w[0] for w in words[:-1]) + words[-1]] if words and first == words[-1] else []


def split_site(text: str) -> tuple[str, str]:
    """Cut "asiatimes.com. Asia Times" into domain and name; ("", text) where no domain leads."""
    if bare_domain(text):
        return text.strip(" .,;:*_\"“”'<>()[]"), ""
    return leading_domain(text.lstrip('*_"“ '))


@lru_cache(maxsize=4096)
def _key(name: str) -> str:
    return _NO_WORD.sub("", _ARTICLE.sub("", name.casefold().strip()))


@cache
def _names() -> dict[str, Medium]:
    return {_key(name): Medium(name, kind) for name, kind, *_ in rows("media")}


@cache
def _domains() -> dict[str, Medium]:
    return {domain: Medium(name, kind) for name, kind, *rest in rows("media") for domain in " ".join(rest).split()}
