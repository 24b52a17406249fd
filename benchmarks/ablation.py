"""Switches off what decides, one thing at a time, and says what changes nothing.

Nothing has to be listed: a rule is every function of the stages that answers yes or no, or that may find nothing, and
every pattern and list of words; it is answered no, yes or nothing throughout. A step that makes something of a value of
the same kind hands it on as it was given; a weight is none. A constant is every named number, also within a table; it is
made half as large and larger by half. A function is tried only on documents where it gave another answer.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence, Sized
from contextlib import ExitStack, contextmanager
from functools import cache, wraps
from itertools import islice
from types import FunctionType, ModuleType
from typing import Any, NamedTuple

import briefcite
from briefcite.text.late import Late

STAGES = ("layout", "notes", "text.leads", "text.markers", "text.numerals", "text.sequence")
"""Where pairing is decided."""
NEVER = re.compile(r"(?!)")
PATTERNS = (re.Pattern, Late)
HALF = (0.5, 1.5)
Read = Any
"""A document as it was loaded, unpacked anew for each run."""


Places = tuple[tuple[Any, str], ...]
"""Modules and classes, each with the name under which it holds something."""


class Switch(NamedTuple):
    """Something that decides, and what stands in its place."""

    name: str
    instead: str
    """In words."""
    places: Places
    old: Any
    new: Any
    answers: Callable[[Sequence[Any], Any], bool] | None = None
    """Whether, for these arguments, a function's answer is another one than the switch gives; None for what is no function."""


class Verdict(NamedTuple):
    """What came of a switch."""

    switch: Switch
    tried: int
    """Documents on which it could change anything."""
    changed: tuple[str, ...]
    """Those on which it did, up to the number that was asked for."""


def modules() -> list[ModuleType]:
    """Every module of the program, imported."""
    names = (
        found.name for found in pkgutil.walk_packages(briefcite.__path__, "briefcite.") if "__main__" not in found.name
    )
    return [importlib.import_module(name) for name in names if name.split(".")[1] in ("layout", "notes", "text")]


def _stages(found: Sequence[ModuleType]) -> Iterator[ModuleType]:
    wanted = tuple(f"briefcite.{stage}" for stage in STAGES)
    yield from (module for module in found if any((module.__name__ + ".").startswith(f"{name}.") for name in wanted))


def rules() -> Iterator[Switch]:
    """Functions answered no, yes or nothing; patterns that match nothing; lists of words without any."""
    known = modules()
    for module in _stages(known):
        for name, value in sorted(vars(module).items()):
            if getattr(value, "__module__", None) == module.__name__:
                yield from _defined(f"{_named(module, name)}", value, _places(value, known))
            elif _is_made(module, name) and (isinstance(value, PATTERNS) or _is_words(name, value)):
                new, instead = (
                    (NEVER, "matches nothing") if isinstance(value, PATTERNS) else (type(value)(), "no words")
                )
                yield Switch(_named(module, name), instead, _places(value, known), value, new)


def _defined(name: str, value: Any, places: Places) -> Iterator[Switch]:
    """Give the switches of a function, or of the methods of a class."""
    if isinstance(value, type):
        for inner, method in sorted(vars(value).items()):
            if isinstance(method, FunctionType):
                yield from _answered(f"{name}.{inner}", method, ((value, inner),))
    elif isinstance(inspect.unwrap(value), FunctionType):
        yield from _answered(name, value, places)


def _is_words(name: str, value: object) -> bool:
    kinds = isinstance(value, tuple | frozenset | set) and name.strip("_").isupper()
    return kinds and all(isinstance(one, str) for one in value)  # type: ignore[attr-defined]


