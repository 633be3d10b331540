"""`onrecord export`: records in the formats of other programs, whole or chosen by name, kind, date, outlet, words."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.inputs import records_of
from onrecord.export import Options, Selection, find_format
from onrecord.export.files import written_whole
from onrecord.model import Record
from onrecord.settings import Settings

Inputs = Annotated[
    list[str],
    typer.Argument(
        metavar="INPUT",
        help="An archive, what onrecord read --json wrote, or files, folders and - as onrecord read takes them.",
        show_default=False,
    ),
]
Form = Annotated[
    str, typer.Option("--format", "-f", metavar="FORMAT", help="One of those that onrecord formats lists.")
]
Output = Annotated[
    Path, typer.Option("--output", "-o", metavar="PATH", help="The file to write, or the folder for formats of many.")
]
By = Annotated[str | None, typer.Option(metavar="NAME", help="Only what this one said, promised or did.")]
Kinds = Annotated[
    list[str] | None,
    typer.Option(
        metavar="KIND",
        help="Only statement, commitment or event, or one kind of them: direct, funding, AID. Repeatable.",
    ),
]
Since = Annotated[str | None, typer.Option(metavar="DATE", help="Only documents published on this day or after.")]
Until = Annotated[str | None, typer.Option(metavar="DATE", help="Only documents published on this day or before.")]
Outlet = Annotated[str | None, typer.Option(metavar="NAME", help="Only documents of this outlet.")]
About = Annotated[
    str | None, typer.Option(metavar="WORDS", help="Only where all these words stand in what was said or done.")
]
Force = Annotated[bool, typer.Option("--force", help="Replace PATH where it exists.")]
Formulas = Annotated[
    bool, typer.Option("--formulas", help="CSV: leave cells as they are, also those that a spreadsheet would run.")
]
Set = Annotated[
    list[str] | None,
    typer.Option("--set", metavar="NAME=VALUE", help="Change a setting for inputs that are read. Repeatable."),
]


def export(
    inputs: Inputs,
    form: Form,
    output: Output,
    by: By = None,
    kind: Kinds = None,
    since: Since = None,
    until: Until = None,
    outlet: Outlet = None,
    about: About = None,
    force: Force = False,
    formulas: Formulas = False,
    setting: Set = None,
) -> None:
    """Write records in another format: tables, annotations, graphs, charts. There is no limit on rows.

    Documents that hold nothing of what --by, --kind or --about ask for are left out. PATH gets its name only when
    it is whole.
    """
    from onrecord.parse import parse_document

    chosen = find_format(form)
    selection = Selection(
        by=by,
        kinds=frozenset(kind or ()),
        since=_day(since, "--since"),
        until=_day(until, "--until"),
        outlet=outlet,
        about=about,
    )
    count = Count()
    records = count.watched(records_of(inputs, Settings.from_words(setting or [])), selection)
    with written_whole(output, force=force) as fresh:
        chosen.write(records, fresh, Options(guard=not formulas, parse=parse_document))
    typer.echo(f"{count.summary()} {output}", err=True)


class Count:
    """Counts what an export takes, for its last line."""

    def __init__(self) -> None:
        self._documents = self._records = self._left = self._undated = self._unread = 0

    def watched(self, records: Iterable[Record], selection: Selection) -> Iterator[Record]:
        """Pass on what is selected of each record."""
        for record in records:
            self._unread += not record.was_read
            found = selection.of(record)
            if found is None:
                self._left += 1
                self._undated += selection.misses_date(record)
                continue
            self._documents += 1
            self._records += len(found.statements) + len(found.commitments) + len(found.events)
            yield found

    def summary(self) -> str:
        """Return the last line of a run, up to the path."""
        words = f"{self._records:,} record{'' if self._records == 1 else 's'} of {_counted(self._documents)}"
        if self._left:
            undated = f" ({self._undated:,} state no date)" if self._undated else ""
            words += f"; {_counted(self._left)} left out{undated}"
        if self._unread:
            words += f"; {self._unread:,} could not be read"
        return f"{words}:"


def _counted(number: int) -> str:
    return f"{number:,} document{'' if number == 1 else 's'}"


def _day(words: str | None, option: str) -> datetime.date | None:
    if words is None:
        return None
    try:
        return datetime.date.fromisoformat(words)
    except ValueError:
        raise typer.BadParameter(f"{words!r} is no date; write it like 2024-05-03.", param_hint=option) from None
