"""Every module can be imported by its full name: no function hides the package of its name."""

from __future__ import annotations

import importlib
import pkgutil

import briefcite

MODULES = [
    one.name for one in pkgutil.walk_packages(briefcite.__path__, "briefcite.") if not one.name.endswith("__main__")
]


def test_packages_are_not_hidden_by_functions() -> None:
    """``import briefcite.a.b as b`` takes the attribute b of the package a: that must be the module."""
    for name in MODULES:
        importlib.import_module(name)
    hidden = [name for name in MODULES if _by_attributes(name) is not importlib.import_module(name)]
    assert not hidden


def _by_attributes(name: str) -> object:
    found: object = briefcite
    for part in name.split(".")[1:]:
        found = getattr(found, part, None)
    return found
