"""What people read of a record, as plain words: takes a `Record`, returns views for the brief and the page alike."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from onrecord.model import ContentKind, Document, Entity, Origin, Problem, Record, Role, Span, Stance, Statement
from onrecord.show.shares import Share

NOT_STATED = "not stated"
NO_SOURCE = "no source stated"
KINDS = {
    ContentKind.DIRECT: "direct",
    ContentKind.MIXED: "mixed, partly in their own words",
    ContentKind.INDIRECT: "indirect, in the reporter’s words",
}
STANCES = {
    Stance.DENIED: "denied by the speaker",
    Stance.ASKED: "asked, not said",
    Stance.HEDGED: "passed on as hearsay",
}
ORIGINS = {
    Origin.JSON_LD: "page’s JSON-LD",
    Origin.OPEN_GRAPH: "page’s OpenGraph",
    Origin.META: "page’s meta tags",
    Origin.MARKUP: "page’s markup",
    Origin.PDF_INFO: "PDF’s properties",
    Origin.INPUT_LINE: "input line",
    Origin.HEADER: "header",
    Origin.OPTION: "given as an option",
    Origin.LAYOUT: "layout",
}
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Fact:
    """One line about the document: what, its value or `None`, and where it was found."""

    label: str
    value: str | None
    found: str | None


@dataclass(frozen=True, slots=True)
class StatementView:
    """One statement in words. `pieces` are (words, whether verbatim); `resolved` whether the speaker is known.

    `speaker` is the speaker's name, else the words of the text that credit the statement, else `None`.
    """

    number: int
    speaker: str | None
    role: str | None
    resolved: bool
    kind: str
    cue: str | None
    pieces: tuple[tuple[str, bool], ...]
    place: str | None
    voice: tuple[str, ...]
    score: str | None
    component: str | None

    @property
    def quotation(self) -> str:
        """The words in one string, pieces joined by " … "."""
        return "".join(words for words, _ in self.pieces)


def facts(document: Document) -> tuple[Fact, ...]:
    """Return title, outlet, date and authors, each with where it was found."""
    found = {entry.field: ORIGINS[entry.origin] for entry in document.findings}
    published = document.published.isoformat() if document.published else None
    return (
        Fact("Title", document.title, found.get("title")),
        Fact("Outlet", document.outlet, found.get("outlet")),
        Fact("Date", published, found.get("published")),
        Fact("By", ", ".join(document.authors) or None, found.get("authors")),
    )


def statement_views(record: Record) -> Iterator[StatementView]:
    """Yield every statement of a record in words, numbered from 1."""
    entities = {entity.id: entity for entity in record.entities}
    for number, statement in enumerate(record.statements, 1):
        yield _view(record.document, entities, number, statement)


def _view(document: Document, entities: dict[str, Entity], number: int, statement: Statement) -> StatementView:
    speakers = [entities[name] for name in statement.speakers]
    speaker = joined_names([entity.name for entity in speakers]) or None
    if speaker is None and statement.source:
        speaker = one_line(document.text_of(statement.source))
    return StatementView(
        number=number,
        speaker=speaker,
        role=role_words(speakers[0].roles[0], entities) if len(speakers) == 1 and speakers[0].roles else None,
        resolved=bool(speakers),
        kind=_kind(statement),
        cue=one_line(document.text_of(statement.cue)) if statement.cue else None,
        pieces=tuple(_pieces(document.text, statement)),
        place=place(document, statement.content[0]),
        voice=tuple(entities[name].name for name in statement.voice),
        score=None if statement.score is None else f"{statement.score:.2f}",
        component=statement.provenance.component if statement.provenance else None,
    )


def role_words(role: Role, entities: Mapping[str, Entity]) -> str:
    """Return a role with its body and its time: "leader (Conservatives)", "premier, former, 2014 to 2019"."""
    words = one_line(role.role)
    owner = entities.get(role.of) if role.of else None
    body = one_line(owner.name) if owner else ""
    if body and body.lower() not in words.lower():
        words = f"{words} ({body})"
    if role.when and role.when.value not in words.lower():
        words = f"{words}, {role.when.value}"
    if role.begin or role.end:
        words = f"{words}, {role.begin or '?'} to {role.end or '?'}"
    return words


def _kind(statement: Statement) -> str:
    stance = STANCES.get(statement.stance) if statement.stance else None
    return f"{KINDS[statement.kind]}; {stance}" if stance else KINDS[statement.kind]


def _pieces(text: str, statement: Statement) -> Iterator[tuple[str, bool]]:
    """Yield the content cut into verbatim and other words, with " … " between its pieces."""
    for number, span in enumerate(statement.content):
        if number:
            yield " … ", False
        position = span.start
        for quoted in sorted(statement.quoted):
            start, end = max(position, quoted.start), min(span.end, quoted.end)
            if start >= end:
                continue
            if position < start:
                yield _SPACE.sub(" ", text[position:start]), False
            yield _SPACE.sub(" ", text[start:end]), True
            position = end
        if position < span.end:
            yield _SPACE.sub(" ", text[position : span.end]), False


def one_line(words: str) -> str:
    """Return words with every stretch of white space as one space."""
    return _SPACE.sub(" ", words).strip()


def joined_names(names: list[str]) -> str:
    """Return "A", "A and B" or "A, B and C"."""
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1] if names else ""


def place(document: Document, span: Span) -> str | None:
    """Return where a span begins for someone who holds the source: "page 2", "line 14", or `None`."""
    page, line = document.locate(span)
    words = [f"page {page}"] if page is not None else []
    words += [f"line {line}"] if line is not None else []
    return ", ".join(words) or None


def share_name(record: Record, share: Share) -> str:
    """Return whose words a share is."""
    names = {entity.id: entity.name for entity in record.entities if entity.id in share.speakers}
    if share.speakers:
        return joined_names([names[name] for name in share.speakers])
    return f"{one_line(share.source)} (not resolved)" if share.source else NO_SOURCE


def problem_place(document: Document, problem: Problem) -> str | None:
    """Return where a problem stands in the source, or `None`."""
    return place(document, problem.span) if problem.span is not None and document.text else None


def plural(count: int, one: str, many: str | None = None) -> str:
    """Return "1 word" or "2,000 words"."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"
