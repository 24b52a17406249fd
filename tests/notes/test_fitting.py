"""The script that fits the weights of pairing, on few documents."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest
from tests.notes.benchmark import benchmark

from briefcite import load
from briefcite.text.pairing import weights

pairing, truth = benchmark("pairing"), benchmark("truth")
KNOWN = {known.name: known for known in truth.own()}


def test_a_spoiled_weight_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(weights("plain.place"), "same_page", -4.0)
    reads = [pairing.Read(KNOWN[name], load.read(KNOWN[name].path)) for name in ("guild.txt", "seitenweise.txt")]
    gained = pairing.gains(reads, ["plain.place"])
    better = pairing.Change("plain.place", "same_page", -2.0)
    assert gained[better][1] > 0
    assert better in pairing.chosen(reads, [0, 1], gained)


def test_documents_are_parted_whole() -> None:
    reads = [pairing.Read(KNOWN[name], None) for name in ("guild.txt", "cais.txt", "guild.txt", "ferry.txt")]
    parts = pairing.parts(reads, seed=1)
    assert sorted(n for part in parts for n in part) == [0, 1, 2, 3]
    assert any({0, 2} <= set(part) for part in parts)


def test_a_factor_becomes_the_share_that_is_right() -> None:
    powers = np.array([[1, n % 2] for n in range(2000)])
    right = np.array([n % 2 == 0 or n % 10 != 1 for n in range(2000)])
    fitted = pairing.likeliest(pairing.Links(powers, right, np.zeros(2000)), np.array([0.99, 0.95]))
    assert fitted == pytest.approx([0.999, 0.8], abs=0.02)


def test_values_are_written_between_the_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy = tmp_path / "pairing.toml"
    shutil.copy(pairing.FILE, copy)
    monkeypatch.setattr(pairing, "FILE", copy)
    pairing.write([pairing.Change("printed.place", "same_page", 3.0), pairing.Change("costs", "gap", 1.25)])
    after = copy.read_text("utf-8")
    old = Path(pairing.pairing.__file__).with_suffix(".toml").read_text("utf-8").splitlines()
    changed = [(a, b) for a, b in zip(old, after.splitlines(), strict=True) if a != b]
    assert [b.split("  #")[0] for _, b in changed] == ["gap = 1.25", "same_page = 3.0"]
    assert all(a.partition("#")[2] == b.partition("#")[2] for a, b in changed)
