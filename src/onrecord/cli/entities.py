"""`onrecord entities`: who is who over several documents, and which pairs a person has to decide."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.inputs import records_of
from onrecord.cli.lines import echo_json
from onrecord.model import EntityKind

if TYPE_CHECKING:
    from onrecord.compare.linked import Linked


def entities(
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="INPUT",
            help="An archive, what onrecord read --json wrote, or files, folders and - as onrecord read takes them.",
            show_default=False,
        ),
    ],
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object with everything.")] = False,
    kind: Annotated[EntityKind | None, typer.Option(help="Only people, only states, and so on.")] = None,
    every: Annotated[
        bool, typer.Option("--all", help="Those that stand in one document only as well; --json has them always.")
    ] = False,
) -> None:
    """Show who is the same person, body, state or place in several documents, by which reason and how likely.

    Pairs that may be one are kept apart and listed at the end, with the words of both documents.
    """
    from onrecord.compare.people import link_entities

    linked = link_entities(list(records_of(inputs)))
    if as_json:
        echo_json(linked.to_dict())
    else:
        typer.echo("\n".join(_lines(linked, kind, every=every)))


def _lines(linked: Linked, kind: EntityKind | None, *, every: bool) -> Iterator[str]:
    from onrecord.show.visible import terminal_text

    wanted = [entity for entity in linked.entities if kind is None or entity.kind is kind]
    shown = [entity for entity in wanted if every or len({one.document for one in entity.appearances}) > 1]
    names = {entity.id: entity for entity in wanted}
    doubts = [doubt for doubt in linked.doubtful if doubt.one in names and doubt.other in names]
    for entry in shown:
        yield from map(terminal_text, str(entry).split("\n"))
    if not shown:
        yield "Nobody and nothing is named in more than one document."
    if len(shown) < len(wanted):
        yield f"{len(wanted) - len(shown):,} more stand in one document only; --all shows them."
    if doubts:
        yield f"\nFor you to decide ({len(doubts):,}):"
        for doubt in doubts:
            yield from map(terminal_text, str(doubt).split("\n"))
