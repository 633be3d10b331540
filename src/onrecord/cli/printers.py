"""Where records go on the command line: JSON lines to a stream, or briefs to a terminal or a file."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Protocol, cast

from onrecord.errors import OnrecordError
from onrecord.model import Record
from onrecord.model.codec import record_to_line


class Printer(Protocol):
    """Something that takes the records of a run, one by one."""

    def take(self, record: Record) -> None:
        """Write one record."""


class JsonPrinter:
    """Writes one line of JSON a record, UTF-8, flushed at once so that a stopped run leaves whole lines."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream

    def take(self, record: Record) -> None:
        """Write one record."""
        self._stream.write(record_to_line(record).encode() + b"\n")
        self._stream.flush()


class BriefPrinter:
    """Writes a brief for people; colours and the terminal's width only where there is a terminal."""

    def __init__(self, stream: IO[bytes], *, to_file: bool) -> None:
        from rich.console import Console

        self._stream = stream
        terminal = not to_file and sys.stdout.isatty()
        self._console = (
            Console(highlight=False)
            if terminal
            else Console(file=cast(IO[str], _Words(stream)), width=100, highlight=False)
        )

    def take(self, record: Record) -> None:
        """Write one record."""
        from onrecord.show.brief import brief

        self._console.print(brief(record))


class _Words:
    """A text stream over bytes: UTF-8, with characters that cannot be encoded shown as escapes."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream

    def write(self, words: str) -> int:
        self._stream.write(words.encode("utf-8", "backslashreplace"))
        return len(words)

    def flush(self) -> None:
        self._stream.flush()


class Tally:
    """Counts the documents of a run and their problems, for its last line and its exit code."""

    def __init__(self) -> None:
        self.read = 0
        self.unread = 0
        self._codes: Counter[str] = Counter()

    def take(self, record: Record) -> None:
        """Count one record."""
        if record.was_read:
            self.read += 1
        else:
            self.unread += 1
        self._codes.update({problem.code for problem in record.problems})

    def summary(self) -> str:
        """Return the last line of a run: how many were read, how many not, and the problems by code."""
        count = self.read + self.unread
        words = f"{count} document{'' if count == 1 else 's'}: {self.read} read, {self.unread} not"
        if self._codes:
            words += "; problems: " + ", ".join(f"{code} {number}" for code, number in sorted(self._codes.items()))
        return words + "."


@contextmanager
def opened(path: Path | None, *, append: bool) -> Iterator[IO[bytes]]:
    """Yield the bytes stream to write to: the file at `path`, or standard output.

    Raises:
        OnrecordError: the file cannot be written.
    """
    if path is None:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    try:
        stream = path.open("ab" if append else "wb")
    except OSError as error:
        raise OnrecordError(f"Cannot write {str(path)!r}: {error.strerror}. Check the folder and its rights.") from None
    with stream:
        yield stream


def finished(path: Path) -> set[tuple[str, str | None]]:
    """Return the (key, id) of every record that a stopped run left in `path`, and cut off a line left unfinished.

    Raises:
        OnrecordError: the file holds something else than records.
    """
    if not path.exists():
        return set()
    done: set[tuple[str, str | None]] = set()
    kept = 0
    with path.open("r+b") as stream:
        for line in stream:
            if not line.endswith(b"\n"):
                break
            try:
                document = json.loads(line)["document"]
                done.add((document["key"], document["id"]))
            except (ValueError, KeyError, TypeError):
                raise OnrecordError(
                    f"{str(path)!r} holds other lines than records: no run to go on with. Give another --output."
                ) from None
            kept += len(line)
        stream.truncate(kept)
    return done
