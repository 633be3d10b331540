"""Who contests a claim: takes found disputes, returns attributions that stand for those who contest, and disputes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from onrecord.model import Attribution, ContentKind, Dispute, FoundDispute, Span

Source = tuple[Span, ...]


def contesting(disputes: Sequence[FoundDispute], attributions: Sequence[Attribution]) -> list[Attribution]:
    """Return one attribution for each contester whom no attribution names already, so that they resolve alike."""
    known = {entry.source for entry in attributions}
    return [
        Attribution(one.claim, ContentKind.INDIRECT, source=one.by)
        for one in disputes
        if one.by and one.by not in known
    ]


def resolve_disputes(
    disputes: Sequence[FoundDispute], said_by: Mapping[Source, Sequence[str]], outlet: str | None
) -> tuple[Dispute, ...]:
    """Return disputes with the ids of those who contest; `said_by` takes a source to ids, `outlet` is the outlet's."""
    return tuple(
        Dispute(one.claim, one.dispute, _by(one, said_by, outlet))
        for one in sorted(disputes, key=lambda one: one.dispute[0])
    )


def _by(one: FoundDispute, said_by: Mapping[Source, Sequence[str]], outlet: str | None) -> tuple[str, ...]:
    if one.own:
        return (outlet,) if outlet is not None else ()
    return tuple(said_by.get(one.by, ()))
