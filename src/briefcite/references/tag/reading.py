"""Runs the network over notes and makes citations of its output."""

from __future__ import annotations

from collections.abc import Sequence

from briefcite.model import Citation
from briefcite.references.tag.constraints import constrain
from briefcite.references.tag.crf import Chain, Decoded, decode, scores_of_states
from briefcite.references.tag.network import Floats, Weights, emissions, weights
from briefcite.references.tag.segments import citations
from briefcite.references.tag.tokens import Token, tokenise


def read(
    texts: Sequence[str], tokens: Sequence[Sequence[Token]] | None = None, model: Weights | None = None
) -> list[tuple[Citation, ...]]:
    """Read the citations of each text; see ``cite``. Its tokens, with their levels, may be given."""
    tokens = tokens or [tokenise(text) for text in texts]
    model = model or weights()
    curves = model.calibration[:2].tolist(), model.calibration[2:].tolist()
    return [
        tuple(citations(text, own, decoded, forms, curves)) if decoded is not None else ()
        for text, own, (decoded, forms) in zip(texts, tokens, _decoded(texts, tokens, model), strict=True)
    ]


def _decoded(
    texts: Sequence[str], tokens: Sequence[Sequence[Token]], model: Weights
) -> list[tuple[Decoded | None, Floats]]:
    """Return the states of each text's tokens (None where it has none) and their scores of forms."""
    scored = emissions(tokens, model)
    scores = [scores_of_states(one.outputs) for one in scored]
    for text, own, score in zip(texts, tokens, scores, strict=True):
        constrain(text, own, score)
    chain = Chain(model.start, model.stop, model.moves, model.enter, model.stay)
    found = iter(decode(chain, [score for score in scores if len(score)]))
    return [(next(found) if own else None, one.forms) for own, one in zip(tokens, scored, strict=True)]
