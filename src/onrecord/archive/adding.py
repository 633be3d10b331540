"""Add what is new: takes inputs, keeps the documents that an archive does not have yet, batch by batch."""

from __future__ import annotations

import dataclasses
import datetime
import json
import signal
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from onrecord._version import __version__
from onrecord.archive.reading import Job, Numbered, chunks_of, is_outdated, read_jobs
from onrecord.read.inputs import Unreadable, find_sources
from onrecord.read.source import Hints, Source
from onrecord.store.corrections import all_corrections, by_document
from onrecord.store.folder import Folder
from onrecord.store.rows import Row
from onrecord.store.tables import ask
from onrecord.store.writer import Batch, Writer, open_writer

Report = Callable[[int, int, int], None]
"""Called with documents read, documents known already, and bytes looked at, since the last call."""

COMMIT_DOCUMENTS = 256
COMMIT_SECONDS = 10.0


@dataclass(slots=True)
class Added:
    """What became of the inputs of one run: documents that are new, read again, known already, or could not be read."""

    new: int = 0
    again: int = 0
    known: int = 0
    places: int = 0
    unread: int = 0
    seconds: float = 0.0

    def __str__(self) -> str:
        """Return the last line of a run."""
        parts = [f"{self.new:,} new"]
        parts += [f"{self.again:,} read again"] if self.again else []
        parts += [f"{self.known:,} known already"] if self.known else []
        parts += [f"{self.places:,} of these under another name"] if self.places else []
        parts += [f"{self.unread:,} that could not be read: see onrecord status"] if self.unread else []
        return f"{', '.join(parts)}."


def add_inputs(
    folder: Folder,
    inputs: Iterable[str],
    *,
    options: Hints,
    processes: int = 1,
    wait: float = 0.0,
    report: Report | None = None,
) -> Added:
    """Read what is new among files and folders and keep it; documents that would be read otherwise now are read again.

    Raises:
        ArchiveBusyError: another process is adding.
    """
    settings = folder.settings()
    found = find_sources(inputs, settings=settings, options=options)
    return add_sources(folder, found, processes=processes, wait=wait, report=report)


def add_sources(
    folder: Folder,
    found: Iterable[Source | Unreadable],
    *,
    processes: int = 1,
    wait: float = 0.0,
    report: Report | None = None,
) -> Added:
    """Keep sources that were found or fetched already; otherwise as `add_inputs`."""
    began = time.monotonic()
    with open_writer(folder, wait=wait) as writer:
        adding = _Adding(folder, writer, report or (lambda *_: None))
        adding.run(found, processes)
    adding.added.seconds = time.monotonic() - began
    return adding.added


def now() -> str:
    """Return the time as the tables hold it: UTC, to the second."""
    return datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%d %H:%M:%S")


