"""Arguments in, exit status out; no decision about citations is made here."""

from __future__ import annotations

from briefcite.cli.check import check
from briefcite.cli.explain import explain
from briefcite.cli.export import export
from briefcite.cli.extract import extract
from briefcite.cli.group import Group
from briefcite.cli.parse import parse
from briefcite.cli.show import show

main = Group(
    "briefcite",
    help="Pair note numbers with their sources, export the bibliography, report what dangles.",
    commands=[show, extract, export, check, parse, explain],
)
