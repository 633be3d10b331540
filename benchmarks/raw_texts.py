"""Raw text for measuring speed: a file of articles, paragraphs a line, a blank line between articles."""

from __future__ import annotations

import lzma
from collections.abc import Iterator
from pathlib import Path

from onrecord.model import Document, Parse, Part, PartKind, trimmed
from onrecord.parse import parse_document


def read_text(path: Path) -> str:
    """Return the words of a file, plain or .xz; what is no UTF-8 is replaced."""
    data = path.read_bytes()
    return (lzma.decompress(data) if path.suffix == ".xz" else data).decode("utf-8", "replace")


def parse_of(key: int, text: str) -> Parse:
    """Return the parse of one article, one part for each line."""
    parts, begin = [], 0
    for line in text.split("\n"):
        span = trimmed(text, begin, begin + len(line))
        begin += len(line) + 1
        parts += [Part(PartKind.BODY, span)] if span else []
    return parse_document(Document(None, str(key), text=text, parts=tuple(parts)))


def parses_of(path: Path, characters: int) -> Iterator[Parse]:
    """Yield the parses of the articles in the first `characters` of a file."""
    for number, article in enumerate(read_text(path)[:characters].split("\n\n")):
        yield parse_of(number, article)
