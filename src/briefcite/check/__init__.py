"""Findings over an Extraction; never re-reads the file."""

from __future__ import annotations

from briefcite.model import Extraction, Finding


def run(extraction: Extraction) -> tuple[Finding, ...]:
    """Run every rule, in order of code and place."""
    return ()
