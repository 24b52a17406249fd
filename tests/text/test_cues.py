from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefcite.text.cues import holds, without_head


@pytest.mark.parametrize(
    ("text", "cues", "expected"),
    [
        ("accessed 3 May 2012", ("visit", "access"), True),
        ("Tides of the Sound", ("visit", "access"), False),
        ("", ("a",), False),
        ("anything", (), False),
    ],
)
def test_holds(text: str, cues: tuple[str, ...], expected: bool) -> None:
    assert holds(text, cues) is expected


@given(st.text(alphabet="inIN: a", max_size=20))
def test_a_head_is_cut_off_as_sub_would(text: str) -> None:
    assert without_head(re.compile(r"in:?\s*"), text) == re.sub(r"^in:?\s*", "", text, count=1)
