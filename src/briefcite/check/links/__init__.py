"""Asks the web whether the addresses in references still lead somewhere; only when told to."""

from __future__ import annotations

from typing import NamedTuple

from briefcite.model import Reference

RESOLVERS = ("doi.org", "dx.doi.org", "hdl.handle.net", "purl.org", "n2t.net")
"""Hosts whose purpose is to redirect: an answer is all that is expected of them."""


class LinkStatus(NamedTuple):
    """What became of one address."""

    status: int | None = None
    """HTTP status of the last answer; None where there was none."""
    moved_to: str = ""
    """Where it has moved permanently; "" where it has not."""
    error: str = ""
    """Why there was no answer, in words."""
    gone: bool = False
    """The host does not exist, or the server says that the page does not."""


def addresses(work: Reference) -> tuple[str, ...]:
    """Return the addresses of a work that can be asked: its DOI's and its own."""
    found = [f"https://doi.org/{work.doi}"] if work.doi else []
    if work.url.lower().startswith(("http://", "https://")):
        found.append(work.url)
    return tuple(dict.fromkeys(found))
