"""PDFium's C functions, bound for speed.

pypdfium2 binds them with ``CDLL``, which hands the interpreter lock back and forth on each call; a page takes
thousands of calls of some hundred nanoseconds. ``PYFUNCTYPE`` keeps the lock (about 40 % cheaper), and plain
addresses of ``array`` buffers stand in for ``byref`` objects.

ctypes turns each argument into a C value at each call, which is half of what such a call costs. So the functions
that are called for each word or text object are bound without types (:func:`_bind_ready`) and take arguments that
:func:`ready` has turned once, and plain numbers for a C int. A bare address would lose its upper half there.
"""

from __future__ import annotations

import ctypes
from array import array
from collections.abc import Callable
from ctypes import c_char, c_char_p, c_double, c_int, c_size_t, c_uint, c_ulong, c_void_p
from typing import Any, NewType, cast

from briefcite.load.pdf import library

Ready = NewType("Ready", object)
"""An address that needs no more turning; ctypes has no name for its type."""

ready = cast("Callable[[int | None], Ready]", c_void_p.from_param)
"""Turns an address, as these functions return it, into an argument for any of them; None stays None."""

ready_size = cast("Callable[[int], Ready]", c_ulong.from_param)
"""Turns a number that C takes as an unsigned long."""


def _bind(name: str, result: Any, *arguments: Any) -> Any:
    """Bind a function that takes addresses, ready or not."""
    return ctypes.PYFUNCTYPE(result, *arguments)(library.address(name))


def _bind_ready(name: str, result: Any) -> Any:
    """Bind a function all of whose arguments are ready, or whole numbers that C takes as an int."""
    return _bind(name, result)


load_document = _bind("FPDF_LoadMemDocument64", c_void_p, c_char_p, c_size_t, c_char_p)
close_document = _bind("FPDF_CloseDocument", None, c_void_p)
count_pages = _bind("FPDF_GetPageCount", c_int, c_void_p)
last_error = _bind("FPDF_GetLastError", c_ulong)
load_page = _bind("FPDF_LoadPage", c_void_p, c_void_p, c_int)
close_page = _bind("FPDF_ClosePage", None, c_void_p)
page_box = _bind("FPDF_GetPageBoundingBox", c_int, c_void_p, c_void_p)
page_rotation = _bind("FPDFPage_GetRotation", c_int, c_void_p)
page_label = _bind("FPDF_GetPageLabel", c_ulong, c_void_p, c_int, c_void_p, c_ulong)

load_text = _bind("FPDFText_LoadPage", c_void_p, c_void_p)
close_text = _bind("FPDFText_ClosePage", None, c_void_p)
count_chars = _bind("FPDFText_CountChars", c_int, c_void_p)
get_text = _bind("FPDFText_GetText", c_int, c_void_p, c_int, c_int, c_void_p)
char_unicode: Callable[[Ready, int], int] = _bind_ready("FPDFText_GetUnicode", c_uint)
char_object: Callable[[Ready, int], int | None] = _bind_ready("FPDFText_GetTextObject", c_void_p)
char_size: Callable[[Ready, int], float] = _bind_ready("FPDFText_GetFontSize", c_double)
char_matrix: Callable[[Ready, int, Ready], int] = _bind_ready("FPDFText_GetMatrix", c_int)
char_origin: Callable[[Ready, int, Ready, Ready], int] = _bind_ready("FPDFText_GetCharOrigin", c_int)
char_loose_box: Callable[[Ready, int, Ready], int] = _bind_ready("FPDFText_GetLooseCharBox", c_int)
char_ink_box: Callable[[Ready, int, Ready, Ready, Ready, Ready], int] = _bind_ready("FPDFText_GetCharBox", c_int)

object_font: Callable[[Ready], int | None] = _bind_ready("FPDFTextObj_GetFont", c_void_p)
font_name = _bind("FPDFFont_GetBaseFontName", c_size_t, c_void_p, c_void_p, c_size_t)
render_mode: Callable[[Ready], int] = _bind_ready("FPDFTextObj_GetTextRenderMode", c_int)
fill_colour: Callable[[Ready, Ready, Ready, Ready, Ready], int] = _bind_ready("FPDFPageObj_GetFillColor", c_int)

count_objects = _bind("FPDFPage_CountObjects", c_int, c_void_p)
get_object: Callable[[Ready, int], int] = _bind_ready("FPDFPage_GetObject", c_void_p)
object_type: Callable[[Ready], int] = _bind_ready("FPDFPageObj_GetType", c_int)
object_bounds: Callable[[Ready, Ready, Ready, Ready, Ready], int] = _bind_ready("FPDFPageObj_GetBounds", c_int)
object_matrix: Callable[[Ready, Ready], int] = _bind_ready("FPDFPageObj_GetMatrix", c_int)
form_count: Callable[[Ready], int] = _bind_ready("FPDFFormObj_CountObjects", c_int)
form_object = _bind("FPDFFormObj_GetObject", c_void_p, c_void_p, c_ulong)
path_draw_mode: Callable[[Ready, Ready, Ready], int] = _bind_ready("FPDFPath_GetDrawMode", c_int)
path_segments: Callable[[Ready], int] = _bind_ready("FPDFPath_CountSegments", c_int)
path_segment: Callable[[Ready, int], int] = _bind_ready("FPDFPath_GetPathSegment", c_void_p)
segment_type: Callable[[Ready], int] = _bind_ready("FPDFPathSegment_GetType", c_int)
segment_point: Callable[[Ready, Ready, Ready], int] = _bind_ready("FPDFPathSegment_GetPoint", c_int)
segment_close: Callable[[Ready], int] = _bind_ready("FPDFPathSegment_GetClose", c_int)
stroke_colour: Callable[[Ready, Ready, Ready, Ready, Ready], int] = _bind_ready("FPDFPageObj_GetStrokeColor", c_int)

