"""The tables, made from the data model: takes nothing, returns `Table`s with the columns and the SQL that makes them.

A column is a field of the record under the same name; what a person asks for beside it (the exact words, the names of
speakers, where the context begins) is worked out once, when a document is stored. Spans are `[start, end]`.
"""

from __future__ import annotations

import dataclasses
import datetime
import functools
import hashlib
import types
import typing
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from onrecord.model import (
    Box,
    Commitment,
    Dispute,
    Document,
    Echo,
    Entity,
    Event,
    Mention,
    Part,
    Problem,
    Quantity,
    Role,
    SourceSpan,
    Span,
    Statement,
    Time,
)

_LEAVES: dict[Any, str] = {
    str: "VARCHAR",
    int: "BIGINT",
    float: "DOUBLE",
    bool: "BOOLEAN",
    datetime.date: "DATE",
    Decimal: "VARCHAR",
    Span: "INTEGER[]",
    SourceSpan: "INTEGER[]",
    Box: "DOUBLE[]",
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name and its type in DuckDB."""

    name: str
    type: str


@dataclass(frozen=True, slots=True)
class Table:
    """One table. `derived` says that its rows come from records and can be made again from them."""

    name: str
    columns: tuple[Column, ...]
    derived: bool = True

    def create(self) -> str:
        """Return the SQL that makes the table where it is not there yet."""
        columns = ", ".join(f"{quoted(column.name)} {column.type}" for column in self.columns)
        return f"CREATE TABLE IF NOT EXISTS {self.name} ({columns})"


def quoted(name: str) -> str:
    """Return a name as SQL takes it even where it is a word of SQL."""
    return f'"{name}"'


def sql_type(hint: Any) -> str:
    """Return the DuckDB type of a field of the data model."""
    if hint in _LEAVES:
        return _LEAVES[hint]
    if typing.get_origin(hint) in (typing.Union, types.UnionType):
        return sql_type(next(one for one in typing.get_args(hint) if one is not types.NoneType))
    if typing.get_origin(hint) is tuple:
        return f"{sql_type(typing.get_args(hint)[0])}[]"
    if issubclass(hint, StrEnum):
        return "VARCHAR"
    fields = ", ".join(f"{quoted(column.name)} {column.type}" for column in fields_of(hint))
    return f"STRUCT({fields})"


def fields_of(kind: Any, *, without: tuple[str, ...] = ()) -> tuple[Column, ...]:
    """Return a column for each field of a dataclass."""
    hints = typing.get_type_hints(kind)
    return tuple(
        Column(entry.name, sql_type(hints[entry.name]))
        for entry in dataclasses.fields(kind)
        if entry.init and entry.name not in without
    )


def _columns(words: str) -> tuple[Column, ...]:
    """Return the columns that "name TYPE, name TYPE" lists."""
    pairs = (part.strip().split(" ", 1) for part in words.split(","))
    return tuple(Column(name, kind) for name, kind in pairs)


DOC = _columns("doc BIGINT")
PLACE = _columns("span_start INTEGER, span_end INTEGER, text VARCHAR")
CONTEXT = _columns("context_start INTEGER, context_end INTEGER")
REVIEW = _columns("review VARCHAR")
NUMBER = _columns("n INTEGER")

# Of a document, what only the whole record holds: see `onrecord show` and `archive.records()`.
APART = ("parts", "source_map", "repairs", "findings", "emphasis", "boxes", "line_starts")


@functools.cache
def tables() -> tuple[Table, ...]:
    """Return every table, in the order in which they are filled."""
    people = _columns("speaker_names VARCHAR[], speaker_key VARCHAR, source_text VARCHAR, voice_names VARCHAR[]")
    people += _columns("about_names VARCHAR[], about_key VARCHAR")
    parties = _columns("promisor_names VARCHAR[], promisor_key VARCHAR, beneficiary_names VARCHAR[]")
    parties += _columns("beneficiary_key VARCHAR, voice_names VARCHAR[], amount_text VARCHAR, number DOUBLE")
    parties += _columns("currency VARCHAR, unit VARCHAR")
    actors = _columns("actor_names VARCHAR[], actor_key VARCHAR, recipient_names VARCHAR[], recipient_key VARCHAR")
    actors += _columns("place_name VARCHAR, voice_names VARCHAR[], begin DATE")
    kept = _columns("characters INTEGER, was_read BOOLEAN, outlet_key VARCHAR")
    kept += _columns("onrecord VARCHAR, components VARCHAR, settings VARCHAR, added TIMESTAMP, run BIGINT")
    where = DOC + NUMBER + PLACE
    return (
        Table("documents", (*DOC, *fields_of(Document, without=APART), *kept)),
        Table("parts", (*where, *fields_of(Part))),
        Table(
            "source_map", _columns("doc BIGINT, text_start INTEGER, source_start INTEGER, length INTEGER, page INTEGER")
        ),
        Table(
            "entities",
            (*DOC, *NUMBER, *fields_of(Entity, without=("mentions", "roles")), *_columns("name_key VARCHAR"), *REVIEW),
        ),
        Table("mentions", (*where, *_columns("entity VARCHAR"), *fields_of(Mention))),
        Table("roles", (*DOC, *NUMBER, *_columns("entity VARCHAR, of_name VARCHAR"), *fields_of(Role))),
        Table("statements", (*where, *fields_of(Statement), *people, *CONTEXT, *REVIEW)),
        Table("commitments", (*where, *fields_of(Commitment), *parties, *CONTEXT, *REVIEW)),
        Table("events", (*where, *fields_of(Event), *actors, *CONTEXT, *REVIEW)),
        Table("times", (*where, *fields_of(Time))),
        Table("quantities", (*where, *fields_of(Quantity), *_columns("number DOUBLE"))),
        Table("echoes", (*where, *fields_of(Echo))),
        Table("disputes", (*where, *fields_of(Dispute))),
        Table("unsourced", where),
        Table("problems", (*DOC, *_columns("key VARCHAR, location VARCHAR, run BIGINT"), *fields_of(Problem))),
        Table("locations", LOCATION, derived=False),
        Table("runs", RUN, derived=False),
        Table("corrections", CORRECTION, derived=False),
    )


LOCATION = _columns("id VARCHAR, key VARCHAR, location VARCHAR, media_type VARCHAR, encoding VARCHAR, hints VARCHAR")
LOCATION += _columns("added TIMESTAMP, run BIGINT")
RUN = _columns("run BIGINT, began TIMESTAMP, onrecord VARCHAR, settings VARCHAR, what VARCHAR")
CORRECTION = _columns("number BIGINT, made TIMESTAMP, who VARCHAR, why VARCHAR, action VARCHAR, target VARCHAR")
CORRECTION += _columns("document VARCHAR, kind VARCHAR, anchor VARCHAR, change VARCHAR")


def table(name: str) -> Table:
    """Return the table with this name."""
    return next(one for one in tables() if one.name == name)


def digest() -> str:
    """Return a short digest of all tables: another one says that an archive was made with another data model."""
    return hashlib.sha256("\n".join(one.create() for one in tables()).encode()).hexdigest()[:12]
