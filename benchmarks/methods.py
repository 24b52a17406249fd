"""One way of reading one PDF, in a process of its own: prints pages, CPU seconds and peak memory as JSON.

    python benchmarks/methods.py METHOD FILE

CPU time is that of the reading alone, without the start of the interpreter and imports; memory is the peak of the
whole process in MB.
"""

from __future__ import annotations

import json
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path


def bare_pdfium(path: str) -> int:
    """Every word of every page with the boxes of its first and last character: the least any reader must do."""
    import ctypes

    import pypdfium2
    import pypdfium2.raw as raw

    pdf = pypdfium2.PdfDocument(path)
    rectangle = raw.FS_RECTF()
    for index in range(len(pdf)):
        page = pdf[index]
        text_page = page.get_textpage()
        text = text_page.get_text_range()
        words = []
        start = 0
        for word in text.split():
            start = text.index(word, start)
            raw.FPDFText_GetLooseCharBox(text_page, start, ctypes.byref(rectangle))
            left, top = rectangle.left, rectangle.top
            raw.FPDFText_GetLooseCharBox(text_page, start + len(word) - 1, ctypes.byref(rectangle))
            words.append((word, left, top, rectangle.right, rectangle.bottom))
            start += len(word)
        text_page.close()
        page.close()
    return len(pdf)


def briefcite(path: str) -> int:
    """All stages, from file to findings."""
    from briefcite.pipeline import extract

    return len(extract(path).document.pages)


def pdfplumber(path: str) -> int:
    """Words with size and font name, pages closed as they are done."""
    import pdfplumber

    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            page.extract_words(extra_attrs=["size", "fontname"])
            page.close()
        return len(pdf.pages)


def pdftotext(path: str) -> int:
    """Poppler's text in physical layout; a process of its own, whose CPU time is counted."""
    import pypdfium2

    subprocess.run(["pdftotext", "-layout", path, "-"], stdout=subprocess.DEVNULL, check=True)
    return len(pypdfium2.PdfDocument(path))


METHODS: dict[str, Callable[[str], int]] = {
    "bare pypdfium2": bare_pdfium,
    "briefcite": briefcite,
    "pdfplumber": pdfplumber,
}
if shutil.which("pdftotext"):
    METHODS["pdftotext"] = pdftotext
WARM = Path(__file__).parent.parent / "tests" / "gold" / "main_job" / "deichbrief.pdf"
"""Read once before the clock starts, so that imports and models are not counted."""


def cpu_seconds() -> float:
    """User and system time of this process and the children it waited for."""
    spent = (resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in spent)


def main() -> None:
    """Read the file named on the command line."""
    method, path = METHODS[sys.argv[1]], sys.argv[2]
    method(str(WARM))
    start, wall = cpu_seconds(), time.perf_counter()
    pages = method(path)
    peak = max(
        resource.getrusage(resource.RUSAGE_SELF).ru_maxrss,
        resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss,
    )
    seconds = {"cpu": cpu_seconds() - start, "wall": time.perf_counter() - wall}
    print(json.dumps({"pages": pages, "memory": peak / 1024, **seconds}))


if __name__ == "__main__":
    main()
