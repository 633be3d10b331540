"""Inputs of commands that compare documents: takes paths, yields the records they hold or those read from them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from onrecord.errors import OnrecordError
from onrecord.model import Record
from onrecord.settings import Settings

_SCHEMA = '"onrecord.record/'


def records_of(inputs: Iterable[str], settings: Settings | None = None) -> Iterator[Record]:
    """Yield the records of files and archives that hold some, and read everything else with `settings`."""
    from onrecord.pipeline import read_inputs

    for words in inputs:
        if holds_records(words):
            yield from _written(Path(words))
        elif is_archive(words):
            yield from _archived(words)
        else:
            yield from read_inputs([words], settings=settings)


def is_archive(words: str) -> bool:
    """Whether an input is a folder that `onrecord init` made."""
    from onrecord.store.folder import Folder

    return Path(words).is_dir() and Folder(Path(words)).exists()


def _archived(words: str) -> Iterator[Record]:
    from onrecord.archive import open_archive

    with open_archive(words) as archive:
        yield from archive.records()


def holds_records(words: str) -> bool:
    """Whether an input is a file that `onrecord read --json` wrote."""
    path = Path(words)
    if not path.is_file() or path.suffix != ".jsonl":
        return False
    with path.open("rb") as stream:
        return _SCHEMA.encode() in stream.read(200)


def _written(path: Path) -> Iterator[Record]:
    from onrecord.model.codec import record_from_line

    with path.open(encoding="utf-8", errors="surrogatepass") as lines:
        for number, line in enumerate(lines, 1):
            try:
                yield record_from_line(line)
            except OnrecordError as error:
                raise OnrecordError(f"{path}, line {number}: {error}") from None
