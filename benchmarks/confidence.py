"""Whether the confidence of links means something: how many of those at or above a level are right.

    python benchmarks/confidence.py [--truth DIR --documents DIR …]

Without folders the fixtures of the test suite are read; truth.py says what a truth is. A link is right where its two
ends are a pair of the truth: of one marker, each on its page, the note with the words that it begins with.
"""

from __future__ import annotations

import argparse

import truth
from sightings import verdicts

from briefcite import layout, load, notes

LEVELS = (0.99, 0.95, 0.9, 0.8, 0.0)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    truth.add_folders(parser)
    known = truth.named(parser.parse_args())
    seen = [verdict for one in known for verdict in verdicts(one, notes.find(layout.zone(load.read(one.path))))]
    for level in LEVELS:
        right = [met for link, met in seen if link.evidence.confidence >= level]
        share = 100 * sum(right) / max(len(right), 1)
        print(f"confidence >= {level:4}: {share:6.2f} % right of {len(right)} links, {len(right) - sum(right)} wrong")


if __name__ == "__main__":
    main()
