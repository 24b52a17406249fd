"""Settings from ``briefcite.toml`` or ``[tool.briefcite]`` in ``pyproject.toml``; options override them.

Every option of a command that says how documents are read, checked or written can be a setting, under its name
without the dashes; what only makes sense once (where to write, a password) cannot.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from pathlib import Path
from typing import Any, NamedTuple

import click

from briefcite.errors import BriefciteError

COMMANDS = ("check", "show", "export", "extract", "view", "review", "corpus", "parse")
ONCE = frozenset("help output append write-baseline password export".split())
"""Options that only make sense for one run: they name files that it writes, or hold a secret."""
PATHS = ("baseline", "corrections", "files-from")
"""Settings that name a file, told from the folder of the settings file."""

UNITS = {"SECONDS": ", in seconds", "MIB": ", in MiB"}


class Setting(NamedTuple):
    """A setting: what a settings file may have under one name."""

    kinds: tuple[type, ...]
    meaning: str
    """What its value must be, for a person."""
    choices: frozenset[str]
    """Its values, over all commands; empty where it takes any."""
    fits: Callable[[Any], bool]
    """Whether a value of one of these types is within the bounds of the option."""
    default: str
    help: str
    commands: tuple[str, ...]


def name_of(option: click.Parameter) -> str:
    """Return the name of the setting that an option can be; "" for what can be none."""
    if not isinstance(option, click.Option):
        return ""
    longest = max(option.opts, key=len).lstrip("-")
    return "" if longest in ONCE else longest


@cache
def all_settings() -> dict[str, Setting]:
    """Return the settings by name, in the order of the commands' options."""
    from briefcite.cli import main

    found: dict[str, Setting] = {}
    for command in COMMANDS:
        for option in main.commands[command].params:
            if isinstance(option, click.Option) and (name := name_of(option)):
                found[name] = _joined(found.get(name), _setting(option, command))
    return dict(sorted(found.items(), key=lambda item: item[0] == "format"))


def _joined(before: Setting | None, one: Setting) -> Setting:
    if before is None:
        return one
    choices = before.choices | one.choices
    meaning = _one_of(choices) if choices else before.meaning
    default = before.default if before.default == one.default else ""
    return before._replace(
        choices=choices, meaning=meaning, default=default, commands=(*before.commands, *one.commands)
    )


def _setting(option: click.Option, command: str) -> Setting:
    choices = frozenset(option.type.choices) if isinstance(option.type, click.Choice) else frozenset[str]()
    kinds, meaning = _kind(option, choices)
    return Setting(kinds, meaning, choices, partial(_fits, option), _default(option), option.help or "", (command,))


def _fits(option: click.Option, value: Any) -> bool:
    if option.multiple:
        return all(isinstance(one, str) for one in value)
    if not isinstance(option.type, click.IntRange | click.FloatRange):
        return True
    try:
        return bool(option.type.convert(value, option, None) == value)  # TOML has a number that is none, nan
    except click.BadParameter:
        return False


def _default(option: click.Option) -> str:
    """Return the default as a settings file would say it; "" where there is none, which click says in several ways."""
    value = option.default
    if isinstance(value, bool):
        return "true" if value else ""
    return str(value) if isinstance(value, str | int | float) else ""


def _kind(option: click.Option, choices: frozenset[str]) -> tuple[tuple[type, ...], str]:
    if option.multiple:
        return (list,), f"a list of {(option.metavar or 'text').lower().removesuffix('s')}s"
    if option.is_flag:
        return (bool,), "true or false"
    if choices:
        return (str,), _one_of(choices)
    unit = UNITS.get(option.metavar or "", "")
    if isinstance(option.type, click.FloatRange):
        return (int, float), f"a number{_range(option.type)}{unit}"
    if isinstance(option.type, click.IntRange):
        return (int,), f"a whole number{_range(option.type)}{unit}"
    return (str,), "a path" if name_of(option) in PATHS else "a text"


def _range(bounds: click.IntRange | click.FloatRange) -> str:
    """Return the bounds of a number, in words."""
    if bounds.max is None:
        return f" above {bounds.min}" if bounds.min_open else f" of at least {bounds.min}"
    return f" from {bounds.min} to {bounds.max}"


