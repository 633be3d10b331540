"""`onrecord cite`: what to state so that others can get the same records."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer


class Style(StrEnum):
    """How a citation is written."""

    TEXT = "text"
    BIBTEX = "bibtex"
    CSL = "csl"


def cite(
    inputs: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[INPUT]",
            help="Records to list in a manifest: what onrecord read --json wrote, or files and folders to read.",
            show_default=False,
        ),
    ] = None,
    style: Annotated[Style, typer.Option("--style", help="How to write it: text, bibtex or csl.")] = Style.TEXT,
) -> None:
    """Print how to cite onrecord: its version, the digests of settings and weights, and which documents were used."""
    from onrecord.cli.inputs import records_of
    from onrecord.export.citation import as_bibtex, as_csl, as_text
    from onrecord.export.citation import cite as citation_of
    from onrecord.settings import Settings
    from onrecord.show.visible import terminal_text
    from onrecord.weights import checksums, digest

    citation = citation_of(records_of(inputs or []), Settings().digest(), digest(*sorted(checksums())))
    if style is Style.TEXT:
        for line in as_text(citation):
            typer.echo(terminal_text(line))
    else:
        typer.echo(as_bibtex(citation) if style is Style.BIBTEX else as_csl(citation))
