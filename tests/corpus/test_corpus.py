"""Many documents in one database: what extract says, resumable at any moment, and nothing read twice."""

from __future__ import annotations

import json
import os
import random
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from briefcite.cli import main
from briefcite.corpus.merging import shared
from briefcite.corpus.store import TABLES
from briefcite.pipeline import extract
from briefcite.report.json import as_dict

ROOT = Path(__file__).parents[2]
BRIEFS = ROOT / "tests/gold/main_job"
NOTE = "Dykes were built.[^1] Nobody paid.[^2]\n\n[^1]: {author}, *{title}* (Oxford: Clarendon, {year}), 44.\n\n[^2]: Ibid., 45.\n"


@pytest.fixture
def papers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "papers"
    (folder / "deep").mkdir(parents=True)
    shutil.copy(BRIEFS / "deichbrief.md", folder / "a.md")
    shutil.copy(BRIEFS / "tidal-brief.pdf", folder / "b.pdf")
    shutil.copy(BRIEFS / "tidal-brief.pdf", folder / "deep" / "brief without a suffix")
    (folder / "deep" / "c.md").write_text(
        NOTE.format(author="Mary Hale", title="Governing the Shore", year=1998), "utf-8"
    )
    (folder / "broken.pdf").write_bytes(b"%PDF-1.4 nothing more")
    (folder / "data.json").write_text("{}", "utf-8")
    monkeypatch.chdir(tmp_path)
    return folder


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["corpus", *arguments])


def dump(path: str | Path) -> str:
    with sqlite3.connect(path) as database:
        return "\n".join(database.iterdump())


def ask(path: str | Path, query: str) -> list[tuple[object, ...]]:
    with sqlite3.connect(path) as database:
        return database.execute(query).fetchall()


def test_every_count_is_that_of_extract(papers: Path) -> None:
    assert run("papers", "-o", "out.sqlite", "-j", "2").exit_code == 1
    documents = ask("out.sqlite", "SELECT document FROM documents")
    assert [name for (name,) in documents] == [
        "papers/a.md",
        "papers/b.pdf",
        "papers/deep/brief without a suffix",
        "papers/deep/c.md",
    ]
    for (name,) in documents:
        data = as_dict(extract(name))
        data["works"] = data.pop("references")
        data["parts"] = [part for citation in data["citations"] for part in citation["segments"]]
        for table in TABLES:
            assert ask("out.sqlite", f"SELECT count(*) FROM {table} WHERE document = '{name}'") == [(len(data[table]),)]
        [(row,)] = ask(
            "out.sqlite",
            f"SELECT group_concat(csl, ',') FROM (SELECT csl FROM works WHERE document = '{name}' ORDER BY number)",
        )
        assert json.loads(f"[{row}]") == data["works"]
    assert "broken.pdf" in str(ask("out.sqlite", "SELECT * FROM failures"))


def test_unchanged_files_are_left_changed_ones_replaced_and_gone_ones_taken_out(papers: Path) -> None:
    run("papers", "-o", "out.sqlite")
    before = dump("out.sqlite")
    assert "0 read, 5 unchanged" in run("papers", "-o", "out.sqlite").stderr
    os.utime(papers / "a.md", (1, 1))
    assert "0 read, 5 unchanged" in run("papers", "-o", "out.sqlite").stderr
    (papers / "deep/c.md").write_text(NOTE.format(author="R. Orr", title="Tides Again", year=2001), "utf-8")
    (papers / "b.pdf").unlink()
    (papers / "broken.pdf").unlink()
    told = run("papers", "-o", "out.sqlite")
    assert "1 read, 2 unchanged, 2 taken out" in told.stderr and told.exit_code == 0
    [(title,)] = ask("out.sqlite", "SELECT title FROM works WHERE document LIKE '%c.md'")
    assert "Tides Again" in title
    assert dump("out.sqlite") != before


def test_failures_are_tried_again_when_asked(papers: Path) -> None:
    run("papers", "-o", "out.sqlite")
    assert "0 read, 5 unchanged" in run("papers", "-o", "out.sqlite").stderr
    assert "4 unchanged" in run("papers", "-o", "out.sqlite", "--retry").stderr


def test_what_two_documents_cite_is_one_work(papers: Path) -> None:
    run("papers", "-o", "out.sqlite", "--export", "works.bib")
    twice = ask("out.sqlite", "SELECT count(*) FROM works_cited WHERE documents = 2")
    once = ask("out.sqlite", "SELECT count(DISTINCT work) FROM works")
    assert twice == [(len(extract(papers / "b.pdf").references),)]
    assert Path("works.bib").read_text("utf-8").count("\n@") + 1 == once[0][0]


