"""Write the reference pages from the code: commands, settings, formats, the record, problem codes, Python.

    python scripts/make_docs.py            write docs/reference
    python scripts/make_docs.py --check    say which pages are stale, change nothing

What the code cannot say about itself stands in docs/data: a line for every field and for every problem code.
"""

from __future__ import annotations

import argparse
import ast
import dataclasses
import inspect
import json
import re
import sys
import tomllib
import types
import typing
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import Any

import typer

import onrecord
from onrecord import model
from onrecord.cli import app
from onrecord.export import FORMATS as WRITTEN
from onrecord.model.codec import json_schema
from onrecord.read.readers import FORMATS
from onrecord.settings import Settings, shown_default

ROOT = Path(__file__).parents[1]
REFERENCE = ROOT / "docs" / "reference"
DATA = ROOT / "docs" / "data"
SOURCES = ROOT / "src" / "onrecord"
MADE = "<!-- Made by scripts/make_docs.py from the code; change the code, then run it. -->\n\n"


class Undocumented(Exception):  # noqa: N818 - reads as what it says
    """Something in the code has no words for its reference page."""


def pages() -> dict[str, str]:
    """Return {file name in docs/reference: its whole text}.

    Raises:
        Undocumented: a command, option, setting, field or problem code has no words; the message names them all.
    """
    return {
        "commands.md": commands_page(),
        "settings.md": settings_page(),
        "formats.md": formats_page(),
        "record.md": record_page(),
        "problems.md": problems_page(),
        "python.md": python_page(),
        "record.schema.json": json.dumps(json_schema(), indent=1, ensure_ascii=False) + "\n",
    }


def words_of(name: str) -> dict[str, Any]:
    """Return one of the tables in docs/data."""
    return tomllib.loads((DATA / name).read_text(encoding="utf-8"))


