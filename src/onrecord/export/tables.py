"""Records as rows: takes a `Record`, yields (table, row). CSV, Parquet and SQLite all write these tables.

Every row names its document (number in the export, key, address, outlet, date), holds the exact words with their
offsets and the paragraph around them. `record` is "NUMBER.ID", such as "3.s1": unique within one export.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from onrecord.model import Commitment, Document, Entity, Event, MentionKind, Quantity, Record, Span, Statement, cover

CONTEXT = 600
"""Most characters of a paragraph that are given around the words of a record, on each side."""
JOIN = "; "


class Kind(StrEnum):
    """What a column holds; `EXACT` is a decimal number written out, too exact for a float."""

    TEXT = "text"
    WHOLE = "whole"
    NUMBER = "number"
    EXACT = "exact"
    DATE = "date"
    TRUTH = "truth"


@dataclass(frozen=True, slots=True)
class Column:
    """One column; `refers` is the table whose key it holds."""

    name: str
    kind: Kind = Kind.TEXT
    refers: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """One table; `key` is its first column where rows have one of their own."""

    name: str
    columns: tuple[Column, ...]
    keyed: bool = True


def _columns(words: str) -> tuple[Column, ...]:
    """Return columns from words such as "start:whole document:whole>documents"."""
    found = []
    for word in words.split():
        rest, _, refers = word.partition(">")
        name, _, kind = rest.partition(":")
        found.append(Column(name, Kind(kind or "text"), refers or None))
    return tuple(found)


_PLACE = "document:whole>documents key url outlet published:date"
_WORDS = "text start:whole end:whole context"
_MADE = "score:number component settings weights"

TABLES = {
    table.name: table
    for table in (
        Table(
            "documents",
            _columns(
                "document:whole key url outlet published:date title authors language media_type reader sha256 "
                "characters:whole text"
            ),
        ),
        Table("entities", _columns(f"record {_PLACE} name kind roles mentions:whole country geonames:whole "
                                   f"latitude:number longitude:number score:number {_WORDS}")),
        Table("mentions", _columns(f"entity>entities {_PLACE} name kind {_WORDS}"), keyed=False),
        Table("statements", _columns(f"record {_PLACE} kind attitude stance speakers voice source cue quoted "
                                     f"{_WORDS} pieces {_MADE}")),
        Table("commitments", _columns(
            f"record {_PLACE} promisors beneficiaries modality polarity kind action object amount:exact "
            "amount_max:exact comparator currency unit amount_number:number deadline begin finish duration condition "
            f"voice part_of>commitments status {_WORDS} cue {_MADE}")),
        Table("events", _columns(
            f"record {_PLACE} event mode status actors recipients reciprocal:truth date date_begin:date date_end:date "
            f"date_basis place place_country latitude:number longitude:number counts voice trigger {_WORDS} {_MADE}")),
        Table("times", _columns(f"record {_PLACE} type value begin:date finish:date precision modifier relation "
                                f"{_WORDS}")),
        Table("quantities", _columns(f"record {_PLACE} value:exact value_max:exact number:number comparator unit "
                                     f"currency base per score:number {_WORDS}")),
        Table("parties", _columns(f"of {_PLACE} role position:whole entity>entities name"), keyed=False),
        Table("problems", _columns(f"{_PLACE} code severity message {_WORDS}"), keyed=False),
    )
}  # fmt: skip

Row = dict[str, Any]


def rows_of(number: int, record: Record) -> Iterator[tuple[str, Row]]:
    """Yield (table, row) of one record, the `number`th of its export; a row has a value for every column."""
    for table, row in _Rows(number, record).all():
        yield table, {column.name: row.get(column.name) for column in TABLES[table].columns}


def context_of(document: Document, span: Span) -> str:
    """Return the paragraph around a span, at most `CONTEXT` characters to each side."""
    part = document.part_at(span.start)
    low, high = (part.span.start, part.span.end) if part else (span.start, span.end)
    low, high = max(low, span.start - CONTEXT), min(max(high, span.end), span.end + CONTEXT)
    return document.text[low:high]


class _Rows:
    """The rows of one record; kept together because all of them look up the same names and amounts."""

    def __init__(self, number: int, record: Record) -> None:
        self._number = number
        self._record = record
        self._document = record.document
        self._names = {entity.id: entity.name for entity in record.entities}
        self._amounts = {quantity.id: quantity for quantity in record.quantities}
        document = record.document
        self._place: Row = {
            "document": number,
            "key": document.key,
            "url": document.source,
            "outlet": document.outlet,
            "published": document.published,
        }

    def all(self) -> Iterator[tuple[str, Row]]:
        record = self._record
        yield "documents", self._of_document()
        for entity in record.entities:
            yield "entities", self._entity(entity)
        for entity in record.entities:
            for mention in entity.mentions:
                words = self._words([mention.span])
                yield (
                    "mentions",
                    {
                        **self._place,
                        "entity": self._id(entity.id),
                        "name": entity.name,
                        "kind": mention.kind.value,
                        **words,
                    },
                )
        for statement in record.statements:
            yield "statements", self._statement(statement)
            yield from self._parties(statement.id, speaker=statement.speakers, voice=statement.voice)
        yield from self._deeds()
        yield from self._values()
        for problem in record.problems:
            words = self._words([problem.span]) if problem.span else {}
            row = {"code": problem.code, "severity": problem.severity.value, "message": problem.message}
            yield "problems", {**self._place, **row, **words}

    def _deeds(self) -> Iterator[tuple[str, Row]]:
        for one in self._record.commitments:
            yield "commitments", self._commitment(one)
            promisors, others = ([party.entity for party in side] for side in (one.promisor, one.beneficiary))
            yield from self._parties(one.id, promisor=promisors, beneficiary=others, voice=one.voice)
        for event in self._record.events:
            yield "events", self._event(event)
            doers, others = ([actor.entity for actor in side] for side in (event.actors, event.recipients))
            yield from self._parties(event.id, actor=doers, recipient=others, voice=event.voice)

    def _values(self) -> Iterator[tuple[str, Row]]:
        for time in self._record.times:
            row = {name: getattr(time, name) for name in ("value", "begin", "precision")}
            row |= {"type": time.type.value, "finish": time.end, "modifier": time.modifier, "relation": time.relation}
            yield "times", {**self._head(time.id), **row, **self._words([time.span])}
        for quantity in self._record.quantities:
            names = ("value_max", "unit", "currency", "base", "per", "score")
            row = {name: getattr(quantity, name) for name in names}
            row |= {"value": quantity.value, "number": float(quantity.value), "comparator": quantity.comparator}
            yield "quantities", {**self._head(quantity.id), **row, **self._words([quantity.span])}

    def _id(self, name: str | None) -> str | None:
        return None if name is None else f"{self._number}.{name}"

    def _head(self, name: str) -> Row:
        return {"record": self._id(name), **self._place}

    def _words(self, spans: Sequence[Span]) -> Row:
        """Return exact words, offsets and context of a span, or of several pieces: then from first to last."""
        if not spans:
            return {}
        whole = cover(spans)
        return {
            "text": self._document.text_of(spans),
            "start": whole.start,
            "end": whole.end,
            "context": context_of(self._document, whole),
        }

    def _named(self, ids: Iterable[str]) -> str | None:
        return JOIN.join(dict.fromkeys(self._names[name] for name in ids)) or None

    def _parties(self, owner: str, **roles: Iterable[str]) -> Iterator[tuple[str, Row]]:
        for role, ids in roles.items():
            for position, name in enumerate(ids, 1):
                row = {"of": self._id(owner), "role": role, "position": position, "entity": self._id(name)}
                yield "parties", {**row, **self._place, "name": self._names[name]}

    def _of_document(self) -> Row:
        document = self._document
        names = ("title", "language", "media_type", "reader", "text")
        row = {name: getattr(document, name) for name in names}
        authors = JOIN.join(document.authors) or None
        return {
            **self._place,
            **row,
            "authors": authors,
            "sha256": document.id,
            "characters": len(document.text),
        }

    def _entity(self, entity: Entity) -> Row:
        named = [mention.span for mention in entity.mentions if mention.kind is MentionKind.NAME]
        spans = named[:1] or [mention.span for mention in entity.mentions[:1]]
        links = entity.links
        roles = (
            f"{role.role} ({self._names[role.of]})" if role.of in self._names else role.role for role in entity.roles
        )
        row = {name: getattr(links, name) for name in ("country", "geonames", "latitude", "longitude", "score")}
        row |= {"name": entity.name, "kind": entity.kind.value, "mentions": len(entity.mentions)}
        return {
            **self._head(entity.id),
            **row,
            "roles": JOIN.join(dict.fromkeys(roles)) or None,
            **self._words(spans),
        }

    def _statement(self, one: Statement) -> Row:
        text_of = self._document.text_of
        row: Row = {name: text_of(getattr(one, name)) or None for name in ("source", "cue", "quoted")}
        row |= {"kind": one.kind.value, "attitude": one.attitude.value, "stance": one.stance}
        row |= {"speakers": self._named(one.speakers), "voice": self._named(one.voice)}
        row["pieces"] = " ".join(f"{span.start}-{span.end}" for span in one.content)
        return {**self._head(one.id), **row, **self._words(one.content), **_made(one)}

    def _commitment(self, one: Commitment) -> Row:
        row: Row = {name: getattr(one, name).value for name in ("modality", "polarity", "kind", "action")}
        row |= {"object": one.object, "condition": one.condition, "part_of": self._id(one.part_of)}
        row |= {"promisors": self._named(party.entity for party in one.promisor), "voice": self._named(one.voice)}
        row["beneficiaries"] = self._named(party.entity for party in one.beneficiary)
        if one.period is not None:
            row |= {"deadline": one.period.deadline, "begin": one.period.start, "finish": one.period.end}
            row["duration"] = one.period.duration
        if one.amount is not None:
            row |= _amount(self._amounts[one.amount.quantity])
        row["status"] = JOIN.join(status.status for status in one.status) or None
        row["cue"] = self._document.text_of(one.cue)
        return {**self._head(one.id), **row, **self._words([one.span]), **_made(one)}

    def _event(self, one: Event) -> Row:
        row: Row = {"event": one.event.value, "mode": one.mode, "status": one.status.value}
        row |= {"actors": self._named(actor.entity for actor in one.actors), "reciprocal": one.reciprocal}
        row |= {"recipients": self._named(actor.entity for actor in one.recipients), "voice": self._named(one.voice)}
        if one.date is not None:
            row |= {"date": one.date.value, "date_begin": one.date.begin, "date_end": one.date.end}
            row["date_basis"] = one.date.basis.value
        if one.place is not None:
            where = one.place
            row |= {"place_country": where.country, "latitude": where.latitude, "longitude": where.longitude}
            row["place"] = self._names[where.entity] if where.entity else None
        counts = (f"{count.of.value} {self._amounts[count.quantity].value:f}" for count in one.counts)
        row |= {"counts": JOIN.join(counts) or None, "trigger": self._document.text_of(one.trigger)}
        return {**self._head(one.id), **row, **self._words([one.span]), **_made(one)}


def _amount(quantity: Quantity) -> Row:
    return {
        "amount": quantity.value,
        "amount_max": quantity.value_max,
        "comparator": quantity.comparator.value,
        "currency": quantity.currency,
        "unit": quantity.unit,
        "amount_number": float(quantity.value),
    }


def _made(one: Statement | Commitment | Event) -> Row:
    made = one.provenance
    row = {name: getattr(made, name) if made else None for name in ("component", "settings", "weights")}
    return {"score": one.score, **row}
