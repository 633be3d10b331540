"""The command `onrecord` with its sub-commands, and what holds for all of them."""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from onrecord._version import __version__
from onrecord.cli.archive_commands import ARCHIVE
from onrecord.cli.cite import cite
from onrecord.cli.demo import demo
from onrecord.cli.entities import entities
from onrecord.cli.export import export
from onrecord.cli.formats import formats
from onrecord.cli.import_records import import_records
from onrecord.cli.read import read
from onrecord.cli.score import score
from onrecord.cli.score_commitments import commitments
from onrecord.cli.score_places import places
from onrecord.cli.score_quantities import quantities
from onrecord.cli.score_times import times
from onrecord.cli.settings import settings
from onrecord.cli.train import train
from onrecord.cli.verify import verify
from onrecord.errors import OnrecordError

app = typer.Typer(
    name="onrecord",
    help="Turn news into an auditable record: who said what, each record one click from the words that prove it.",
    epilog="Begin with: onrecord demo",
    no_args_is_help=True,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for command in (read, *ARCHIVE, entities, verify, export, cite, demo, formats, settings):
    app.command()(command)
app.command("import")(import_records)
score.command()(commitments)
score.command()(places)
score.command()(quantities)
score.command()(times)
app.add_typer(score, name="score")
app.add_typer(train, name="train")


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"onrecord {__version__}")
        raise typer.Exit


@app.callback()
def onrecord(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """Turn news into an auditable record: who said what, each record one click from the words that prove it."""


def main() -> None:
    """Run the command line; an error that onrecord raises on purpose becomes one line, not a traceback."""
    try:
        app()
    except OnrecordError as error:
        typer.echo(f"onrecord: {error}", err=True)
        sys.exit(2)
    except BrokenPipeError:
        # The program that was reading, such as head, has seen enough. Nothing more may be written.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
