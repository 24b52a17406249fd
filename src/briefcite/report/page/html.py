"""The page as HTML: template, style, script and data in one file, under a policy that lets nothing else run."""

from __future__ import annotations

import base64
import hashlib
import html
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from briefcite.report.json import dumps
from briefcite.text.safe import printable
from briefcite.version import __version__

Pictures = Iterable[bytes]
"""WebP images of the pages of one file, in order."""

SCRIPTS = ("state.js", "document.js", "lists.js", "steering.js")
POLICY = (
    "default-src 'none'; img-src blob:; style-src '{style}'; script-src '{script}'; connect-src {connect}; "
    "base-uri 'none'; form-action 'none'"
)


@cache
def assets(name: str) -> str:
    """Return the text of one of the page's own files."""
    return (Path(__file__).with_name("assets") / name).read_text("utf-8")


def page_parts(
    data: Sequence[dict[str, Any]],
    pictures: Iterable[Pictures],
    *,
    scripts: Sequence[str] = SCRIPTS,
    connect: str = "'none'",
) -> Iterator[str]:
    """Yield the page piece by piece, so that the pictures of a long book are never all in memory.

    Args:
        data: ``page_data`` of each file.
        pictures: the pages of each file, in the same order; nothing for a file that is shown as text.
        scripts: names of the page's own scripts, in order.
        connect: what the page may call: nothing, or (while it is served) its own server.
    """
    style, script = assets("page.css"), "".join(assets(name) for name in scripts)
    names = ", ".join(one["name"] for one in data)
    values = {
        "policy": html.escape(
            POLICY.format(style=_digest(style), script=_digest(script), connect=connect), quote=False
        ),
        "version": html.escape(__version__),
        "title": html.escape(printable(names)),
        "style": style,
        "script": script,
        "data": as_script_data({"version": __version__, "files": list(data)}),
    }
    head, tail = assets("page.html").split("{{pictures}}")
    for piece in head.split("{{"):
        name, found, rest = piece.partition("}}")
        yield (values[name] + rest) if found else piece
    for number, images in enumerate(pictures):
        for index, image in enumerate(images):
            encoded = base64.b64encode(image).decode("ascii")
            yield f'<script type="text/plain" id="picture-{number}-{index}">{encoded}</script>\n'
    yield tail


def as_script_data(data: Any) -> str:
    """Return JSON that can stand in a script element: nothing in it can end the element or begin a comment."""
    return dumps(data).replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode("ascii")
