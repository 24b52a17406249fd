"""``python -m briefcite``."""

from briefcite.cli import main

main()
