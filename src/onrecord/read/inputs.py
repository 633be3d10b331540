"""Find what there is to read: takes paths, folders and "-", yields a `Source` or an `Unreadable` per document.

Nothing is held but the document under way: a .jsonl file of any size is walked line by line.
"""

from __future__ import annotations

import datetime
import json
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from onrecord.errors import ReadError
from onrecord.model import Problem
from onrecord.read.sniff import HEAD, Kind, sniff
from onrecord.read.source import Hints, Source
from onrecord.settings import Settings


@dataclass(frozen=True, slots=True)
class Unreadable:
    """An input that gave no bytes to read, and why."""

    key: str
    location: str | None
    error: ReadError


def find_sources(
    inputs: Iterable[str], *, settings: Settings, options: Hints = Hints()
) -> Iterator[Source | Unreadable]:
    """Yield every document that `inputs` name: files, folders (whole, sorted, dot files left out) and "-"."""
    for name in inputs:
        if name == "-":
            yield from _open_stream(sys.stdin.buffer, "-", None, settings=settings, options=options)
            continue
        found = False
        for path in _walk(Path(name)):
            found = True
            yield from _open_file(path, settings=settings, options=options)
        if not found:
            message = f"The folder {name!r} holds no files but hidden ones. Check the path."
            yield Unreadable(name, name, ReadError("empty", message))


