"""The page in a real Chromium: clicked through, searched, corrected, undone, and with nothing but itself to load."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed (pip install playwright)")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
AXE = Path(sys.prefix) / "node_modules/axe-core/axe.min.js"
BRIEF = Path("tests/gold/main_job/tidal-brief.pdf")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
HOSTILE = """Nobody owns the sea.[^1] Or so.[^2]

[^1]: <img src=x onerror="window.hit=1"> </script><script>window.hit=1</script> Mary Hale, *Shore & <b>Sea</b>* (Oxford, 1998).
[^2]: [a](javascript:window.hit=1) R. Orr, *Tides* (Leiden, 2001), javascript:window.hit=1
"""

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine (apt-get install chromium)")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as started:
        opened = started.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture
def page_at(browser: Any) -> Iterator[Callable[..., Any]]:
    """Opens an address; at the end there must have been no error, and no request to anywhere else."""
    seen: list[str] = []
    contexts: list[Any] = []

    def opened(address: str, width: int = 1280, **how: Any) -> Any:
        context = contexts[0] if contexts else browser.new_context(viewport={"width": width, "height": 800}, **how)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda m: seen.append(m.text) if m.type == "error" and "409" not in m.text else None)
        page.on("pageerror", lambda error: seen.append(str(error)))
        allowed = ("blob:", address.split("?")[0].rsplit("/", 1)[0])
        page.on("request", lambda r: None if r.url.startswith(allowed) else seen.append(r.url))
        page.goto(address)
        page.wait_for_selector(".card")
        return page

    yield opened
    for context in contexts[:1]:
        context.close()
    assert not seen


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], str]:
    def written(*files: Path) -> str:
        out = tmp_path_factory.mktemp("view") / "page.html"
        subprocess.run(
            [sys.executable, "-m", "briefcite", "view", *map(str, files), "-o", str(out)],
            check=True,
            capture_output=True,
        )
        return out.as_uri()

    return written


@pytest.fixture
def review(tmp_path: Path) -> Iterator[Callable[[Path], tuple[str, Path, subprocess.Popen[str]]]]:
    running: list[subprocess.Popen[str]] = []

    def started(file: Path) -> tuple[str, Path, subprocess.Popen[str]]:
        copy = tmp_path / file.name
        if not copy.exists():
            shutil.copy(file, copy)
        command = [sys.executable, "-m", "briefcite", "review", str(copy), "--no-browser"]
        process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
        running.append(process)
        address = next(line for line in process.stderr if line.startswith("http")).strip()
        return address, copy, process

    yield started
    for process in running:
        process.kill()
        process.wait()


def select(page: Any, words: str) -> None:
    """Select words of a note as a person would with the mouse."""
    page.evaluate(
        """words => {
          for (const text of document.querySelectorAll("#notes .text")) {
            const from = text.textContent.indexOf(words);
            if (from < 0) continue;
            const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT), range = document.createRange();
            for (let at = 0, node, begun = false; (node = walker.nextNode()); at += node.length) {
              if (!begun && from < at + node.length) { range.setStart(node, from - at); begun = true; }
              if (begun && from + words.length <= at + node.length) { range.setEnd(node, from + words.length - at); break; }
            }
            getSelection().removeAllRanges();
            getSelection().addRange(range);
            return;
          }
        }""",
        words,
    )


def until(page: Any, condition: str) -> None:
    """Wait for a condition; the page's own policy forbids the way that Playwright would."""
    for _ in range(150):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"not so after 15 s: {condition}")


def saved(page: Any) -> None:
    until(page, "document.getElementById('saving').textContent === 'Saved'")


def said(file: Path) -> list[dict[str, Any]]:
    return json.loads(Path(f"{file}.briefcite.json").read_text("utf-8"))["operations"]


def test_keys_clicks_and_links_lead_around(page_at: Any, view: Any) -> None:
    page = page_at(view(BRIEF))
    page.keyboard.press("n")
    page.keyboard.press("n")
    assert page.url.endswith("#n2")
    page.keyboard.press("w")
    assert page.get_attribute("#tab-works", "aria-selected") == "true"
    page.click("#works .card.current .mentions a >> nth=1")
    assert page.inner_text("#notes .card.current h2").startswith("Note 14")
    page.click("#page-1 .box.callout >> nth=4")
    assert page.inner_text("#notes .card.current h2").startswith("Note 5")
    assert page.locator("#page-1 .box.note.current").count() == 1


def test_search_filter_and_deep_link(page_at: Any, view: Any) -> None:
    address = view(BRIEF)
    page = page_at(address + "#n5")
    assert page.inner_text("#notes .card.current h2").startswith("Note 5")
    page.keyboard.press("/")
    page.keyboard.type("ostrom")
    assert 0 < page.locator("#notes .card").count() < 14
    page.keyboard.press("Escape")
    assert page.locator("#notes .card").count() == 14
    page.keyboard.press("?")
    assert page.is_visible("#legend")


