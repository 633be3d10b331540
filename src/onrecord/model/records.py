"""The records onrecord keeps, field by field as in its JSON. Ids count from 1 within one document: "s1", "e2".

Every span is in `Document.text`. `None` and empty tuples mean that the text does not say.
`voice` lists entity ids, outermost first, and leaves out the speaker where a record has `speakers`.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from onrecord.errors import ModelError
from onrecord.model.attribution import Attitude, ContentKind
from onrecord.model.checks import check_any, check_apart, check_score
from onrecord.model.document import Document
from onrecord.model.provenance import Problem, Provenance, Severity
from onrecord.model.span import Span


class EntityKind(StrEnum):
    """What an entity is."""

    PERSON = "person"
    STATE = "state"
    ORGANISATION = "organisation"
    ALLIANCE = "alliance"
    GROUP = "group"
    PLACE = "place"
    PUBLICATION = "publication"


class MentionKind(StrEnum):
    """How a text points to an entity."""

    NAME = "name"
    TITLE = "title"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"
    METONYM = "metonym"


@dataclass(frozen=True, slots=True)
class Mention:
    """A span that names or points to an entity."""

    span: Span
    kind: MentionKind


@dataclass(frozen=True, slots=True)
class Role:
    """A role as the text states it; `of` is the id of the body it belongs to."""

    role: str
    of: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Links:
    """Where an entity stands in public lists: ISO 3166 alpha-3 country code, GeoNames id."""

    country: str | None = None
    geonames: int | None = None


@dataclass(frozen=True, slots=True)
class Entity:
    """Someone or something the text names, with every mention of it."""

    id: str
    name: str
    kind: EntityKind
    mentions: tuple[Mention, ...] = ()
    roles: tuple[Role, ...] = ()
    members: tuple[str, ...] = ()
    links: Links = Links()


@dataclass(frozen=True, slots=True)
class Statement:
    """Who said what: an attribution with its speakers resolved and the voices that report it.

    An empty `speakers` with a filled `source` means: credited, but not resolvable. `content` includes quotation
    marks, `quoted` leaves them out.
    """

    id: str
    kind: ContentKind
    attitude: Attitude
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    quoted: tuple[Span, ...]
    speakers: tuple[str, ...]
    voice: tuple[str, ...]
    score: float | None = None
    provenance: Provenance | None = None

    def __post_init__(self) -> None:
        check_any(f"Statement {self.id}", "content span", self.content)
        for name, spans in (("source", self.source), ("cue", self.cue), ("content", self.content)):
            check_apart(f"Statement {self.id}: {name}", spans)
        check_score(f"Statement {self.id}", self.score)


@dataclass(frozen=True, slots=True)
class Echo:
    """Words in quotation marks that repeat or mock someone's and are no statement; `of` holds entity ids."""

    span: Span
    of: tuple[str, ...] = ()
    statement: str | None = None


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


class TimeType(StrEnum):
    """The TIMEX3 types."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class TimeModifier(StrEnum):
    """How the words bend a time value."""

    BEFORE = "before"
    END = "end"
    START = "start"
    MID = "mid"
    APPROX = "approx"


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression: TIMEX3 type and value, and the days it covers, both ends included."""

    id: str
    span: Span
    type: TimeType
    value: str | None
    begin: datetime.date | None = None
    end: datetime.date | None = None
    precision: str | None = None
    modifier: TimeModifier | None = None


class Comparator(StrEnum):
    """How a number bounds what it measures; `~` is "about"."""

    EQUAL = "="
    LESS = "<"
    AT_MOST = "<="
    MORE = ">"
    AT_LEAST = ">="
    ABOUT = "~"


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount with its exact value; `currency` is an ISO 4217 code, `base` what a share is a share of."""

    id: str
    span: Span
    value: Decimal
    value_max: Decimal | None = None
    comparator: Comparator = Comparator.EQUAL
    unit: str | None = None
    currency: str | None = None
    base: str | None = None
    per: str | None = None


@dataclass(frozen=True, slots=True)
class Dispute:
    """A claim and the words with which another voice contests it; `by` holds entity ids."""

    claim: tuple[Span, ...]
    dispute: tuple[Span, ...]
    by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Record:
    """Everything read from one document. Ids that a record refers to are ids of this same `Record`."""

    document: Document
    entities: tuple[Entity, ...] = ()
    statements: tuple[Statement, ...] = ()
    echoes: tuple[Echo, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    events: tuple[Event, ...] = ()
    times: tuple[Time, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    problems: tuple[Problem, ...] = ()

    def __post_init__(self) -> None:
        known = {entity.id for entity in self.entities}
        for statement in self.statements:
            missing = [name for name in (*statement.speakers, *statement.voice) if name not in known]
            if missing:
                raise ModelError(f"{statement.id} refers to {', '.join(missing)}, which this record does not hold.")

    @property
    def was_read(self) -> bool:
        """Whether the input could be read: no problem is an error."""
        return all(problem.severity is not Severity.ERROR for problem in self.problems)

    def entity(self, entity_id: str) -> Entity:
        """Return the entity with this id.

        Raises:
            ModelError: the record holds no such entity.
        """
        for entity in self.entities:
            if entity.id == entity_id:
                return entity
        raise ModelError(f"{self.document.key} holds no entity {entity_id!r}.")
