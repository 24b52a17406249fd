"""Whether the confidence of links means something: how many of those at or above a level are right.

    python benchmarks/confidence.py [--truth DIR --documents DIR …]

Without folders the fixtures of the test suite are read; truth.py says what a truth is. A link is right where its two
ends stand in the truth with the same marker, each on its page, and the note begins as it should.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator

import truth
from truth import Known

from briefcite import layout, load, notes
from briefcite.notes import Found

LEVELS = (0.99, 0.95, 0.9, 0.8, 0.0)


def verdicts(known: Known, found: Found) -> Iterator[tuple[float, bool]]:
    """Give each printed link's confidence and whether it is right."""
    callouts = {one.id: one for one in found.callouts}
    given = {one.id: one for one in found.notes}
    called = Counter((truth.marker(one.marker), one.page) for one in known.callouts)
    for link in found.links:
        callout, note = callouts[link.callout], given[link.note]
        if callout.implied:
            continue
        name, text = truth.marker(callout.marker), truth.squeeze(note.text)
        page = truth.from_one(next(iter(note.pages), None))
        at_note = any(
            None in (want.page, page) or want.page == page
            for want in known.notes
            if name == truth.marker(want.marker) and truth.begins_so(text, want)
        )
        at_callout = called[name, truth.from_one(callout.page)] + called[name, None] > 0
        yield link.evidence.confidence, at_callout and at_note


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    truth.add_folders(parser)
    known = truth.named(parser.parse_args())
    seen = [verdict for one in known for verdict in verdicts(one, notes.find(layout.zone(load.read(one.path))))]
    for level in LEVELS:
        right = [met for confidence, met in seen if confidence >= level]
        share = 100 * sum(right) / max(len(right), 1)
        print(f"confidence >= {level:4}: {share:6.2f} % right of {len(right)} links, {len(right) - sum(right)} wrong")


if __name__ == "__main__":
    main()
