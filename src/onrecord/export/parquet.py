"""Parquet: takes records, writes a folder with one typed .parquet a table, made by DuckDB from rows kept on disk."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from onrecord.export.files import as_utf8
from onrecord.export.tables import TABLES, Kind, Table, rows_of
from onrecord.model import Record

_TYPES = {
    Kind.TEXT: "VARCHAR",
    Kind.EXACT: "VARCHAR",
    Kind.WHOLE: "BIGINT",
    Kind.NUMBER: "DOUBLE",
    Kind.DATE: "DATE",
    Kind.TRUTH: "BOOLEAN",
}
_LIMIT = f"maximum_object_size = {1 << 28}"
_FORM = "FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 16384"  # few rows at once, so that memory stays low


def write_parquet(records: Iterable[Record], path: Path) -> None:
    """Write every table to a file of the folder `path`; exact amounts are text beside a DOUBLE."""
    import duckdb

    path.mkdir()
    with tempfile.TemporaryDirectory(dir=path.parent) as work, ExitStack() as open_files:
        streams = {name: open_files.enter_context((Path(work) / f"{name}.json").open("wb")) for name in TABLES}
        for number, record in enumerate(records, 1):
            for name, row in rows_of(number, record):
                streams[name].write(as_utf8(json.dumps(row, ensure_ascii=False, default=_written)) + b"\n")
        open_files.close()
        with duckdb.connect() as base:
            base.execute("SET threads = 1")
            for name, table in TABLES.items():
                rows, target = _quoted(Path(work) / f"{name}.json"), _quoted(path / f"{name}.parquet")
                source = f"{rows}, format = 'newline_delimited', columns = {_types(table)}, {_LIMIT}"
                base.execute(f"COPY (SELECT * FROM read_json({source})) TO {target} ({_FORM})")  # noqa: S608


def _types(table: Table) -> dict[str, str]:
    """Return {column: its type}; Python writes such a dictionary as DuckDB reads it."""
    return {column.name: _TYPES[column.kind] for column in table.columns}


def _quoted(path: Path) -> str:
    doubled = str(path).replace("'", "''")
    return f"'{doubled}'"


def _written(value: Any) -> str:
    """Return a decimal or a date as JSON holds it."""
    return value.isoformat() if hasattr(value, "isoformat") else format(value, "f")
