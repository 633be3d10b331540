"""What every import shares: takes text and pieces of statements, returns a `Record` that says what is not known."""

from __future__ import annotations

import datetime
import hashlib
import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from onrecord.errors import ExportError
from onrecord.model import ContentKind, Document, OffsetMap, Part, PartKind, Problem, Severity, Span, trimmed

LARGEST = 200_000_000
_PARAGRAPH = re.compile(r"\n[ \t\r]*\n")
_OPENING, _CLOSING = "\"“„‟«‘'", "\"”“»’'"


def document_of(text: str, *, key: str, data: bytes, **known: Any) -> Document:
    """Return the document of a text that came inside another file; its source map counts in the text itself."""
    return Document(
        id=hashlib.sha256(data).hexdigest(),
        key=key,
        text=text,
        parts=tuple(paragraphs(text)),
        source_map=OffsetMap.identity(len(text)),
        **known,
    )


def paragraphs(text: str) -> list[Part]:
    """Return the paragraphs of a text, cut at empty lines."""
    parts, start = [], 0
    for end, following in [*(match.span() for match in _PARAGRAPH.finditer(text)), (len(text), len(text))]:
        span = trimmed(text, start, end)
        if span is not None:
            parts.append(Part(PartKind.BODY, span))
        start = following
    return parts


def quoted_in(text: str, content: Sequence[Span]) -> tuple[Span, ...]:
    """Return the pieces that stand between quotation marks of their own, without the marks."""
    return tuple(
        Span(span.start + 1, span.end - 1)
        for span in content
        if len(span) > 2 and text[span.start] in _OPENING and text[span.end - 1] in _CLOSING
    )


def kind_of(text: str, content: Sequence[Span]) -> tuple[ContentKind, tuple[Span, ...]]:
    """Return what the quotation marks of the pieces say: all quoted, some of it, none."""
    quoted = quoted_in(text, content)
    if len(quoted) == len(content):
        return ContentKind.DIRECT, quoted
    marks = any(mark in text[span.start : span.end] for span in content for mark in '"“”„«»')
    return (ContentKind.MIXED if quoted or marks else ContentKind.INDIRECT), quoted


def import_note(code: str, message: str, span: Span | None = None) -> Problem:
    """Return a problem that says what an imported file does not hold."""
    return Problem(code, message, span, Severity.NOTE)


def import_warning(code: str, message: str, span: Span | None = None) -> Problem:
    """Return a problem for what an imported file holds and contradicts itself in."""
    return Problem(code, message, span, Severity.WARNING)


def read_bounded(path: Path) -> bytes:
    """Return the bytes of a file.

    Raises:
        ExportError: it cannot be read or is larger than `LARGEST` bytes.
    """
    try:
        if path.stat().st_size > LARGEST:
            raise ExportError(f"{path} is larger than {LARGEST:,} bytes; such a file is not one document. Split it.")
        return path.read_bytes()
    except OSError as error:
        raise ExportError(f"Cannot read {str(path)!r}: {error.strerror}. Check the path.") from None


def object_in(data: bytes, place: str) -> dict[str, Any]:
    """Return the JSON object that `data` holds.

    Raises:
        ExportError: it holds something else; the message begins with `place`.
    """
    try:
        value = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise ExportError(f"{place}: this is not JSON ({error}).") from None
    if not isinstance(value, dict):
        raise ExportError(f"{place}: a JSON object should stand here, not {type(value).__name__}.")
    return value


def date_in(value: Any, problems: list[Problem]) -> datetime.date | None:
    """Return the date of a field such as "2024-05-03T10:00:00Z", or `None`, with a problem where it holds no date."""
    if value is None or value == "":
        return None
    try:
        return datetime.date.fromisoformat(str(value).strip()[:10])
    except ValueError:
        problems.append(import_warning("bad-field", f"The date {str(value)[:60]!r} is no date; it was left out."))
        return None
