"""A record to rows: takes a `Record`, returns the rows of every table as lines of JSON that DuckDB reads.

The rows of a document are the same whoever makes them; they are made where the document was read, in any process.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from onrecord.model import Commitment, Event, Record, Span, Statement, cover
from onrecord.model.codec import to_json
from onrecord.store.contexts import context_of
from onrecord.store.naming import name_key, names_key
from onrecord.store.schema import APART

Row = dict[str, Any]
Lines = dict[str, bytes]
"""{table: its rows, one JSON object a line}."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What an archive adds to a document: its number there, when and in which run it came, and what read it."""

    doc: int
    run: int
    added: str
    onrecord: str
    components: str
    settings: str


def rows_of(record: Record, kept: Kept, reviews: Mapping[str, str] | None = None) -> dict[str, list[Row]]:
    """Return {table: rows} for one document. `reviews` says of record ids what a person decided about them."""
    plain = to_json(record)
    maker = _Rows(record, plain, kept.doc, reviews or {})
    rows = {name: list(make(maker)) for name, make in _MAKERS.items()}
    rows["documents"] = [_document_row(record, plain, kept)]
    rows["problems"] = [problem_row(record, problem, kept.doc, kept.run) for problem in plain["problems"]]
    return rows


def to_lines(documents: Iterable[Mapping[str, list[Row]]]) -> Lines:
    """Return the rows of several documents as lines of JSON; what UTF-8 cannot hold becomes "?", one for one."""
    pieces: dict[str, list[str]] = defaultdict(list)
    for rows in documents:
        for name, some in rows.items():
            pieces[name] += [json.dumps(row, ensure_ascii=False) for row in some]
    return {name: ("\n".join(lines) + "\n").encode("utf-8", "replace") for name, lines in pieces.items() if lines}


def problem_row(record: Record, problem: Row, doc: int | None, run: int) -> Row:
    """Return the row of one problem; `doc` is `None` for an input that gave no document."""
    return {"doc": doc, "key": record.document.key, "location": record.document.source, "run": run, **problem}


def _document_row(record: Record, plain: Row, kept: Kept) -> Row:
    fields = {name: value for name, value in plain["document"].items() if name not in APART}
    return {
        **fields,
        "doc": kept.doc,
        "characters": len(record.document.text),
        "was_read": record.was_read,
        "outlet_key": name_key(record.document.outlet or ""),
        "onrecord": kept.onrecord,
        "components": kept.components,
        "settings": kept.settings,
        "added": kept.added,
        "run": kept.run,
    }


