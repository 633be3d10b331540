"""`onrecord said` and `onrecord timeline`: questions to an archive that give rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from onrecord.cli.archives import AsCsv, AsJson, In, Limit, Offset, archive_named, day, print_rows

if TYPE_CHECKING:
    from onrecord.archive.found import Results

By = Annotated[str | None, typer.Option(metavar="NAME", help="Only by those whose name has these words.")]
About = Annotated[str | None, typer.Option(metavar="WORDS", help="Only what holds these words, in any form.")]
Since = Annotated[str | None, typer.Option(metavar="DATE", help="Only from this day on, such as 2024-05-03.")]
Until = Annotated[str | None, typer.Option(metavar="DATE", help="Only up to this day.")]
Outlet = Annotated[str | None, typer.Option(metavar="NAME", help="Only from this outlet.")]


def said(
    archive: In = None,
    by: By = None,
    about: About = None,
    since: Since = None,
    until: Until = None,
    outlet: Outlet = None,
    kind: Annotated[str | None, typer.Option(help="Only direct, mixed or indirect ones.")] = None,
    limit: Limit = 20,
    offset: Offset = 0,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """Show who said what: one row for each statement, with its exact words, the latest documents first.

    Each row has an id: `onrecord show ID` shows it in its sentence, with the way back to the source.
    """
    found = archive_named(archive).statements(
        by=by, about=about, since=day(since, "--since"), until=day(until, "--until"), outlet=outlet, kind=kind,
        limit=limit, offset=offset,
    )  # fmt: skip
    print_results(found, ("id", "published", "outlet", "speakers", "text"), as_json=as_json, as_csv=as_csv)


def timeline(
    archive: In = None,
    by: By = None,
    about: About = None,
    since: Since = None,
    until: Until = None,
    outlet: Outlet = None,
    limit: Limit = 50,
    offset: Offset = 0,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """Show what was said, promised and done day by day, the oldest first.

    An event stands at its own day where the text gives one; all else stands at the day on which it was reported, and
    the column basis says so.
    """
    found = archive_named(archive).timeline(
        by=by, about=about, since=day(since, "--since"), until=day(until, "--until"), outlet=outlet,
        limit=limit, offset=offset,
    )  # fmt: skip
    print_results(found, ("day", "basis", "what", "who", "text", "id"), as_json=as_json, as_csv=as_csv)


def search(
    words: Annotated[list[str], typer.Argument(metavar="WORDS", help='Words; "several in quotes" stand together.')],
    archive: In = None,
    since: Since = None,
    until: Until = None,
    outlet: Outlet = None,
    limit: Limit = 10,
    offset: Offset = 0,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """Find the documents that hold all the words, in any form, the best first (BM25)."""
    found = archive_named(archive).search(
        " ".join(f'"{word}"' if " " in word else word for word in words),
        since=day(since, "--since"), until=day(until, "--until"), outlet=outlet, limit=limit, offset=offset,
    )  # fmt: skip
    print_results(found, ("published", "outlet", "title", "context", "url"), as_json=as_json, as_csv=as_csv)


def print_results(found: Results[Any], shown: Sequence[str], *, as_json: bool, as_csv: bool) -> None:
    """Print a page of results: the columns `shown` for people, all of them for programs."""
    rows = found.rows() if as_json or as_csv else found.rows(*shown)
    print_rows(rows, as_json=as_json, as_csv=as_csv, more=found.more)