def test_several_files_and_narrow_screens(page_at: Any, view: Any, tmp_path: Path) -> None:
    other = tmp_path / "dykes.md"
    other.write_text(HOSTILE, "utf-8")
    page = page_at(view(BRIEF, other), width=400)
    page.select_option("#files", "1")
    assert "dykes" in page.inner_text("#name")
    page.click("#tab-document")
    assert page.is_visible(".reading button")
    assert page.evaluate("document.documentElement.scrollWidth") <= 400


def test_nothing_of_a_hostile_document_runs(page_at: Any, view: Any, tmp_path: Path) -> None:
    hostile = tmp_path / "<img src=x onerror=window.hit=1>.md"
    hostile.write_text(HOSTILE, "utf-8")
    page = page_at(view(hostile))
    page.click("#tab-works")
    page.click("#tab-notes")
    assert page.evaluate("window.hit") is None
    assert page.locator("a[href^='javascript']").count() == 0
    assert "<script>" in page.inner_text("#notes")


@pytest.mark.skipif(not AXE.exists(), reason="axe-core is not installed (npm install axe-core)")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_accessible(page_at: Any, view: Any, scheme: str) -> None:
    page = page_at(view(BRIEF), color_scheme=scheme)
    page.keyboard.press("n")
    for tab in ("notes", "works", "findings"):
        page.click(f"#tab-{tab}")
        page.evaluate(AXE.read_text("utf-8"))
        found = page.evaluate("axe.run()")
        assert [(v["id"], v["nodes"][0]["html"][:80]) for v in found["violations"]] == []


def test_corrected_undone_reloaded(page_at: Any, review: Any) -> None:
    address, file, _ = review(BRIEF)
    page = page_at(address)
    select(page, "Bristol")
    page.keyboard.press("p")
    saved(page)
    assert ["publisher", 77, 84] in said(file)[0]["parts"]
    page.keyboard.press("u")
    until(page, "document.getElementById('undo').disabled")
    assert said(file) == []
    page.keyboard.press("r")
    until(page, "!document.getElementById('undo').disabled")
    page.reload()
    assert page.locator("#notes .card >> nth=0").locator(".part.p-place").count() == 2
    assert page.inner_text("#notes .card >> nth=0").startswith("Note 1")


def test_every_edit(page_at: Any, review: Any) -> None:
    address, file, _ = review(BRIEF)
    page = page_at(address)
    card = page.locator("#notes [data-card=n5]")
    card.hover()
    card.locator("text=Join with the next").click()
    saved(page)
    select(page, "Carol M. Rose")
    page.keyboard.press("|")
    until(page, "book.citationsOf.get('n5').length === 2 && !sending")
    select(page, "Her examples are fisheries")
    page.keyboard.press("Enter")
    until(page, "book.citationsOf.get('n3').length === 2 && !sending")
    page.locator("#notes [data-lead='n3.2']").hover()
    page.locator("#notes [data-lead='n3.2'] >> text=Not a citation").click()
    until(page, "book.citationsOf.get('n3').length === 1 && !sending")
    page.locator("#notes [data-card=n1]").hover()
    page.locator("#notes [data-card=n1] >> text=Unlink 1").click()
    until(page, "!book.calloutsOf.get('n1') && !sending")
    page.locator("#notes [data-card=n1]").hover()
    page.locator("#notes [data-card=n1] >> text=Called from…").click()
    page.locator("dialog .choices button >> nth=0").click()
    until(page, "book.calloutsOf.get('n1') && !sending")
    page.locator("#notes [data-lead='n4.1']").hover()
    page.locator("#notes [data-lead='n4.1'] >> text=Same work as…").click()
    page.fill("dialog input[type=search]", "Surminski")
    page.locator("dialog .choices button >> nth=0").click()
    until(page, "book.citation.get('n4.1').reference === book.citation.get('n2.1').reference && !sending")
    page.locator("#notes [data-lead='n14.1']").hover()
    page.select_option("#notes [data-lead='n14.1'] select", "short")
    until(page, "book.citation.get('n14.1').form === 'short' && !sending")
    page.click("#tab-works")
    page.locator("#works .card >> nth=0").hover()
    page.locator("#works .card >> nth=0 >> text=Edit").click()
    page.locator("dialog .field >> text=Title >> nth=0").locator("..").locator("input").fill("The Costs of Floods")
    page.locator("dialog button >> text=Save").click()
    until(page, "book.file.references.some(work => work.title === 'The Costs of Floods') && !sending")
    page.keyboard.press("n")
    page.keyboard.press("a")
    until(page, "book.file.accepted.length === 1 && !sending")
    assert {one["op"] for one in said(file)} == {"cite", "no-citation", "pair", "antecedent", "work", "accept"}


def test_two_tabs_and_a_server_killed_in_mid_edit_lose_nothing(page_at: Any, review: Any) -> None:
    address, file, process = review(BRIEF)
    first = page_at(address)
    second = page_at(re.sub(r"\?.*", "", address))
    first.keyboard.press("n")
    first.keyboard.press("a")
    saved(first)
    second.keyboard.press("n")
    second.keyboard.press("a")
    until(second, "document.getElementById('saving').textContent.includes('changed elsewhere')")
    assert second.locator(".accepted").count() == 1
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    assert len(said(file)) == 1
    again, _, _ = review(file)
    assert page_at(again).locator(".accepted").count() == 1
