"""One JSON object with a long list in it, written piece by piece: nothing is held but the item under way."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from onrecord.export.files import as_utf8


def write_listing(path: Path, head: dict[str, Any], name: str, items: Iterable[Any]) -> None:
    """Write the object `head` with the field `name` added, a list of `items`, one a line."""
    opening = json.dumps(head, ensure_ascii=False)[:-1] + (", " if head else "")
    with path.open("wb") as stream:
        stream.write(as_utf8(f'{opening}"{name}": ['))
        for number, item in enumerate(items):
            stream.write((b"," if number else b"") + b"\n" + as_utf8(json.dumps(item, ensure_ascii=False)))
        stream.write(b"\n]}\n")


def write_lines(path: Path, items: Iterable[Any]) -> None:
    """Write each item as one line of JSON."""
    with path.open("wb") as stream:
        for item in items:
            stream.write(as_utf8(json.dumps(item, ensure_ascii=False)) + b"\n")
