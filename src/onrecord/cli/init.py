"""`onrecord init`: an empty archive."""

from __future__ import annotations

from typing import Annotated

import typer

from onrecord.settings import Settings


def init(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The folder to make.")],
    setting: Annotated[
        list[str] | None,
        typer.Option(
            "--set", metavar="NAME=VALUE", help="A setting with which this archive reads; onrecord settings lists them."
        ),
    ] = None,
) -> None:
    """Make an archive: a folder that keeps documents, their records, and what people decide about them.

    Then `onrecord add` reads into it, and `onrecord said`, `who`, `search` and `sql` answer from it.
    """
    from onrecord.archive import make

    archive = make(name, settings=Settings.from_words(setting or []))
    typer.echo(f"Made the archive {str(archive.path)!r}. Add to it: onrecord add FILES --in {archive.path}")
