"""`onrecord add`: read what is new into an archive."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.archives import In, Wait, archive_named, day

if TYPE_CHECKING:
    from onrecord.archive.adding import Report

UNREAD = 3
_INTERRUPTED = 130


def add(
    inputs: Annotated[
        list[str],
        typer.Argument(metavar="INPUT", help="Files, folders, or - for standard input.", show_default=False),
    ],
    archive: In = None,
    published: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="Publication date, such as 2024-05-03, of documents that state none."),
    ] = None,
    outlet: Annotated[
        str | None, typer.Option(metavar="NAME", help="Outlet of documents that name none themselves.")
    ] = None,
    processes: Annotated[
        int | None, typer.Option(min=1, help="How many processes read at once; without it one for each processor.")
    ] = None,
    wait: Wait = 0.0,
) -> None:
    """Read what is new into an archive; what it has already, by its bytes, is passed over.

    It can be stopped at any moment, and the same command goes on from there. Exit code: 0 when every input was read, 3
    when some input could not be; `onrecord status` says which, and why.
    """
    from onrecord.read.source import Hints

    found = archive_named(archive)
    options = Hints(outlet=outlet, published=day(published, "--published"))
    try:
        with _progress(inputs) as report:
            added = found.add(*inputs, options=options, processes=processes or _processors(), wait=wait, report=report)
    except KeyboardInterrupt:
        typer.echo("Stopped. What was added is kept; the same command goes on from there.", err=True)
        raise typer.Exit(_INTERRUPTED) from None
    typer.echo(f"{found.path}: {added}")
    raise typer.Exit(UNREAD if added.unread else 0)


def _processors() -> int:
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on every system
        return os.cpu_count() or 1


@contextmanager
def _progress(inputs: list[str]) -> Iterator[Report | None]:
    """Show documents, rate and time left on a terminal; elsewhere nothing."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn

    columns = (
        SpinnerColumn(),
        BarColumn(),
        TextColumn("{task.fields[read]:,} read, {task.fields[known]:,} known, {task.fields[rate]:.1f}/s"),
        TimeElapsedColumn(),
        TextColumn("left"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("adding", total=_size(inputs), read=0, known=0, rate=0.0)
        counts = [0, 0]

        def report(read: int, known: int, size: int) -> None:
            counts[0] += read
            counts[1] += known
            elapsed = progress.tasks[0].elapsed or 0.0
            rate = counts[0] / elapsed if elapsed else 0.0
            progress.update(task, advance=size, read=counts[0], known=counts[1], rate=rate)

        yield report


def _size(inputs: list[str]) -> int | None:
    """Return how many bytes there are to read, `None` where that cannot be known beforehand."""
    if "-" in inputs:
        return None
    total = 0
    for name in inputs:
        path = Path(name)
        files = path.rglob("*") if path.is_dir() else [path]
        total += sum(file.stat().st_size for file in files if file.is_file())
    return total
