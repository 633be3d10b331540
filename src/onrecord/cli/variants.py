"""`onrecord variants`: who else printed a quotation, in which words."""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.lines import echo_json
from onrecord.errors import OnrecordError

if TYPE_CHECKING:
    from onrecord.compare.variants import Variants


def variants(
    words: Annotated[
        str,
        typer.Argument(
            metavar="WORDS",
            help='Words of the quotation, or "" for every one that several outlets print.',
            show_default=False,
        ),
    ],
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="INPUT",
            help="What onrecord read --json wrote, or files, folders and - as onrecord read takes them.",
            show_default=False,
        ),
    ],
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object a line.")] = False,
    full: Annotated[bool, typer.Option("--full", help="Show words that were cut, and every print.")] = False,
) -> None:
    """Show one quotation in every version that articles print: who first, what was cut or changed, how many texts.

    Articles that are one text printed several times are counted once. Exit code 1 when no quotation has these words.
    """  # fmt: skip
    from onrecord.cli.inputs import records_of
    from onrecord.compare.reprints import articles_of, group_reprints
    from onrecord.compare.variants import RULE, find_variants, gather, prints_of

    if words and not any(map(str.isalnum, words)):
        raise OnrecordError(f"{words!r} holds no words. Give some words of the quotation, at least two or three.")
    records = list(records_of(inputs))
    groups = {key: group.first for group in group_reprints(articles_of(records)) for key in group.keys}
    gathered = gather(prints_of(records, groups))
    found = find_variants(words, gathered) if words else [one for one in gathered if len(one.outlets) > 1]
    if as_json:
        for one in found:
            echo_json(one.to_dict())
    elif found:
        _show(found, full=full)
        typer.echo(textwrap.fill(RULE, 100))
    else:
        typer.echo(
            "No quotation of five words or more has these words." if words else "No quotation stands in two outlets."
        )
    raise typer.Exit(0 if found else 1)


def _show(found: Iterable[Variants], *, full: bool) -> None:
    from rich.console import Console

    from onrecord.show.variants import variants_view

    console = Console(soft_wrap=not sys.stdout.isatty(), highlight=False)
    for one in found:
        console.print(variants_view(one, full=full), markup=False)
