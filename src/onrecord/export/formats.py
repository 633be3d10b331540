"""Every format that records can be written in: name, what it makes, for whom, and the function that writes it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from onrecord.errors import ExportError
from onrecord.export.csv_tables import write_csv
from onrecord.export.jsonl import write_jsonl
from onrecord.export.parquet import write_parquet
from onrecord.export.sqlite import write_sqlite
from onrecord.model import Document, Parse, Record


@dataclass(frozen=True, slots=True)
class Options:
    """What some formats need to know: `guard` makes CSV cells harmless, `parse` cuts a document into tokens."""

    guard: bool = True
    parse: Callable[[Document], Parse] | None = None


Writer = Callable[[Iterable[Record], Path, Options], None]


@dataclass(frozen=True, slots=True)
class ExportFormat:
    """One format; `makes` is "file" or "folder"."""

    name: str
    makes: str
    holds: str
    meant_for: str
    write: Writer


FORMATS: tuple[ExportFormat, ...] = (
    ExportFormat(
        "jsonl",
        "file",
        "every record whole, one a line",
        "programs; read back equal",
        lambda records, path, options: write_jsonl(records, path),
    ),
    ExportFormat(
        "csv",
        "folder",
        "one .csv a table",
        "spreadsheets; cells that would act as formulas begin with an apostrophe",
        lambda records, path, options: write_csv(records, path, guard=options.guard),
    ),
    ExportFormat(
        "sqlite",
        "file",
        "all tables, foreign keys, full-text search",
        "SQL, Datasette",
        lambda records, path, options: write_sqlite(records, path),
    ),
    ExportFormat(
        "parquet",
        "folder",
        "one typed .parquet a table",
        "pandas, Polars, R, DuckDB, Spark",
        lambda records, path, options: write_parquet(records, path),
    ),
)


def find_format(name: str) -> ExportFormat:
    """Return the format of this name.

    Raises:
        ExportError: there is none; the message names those that exist.
    """
    known = {entry.name: entry for entry in FORMATS}
    if name not in known:
        near = get_close_matches(name, known, n=1)
        hint = f"Did you mean {near[0]}? " if near else ""
        raise ExportError(f"There is no format {name!r}. {hint}The formats are: {', '.join(known)}.")
    return known[name]
