"""``briefcite review``: the page of ``view`` from a local server, to correct what was read."""

from __future__ import annotations

from briefcite.cli.review.command import review

__all__ = ["review"]
