"""`onrecord read`: inputs to briefs for people, JSON lines for programs, pages for browsers."""

from __future__ import annotations

import datetime
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.printers import BriefPrinter, JsonPrinter, Printer, Tally, finished, opened
from onrecord.errors import OnrecordError
from onrecord.model import Record
from onrecord.settings import Settings

UNREAD = 3
"""Exit code when some input could not be read."""


def read(
    inputs: Annotated[
        list[str],
        typer.Argument(metavar="INPUT", help="Files, folders, or - for standard input.", show_default=False),
    ],
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON record a line instead of a brief.")] = False,
    published: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="Publication date, such as 2024-05-03, of documents that state none."),
    ] = None,
    outlet: Annotated[
        str | None, typer.Option(metavar="NAME", help="Outlet of documents that name none themselves.")
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write there instead of the screen.")
    ] = None,
    html: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write a page with the articles, their records beside the words."),
    ] = None,
    resume: Annotated[
        bool, typer.Option("--resume", help="With --json and --output: go on where a stopped run left FILE.")
    ] = False,
    setting: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="NAME=VALUE", help="Change a setting; onrecord settings lists them. Repeatable."),
    ] = None,
) -> None:
    """Read texts, web pages, PDFs and .jsonl files, and show who says what in them.

    Without --json, each document becomes a brief for people. Exit code: 0 when every input was read, 3 when
    some input could not be; what could not, and why, is part of the output.
    """
    settings = Settings.from_words(setting or [])
    if resume and not (as_json and output):
        raise typer.BadParameter(
            "give --json and --output FILE too: it goes on with such a file.", param_hint="--resume"
        )
    records = _records(inputs, settings, _date(published), outlet, output if resume else None)
    tally = Tally()
    kept: list[Record] = []
    with opened(output, append=resume) as stream:
        printer: Printer = JsonPrinter(stream) if as_json else BriefPrinter(stream, to_file=output is not None)
        try:
            for record in _watched(records, shown=output is not None):
                printer.take(record)
                tally.take(record)
                if html is not None:
                    kept.append(record)
        except KeyboardInterrupt:
            advice = " The same command with --resume goes on from there." if as_json and output else ""
            typer.echo(f"Stopped. {tally.summary()}{advice}", err=True)
            raise typer.Exit(130) from None
    if html is not None:
        _write_page(kept, html)
    if tally.unread or tally.read > 1:
        typer.echo(tally.summary(), err=True)
    raise typer.Exit(UNREAD if tally.unread else 0)


def _records(
    inputs: list[str], settings: Settings, published: datetime.date | None, outlet: str | None, resumed: Path | None
) -> Iterator[Record]:
    # Reading is imported here so that --help and a mistyped option answer at once.
    from onrecord.pipeline import read_inputs
    from onrecord.read.source import Hints

    done = finished(resumed) if resumed is not None else set()
    return read_inputs(inputs, settings=settings, options=Hints(outlet=outlet, published=published), done=done)


def _watched(records: Iterator[Record], *, shown: bool) -> Iterator[Record]:
    """Pass records on; count them on standard error when it is a terminal and the records go to a file."""
    if not (shown and sys.stderr.isatty()):
        yield from records
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (
        SpinnerColumn(),
        TextColumn("{task.completed} documents read"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("reading", total=None)
        for record in records:
            progress.advance(task)
            yield record


def _date(words: str | None) -> datetime.date | None:
    if words is None:
        return None
    try:
        return datetime.date.fromisoformat(words)
    except ValueError:
        raise typer.BadParameter(f"{words!r} is no date; write it like 2024-05-03.", param_hint="--published") from None


def _write_page(records: list[Record], path: Path) -> None:
    from onrecord.show.page import pages

    try:
        path.write_text(pages(records), encoding="utf-8", errors="backslashreplace")
    except OSError as error:
        raise OnrecordError(f"Cannot write {str(path)!r}: {error.strerror}. Check the folder and its rights.") from None