def _one_of(choices: frozenset[str]) -> str:
    *others, last = (f'"{choice}"' for choice in sorted(choices))
    return f"{', '.join(others)} or {last}" if others else last


def settings(start: Path) -> dict[str, Any]:
    """Return the settings of the nearest file at or above a folder, by option name with underscores.

    Raises:
        BriefciteError: the file is no TOML, or holds a setting that does not exist or has the wrong type.
    """
    for folder in (start, *start.parents):
        own = folder / "briefcite.toml"
        if own.is_file():
            return _checked(_table(own), own)
        shared = folder / "pyproject.toml"
        if shared.is_file():
            table = _table(shared).get("tool", {}).get("briefcite")
            if table is not None:
                return _checked(table, shared)
    return {}


def taken(command: click.Command, found: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield the parameters of a command that settings are for; one whose choices it does not know is not for it."""
    for option in command.params:
        name = name_of(option).replace("-", "_")
        if name not in found or option.name is None:
            continue
        value = found[name]
        if isinstance(option.type, click.Choice) and value not in option.type.choices:
            continue
        yield option.name, tuple(value) if isinstance(value, list) else value


def _table(path: Path) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BriefciteError(f"{path} is not valid TOML ({error}); mend it.") from None


def _checked(table: Mapping[str, Any], path: Path) -> dict[str, Any]:
    known = all_settings()
    found: dict[str, Any] = {}
    for name, value in table.items():
        if name == "tool" and isinstance(value, dict) and "briefcite" in value:
            raise BriefciteError(
                f"{path}: the table [tool.briefcite] belongs into pyproject.toml; leave its heading out here."
            )
        if name not in known:
            raise BriefciteError(f"{path}: there is no setting {name!r}; there are {', '.join(known)}.")
        one = known[name]
        wrong = not isinstance(value, one.kinds) or (isinstance(value, bool) and bool not in one.kinds)
        if wrong or (one.choices and value not in one.choices) or not one.fits(value):
            raise BriefciteError(f"{path}: {name} must be {one.meaning}, not {_written(value)}.")
        _prove(name, value, path)
        if name in PATHS and value != "-":
            value = str(path.parent / str(value))
        found[name.replace("-", "_")] = value
    return found


def _written(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else repr(value)


def _prove(name: str, value: Any, path: Path) -> None:
    """Refuse what the commands themselves would refuse, also where the command that runs does not use it.

    Raises:
        BriefciteError: their sentence, behind the name of the file.
    """
    if name not in _PROOFS:
        return
    try:
        _PROOFS[name](value)
    except BriefciteError as error:
        raise BriefciteError(f"{path}: {str(error).removeprefix('--')}") from None


def _key(value: str) -> None:
    from briefcite.text.keys import check_pattern

    check_pattern(value)


def _kind_of_files(value: str) -> None:
    from briefcite.load.formats import format_named

    format_named(value)


def _codes(value: list[str]) -> None:
    from briefcite.check.choose import rules_named

    for name in " ".join(value).replace(",", " ").split():
        rules_named(name)


_PROOFS: dict[str, Callable[[Any], None]] = {
    "key": _key,
    "from": _kind_of_files,
    "select": _codes,
    "ignore": _codes,
}
"""Settings of which only some texts make sense."""


def markdown() -> str:
    """Return ``docs/settings.md``."""
    return _TOP + "\n".join(_entry(name, one) for name, one in all_settings().items())


def _entry(name: str, one: Setting) -> str:
    default = f" Without it: `{one.default}`." if one.default and one.default not in ("0.0", "0") else ""
    where = ", ".join(f"`{command}`" for command in one.commands)
    return f"## {name}\n\n{one.help}\n\nValue: {one.meaning}.{default} Used by {where}.\n"


_TOP = """# Settings

In `briefcite.toml`, or under `[tool.briefcite]` in `pyproject.toml`; the nearest file at or above the working folder is
read, and what is said on the command line comes first. A setting has the name of the option without its dashes:

```toml
[tool.briefcite]
select = ["C", "N", "R1"]
format = "biblatex"
key = "[auth:lower][shorttitle:3:3][year]"
ocr-lang = "deu+eng"
```

A `format` is used by the commands that know it: `"biblatex"` by `export`, `"sarif"` by `check`.

This page is made from the options themselves: `briefcite explain --settings --markdown > docs/settings.md`.

"""
