"""What kind of medium a container is, looked up by its name, by its domain, or by the words in its name."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from briefcite.references.normalize.lexicon import rows
from briefcite.text.late import late

ITEM_TYPES = {
    "newspaper": "article-newspaper",
    "magazine": "article-magazine",
    "site": "webpage",
    "agency": "article-newspaper",
}
_ARTICLE = late(r"^(?:the|der|die|das|le|la|les|el|il|lo|o|a|de|het)\s+|^l['’]", re.I)
_NO_WORD = late(r"[\W_]+")


class Medium(NamedTuple):
    """A known newspaper, magazine or site."""

    name: str
    kind: str


def by_name(name: str) -> Medium | None:
    """Return the newspaper, magazine or site of this name, with or without its article; None if unknown."""
    return _names().get(_key(name))


def by_domain(domain: str) -> Medium | None:
    """Return the medium with this domain ("edition.cnn.com" is found under "cnn.com"); None if unknown."""
    while "." in domain:
        if found := _domains().get(domain):
            return found
        domain = domain.partition(".")[2]
    return None


@lru_cache(maxsize=4096)
def _key(name: str) -> str:
    return _NO_WORD.sub("", _ARTICLE.sub("", name.casefold().strip()))


@cache
def _names() -> dict[str, Medium]:
    return {_key(name): Medium(name, kind) for name, kind, *_ in rows("media")}


@cache
def _domains() -> dict[str, Medium]:
    return {domain: Medium(name, kind) for name, kind, *rest in rows("media") for domain in " ".join(rest).split()}
