"""What a question gives back: rows with names, as objects, tables for other libraries, CSV or JSON."""

from __future__ import annotations

import csv
import datetime
import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, overload

from onrecord.errors import ArchiveError


@dataclass(frozen=True, slots=True)
class Rows(Sequence[tuple[Any, ...]]):
    """The rows of a question in SQL, with the names of their columns."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]

    @overload
    def __getitem__(self, index: int) -> tuple[Any, ...]: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[tuple[Any, ...]]: ...
    def __getitem__(self, index: int | slice) -> Any:
        return self.rows[index]

    def __len__(self) -> int:
        return len(self.rows)

    def to_dicts(self) -> list[dict[str, Any]]:
        """Return each row as {column: value}."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]

    def to_polars(self) -> Any:
        """Return a Polars data frame; needs the extra [polars]."""
        try:
            import polars
        except ImportError:
            raise _lacks("polars") from None
        return polars.DataFrame(self._by_column(), strict=False)

    def to_pandas(self) -> Any:
        """Return a pandas data frame; needs the extra [pandas]."""
        try:
            import pandas
        except ImportError:
            raise _lacks("pandas") from None
        return pandas.DataFrame(self._by_column(), columns=list(self.columns))

    def to_arrow(self) -> Any:
        """Return an Arrow table; needs the extra [arrow]."""
        try:
            import pyarrow
        except ImportError:
            raise _lacks("arrow") from None
        return pyarrow.table(self._by_column())

    def _by_column(self) -> dict[str, list[Any]]:
        return {name: [row[place] for row in self.rows] for place, name in enumerate(self.columns)}

    def json_lines(self) -> Iterator[str]:
        """Yield one JSON object a row."""
        for row in self.to_dicts():
            yield json.dumps(row, ensure_ascii=False, default=plain)

    def csv_lines(self) -> Iterator[str]:
        """Yield the lines of a CSV file, the names of the columns first; a list becomes its items joined by "; "."""
        yield _csv_line(self.columns)
        for row in self.rows:
            yield _csv_line([cell(value) for value in row])


def _lacks(extra: str) -> ArchiveError:
    return ArchiveError(f"This needs another library: pip install 'onrecord[{extra}]'.")


def _csv_line(values: Sequence[Any]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow(values)
    return line.getvalue()


def plain(value: Any) -> Any:
    """Return a value of the tables as JSON holds it."""
    if isinstance(value, datetime.date | datetime.datetime):
        return value.isoformat()
    return str(value)


def cell(value: Any) -> str:
    """Return a value as one cell of a table."""
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return "; ".join(cell(one) for one in value)
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False, default=plain)
    if isinstance(value, datetime.date | datetime.datetime):
        return value.isoformat()
    return str(value)
