"""Sources that are neither books nor articles, by how often notes cite them."""

from __future__ import annotations

import random

from generate.archives import archive
from generate.build import Builder
from generate.harvest import Pools
from generate.legal import case, law, treaty
from generate.media import document, news, page


def other_source(rng: random.Random, pools: Pools, lang: str) -> Builder:
    """Print a source of one of these kinds."""
    kinds = [news, page, document, case, law, treaty, archive]
    return rng.choices(kinds, [24, 22, 14, 12, 8, 6, 14])[0](rng, pools, lang)
