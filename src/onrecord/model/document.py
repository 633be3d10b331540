"""What a reader makes of one input: `Document`, its text, its parts, and the way back to the raw bytes."""

from __future__ import annotations

import datetime
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from onrecord.errors import SpanError
from onrecord.model.checks import check_apart
from onrecord.model.offsets import OffsetMap, SourceSpan
from onrecord.model.span import Span


class PartKind(StrEnum):
    """What a paragraph of the text is."""

    TITLE = "title"
    BYLINE = "byline"
    DATELINE = "dateline"
    BODY = "body"
    HEADING = "heading"
    CAPTION = "caption"
    BOILERPLATE = "boilerplate"


class PartStyle(StrEnum):
    """How a paragraph is set, where that says something about who speaks."""

    BLOCKQUOTE = "blockquote"
    LIST = "list"
    QUESTION = "question"
    ANSWER = "answer"


@dataclass(frozen=True, slots=True)
class Part:
    """One paragraph of the text. A dateline that opens a paragraph is a part of its own, the body part follows it."""

    kind: PartKind
    span: Span
    style: PartStyle | None = None


class RepairKind(StrEnum):
    """What a reader put right: lines or pages joined, a line-end hyphen resolved, furniture left out."""

    LINE_BREAK = "line_break"
    PAGE_BREAK = "page_break"
    HYPHEN = "hyphen"
    FURNITURE = "furniture"
    MARKUP = "markup"
    CHARACTER = "character"


@dataclass(frozen=True, slots=True)
class Repair:
    """One change to the source: `span` is what stands in the text now, `source` what stood there before.

    `span` is `None` where nothing was put in (furniture left out); `source` is `None` where the source has no
    characters of its own at that place.
    """

    kind: RepairKind
    span: Span | None
    source: SourceSpan | None

    def __post_init__(self) -> None:
        if self.source is not None and not 0 <= self.source.start <= self.source.end:
            raise SpanError(f"Repair: {self.source} ends before it starts.")


class Origin(StrEnum):
    """Where the value of a metadata field was found."""

    JSON_LD = "json-ld"
    OPEN_GRAPH = "open-graph"
    META = "meta"
    MARKUP = "markup"
    PDF_INFO = "pdf-info"
    INPUT_LINE = "input-line"
    HEADER = "header"
    OPTION = "option"
    LAYOUT = "layout"


@dataclass(frozen=True, slots=True)
class Finding:
    """Where one metadata field comes from: `field` is its name in `Document`, `detail` the key or rule."""

    field: str
    origin: Origin
    detail: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a PDF page in points (1/72 inch), origin at the lower left, as PDF has it."""

    left: float
    bottom: float
    right: float
    top: float


class Location(NamedTuple):
    """Where a span begins for a person who holds the source: page and line count from 1."""

    page: int | None
    line: int | None


@dataclass(frozen=True, slots=True)
class Document:
    """One input as read. `text` never changes: `text[start:end]` is the evidence of every record.

    An input that could not be read has an empty `text`; the record's `problems` say why.
    `boxes` is empty, or holds one box for each run of `source_map`. `line_starts` holds the source offset at
    which each line of a plain text begins; it is empty for other kinds.
    """

    id: str | None
    key: str
    source: str | None = None
    media_type: str | None = None
    reader: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    outlet: str | None = None
    published: datetime.date | None = None
    language: str | None = None
    text: str = ""
    parts: tuple[Part, ...] = ()
    source_map: OffsetMap = OffsetMap()
    repairs: tuple[Repair, ...] = ()
    encoding: str | None = None
    findings: tuple[Finding, ...] = ()
    emphasis: tuple[Span, ...] = ()
    boxes: tuple[Box, ...] = ()
    line_starts: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        length = len(self.text)
        check_apart(f"parts of {self.key}", (part.span for part in self.parts))
        for span in (*(part.span for part in self.parts), *self.emphasis):
            if span.end > length:
                raise SpanError(f"{self.key}: {span} runs past the end of the text ({length} characters).")
        runs = self.source_map.runs
        if runs and runs[-1].text_start + runs[-1].length > length:
            raise SpanError(f"{self.key}: the source map runs past the end of the text ({length} characters).")
        if self.boxes and len(self.boxes) != len(runs):
            raise SpanError(f"{self.key}: {len(self.boxes)} boxes for {len(runs)} runs; give one each, or none.")

    def text_of(self, spans: Span | Iterable[Span]) -> str:
        """Return the words of a span, or of several pieces joined by " … "."""
        if isinstance(spans, Span):
            return spans.text_in(self.text)
        return " … ".join(span.text_in(self.text) for span in spans)

    def locate(self, span: Span) -> Location:
        """Return the page and the line of the source on which `span` begins, each `None` where unknown."""
        pieces = self.source_map.to_source(span)
        if not pieces:
            return Location(None, None)
        line = bisect_right(self.line_starts, pieces[0].start) if self.line_starts else None
        return Location(pieces[0].page, line)

    def part_at(self, offset: int) -> Part | None:
        """Return the part that holds the character at `offset`."""
        index = bisect_right(self.parts, offset, key=lambda part: part.span.start) - 1
        if index >= 0 and offset < self.parts[index].span.end:
            return self.parts[index]
        return None
