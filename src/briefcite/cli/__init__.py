"""Arguments in, exit status out; no decision about citations is made here."""

from __future__ import annotations

from briefcite.cli.group import Group
from briefcite.cli.parse import parse

main = Group(
    "briefcite",
    help="Pair note numbers with their sources, export the bibliography, report what dangles.",
    commands=[parse],
)
