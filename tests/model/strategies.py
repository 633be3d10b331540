"""Hypothesis strategies for whole records: every type, every field, `None` where a field may be empty."""

import datetime
from decimal import Decimal

from hypothesis import strategies as st

from onrecord.model import (
    Action,
    Actor,
    Amount,
    Attitude,
    Basis,
    Box,
    Commitment,
    CommitmentKind,
    Comparator,
    ContentKind,
    Count,
    CountKind,
    Dispute,
    Document,
    Echo,
    Entity,
    EntityKind,
    Event,
    EventDate,
    EventPlace,
    EventRoot,
    EventStatus,
    Finding,
    Links,
    Mention,
    MentionKind,
    Modality,
    OffsetMap,
    Origin,
    Part,
    PartKind,
    PartStyle,
    Party,
    Period,
    Polarity,
    Problem,
    Provenance,
    Quantity,
    Record,
    Repair,
    RepairKind,
    Role,
    Run,
    Severity,
    SourceSpan,
    Span,
    Statement,
    Status,
    Tenure,
    Time,
    TimeModifier,
    TimeType,
)

LENGTH = 40
ENTITIES = ("e1", "e2", "e3")

words = st.text(max_size=8)
some_words = st.none() | words
dates = st.dates(datetime.date(1000, 1, 1), datetime.date(2999, 12, 31))
scores = st.none() | st.floats(0, 1)
numbers = st.floats(-1e6, 1e6)
decimals = st.decimals(Decimal(-(10**15)), Decimal(10**15), places=3, allow_nan=False, allow_infinity=False)
spans = st.builds(lambda start, length: Span(start, min(start + length, LENGTH)), st.integers(0, 30), st.integers(1, 9))
some_spans = st.none() | spans
entities = st.sampled_from(ENTITIES)


def several(items, *, least=0):
    return st.lists(items, min_size=least, max_size=3).map(tuple)


def choice(kind):
    return st.sampled_from(list(kind))


@st.composite
def spans_apart(draw, *, least=0):
    """Spans in text order that share no character."""
    points = sorted(draw(st.sets(st.integers(0, LENGTH), min_size=2 * least, max_size=6)))
    return tuple(Span(start, end) for start, end in zip(points[::2], points[1::2], strict=False))


@st.composite
def offset_maps(draw):
    pages = draw(st.none() | st.integers(1, 3))
    runs, start = [], 0
    for gap, length in draw(st.lists(st.tuples(st.integers(0, 3), st.integers(1, 8)), max_size=3)):
        runs.append(Run(start + gap, draw(st.integers(0, 500)), length, pages))
        start += gap + length
    return OffsetMap(tuple(runs))


source_spans = st.builds(
    lambda start, length, page: SourceSpan(start, start + length, page),
    st.integers(0, 90),
    st.integers(1, 9),
    st.none() | st.integers(1, 9),
)


@st.composite
def documents(draw):
    offsets = draw(offset_maps())
    boxes = draw(st.booleans()) and [draw(st.builds(Box, numbers, numbers, numbers, numbers)) for _ in offsets.runs]
    return Document(
        id=draw(st.none() | st.just("0" * 64)),
        key=draw(words),
        source=draw(some_words),
        media_type=draw(some_words),
        reader=draw(some_words),
        title=draw(some_words),
        authors=draw(several(words)),
        outlet=draw(some_words),
        published=draw(st.none() | dates),
        language=draw(some_words),
        text=draw(st.text(min_size=LENGTH, max_size=LENGTH)),
        parts=tuple(
            Part(draw(choice(PartKind)), span, draw(st.none() | choice(PartStyle))) for span in draw(spans_apart())
        ),
        source_map=offsets,
        repairs=draw(several(st.builds(Repair, choice(RepairKind), some_spans, st.none() | source_spans))),
        encoding=draw(some_words),
        findings=draw(several(st.builds(Finding, words, choice(Origin), some_words, some_spans))),
        emphasis=draw(several(spans)),
        boxes=tuple(boxes or ()),
        line_starts=draw(several(st.integers(0, 10**6))),
    )


