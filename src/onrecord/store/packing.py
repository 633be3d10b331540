"""A whole record as compressed bytes and back: what goes in comes out exactly."""

from __future__ import annotations

import json
import zlib
from typing import Any

from onrecord.model import Record
from onrecord.model.codec import record_from_json, record_to_line

_LEVEL = 5


def pack_record(record: Record) -> bytes:
    """Return a record as compressed JSON."""
    return pack_line(record_to_line(record))


def pack_line(line: str) -> bytes:
    """Return one line of JSON compressed."""
    return zlib.compress(line.encode(), _LEVEL)


def unpack_line(kept: bytes) -> str:
    """Return the line of JSON in `kept`."""
    return zlib.decompress(kept).decode()


def unpack_plain(kept: bytes) -> dict[str, Any]:
    """Return the record in `kept` as plain JSON values: quicker than the whole record where only words are wanted."""
    value: dict[str, Any] = json.loads(unpack_line(kept))
    return value


def unpack_record(kept: bytes) -> Record:
    """Return the record in `kept`."""
    return record_from_json(unpack_plain(kept))
