"""From found commitments to records: takes spans, entities, statements, times and amounts, returns `Commitment`s.

Promisors and beneficiaries become entities (new ones where the document has none), amounts and times the ids of those
found, `voice` the chain of who says that the commitment exists. Passages that say the same again become `mentions`.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from onrecord.model import Entity, Parse, Problem, Provenance, Quantity, Span, Statement, Time
from onrecord.model.attribution import ContentKind
from onrecord.model.commitments import Amount, Commitment, Modality, Party, Polarity, Status
from onrecord.model.found_commitments import FoundCommitment
from onrecord.model.overlaps import Overlaps
from onrecord.resolve.commitments.merging import merge_restated, with_statuses
from onrecord.resolve.commitments.parties import Parties
from onrecord.resolve.commitments.periods import period_of

__all__ = ["resolve_commitments"]

_MADE_BY = Provenance("commitments/1")


def resolve_commitments(
    parse: Parse,
    found: Sequence[FoundCommitment],
    entities: Sequence[Entity],
    statements: Sequence[Statement],
    times: Sequence[Time],
    quantities: Sequence[Quantity],
) -> tuple[list[Commitment], list[Entity], list[Problem]]:
    """Return the commitments in text order, entities that they need beside those given, and what was left out."""
    parties = Parties(parse, entities, statements)
    times_at = Overlaps((time.span, time) for time in times)
    quantities_at = Overlaps((quantity.span, quantity) for quantity in quantities)
    drafts: list[Commitment] = []
    for one in found:
        promisor = parties.bound(one.promisor, one.cue)
        if not promisor:
            continue  # nobody named can be bound: no commitment by the guidelines
        if one.modality is Modality.PLANNED and parties.foretells(promisor, one.cue):
            continue  # what somebody says of another person's acts
        drafts.append(_commitment(parse, one, promisor, parties, times_at, quantities_at))
    amounts = {quantity.id: quantity for quantity in quantities}
    drafts = with_statuses(parse, drafts, amounts)
    kept = merge_restated(parse, drafts, amounts)
    return _numbered(kept), parties.new, []


def _commitment(
    parse: Parse,
    one: FoundCommitment,
    promisor: tuple[Party, ...],
    parties: Parties,
    times: Overlaps[Time],
    quantities: Overlaps[Quantity],
) -> Commitment:
    near = [time for time in times.of(one.act) if not _is_apart(time.span, one)]
    amount = _amount(one, quantities, times)
    denied = one.polarity is Polarity.DO_NOT
    gains = tuple(party for span in one.beneficiary for party in parties.party(span))
    voice = _voice(one, promisor, parties)
    return Commitment(
        id=f"c{one.span.start}-{one.cue.start}-{one.act.start}",
        span=parties.without_credit(one.span, one.cue),
        cue=one.cue,
        promisor=promisor,
        beneficiary=tuple(party for party in gains if party.entity not in {who.entity for who in promisor}),
        kind=one.kind,
        action=one.action,
        object=one.object,
        object_span=one.object_span,
        amount=Amount(amount.id) if amount else None,
        period=period_of(parse, near, one.modality, denied=denied),
        condition=parse.text_of(one.condition) if one.condition else None,
        modality=one.modality,
        polarity=one.polarity,
        voice=voice,
        status=tuple(
            Status(status.status, by=voice[-1:] if len(voice) > 1 else (), evidence=status.evidence)
            for status in one.status
        ),
        score=one.score,
        provenance=_MADE_BY,
    )


def _is_apart(span: Span, one: FoundCommitment) -> bool:
    return any(apart.contains(span) for apart in one.apart)


def _amount(one: FoundCommitment, quantities: Overlaps[Quantity], times: Overlaps[Time]) -> Quantity | None:
    """Return the amount of what is to be done: that of its object, else the first in the act."""
    inside = [quantity for quantity in quantities.of(one.act) if not _is_apart(quantity.span, one)]
    inside = [
        quantity
        for quantity in inside
        if not any(time.span.contains(quantity.span) for time in times.of(quantity.span))
    ]
    if one.amount is not None:
        central = [quantity for quantity in inside if one.amount.overlaps(quantity.span)]
        money = [quantity for quantity in central if quantity.currency]
        if central:
            return (money or central)[0]
    return next((quantity for quantity in inside if quantity.currency or quantity.unit), None)


def _voice(one: FoundCommitment, promisor: tuple[Party, ...], parties: Parties) -> tuple[str, ...]:
    """Return who asserts that the commitment exists, outermost first: the outlet, its sources, theirs."""
    outlet = parties.outlet()
    chain = [outlet] if outlet else []
    around = parties.statement_around(one.cue) or parties.statement_around(one.act)
    if around is not None:
        own = any(cue.overlaps(one.cue) for cue in around.cue)
        chain += around.voice
        if not own or around.kind is ContentKind.DIRECT:
            chain += around.speakers or [
                party.entity for span in around.source[:1] for party in parties.party(span, None)
            ]
    if one.modality is Modality.URGED:
        chain += [party.entity for span in one.urger for party in parties.party(span, around)]
    return tuple(dict.fromkeys(chain))


def _numbered(commitments: Sequence[Commitment]) -> list[Commitment]:
    """Give ids in text order, and follow `part_of` to the new ones."""
    ordered = sorted(commitments, key=lambda one: (one.span.start, one.cue.start, one.span.end))
    ids = {one.id: f"c{number}" for number, one in enumerate(ordered, 1)}
    return [
        dataclasses.replace(one, id=ids[one.id], part_of=ids.get(one.part_of) if one.part_of else None)
        for one in ordered
    ]
