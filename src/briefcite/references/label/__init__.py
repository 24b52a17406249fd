"""Names the parts of a citation: author, title, container-title, issued and the rest.

A small network, trained by ``training/`` of this project, scores each token of a note (network.py); a CRF
picks the best sequence for each citation (crf.py), within what the text settles itself (constraints.py).
"""

from __future__ import annotations

from collections.abc import Sequence

from briefcite.model import Citation, Segment


def label(jobs: Sequence[tuple[str, Citation]]) -> list[tuple[Segment, ...]]:
    """Label each (text, citation); the segments of a citation tile it end to end.

    Args:
        jobs: notes' texts, each with a citation whose offsets lie in it. One call with many is much quicker
            than many calls; citations of one note share the work.

    Returns:
        For each job its segments in order, in offsets of the text, with calibrated confidences (0..1).
    """
    from briefcite.references.label.reading import read_labels

    return read_labels(jobs)
