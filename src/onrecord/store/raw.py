"""The bytes of every input, kept by their SHA-256: `raw/3f/a4c2...`, compressed where that makes them smaller."""

from __future__ import annotations

import hashlib
import os
import zlib
from pathlib import Path

from onrecord.errors import ArchiveError

_PLAIN, _ZLIB = b"0", b"z"
_LEVEL = 6


def raw_path(raw: Path, digest: str) -> Path:
    """Return where the bytes with this hash lie."""
    return raw / digest[:2] / digest[2:]


def packed(data: bytes) -> bytes:
    """Return the bytes as they are kept: one letter that says how, then the bytes."""
    small = zlib.compress(data, _LEVEL)
    return _ZLIB + small if len(small) < len(data) else _PLAIN + data


def write_raw(raw: Path, digest: str, kept: bytes) -> None:
    """Keep what `packed` returned; bytes that are there already stay. Whole or not at all, whenever it is stopped."""
    path = raw_path(raw, digest)
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f"{path.name}.{os.getpid()}.new")
    aside.write_bytes(kept)
    aside.replace(path)


def read_raw(raw: Path, digest: str) -> bytes:
    """Return the bytes with this hash.

    Raises:
        ArchiveError: they are not there, or are others.
    """
    path = raw_path(raw, digest)
    try:
        kept = path.read_bytes()
        data = zlib.decompress(kept[1:]) if kept[:1] == _ZLIB else kept[1:]
    except (OSError, zlib.error) as error:
        raise ArchiveError(f"The bytes of document {digest[:12]} cannot be read from {str(path)!r}: {error}.") from None
    if hashlib.sha256(data).hexdigest() != digest:
        raise ArchiveError(f"{str(path)!r} holds other bytes than its name says. Restore it from a copy.")
    return data
