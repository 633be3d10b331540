"""SQLite: takes records, writes one database with the tables, foreign keys and full-text search; Datasette opens it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from onrecord.export.tables import TABLES, Column, Kind, Row, Table, rows_of
from onrecord.model import Record

_TYPES = {Kind.WHOLE: "INTEGER", Kind.TRUTH: "INTEGER", Kind.NUMBER: "REAL"}
_SEARCHED = {"statements": ("text", "speakers", "context"), "commitments": ("text", "context"),
             "documents": ("title", "text")}  # fmt: skip
_BATCH = 500


def write_sqlite(records: Iterable[Record], path: Path) -> None:
    """Write all tables to the database `path`; dates are ISO 8601 text, exact amounts text beside a REAL."""
    with closing(sqlite3.connect(path)) as base:
        base.execute("PRAGMA journal_mode = OFF")  # the file has its name only once it is whole
        base.execute("PRAGMA synchronous = OFF")
        for table in TABLES.values():
            base.execute(_created(table))
        for name, rows in _batches(records):
            holes = ", ".join("?" for _ in TABLES[name].columns)
            base.executemany(f"INSERT INTO {name} VALUES ({holes})", rows)  # noqa: S608 - our own table names
        for name, columns in _SEARCHED.items():
            words = ", ".join(columns)
            base.execute(f'CREATE VIRTUAL TABLE {name}_fts USING fts5({words}, content="{name}")')
            base.execute(f"INSERT INTO {name}_fts({name}_fts) VALUES ('rebuild')")  # noqa: S608
        for table in TABLES.values():
            for column in table.columns:
                if column.refers and not (table.keyed and column is table.columns[0]):
                    base.execute(f"CREATE INDEX {table.name}_{column.name} ON {table.name}({column.name})")
        base.commit()


def _created(table: Table) -> str:
    lines = []
    for index, column in enumerate(table.columns):
        kind = _TYPES.get(column.kind, "TEXT")
        key = " PRIMARY KEY" if table.keyed and index == 0 else ""
        lines.append(f'"{column.name}" {kind}{key}')
    for column in table.columns:
        if column.refers:
            target = TABLES[column.refers].columns[0].name
            lines.append(f'FOREIGN KEY ("{column.name}") REFERENCES {column.refers}("{target}")')
    return f"CREATE TABLE {table.name} ({', '.join(lines)})"


def _batches(records: Iterable[Record]) -> Iterator[tuple[str, list[list[Any]]]]:
    """Yield (table, rows), a few hundred rows at once."""
    waiting: dict[str, list[list[Any]]] = {name: [] for name in TABLES}
    for number, record in enumerate(records, 1):
        for name, row in rows_of(number, record):
            waiting[name].append(_values(TABLES[name], row))
            if len(waiting[name]) == _BATCH:
                yield name, waiting[name]
                waiting[name] = []
    yield from waiting.items()


def _values(table: Table, row: Row) -> list[Any]:
    return [_value(column, row[column.name]) for column in table.columns]


def _value(column: Column, value: Any) -> Any:
    if value is None or column.kind in (Kind.WHOLE, Kind.NUMBER):
        return value
    if column.kind is Kind.EXACT:
        return format(value, "f")
    if column.kind is Kind.TRUTH:
        return int(value)
    words = value.isoformat() if column.kind is Kind.DATE else str(value)
    return words.encode("utf-8", "backslashreplace").decode()
