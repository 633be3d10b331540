"""One record that holds something of every kind, and one that could not be read; everyone in them is invented."""

from __future__ import annotations

import dataclasses
import datetime
from decimal import Decimal

import pytest

import onrecord
from onrecord.model import (
    Action,
    Actor,
    Amount,
    Basis,
    Commitment,
    CommitmentKind,
    Count,
    CountKind,
    Document,
    Event,
    EventDate,
    EventPlace,
    EventRoot,
    EventStatus,
    Modality,
    Party,
    Period,
    Polarity,
    Problem,
    Quantity,
    Record,
    Severity,
    Span,
)

TEXT = """Norland promises Sarovia EUR1.2bn

Ostvik Courier, 14 May 2024

OSTVIK — Norland will pay Sarovia EUR1.2bn by the end of 2026, Defence Minister Ida Lund said on Tuesday.

“We keep our word,” Lund told reporters, “and we keep it on time.”

Per Dahl, a farmer, denied that he had been asked. Rebels killed 12 soldiers in Ostvik on Monday.
"""


def span_of(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def _with_deeds(record: Record) -> Record:
    text = record.document.text
    ids = {entity.name: entity.id for entity in record.entities}
    amount = next(quantity for quantity in record.quantities if quantity.currency == "EUR")
    promise = Commitment(
        id="c1",
        span=span_of(text, "Norland will pay Sarovia EUR1.2bn by the end of 2026"),
        cue=span_of(text, "will pay"),
        promisor=(Party(ids["Norland"]),),
        beneficiary=(Party(ids["Sarovia"]),) if "Sarovia" in ids else (),
        kind=CommitmentKind.FUNDING,
        action=Action.PROVIDE,
        object=None,
        object_span=None,
        amount=Amount(amount.id),
        period=Period(deadline="2026-12-31"),
        condition=None,
        modality=Modality.PLEDGED,
        polarity=Polarity.DO,
        voice=(ids["Ida Lund"],),
        score=0.8,
    )
    dead = Quantity("q90", span_of(text, "12 soldiers"), Decimal(12), unit="soldier")
    day = datetime.date(2024, 5, 13)
    attack = Event(
        id="v1",
        event=EventRoot.ASSAULT,
        mode=None,
        base_event=None,
        status=EventStatus.ASSERTED,
        trigger=span_of(text, "killed"),
        span=span_of(text, "Rebels killed 12 soldiers in Ostvik on Monday"),
        actors=(Actor(ids["Norland"], span_of(text, "Rebels")),),
        recipients=(),
        reciprocal=False,
        date=EventDate("2024-05-13", day, day, Basis.STATED),
        place=EventPlace(ids["Ostvik"], span_of(text, "Ostvik on Monday"), None, None, 59.5, 10.25, Basis.STATED),
        counts=(Count(CountKind.DEAD, "q90"),),
        voice=(),
    )
    return dataclasses.replace(record, commitments=(promise,), events=(attack,), quantities=(*record.quantities, dead))


@pytest.fixture(scope="session")
def record() -> Record:
    return _with_deeds(onrecord.read_text(TEXT, key="wire/pledge.txt"))


@pytest.fixture(scope="session")
def unread() -> Record:
    problem = Problem("not-found", "There is no file or folder 'gone.txt'. Check the path.", None, Severity.ERROR)
    return Record(Document(id=None, key="gone.txt", source="gone.txt"), problems=(problem,))


@pytest.fixture(scope="session")
def records(record: Record, unread: Record) -> list[Record]:
    return [record, unread]