EMPTY: tuple[tuple[str, str, Callable[[], Any]], ...] = (
    ("list[", "nothing", list),
    ("set[", "nothing", set),
    ("frozenset[", "nothing", frozenset),
    ("dict[", "nothing", dict),
    ("Counter[", "nothing", Counter),
    ("Iterator[", "nothing", lambda: iter(())),
    ("float", "0", float),
)
"""How the annotation of what a function returns begins, what it finds instead in words, and that."""
OFF = ("no", "none", "nothing", "0", "as given", "matches nothing", "no words")
"""What stands instead where something is switched off, rather than changed."""


def _answered(name: str, function: Any, places: Places) -> Iterator[Switch]:
    signature = inspect.signature(function)
    returns = str(signature.return_annotation)
    taken = [str(one.annotation) for key, one in signature.parameters.items() if key != "self"]
    if returns == "bool":
        yield Switch(name, "no", places, function, lambda *_, **__: False, lambda _, answer: bool(answer))
        yield Switch(name, "yes", places, function, lambda *_, **__: True, lambda _, answer: not answer)
    elif returns.endswith("| None"):
        yield Switch(name, "none", places, function, lambda *_, **__: None, lambda _, answer: answer is not None)
    elif taken[:1] == [returns] and "_replace" not in name:
        at = len(signature.parameters) - len(taken)
        yield Switch(
            name, "as given", places, function, lambda *args, **_: args[at], lambda args, new: new is not args[at]
        )
    else:
        for begins, instead, empty in EMPTY:
            if returns.startswith(begins):
                yield Switch(name, instead, places, function, lambda *_, made=empty, **__: made(), _says_something)


def _says_something(_: Sequence[Any], answer: Any) -> bool:
    return not isinstance(answer, Sized | float) or bool(answer)


def constants() -> Iterator[Switch]:
    """Named numbers, and those of tables, half as large and larger by half."""
    known = modules()
    for module in _stages(known):
        for name, value in sorted(vars(module).items()):
            if name.strip("_").isupper() and _is_made(module, name):
                yield from _changed(_named(module, name), name, value, known)


def _changed(full: str, name: str, value: Any, known: Sequence[ModuleType]) -> Iterator[Switch]:
    if isinstance(value, dict) and all(isinstance(one, float) for one in value.values()):
        for key, number in value.items():
            for new in _by_half(number):
                words = f"{number:g} → {new:g}"
                yield Switch(f"{full}[{key}]", words, _places(value, known), value, {**value, key: new})
    elif isinstance(value, int | float) and not isinstance(value, bool):
        places = tuple((one, name) for one in known if vars(one).get(name) is value)
        for new in _by_half(value):
            yield Switch(full, f"{value:g} → {new:g}", places, value, new)


def _by_half(value: float) -> Iterator[float]:
    for factor in HALF:
        new = round(value * factor) if isinstance(value, int) else value * factor
        if new != value:
            yield new


def _named(module: ModuleType, name: str) -> str:
    return f"{module.__name__.removeprefix('briefcite.')}.{name}"


def _places(value: object, known: Sequence[ModuleType]) -> Places:
    """Every module that holds a thing under some name."""
    return tuple((module, name) for module in known for name, one in vars(module).items() if one is value)


def _is_made(module: ModuleType, name: str) -> bool:
    """Whether a module is the one that gives a name its value; those that import it hold it too."""
    return re.search(rf"^(?:\w+, )*{re.escape(name)}(?:, \w+)*(?:: .*)? = ", _source(module), re.M) is not None


@cache
def _source(module: ModuleType) -> str:
    return inspect.getsource(module)


@contextmanager
def switched(switch: Switch) -> Iterator[None]:
    """Put what is instead in every place, and back."""
    for owner, name in switch.places:
        setattr(owner, name, switch.new)
    try:
        yield
    finally:
        for owner, name in switch.places:
            setattr(owner, name, switch.old)


def _caches(known: Sequence[ModuleType]) -> list[Callable[[], None]]:
    return [one.cache_clear for module in known for one in vars(module).values() if hasattr(one, "cache_clear")]


