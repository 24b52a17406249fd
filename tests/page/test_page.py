"""The page without a browser: its policy fits its script, its data cannot break out, its text is the text as read."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from briefcite.cli import main
from briefcite.pipeline import extract
from briefcite.report.page import page_data, page_parts

BRIEF = Path("tests/gold/main_job/tidal-brief.pdf")


def page_of(*paths: Path) -> str:
    return "".join(page_parts([page_data(extract(path)) for path in paths], [() for _ in paths]))


def test_the_policy_admits_its_own_script_and_style_and_nothing_else() -> None:
    page = page_of(BRIEF)
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)[1]
    for tag, directive in (("script", "script-src"), ("style", "style-src")):
        [content] = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.S)
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"{directive} 'sha256-{digest}'" in policy
    assert "default-src 'none'" in policy and "unsafe" not in policy


def test_no_text_of_a_document_is_markup(tmp_path: Path) -> None:
    hostile = tmp_path / "a<img src=x onerror=alert(1)>.md"
    hostile.write_text(
        "Text.[^1]\n\n[^1]: </script><script>alert(1)</script> <!-- Hale, *A & B* (Oxford, 1998).\n", "utf-8"
    )
    page = page_of(hostile)
    assert page.count("<script") == 2 and "<img" not in page and "<!--" not in page
    data = json.loads(re.search(r'id="data">(.*?)</script>', page, re.S)[1])
    assert "</script>" in data["files"][0]["notes"][0]["text"]


@pytest.mark.parametrize("name", ["tests/gold/formats", "tests/fixtures/text"])
def test_runs_joined_are_the_text_as_read(name: str) -> None:
    for path in sorted(p for p in Path(name).iterdir() if p.suffix in (".md", ".docx", ".html", ".odt", ".txt"))[:12]:
        extraction = extract(path)
        runs = page_data(extraction)["runs"]
        assert "".join(run["text"] for run in runs) == extraction.document.text
        known = {one.id for one in (*extraction.callouts, *extraction.notes)}
        assert {run["id"] for run in runs if "id" in run} <= known


def test_it_shows_what_extract_says_and_no_more() -> None:
    from briefcite.report.json import as_dict

    extraction = extract(BRIEF)
    assert as_dict(extraction).items() <= page_data(extraction).items()


def test_pages_are_drawn_small() -> None:
    from briefcite.load.pdf.picture import pictures

    drawn = list(pictures(BRIEF.read_bytes()))
    assert len(drawn) == 2 and all(image[8:12] == b"WEBP" and len(image) < 120_000 for image in drawn)


def test_the_command_writes_the_page(tmp_path: Path) -> None:
    out = tmp_path / "brief.html"
    assert CliRunner().invoke(main, ["view", str(BRIEF), "-o", str(out)], standalone_mode=False).exit_code == 0
    assert out.read_text("utf-8").count('id="picture-0-') == 2
