"""Arguments in, exit status out; no decision about citations is made here."""

from __future__ import annotations

from briefcite.limits import rarely_collecting
from briefcite.version import __version__

with rarely_collecting():  # imports leave no garbage
    import click

    from briefcite.cli.group import Group

NAMES = "show extract export check view review corrections corpus parse explain completion".split()
"""The commands in the order of use; each is a function of a module, both of its name."""
HELP = """Pair the numbers in a text with their notes, export the bibliography, report what dangles.

\b
  briefcite brief.pdf                    a table of callouts, notes and works
  briefcite export brief.pdf -o brief.bib
  briefcite check *.pdf                  status 1 where something is wrong

"briefcite FILE" is short for "briefcite show FILE". FILE can be -, standard input: a PDF is known by its
first bytes, as are Word files and web pages; of text say what it is with --from.
Status: 0 clean, 1 findings or some files failed, 2 could not run.
"""

main = Group(
    "briefcite",
    help=HELP,
    context_settings={"help_option_names": ["-h", "--help"]},
    names=NAMES,
)
main = click.version_option(__version__, prog_name="briefcite")(main)
