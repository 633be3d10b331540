"""JSON lines: takes records, writes one `onrecord.record/1` a line, exactly what `onrecord read --json` prints."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from onrecord.export.files import as_utf8
from onrecord.model import Record
from onrecord.model.codec import record_to_line


def write_jsonl(records: Iterable[Record], path: Path) -> None:
    """Write every record to the file `path`; `onrecord.model.codec.record_from_line` reads a line back, equal."""
    with path.open("wb") as stream:
        for record in records:
            stream.write(as_utf8(record_to_line(record)) + b"\n")
