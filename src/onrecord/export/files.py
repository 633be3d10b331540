"""Whole files or none: takes the path to write, yields a path beside it that takes its name when all went well."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from onrecord.errors import ExportError
from onrecord.model import Document

_UNSAFE = re.compile(r"[^A-Za-z0-9.-]+")
_SUFFIX = re.compile(r"\.[A-Za-z]{2,5}$")
_LONGEST_STEM = 60


@contextmanager
def written_whole(path: Path, *, force: bool) -> Iterator[Path]:
    """Yield a free path to write a file or a folder to; it becomes `path` at the end, or is removed on an error.

    Raises:
        ExportError: `path` exists and `force` is not given, or its folder cannot be written.
    """
    if path.exists() and not force:
        raise ExportError(f"{str(path)!r} exists, so nothing was written. Give another path, or --force to replace it.")
    try:
        work = Path(tempfile.mkdtemp(prefix=f".{path.name[:40]}.", suffix=".unfinished", dir=path.parent))
    except OSError as error:
        raise ExportError(f"Cannot write to {str(path.parent)!r}: {error.strerror}. Check the folder.") from None
    try:
        fresh = work / "fresh"
        yield fresh
        if path.exists():
            path.rename(work / "old")
        fresh.rename(path)
    except OSError as error:
        _put_back(work / "old", path)
        raise ExportError(f"Cannot write {str(path)!r}: {error.strerror or error}.") from None
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _put_back(old: Path, path: Path) -> None:
    if old.exists() and not path.exists():
        old.rename(path)


def stem_of(number: int, document: Document) -> str:
    """Return the name of a file for one document of an export: its number, then what is readable of its key."""
    name = _SUFFIX.sub("", document.key.rsplit("/", 1)[-1].rsplit("\\", 1)[-1])
    words = _UNSAFE.sub("-", name).strip(".-")[:_LONGEST_STEM]
    return f"{number:06d}-{words or 'document'}"


def as_utf8(words: str) -> bytes:
    """Return text as UTF-8; a lone surrogate, which UTF-8 cannot hold, is written as an escape."""
    return words.encode("utf-8", "backslashreplace")
