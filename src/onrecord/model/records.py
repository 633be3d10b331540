"""The records onrecord keeps, field by field as in its JSON. Ids count from 1 within one document: "s1", "e2".

Every span is in `Document.text`. `None` and empty tuples mean that the text does not say.
`voice` lists entity ids, outermost first, and leaves out the speaker where a record has `speakers`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from onrecord.errors import ModelError, SpanError
from onrecord.model.attribution import Attitude, ContentKind, Stance
from onrecord.model.checks import check_any, check_apart, check_score, given
from onrecord.model.commitments import Commitment
from onrecord.model.document import Document
from onrecord.model.events import Event
from onrecord.model.provenance import Problem, Provenance, Severity
from onrecord.model.span import Span
from onrecord.model.values import Quantity, Time


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


class Tenure(StrEnum):
    """Whether someone holds a role, seen from the day of the text."""

    FORMER = "former"
    CURRENT = "current"
    FUTURE = "future"
    ACTING = "acting"


@dataclass(frozen=True, slots=True)
class Role:
    """A role as the text states it; `of` is the id of the body it belongs to.

    `when` is `None` where the text adds nothing, as in "Defence Minister Ida Lund". `begin` and `end` are ISO dates, as
    precise as the text is: "2014", "2025-11", "2025-11-24".
    """

    role: str
    of: str | None = None
    span: Span | None = None
    when: Tenure | None = None
    begin: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True)
class Links:
    """Where an entity stands in public lists: ISO 3166 alpha-3 country code, GeoNames id, degrees north and east.

    `score` says how likely the place is the one meant, where the name alone does not settle it.
    """

    country: str | None = None
    geonames: int | None = None
    latitude: float | None = None
    longitude: float | None = None
    score: float | None = None


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
    stance: Stance | None = None

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
    unsourced: tuple[Span, ...] = ()
    problems: tuple[Problem, ...] = ()

    def __post_init__(self) -> None:
        known = self._known_ids()
        for owner, ids in self._references():
            missing = [name for name in ids if name not in known]
            if missing:
                raise ModelError(f"{owner} refers to {', '.join(missing)}, which this record does not hold.")
        length = len(self.document.text)
        for owner, span in self._spans():
            if span.end > length:
                raise SpanError(f"{owner}: {span} runs past the end of the text ({length} characters).")

    def _known_ids(self) -> set[str]:
        known: set[str] = set()
        entries: list[Entity | Statement | Commitment | Event | Time | Quantity] = [*self.entities, *self.statements]
        entries += [*self.commitments, *self.events, *self.times, *self.quantities]
        for entry in entries:
            if entry.id in known:
                raise ModelError(f"{self.document.key}: two records have the id {entry.id!r}; ids are given once.")
            known.add(entry.id)
        return known

    def _references(self) -> Iterator[tuple[str, list[str]]]:
        """Yield (who refers, the ids referred to)."""
        for entity in self.entities:
            yield entity.id, [*entity.members, *given(role.of for role in entity.roles)]
        for statement in self.statements:
            yield statement.id, [*statement.speakers, *statement.voice]
        for number, echo in enumerate(self.echoes, 1):
            yield f"Echo {number}", [*echo.of, *given([echo.statement])]
        for commitment in self.commitments:
            yield commitment.id, list(commitment.references())
        for event in self.events:
            yield event.id, list(event.references())
        for number, dispute in enumerate(self.disputes, 1):
            yield f"Dispute {number}", list(dispute.by)

    def _spans(self) -> Iterator[tuple[str, Span]]:
        """Yield (owner, span) for the spans that bear the evidence."""
        for entity in self.entities:
            for mention in entity.mentions:
                yield entity.id, mention.span
        for statement in self.statements:
            for span in (*statement.source, *statement.cue, *statement.content, *statement.quoted):
                yield statement.id, span
        for number, echo in enumerate(self.echoes, 1):
            yield f"Echo {number}", echo.span
        entries: list[Commitment | Event | Time | Quantity] = [*self.commitments, *self.events]
        for entry in [*entries, *self.times, *self.quantities]:
            yield entry.id, entry.span
        for number, span in enumerate(self.unsourced, 1):
            yield f"Unsourced sentence {number}", span
        for number, problem in enumerate(self.problems, 1):
            if problem.span is not None:
                yield f"Problem {number}", problem.span

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