class _Rows:
    """Makes the rows of one record, table by table."""

    def __init__(self, record: Record, plain: Row, doc: int, reviews: Mapping[str, str]) -> None:
        self.record = record
        self.plain = plain
        self.doc = doc
        self.reviews = reviews
        self.names = {entity.id: entity.name for entity in record.entities}
        self.mentions_ = sorted(
            (mention.span.start, mention.span.end, entity.id)
            for entity in record.entities
            for mention in entity.mentions
        )
        self.quantities = {quantity.id: quantity for quantity in record.quantities}

    def at(self, n: int, *pieces: Span) -> Row:
        """Return where a row stands in its document, and its words."""
        document = self.record.document
        where: Row = {"doc": self.doc, "n": n}
        if pieces:
            whole = cover(pieces)
            where |= {"span_start": whole.start, "span_end": whole.end, "text": document.text_of(pieces)}
        return where

    def around(self, owner: str, *pieces: Span) -> Row:
        """Return where the context of a record begins and ends, and what a person decided about it."""
        context = context_of(self.record.document, cover(pieces))
        return {"context_start": context.start, "context_end": context.end, "review": self.reviews.get(owner)}

    def named(self, ids: Iterable[str]) -> list[str]:
        """Return the names of entities."""
        return [self.names[one] for one in ids]

    def parts(self) -> Iterator[Row]:
        for n, (part, plain) in enumerate(
            zip(self.record.document.parts, self.plain["document"]["parts"], strict=True)
        ):
            yield {**plain, **self.at(n, part.span), "text": None}

    def source_map(self) -> Iterator[Row]:
        for run in self.record.document.source_map.runs:
            yield {"doc": self.doc, **run._asdict()}

    def entities(self) -> Iterator[Row]:
        for n, (entity, plain) in enumerate(zip(self.record.entities, self.plain["entities"], strict=True)):
            more = {"name_key": name_key(entity.name), "review": self.reviews.get(entity.id)}
            fields = {name: value for name, value in plain.items() if name not in ("mentions", "roles")}
            yield {**fields, **self.at(n), **more}

    def mentions(self) -> Iterator[Row]:
        for entity, plain in zip(self.record.entities, self.plain["entities"], strict=True):
            for n, (mention, fields) in enumerate(zip(entity.mentions, plain["mentions"], strict=True)):
                yield {**fields, "entity": entity.id, **self.at(n, mention.span)}

    def roles(self) -> Iterator[Row]:
        for entity, plain in zip(self.record.entities, self.plain["entities"], strict=True):
            for n, (role, fields) in enumerate(zip(entity.roles, plain["roles"], strict=True)):
                of = self.names[role.of] if role.of is not None else None
                yield {**fields, "entity": entity.id, "of_name": of, **self.at(n)}

    def statements(self) -> Iterator[Row]:
        for n, (one, plain) in enumerate(zip(self.record.statements, self.plain["statements"], strict=True)):
            yield {**plain, **self.at(n, *one.content), **self._people(one), **self.around(one.id, *_evidence(one))}

    def _people(self, one: Statement) -> Row:
        speakers = self.named(one.speakers)
        about = self.named(name for name in self._mentioned_in(one.content) if name not in one.speakers)
        return {
            "about_names": about,
            "about_key": names_key(about),
            "speaker_names": speakers,
            "speaker_key": names_key(speakers),
            "source_text": self.record.document.text_of(one.source) or None,
            "voice_names": self.named(one.voice),
        }

    def _mentioned_in(self, pieces: Iterable[Span]) -> list[str]:
        """Return the ids of the entities that words inside the pieces name or point to, each once."""
        found: dict[str, None] = {}
        for piece in pieces:
            for start, end, name in self.mentions_[bisect_left(self.mentions_, (piece.start,)) :]:
                if start >= piece.end:
                    break
                if end <= piece.end:
                    found[name] = None
        return list(found)

    def commitments(self) -> Iterator[Row]:
        for n, (one, plain) in enumerate(zip(self.record.commitments, self.plain["commitments"], strict=True)):
            yield {**plain, **self.at(n, one.span), **self._parties(one), **self.around(one.id, one.span)}

    def _parties(self, one: Commitment) -> Row:
        promisor = self.named(party.entity for party in one.promisor)
        beneficiary = self.named(party.entity for party in one.beneficiary)
        amount = self.quantities[one.amount.quantity] if one.amount is not None else None
        return {
            "promisor_names": promisor,
            "promisor_key": names_key(promisor),
            "beneficiary_names": beneficiary,
            "beneficiary_key": names_key(beneficiary),
            "voice_names": self.named(one.voice),
            "amount_text": self.record.document.text_of(amount.span) if amount else None,
            "number": float(amount.value) if amount else None,
            "currency": amount.currency if amount else None,
            "unit": amount.unit if amount else None,
        }

    def events(self) -> Iterator[Row]:
        for n, (one, plain) in enumerate(zip(self.record.events, self.plain["events"], strict=True)):
            yield {**plain, **self.at(n, one.span), **self._actors(one), **self.around(one.id, one.span)}

    def _actors(self, one: Event) -> Row:
        actors = self.named(actor.entity for actor in one.actors)
        recipients = self.named(actor.entity for actor in one.recipients)
        place = one.place.entity if one.place is not None else None
        begin = one.date.begin if one.date is not None else None
        return {
            "actor_names": actors,
            "actor_key": names_key(actors),
            "recipient_names": recipients,
            "recipient_key": names_key(recipients),
            "place_name": self.names[place] if place is not None else None,
            "voice_names": self.named(one.voice),
            "begin": begin.isoformat() if begin is not None else None,
        }

    def times(self) -> Iterator[Row]:
        for n, (one, plain) in enumerate(zip(self.record.times, self.plain["times"], strict=True)):
            yield {**plain, **self.at(n, one.span)}

    def quantities_(self) -> Iterator[Row]:
        for n, (one, plain) in enumerate(zip(self.record.quantities, self.plain["quantities"], strict=True)):
            yield {**plain, **self.at(n, one.span), "number": float(one.value)}

    def echoes(self) -> Iterator[Row]:
        for n, (one, plain) in enumerate(zip(self.record.echoes, self.plain["echoes"], strict=True)):
            yield {**plain, **self.at(n, one.span)}

    def disputes(self) -> Iterator[Row]:
        for n, (one, plain) in enumerate(zip(self.record.disputes, self.plain["disputes"], strict=True)):
            yield {**plain, **self.at(n, *one.claim, *one.dispute)}

    def unsourced(self) -> Iterator[Row]:
        for n, span in enumerate(self.record.unsourced):
            yield self.at(n, span)


def _evidence(statement: Statement) -> tuple[Span, ...]:
    """Return everything that a statement stands on: who, the words that credit, and what."""
    return (*statement.source, *statement.cue, *statement.content)


_MAKERS: dict[str, Callable[[_Rows], Iterator[Row]]] = {
    "parts": _Rows.parts,
    "source_map": _Rows.source_map,
    "entities": _Rows.entities,
    "mentions": _Rows.mentions,
    "roles": _Rows.roles,
    "statements": _Rows.statements,
    "commitments": _Rows.commitments,
    "events": _Rows.events,
    "times": _Rows.times,
    "quantities": _Rows.quantities_,
    "echoes": _Rows.echoes,
    "disputes": _Rows.disputes,
    "unsourced": _Rows.unsourced,
}

__all__ = ["Kept", "Lines", "Row", "problem_row", "rows_of", "to_lines"]
