"""Findings as lines for a person and an editor, in the manner of compilers and linters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefcite.report.colour import Paint
from briefcite.report.place import Placed
from briefcite.text.safe import one_line, printable
from briefcite.text.width import columns, is_right_to_left

if TYPE_CHECKING:
    from briefcite.report.checked import Checked

WIDTH, MARGIN = 80, 4
"""Columns of a line that shows where a finding is, and of what precedes the document's words on it."""
_COLOUR = {"error": "red", "warning": "yellow", "info": "cyan"}


def finding_lines(placed: Placed, paint: Paint) -> str:
    """Return ``path:page:line: CODE message`` and, under it, the words around with carets under their subject.

    Where a file has no pages it is ``path:line:column``, with the note behind the message if a heading stands over it,
    and where it has no lines ``path: note 18 under ‘Tides’``.
    """
    finding = placed.finding
    where: tuple[int | str | None, ...] = (placed.page, placed.line) if placed.page else (placed.line, placed.column)
    if not placed.page and placed.file_line is None and placed.note:
        where = (f" {one_line(placed.where)}",)
    head = ":".join([one_line(placed.path), *(str(part) for part in where if part is not None)])
    code = paint(finding.code, _COLOUR[finding.severity], bold=True)
    lines = [f"{head}: {code} {one_line(finding.message)}{_besides(placed)}", *_excerpt(placed, paint)]
    if finding.hint:
        lines.append(f"  = {paint('help', 'cyan')}: {one_line(finding.hint)}")
    return "\n".join(lines) + "\n"


def _besides(placed: Placed) -> str:
    """Return the other name of a place: its page as printed, or the note of a line."""
    if placed.page is not None and placed.label not in ("", str(placed.page)):
        return f" (printed page {one_line(placed.label)})"
    return f" ({one_line(placed.named)})" if placed.file_line and placed.heading and placed.note else ""


def _excerpt(placed: Placed, paint: Paint) -> list[str]:
    before, words, after = (printable(part) for part in (placed.before, placed.words, placed.after))
    if not words:
        return []
    before, words, after = _fitted(before, words, after)
    bar = paint("|", "blue")
    if is_right_to_left(before + words + after):  # a caret would point at the wrong letters
        return [f"  {bar} {before}»{words}«{after}"]
    carets = " " * columns(before) + "^" * max(columns(words), 1)
    return [f"  {bar} {before}{words}{after}", f"  {bar} {paint(carets, _COLOUR[placed.finding.severity])}"]


def _fitted(before: str, words: str, after: str) -> tuple[str, str, str]:
    """Shorten the words around, then those it is about, so that the line fits WIDTH."""
    room = WIDTH - MARGIN
    words = words if len(words) <= room else words[: room - 1] + "…"
    left = room - len(words)
    kept = min(len(before), max(left - len(after), left * 3 // 5))
    before = before if kept == len(before) else "…" + before[len(before) - kept + 1 :] if kept else ""
    rest = left - len(before)
    after = after if len(after) <= rest else after[: rest - 1] + "…" if rest else ""
    return before, words, after


def summary(files: Sequence[Checked], hidden: int = 0) -> str:
    """Return two sentences: how many findings of what severity in how many files, and what was read."""
    read = [file for file in files if not file.error]
    count = Counter(placed.finding.severity for file in read for placed in file.findings)
    total = sum(count.values()) + hidden
    if not read:
        return ""
    what = ", ".join(
        _counted(number, noun)
        for number, noun in (
            (len(read), "file"),
            (sum(file.callouts for file in read), "callout"),
            (sum(file.notes for file in read), "note"),
        )
    )
    if not total:
        return f"No findings.\nRead: {what}.\n"
    kinds = ", ".join(_counted(count[kind], kind) for kind in ("error", "warning", "info") if count[kind])
    more = f"; {hidden} more not shown" if hidden else ""
    touched = sum(1 for file in read if file.findings)
    where = f"{touched} of {len(read)} files" if len(read) > 1 else "1 file"
    return f"{_counted(total, 'finding')} in {where} ({kinds}{more}).\nRead: {what}.\n"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 or noun == "info" else f"{number} {noun}s"
