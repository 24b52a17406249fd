"""The hook of .pre-commit-hooks.yaml, run by pre-commit itself on a git repository."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.conftest import BRIEF, BROKEN

ROOT = Path(__file__).parent.parent.parent
pytest.importorskip("pre_commit", reason="pre-commit is not installed")
yaml = pytest.importorskip("yaml", reason="pre-commit brings PyYAML")
pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


def test_the_hook_blocks_a_dangling_number_and_nothing_else(tmp_path: Path) -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    command = hook["entry"].replace("briefcite", f"{sys.executable} -m briefcite")
    hook |= {"language": "system", "entry": command}  # as installed here: what pip does is not tried again
    config = {"repos": [{"repo": "local", "hooks": [hook]}]}
    (tmp_path / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), "utf-8")
    (tmp_path / "brief.md").write_text(BRIEF, "utf-8")
    (tmp_path / "data.csv").write_text("1,2\n", "utf-8")
    environment = os.environ | {"PRE_COMMIT_HOME": str(tmp_path / ".cache"), "GIT_CONFIG_GLOBAL": os.devnull}

    def run(*command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True)

    run("git", "init", "-q")
    run("git", "add", "brief.md", "data.csv", ".pre-commit-config.yaml")
    clean = run(sys.executable, "-m", "pre_commit", "run", "--all-files")
    assert (clean.returncode, "Passed" in clean.stdout) == (0, True), clean.stdout + clean.stderr
    (tmp_path / "brief.md").write_text(BROKEN, "utf-8")
    run("git", "add", "brief.md")
    blocked = run(sys.executable, "-m", "pre_commit", "run", "--all-files")
    assert blocked.returncode == 1
    assert "brief.md:3:65: C101 callout 3 has no note" in blocked.stdout


def test_the_hook_takes_every_kind_of_file_that_can_be_read() -> None:
    import re

    from briefcite.batch.discovery import NO_DOCUMENTS
    from briefcite.load.formats import BY_SUFFIX

    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert [suffix for suffix in BY_SUFFIX if not re.search(hook["files"], f"brief{suffix}")] == []
    assert not re.search(hook["files"], "data.csv")
    others = ("ci/requirements-dev.txt", "CMakeLists.txt", "robots.txt", "docs/LICENSE.txt")
    documents = ("notes.txt", "my-requirements-essay.txt", "license-law.txt")
    assert all(re.search(hook["exclude"], name) and NO_DOCUMENTS.fullmatch(Path(name).name) for name in others)
    assert not any(re.search(hook["exclude"], name) or NO_DOCUMENTS.fullmatch(name) for name in documents)


def test_the_action_runs_check_on_the_files_it_is_given() -> None:
    action = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
    assert action["runs"]["using"] == "composite" and action["inputs"]["files"]["required"]
    assert any("briefcite check" in step.get("run", "") for step in action["runs"]["steps"])
