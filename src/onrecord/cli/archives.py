"""What the commands on archives have in common: which archive is meant, and results for people and for programs."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.lines import echo_line

if TYPE_CHECKING:
    from onrecord.archive.archive import Archive
    from onrecord.archive.results import Rows

In = Annotated[
    str | None,
    typer.Option(
        "--in",
        metavar="FOLDER",
        help="The archive; without it the one that ONRECORD names, the current folder, or the only one in it.",
    ),
]
_WHOLE = ("id", "published", "day", "basis")
"""Columns that are never broken over lines: an id must be copied in one piece."""

AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object a line.")]
AsCsv = Annotated[bool, typer.Option("--csv", help="Print CSV, the names of the columns first.")]
Limit = Annotated[int, typer.Option(min=1, help="How many to show at most.")]
Offset = Annotated[int, typer.Option(min=0, help="How many to pass over first.")]
Wait = Annotated[float, typer.Option(min=0, metavar="SECONDS", help="Wait so long for another process that writes.")]


def archive_named(name: str | None) -> Archive:
    """Return the archive that `--in` names, or that is meant without it."""
    from onrecord.archive import find_archive

    return find_archive(name)


def print_rows(rows: Rows, *, as_json: bool = False, as_csv: bool = False, more: bool = False) -> None:
    """Print rows as a table for people, or for programs; `more` says that there are further ones."""
    from onrecord.archive.results import cell
    from onrecord.show.visible import terminal_text

    if as_json or as_csv:
        for line in rows.json_lines() if as_json else rows.csv_lines():
            echo_line(line)
        return
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, header_style="bold", padding=(0, 1), show_edge=False)
    for column in rows.columns:
        table.add_column(Text(column), overflow="fold", no_wrap=column in _WHOLE)
    for row in rows:
        table.add_row(*(Text(terminal_text(cell(value))) for value in row))
    Console(highlight=False).print(table)
    count = len(rows)
    typer.echo(f"{count:,} row{'' if count == 1 else 's'}{', and there are more' if more else ''}.", err=True)


def day(words: str | None, option: str) -> datetime.date | None:
    """Return the date in an option."""
    if words is None:
        return None
    try:
        return datetime.date.fromisoformat(words)
    except ValueError:
        raise typer.BadParameter(f"{words!r} is no date; write it like 2024-05-03.", param_hint=option) from None
