"""`onrecord status`: what is in an archive, what could not be read and why."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import typer

from onrecord.cli.archives import AsJson, In, Limit, archive_named
from onrecord.cli.lines import echo_json

if TYPE_CHECKING:
    from onrecord.archive.state import State, Unread


def status(archive: In = None, as_json: AsJson = False, limit: Limit = 20) -> None:
    """Show what is in an archive: documents read and not, with reasons, records, sizes and versions."""
    found = archive_named(archive)
    state, unread = found.status(), found.unread(limit=limit)
    if as_json:
        value = {**state.to_dict(), "unread_inputs": [_plain(one) for one in unread]}
        echo_json(value)
    else:
        typer.echo("\n".join(_lines(state, unread)))


def _plain(one: Unread) -> dict[str, str]:
    return {"key": one.key, "code": one.code, "message": one.message}


def _lines(state: State, unread: list[Unread]) -> Iterator[str]:
    from onrecord.show.visible import terminal_text

    counts = dict(state.counts)
    yield f"{terminal_text(state.path)}: {state.read:,} documents read, {state.unread:,} inputs not"
    yield "  " + ", ".join(f"{counts[name]:,} {name}" for name in ("statements", "commitments", "events", "entities"))
    yield f"  under {counts['locations']:,} names and addresses, {counts['corrections']:,} corrections by people"
    if state.last_added:
        yield f"  last added {state.last_added} UTC"
    yield "  " + ", ".join(f"{name} {size / 1e6:,.1f} MB" for name, size in state.sizes.items())
    for made_by, number in state.made_by.items():
        yield f"  {number:,} by {made_by}"
    if state.problems:
        yield "problems: " + ", ".join(f"{code} {number:,}" for code, number in state.problems.items())
    if unread:
        yield "could not be read:"
        for one in unread:
            yield terminal_text(f"  {one.key}: {one.message} ({one.code})")
        if state.unread > len(unread):
            yield f"  ... and {state.unread - len(unread):,} more: onrecord status --limit {state.unread}"
