"""Brat stand-off: takes records, writes a folder that brat opens, for correction by hand; `brat_import` reads it back.

A document is NAME.txt, NAME.ann and NAME.record.json, the record as it was. In .ann:

- T lines are spans (discontinuous ones as "1 5;9 12"), E lines records: `Statement` on its cue with Source and Content,
  `Quotation` on its content where there is no cue, `Commitment` on its cue with Promise, `Event` on its trigger.
- A lines say kind, attitude, modality and the like; # notes hold the id of a record and who speaks.
- Mentions of people, bodies and places are T lines of their own, with an N line to GeoNames where there is one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path

from onrecord.export.files import as_utf8, stem_of
from onrecord.model import (
    Action,
    Attitude,
    Commitment,
    CommitmentKind,
    ContentKind,
    Entity,
    EntityKind,
    Event,
    EventRoot,
    EventStatus,
    Modality,
    Polarity,
    Record,
    Span,
    Stance,
    Statement,
)
from onrecord.model.codec import record_to_line

POLARITIES = {Polarity.DO: "do", Polarity.DO_NOT: "do_not"}
STATEMENT, QUOTATION, COMMITMENT, EVENT = "Statement", "Quotation", "Commitment", "Event"
_ATTRIBUTES: dict[str, tuple[str, Iterable[str]]] = {
    "Kind": (f"{STATEMENT}|{QUOTATION}", ContentKind),
    "Attitude": (f"{STATEMENT}|{QUOTATION}", Attitude),
    "Stance": (f"{STATEMENT}|{QUOTATION}", Stance),
    "Modality": (COMMITMENT, Modality),
    "Polarity": (COMMITMENT, POLARITIES.values()),
    "About": (COMMITMENT, CommitmentKind),
    "Action": (COMMITMENT, Action),
    "Root": (EVENT, EventRoot),
    "Status": (EVENT, EventStatus),
}


def write_brat(records: Iterable[Record], path: Path) -> None:
    """Write each document with its annotations to the folder `path`, and the files that configure brat."""
    path.mkdir()
    (path / "annotation.conf").write_text(annotation_conf(), encoding="utf-8")
    for number, record in enumerate(records, 1):
        stem = stem_of(number, record.document)
        (path / f"{stem}.txt").write_bytes(record.document.text.encode("utf-8", "replace"))
        (path / f"{stem}.ann").write_bytes(as_utf8("".join(f"{line}\n" for line in standoff_of(record))))
        (path / f"{stem}.record.json").write_bytes(as_utf8(record_to_line(record)) + b"\n")


def annotation_conf() -> str:
    """Return the types that brat offers to who corrects."""
    entities = [*map(type_of, EntityKind), "Source", "Content", "Promise", "Target", "Doer"]
    attributes = [
        f"{name}\tArg:{owner}, Value:{'|'.join(map(str, values))}" for name, (owner, values) in _ATTRIBUTES.items()
    ]
    events = [
        f"{STATEMENT}\tSource*:Source, Content+:Content",
        f"{QUOTATION}\tSource*:Source",
        f"{COMMITMENT}\tPromise:Promise",
        f"{EVENT}\tActor*:Doer, Recipient*:Target",
    ]
    relations: list[str] = []
    parts = (("entities", entities), ("relations", relations), ("events", events), ("attributes", attributes))
    return "\n".join(f"[{name}]\n" + "".join(f"{line}\n" for line in lines) for name, lines in parts)


def type_of(kind: EntityKind) -> str:
    """Return how brat names a kind of entity: "Person"."""
    return kind.value.capitalize()


def standoff_of(record: Record) -> Iterator[str]:
    """Yield the lines of one .ann file."""
    writer = _Standoff(record)
    for entity in record.entities:
        yield from writer.entity(entity)
    for statement in record.statements:
        yield from writer.statement(statement)
    for commitment in record.commitments:
        yield from writer.commitment(commitment)
    for event in record.events:
        yield from writer.event(event)


class _Standoff:
    """Numbers the lines of one file."""

    def __init__(self, record: Record) -> None:
        self._text = record.document.text
        self._names = {entity.id: entity.name for entity in record.entities}
        self._last = dict.fromkeys("TEAN#", 0)

    def entity(self, entity: Entity) -> Iterator[str]:
        for position, mention in enumerate(entity.mentions):
            name, line = self._piece(type_of(entity.kind), (mention.span,))
            yield line
            yield f"{self._next('#')}\tAnnotatorNotes {name}\t{entity.id} {mention.kind.value}"
            if position == 0 and entity.links.geonames is not None:
                words = _one_line(entity.name)
                yield f"{self._next('N')}\tReference {name} GeoNames:{entity.links.geonames}\t{words}"

    def statement(self, one: Statement) -> Iterator[str]:
        pieces = {"Source": one.source, "Content": one.content if one.cue else ()}
        head, trigger = (STATEMENT, one.cue) if one.cue else (QUOTATION, one.content)
        said: dict[str, StrEnum | str | None] = {"Kind": one.kind, "Attitude": one.attitude, "Stance": one.stance}
        speakers = "; ".join(_one_line(self._names[name]) for name in one.speakers)
        yield from self._event(head, trigger, pieces, said, f"{one.id} {speakers}".rstrip())

    def commitment(self, one: Commitment) -> Iterator[str]:
        said: dict[str, StrEnum | str | None] = {"Modality": one.modality, "Polarity": POLARITIES[one.polarity]}
        said |= {"About": one.kind, "Action": one.action}
        parties = "; ".join(_one_line(self._names[party.entity]) for party in one.promisor)
        yield from self._event(COMMITMENT, (one.cue,), {"Promise": (one.span,)}, said, f"{one.id} {parties}")

    def event(self, one: Event) -> Iterator[str]:
        said: dict[str, StrEnum | str | None] = {"Root": one.event, "Status": one.status}
        arguments = [("Actor", "Doer", actor.span) for actor in one.actors]
        arguments += [("Recipient", "Target", actor.span) for actor in one.recipients]
        trigger, line = self._piece(EVENT, (one.trigger,))
        yield line
        roles = []
        for role, kind, span in arguments:
            name, line = self._piece(kind, (span,))
            yield line
            roles.append(f"{role}:{name}")
        yield from self._closed(EVENT, trigger, roles, said, one.id)

    def _event(
        self,
        head: str,
        trigger: tuple[Span, ...],
        pieces: dict[str, tuple[Span, ...]],
        said: dict[str, StrEnum | str | None],
        note: str,
    ) -> Iterator[str]:
        name, line = self._piece(head, trigger)
        yield line
        roles = []
        for role, spans in pieces.items():
            if spans:
                argument, line = self._piece(role, spans)
                yield line
                roles.append(f"{role}:{argument}")
        yield from self._closed(head, name, roles, said, note)

    def _closed(
        self, head: str, trigger: str, roles: list[str], said: dict[str, StrEnum | str | None], note: str
    ) -> Iterator[str]:
        event = self._next("E")
        yield f"{event}\t{' '.join([f'{head}:{trigger}', *roles])}"
        for name, value in said.items():
            if value is not None:
                yield f"{self._next('A')}\t{name} {event} {value}"
        yield f"{self._next('#')}\tAnnotatorNotes {event}\t{note}"

    def _piece(self, kind: str, spans: tuple[Span, ...]) -> tuple[str, str]:
        """Return the name and the line of a span; brat cuts spans at the ends of lines, so that none runs over one."""
        name = self._next("T")
        cut = [piece for span in spans for piece in within_lines(self._text, span)]
        offsets = ";".join(f"{piece.start} {piece.end}" for piece in cut)
        words = " ".join(self._text[piece.start : piece.end] for piece in cut)
        return name, f"{name}\t{kind} {offsets}\t{words}"

    def _next(self, letter: str) -> str:
        self._last[letter] += 1
        return f"{letter}{self._last[letter]}"


def within_lines(text: str, span: Span) -> list[Span]:
    """Return a span in pieces that hold no line break."""
    pieces, start = [], span.start
    for end in [place for place in range(span.start, span.end) if text[place] in "\n\r"] + [span.end]:
        if start < end:
            pieces.append(Span(start, end))
        start = end + 1
    return pieces


def _one_line(words: str) -> str:
    return " ".join(words.split())
