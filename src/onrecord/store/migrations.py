"""From one version of the tables to the next: numbered steps, and the tables made anew where the data model changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from onrecord._version import __version__
from onrecord.errors import ArchiveError
from onrecord.store.schema import digest, quoted, tables
from onrecord.store.views import create_views

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Step = Callable[["DuckDBPyConnection"], None]


def _make_tables(connection: DuckDBPyConnection) -> None:
    for table in tables():
        connection.execute(table.create())


STEPS: tuple[Step, ...] = (_make_tables,)
"""Step number n, from 1, takes an archive from version n - 1 to n. A step that was released never changes."""

_LOG = "CREATE TABLE IF NOT EXISTS schema_version (version INTEGER, tables VARCHAR, onrecord VARCHAR, made TIMESTAMP)"


def migrate(connection: DuckDBPyConnection) -> bool:
    """Bring the tables up to date; return whether they are empty now, to be filled again from the records kept.

    Raises:
        ArchiveError: a later version of onrecord wrote this archive.
    """
    connection.execute(_LOG)
    version, model = current(connection)
    if version > len(STEPS):
        raise ArchiveError(
            f"This archive was written by a later onrecord (tables {version}, this one knows {len(STEPS)}). "
            "Update onrecord."
        )
    if version == len(STEPS) and model == digest():
        return False
    for step in STEPS[version:]:
        step(connection)
    again = version > 0 and model != digest()
    if again:
        _begin_anew(connection)
    for view in create_views():
        connection.execute(view)
    connection.execute(
        "INSERT INTO schema_version VALUES (?, ?, ?, now()::TIMESTAMP)", [len(STEPS), digest(), __version__]
    )
    return again


def current(connection: DuckDBPyConnection) -> tuple[int, str | None]:
    """Return the version of the tables and the digest of the data model that they were made from."""
    query = "SELECT version, tables FROM schema_version ORDER BY made DESC, version DESC LIMIT 1"
    row = connection.execute(query).fetchone()
    return (row[0], row[1]) if row is not None else (0, None)


def is_current(connection: DuckDBPyConnection) -> bool:
    """Whether the tables are those that this version of onrecord makes."""
    return current(connection) == (len(STEPS), digest())


def _begin_anew(connection: DuckDBPyConnection) -> None:
    """Make the derived tables empty, with the columns of this data model; give the others what they lack."""
    for table in tables():
        if table.derived:
            connection.execute(f"DROP TABLE IF EXISTS {table.name}")
        connection.execute(table.create())
        for column in table.columns:
            connection.execute(f"ALTER TABLE {table.name} ADD COLUMN IF NOT EXISTS {quoted(column.name)} {column.type}")
