"""Commitments ready to be compared over documents: takes `Record`s, returns a `Step` for each commitment.

A step stands on its own: it holds names, words and values, so that a store can keep it and no record need stay open.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from onrecord.compare.linked import Linked
from onrecord.compare.matters.days import days_of
from onrecord.compare.matters.words import object_stems, state_of
from onrecord.compare.people import link_entities
from onrecord.model import (
    Action,
    Commitment,
    CommitmentKind,
    Entity,
    EntityKind,
    Modality,
    Party,
    Period,
    Polarity,
    Quantity,
    Record,
    Span,
)

_Named = Callable[[Iterable[str]], tuple[str, ...]]
_BOUND_TOGETHER = (EntityKind.STATE, EntityKind.ALLIANCE)


@dataclass(frozen=True, slots=True)
class Claim:
    """What someone says became of a commitment: `by` holds names, `words` and `span` are the evidence."""

    status: str
    by: tuple[str, ...]
    date: str | None = None
    amount: Quantity | None = None
    words: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One commitment as one document reports it.

    `promisor` and `beneficiary` are names as linked over the documents; `bound` and `gains` are what these are compared
    by: the person or body, and the state it acts for. `totals` are further amounts in the words that restate it.
    """

    document: str
    commitment: str
    span: Span
    words: str
    promisor: tuple[str, ...]
    bound: frozenset[str]
    kind: CommitmentKind
    action: Action
    modality: Modality
    polarity: Polarity = Polarity.DO
    beneficiary: tuple[str, ...] = ()
    gains: frozenset[str] = frozenset()
    object: str | None = None
    stems: frozenset[str] = frozenset()
    amount: Quantity | None = None
    totals: tuple[Quantity, ...] = ()
    period: Period | None = None
    condition: str | None = None
    voice: tuple[str, ...] = ()
    status: tuple[Claim, ...] = ()
    part_of: str | None = None
    published: datetime.date | None = None
    outlet: str | None = None
    title: str | None = None
    page: int | None = None
    line: int | None = None
    score: float | None = None

    @property
    def key(self) -> tuple[str, str]:
        """The document's key and the commitment's id."""
        return self.document, self.commitment

    @property
    def order(self) -> tuple[datetime.date, str, int, int, str]:
        """What steps are put in order by: day of the report, document, place in it."""
        return self.published or datetime.date.max, self.document, self.span.start, self.span.end, self.commitment

    @property
    def due(self) -> str | None:
        """The deadline, or the end of its period, as stated."""
        return (self.period.deadline or self.period.end) if self.period is not None else None

    @property
    def due_day(self) -> datetime.date | None:
        """The last day on which it is in time; a clock time counts as its day."""
        days = days_of(self.due) if self.due else None
        return days[1] if days else None

    @property
    def refuses(self) -> bool:
        """Whether the promisor says that the act will not be done."""
        return (self.modality is Modality.REFUSED) != (self.polarity is Polarity.DO_NOT)


def find_steps(records: Iterable[Record]) -> list[Step]:
    """Return every commitment of the records, in order of date; a document given twice counts once.

    Only records with commitments are held in memory.
    """
    kept: dict[tuple[str, str], Record] = {}
    for record in records:
        if record.commitments:
            kept.setdefault((record.document.key, record.document.id or ""), record)
    ordered = [kept[key] for key in sorted(kept)]
    names = _Names(ordered)
    return sorted((step for record in ordered for step in _steps(record, names)), key=lambda step: step.order)


