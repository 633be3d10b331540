"""What goes into a reader and what comes out: `Source` -> `Reading`."""

from __future__ import annotations

import datetime
import hashlib
from dataclasses import dataclass

from onrecord.model import Document, Problem


@dataclass(frozen=True, slots=True)
class Hints:
    """What the caller knows about an input: the fields of a .jsonl line, or options of the command line.

    A reader prefers what the input itself says in its metadata, then its header, then these.
    """

    title: str | None = None
    authors: tuple[str, ...] = ()
    outlet: str | None = None
    published: datetime.date | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """The raw bytes of one input. `key` names it in the record; `location` is its path or URL, if it has one.

    `media_type` and `encoding` are given where they are known for certain, as for a field of a .jsonl line; otherwise
    the bytes decide.
    """

    key: str
    data: bytes
    location: str | None = None
    media_type: str | None = None
    encoding: str | None = None
    options: Hints = Hints()
    line: Hints = Hints()
    problems: tuple[Problem, ...] = ()

    @property
    def digest(self) -> str:
        """SHA-256 of the raw bytes, in hexadecimal: the id of the document."""
        return hashlib.sha256(self.data).hexdigest()


@dataclass(frozen=True, slots=True)
class Reading:
    """A document as read, and what could not be."""

    document: Document
    problems: tuple[Problem, ...] = ()