def table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Return a Markdown table."""
    lines = [tuple(heads), *(tuple(cell.replace("|", "\\|").replace("\n", " ") for cell in row) for row in rows)]
    lines.insert(1, tuple("---" for _ in lines[0]))
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def need(missing: Iterable[str], where: str) -> None:
    """Raise `Undocumented` when anything is missing."""
    names = sorted(missing)
    if names:
        raise Undocumented(f"No words for {', '.join(names)}: {where}.")


# Commands


def commands_page() -> str:
    """Describe every command with its arguments and options, as `onrecord COMMAND --help` does."""
    group: Any = typer.main.get_command(app)
    top = [row_of(parameter) for parameter in group.params if shown(parameter)]
    parts = [MADE + "# Commands\n\n" + paragraphs(group.help) + "\n\n" + table(("option", "what it does"), top)]
    missing = [f"onrecord {row[0]}" for row in top if not row[1]]
    for name, command in leaves(group):
        rows = [row_of(parameter) for parameter in command.params if shown(parameter)]
        missing += [f"onrecord {name} {row[0]}" for row in rows if not row[1]]
        if not command.help:
            missing.append(f"onrecord {name}")
        arguments = " ".join(argument_of(parameter) for parameter in command.params if is_argument(parameter))
        options = " [OPTIONS]" if any(not is_argument(parameter) for parameter in command.params) else ""
        usage = f"onrecord {name}{options}{' ' + arguments if arguments else ''}"
        text = f"\n## onrecord {name}\n\n{paragraphs(command.help)}\n\n```text\n{usage}\n```\n"
        parts.append(text + ("\n" + table(("argument or option", "what it does"), rows) if rows else ""))
    need(missing, "give the command a docstring, the option a help=")
    parts.append("\n" + (DATA / "exit-codes.md").read_text(encoding="utf-8"))
    return "".join(parts)


def leaves(group: Any, before: str = "") -> Iterator[tuple[str, Any]]:
    """Yield every command that does something, by its full name; a group of commands is only a word before theirs."""
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from leaves(command, f"{before}{name} ")
        else:
            yield before + name, command


def paragraphs(help_text: str | None) -> str:
    """Return a help text with its lines joined, paragraph by paragraph."""
    return "\n\n".join(" ".join(part.split()) for part in inspect.cleandoc(help_text or "").split("\n\n"))


def shown(parameter: Any) -> bool:
    """Whether a parameter is for people; the shell completion of Typer is not ours."""
    return not getattr(parameter, "hidden", False) and "completion" not in str(parameter.name)


def is_argument(parameter: Any) -> bool:
    """Whether a parameter is an argument, not an option."""
    return bool(parameter.param_type_name == "argument")


def argument_of(parameter: Any) -> str:
    """Return an argument as usage lines write it."""
    return str(parameter.metavar or parameter.name.upper()) + ("..." if parameter.nargs == -1 else "")


def row_of(parameter: Any) -> tuple[str, str]:
    """Return how a parameter is written, and what it does."""
    if is_argument(parameter):
        name = f"`{argument_of(parameter)}`"
    else:
        name = ", ".join(f"`{word}`" for word in (*parameter.opts, *parameter.secondary_opts))
        if not parameter.is_flag:
            name += f" `{parameter.metavar or parameter.name.upper()}`"
    default = parameter.default
    plain = default is not None and not isinstance(default, bool | tuple | list) and not callable(default)
    return name, str(parameter.help or "") + (f" Default: `{default}`." if plain and parameter.help else "")


# Settings and formats


def settings_page() -> str:
    """Describe every setting."""
    entries = dataclasses.fields(Settings)
    need((entry.name for entry in entries if not entry.metadata.get("help")), "give the setting a help=")
    rows = [
        (f"`{entry.name}`", shown_default(entry.default), entry.metadata["unit"], entry.metadata["help"])
        for entry in entries
    ]
    return (
        MADE + "# Settings\n\nChange one for a run with `--set NAME=VALUE`, in Python with "
        "`onrecord.Settings(NAME=VALUE)`. Every record carries a digest of the settings it was made with "
        "(`provenance.settings`).\n\n" + table(("setting", "default", "unit", "what it does"), rows)
    )


def formats_page() -> str:
    """Describe every kind of input, and every format that records are written in."""
    rows = [(entry.name, entry.told_by, entry.kept, f"`{entry.kind.value}`") for entry in FORMATS]
    text = MADE + "# Formats\n\nThe content decides what an input is, never its suffix alone.\n\n"
    text += table(("kind", "recognised by", "what is kept", "media type"), rows)
    text += "\n" + (DATA / "formats.md").read_text(encoding="utf-8")
    written = [(f"`{entry.name}`", entry.makes, entry.holds, entry.meant_for) for entry in WRITTEN]
    heads = ("`--format`", "makes a", "which holds", "for")
    return text + "\n## Formats that onrecord export writes\n\n" + table(heads, written)


# The record


def record_page() -> str:
    """Describe every type of the record and each of its fields, outermost first."""
    told: dict[str, dict[str, str]] = words_of("fields.toml")
    kinds = list(dict.fromkeys(types_in(model.Record)))
    missing = []
    parts = [MADE, "# The record\n\n", (DATA / "record.md").read_text(encoding="utf-8")]
    for kind in kinds:
        lines = told.get(kind.__name__, {})
        fields = [entry.name for entry in dataclasses.fields(kind)]
        missing += [f"{kind.__name__}.{name}" for name in fields if name not in lines]
        need(
            (f"{kind.__name__}.{name}" for name in lines if name not in fields), "no such field; docs/data/fields.toml"
        )
        hints = typing.get_type_hints(kind)
        rows = [(f"`{name}`", written_type(hints[name]), lines.get(name, "")) for name in fields]
        title = kind.__name__
        parts.append(f"\n## {title}\n\n{paragraphs(kind.__doc__)}\n\n{table(('field', 'type', 'meaning'), rows)}")
    need(missing, "add a line to docs/data/fields.toml")
    need(
        (name for name in told if name not in {kind.__name__ for kind in kinds}), "no such type; docs/data/fields.toml"
    )
    return "".join(parts)


def types_in(kind: type) -> Iterator[type]:
    """Yield a type with fields and every such type inside it, outermost first."""
    yield kind
    for hint in typing.get_type_hints(kind).values():
        for inner in inner_types(hint):
            if dataclasses.is_dataclass(inner) and inner not in (model.Span, model.OffsetMap, model.Box):
                yield from types_in(typing.cast(type, inner))


def inner_types(hint: Any) -> list[Any]:
    """Return the types inside `X | None` and `tuple[X, ...]`, or the type itself."""
    arguments = [item for item in typing.get_args(hint) if item not in (types.NoneType, Ellipsis)]
    return [inner for item in arguments for inner in inner_types(item)] if arguments else [hint]


JSON_NAMES: dict[Any, str] = {
    str: "string",
    int: "whole number",
    float: "number",
    bool: "true or false",
    model.Span: "`[start, end]`",
    model.SourceSpan: "`[start, end]` or `[start, end, page]` in the source",
    model.OffsetMap: "list of `[text_start, source_start, length]`, page as a fourth number",
    model.Box: "`[left, bottom, right, top]`",
}


def written_type(hint: Any) -> str:
    """Return how a field looks in JSON."""
    if typing.get_origin(hint) is tuple:
        return "list of " + written_type(typing.get_args(hint)[0])
    if typing.get_origin(hint) in (typing.Union, types.UnionType):
        return " or ".join([*map(written_type, inner_types(hint)), "null"])
    if hint in JSON_NAMES:
        return JSON_NAMES[hint]
    if issubclass(hint, StrEnum):
        return ", ".join(f"`{member.value}`" for member in hint)
    if dataclasses.is_dataclass(hint):
        return f"[{hint.__name__}](#{hint.__name__.lower()})"
    return {"Decimal": "decimal as a string", "date": "date, `2024-05-03`"}[hint.__name__]


# Problem codes


def problems_page() -> str:
    """Describe every code that a problem can have."""
    codes = problem_codes()
    told: dict[str, str] = words_of("problems.toml")
    need(codes - told.keys(), "add a line to docs/data/problems.toml")
    need(told.keys() - codes, "no such code any more; docs/data/problems.toml")
    rows = [(f"`{code}`", told[code]) for code in sorted(codes)]
    return (
        MADE
        + "# Problem codes\n\nWhatever could not be read or understood becomes a problem of the record; nothing is "
        "dropped in silence. `severity` is `error` where the input, or a part of it, could not be read (exit code 3), "
        "`warning` for a doubt that people should see, `note` for what the text does not say.\n\n"
        + table(("code", "what it means, and what to do"), rows)
    )


def problem_codes() -> set[str]:
    """Return every code given to a `Problem` or a `ReadError` in the code, also by way of a helper function."""
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in sorted(SOURCES.rglob("*.py"))]
    takers = {"Problem": 0, "ReadError": 0}
    while True:
        codes: set[str] = set()
        found = dict(takers)
        for tree in trees:
            for function, call in calls_in(tree):
                position = takers.get(called_name(call))
                if position is not None and (code := argument_at(call, position)) is not None:
                    codes.update(constants_of(code))
                    found.update(helper_of(function, code))
        if found == takers:
            return codes
        takers = found


def calls_in(tree: ast.AST) -> Iterator[tuple[ast.FunctionDef | None, ast.Call]]:
    """Yield every call with the innermost function it stands in."""

    def walk(node: ast.AST, function: ast.FunctionDef | None) -> Iterator[tuple[ast.FunctionDef | None, ast.Call]]:
        if isinstance(node, ast.Call):
            yield function, node
        inside = node if isinstance(node, ast.FunctionDef) else function
        for child in ast.iter_child_nodes(node):
            yield from walk(child, inside)

    return walk(tree, None)


def called_name(call: ast.Call) -> str:
    """Return the last part of the name that is called."""
    return ast.unparse(call.func).rsplit(".", 1)[-1]


def argument_at(call: ast.Call, position: int) -> ast.expr | None:
    """Return the argument that holds the code: by position, or by the keyword `code`."""
    by_name = [word.value for word in call.keywords if word.arg == "code"]
    return by_name[0] if by_name else call.args[position] if len(call.args) > position else None


def constants_of(code: ast.expr) -> list[str]:
    """Return the strings that an expression such as `"a" if x else "b"` can be."""
    if isinstance(code, ast.IfExp):
        return [*constants_of(code.body), *constants_of(code.orelse)]
    return [code.value] if isinstance(code, ast.Constant) and isinstance(code.value, str) else []


def helper_of(function: ast.FunctionDef | None, code: ast.expr) -> dict[str, int]:
    """Return {function: position of its code}, where a function hands a parameter of its own on as the code."""
    if function is None or not isinstance(code, ast.Name) or function.name == "__init__":
        return {}
    names = [argument.arg for argument in (*function.args.posonlyargs, *function.args.args)]
    return {function.name: names.index(code.id)} if code.id in names else {}


# Python


def python_page() -> str:
    """Describe what `import onrecord` offers."""
    parts = [
        MADE,
        "# Python\n\n",
        "What `import onrecord` offers; the types of the record are in [record.md](record.md).\n",
    ]
    for name in sorted(onrecord.__all__):
        thing: Any = getattr(onrecord, name)
        if inspect.isfunction(thing):
            documented: Callable[..., Any] = thing
            signature = re.sub(r"(: |-> )'([^']*)'", r"\1\2", str(inspect.signature(documented)))
            need([name] if not thing.__doc__ else [], "give the function a docstring")
            parts.append(
                f"\n## onrecord.{name}\n\n```text\n{name}{signature}\n```\n\n```text\n{inspect.getdoc(thing)}\n```\n"
            )
    return "".join(parts)


def main() -> int:
    """Write the pages, or check them."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--check", action="store_true", help="say which pages are stale, change nothing")
    check = parser.parse_args().check
    stale = []
    for name, text in pages().items():
        path = REFERENCE / name
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            stale.append(name)
            if not check:
                path.write_text(text, encoding="utf-8")
    print(f"{'stale' if check else 'written'}: {', '.join(stale) or 'nothing, all pages are up to date'}")
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
