"""Fields of the labelled references, by language, to be put together anew."""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Iterable

from corpus import Labelled
from generate.titles import compose
from generate.words import LANGUAGES, lists, pick

_FAMILY = re.compile(r"(?:^|[;,&] |and |und |et )([A-Z][a-zà-ÿ]{2,}(?:-[A-Z][a-zà-ÿ]+)?), ?[A-Z]")
_CLEAN = re.compile(r"^[\w«“\"'‘(].{3,160}$", re.DOTALL)
_BROKEN = re.compile(r"\d{3}|https?:|[;|]|\bpp?\.|\bin:|^\W*$", re.IGNORECASE)


class Pools:
    """What was harvested; every draw falls back on the word lists."""

    def __init__(self, references: Iterable[Labelled]) -> None:
        found: dict[tuple[str, str], list[str]] = defaultdict(list)
        for item in references:
            lang = item.lang if item.lang in LANGUAGES else "en"
            labels = {span[0] for span in item.spans}
            for label, start, end in item.spans:
                text = item.text[start:end].strip(" .,;:")
                self._keep(found, lang, _pool(label, labels), text)
        self._of = {key: tuple(dict.fromkeys(values)) for key, values in found.items()}

    @staticmethod
    def _keep(found: dict[tuple[str, str], list[str]], lang: str, pool: str, text: str) -> None:
        if pool == "author":
            found[lang, "family"] += _FAMILY.findall(text)
        elif pool and _CLEAN.match(text) and not _BROKEN.search(text) and "cit" not in text[-6:]:
            found[lang, pool].append(" ".join(text.split()))

    def draw(self, rng: random.Random, lang: str, pool: str, own: float = 0.5) -> str:
        """Draw from the harvest, or with probability ``own`` from the word lists."""
        values = self._of.get((lang, pool), ())
        if rng.random() < own or len(values) < 20:
            return pick(rng, lang, {"location": "place", "container": "journal"}.get(pool, pool))
        return rng.choice(values)

    def title(self, rng: random.Random, lang: str, pool: str) -> str:
        """Draw the title of an "article" or a "book"."""
        values = self._of.get((lang, pool), ())
        composed = {"de": 0.72, "en": 0.15}.get(lang, 0.3)
        if rng.random() < composed or len(values) < 20:
            return compose(rng, lang)
        return rng.choice(values)

    def family(self, rng: random.Random, lang: str) -> str:
        """Draw a family name."""
        values = self._of.get((lang, "family"), ())
        if values and rng.random() < 0.35:
            return rng.choice(values)
        return rng.choice(lists(lang)["family"])


def _pool(label: str, labels: set[str]) -> str:
    if label == "title":
        return "article" if "container-title" in labels else "book"
    pools = {"container-title": "container", "publisher-place": "location"}
    return pools.get(label, label if label in ("author", "publisher") else "")