link_enumerate = _bind("FPDFLink_Enumerate", c_int, c_void_p, c_void_p, c_void_p)
link_box = _bind("FPDFLink_GetAnnotRect", c_int, c_void_p, c_void_p)
link_destination = _bind("FPDFLink_GetDest", c_void_p, c_void_p, c_void_p)
link_action = _bind("FPDFLink_GetAction", c_void_p, c_void_p)
action_type = _bind("FPDFAction_GetType", c_ulong, c_void_p)
action_destination = _bind("FPDFAction_GetDest", c_void_p, c_void_p, c_void_p)
action_uri = _bind("FPDFAction_GetURIPath", c_ulong, c_void_p, c_void_p, c_void_p, c_ulong)
destination_page = _bind("FPDFDest_GetDestPageIndex", c_int, c_void_p, c_void_p)
destination_view = _bind("FPDFDest_GetView", c_ulong, c_void_p, c_void_p, c_void_p)
destination_place = _bind("FPDFDest_GetLocationInPage", c_int, *[c_void_p] * 7)

count_marks: Callable[[Ready], int] = _bind_ready("FPDFPageObj_CountMarks", c_int)
get_mark = _bind("FPDFPageObj_GetMark", c_void_p, c_void_p, c_ulong)
mark_name = _bind("FPDFPageObjMark_GetName", c_int, c_void_p, c_void_p, c_ulong, c_void_p)
mark_value = _bind("FPDFPageObjMark_GetParamStringValue", c_int, c_void_p, c_char_p, c_void_p, c_ulong, c_void_p)
remove_object = _bind("FPDFPage_RemoveObject", c_int, c_void_p, c_void_p)
destroy_object = _bind("FPDFPageObj_Destroy", None, c_void_p)

marked_content: Callable[[Ready], int] = _bind_ready("FPDFPageObj_GetMarkedContentID", c_int)
structure_tree = _bind("FPDF_StructTree_GetForPage", c_void_p, c_void_p)
close_tree = _bind("FPDF_StructTree_Close", None, c_void_p)
tree_children = _bind("FPDF_StructTree_CountChildren", c_int, c_void_p)
tree_child = _bind("FPDF_StructTree_GetChildAtIndex", c_void_p, c_void_p, c_int)
element_type: Callable[[Ready, Ready, Ready], int] = _bind_ready("FPDF_StructElement_GetType", c_ulong)
element_children: Callable[[Ready], int] = _bind_ready("FPDF_StructElement_CountChildren", c_int)
element_child: Callable[[Ready, int], int | None] = _bind_ready("FPDF_StructElement_GetChildAtIndex", c_void_p)
element_marked_content: Callable[[Ready, int], int] = _bind_ready("FPDF_StructElement_GetChildMarkedContentID", c_int)

ERROR_PASSWORD = 4
OBJECT_TEXT = 1
OBJECT_PATH = 2
OBJECT_IMAGE = 3
OBJECT_FORM = 5
RENDER_INVISIBLE = 3

SEGMENT_BEZIER = 1
SEGMENT_MOVE = 2
ACTION_GOTO = 1
ACTION_URI = 3
VIEW_XYZ = 1
VIEW_FIT_HEIGHT = 3
VIEW_FIT_WIDTH = 4
VIEW_FIT_RECTANGLE = 5
VIEW_FIT_BOX_HEIGHT = 7
VIEW_FIT_BOX_WIDTH = 8


class Buffer:
    """A C array with the addresses of its items, ready, to be filled by one call and read at once."""

    def __init__(self, typecode: str, length: int) -> None:
        self.values: array[Any] = array(typecode, [0]) * length
        first, step = self.values.buffer_info()[0], self.values.itemsize
        self.at: tuple[Ready, ...] = tuple(ready(first + step * i) for i in range(length))


def floats(length: int) -> Buffer:
    """Return a buffer of C floats."""
    return Buffer("f", length)


def doubles(length: int) -> Buffer:
    """Return a buffer of C doubles."""
    return Buffer("d", length)


def unsigned(length: int) -> Buffer:
    """Return a buffer of C unsigned integers."""
    return Buffer("I", length)


def signed(length: int) -> Buffer:
    """Return a buffer of C integers."""
    return Buffer("i", length)


def unsigned_short(length: int) -> Buffer:
    """Return a buffer of C unsigned shorts."""
    return Buffer("H", length)


def unsigned_long(length: int) -> Buffer:
    """Return a buffer of C unsigned longs."""
    return Buffer("L", length)


def pointers(length: int) -> Buffer:
    """Return a buffer of addresses."""
    return Buffer("Q", length)


short_text = c_char * 128
"""Makes a buffer of bytes: for ``create_string_buffer`` ctypes makes a new type each time, which takes 50 µs."""


def page_text(textpage: Ready, count: int) -> str:
    """Return the text of a page, one Python character for each of PDFium's ``count`` characters.

    ``FPDFText_GetText`` answers in UTF-16 and skips characters without a Unicode value; where its length
    shows that, the characters are asked for one by one. Lone surrogates, which no encoding can write, become
    U+FFFD.
    """
    units = array("H", bytes(2 * (2 * count + 1)))
    written = get_text(textpage, 0, count, units.buffer_info()[0]) - 1
    if written == count:
        text = units.tobytes()[: 2 * written].decode("utf-16-le", "replace")
        if len(text) == count:
            return text
    return "".join(_character(char_unicode(textpage, i)) for i in range(count))


def _character(code: int) -> str:
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
