"""Events: who did what to whom, when and where, as someone reports it; the types are those of PLOVER."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from onrecord.model.checks import check_score, given
from onrecord.model.provenance import Provenance
from onrecord.model.span import Span


class EventRoot(StrEnum):
    """The sixteen event types of PLOVER."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"


class EventStatus(StrEnum):
    """Whether the event is told as having happened."""

    ASSERTED = "asserted"
    PROMISED = "promised"
    PLANNED = "planned"
    HYPOTHETICAL = "hypothetical"
    NEGATED = "negated"
    DENIED = "denied"
    DEMANDED = "demanded"


class Basis(StrEnum):
    """Whether the text states a value or it was worked out from other words."""

    STATED = "stated"
    INFERRED = "inferred"


@dataclass(frozen=True, slots=True)
class Actor:
    """A doer or recipient of an event, with its ISO 3166 alpha-3 country code and PLOVER sectors."""

    entity: str
    span: Span
    country: str | None = None
    sectors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EventDate:
    """When an event happened: TIMEX3 value and the interval it covers, both ends included."""

    value: str
    begin: datetime.date | None
    end: datetime.date | None
    basis: Basis
    time: str | None = None


@dataclass(frozen=True, slots=True)
class EventPlace:
    """Where an event happened; coordinates in degrees, WGS 84."""

    entity: str | None
    span: Span | None
    country: str | None
    geonames: int | None
    latitude: float | None
    longitude: float | None
    basis: Basis


class CountKind(StrEnum):
    """What a number that belongs to an event counts."""

    DEAD = "dead"
    INJURED = "injured"
    ARRESTED = "arrested"
    SIZE = "size"


@dataclass(frozen=True, slots=True)
class Count:
    """A number that belongs to an event: casualties, or how many took part."""

    of: CountKind
    quantity: str


@dataclass(frozen=True, slots=True)
class Event:
    """Who did what to whom, when, where, and who says so."""

    id: str
    event: EventRoot
    mode: str | None
    base_event: EventRoot | None
    status: EventStatus
    trigger: Span
    span: Span
    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    reciprocal: bool
    date: EventDate | None
    place: EventPlace | None
    counts: tuple[Count, ...]
    voice: tuple[str, ...]
    score: float | None = None
    provenance: Provenance | None = None

    def __post_init__(self) -> None:
        check_score(f"Event {self.id}", self.score)

    def references(self) -> Iterator[str]:
        """Yield the ids of the entities, the quantities and the time that this event refers to."""
        yield from (actor.entity for actor in (*self.actors, *self.recipients))
        yield from self.voice
        yield from (count.quantity for count in self.counts)
        yield from given([self.place.entity if self.place else None, self.date.time if self.date else None])
