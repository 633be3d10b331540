"""Which records to take: a `Selection` takes a `Record` and returns what is wanted of it, or `None`.

Dates and outlets choose documents. Names, kinds and words choose statements, commitments and events; then what these
refer to comes along (people, times, amounts) and a document without any is left out.
"""

from __future__ import annotations

import dataclasses
import datetime
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from onrecord.errors import ExportError
from onrecord.model import (
    Commitment,
    CommitmentKind,
    ContentKind,
    Entity,
    Event,
    EventRoot,
    MentionKind,
    Quantity,
    Record,
    Span,
    Statement,
    Time,
)

_WORD = re.compile(r"\w+")
_RECORDS = ("statement", "commitment", "event")
KINDS = (*_RECORDS, *(kind.value for kind in (*ContentKind, *CommitmentKind, *EventRoot)))


@dataclass(frozen=True, slots=True)
class Selection:
    """What to take. An empty field takes everything; several fields must all agree.

    `since` and `until` are publication dates, both included; a document that states none is left out by either.
    """

    by: str | None = None
    kinds: frozenset[str] = frozenset()
    since: datetime.date | None = None
    until: datetime.date | None = None
    outlet: str | None = None
    about: str | None = None

    def __post_init__(self) -> None:
        for kind in sorted(self.kinds):
            if kind not in KINDS:
                near = get_close_matches(kind, KINDS, n=1)
                hint = f"Did you mean {near[0]}? " if near else ""
                raise ExportError(f"There is no kind {kind!r}. {hint}The kinds are: {', '.join(KINDS)}.")

    def of(self, record: Record) -> Record | None:
        """Return what is wanted of a record, or `None` when nothing is."""
        if not self._takes_document(record):
            return None
        if not (self.by or self.kinds or self.about):
            return record
        statements = [one for one in record.statements if self._takes(record, one)]
        commitments = [one for one in record.commitments if self._takes(record, one)]
        events = [one for one in record.events if self._takes(record, one)]
        if not (statements or commitments or events):
            return None
        return narrowed(record, statements, commitments, events)

    def misses_date(self, record: Record) -> bool:
        """Whether a record is left out only because its document states no date."""
        return record.document.published is None and (self.since is not None or self.until is not None)

    def _takes_document(self, record: Record) -> bool:
        document = record.document
        if self.since is not None or self.until is not None:
            day = document.published
            if day is None or (self.since and day < self.since) or (self.until and day > self.until):
                return False
        return self.outlet is None or _words(self.outlet) <= _words(document.outlet or "")

    def _takes(self, record: Record, one: Statement | Commitment | Event) -> bool:
        if self.kinds and not self.kinds & _kinds_of(one):
            return False
        if self.by and not _is_by(record, one, self.by):
            return False
        return not self.about or _words(self.about) <= _words(record.document.text_of(_spans(one)))


def _words(words: str) -> set[str]:
    return set(_WORD.findall(words.casefold()))


def _kinds_of(one: Statement | Commitment | Event) -> set[str]:
    if isinstance(one, Event):
        return {"event", one.event.value}
    return {"statement" if isinstance(one, Statement) else "commitment", one.kind.value}


def _doers(record: Record, one: Statement | Commitment | Event) -> Iterator[Entity]:
    if isinstance(one, Statement):
        ids = set(one.speakers)
    else:
        ids = {party.entity for party in (one.promisor if isinstance(one, Commitment) else one.actors)}
    return (entity for entity in record.entities if entity.id in ids)


def _is_by(record: Record, one: Statement | Commitment | Event, name: str) -> bool:
    """Whether someone of this name did it; where nobody is resolved, whether the words that credit it hold the name."""
    if isinstance(one, Statement) and not one.speakers:
        return _words(name) <= _words(record.document.text_of(one.source))
    return any(_is_named(record, entity, name) for entity in _doers(record, one))


def _is_named(record: Record, entity: Entity, name: str) -> bool:
    """Whether all words of `name` stand in the entity's name, or in one place where the text names it."""
    named = [mention.span for mention in entity.mentions if mention.kind is MentionKind.NAME]
    wanted = _words(name)
    return any(wanted <= _words(words) for words in (entity.name, *map(record.document.text_of, named)))


def _spans(one: Statement | Commitment | Event) -> tuple[Span, ...]:
    return one.content if isinstance(one, Statement) else (one.span,)


def narrowed(
    record: Record, statements: Iterable[Statement], commitments: Iterable[Commitment], events: Iterable[Event]
) -> Record:
    """Return the record with these statements, commitments and events only, and what they refer to.

    Times and amounts come along where a kept record refers to them or holds them. Problems always do: what could not be
    read stays visible.
    """
    deeds: list[Statement | Commitment | Event] = [*statements, *commitments, *events]
    kept = {one.id for one in deeds}
    commitments = tuple(
        dataclasses.replace(one, part_of=one.part_of if one.part_of in kept else None) for one in commitments
    )
    wanted = {name for one in statements for name in (*one.speakers, *one.voice)}
    wanted |= {name for one in commitments for name in one.references()}
    wanted |= {name for one in events for name in one.references()}
    spans = [span for one in deeds for span in _spans(one)]

    def goes_with(value: Time | Quantity) -> bool:
        return value.id in wanted or any(span.contains(value.span) for span in spans)

    return dataclasses.replace(
        record,
        entities=tuple(_with_relations(record.entities, wanted)),
        statements=tuple(statements),
        echoes=tuple(echo for echo in record.echoes if echo.statement in kept and set(echo.of) <= wanted),
        commitments=commitments,
        events=tuple(events),
        times=tuple(filter(goes_with, record.times)),
        quantities=tuple(filter(goes_with, record.quantities)),
        disputes=tuple(
            dispute
            for dispute in record.disputes
            if set(dispute.by) <= wanted and any(span.overlaps(claim) for span in spans for claim in dispute.claim)
        ),
        unsourced=(),
    )


def _with_relations(entities: Iterable[Entity], wanted: Iterable[str]) -> Iterator[Entity]:
    """Yield the wanted entities, their members and the bodies of their roles, in the order of the record."""
    by_id = {entity.id: entity for entity in entities}
    found: set[str] = set()
    waiting = [name for name in wanted if name in by_id]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += [*by_id[name].members, *(role.of for role in by_id[name].roles if role.of)]
    return (entity for entity in by_id.values() if entity.id in found)
