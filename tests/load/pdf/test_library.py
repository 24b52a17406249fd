"""PDFium is asked without the bindings of pypdfium2, and agrees with them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest
from pypdfium2 import raw

from briefcite.load.pdf import binding, library

PAGE = Path(__file__).parents[2] / "fixtures" / "pdf" / "columns.pdf"


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (binding.ERROR_PASSWORD, raw.FPDF_ERR_PASSWORD),
        (binding.OBJECT_TEXT, raw.FPDF_PAGEOBJ_TEXT),
        (binding.OBJECT_PATH, raw.FPDF_PAGEOBJ_PATH),
        (binding.OBJECT_IMAGE, raw.FPDF_PAGEOBJ_IMAGE),
        (binding.OBJECT_FORM, raw.FPDF_PAGEOBJ_FORM),
        (binding.RENDER_INVISIBLE, raw.FPDF_TEXTRENDERMODE_INVISIBLE),
        (binding.SEGMENT_BEZIER, raw.FPDF_SEGMENT_BEZIERTO),
        (binding.SEGMENT_MOVE, raw.FPDF_SEGMENT_MOVETO),
        (binding.ACTION_GOTO, raw.PDFACTION_GOTO),
        (binding.ACTION_URI, raw.PDFACTION_URI),
        (binding.VIEW_XYZ, raw.PDFDEST_VIEW_XYZ),
        (binding.VIEW_FIT_HEIGHT, raw.PDFDEST_VIEW_FITH),
        (binding.VIEW_FIT_WIDTH, raw.PDFDEST_VIEW_FITV),
        (binding.VIEW_FIT_RECTANGLE, raw.PDFDEST_VIEW_FITR),
        (binding.VIEW_FIT_BOX_HEIGHT, raw.PDFDEST_VIEW_FITBH),
        (binding.VIEW_FIT_BOX_WIDTH, raw.PDFDEST_VIEW_FITBV),
    ],
)
def test_numbers_are_those_of_the_headers(ours: int, theirs: int) -> None:
    assert ours == theirs


def test_both_can_be_used_in_one_process() -> None:
    with PAGE.open("rb") as stream:
        data = stream.read()
    handle = binding.load_document(data, len(data), None)
    with pypdfium2.PdfDocument(data) as other:
        assert binding.count_pages(handle) == len(other) > 0
    assert binding.count_pages(handle) > 0
    binding.close_document(handle)


def test_pypdfium2_is_asked_where_no_library_lies(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(library, "NAMES", {sys.platform: "nothing.so"})
    library._opened.cache_clear()
    try:
        assert library._opened() is raw
        assert library.address("FPDF_LoadPage")
    finally:
        library._opened.cache_clear()


def test_a_page_is_read_without_the_bindings() -> None:
    code = f"import sys, briefcite; briefcite.extract({str(PAGE)!r}); sys.exit('pypdfium2' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
