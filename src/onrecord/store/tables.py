"""The DuckDB file: opened for each question, and by the writer only while a batch is committed.

DuckDB lets one process write or many read. As nobody holds the file for longer than a moment, a reader that finds it
held waits that moment, and so does the writer.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.errors import ArchiveBusyError, ArchiveError, QuestionError

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

READERS_WAIT = 30.0
WRITER_WAITS = 120.0
_LOOK_AGAIN = 0.02
_IN_PROCESS: dict[Path, threading.RLock] = {}
"""DuckDB opens a file once in a process, to read or to write: threads take turns."""


@contextmanager
def open_tables(
    path: Path, *, write: bool = False, config: dict[str, Any] | None = None
) -> Iterator[DuckDBPyConnection]:
    """Open the tables for as long as the block lasts.

    Raises:
        ArchiveBusyError: another process held them for longer than anyone waits.
        ArchiveError: the file is damaged.
    """
    with _IN_PROCESS.setdefault(path.absolute(), threading.RLock()):
        connection = _connect(path, write=write, config=config or {})
        try:
            yield connection
        finally:
            connection.close()


def _connect(path: Path, *, write: bool, config: dict[str, Any]) -> DuckDBPyConnection:
    import duckdb

    until = time.monotonic() + (WRITER_WAITS if write else READERS_WAIT)
    while True:
        try:
            return duckdb.connect(str(path), read_only=not write, config=config)
        except duckdb.Error as error:
            if not _is_held(error):
                raise ArchiveError(f"{str(path)!r} cannot be opened: {_first_line(error)}.") from None
            if time.monotonic() >= until:
                who = "a question that goes on and on" if write else "a writer"
                raise ArchiveBusyError(
                    f"{str(path)!r} is held by {who}: {_first_line(error)}. Try again later."
                ) from None
            time.sleep(_LOOK_AGAIN)


def _is_held(error: Exception) -> bool:
    words = str(error)
    return (
        "Could not set lock" in words or "being used by another process" in words or "different configuration" in words
    )


def _first_line(error: Exception) -> str:
    return str(error).split("\n", maxsplit=1)[0].rstrip(".")


MEMORY_LIMIT = "2GB"
ASK_CONFIG = {"enable_external_access": "false", "memory_limit": MEMORY_LIMIT, "autoload_known_extensions": "false",
              "autoinstall_known_extensions": "false"}  # fmt: skip


_SHARED = threading.local()


@contextmanager
def shared_tables(path: Path) -> Iterator[None]:
    """Let every question of this thread inside the block use one connection: opening takes longer than most answers."""
    if getattr(_SHARED, "connection", None) is not None:
        yield
        return
    with open_tables(path) as connection:
        _SHARED.connection = connection
        try:
            yield
        finally:
            _SHARED.connection = None


def ask(
    path: Path, query: str, values: Sequence[Any] = (), *, seconds: float | None = None
) -> tuple[list[str], list[tuple[Any, ...]]]:
    """Return (column names, rows) of a question of our own."""
    with shared_tables(path):
        return _fetch(_SHARED.connection, query, values, seconds)


def ask_freely(path: Path, query: str, *, seconds: float, most: int | None) -> tuple[list[str], list[tuple[Any, ...]]]:
    """Return (column names, rows) of a question in a person's own SQL, which can read the tables and nothing else.

    Raises:
        QuestionError: it is no single SELECT, is wrong, or took longer than `seconds`.
    """
    import duckdb

    with open_tables(path, config=ASK_CONFIG) as connection:
        connection.execute("SET lock_configuration = true")
        try:
            _refuse_others(duckdb, query)
            names, rows = _fetch(connection, query, (), seconds, most)
        except duckdb.InterruptException:
            raise QuestionError(f"The question took longer than {seconds:g} seconds and was stopped.") from None
        except duckdb.Error as error:
            raise QuestionError(f"The question cannot be answered: {error}") from None
    return names, rows


def _refuse_others(duckdb: Any, query: str) -> None:
    statements = duckdb.extract_statements(query)
    reading = (duckdb.StatementType.SELECT, duckdb.StatementType.EXPLAIN)
    if len(statements) != 1 or statements[0].type not in reading:
        raise QuestionError(
            "Ask one question that begins with SELECT, WITH, DESCRIBE or EXPLAIN; nothing can be changed here."
        )


def _fetch(
    connection: DuckDBPyConnection, query: str, values: Sequence[Any], seconds: float | None, most: int | None = None
) -> tuple[list[str], list[tuple[Any, ...]]]:
    watch = threading.Timer(seconds, connection.interrupt) if seconds is not None else None
    if watch is not None:
        watch.daemon = True
        watch.start()
    try:
        result = connection.execute(query, list(values))
        rows = result.fetchall() if most is None else result.fetchmany(most)
        return [column[0] for column in result.description or ()], rows
    finally:
        if watch is not None:
            watch.cancel()
