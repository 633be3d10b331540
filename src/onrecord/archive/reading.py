"""Sources to documents ready to be stored, in this process or in several: takes `Numbered` sources, returns `Stored`.

The order is kept, and a document is the same on any number of processes.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field

from onrecord._version import __version__
from onrecord.errors import ArchiveError
from onrecord.model import Record
from onrecord.model.codec import record_from_json
from onrecord.pipeline import components, records_of
from onrecord.read.source import Source
from onrecord.settings import Settings
from onrecord.store.corrections import Correction, apply_corrections
from onrecord.store.packing import pack_record, unpack_plain
from onrecord.store.raw import packed
from onrecord.store.rows import Kept, rows_of, to_lines
from onrecord.store.words import Whole, indexed_words
from onrecord.store.writer import Stored

CHUNK_DOCUMENTS = 32
CHUNK_BYTES = 2_000_000


@dataclass(frozen=True, slots=True)
class Numbered:
    """A source with the number that its document gets; `outdated` is the number of the document it replaces."""

    doc: int
    source: Source
    outdated: int | None = None


@dataclass(frozen=True, slots=True)
class Job:
    """Sources that are read together, and what is the same for all documents of a run."""

    sources: tuple[Numbered, ...]
    settings: Settings
    run: int
    added: str
    corrections: Mapping[str, tuple[Correction, ...]] = field(default_factory=dict)


def read_job(job: Job) -> list[Stored]:
    """Read the sources of a job and make everything that is stored of them."""
    records = records_of([one.source for one in job.sources], settings=job.settings)
    return [_stored(one, record, job) for one, record in zip(job.sources, records, strict=True)]


def _stored(one: Numbered, record: Record, job: Job) -> Stored:
    made_by = reading_of(record.document.reader, job.settings)
    kept = Kept(one.doc, job.run, job.added, __version__, made_by, job.settings.digest())
    raw = packed(one.source.data) if one.outdated is None else None
    return stored_document(record, kept, raw, job.corrections.get(one.source.digest, ()))


def stored_document(record: Record, kept: Kept, raw: bytes | None, corrections: Sequence[Correction] = ()) -> Stored:
    """Return everything that is stored of a document: as it was read, and as people corrected it."""
    line = pack_record(record)
    plain, reviews, again = unpack_plain(line), {}, None
    if corrections:
        done = apply_corrections(plain, corrections)
        plain, reviews = done.plain, done.reviews
        record = record_from_json(plain)
        again = pack_record(record)
    whole = Whole(kept.doc, record.document.id or "", kept.components, line, again, *indexed_words(plain))
    return Stored(whole, to_lines([rows_of(record, kept, reviews)]), raw)


def reading_of(reader: str | None, settings: Settings) -> str:
    """Return what made a document, as JSON: its reader, the models, the settings, this program."""
    now = components(settings)
    return json.dumps({"reader": reader, **{name: now[name] for name in ("weights", "settings", "onrecord")}})


def is_outdated(reading: str, settings: Settings) -> bool:
    """Whether a document would be read otherwise now: its reader, the models, the settings or the program changed."""
    then = json.loads(reading)
    now = components(settings)
    name, _, version = (then["reader"] or "").partition("/")
    if name and now.get(name) != version:
        return True
    return any(then.get(part) != now[part] for part in ("weights", "settings", "onrecord"))


def chunks_of(sources: Iterable[Numbered]) -> Iterator[tuple[Numbered, ...]]:
    """Yield sources in groups that are read together."""
    chunk: list[Numbered] = []
    size = 0
    for one in sources:
        chunk.append(one)
        size += len(one.source.data)
        if len(chunk) == CHUNK_DOCUMENTS or size >= CHUNK_BYTES:
            yield tuple(chunk)
            chunk, size = [], 0
    if chunk:
        yield tuple(chunk)


def read_jobs(jobs: Iterator[Job], *, processes: int) -> Iterator[tuple[Job, list[Stored]]]:
    """Yield every job with what came of it, in order; a single job is done here, whatever `processes` says."""
    first, second = next(jobs, None), None
    if first is not None and processes > 1:
        second = next(jobs, None)
    if first is None:
        return
    if second is None:
        yield first, read_job(first)
        for job in jobs:
            yield job, read_job(job)
        return
    yield from _in_processes(_chain([first, second], jobs), processes)


def _chain(some: Sequence[Job], more: Iterator[Job]) -> Iterator[Job]:
    yield from some
    yield from more


def _in_processes(jobs: Iterator[Job], processes: int) -> Iterator[tuple[Job, list[Stored]]]:
    pool = ProcessPoolExecutor(
        processes, mp_context=multiprocessing.get_context("spawn"), initializer=_end_with, initargs=(os.getpid(),)
    )
    waiting: deque[tuple[Job, Future[list[Stored]]]] = deque()
    try:
        for job in jobs:
            waiting.append((job, pool.submit(read_job, job)))
            if len(waiting) > processes + 1:
                yield _done(*waiting.popleft())
        while waiting:
            yield _done(*waiting.popleft())
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _done(job: Job, future: Future[list[Stored]]) -> tuple[Job, list[Stored]]:
    try:
        return job, future.result()
    except BrokenProcessPool:
        names = ", ".join(one.source.key for one in job.sources[:3])
        raise ArchiveError(
            f"A reading process was ended from outside, perhaps for want of memory, while it read {names} or others. "
            "What was added before is kept: the same command goes on from there. Try fewer --processes."
        ) from None


def _end_with(parent: int) -> None:
    """Make a reading process leave Ctrl-C to its parent, and end when that ends, however it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)

    def watch() -> None:
        process = multiprocessing.parent_process()
        if process is not None and process.pid == parent:
            process.join()
            os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
