"""Scans: an OCR program recognises their pages into a PDF with a text layer, which is then read.

OCRmyPDF is used where it is installed, else Tesseract page by page, whose raised digits are then read once more. A page
with an unreadable text layer is recognised like one without. The file itself is not touched.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from briefcite.errors import MissingExtra, UnreadableFile
from briefcite.load.pdf import quality

RESOLUTION = 300
"""Dots per inch of rendered pages; Tesseract's models were trained on this."""
PAGE_TIMEOUT = 120
"""Seconds one page may take."""
ONE_THREAD = {"OMP_THREAD_LIMIT": "1"}
"""One thread: Tesseract's threads spend more time waiting than they gain. A value set by the user is kept."""
_POINTS = 72


def recognised(data: bytes, path: str, languages: str = "eng", password: str | None = None) -> bytes:
    """Return the PDF with a text layer on every page.

    Args:
        data: the PDF.
        path: its name, for messages.
        languages: Tesseract's names, joined by "+": "deu+eng".
        password: opens an encrypted PDF.

    Raises:
        MissingExtra: neither OCRmyPDF nor Tesseract is installed, or not with these languages.
        UnreadableFile: the program failed on this file.
    """
    with tempfile.TemporaryDirectory(prefix="briefcite-") as folder:
        if shutil.which("ocrmypdf") and password is None:
            return _ocrmypdf(data, path, languages, Path(folder))
        if shutil.which("tesseract"):
            return _tesseract(data, path, languages, password, Path(folder))
    raise MissingExtra(
        f"{path}: --ocr needs OCRmyPDF or Tesseract; install one, for example: apt install tesseract-ocr"
    )


def _ocrmypdf(data: bytes, path: str, languages: str, folder: Path) -> bytes:
    scan, read = folder / "scan.pdf", folder / "read.pdf"
    scan.write_bytes(data)
    options = ["--quiet", "--output-type", "pdf", "--language", languages]
    pages = _opened(data, path, None)
    garbled = [index + 1 for index in range(len(pages)) if _is_garbled(pages[index])]
    if garbled:
        anew = folder / "anew.pdf"
        only = ["--force-ocr", "--pages", ",".join(map(str, garbled))]
        _run(["ocrmypdf", *only, *options, str(scan), str(anew)], path, languages, timeout=None)
        scan = anew
    _run(["ocrmypdf", "--skip-text", *options, str(scan), str(read)], path, languages, timeout=None)
    return read.read_bytes()


def _opened(data: bytes, path: str, password: str | None) -> Any:
    import pypdfium2

    try:
        return pypdfium2.PdfDocument(data, password=password)
    except pypdfium2.PdfiumError as error:
        raise UnreadableFile(f"{path}: cannot be opened for OCR ({error}); get the file again.") from None


def _is_garbled(page: Any) -> bool:
    """Return whether a page has an unreadable text layer."""
    return quality.judge(page.get_textpage().get_text_range()) is quality.Quality.UNREADABLE


def _tesseract(data: bytes, path: str, languages: str, password: str | None, folder: Path) -> bytes:
    """Render, recognise and rejoin the pages; a page that has text to be read already is kept as it is."""
    import pypdfium2

    scan = _opened(data, path, password)
    whole = pypdfium2.PdfDocument.new()
    for index in range(len(scan)):
        if scan[index].get_textpage().count_chars() and not _is_garbled(scan[index]):
            whole.import_pages(scan, [index])
            continue
        image, stem = folder / f"{index}.png", folder / str(index)
        _render(scan[index], image)
        options = ["-l", languages, "--dpi", str(RESOLUTION), "pdf", "hocr"]
        _run(["tesseract", str(image), str(stem), *options], path, languages)
        page = pypdfium2.PdfDocument(stem.with_suffix(".pdf"))
        _recover_raised(page, image, stem.with_suffix(".hocr").read_bytes(), path)
        whole.import_pages(page)
        image.unlink()
    read = folder / "read.pdf"
    whole.save(str(read))
    return read.read_bytes()


def _recover_raised(recognised: Any, picture: Path, hocr: bytes, path: str) -> None:
    """Read the raised digits of one recognised page again, and put them into its text layer."""
    import numpy as np
    from PIL import Image

    from briefcite.load import raised_digits
    from briefcite.load.hocr import words_of

    image = Image.open(picture).convert("L")
    parts = raised_digits.raised_parts(np.asarray(image), list(words_of(hocr)))
    if not parts:
        return

    def read(sheet: Image.Image, mode: int) -> str:
        digits = picture.with_name("digits.png")
        sheet.save(digits)
        stem = digits.with_suffix("")
        options = ["--psm", str(mode), "--dpi", str(RESOLUTION), "-c", "tessedit_char_whitelist=0123456789", "tsv"]
        _run(["tesseract", str(digits), str(stem), *options], path, "eng")
        return stem.with_suffix(".tsv").read_text("utf-8")

    found = raised_digits.recognised_digits(image, parts, read)
    raised_digits.write_raised(recognised, recognised[0], found, _POINTS / RESOLUTION)


def _render(page: Any, image: Path) -> None:
    page.render(scale=RESOLUTION / _POINTS, grayscale=True).to_pil().save(image)


def _run(command: list[str], path: str, languages: str, timeout: float | None = PAGE_TIMEOUT) -> None:
    try:
        done = subprocess.run(
            command,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=timeout,
            check=False,
            env=ONE_THREAD | os.environ,
        )
    except subprocess.TimeoutExpired:
        raise UnreadableFile(
            f"{path}: {command[0]} took longer than {timeout:.0f} s on a page; it was stopped."
        ) from None
    if done.returncode == 0:
        return
    said = (done.stderr.strip().splitlines() or ["no reason given"])[0]
    if "language" in done.stderr.lower():
        raise MissingExtra(f"{path}: {command[0]} has no data for {languages!r}; install it or change --ocr-lang.")
    raise UnreadableFile(f"{path}: {command[0]} failed ({said}); try it on the file by hand.")
