"""How long questions take: an archive filled with copies of the demo's records, each with an id of its own.

    python benchmarks/archive_questions.py --documents 100000 --folder FOLDER

The copies are put straight into the store, so that filling takes minutes. Every word of a copy stands in a twentieth of
all documents, which is harder on the search than real texts are. Times are the best and the median of seven, warm.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import onrecord
from onrecord.archive import Archive
from onrecord.demo import write_demo
from onrecord.model import Record
from onrecord.settings import Settings
from onrecord.store.packing import pack_record, unpack_plain
from onrecord.store.rows import Kept, Lines, rows_of, to_lines
from onrecord.store.words import Whole, indexed_words
from onrecord.store.writer import Batch, Stored, open_writer

AT_ONCE = 1000
DOC = 987654321012345
MADE_BY = json.dumps({"reader": "plain/1", "weights": "abc", "settings": "abc", "onrecord": "0.1.0"})


def demo_records() -> list[Record]:
    with tempfile.TemporaryDirectory() as folder:
        paths = write_demo(Path(folder))
        return list(onrecord.read(*paths, settings=Settings(grammar="onrecord")))


def template(record: Record) -> tuple[Lines, Whole, str]:
    kept = Kept(DOC, 1, "2026-01-01 00:00:00", "0.1.0", MADE_BY, "abc")
    line = pack_record(record)
    whole = Whole(DOC, record.document.id or "", "{}", line, None, *indexed_words(unpack_plain(line)))
    return to_lines([rows_of(record, kept)]), whole, record.document.id or ""


def copies(count: int, first: int) -> Iterator[Stored]:
    """Yield documents: the demo's, over and over, under new ids."""
    templates = [template(record) for record in demo_records()]
    for doc in range(first, first + count):
        lines, whole, old = templates[doc % len(templates)]
        new = hashlib.sha256(f"{doc}".encode()).hexdigest()
        rows = {
            name: some.replace(str(DOC).encode(), str(doc).encode()).replace(old.encode(), new.encode())
            for name, some in lines.items()
        }
        yield Stored(Whole(doc, new, "{}", whole.record, None, whole.title, whole.text, whole.records), rows, None)


def fill(archive: Archive, count: int) -> None:
    with open_writer(archive._folder) as writer:
        there = archive.status().counts["documents"]
        batch: list[Stored] = []
        began = time.perf_counter()
        for one in copies(count - there, there + 1):
            batch.append(one)
            if len(batch) == AT_ONCE:
                writer.commit(Batch(documents=batch))
                batch = []
        writer.commit(Batch(documents=batch))
        print(f"filled with {count - there:,} documents in {time.perf_counter() - began:.0f} s")


def timed(what: str, ask: Callable[[], object]) -> None:
    ask()
    times = []
    for _ in range(7):
        began = time.perf_counter()
        ask()
        times.append(1000 * (time.perf_counter() - began))
    print(f"{what:<44} best {min(times):7.1f} ms   median {statistics.median(times):7.1f} ms")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--documents", type=int, default=100_000)
    parser.add_argument("--folder", type=Path, required=True)
    options = parser.parse_args()
    archive = onrecord.open(options.folder) if options.folder.exists() else onrecord.init(options.folder)
    if archive.status().counts["documents"] < options.documents:
        fill(archive, options.documents)
    state = archive.status()
    print(", ".join(f"{number:,} {name}" for name, number in state.counts.items()))
    print(
        ", ".join(f"{name} {size / 1e6:,.0f} MB" for name, size in state.sizes.items()),
        f"| load {os.getloadavg()[0]:.1f}",
    )
    said = archive.statements(limit=1)[0]
    timed("said", lambda: archive.statements(limit=20))
    timed("said --by Eklund", lambda: archive.statements(by="Eklund", limit=20))
    timed("said --by 'Marta Eklund' --since --until", lambda: archive.statements(
        by="Marta Eklund", since=said.document.published, until=said.document.published, limit=20))  # fmt: skip
    timed("said --about transformers", lambda: archive.statements(about="transformers", limit=20))
    timed("said --about aid", lambda: archive.statements(about="aid", limit=20))
    timed("said --outlet --kind direct", lambda: archive.statements(outlet="Ledger", kind="direct", limit=20))
    timed("promised --by Norland", lambda: archive.commitments(by="Norland", limit=20))
    timed("who Marta Eklund", lambda: archive.who("Marta Eklund", limit=5))
    timed("timeline", lambda: archive.timeline(limit=50))
    timed("timeline --by Eklund", lambda: archive.timeline(by="Eklund", limit=50))
    timed("show ID", lambda: archive.show(said.id))
    timed("search transformers", lambda: archive.search("transformers", limit=10))
    timed("search aid ships", lambda: archive.search("aid ships", limit=10))
    timed("search Norland (in most documents)", lambda: archive.search("Norland", limit=10))
    timed("sql: statements by speaker", lambda: archive.sql(
        "SELECT speakers, count(*) FROM said GROUP BY ALL ORDER BY 2 DESC LIMIT 20"))  # fmt: skip
    timed("status", archive.status)


if __name__ == "__main__":
    main()
