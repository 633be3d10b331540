"""A small builder of records from inline strings: words are found in the text, never counted by hand."""

from __future__ import annotations

import datetime

from onrecord.model import (
    Attitude,
    ContentKind,
    Document,
    Echo,
    Entity,
    EntityKind,
    Finding,
    Mention,
    MentionKind,
    OffsetMap,
    Origin,
    Part,
    PartKind,
    Provenance,
    Record,
    Role,
    Span,
    Statement,
)


def find(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def make_parts(text: str, kinds: tuple[PartKind, ...] = ()) -> tuple[Part, ...]:
    """One part for each paragraph; `kinds` names the first ones, the others are body."""
    parts, position = [], 0
    for number, paragraph in enumerate(text.split("\n\n")):
        kind = kinds[number] if number < len(kinds) else PartKind.BODY
        if paragraph:
            parts.append(Part(kind, Span(position, position + len(paragraph))))
        position += len(paragraph) + 2
    return tuple(parts)


def make_document(text: str, kinds: tuple[PartKind, ...] = (), **fields: object) -> Document:
    starts = [0] + [index + 1 for index, character in enumerate(text) if character == "\n"]
    values: dict[str, object] = {
        "id": "ab" * 32,
        "key": "story.txt",
        "source": "story.txt",
        "media_type": "text/plain",
        "reader": "plain/1",
        "language": "en",
        "text": text,
        "parts": make_parts(text, kinds),
        "source_map": OffsetMap.identity(len(text)),
        "line_starts": tuple(starts),
    }
    return Document(**{**values, **fields})  # type: ignore[arg-type]


def make_statement(
    text: str,
    number: int,
    content: tuple[str, ...],
    *,
    quoted: tuple[str, ...] = (),
    source: str | None = None,
    cue: str | None = None,
    speakers: tuple[str, ...] = (),
    voice: tuple[str, ...] = (),
    kind: ContentKind = ContentKind.DIRECT,
) -> Statement:
    return Statement(
        id=f"s{number}",
        kind=kind,
        attitude=Attitude.STATEMENT,
        source=(find(text, source),) if source else (),
        cue=(find(text, cue),) if cue else (),
        content=tuple(find(text, words) for words in content),
        quoted=tuple(find(text, words) for words in quoted),
        speakers=speakers,
        voice=voice,
        score=0.9,
        provenance=Provenance("attribution/1", "0123456789ab"),
    )


STORY = (
    "Norland pledges two batteries\n\n"
    "By Maja Brandt\n\n"
    "“We will send,” defence minister Ida Lund told reporters, “two batteries.”\n\n"
    "“It is late,” a senior official complained. “Far too late!”\n\n"
    "Per Dahl argued that the plan was “a blank cheque” for Sarovia.\n\n"
    "The so-called “reform package” stays on the table.\n\n"
    "Read more: norland.example"
)


def make_story() -> Record:
    """A record with every kind of statement, an echo, an outlet and two people."""
    kinds = (PartKind.TITLE, PartKind.BYLINE, *[PartKind.BODY] * 4, PartKind.BOILERPLATE)
    document = make_document(
        STORY,
        kinds,
        title="Norland pledges two batteries",
        authors=("Maja Brandt",),
        outlet="Ostvik Courier",
        published=datetime.date(2024, 5, 3),
        findings=(Finding("outlet", Origin.HEADER), Finding("published", Origin.OPTION)),
    )
    lund = Entity(
        "e1",
        "Ida Lund",
        EntityKind.PERSON,
        (Mention(find(STORY, "Ida Lund"), MentionKind.NAME),),
        (Role("defence minister", None, find(STORY, "defence minister")),),
    )
    dahl = Entity("e2", "Per Dahl", EntityKind.PERSON, (Mention(find(STORY, "Per Dahl"), MentionKind.NAME),))
    outlet = Entity("e3", "Ostvik Courier", EntityKind.PUBLICATION)
    sarovia = Entity("e4", "Sarovia", EntityKind.STATE, (Mention(find(STORY, "Sarovia"), MentionKind.NAME),))
    statements = (
        make_statement(
            STORY,
            1,
            ("“We will send,”", "“two batteries.”"),
            quoted=("We will send,", "two batteries."),
            source="defence minister Ida Lund",
            cue="told",
            speakers=("e1",),
            voice=("e3",),
        ),
        make_statement(
            STORY,
            2,
            ("“It is late,”",),
            quoted=("It is late,",),
            source="a senior official",
            cue="complained",
            voice=("e3",),
        ),
        make_statement(STORY, 3, ("“Far too late!”",), quoted=("Far too late!",), voice=("e3",)),
        make_statement(
            STORY,
            4,
            ("that the plan was “a blank cheque” for Sarovia",),
            quoted=("a blank cheque",),
            source="Per Dahl",
            cue="argued",
            speakers=("e2",),
            kind=ContentKind.MIXED,
        ),
    )
    echoes = (Echo(find(STORY, "reform package"), ("e2",), "s4"),)
    return Record(document, (lund, dahl, outlet, sarovia), statements, echoes)
