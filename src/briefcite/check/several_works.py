"""Whether the note before an "Ibid." really cites several works."""

from __future__ import annotations

import re

from briefcite.check.case import Case
from briefcite.model import Citation

_TRANSLATION = re.compile(r"(?i)\b(?:trad|transl|übers|engl|ital|franz|rist|repr|nachdr)\w*\.?\s")


def follows_several_works(case: Case, citation: Citation) -> bool:
    """Whether a citation opens its note, and the note before cites works that are no translations of one.

    "G. Sorel, Les illusions du progrès, Paris 1908, p. 51; trad. it. in Scritti politici, p. 460." is one
    work to the author of the "Ivi" that follows.
    """
    notes = case.extraction.notes
    place = next(index for index, note in enumerate(notes) if note.id == citation.note)
    opens = not any(c.note == citation.note and c.start < citation.start for c in case.extraction.citations)
    return opens and place > 0 and not _TRANSLATION.search(notes[place - 1].text)
