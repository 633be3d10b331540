"""`onrecord who`: one page on a person or body."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from onrecord.cli.archives import AsJson, In, Limit, archive_named
from onrecord.cli.lines import echo_json

if TYPE_CHECKING:
    from onrecord.archive.who import RoleOverTime, Who


def who(
    name: Annotated[list[str], typer.Argument(metavar="NAME", help="A name, or some words of it.")],
    archive: In = None,
    limit: Limit = 5,
    as_json: AsJson = False,
) -> None:
    """Show one page on someone: roles over time, what they said and promised, who else speaks of them."""
    found = archive_named(archive).who(" ".join(name), limit=limit)
    if as_json:
        echo_json(_plain(found))
        return
    from onrecord.show.visible import terminal_text

    typer.echo("\n".join(map(terminal_text, _lines(found))))


def _plain(found: Who) -> dict[str, Any]:
    from onrecord.archive.results import plain

    parts = {
        "asked": found.asked,
        "names": [dataclasses.asdict(one) for one in found.names],
        "roles": [dataclasses.asdict(one) for one in found.roles],
        "said": found.said.rows().to_dicts(),
        "promised": found.promised.rows().to_dicts(),
        "spoken_of_by": [dataclasses.asdict(one) for one in found.spoken_of_by],
    }
    value: dict[str, Any] = json.loads(json.dumps(parts, default=plain))
    return value


def _lines(found: Who) -> Iterator[str]:
    for one in found.names:
        yield f"{one.name} ({one.kind}), {one.documents:,} document{'' if one.documents == 1 else 's'}"
    if found.roles:
        yield "\nroles"
        yield from (f"  {_role(one)}" for one in found.roles)
    if found.said:
        yield f"\nsaid, the latest {len(found.said)}{' of more' if found.said.more else ''}"
        for said in found.said:
            place = said.document
            yield f"  {place.published or 'no date'}  {said.text}  [{said.id}, {place.outlet or place.url}]"
    if found.promised:
        yield f"\npromised, the latest {len(found.promised)}{' of more' if found.promised.more else ''}"
        for one_promise in found.promised:
            place = one_promise.document
            yield f"  {place.published or 'no date'}  {one_promise.text}  [{one_promise.id}, {one_promise.modality}]"
    if found.spoken_of_by:
        yield "\nspoken of by"
        for other in found.spoken_of_by:
            count = f"{other.statements:,} statement{'' if other.statements == 1 else 's'}"
            yield f"  {', '.join(other.speakers)}, {count}, last: {other.latest}  [{other.latest_id}]"


def _role(one: RoleOverTime) -> str:
    of = f" ({one.of})" if one.of else ""
    when = f", {one.when}" if one.when else ""
    time = f", {one.begin or '?'} to {one.end or '?'}" if one.begin or one.end else ""
    days = [str(day) for day in dict.fromkeys((one.first, one.last)) if day is not None]
    seen = f" | reported {' to '.join(days)}" if days else " | reported without a date"
    return f"{one.role}{of}{when}{time}{seen}, {one.documents:,} document{'' if one.documents == 1 else 's'}"