class _Names:
    """The parties of all records by the one name each has over the documents."""

    def __init__(self, records: list[Record]) -> None:
        linked: Linked = link_entities(records)
        self._name = {
            (seen.document, seen.entity): entity.name for entity in linked.entities for seen in entity.appearances
        }
        self._key = {
            (seen.document, seen.entity): _key(entity.name, entity.kind, entity.id)
            for entity in linked.entities
            for seen in entity.appearances
        }
        self._of = {
            (seen.document, seen.entity): tuple(sorted({role.of for role in entity.roles if role.of}))
            for entity in linked.entities
            if entity.kind is EntityKind.PERSON
            for seen in entity.appearances
        }
        self._states = frozenset(entity.name for entity in linked.entities if entity.kind in _BOUND_TOGETHER)

    def name(self, document: str, entity: Entity) -> str:
        """Return the name over the documents, or that of the one document."""
        return self._name.get((document, entity.id), entity.name)

    def keys(self, document: str, entity: Entity) -> Iterator[str]:
        """Yield what an entity is compared by: itself, and the state it acts for."""
        yield self._key.get((document, entity.id)) or _key(entity.name, entity.kind, entity.id)
        if entity.kind is EntityKind.PERSON:
            for of in self._of.get((document, entity.id), ()):
                state = state_of(of, self._states) or (of.casefold() if of in self._states else None)
                if state:
                    yield f"body {state}"
        if state := state_of(self.name(document, entity), self._states):
            yield f"body {state}"


def _key(name: str, kind: EntityKind, number: str) -> str:
    """Return what tells entities apart: of people their place in the linked list, of all others the name."""
    return f"person {name} {number}" if kind is EntityKind.PERSON else f"body {' '.join(name.casefold().split())}"


def _steps(record: Record, names: _Names) -> Iterator[Step]:
    entities = {entity.id: entity for entity in record.entities}
    quantities = {quantity.id: quantity for quantity in record.quantities}
    for one in record.commitments:
        yield _step(record, one, names, entities, quantities)


def _step(
    record: Record,
    one: Commitment,
    names: _Names,
    entities: Mapping[str, Entity],
    quantities: Mapping[str, Quantity],
) -> Step:
    document = record.document

    def named(parties: Iterable[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(names.name(document.key, entities[party]) for party in parties))

    def keys(parties: Iterable[Party]) -> frozenset[str]:
        return frozenset(key for party in parties for key in names.keys(document.key, entities[party.entity]))

    gives = named(party.entity for party in one.promisor)
    gets = named(party.entity for party in one.beneficiary)
    page, line = document.locate(one.span)
    return Step(
        document=document.key,
        commitment=one.id,
        span=one.span,
        words=" ".join(document.text_of(one.span).split()),
        promisor=gives,
        bound=keys(one.promisor),
        kind=one.kind,
        action=one.action,
        modality=one.modality,
        polarity=one.polarity,
        beneficiary=gets,
        gains=keys(one.beneficiary),
        object=one.object,
        stems=object_stems(one.object or "", (*gives, *gets)),
        amount=quantities.get(one.amount.quantity) if one.amount else None,
        totals=_totals(one, quantities),
        period=one.period,
        condition=one.condition,
        voice=named(one.voice),
        status=tuple(_claims(record, one, named, quantities)),
        part_of=one.part_of,
        published=document.published,
        outlet=document.outlet,
        title=document.title,
        page=page,
        line=line,
        score=one.score,
    )


def _totals(one: Commitment, quantities: Mapping[str, Quantity]) -> tuple[Quantity, ...]:
    """Return the money amounts that stand where the commitment is restated, in text order."""
    inside = [
        quantity
        for quantity in quantities.values()
        if quantity.currency is not None
        and any(mention.start <= quantity.span.start and quantity.span.end <= mention.end for mention in one.mentions)
    ]
    return tuple(sorted(inside, key=lambda quantity: quantity.span))


def _claims(record: Record, one: Commitment, named: _Named, quantities: Mapping[str, Quantity]) -> Iterator[Claim]:
    for status in one.status:
        yield Claim(
            status.status,
            named(status.by) or (record.document.outlet or record.document.key,),
            status.date,
            quantities.get(status.amount) if status.amount else None,
            " ".join(record.document.text_of(status.evidence).split()) if status.evidence else None,
            status.evidence,
        )
