"""`onrecord promised`: who promised what to whom, how much, by when, how firmly, and what later reports say."""

from __future__ import annotations

import csv
import datetime
import io
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

from onrecord.cli.inputs import holds_records, records_of
from onrecord.cli.lines import echo_json
from onrecord.model import CommitmentKind, Modality, Polarity, Record
from onrecord.settings import Settings

_READ = Settings(grammar="onrecord")


_Inputs = Annotated[
    list[str],
    typer.Argument(
        metavar="INPUT",
        help="What onrecord read --json wrote, or files, folders and - as onrecord read takes them.",
        show_default=False,
    ),
]
_Overdue = Annotated[
    bool, typer.Option("--overdue", help="Only what was due before --as-of, with no later report in this record.")
]
_Rates = Annotated[
    Path | None, typer.Option(metavar="FILE", help="Exchange rates: currency, rate, base, date, source (CSV, JSON).")
]
_Followed = Annotated[
    bool, typer.Option("--matters", help="Each commitment followed over time, with reasons and doubtful pairs.")
]
_AsCsv = Annotated[bool, typer.Option("--csv", help="Print one line for each commitment, for spreadsheets.")]
_Polarity = Annotated[Polarity | None, typer.Option(help="+ for commitments to do something, - for those not to.")]
_Least = Annotated[str | None, typer.Option("--min", metavar="AMOUNT", help="At least this much, such as EUR:1e9.")]


def promised(
    inputs: _Inputs,
    by: Annotated[
        str | None, typer.Option(metavar="NAME", help="Only what this person, body or state promised.")
    ] = None,
    to: Annotated[str | None, typer.Option(metavar="NAME", help="Only what is for this one.")] = None,
    kind: Annotated[list[CommitmentKind] | None, typer.Option(help="Only of this kind. Repeatable.")] = None,
    modality: Annotated[list[Modality] | None, typer.Option(help="Only as firm as this. Repeatable.")] = None,
    polarity: _Polarity = None,
    least: _Least = None,
    most: Annotated[str | None, typer.Option("--max", metavar="AMOUNT", help="At most this much.")] = None,
    due_before: Annotated[str | None, typer.Option(metavar="DATE", help="Due before this day.")] = None,
    due_after: Annotated[str | None, typer.Option(metavar="DATE", help="Due after this day.")] = None,
    about: Annotated[str | None, typer.Option(metavar="WORDS", help="Only where all these words stand.")] = None,
    overdue: _Overdue = False,
    as_of: Annotated[str | None, typer.Option(metavar="DATE", help="The day for --overdue; today if left out.")] = None,
    rates: _Rates = None,
    matters: _Followed = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object with everything.")] = False,
    as_csv: _AsCsv = False,
) -> None:
    """Show who promised what to whom, how much, by when and how firmly, in whose words, and what came of it.

    Documents are read with commitments looked for. Restatements and parts are counted once in the totals; what is
    offered, considered or urged is never added to what is promised.
    """
    from onrecord.compare.matters import Ledger, Money, Query, read_rates

    query = Query(
        by=by,
        to=to,
        kinds=frozenset(kind or ()),
        modalities=frozenset(modality or ()),
        polarity=polarity,
        least=Money.from_words(least) if least else None,
        most=Money.from_words(most) if most else None,
        due_before=_day(due_before, "--due-before"),
        due_after=_day(due_after, "--due-after"),
        about=about,
    )
    day = _day(as_of, "--as-of") or datetime.date.today()
    worth = read_rates(rates) if rates else None
    ledger = Ledger.of(_watched(inputs)).where(query)
    ledger = ledger.overdue(day) if overdue else ledger
    if as_json:
        found = {"schema": "onrecord.ledger/1", "as_of": day.isoformat(), **ledger.to_dict(worth, day)}
        echo_json(found)
    elif as_csv:
        sys.stdout.write(_csv(ledger.rows(day)).encode("utf-8", "backslashreplace").decode())
    else:
        from onrecord.show.ledger import print_ledger

        print_ledger(ledger, day, matters=matters, rates=worth, overdue=overdue)


def _watched(inputs: list[str]) -> Iterator[Record]:
    """Pass records on; say so where files of records hold no commitments, and count what could not be read."""
    for words in inputs:
        seen = found = unread = 0
        for record in records_of([words], _READ):
            seen += 1
            found += len(record.commitments)
            unread += not record.document.text
            yield record
        if seen and not found and holds_records(words):
            typer.echo(
                f"{words}: none of {seen:,} records holds a commitment. If they were read with grammar=none, read the "
                "documents again: onrecord read --json",
                err=True,
            )
        if unread:
            typer.echo(f"{words}: {unread:,} could not be read; onrecord read says why.", err=True)


def _day(words: str | None, option: str) -> datetime.date | None:
    if words is None:
        return None
    try:
        return datetime.date.fromisoformat(words)
    except ValueError:
        raise typer.BadParameter(f"{words!r} is no date; write it like 2024-05-03.", param_hint=option) from None


def _csv(rows: list[dict[str, Any]]) -> str:
    """Return rows as CSV; a cell that a spreadsheet would run as a formula begins with an apostrophe."""
    stream = io.StringIO()
    if rows:
        writer = csv.DictWriter(stream, rows[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows({name: _cell(value) for name, value in row.items()} for row in rows)
    return stream.getvalue()


def _cell(value: Any) -> str:
    from onrecord.export.csv_tables import guarded

    words = "; ".join(value) if isinstance(value, tuple) else "" if value is None else str(value)
    return guarded(words)
