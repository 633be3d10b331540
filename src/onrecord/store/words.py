"""The SQLite file beside the tables: whole records, who is known already, and the index for search.

A document has a number that grows with every document added; the tables say which numbers hold. What stands here with
another number was under way when a run was stopped, and is taken out when the next writer begins.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from typing import Any

from onrecord.errors import ArchiveError
from onrecord.store.packing import unpack_plain

SHIFT = 20
"""The number of a record in the index is that of its document, moved by so many bits, and its place there."""

_TOKENS = "tokenize = 'porter unicode61 remove_diacritics 2'"
_SCHEMA = f"""
CREATE TABLE IF NOT EXISTS documents (
    doc INTEGER PRIMARY KEY, id TEXT NOT NULL, reading TEXT NOT NULL, record BLOB NOT NULL, corrected BLOB
);
CREATE INDEX IF NOT EXISTS documents_id ON documents (id);
CREATE TABLE IF NOT EXISTS locations (id TEXT, key TEXT, PRIMARY KEY (id, key)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS committed (doc INTEGER);
CREATE VIRTUAL TABLE IF NOT EXISTS document_words USING fts5(title, text, content = '', {_TOKENS});
CREATE VIRTUAL TABLE IF NOT EXISTS record_words USING fts5(text, content = '', {_TOKENS});
"""
_WORD = re.compile(r'"([^"]*)"|(\S+)')
_MOST_WORDS = 32


class Indexed(IntEnum):
    """The kinds of records whose words are in the index."""

    STATEMENT = 0
    COMMITMENT = 1
    EVENT = 2

    @property
    def first(self) -> int:
        """The place of the first record of this kind in its document."""
        return self.value << (SHIFT - 2)


@dataclass(frozen=True, slots=True)
class Whole:
    """A document as it goes into the SQLite file."""

    doc: int
    id: str
    reading: str
    record: bytes
    corrected: bytes | None
    title: str
    text: str
    records: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a document: its number, and a digest of what read it."""

    doc: int
    reading: str


class Words:
    """The SQLite file, open to read; `Words.to_write` opens it for the one writer."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    @classmethod
    def to_read(cls, path: Path) -> Words:
        """Open the file to read; a writer in another process does not disturb."""
        return cls(_connect(path, "ro"))

    @classmethod
    def to_write(cls, path: Path) -> Words:
        """Open the file for the one writer, and make it where it is not there."""
        words = cls(_connect(path, "rwc"))
        words._connection.execute("PRAGMA journal_mode = WAL")
        words._connection.execute("PRAGMA synchronous = FULL")
        words._connection.executescript(_SCHEMA)
        words._connection.execute("INSERT INTO document_words(document_words, rank) VALUES ('rank', 'bm25(4.0, 1.0)')")
        return words

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Everything inside happens, or nothing."""
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise
        self._connection.execute("COMMIT")

    # Asking

    def known(self, document_id: str) -> Known | None:
        """Return what is known of a document, `None` where it is new."""
        query = "SELECT doc, reading FROM documents WHERE id = ? ORDER BY doc DESC LIMIT 1"
        row = self._connection.execute(query, [document_id]).fetchone()
        return Known(*row) if row is not None else None

    def number_of(self, document_id: str) -> int:
        """Return the number of a document that is here."""
        row = self._connection.execute("SELECT max(doc) FROM documents WHERE id = ?", [document_id]).fetchone()
        return int(row[0])

    def is_known_at(self, document_id: str, key: str) -> bool:
        """Whether a document is known under this key."""
        query = "SELECT 1 FROM locations WHERE id = ? AND key = ?"
        return self._connection.execute(query, [document_id, key]).fetchone() is not None

    def record(self, doc: int, *, original: bool = False) -> bytes | None:
        """Return the record of a document as `pack_record` made it: corrected by people, unless `original`."""
        which = "record" if original else "coalesce(corrected, record)"
        row = self._connection.execute(f"SELECT {which} FROM documents WHERE doc = ?", [doc]).fetchone()
        return row[0] if row is not None else None

    def numbers(self) -> set[int]:
        """Return the numbers of all documents here."""
        return {row[0] for row in self._connection.execute("SELECT doc FROM documents")}

    def count_and_sum(self) -> tuple[int, int]:
        """Return how many documents there are and the sum of their numbers: a quick comparison with the tables."""
        row = self._connection.execute("SELECT count(*), coalesce(sum(doc), 0) FROM documents").fetchone()
        return int(row[0]), int(row[1])

    def search(self, words: str, *, limit: int) -> list[tuple[int, float]]:
        """Return (number, score) of the documents that hold the words, by BM25, the best first."""
        query = (
            "SELECT rowid, -rank FROM document_words WHERE document_words MATCH ? "
            "AND rowid <= (SELECT max(doc) FROM committed) ORDER BY rank LIMIT ?"
        )
        return list(self._connection.execute(query, [match_words(words), limit]))

    def count(self, words: str) -> int:
        """Return how many documents hold the words."""
        query = "SELECT count(*) FROM document_words WHERE document_words MATCH ?"
        return int(self._connection.execute(query, [match_words(words)]).fetchone()[0])

    def documents_like(self, prefix: str) -> list[str]:
        """Return the ids of documents that begin so, a few at most."""
        query = "SELECT DISTINCT id FROM documents WHERE id >= ? AND id < ? ORDER BY id LIMIT 5"
        return [row[0] for row in self._connection.execute(query, [prefix, prefix + "g"])]

    def records_about(self, words: str) -> list[int]:
        """Return the numbers of the records that hold the words: `doc << SHIFT | Indexed.first + n`."""
        query = "SELECT rowid FROM record_words WHERE record_words MATCH ?"
        return [row[0] for row in self._connection.execute(query, [match_words(words)])]

    # Writing

    def put(self, documents: Iterable[Whole]) -> None:
        """Add documents; inside a transaction."""
        for one in documents:
            values = (one.doc, one.id, one.reading, one.record, one.corrected)
            self._connection.execute("INSERT INTO documents VALUES (?, ?, ?, ?, ?)", values)
            self._index(one.doc, one.title, one.text, one.records, "")

    def put_locations(self, locations: Iterable[tuple[str, str]]) -> None:
        """Remember under which keys documents are known; inside a transaction."""
        self._connection.executemany("INSERT OR IGNORE INTO locations VALUES (?, ?)", locations)

    def commit_up_to(self, doc: int) -> None:
        """Let searches see the documents up to this number: they are in the tables; inside a transaction."""
        self._connection.execute("DELETE FROM committed")
        self._connection.execute("INSERT INTO committed VALUES (?)", [doc])

    def count_locations(self) -> int:
        """Return how many pairs of document and key are known."""
        return int(self._connection.execute("SELECT count(*) FROM locations").fetchone()[0])

    def forget_locations(self) -> None:
        """Forget under which keys documents are known; inside a transaction."""
        self._connection.execute("DELETE FROM locations")

    def take_out(self, numbers: Sequence[int]) -> None:
        """Take documents out, with their words; inside a transaction."""
        for doc in numbers:
            kept = self.record(doc)
            if kept is not None:
                self._index(doc, *indexed_words(unpack_plain(kept)), "delete")
                self._connection.execute("DELETE FROM documents WHERE doc = ?", [doc])

    def _index(self, doc: int, title: str, text: str, records: Sequence[tuple[int, str]], command: str) -> None:
        """Put words into the index, or take the very same words out: it keeps no copy of them and needs to be told."""
        names, marks, before = ("document_words, ", "?, ", [command]) if command else ("", "", [])
        self._connection.execute(
            f"INSERT INTO document_words({names}rowid, title, text) VALUES ({marks}?, ?, ?)",
            [*before, doc, title, text],
        )
        names = names.replace("document", "record")
        self._connection.executemany(
            f"INSERT INTO record_words({names}rowid, text) VALUES ({marks}?, ?)",
            [[*before, doc << SHIFT | place, words] for place, words in records],
        )


def indexed_words(plain: dict[str, Any]) -> tuple[str, str, tuple[tuple[int, str], ...]]:
    """Return title, text and (place, words) of each record as the index holds them, from a record as plain JSON."""
    text: str = plain["document"]["text"]
    said = (" … ".join(text[start:end] for start, end in one["content"]) for one in plain["statements"])
    found = [(Indexed.STATEMENT.first + n, words) for n, words in enumerate(said)]
    for kind, name in ((Indexed.COMMITMENT, "commitments"), (Indexed.EVENT, "events")):
        spans = (one["span"] for one in plain[name])
        found += [(kind.first + n, text[start:end]) for n, (start, end) in enumerate(spans)]
    return _clean(plain["document"]["title"] or ""), _clean(text), tuple((place, _clean(one)) for place, one in found)


def _clean(words: str) -> str:
    return words.encode("utf-8", "replace").decode()


def match_words(words: str) -> str:
    """Return what people type as a query of FTS5: every word must be there, "quoted words" beside one another.

    Raises:
        ArchiveError: there is no word in it.
    """
    found = []
    for quoted, single in _WORD.findall(words[:2_000].replace("\0", " ")):
        piece = (quoted or single).replace('"', " ").strip()
        if any(character.isalnum() for character in piece):
            found.append(f'"{piece}"')
    if not found:
        raise ArchiveError(f"There is no word to look for in {words!r}.")
    return " ".join(found[:_MOST_WORDS])


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    address = f"{path.absolute().as_uri()}?mode={mode}"
    try:
        connection = sqlite3.connect(address, uri=True, timeout=30, isolation_level=None, check_same_thread=False)
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.Error as error:
        raise ArchiveError(f"{str(path)!r} cannot be opened: {error}.") from None
    return connection


__all__ = ["SHIFT", "Indexed", "Known", "Whole", "Words", "indexed_words", "match_words"]
