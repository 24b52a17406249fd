"""The weights of pairing by name, as ``pairing.toml`` has them."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any


class PairingWeights(dict[str, float]):
    """The weights of one kind: ``weights.same_page`` is ``weights["same_page"]``."""

    def __getattr__(self, name: str) -> float:
        try:
            return self[name]
        except KeyError:
            raise AttributeError(name) from None


@cache
def weights(kind: str) -> PairingWeights:
    """Return the weights of a kind, "plain.callout"; the same ones to all who ask.

    Raises:
        KeyError: there is no such kind.
    """
    found: dict[str, Any] = _file()
    for part in kind.split("."):
        found = found[part]
    return PairingWeights(found)


@cache
def _file() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("pairing.toml").read_text("utf-8"))
