"""`onrecord demo`: the corpus that comes with onrecord, written to a folder and read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from rich.table import Table

    from onrecord.model import Record


def demo(
    folder: Annotated[Path, typer.Argument(metavar="[FOLDER]", help="Where to write the corpus.")] = Path(
        "onrecord-demo"
    ),
) -> None:
    """Write the demo corpus, articles and transcripts of an invented world, to FOLDER and read the articles.

    The records go to FOLDER/record.html, a page to open in a browser; the screen shows what was found.
    """
    from rich.console import Console

    from onrecord.demo import write_demo
    from onrecord.pipeline import read_inputs
    from onrecord.show.page import pages

    records = list(read_inputs(map(str, write_demo(folder))))
    page = folder / "record.html"
    page.write_text(pages(records), encoding="utf-8")
    console = Console(highlight=False)
    console.print(_table(records))
    typer.echo(f"The articles with their records beside the words: open {page} in a browser.")
    typer.echo(f"One article in the terminal: onrecord read {records[0].document.key}")


def _table(records: Sequence[Record]) -> Table:
    from rich.table import Table
    from rich.text import Text

    table = Table("article", "outlet", "date", "statements", "most quoted", box=None, padding=(0, 2, 0, 0))
    for record in records:
        document = record.document
        speakers = Counter(speaker for statement in record.statements for speaker in statement.speakers)
        top = ", ".join(record.entity(speaker).name for speaker, _ in speakers.most_common(2))
        cells = (
            document.title or Path(document.key).name,
            document.outlet or "not stated",
            document.published.isoformat() if document.published else "not stated",
            str(len(record.statements)),
            top,
        )
        table.add_row(*map(Text, cells))
    return table
