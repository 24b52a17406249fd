"""Publishing houses, recognised by the words in their names."""

from __future__ import annotations

import re
from functools import lru_cache

from briefcite.text.late import late

_HOUSE = late(
    r"\b(?:press(?:es)?|verlag\w*|publish\w*|books?|éditions?|editor[ei]s?|editorial|edizioni|ediciones|"
    r"uitgever\w*|wydawnictwo|nakladatelství|"
    r"print(?:ing|ers)|imprenta|imprimerie|tip(?:ografia|\.)|stamperia|sons|&)",
    re.I,
)


@lru_cache(maxsize=1024)
def is_house(publisher: str) -> bool:
    """Return whether a publisher's name is that of a publishing house: "Nomos Verlag"."""
    return _HOUSE.search(publisher) is not None
