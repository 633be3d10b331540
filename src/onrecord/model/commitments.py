"""Commitments: who promised what to whom, how much, by when, how firmly, and what later reports say came of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from onrecord.model.checks import check_any, check_score, given
from onrecord.model.provenance import Provenance
from onrecord.model.span import Span


@dataclass(frozen=True, slots=True)
class Party:
    """Someone who takes part in a commitment or an event, and where the text says so."""

    entity: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Amount:
    """The id of the quantity that a commitment is about."""

    quantity: str


@dataclass(frozen=True, slots=True)
class Period:
    """ISO 8601 or TIMEX3 values at the precision stated; `time` is the id of the time it was read from."""

    deadline: str | None = None
    start: str | None = None
    end: str | None = None
    duration: str | None = None
    time: str | None = None


class Modality(StrEnum):
    """How firmly a commitment is reported, strongest first."""

    DELIVERED = "delivered"
    OBLIGED = "obliged"
    AGREED = "agreed"
    ALLOCATED = "allocated"
    PLEDGED = "pledged"
    PLANNED = "planned"
    OFFERED = "offered"
    CONSIDERED = "considered"
    URGED = "urged"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class Polarity(StrEnum):
    """Whether the commitment is to do the act or not to do it."""

    DO = "+"
    DO_NOT = "-"


class CommitmentKind(StrEnum):
    """What a commitment is about."""

    FUNDING = "funding"
    EQUIPMENT = "equipment"
    TROOPS = "troops"
    PERSONNEL_SERVICE = "personnel_service"
    SPENDING_TARGET = "spending_target"
    EMISSION_TARGET = "emission_target"
    POLICY_LAW = "policy_law"
    TREATY = "treaty"
    MEMBERSHIP = "membership"
    TRADE_PURCHASE = "trade_purchase"
    TRANSACTION = "transaction"
    INVESTMENT = "investment"
    APPOINTMENT = "appointment"
    LEGAL_ACTION = "legal_action"
    INVESTIGATION = "investigation"
    INFORMATION_DISCLOSURE = "information_disclosure"
    OTHER = "other"


class Action(StrEnum):
    """What the promisor is to do with the object."""

    PROVIDE = "provide"
    INCREASE = "increase"
    DECREASE = "decrease"
    MAINTAIN = "maintain"
    CREATE = "create"
    ABOLISH = "abolish"
    JOIN = "join"
    LEAVE = "leave"
    PROHIBIT = "prohibit"
    DO = "do"


@dataclass(frozen=True, slots=True)
class Status:
    """What someone says became of a commitment; `by` holds entity ids, `amount` the id of a quantity."""

    status: str
    date: str | None = None
    by: tuple[str, ...] = ()
    amount: str | None = None
    evidence: Span | None = None


@dataclass(frozen=True, slots=True)
class Commitment:
    """A reported commitment: who promised what to whom, how much, by when, how firmly, and who says so."""

    id: str
    span: Span
    cue: Span
    promisor: tuple[Party, ...]
    beneficiary: tuple[Party, ...]
    kind: CommitmentKind
    action: Action
    object: str | None
    object_span: Span | None
    amount: Amount | None
    period: Period | None
    condition: str | None
    modality: Modality
    polarity: Polarity
    voice: tuple[str, ...]
    status: tuple[Status, ...] = ()
    part_of: str | None = None
    mentions: tuple[Span, ...] = ()
    score: float | None = None
    provenance: Provenance | None = None

    def __post_init__(self) -> None:
        check_any(f"Commitment {self.id}", "promisor", self.promisor)
        check_score(f"Commitment {self.id}", self.score)

    def references(self) -> Iterator[str]:
        """Yield the ids of the entities, the quantities, the time and the commitment that this one refers to."""
        yield from (party.entity for party in (*self.promisor, *self.beneficiary))
        yield from self.voice
        for status in self.status:
            yield from (*status.by, *given([status.amount]))
        amount = self.amount.quantity if self.amount else None
        time = self.period.time if self.period else None
        yield from given([amount, time, self.part_of])
