r"""CSV: takes records, writes a folder with one .csv a table, UTF-8 with a byte order mark so that Excel reads it.

A cell that a spreadsheet would run as a formula (it begins with =, +, -, @ or a tab) gets an apostrophe in front, and
so does one that begins with apostrophes before such a sign: `unguarded` takes exactly one away again.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from onrecord.export.tables import TABLES, Column, Kind, rows_of
from onrecord.model import Record

_ACTS = "[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]"
_TO_GUARD = re.compile(f"'*{_ACTS}.", re.S)
_GUARDED = re.compile(f"'+{_ACTS}.", re.S)


def write_csv(records: Iterable[Record], path: Path, *, guard: bool = True) -> None:
    """Write every table to a file of the folder `path`; with `guard`, no cell acts when a spreadsheet opens it."""
    path.mkdir()
    with ExitStack() as open_files:
        writers = {}
        for name, table in TABLES.items():
            stream = (path / f"{name}.csv").open("w", encoding="utf-8-sig", errors="backslashreplace", newline="")
            writers[name] = csv.writer(open_files.enter_context(stream), lineterminator="\r\n")
            writers[name].writerow([column.name for column in table.columns])
        for number, record in enumerate(records, 1):
            for name, row in rows_of(number, record):
                cells = zip(TABLES[name].columns, row.values(), strict=True)
                writers[name].writerow([_cell(column, value, guard=guard) for column, value in cells])


def guarded(words: str) -> str:
    """Return words that no spreadsheet runs as a formula."""
    return f"'{words}" if _TO_GUARD.match(words) else words


def unguarded(words: str) -> str:
    """Return the words that `guarded` was given."""
    return words[1:] if _GUARDED.match(words) else words


def _cell(column: Column, value: Any, *, guard: bool) -> str:
    if value is None:
        return ""
    if column.kind is Kind.EXACT:
        return format(value, "f")
    if column.kind is Kind.TRUTH:
        return "true" if value else "false"
    words = value.isoformat() if column.kind is Kind.DATE else str(value)
    return guarded(words) if guard and column.kind is Kind.TEXT else words
