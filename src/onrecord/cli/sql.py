"""`onrecord sql`: a person's own question to an archive."""

from __future__ import annotations

from typing import Annotated

import typer

from onrecord.cli.archives import AsCsv, AsJson, In, archive_named, print_rows


def sql(
    question: Annotated[str, typer.Argument(metavar="QUESTION", help="One SELECT, such as 'SELECT * FROM said'.")],
    archive: In = None,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
    limit: Annotated[
        int | None, typer.Option(min=1, help="Rows to show at most; without it 100 for people, all for programs.")
    ] = None,
    seconds: Annotated[float, typer.Option(min=0.1, help="Stop a question that takes longer.")] = 60.0,
) -> None:
    """Answer a question in SQL over the tables and views of an archive; nothing can be changed.

    Views with one row for each record, its address, outlet, date, exact words, offsets and context: said, promised,
    happened, named. `onrecord sql "SHOW TABLES"` lists all tables, `onrecord sql "DESCRIBE said"` the columns of one.
    """
    shown = limit if limit is not None else None if as_json or as_csv else 100
    rows = archive_named(archive).sql(question, seconds=seconds, most=shown + 1 if shown is not None else None)
    more = shown is not None and len(rows) > shown
    if more:
        rows = type(rows)(rows.columns, rows.rows[:shown])
    print_rows(rows, as_json=as_json, as_csv=as_csv, more=more)