def verdicts(
    switches: Sequence[Switch], reads: Sequence[Read], outcome: Callable[[Read], object], most: int = 1
) -> Iterator[Verdict]:
    """Try each switch on the documents until some change.

    Args:
        switches: what is tried.
        reads: the documents.
        outcome: everything that is read of one, to be compared.
        most: changed documents after which no further one is tried.
    """
    forget = _caches(list(_stages(modules())))  # those of text/ hold what lies in files
    clean = [outcome(read) for read in reads]
    asked = _other_answers(switches, reads, outcome)
    for switch in switches:
        tried = [n for n in range(len(reads)) if switch.answers is None or n in asked[switch.name, switch.instead]]
        changed = (n for n in tried if _differs(switch, reads[n], clean[n], outcome, forget))
        yield Verdict(switch, len(tried), tuple(reads[n].known.name for n in islice(changed, most)))
    for clear in forget:
        clear()


def _differs(
    switch: Switch, read: Read, clean: object, outcome: Callable[[Read], object], forget: Sequence[Callable[[], None]]
) -> bool:
    for clear in forget:
        clear()
    with switched(switch):
        try:
            return outcome(read) != clean
        except Exception:  # it cannot do without
            return True


class _Listeners:
    """Functions that answer as they do, and tell which documents made them answer otherwise than a switch does."""

    def __init__(self, switches: Sequence[Switch]) -> None:
        self.heard: dict[tuple[str, str], set[int]] = defaultdict(set)
        self.here = 0
        of_name: dict[str, list[Switch]] = defaultdict(list)
        for switch in switches:
            if switch.answers:
                of_name[switch.name].append(switch)
        self.switches = [alike[0]._replace(new=self._listening(alike)) for alike in of_name.values()]

    def _listening(self, alike: Sequence[Switch]) -> Callable[..., Any]:
        function = alike[0].old

        @wraps(function)
        def answer(*args: Any, **kwargs: Any) -> Any:
            given = function(*args, **kwargs)
            for switch in alike:
                if switch.answers and switch.answers(args, given):
                    self.heard[switch.name, switch.instead].add(self.here)
            return given

        return answer


def _other_answers(
    switches: Sequence[Switch], reads: Sequence[Read], outcome: Callable[[Read], object]
) -> Mapping[tuple[str, str], set[int]]:
    """On which documents each function gave another answer than its switch."""
    listeners = _Listeners(switches)
    with ExitStack() as stack:
        for listener in listeners.switches:
            stack.enter_context(switched(listener))
        for listeners.here, read in enumerate(reads):
            outcome(read)
    return listeners.heard


def report(
    switches: Sequence[Switch], reads: Sequence[Read], outcome: Callable[[Read], object], show: int = 0
) -> list[str]:
    """Print what decides nothing: neither answer of a function, neither change of a number; return the names.

    Args:
        switches: what is tried.
        reads: the documents.
        outcome: everything that is read of one, to be compared.
        show: documents that are named for each thing that decides.
    """
    idle: dict[str, list[Verdict]] = defaultdict(list)
    deciding: set[str] = set()
    for verdict in verdicts(switches, reads, outcome, max(1, show)):
        idle[verdict.switch.name].append(verdict)
        if verdict.changed:
            deciding.add(verdict.switch.name)
            if show:
                print(f"changes: {verdict.switch.name} = {verdict.switch.instead}: {', '.join(verdict.changed)}")
        elif verdict.switch.instead in OFF and verdict.tried:
            print(
                f"changes nothing: {verdict.switch.name} = {verdict.switch.instead} (tried on {verdict.tried})",
                flush=True,
            )
    nothing = [name for name in idle if name not in deciding]
    for name in nothing:
        tried = max(verdict.tried for verdict in idle[name])
        print(f"decides nothing: {name} ({'tried on ' + str(tried) if tried else 'never gave another answer'})")
    print(f"{len(idle)} rules and constants, {len(nothing)} decide nothing on {len(reads)} documents")
    return nothing
