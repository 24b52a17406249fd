"""Generated references and notes: fields put together anew and printed in many styles."""

from __future__ import annotations

import random
from collections.abc import Sequence

from corpus import Labelled
from generate.back import back_reference
from generate.harvest import Pools
from generate.noise import damage, tear
from generate.notes import citation, note
from generate.special import other_source
from generate.works import work

SHARES = {"de": 0.24, "en": 0.3, "fr": 0.12, "it": 0.07, "es": 0.11, "pt": 0.07, "nl": 0.06, "pl": 0.03}
"""Languages of the notes made."""


def generate(count: int, seed: int, references: Sequence[Labelled]) -> list[Labelled]:
    """Generate examples; fields are harvested from the given references."""
    rng = random.Random(seed)
    pools = Pools(references)
    langs = rng.choices(list(SHARES), list(SHARES.values()), k=count)
    return [damage(rng, tear(rng, _one(rng, pools, lang))) for lang in langs]


def _one(rng: random.Random, pools: Pools, lang: str) -> Labelled:
    kind = rng.choices([work, other_source, back_reference, citation, note], [38, 12, 8, 2, 40])[0]
    if kind is note:
        return note(rng, pools, lang)
    return kind(rng, pools, lang).labelled("generated", lang)
