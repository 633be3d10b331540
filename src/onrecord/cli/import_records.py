"""`onrecord import`: quotations and annotations of other programs to records, one a line."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from onrecord.errors import ExportError
from onrecord.export.files import written_whole
from onrecord.export.jsonl import write_jsonl
from onrecord.model import Record


class Foreign(StrEnum):
    """What can be imported."""

    GQG = "gqg"
    CITRON = "citron"
    BRAT = "brat"


def import_records(
    inputs: Annotated[
        list[Path],
        typer.Argument(metavar="FILE", help="Files; for citron and brat folders of them too.", show_default=False),
    ],
    form: Annotated[
        Foreign,
        typer.Option("--format", "-f", help="gqg: GDELT's quotation graph; citron: Citron JSON; brat: corrected .ann."),
    ],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="PATH", help="The .jsonl file to write.")],
    force: Annotated[bool, typer.Option("--force", help="Replace PATH where it exists.")] = False,
) -> None:
    """Make records of what other programs found, as far as it goes: what they do not say is a problem, never a guess.

    Of brat, what was corrected since onrecord export wrote it is listed on standard error.
    """
    count = 0

    def counted() -> Iterator[Record]:
        nonlocal count
        for record in _records(inputs, form):
            count += 1
            yield record

    with written_whole(output, force=force) as fresh:
        write_jsonl(counted(), fresh)
    typer.echo(f"{count:,} document{'' if count == 1 else 's'}: {output}", err=True)


def _records(inputs: list[Path], form: Foreign) -> Iterator[Record]:
    from onrecord.export.citron import read_citron
    from onrecord.export.gqg import read_gqg

    for path in inputs:
        if form is Foreign.GQG:
            yield from read_gqg(path)
        elif form is Foreign.CITRON:
            yield from map(read_citron, _files(path, "*.json"))
        else:
            yield from map(_corrected, _files(path, "*.ann"))


def _corrected(path: Path) -> Record:
    from onrecord.export.brat_import import read_brat
    from onrecord.show.visible import terminal_text

    found = read_brat(path)
    for correction in found.corrections:
        typer.echo(terminal_text(f"{path.name}: {correction}"), err=True)
    return found.record


def _files(path: Path, pattern: str) -> list[Path]:
    if not path.is_dir():
        return [path]
    files = sorted(path.glob(pattern))
    if not files:
        raise ExportError(f"The folder {str(path)!r} holds no {pattern} files. Check the path and --format.")
    return files