def test_lists_and_patterns(papers: Path) -> None:
    Path("list.txt").write_text("papers/a.md\npapers/deep/c.md\n", "utf-8")
    run("--files-from", "list.txt", "-o", "listed.sqlite")
    assert ask("listed.sqlite", "SELECT count(*) FROM documents") == [(2,)]
    run("papers", "-o", "some.sqlite", "--include", "*.md", "--exclude", "deep")
    assert ask("some.sqlite", "SELECT document FROM documents") == [("papers/a.md",)]
    run("papers/**/*.md", "-o", "globbed.sqlite", "--exclude", "deep")
    assert ask("globbed.sqlite", "SELECT document FROM documents") == [("papers/a.md",)]
    run("papers/*", "-o", "fitting.sqlite", "--include", "*.md", "--exclude", "papers/deep")
    assert ask("fitting.sqlite", "SELECT document FROM documents") == [("papers/a.md",)]


def test_a_file_has_one_name_however_it_is_told(papers: Path) -> None:
    Path("list.txt").write_bytes(b"./papers/a.md\0./papers/deep/c.md\0")
    run("./papers/", "papers/a.md", "--files-from", "list.txt", "-o", "out.sqlite", "--include", "*.md")
    assert ask("out.sqlite", "SELECT document FROM documents") == [("papers/a.md",), ("papers/deep/c.md",)]
    (papers / "a.md").unlink()
    assert "1 taken out" in run("./papers", "-o", "out.sqlite", "--include", "*.md").stderr


def test_a_folder_that_is_empty_all_at_once_takes_nothing_out(papers: Path) -> None:
    run("papers", "-o", "out.sqlite")
    before = dump("out.sqlite")
    papers.rename("elsewhere")
    papers.mkdir()
    result = run("papers", "-o", "out.sqlite")
    assert result.exit_code == 2 and "no file" in result.stderr and dump("out.sqlite") == before


def test_machines_are_told_all_in_json(papers: Path) -> None:
    lines = run("papers", "-o", "out.sqlite", "--log-json").stderr.splitlines()
    *files, last = map(json.loads, lines)
    assert [one["number"] for one in files] == [1, 2, 3, 4, 5] and files[-1]["total"] == 5
    assert (last["read"], last["documents"], last["failures"]) == (4, 4, 1)
    assert "--retry" in run("papers", "-o", "out.sqlite").stderr and not run("papers", "-o", "out.sqlite", "-q").stderr


