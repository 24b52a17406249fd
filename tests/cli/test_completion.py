"""What a shell completes: files, commands, codes, formats, settings; tried in the shells themselves where they are."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.shell_completion import ShellComplete
from click.testing import CliRunner

from briefcite.cli import main
from briefcite.cli.config import all_settings, markdown

DOCS = Path(__file__).parents[2] / "docs" / "settings.md"


def completed(*words: str) -> list[str]:
    *before, last = words
    return [item.value for item in ShellComplete(main, {}, "briefcite", "_X").get_completions(before, last)]


def kinds(*words: str) -> list[str]:
    *before, last = words
    return [item.type for item in ShellComplete(main, {}, "briefcite", "_X").get_completions(before, last)]


def test_the_first_word_is_a_command_or_a_file() -> None:
    assert completed("ex") == ["ex", "extract", "export", "explain"]
    assert kinds("tid") == ["file"]
    assert kinds("check", "tid") == ["file"] and kinds("tidal.pdf", "br") == ["file"]


@pytest.mark.parametrize(
    ("words", "want"),
    [
        (("check", "--select", "R10"), "R106"),
        (("check", "--select", "C1,N10"), "C1,N101"),
        (("check", "--ignore", "dangl"), "dangling-callout"),
        (("explain", "C1"), "C101"),
        (("show", "--from", "mar"), "markdown"),
        (("extract", "--ocr-lang", "deu+e"), "deu+eng"),
        (("export", "--format", "bibl"), "biblatex"),
        (("export", "--key", "[auth][sh"), "[auth][shorttitle]"),
        (("export", "--keep", "f"), "full"),
        (("completion", "z"), "zsh"),
    ],
)
def test_values_of_options(words: tuple[str, ...], want: str) -> None:
    assert want in completed(*words)


SHELLS = {
    "bash": """eval "$(briefcite completion bash)"
compopt() {{ compgen -f -- "${{COMP_WORDS[COMP_CWORD]}}"; }}
COMP_WORDS=(briefcite {words}); COMP_CWORD={last}; _briefcite_completion briefcite; printf '%s\\n' "${{COMPREPLY[@]}}" """,
    "fish": """briefcite completion fish | source
complete -C "briefcite {words}" """,
    "zsh": """autoload -Uz compinit; compinit -u -D; eval "$(briefcite completion zsh)"
compadd() {{ local list=$@[-1]; print -l -- ${{(P)list}} }}; _describe() {{ print -l -- ${{(P)3}} }}; _path_files() {{ print -l -- *(N) }}
words=(briefcite {words}); CURRENT={place}; _briefcite_completion""",
}


CODE = "N101\tA note is never called: its number does not stand in the text."
TOLD = [
    *((shell, "tid", "tidal.pdf") for shell in SHELLS),
    *((shell, "che", "check") for shell in SHELLS),
    *((shell, "check --select C10", "C101") for shell in SHELLS),
    *((shell, "check --select C,R10", "C,R106") for shell in SHELLS),
    ("bash", "export --format = bib", "biblatex"),  # bash makes three words of it
    ("bash", "export --format =", "biblatex"),
    ("zsh", "export --format=bib", "--format=biblatex"),
    ("fish", "export --format=bib", "--format=biblatex"),
    ("fish", "check --select C,N101", f"C,{CODE}"),
]


@pytest.mark.parametrize(("shell", "words", "want"), TOLD)
def test_in_the_shell_itself(tmp_path: Path, shell: str, words: str, want: str) -> None:
    if not shutil.which(shell):
        pytest.skip(f"{shell} is not installed")
    (tmp_path / "tidal.pdf").touch()
    program = tmp_path / "bin" / "briefcite"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m briefcite "$@"\n', "utf-8")
    program.chmod(0o755)
    environment = os.environ | {"PATH": f"{program.parent}:{os.environ['PATH']}", "HOME": str(tmp_path)}
    last = len(words.split())
    script = SHELLS[shell].format(words=words, last=last, place=last + 1)
    done = subprocess.run([shell, "-c", script], cwd=tmp_path, env=environment, capture_output=True, text=True)
    assert want in done.stdout, done.stdout + done.stderr


@pytest.mark.parametrize("command", main.commands)
def test_the_help_of_every_command_ends_with_two_examples(command: str) -> None:
    lines = CliRunner().invoke(main, [command, "--help"]).stdout.rstrip().splitlines()
    examples = lines[next(n for n, line in enumerate(lines) if line.strip() == "Examples:") + 1 :]
    assert len(examples) == 2 and all("briefcite" in line for line in examples)
    assert max(map(len, lines)) <= 80


def test_every_option_can_be_a_setting_and_the_reference_is_current() -> None:
    known = all_settings()
    assert {"key", "format", "sort", "keep", "ocr-lang", "select", "baseline", "width", "deleted"} <= set(known)
    assert not {"output", "password", "append", "help"} & set(known)
    assert DOCS.read_text("utf-8") == markdown()


def test_settings_reach_the_commands_that_know_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("note.txt").write_text("M. Hale, The Dykes of Norrhaven (Norrhaven: Quay Press, 2001), 4.\n", "utf-8")
    Path("briefcite.toml").write_text('format = "biblatex"\nkey = "[year][auth]"\n', "utf-8")
    made = CliRunner().invoke(main, ["parse", "note.txt"])
    assert made.exit_code == 0 and made.stdout.startswith("@book{"), made.output
    Path("briefcite.toml").write_text('format = "sarif"\n', "utf-8")
    assert CliRunner().invoke(main, ["parse", "note.txt"]).stdout.startswith("{")
    Path("briefcite.toml").write_text('format = "word"\n', "utf-8")
    refused = CliRunner().invoke(main, ["parse", "note.txt"])
    assert refused.exit_code == 2 and "format must be" in refused.stderr
