"""Sources that are neither books nor articles, by how often notes cite them."""

from __future__ import annotations

import random

from generate.build import Builder
from generate.forms import form
from generate.harvest import Pools
from generate.media import news, page


def other_source(rng: random.Random, pools: Pools, lang: str) -> Builder:
    """Print a source of one of these kinds."""
    return rng.choices([news, page, form], [20, 18, 62])[0](rng, pools, lang)