def _walk(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    for folder, folders, files in os.walk(path):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith("."):
                yield Path(folder) / name


def _open_file(path: Path, *, settings: Settings, options: Hints) -> Iterator[Source | Unreadable]:
    key = os.fsencode(path).decode("utf-8", "replace")
    try:
        if not path.exists():
            raise ReadError("not-found", f"There is no file or folder {key!r}. Check the path.")
        if not path.is_file():
            raise ReadError(
                "not-a-file", f"{key!r} is a device or a pipe. Give a file or a folder, or - to read a pipe."
            )
        with path.open("rb") as stream:
            yield from _open_stream(stream, key, key, settings=settings, options=options)
    except ReadError as error:
        yield Unreadable(key, key, error)
    except OSError as error:
        reason = error.strerror or str(error)
        yield Unreadable(key, key, ReadError("cannot-open", f"{key!r} cannot be opened: {reason}."))


def _open_stream(
    stream: BinaryIO, key: str, location: str | None, *, settings: Settings, options: Hints
) -> Iterator[Source | Unreadable]:
    head = _read_up_to(stream, HEAD)
    try:
        kind = sniff(head, key)
        if kind is Kind.JSONL:
            yield from _json_lines(stream, head, key, location, settings=settings, options=options)
            return
        limit, name = _limit(kind, settings)
        data = head + _read_up_to(stream, max(limit + 1 - len(head), 0))
        if len(data) > limit:
            raise ReadError(
                "too-large",
                f"{key!r} is larger than {limit:,} bytes. Split it, or raise the limit with --set {name}=NUMBER.",
            )
    except ReadError as error:
        yield Unreadable(key, location, error)
        return
    yield Source(key, data, location, kind.value, options=options)


def _limit(kind: Kind, settings: Settings) -> tuple[int, str]:
    if kind is Kind.PDF:
        return settings.max_pdf_bytes, "max_pdf_bytes"
    return settings.max_text_bytes, "max_text_bytes"


def _read_up_to(stream: BinaryIO, size: int) -> bytes:
    """Read `size` bytes, or all there are; a pipe may hand them over in small pieces."""
    pieces: list[bytes] = []
    while size > 0 and (piece := stream.read(min(size, 1 << 20))):
        pieces.append(piece)
        size -= len(piece)
    return b"".join(pieces)


def _json_lines(
    stream: BinaryIO, head: bytes, key: str, location: str | None, *, settings: Settings, options: Hints
) -> Iterator[Source | Unreadable]:
    # An escape such as \u201c takes six bytes of the line for three of the text, hence the wider limit.
    limit = 3 * settings.max_text_bytes
    found = False
    for number, line in _bounded_lines(stream, head, limit):
        place = f"{key}:{number}"
        if line is None:
            message = f"Line {number} is longer than {limit:,} bytes. Raise the limit with --set max_text_bytes=NUMBER."
            yield Unreadable(place, location, ReadError("too-large", message))
        elif line.strip():
            try:
                yield _source_of_line(line, place, location, options)
            except ReadError as error:
                yield Unreadable(place, location, error)
        else:
            continue
        found = True
    if not found:
        yield Unreadable(key, location, ReadError("empty", f"{key!r} holds no lines. Check that it is the right file."))


def _bounded_lines(stream: BinaryIO, head: bytes, limit: int) -> Iterator[tuple[int, bytes | None]]:
    """Yield (line number from 1, line); `None` for a line over `limit` bytes, which is skipped and never held whole."""
    buffer = bytearray(head.removeprefix(b"\xef\xbb\xbf"))
    number, too_long = 1, False
    while True:
        start = 0
        while (end := buffer.find(b"\n", start)) >= 0:
            yield number, None if too_long or end - start > limit else bytes(buffer[start:end])
            number, too_long, start = number + 1, False, end + 1
        del buffer[:start]
        if len(buffer) > limit:
            too_long = True
            buffer.clear()
        piece = stream.read(1 << 18)
        if not piece:
            break
        buffer += piece
    if buffer or too_long:
        yield number, None if too_long else bytes(buffer)


def _source_of_line(line: bytes, place: str, location: str | None, options: Hints) -> Source:
    try:
        value = json.loads(line.decode())
    except UnicodeDecodeError:
        raise ReadError(
            "broken-line", "This line is not UTF-8. Write the file as UTF-8, one JSON object a line."
        ) from None
    except (ValueError, RecursionError) as error:
        raise ReadError("broken-line", f"This line is not JSON ({error}). Give one JSON object a line.") from None
    if not isinstance(value, dict):
        raise ReadError("broken-line", f'This line holds {type(value).__name__}, not an object with a "text" field.')
    field = "html" if value.get("html") is not None else "text"
    words = value.get(field)
    if not isinstance(words, str):
        names = ", ".join(map(str, list(value)[:10])) or "none"
        raise ReadError("broken-line", f'This line has no "text" or "html" with words in it (its fields: {names}).')
    key = value.get("key")
    kind = Kind.HTML if field == "html" else Kind.PLAIN
    published, problems = _date(value)
    hints = _hints_of(value, published)
    return Source(
        str(key) if isinstance(key, str | int) and not isinstance(key, bool) else place,
        words.encode("utf-8", "surrogatepass"),
        hints.url or location,
        kind.value,
        "utf-8",
        options=options,
        line=hints,
        problems=problems,
    )


def _hints_of(value: dict[str, Any], published: datetime.date | None) -> Hints:
    authors = value.get("authors")
    if isinstance(authors, str):
        authors = [authors]
    return Hints(
        title=_words(value, "title"),
        authors=tuple(name.strip() for name in authors or () if isinstance(name, str) and name.strip()),
        outlet=_words(value, "outlet"),
        published=published,
        url=_words(value, "url"),
    )


def _words(value: dict[str, Any], name: str) -> str | None:
    words = value.get(name)
    return words.strip() or None if isinstance(words, str) else None


def _date(value: dict[str, Any]) -> tuple[datetime.date | None, tuple[Problem, ...]]:
    """Return the publication date of a line, and a problem where the field holds no date."""
    words = value.get("published")
    if words is None or words == "":
        return None, ()
    try:
        return datetime.date.fromisoformat(str(words).strip()[:10]), ()
    except ValueError:
        message = f'"published" is {words!r}, which is no date; write it like "2024-05-03". It was left out.'
        return None, (Problem("bad-field", message),)