class _Adding:
    """One run of adding."""

    def __init__(self, folder: Folder, writer: Writer, report: Report) -> None:
        self.added = Added()
        self._settings = folder.settings()
        self._writer = writer
        self._report = report
        self._batch = Batch()
        self._under_way: set[str] = set()
        self._committed = time.monotonic()
        self._time = now()
        _, [[run]] = ask(folder.tables, "SELECT coalesce(max(run), 0) + 1 FROM runs")
        self._run = int(run)
        self._noted = False
        self._corrections = by_document(all_corrections(folder.tables))
        query = "SELECT key, code, message FROM problems WHERE doc IS NULL"
        self._unread = {key: (code, message) for key, code, message in ask(folder.tables, query)[1]}

    def run(self, found: Iterable[Source | Unreadable], processes: int) -> None:
        """Read and keep everything; what was read whole before Ctrl-C is kept too."""
        chunks = chunks_of(self._new(found))
        jobs = (self._job(chunk) for chunk in chunks)
        try:
            for job, stored in read_jobs(jobs, processes=processes):
                self._batch.documents += stored
                self._batch.outdated += [one.outdated for one in job.sources if one.outdated is not None]
                self._batch.locations += [self._location(one.source) for one in job.sources]
                self._under_way.difference_update(one.whole.id for one in stored)
                self._report(len(stored), 0, 0)
                self._commit_when_due()
        except KeyboardInterrupt:
            self._commit()
            raise
        self._commit()

    def _job(self, chunk: tuple[Numbered, ...]) -> Job:
        corrections = {
            one.source.digest: self._corrections[one.source.digest]
            for one in chunk
            if one.source.digest in self._corrections
        }
        return Job(chunk, self._settings, self._run, self._time, corrections)

    def _new(self, found: Iterable[Source | Unreadable]) -> Iterator[Numbered]:
        for one in found:
            if isinstance(one, Unreadable):
                self._note_unread(one)
                continue
            digest = one.digest
            known = self._writer.words.known(digest)
            self._report(0, int(known is not None), len(one.data))
            if digest in self._under_way or (known is not None and not is_outdated(known.reading, self._settings)):
                self._note_known(one, digest)
                continue
            self._under_way.add(digest)
            if known is None:
                self.added.new += 1
            else:
                self.added.again += 1
            yield Numbered(self._writer.number(), one, known.doc if known is not None else None)

    def _note_known(self, source: Source, digest: str) -> None:
        self.added.known += 1
        if not self._writer.words.is_known_at(digest, source.key):
            self.added.places += 1
            self._batch.locations.append(self._location(source))

    def _note_unread(self, one: Unreadable) -> None:
        self.added.unread += 1
        if self._unread.get(one.key) != (one.error.code, str(one.error)):
            self._batch.unread.append(
                {
                    "doc": None,
                    "key": one.key,
                    "location": one.location,
                    "run": self._run,
                    "code": one.error.code,
                    "message": str(one.error),
                    "severity": "error",
                }
            )

    def _location(self, source: Source) -> Row:
        return {**source_row(source), "added": self._time, "run": self._run}

    def _commit_when_due(self) -> None:
        late = time.monotonic() - self._committed >= COMMIT_SECONDS
        if late or len(self._batch.documents) >= COMMIT_DOCUMENTS:
            self._commit()

    def _commit(self) -> None:
        if self._batch and not self._noted:
            settings = json.dumps(dataclasses.asdict(self._settings))
            run = {"run": self._run, "began": self._time, "onrecord": __version__, "settings": settings, "what": "add"}
            self._batch.more.append(("runs", run))
            self._noted = True
        self._batch.locations = _once(self._batch.locations, self._writer.words.is_known_at)
        with _without_interruption():
            self._writer.commit(self._batch)
            self._batch = Batch()
        self._committed = time.monotonic()


@contextmanager
def _without_interruption() -> Iterator[None]:
    """Let Ctrl-C wait until the block is done: a batch that is being kept is kept whole, and once."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    pressed: list[bool] = []
    before = signal.signal(signal.SIGINT, lambda *_: pressed.append(True))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if pressed:
        raise KeyboardInterrupt


def _once(locations: list[Row], is_known: Callable[[str, str], bool]) -> list[Row]:
    """Return each location once, without those that are known already."""
    single = {(row["id"], row["key"]): row for row in reversed(locations)}
    return [row for (digest, key), row in reversed(single.items()) if not is_known(digest, key)]


def source_row(source: Source) -> Row:
    """Return where a source came from, so that it can be read again from its raw bytes alone."""
    hints = {"options": _plain(source.options), "line": _plain(source.line)}
    return {
        "id": source.digest,
        "key": source.key,
        "location": source.location,
        "media_type": source.media_type,
        "encoding": source.encoding,
        "hints": json.dumps(hints, ensure_ascii=True),
    }


def source_from_row(row: Row, data: bytes) -> Source:
    """Return the source that `source_row` described."""
    hints = json.loads(row["hints"])
    return Source(
        row["key"],
        data,
        row["location"],
        row["media_type"],
        row["encoding"],
        options=_hints(hints["options"]),
        line=_hints(hints["line"]),
    )


def _plain(hints: Hints) -> Row:
    value = dataclasses.asdict(hints)
    value["published"] = hints.published.isoformat() if hints.published else None
    return {name: item for name, item in value.items() if item}


def _hints(value: Row) -> Hints:
    published = value.get("published")
    day = datetime.date.fromisoformat(published) if published else None
    return Hints(**{**value, "authors": tuple(value.get("authors", ())), "published": day})
