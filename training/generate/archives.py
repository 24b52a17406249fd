"""Files in archives."""

from __future__ import annotations

import random

from generate.build import Builder
from generate.harvest import Pools
from generate.online import full_date
from generate.words import pick


def archive(rng: random.Random, pools: Pools, lang: str) -> Builder:
    """A file in an archive, with or without the document in it."""
    out = Builder()
    holder = pick(rng, lang, "archive")
    shelf = rng.choice(
        [
            f"RG {rng.randint(1, 400)}/{rng.randint(1, 99)}B/{rng.randint(1, 900)}",
            f"R {rng.randint(1, 99)}/{rng.randint(1, 900)}",
            f"CAB {rng.randint(1, 200)}/{rng.randint(1, 99)}",
            f"FO {rng.randint(100, 999)}/{rng.randint(100, 9999)}",
            f"N {rng.randint(1000, 1999)}",
            f"Nr. {rng.randint(1, 999)}",
            f"b. {rng.randint(1, 400)}",
            f"leg. {rng.randint(1, 900)}",
            f"cx. {rng.randint(1, 99)}",
            f"F7 {rng.randint(1000, 9999)}",
            f"Senato, Terra, reg. {rng.randint(1, 99)}",
            f"box {rng.randint(1, 99)}, folder {rng.randint(1, 30)}",
        ]
    )
    letter = rng.random()
    if letter < 0.3:
        title = rng.choice(
            [
                f"{pools.family(rng, lang)} report",
                f"{pools.family(rng, lang)} to {pools.family(rng, lang)}",
                f"{pools.family(rng, lang)} an {pools.family(rng, lang)}",
                "Memorandum",
                "Aufzeichnung",
                "Minutes of meeting",
                "Protokoll",
                "Telegram",
                "Informe",
                "Relazione",
            ]
        )
        if rng.random() < 0.5:
            out.put("title", title).gap(", ").put("date", full_date(rng, lang)).gap(", ").put("other", holder).gap(
                ", "
            ).put("other", shelf)
            return out.gap(rng.choice([".", ""]))
        out.put("other", holder).gap(", ").put("other", shelf).gap(", ").put("title", title).gap(", ").put(
            "date", full_date(rng, lang)
        )
        return out.gap(rng.choice([".", ""]))
    out.put("other", holder).gap(", ").put("other", shelf)
    if rng.random() < 0.4:
        out.gap(", ").put("date", full_date(rng, lang))
    if rng.random() < 0.5:
        lead = {"de": ["Bl. ", "fol. "], "it": ["c. ", "cc. ", "f. "], "fr": ["f. ", "fol. "]}.get(
            lang, ["fol. ", "f. ", "p. "]
        )
        out.gap(", " + rng.choice(lead)).put(
            "pages",
            str(rng.randint(1, 300)) + rng.choice(["", "r", "v", "", "-" + str(rng.randint(301, 330))]),
        )
    return out.gap(rng.choice([".", ""]))