provenances = st.none() | st.builds(Provenance, words, some_words, some_words)


@st.composite
def entity_lists(draw):
    links = st.builds(Links, some_words, st.none() | st.integers(0, 10**7))
    mentions = several(st.builds(Mention, spans, choice(MentionKind)))
    when = st.none() | choice(Tenure)
    roles = several(st.builds(Role, words, st.none() | entities, some_spans, when, some_words, some_words))
    return tuple(
        Entity(name, *draw(st.tuples(words, choice(EntityKind), mentions, roles, several(entities), links)))
        for name in ENTITIES
    )


def statements(name):
    apart = spans_apart()
    return st.builds(
        Statement,
        st.just(name),
        choice(ContentKind),
        choice(Attitude),
        apart,
        apart,
        spans_apart(least=1),
        apart,
        several(entities),
        several(entities),
        scores,
        provenances,
    )


def commitments(name):
    parties = st.builds(Party, entities, some_spans)
    status = st.builds(Status, words, some_words, several(entities), st.none() | st.just("q1"), some_spans)
    periods = st.builds(Period, some_words, some_words, some_words, some_words, st.none() | st.just("t1"))
    return st.builds(
        Commitment,
        st.just(name),
        spans,
        spans,
        several(parties, least=1),
        several(parties),
        choice(CommitmentKind),
        choice(Action),
        some_words,
        some_spans,
        st.none() | st.just(Amount("q1")),
        st.none() | periods,
        some_words,
        choice(Modality),
        choice(Polarity),
        several(entities),
        several(status),
        st.none() | st.just("c1"),
        several(spans),
        scores,
        provenances,
    )


def events(name):
    actors = several(st.builds(Actor, entities, spans, some_words, several(words)))
    some_dates = st.none() | dates
    date = st.builds(EventDate, words, some_dates, some_dates, choice(Basis), st.none() | st.just("t1"))
    degrees = st.none() | st.floats(-180, 180)
    number = st.none() | st.integers(0, 10**7)
    place = st.builds(EventPlace, st.none() | entities, some_spans, some_words, number, degrees, degrees, choice(Basis))
    return st.builds(
        Event,
        st.just(name),
        choice(EventRoot),
        some_words,
        st.none() | choice(EventRoot),
        choice(EventStatus),
        spans,
        spans,
        actors,
        actors,
        st.booleans(),
        st.none() | date,
        st.none() | place,
        several(st.builds(Count, choice(CountKind), st.just("q1"))),
        several(entities),
        scores,
        provenances,
    )


def times(name):
    some_dates = st.none() | dates
    modifier = st.none() | choice(TimeModifier)
    return st.builds(
        Time, st.just(name), spans, choice(TimeType), some_words, some_dates, some_dates, some_words, modifier
    )


def quantities(name):
    return st.builds(
        Quantity,
        st.just(name),
        spans,
        decimals,
        st.none() | decimals,
        choice(Comparator),
        some_words,
        some_words,
        some_words,
        some_words,
    )


codes = st.sampled_from(["no-date", "too-large", "empty", "a1-b2"])


@st.composite
def records(draw):
    """A whole record that holds two of each kind, all ids known to it."""
    return Record(
        draw(documents()),
        entities=draw(entity_lists()),
        statements=tuple(draw(statements(name)) for name in ("s1", "s2")),
        echoes=draw(several(st.builds(Echo, spans, several(entities), st.none() | st.just("s1")))),
        commitments=tuple(draw(commitments(name)) for name in ("c1", "c2")),
        events=tuple(draw(events(name)) for name in ("v1", "v2")),
        times=tuple(draw(times(name)) for name in ("t1", "t2")),
        quantities=tuple(draw(quantities(name)) for name in ("q1", "q2")),
        disputes=draw(several(st.builds(Dispute, several(spans, least=1), several(spans, least=1), several(entities)))),
        unsourced=draw(several(spans)),
        problems=draw(several(st.builds(Problem, codes, words, some_spans, choice(Severity)))),
    )
