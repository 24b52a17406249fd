"""Findings as JUnit XML: a suite a file, a failing case a finding."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from briefcite.report.place import Placed
from briefcite.text.safe import one_line

if TYPE_CHECKING:
    from briefcite.report.checked import Checked


def suites(files: Sequence[Checked]) -> str:
    """Return the XML; a file without findings has one passing case."""
    root = ElementTree.Element("testsuites", name="briefcite", tests="0", failures="0", errors="0")
    counts = [_suite(root, file) for file in files]
    for name, values in zip(("tests", "failures", "errors"), zip(*counts, strict=True), strict=False):
        root.set(name, str(sum(values)))
    ElementTree.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ElementTree.tostring(root, encoding="unicode")}\n'


def _suite(root: ElementTree.Element, file: Checked) -> tuple[int, int, int]:
    name = one_line(file.path)
    tests, failures, errors = max(len(file.findings), 1), len(file.findings), int(bool(file.error))
    suite = ElementTree.SubElement(
        root, "testsuite", name=name, tests=str(tests), failures=str(failures), errors=str(errors)
    )
    for placed in file.findings:
        _case(suite, name, placed)
    if not file.findings:
        case = ElementTree.SubElement(suite, "testcase", classname=name, name="readable")
        if file.error:
            ElementTree.SubElement(case, "error", message=one_line(file.error))
    return tests, failures, errors


def _case(suite: ElementTree.Element, name: str, placed: Placed) -> None:
    finding = placed.finding
    where = f" ({placed.where})" if placed.where else ""
    case = ElementTree.SubElement(
        suite, "testcase", classname=name, name=one_line(f"{finding.code} {finding.message}{where}")
    )
    failure = ElementTree.SubElement(
        case, "failure", type=f"{finding.code} {finding.name}", message=one_line(finding.message)
    )
    failure.text = one_line(placed.before + placed.words + placed.after)
