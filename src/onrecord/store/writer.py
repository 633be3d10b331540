"""The one writer of an archive: takes batches of documents, keeps each batch whole or not at all.

The order makes it so. Raw bytes first: named by their hash, they harm nobody when nothing else follows. Then the SQLite
file, in one transaction. Then the tables, in one transaction: what is in them is in the archive. When a process is
killed in between, the next writer finds documents in the SQLite file that no table knows, and takes them out.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.model.codec import record_from_json
from onrecord.settings import Settings
from onrecord.store.corrections import Correction, apply_corrections, corrections_in
from onrecord.store.folder import Folder
from onrecord.store.locks import writing
from onrecord.store.migrations import is_current, migrate
from onrecord.store.packing import unpack_plain
from onrecord.store.raw import write_raw
from onrecord.store.rows import Kept, Lines, Row, rows_of, to_lines
from onrecord.store.schema import quoted, table, tables
from onrecord.store.tables import open_tables
from onrecord.store.words import Whole, Words

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_LEAST_OBJECT = 16 << 20
_REBUILD_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Stored:
    """One document ready to be stored; `raw` is what `packed` made of its bytes, `None` where they are there."""

    whole: Whole
    rows: Lines
    raw: bytes | None = None


@dataclass(slots=True)
class Batch:
    """What is committed at once. `outdated` holds numbers of documents that the new ones replace."""

    documents: list[Stored] = field(default_factory=list)
    locations: list[Row] = field(default_factory=list)
    unread: list[Row] = field(default_factory=list)
    outdated: list[int] = field(default_factory=list)
    more: list[tuple[str, Row]] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.documents or self.locations or self.unread or self.outdated or self.more)


class Writer:
    """Adds to an archive; made by `open_writer`, which holds the lock for as long as it lives."""

    def __init__(self, folder: Folder, words: Words) -> None:
        self._folder = folder
        self.words = words
        self._next = 0

    def number(self) -> int:
        """Return the number of the next document."""
        self._next += 1
        return self._next

    def prepare(self) -> None:
        """Bring tables up to date, and both files to the same documents."""
        shutil.rmtree(self._folder.incoming, ignore_errors=True)
        self._folder.incoming.mkdir()
        with open_tables(self._folder.tables, write=True) as connection:
            self._migrate(connection)
            count, total, most = connection.execute("SELECT count(*), sum(doc), max(doc) FROM documents").fetchall()[0]
            if (count, int(total or 0)) != self.words.count_and_sum():
                numbers = {row[0] for row in connection.execute("SELECT doc FROM documents").fetchall()}
                with self.words.transaction():
                    self.words.take_out(sorted(self.words.numbers() - numbers))
            [(places,)] = connection.execute("SELECT count(*) FROM locations").fetchall()
            if places != self.words.count_locations():
                pairs = connection.execute("SELECT id, key FROM locations").fetchall()
                with self.words.transaction():
                    self.words.forget_locations()
                    self.words.put_locations(pairs)
        with self.words.transaction():
            self.words.commit_up_to(most or 0)
        self._next = most or 0

    def commit(self, batch: Batch) -> None:
        """Keep a batch: when this returns it is there, whatever happens afterwards."""
        if not batch:
            return
        for one in batch.documents:
            if one.raw is not None:
                write_raw(self._folder.raw, one.whole.id, one.raw)
        with self.words.transaction():
            self.words.put(one.whole for one in batch.documents)
            self.words.put_locations((one["id"], one["key"]) for one in batch.locations)
        lines = joined([*(one.rows for one in batch.documents), _other_lines(batch)])
        with open_tables(self._folder.tables, write=True) as connection, _transaction(connection):
            _delete(connection, batch)
            self._insert(connection, lines)
        with self.words.transaction():
            self.words.take_out(batch.outdated)
            if batch.documents:
                self.words.commit_up_to(max(one.whole.doc for one in batch.documents))

    def _insert(self, connection: DuckDBPyConnection, lines: Lines) -> None:
        for one in tables():
            if one.name in lines:
                path = self._folder.incoming / f"{one.name}.jsonl"
                path.write_bytes(lines[one.name])
                insert_lines(connection, one.name, path)
                path.unlink()

    def _migrate(self, connection: DuckDBPyConnection) -> None:
        with _transaction(connection):
            has_log = connection.execute("SELECT 1 FROM duckdb_tables() WHERE table_name = 'schema_version'").fetchall()
            if has_log and is_current(connection):
                return
            kept = self._kept(connection)
            unread = _plain_rows(connection, "SELECT * FROM problems WHERE doc IS NULL") if kept is not None else []
            if migrate(connection) and kept is not None:
                self._fill_again(connection, kept, unread)

    def _kept(self, connection: DuckDBPyConnection) -> list[Kept] | None:
        there = connection.execute("SELECT 1 FROM duckdb_tables() WHERE table_name = 'documents'").fetchall()
        if not there:
            return None
        query = "SELECT doc, run, added::VARCHAR, onrecord, components, settings FROM documents ORDER BY doc"
        return [Kept(*row) for row in connection.execute(query).fetchall()]

    def _fill_again(self, connection: DuckDBPyConnection, kept: Sequence[Kept], unread: list[Row]) -> None:
        """Make the rows of all documents again from the records kept."""
        corrections = corrections_in(connection)
        for start in range(0, len(kept), _REBUILD_AT_ONCE):
            some = kept[start : start + _REBUILD_AT_ONCE]
            self._insert(connection, to_lines(self._rows_again(some, corrections)))
        self._insert(connection, to_lines([{"problems": unread}]))

    def _rows_again(
        self, kept: Iterable[Kept], corrections: Mapping[str, Sequence[Correction]]
    ) -> Iterator[dict[str, list[Row]]]:
        for one in kept:
            record = self.words.record(one.doc, original=True)
            if record is not None:
                plain = unpack_plain(record)
                done = apply_corrections(plain, corrections.get(plain["document"]["id"], ()))
                yield rows_of(record_from_json(done.plain), one, done.reviews)


def _plain_rows(connection: DuckDBPyConnection, query: str) -> list[Row]:
    result = connection.execute(query)
    names = [column[0] for column in result.description or ()]
    return [dict(zip(names, row, strict=True)) for row in result.fetchall()]


def _other_lines(batch: Batch) -> Lines:
    rows: dict[str, list[Row]] = {"locations": batch.locations, "problems": batch.unread}
    for name, row in batch.more:
        rows.setdefault(name, []).append(row)
    return to_lines([rows])


def joined(several: Iterable[Lines]) -> Lines:
    """Return the lines of several documents as one."""
    pieces: dict[str, list[bytes]] = {}
    for lines in several:
        for name, some in lines.items():
            pieces.setdefault(name, []).append(some)
    return {name: b"".join(some) for name, some in pieces.items()}


def _delete(connection: DuckDBPyConnection, batch: Batch) -> None:
    if batch.outdated:
        for one in tables():
            if one.derived and one.name != "corrections":
                connection.execute(f"DELETE FROM {one.name} WHERE doc IN (SELECT unnest(?))", [batch.outdated])
    keys = [row["key"] for row in batch.unread] + [row["key"] for row in batch.locations]
    if keys:  # an input that could not be read and now can is no problem any more
        connection.execute("DELETE FROM problems WHERE doc IS NULL AND key IN (SELECT unnest(?))", [keys])


def insert_lines(connection: DuckDBPyConnection, name: str, path: Path) -> None:
    """Insert a file of JSON lines into a table."""
    columns = table(name).columns
    kinds = ", ".join(f"{quoted(column.name)}: '{column.type}'" for column in columns)
    longest = max(map(len, path.read_bytes().splitlines()), default=0) + 1 if path.stat().st_size > _LEAST_OBJECT else 0
    names = ", ".join(quoted(column.name) for column in columns)
    connection.execute(
        f"INSERT INTO {name} ({names}) SELECT {names} FROM read_json(?, format = 'newline_delimited', "
        f"columns = {{{kinds}}}, maximum_object_size = {max(longest, _LEAST_OBJECT)})",
        [str(path)],
    )


@contextmanager
def _transaction(connection: DuckDBPyConnection) -> Iterator[None]:
    connection.execute("BEGIN")
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


@contextmanager
def open_writer(folder: Folder, *, wait: float = 0.0) -> Iterator[Writer]:
    """Hold the lock of an archive and yield its writer.

    Raises:
        ArchiveBusyError: another process is writing.
    """
    with writing(folder.lock, wait=wait):
        words = Words.to_write(folder.words)
        try:
            writer = Writer(folder, words)
            writer.prepare()
            yield writer
        finally:
            words.close()


def make_archive(folder: Folder, settings: Settings) -> None:
    """Make the files of a new archive; `settings.json` comes last, so that half an archive is none."""
    folder.path.mkdir(parents=True, exist_ok=True)
    folder.raw.mkdir(exist_ok=True)
    with open_writer(folder):
        pass
    folder.write_settings(settings)
