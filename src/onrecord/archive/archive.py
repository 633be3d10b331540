"""`Archive`: everything one can do with an archive, from Python; the commands do it through this class too."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from onrecord.archive.adding import Added, Report, add_inputs
from onrecord.archive.correcting import Decision, correct, history_of, training_lines
from onrecord.archive.found import Happened, Hit, Moment, Place, Promised, Results, Said
from onrecord.archive.questions import Filters, find_documents, find_happened, find_promised, find_said, find_timeline
from onrecord.archive.results import Rows
from onrecord.archive.showing import Shown, find_hits, find_record, find_shown, split_id
from onrecord.archive.state import State, Unread, state_of, unread_of
from onrecord.archive.who import Who, find_who
from onrecord.errors import ArchiveError, QuestionError
from onrecord.model import Record
from onrecord.read.source import Hints
from onrecord.settings import Settings
from onrecord.store.corrections import Correction, CorrectionAction, all_corrections
from onrecord.store.folder import Folder
from onrecord.store.packing import unpack_record
from onrecord.store.tables import ask, ask_freely
from onrecord.store.words import Words
from onrecord.store.writer import make_archive

VARIABLE = "ONRECORD"
SQL_SECONDS = 60.0


class Archive:
    """An archive: a folder with documents, their records, the raw bytes, and what people decided about them.

    Readers never wait for each other; while a batch is being kept, a question waits a moment.
    """

    def __init__(self, folder: Folder) -> None:
        self._folder = folder
        self._words: Words | None = None

    @property
    def path(self) -> Path:
        """The folder of the archive."""
        return self._folder.path

    @property
    def settings(self) -> Settings:
        """The settings with which this archive reads."""
        return self._folder.settings()

    def add(
        self,
        *inputs: str | os.PathLike[str],
        options: Hints | None = None,
        processes: int = 1,
        wait: float = 0.0,
        report: Report | None = None,
    ) -> Added:
        """Read what is new among files and folders, and keep it; what is known already is passed over.

        Args:
            processes: how many read at once; more than one needs a program that can be imported without side effects.
            wait: seconds to wait for another process that is adding.
        """
        names = [os.fspath(name) for name in inputs]
        return add_inputs(
            self._folder, names, options=options or Hints(), processes=processes, wait=wait, report=report
        )

    def status(self) -> State:
        """Return what is in the archive."""
        return state_of(self._folder)

    def unread(self, *, limit: int = 100, offset: int = 0) -> list[Unread]:
        """Return the inputs that could not be read, with the reasons."""
        return unread_of(self._folder, limit=limit, offset=offset)

    def records(self) -> Iterator[Record]:
        """Yield the whole record of every document, in the order in which they were added."""
        for [doc] in self._ask("SELECT doc FROM documents ORDER BY doc"):
            kept = self.words.record(doc)
            if kept is not None:
                yield unpack_record(kept)

    def sql(self, query: str, *, seconds: float = SQL_SECONDS, most: int | None = None) -> Rows:
        """Answer one question in SQL over the tables and views; nothing can be changed, no file or network reached.

        Raises:
            QuestionError: the question is no single SELECT, is wrong, or took longer than `seconds`.
        """
        names, rows = ask_freely(self._folder.tables, query, seconds=seconds, most=most)
        return Rows(tuple(names), tuple(rows))

    def statements(
        self,
        *,
        by: str | None = None,
        about: str | None = None,
        since: datetime.date | None = None,
        until: datetime.date | None = None,
        outlet: str | None = None,
        kind: str | None = None,
        limit: int = 100,
        offset: int = 0,
    ) -> Results[Said]:
        """Return who said what, the latest documents first; `since` and `until` are days of publication.

        Raises:
            QuestionError: a kind that does not exist, a name or words without a letter.
        """
        filters = Filters(by, about, since, until, outlet, kind, limit, offset)
        return find_said(self._folder, self.words, filters)

    def commitments(
        self,
        *,
        by: str | None = None,
        about: str | None = None,
        since: datetime.date | None = None,
        until: datetime.date | None = None,
        outlet: str | None = None,
        kind: str | None = None,
        limit: int = 100,
        offset: int = 0,
    ) -> Results[Promised]:
        """Return who promised what; filters as for `statements`."""
        filters = Filters(by, about, since, until, outlet, kind, limit, offset)
        return find_promised(self._folder, self.words, filters)

    def events(
        self,
        *,
        by: str | None = None,
        about: str | None = None,
        since: datetime.date | None = None,
        until: datetime.date | None = None,
        outlet: str | None = None,
        kind: str | None = None,
        limit: int = 100,
        offset: int = 0,
    ) -> Results[Happened]:
        """Return who did what; filters as for `statements`."""
        filters = Filters(by, about, since, until, outlet, kind, limit, offset)
        return find_happened(self._folder, self.words, filters)

    def timeline(
        self,
        *,
        by: str | None = None,
        about: str | None = None,
        since: datetime.date | None = None,
        until: datetime.date | None = None,
        outlet: str | None = None,
        limit: int = 100,
        offset: int = 0,
    ) -> Results[Moment]:
        """Return what was said, promised and done in the order of its days, the oldest first."""
        filters = Filters(by, about, since, until, outlet, None, limit, offset)
        return find_timeline(self._folder, self.words, filters)

    def search(
        self,
        words: str,
        *,
        since: datetime.date | None = None,
        until: datetime.date | None = None,
        outlet: str | None = None,
        limit: int = 20,
        offset: int = 0,
    ) -> Results[Hit]:
        """Return the documents that hold all the words, in any form, the best first; "quoted words" stand together."""
        filters = Filters(None, None, since, until, outlet, None, limit, offset)
        return find_hits(self._folder, self.words, words, filters)

    def who(self, name: str, *, limit: int = 10) -> Who:
        """Return one page on a person or body: roles over time, what they said and promised, who speaks of them.

        Raises:
            QuestionError: nobody is called so.
        """
        return find_who(self._folder, self.words, name, limit=limit)

    def show(self, record_id: str) -> Shown:
        """Return one record, by an id such as "3fa4c2d1e0b7:s3", with its sentence and the way back to its source.

        Raises:
            QuestionError: there is no such record, or the id fits several documents.
        """
        prefix, local = split_id(record_id)
        if local is None:
            raise QuestionError(
                f"{record_id!r} names a document; for its whole record use archive.record({record_id!r})."
            )
        return find_shown(self._folder, self.words, prefix, local)

    def record(self, document_id: str) -> Record:
        """Return the whole record of the document whose id begins so."""
        return find_record(self.words, split_id(document_id)[0])

    def accept(self, record_id: str, *, why: str = "", who: str | None = None) -> Correction:
        """Note that a person found a record to be right."""
        return self._decide(CorrectionAction.ACCEPT, record_id, why, who)

    def reject(self, record_id: str, *, why: str, who: str | None = None) -> Correction:
        """Take a record out of all answers; it stays in the history, and in the record as it was read."""
        return self._decide(CorrectionAction.REJECT, record_id, why, who)

    def edit(self, record_id: str, *, why: str, who: str | None = None, **change: Any) -> Correction:
        """Give fields of a record other values, such as `speakers=["Ida Lund"]` or `kind="direct"`."""
        return self._decide(CorrectionAction.EDIT, record_id, why, who, change)

    def merge(self, record_id: str, other: str, *, why: str, who: str | None = None) -> Correction:
        """Say that two entities are one: `other` of the same document is taken into it, of another gives its name."""
        return self._decide(CorrectionAction.MERGE, record_id, why, who, None, other)

    def split(
        self, record_id: str, *, name: str, mentions: Iterable[int], why: str, who: str | None = None
    ) -> Correction:
        """Make an entity of its own of the mentions that begin at these offsets, and of what they are credited with."""
        change = {"name": name, "starts": list(mentions)}
        return self._decide(CorrectionAction.SPLIT, record_id, why, who, change)

    def history(self, record_id: str) -> list[Correction]:
        """Return what people decided about a record or a document, in order."""
        return history_of(self._folder, self.words, record_id)

    def corrections(self) -> list[Correction]:
        """Return everything that people decided, in order."""
        return all_corrections(self._folder.tables)

    def training_lines(self) -> Iterator[str]:
        """Yield accepted, rejected and edited records with their texts, as lines of JSON to learn from."""
        return training_lines(self._folder, self.words)

    def _decide(
        self,
        action: CorrectionAction,
        record_id: str,
        why: str,
        who: str | None,
        change: dict[str, Any] | None = None,
        other: str | None = None,
    ) -> Correction:
        return correct(self._folder, Decision(action, record_id, why, who, change, other))

    def documents(
        self,
        *,
        since: datetime.date | None = None,
        until: datetime.date | None = None,
        outlet: str | None = None,
        limit: int = 100,
        offset: int = 0,
    ) -> Results[Place]:
        """Return the documents, the latest first."""
        return find_documents(self._folder, Filters(None, None, since, until, outlet, None, limit, offset))

    @property
    def words(self) -> Words:
        """The whole records and the index for search."""
        if self._words is None:
            self._words = Words.to_read(self._folder.words)
        return self._words

    def close(self) -> None:
        """Close the files; the archive opens them again when it is asked."""
        if self._words is not None:
            self._words.close()
            self._words = None

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _ask(self, query: str, values: Iterable[Any] = ()) -> list[tuple[Any, ...]]:
        return ask(self._folder.tables, query, list(values))[1]


def make(path: str | os.PathLike[str], *, settings: Settings | None = None) -> Archive:
    """Make an archive: a new folder, or one that is empty.

    Raises:
        ArchiveError: something is there already.
    """
    folder = Folder(Path(path))
    if folder.exists():
        raise ArchiveError(f"{str(path)!r} is an archive already: add to it, or name another folder.")
    if folder.path.exists() and not (folder.path.is_dir() and folder.is_unfinished()):
        raise ArchiveError(f"{str(path)!r} exists and is not empty. Name a new folder for the archive.")
    try:
        make_archive(folder, settings or Settings())
    except OSError as error:
        raise ArchiveError(f"{str(path)!r} cannot be made: {error.strerror}. Check the path and its rights.") from None
    return Archive(folder)


def open_archive(path: str | os.PathLike[str]) -> Archive:
    """Open an archive.

    Raises:
        ArchiveError: there is none.
    """
    folder = Folder(Path(path))
    if not folder.exists():
        raise ArchiveError(f"There is no archive in {str(path)!r}. Make one: onrecord init {str(path)!r}.")
    return Archive(folder)


def find_archive(named: str | os.PathLike[str] | None = None) -> Archive:
    """Open the archive that is meant: the one named, else that of the variable ONRECORD, else the one around or here.

    Without a name and without the variable it is the archive that the current folder stands in or is, else the only
    archive right in the current folder.

    Raises:
        ArchiveError: there is none, or there are several.
    """
    name = named or os.environ.get(VARIABLE)
    if name:
        return open_archive(name)
    here = Path.cwd()
    for path in (here, *here.parents):
        if Folder(path).exists():
            return open_archive(path)
    inside = sorted(path for path in here.iterdir() if path.is_dir() and Folder(path).exists())
    if len(inside) == 1:
        return open_archive(Path(inside[0].name))
    if inside:
        names = ", ".join(path.name for path in inside[:10])
        raise ArchiveError(f"There are several archives here: {names}. Say which: --in {inside[0].name}.")
    raise ArchiveError(
        "There is no archive here. Make one with onrecord init NAME, or say where it is: --in FOLDER, or the variable "
        "ONRECORD."
    )
