"""What stays the same within one printed reference: language, names, separators, quotation marks."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from generate.harvest import Pools
from generate.persons import NameStyle, draw_style
from generate.words import pick

QUOTES = (
    ("„", "“"),
    ("“", "”"),
    ("»", "«"),
    ("«", "»"),
    ("« ", " »"),
    ("'", "'"),
    ("‘", "’"),
    ('"', '"'),
    ("„", "”"),
)
_PREFERRED = {
    "de": (0, 2, 7, 0, 2, 8),
    "en": (1, 6, 7, 5, 1),
    "fr": (4, 3, 1),
    "it": (3, 1, 7, 6),
    "es": (3, 1, 7),
    "pt": (1, 3, 7),
    "nl": (5, 1, 6),
    "pl": (0, 1),
}


@dataclass
class Style:
    """Everything that stays the same within one printed reference."""

    lang: str
    rng: random.Random
    pools: Pools
    names: NameStyle = field(init=False)
    sep: str = field(init=False)
    """Between fields."""
    dated: bool = field(init=False)
    """The year stands after the author."""
    quotes: tuple[str, str] | None = field(init=False)

    def __post_init__(self) -> None:
        rng = self.rng
        self.dated = rng.random() < 0.45
        self.names = draw_style(rng, self.lang, "surname" if rng.random() < 0.03 else "")
        self.sep = rng.choice([", ", ", ", ". ", ", " if self.dated else ". "])
        preferred = QUOTES[rng.choice(_PREFERRED[self.lang])]
        self.quotes = preferred if rng.random() < (0.3 if self.lang == "de" else 0.5) else None

    def pick(self, section: str) -> str:
        """Draw this language's way of saying something."""
        return pick(self.rng, self.lang, section)

    def chance(self, share: float) -> bool:
        """True in that share of draws."""
        return self.rng.random() < share