def test_what_cannot_be_written_is_refused_before_anything_is_read(
    papers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("papers", "-o", "out.sqlite", "--export", "works.xyz").exit_code == 2
    assert "out.sqlite" in run("papers", "-o", "out.csv").stderr
    Path("file").touch()
    assert "file: is a file" in run("papers", "-o", "file", "--format", "parquet").stderr
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    result = run("papers", "-o", "folder", "--format", "parquet")
    assert result.exit_code == 2 and "briefcite[corpus]" in result.stderr
    assert not Path("out.sqlite").exists() and not Path("folder").exists()


@pytest.mark.parametrize("content", [b"no database, by any means", b""])
def test_a_file_that_is_no_corpus_is_one_sentence(papers: Path, content: bytes) -> None:
    Path("other.sqlite").write_bytes(content)
    result = CliRunner().invoke(main, ["corpus", "papers/a.md", "-o", "other.sqlite"])
    assert (result.exit_code, "cannot be used as a corpus" in result.stderr) == ((2, True) if content else (0, False))
    assert content == b"" or Path("other.sqlite").read_bytes() == content


@pytest.mark.parametrize("path, reason", [("papers", "it is a folder"), ("nowhere/out.sqlite", "no folder nowhere")])
def test_a_place_for_no_corpus_is_one_sentence(papers: Path, path: str, reason: str) -> None:
    result = run("papers/a.md", "-o", path)
    assert result.exit_code == 2 and reason in result.stderr


def test_a_second_run_at_the_same_time_is_refused(papers: Path) -> None:
    run("papers/a.md", "-o", "out.sqlite")
    with sqlite3.connect("out.sqlite", isolation_level=None) as database:
        database.execute("BEGIN EXCLUSIVE")
        result = CliRunner().invoke(main, ["corpus", "papers/a.md", "-o", "out.sqlite"])
    assert result.exit_code == 2 and "another run is at it" in result.stderr


def test_killed_at_any_moment_it_goes_on_and_ends_the_same(tmp_path: Path) -> None:
    papers = tmp_path / "papers"
    papers.mkdir()
    for number in range(12):
        text = NOTE.format(author=f"Mary Hale{number}", title=f"Shores of {number % 5}", year=1990 + number)
        (papers / f"{number:02}.md").write_text(text, "utf-8")
    command = [sys.executable, "-m", "briefcite", "corpus", "papers", "-j", "1", "-o"]
    subprocess.run([*command, "quiet.sqlite"], cwd=tmp_path, check=True, capture_output=True)
    chance = random.Random(5)
    for _ in range(4):
        process = subprocess.Popen([*command, "killed.sqlite"], cwd=tmp_path, stderr=subprocess.DEVNULL)
        time.sleep(chance.uniform(0.2, 1.6))
        process.send_signal(signal.SIGKILL)
        process.wait()
    subprocess.run([*command, "killed.sqlite"], cwd=tmp_path, check=True, capture_output=True)
    assert dump(tmp_path / "killed.sqlite") == dump(tmp_path / "quiet.sqlite")


def test_one_table_a_parquet_file(papers: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed (the extra [corpus])")
    run("papers", "-o", "folder", "--format", "parquet")
    for table in ("documents", *TABLES, "failures"):
        count = ask("folder/corpus.sqlite", f"SELECT count(*) FROM {table}")[0][0]
        assert parquet.read_table(f"folder/{table}.parquet").num_rows == count


def test_the_queries_of_the_documentation_answer(papers: Path) -> None:
    run("papers", "-o", "out.sqlite")
    queries = re.findall(r"```sql\n(.*?)```", (ROOT / "docs/corpus.md").read_text("utf-8"), re.S)
    answers = [ask("out.sqlite", query) for query in queries]
    assert len(queries) == 10
    empty = [number for number, rows in enumerate(answers) if not rows]
    assert not set(empty) - {3, 5, 8}  # no number dangles here, no back reference leads nowhere, no entry is doubtful


def described(works: Iterable[dict[str, object]]) -> list[tuple[str, str, str]]:
    return [(f"d{n % 50}", f"k{n}", json.dumps({"type": "book", **work})) for n, work in enumerate(works)]


HALE = {"author": [{"family": "Hale", "given": "Mary"}]}
MANY: dict[str, Callable[[int], dict[str, object]]] = {
    "numbered titles": lambda n: {"title": f"Annual report on dykes {n}", "author": [{"family": f"Hale{n % 977}"}]},
    "one title, many authors": lambda n: {"title": "Annual report on dykes", "author": [{"family": f"Hale{n}"}]},
    "one title and author": lambda n: {"title": "Annual report", "volume": str(n), **HALE},
    "one title, no author": lambda n: {"title": "Annual report on dykes", "volume": str(n)},
    "one beginning": lambda n: {"title": f"Report of the commission to the council on shore {n % 59} dyke {n}"},
    "introductions": lambda n: {
        "title": "Introduction",
        "container-title": f"{chr(97 + n % 26) * 9} {n // 26}",
        "author": [{"family": f"Hale{n % 500}", "given": "ABDEFGHIJKLMNOPRST"[n // 500 % 18]}],
    },
    "one DOI each": lambda n: {"title": "Editorial", "DOI": f"10.5555/{n}"},
}


@pytest.mark.parametrize("kind", MANY)
def test_the_cost_of_merging_grows_with_the_works(kind: str) -> None:
    few = calls(described(map(MANY[kind], range(300))))
    assert calls(described(map(MANY[kind], range(3000)))) <= 12 * few


def calls(items: list[tuple[str, str, str]]) -> int:
    """Count the calls of functions in merging: what it costs, whatever else the machine is doing."""
    count = 0

    def called(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(called)
    deque(shared(items), maxlen=0)
    sys.setprofile(before)
    return count


def test_of_many_volumes_and_years_each_is_found_again() -> None:
    volumes = [{"title": "Annual report", "volume": str(n), **HALE} for n in range(200)]
    years = [{"title": "Annual report of the pilots", "issued": {"date-parts": [[n]]}} for n in range(1800, 2000)]
    names = [name for _, _, name in shared(described(volumes + years + volumes + years))]
    assert len(set(names)) == 400 and names[:400] == names[400:]


def test_descriptions_of_one_work_are_found_among_others_of_its_author() -> None:
    others: list[dict[str, object]] = [{"title": f"Shores of {n}, a study", **HALE} for n in range(40)]
    one = {"title": "The Dykes of Norrhaven", "issued": {"date-parts": [[2001]]}, **HALE}
    again = {"title": "The Dykes of Norrhaven: A History", "publisher": "Quay Press", **HALE}
    names = [name for _, _, name in shared(described([*others, one, *others, again]))]
    assert len(set(names)) == 41 and names[-1] == names[40]


def test_a_judgment_is_found_among_those_against_the_same_party_when_a_name_is_misprinted() -> None:
    def case(n: int, first: str) -> dict[str, object]:
        return {"type": "legal_case", "title": f"{first} v Commission", "issued": {"date-parts": [[1960 + n]]}}

    parties = "Albrecht Bertrand Castell Dufour Eriksen Fontaine Grimaldi Hansen Ibsen Janssen Keller Lambert".split()
    cases = [case(n, party) for n, party in enumerate(parties * 4)]
    again = [case(n, party[:2] + "x" + party[3:]) for n, party in enumerate(parties * 4)]
    names = [name for _, _, name in shared(described(cases + again))]
    assert len(set(names)) == 48 and names[:48] == names[48:]
