"""Transcripts on disk: takes paths, returns `Transcript`s, with what a `manifest.jsonl` beside them says."""

from __future__ import annotations

import codecs
import datetime
import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from onrecord.compare.verify.types import Transcript
from onrecord.errors import VerifyError
from onrecord.settings import Settings

MANIFEST = "manifest.jsonl"
_TEXTS = (".txt", ".text", ".md", ".vtt", ".srt")
_PARTIAL = ("partial", "excerpt", "rush", "incomplete")


def load_transcripts(paths: Iterable[str | os.PathLike[str]], settings: Settings) -> list[Transcript]:
    """Return the transcripts of files and folders, in order.

    Raises:
        VerifyError: a path is not there, is too large, or holds no text.
    """
    found = [_load(path, root, settings) for root, path in _files(paths)]
    names = [one.id for one in found]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise VerifyError(
            f'Two transcripts are called {twice[0]!r}. Give one another "id" in {MANIFEST}, or rename it.'
        )
    if not found:
        raise VerifyError("There is no transcript to verify against: no .txt file in the folders named.")
    return found


def _files(paths: Iterable[str | os.PathLike[str]]) -> Iterator[tuple[Path, Path]]:
    for words in paths:
        path = Path(words)
        if path.is_dir():
            yield from ((path, one) for one in sorted(path.rglob("*")) if one.is_file() and one.suffix.lower() in _TEXTS
                        and not one.name.startswith(("LICENSE", "README")))  # fmt: skip
        elif path.is_file():
            yield path.parent, path
        else:
            raise VerifyError(f"There is no transcript {str(path)!r}. Check the path.")


def _load(path: Path, root: Path, settings: Settings) -> Transcript:
    entry = _entry(path, root)
    name = str(entry.get("id") or path.relative_to(root).with_suffix("").as_posix())
    whole = str(entry.get("completeness", "")).lower()
    return Transcript(
        name,
        _text(path, settings),
        date=_date(entry.get("date"), path),
        speaker=_words(entry.get("speaker")),
        event=_words(entry.get("event")),
        partial=bool(entry.get("partial")) or any(word in whole for word in _PARTIAL),
        prepared=bool(entry.get("prepared")) or "as prepared" in whole,
        translated=bool(entry.get("translated")) or str(entry.get("language", "en"))[:2] != "en",
    )


def _words(value: Any) -> str | None:
    return value if isinstance(value, str) and value.strip() else None


def _date(value: Any, path: Path) -> datetime.date | None:
    if value is None:
        return None
    try:
        return datetime.date.fromisoformat(value)
    except (TypeError, ValueError):
        raise VerifyError(f"{path.name}: the manifest's date {value!r} is none; write it like 2024-05-03.") from None


def _entry(path: Path, root: Path) -> dict[str, Any]:
    """Return what the nearest manifest says about a transcript, by path or by id."""
    for folder in dict.fromkeys((path.parent, root)):
        manifest = folder / MANIFEST
        if manifest.is_file():
            for entry in _entries(manifest):
                names = (entry.get("path"), entry.get("id"))
                if path.name in names or path.stem in names or path.relative_to(folder).as_posix() in names:
                    return entry
    return {}


def _entries(manifest: Path) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(manifest.read_text(encoding="utf-8", errors="replace").splitlines(), 1):
        if not line.strip():
            continue
        try:
            entry = json.loads(line)
        except (ValueError, RecursionError):
            entry = None
        if not isinstance(entry, dict):
            raise VerifyError(
                f"{manifest}, line {number} is no JSON object. Write one object a line, with an id or a path."
            )
        yield entry


def _text(path: Path, settings: Settings) -> str:
    try:
        if path.stat().st_size > settings.max_text_bytes:
            raise VerifyError(
                f"{path} is larger than {settings.max_text_bytes:,} bytes. Cut it, or raise the setting max_text_bytes."
            )
        data = path.read_bytes()
    except OSError as error:
        raise VerifyError(f"Cannot read {str(path)!r}: {error.strerror}. Check the path and its rights.") from None
    text = _decoded(data)
    if text is None:
        raise VerifyError(f"{path} is no text. Transcripts are text files; save it as plain text, in UTF-8.")
    if not text.strip():
        raise VerifyError(f"{path} holds no text: it is empty, or has only white space.")
    return text


def _decoded(data: bytes) -> str | None:
    """Return a text in UTF-8, UTF-16 with its mark, or else Windows-1252; `None` for what is no text."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace")
    if b"\0" in data or data.startswith((b"%PDF", b"PK\x03\x04")):
        return None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")
