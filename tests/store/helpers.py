"""Archives in a folder of their own, filled without reading: a document here is only a record."""

from __future__ import annotations

import hashlib
from pathlib import Path

from onrecord.model import Record
from onrecord.settings import Settings
from onrecord.store.folder import Folder
from onrecord.store.packing import pack_record, unpack_plain
from onrecord.store.raw import packed
from onrecord.store.rows import Kept, rows_of, to_lines
from onrecord.store.words import Whole, indexed_words
from onrecord.store.writer import Batch, Stored, make_archive, open_writer


def empty(path: Path) -> Folder:
    folder = Folder(path)
    make_archive(folder, Settings())
    return folder


def stored(record: Record, doc: int) -> Stored:
    line = pack_record(record)
    digest = record.document.id or hashlib.sha256(line).hexdigest()
    kept = Kept(doc, 1, "2026-01-01 00:00:00", "0.1.0", "{}", "abc")
    whole = Whole(doc, digest, "{}", line, None, *indexed_words(unpack_plain(line)))
    return Stored(whole, to_lines([rows_of(record, kept)]), packed(record.document.text.encode("utf-8", "replace")))


def put(folder: Folder, *records: Record) -> None:
    with open_writer(folder) as writer:
        writer.commit(Batch(documents=[stored(record, writer.number()) for record in records]))
