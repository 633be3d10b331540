"""`onrecord accept`, `reject`, `edit`, `merge`, `split` and `history`: what people decide about records."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated, Any

import typer

from onrecord.cli.archives import AsJson, In, archive_named
from onrecord.cli.lines import echo_line

if TYPE_CHECKING:
    from onrecord.store.corrections import Correction

RecordId = Annotated[str, typer.Argument(metavar="ID", help="The record, such as 3fa4c2d1e0b7:s3.")]
EntityId = Annotated[str, typer.Argument(metavar="ID", help="The entity, such as 3fa4c2d1e0b7:e2.")]
Why = Annotated[str, typer.Option(metavar="REASON", help="Why; it is kept with the decision.")]
By = Annotated[
    str | None, typer.Option("--who", metavar="NAME", help="Who decides; without it the name of your account.")
]


def accept(record_id: RecordId, archive: In = None, why: Why = "", who: By = None) -> None:
    """Note that a record is right; answers show it as accepted, and it can be learned from."""
    _told(archive_named(archive).accept(record_id, why=why, who=who))


def reject(record_id: RecordId, why: Why, archive: In = None, who: By = None) -> None:
    """Take a record out of all answers and exports; onrecord history still has it."""
    _told(archive_named(archive).reject(record_id, why=why, who=who))


def edit(
    record_id: RecordId,
    why: Why,
    change: Annotated[
        list[str],
        typer.Option(
            "--set", metavar="FIELD=VALUE", help="A field and its value; several names with commas. Repeatable."
        ),
    ],
    archive: In = None,
    who: By = None,
) -> None:
    """Give fields of a record other values: --set speakers="Ida Lund, Tomas Brandt", --set kind=indirect.

    Spans stay as they are: they are the evidence. A value of null takes a value away.
    """
    values = dict(_field(words) for words in change)
    _told(archive_named(archive).edit(record_id, why=why, who=who, **values))


def _field(words: str) -> tuple[str, Any]:
    name, equals, value = words.partition("=")
    if not equals:
        raise typer.BadParameter(f"{words!r}: write it as FIELD=VALUE.", param_hint="--set")
    name, value = name.strip(), value.strip()
    if name in ("speakers", "voice"):
        return name, [one.strip() for one in value.split(",") if one.strip()]
    return name, None if value == "null" else value


def merge(
    record_id: EntityId,
    other: Annotated[str, typer.Argument(metavar="OTHER", help="The entity that is the same.")],
    why: Why,
    archive: In = None,
    who: By = None,
) -> None:
    """Say that two entities are one.

    In one document, the second is taken into the first. In different documents, the first gets the name of the second,
    so that both are found under it.
    """
    _told(archive_named(archive).merge(record_id, other, why=why, who=who))


def split(
    record_id: EntityId,
    name: Annotated[str, typer.Option(metavar="NAME", help="The name of the entity that becomes one of its own.")],
    mention: Annotated[
        list[int], typer.Option(metavar="OFFSET", help="Where a mention of it begins, in characters. Repeatable.")
    ],
    why: Why,
    archive: In = None,
    who: By = None,
) -> None:
    """Make an entity of its own of some mentions of another; what they are credited with goes with them."""
    _told(archive_named(archive).split(record_id, name=name, mentions=mention, why=why, who=who))


def history(
    record_id: Annotated[
        str | None, typer.Argument(metavar="ID", help="A record or a document; without it, everything.")
    ] = None,
    archive: In = None,
    as_json: AsJson = False,
    training: Annotated[
        bool, typer.Option("--training", help="Print accepted, rejected and edited records with texts, to learn from.")
    ] = False,
) -> None:
    """Show what people decided: who, when, why, about which record, in which words."""
    from onrecord.show.visible import terminal_text

    found = archive_named(archive)
    if training:
        for line in found.training_lines():
            echo_line(line)
        return
    for one in found.history(record_id) if record_id else found.corrections():
        line = json.dumps(one.row(), ensure_ascii=False) if as_json else terminal_text(_line(one))
        echo_line(line)


def _line(one: Correction) -> str:
    words = " … ".join(one.anchor["words"]) or one.anchor.get("name", "")
    change = f" {json.dumps(one.change, ensure_ascii=False)}" if one.change else ""
    why = f" | {one.why}" if one.why else ""
    return f"{one.number} {one.made} {one.who}: {one.action} {one.target} “{words}”{change}{why}"


def _told(correction: Correction) -> None:
    typer.echo(f"Noted as decision {correction.number}: {correction.action} {correction.target}.")
