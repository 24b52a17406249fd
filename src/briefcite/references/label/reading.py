"""Runs the network once a note and decodes its citations; what was run lately is remembered.

Splitting asks for the cuts of a note and labelling for the tags of the same note: one run serves both.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from briefcite.model import Citation, Segment
from briefcite.references.label.constraints import constrain
from briefcite.references.label.crf import Chain, decode
from briefcite.references.label.network import Emissions, emissions, weights
from briefcite.references.label.segments import segments
from briefcite.references.label.tokens import Token, tokenise

_REMEMBERED = 512
"""Notes kept: more than are split and then labelled at once; at about 16 kB each this is 8 MB."""
_recent: dict[str, tuple[list[Token], Emissions]] = {}


def scored(texts: Sequence[str]) -> list[tuple[list[Token], Emissions]]:
    """Give each text's tokens and their scores."""
    new = [text for text in dict.fromkeys(texts) if text not in _recent]
    known = {text: _recent[text] for text in texts if text in _recent}
    tokens = [tokenise(text) for text in new]
    known.update(zip(new, zip(tokens, emissions(tokens), strict=True), strict=True))
    if len(_recent) + len(new) > _REMEMBERED:
        _recent.clear()
    _recent.update((text, known[text]) for text in new[:_REMEMBERED])
    return [known[text] for text in texts]


def read_labels(jobs: Sequence[tuple[str, Citation]]) -> list[tuple[Segment, ...]]:
    """Label citations; see ``label``."""
    model = weights()
    places = []
    for (text, citation), (tokens, scores) in zip(jobs, scored([text for text, _ in jobs]), strict=True):
        first = bisect_left(tokens, citation.start, key=_start)
        last = bisect_left(tokens, citation.end, key=_start)
        own = tokens[first:last]
        places.append((own, constrain(text, own, scores.tags[first:last])))
    chain = Chain(model.start, model.stop, model.moves)
    decoded = iter(decode(chain, [scores for own, scores in places if own]))
    calibration = model.calibration.tolist()
    return [
        segments(text, citation.start, citation.end, own, next(decoded), calibration) if own else _blank(citation)
        for (text, citation), (own, _) in zip(jobs, places, strict=True)
    ]


def _start(token: Token) -> int:
    return token.start


def _blank(citation: Citation) -> tuple[Segment, ...]:
    """A citation without a word in it."""
    if citation.start >= citation.end:
        return ()
    return (Segment("other", citation.start, citation.end, 0.0),)
