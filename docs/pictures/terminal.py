"""Draws docs/pictures/terminal.png: what a terminal of 80 columns shows for a short text.

    python docs/pictures/terminal.py

Needs Chromium. The text is made up; note 4 is called and missing, and note 5 sends to a note that cites another work.
"""

from __future__ import annotations

import os
import subprocess
import sys
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.text import Text

PICTURE = Path(__file__).with_name("terminal.png")
BRIEF = """The commons were fenced.1 The lords paid for the dykes,2 as the court found.3 Nothing came of it.4
They broke in 1717.5

1 Anna Craig, The Commons of Norrhaven (Oxford: Quay Press, 2001), 12.
2 Jens Endicott, ‘Who Paid for the Dykes?’, Journal of Coastal History 14 (1998), 211–230.
3 Ibid., 215.
5 Craig (n 2) 441.
"""
PAGE = """<meta charset="utf-8"><style>body {{ margin: 0; background: #16181d; color: #e6e6e6 }}
pre {{ font: 15px/1.35 "DejaVu Sans Mono", monospace; margin: 18px 22px }} {styles}</style><pre>$ briefcite brief.txt
{lines}</pre>"""


def shown(folder: Path) -> str:
    """Run the command as a terminal would show it, with colours."""
    (folder / "brief.txt").write_text(BRIEF, "utf-8")
    environment = {**os.environ, "FORCE_COLOR": "1", "COLUMNS": "80"}
    command = [sys.executable, "-m", "briefcite", "brief.txt"]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True).stdout


def page(output: str) -> str:
    """Write terminal output as a web page."""
    console = Console(record=True, width=80, file=StringIO(), force_terminal=True)
    console.print(Text.from_ansi(output), end="")
    return PAGE.format(styles="", lines=console.export_html(inline_styles=True, code_format="{code}"))


def main() -> None:
    """Draw the picture."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        output = shown(folder)
        (folder / "page.html").write_text(page(output), "utf-8")
        size = f"--window-size=790,{24 + 21 * output.count(chr(10))}"
        command = [
            "chromium",
            "--headless",
            "--no-sandbox",
            "--hide-scrollbars",
            "--force-device-scale-factor=1.5",
            size,
        ]
        subprocess.run(
            [*command, f"--screenshot={PICTURE}", f"file://{folder / 'page.html'}"], check=True, capture_output=True
        )


if __name__ == "__main__":
    main()
