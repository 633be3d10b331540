"""Commitments as plain words: takes a `Record`, returns a view of each for the brief and the page alike."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from onrecord.model import Commitment, Document, Entity, Modality, Party, Period, Polarity, Quantity, Record, Status
from onrecord.show.views import joined_names, one_line, place

MODALITIES = {
    Modality.DELIVERED: "delivered",
    Modality.OBLIGED: "bound by a rule",
    Modality.AGREED: "agreed",
    Modality.ALLOCATED: "allocated",
    Modality.PLEDGED: "pledged",
    Modality.PLANNED: "planned",
    Modality.OFFERED: "offered",
    Modality.CONSIDERED: "considered, not decided",
    Modality.URGED: "urged by others, not promised",
    Modality.REFUSED: "refused",
    Modality.WITHDRAWN: "withdrawn",
}


@dataclass(frozen=True, slots=True)
class CommitmentView:
    """One commitment in words: `who` is bound, `firmness` how firmly, `details` what is known of it, in order."""

    number: int
    who: str
    to: str | None
    firmness: str
    words: str
    details: tuple[str, ...]
    voice: tuple[str, ...]
    place: str | None
    score: str | None


def commitment_views(record: Record) -> Iterator[CommitmentView]:
    """Yield every commitment of a record in words, numbered from 1."""
    entities = {entity.id: entity for entity in record.entities}
    quantities = {quantity.id: quantity for quantity in record.quantities}
    for number, one in enumerate(record.commitments, 1):
        yield CommitmentView(
            number=number,
            who=_names(record.document, one.promisor, entities),
            to=_names(record.document, one.beneficiary, entities) or None,
            firmness=_firmness(one),
            words=one_line(record.document.text_of(one.span)),
            details=tuple(_details(one, entities, quantities)),
            voice=tuple(one_line(entities[name].name) for name in one.voice),
            place=place(record.document, one.span),
            score=None if one.score is None else f"{one.score:.2f}",
        )


def _names(document: Document, parties: tuple[Party, ...], entities: Mapping[str, Entity]) -> str:
    """Return the parties by name; one whose name is only "he" or "it" is shown with the words of the text."""
    names = []
    for party in parties:
        entity = entities[party.entity]
        names.append(one_line(entity.name or (document.text_of(party.span) if party.span else "")))
    return joined_names(list(dict.fromkeys(names)))


def _firmness(one: Commitment) -> str:
    words = MODALITIES[one.modality]
    return f"{words}: not to" if one.polarity is Polarity.DO_NOT else words


def _details(one: Commitment, entities: Mapping[str, Entity], quantities: Mapping[str, Quantity]) -> Iterator[str]:
    yield one.kind.value.replace("_", " ")
    if one.amount is not None and one.amount.quantity in quantities:
        yield str(quantities[one.amount.quantity])
    if one.period is not None:
        yield from _period(one.period)
    if one.condition:
        yield f"condition: {one_line(one.condition)}"
    if one.part_of:
        yield f"part of commitment {one.part_of.removeprefix('c')}"
    for status in one.status:
        yield _status(status, entities, quantities)


def _period(period: Period) -> Iterator[str]:
    if period.deadline:
        yield f"by {period.deadline}"
    if period.start and period.start == period.end:
        yield f"in {period.start}"
    elif period.start or period.end:
        yield f"from {period.start or '?'} to {period.end or '?'}"
    if period.duration:
        yield f"for {period.duration}"


def _status(status: Status, entities: Mapping[str, Entity], quantities: Mapping[str, Quantity]) -> str:
    """Return what somebody says came of it: a claim with its source, never a finding."""
    by = joined_names([one_line(entities[name].name) for name in status.by]) or "the outlet"
    stated = quantities.get(status.amount) if status.amount else None
    amount = f" ({stated!s})" if stated else ""
    date = f", {status.date}" if status.date else ""
    return f"{by} says: {status.status.replace('_', ' ')}{amount}{date}"
