"""CSL-JSON: what the official schema (citation-style-language/schema, csl-data.json) allows, and nothing else."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from tests.export.works_made import extraction

from briefcite.bib.csl import csl_item
from briefcite.bib.kinds import KINDS
from briefcite.export import render
from briefcite.model import Date, Reference

ITEMS = json.loads(render(extraction(), "csl-json"))

_TEXTS = """
archive archive_location authority collection-number collection-title container-title DOI edition genre ISBN issue
language note number number-of-volumes page publisher publisher-place section title URL volume id type
"""
_TYPES = """
article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection dataset
document entry entry-dictionary entry-encyclopedia figure graphic hearing interview legal_case legislation
manuscript map motion_picture musical_score pamphlet paper-conference patent performance periodical
personal_communication post post-weblog regulation report review review-book software song speech standard thesis
treaty webpage
"""


def test_types_are_those_of_csl() -> None:
    assert set(KINDS) == set(_TYPES.split())
    assert csl_item(Reference(id="x", type="blog"))["type"] == "document"


def test_items_have_only_variables_of_the_schema() -> None:
    for item in ITEMS:
        texts = {name: value for name, value in item.items() if name in _TEXTS.split()}
        assert all(isinstance(value, str) for value in texts.values())
        rest = set(item) - set(texts)
        assert rest <= {"author", "editor", "translator", "issued", "accessed", "custom"}
        for role in rest & {"author", "editor", "translator"}:
            assert all(
                set(name) <= {"family", "given", "non-dropping-particle", "suffix", "literal"} for name in item[role]
            )
        for role in rest & {"issued", "accessed"}:
            assert set(item[role]) <= {"date-parts", "season", "circa", "literal"}
            parts = item[role].get("date-parts", [[1]])
            assert 1 <= len(parts) <= 2 and all(1 <= len(end) <= 3 for end in parts)


def test_the_official_schema_passes() -> None:
    path = os.environ.get("CSL_DATA_SCHEMA", "")
    if not path:
        pytest.skip("CSL_DATA_SCHEMA does not name a copy of csl-data.json; no package has it")
    jsonschema = pytest.importorskip("jsonschema")
    jsonschema.validate(ITEMS, json.loads(Path(path).read_text("utf-8")))


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("2004", {"date-parts": [[2004]]}),
        ("2004-05", {"date-parts": [[2004, 5]]}),
        ("2004-05-01", {"date-parts": [[2004, 5, 1]]}),
        ("2004/2005", {"date-parts": [[2004], [2005]]}),
        ("2004-21", {"date-parts": [[2004]], "season": 1}),
        ("1957?", {"date-parts": [[1957]], "circa": True}),
        ("-0044", {"date-parts": [[-44]]}),
        ("MCMXC", {"literal": "MCMXC"}),
    ],
)
def test_dates(edtf: str, expected: dict[str, object]) -> None:
    assert csl_item(Reference(id="x", type="book", issued=Date(edtf)))["issued"] == expected
