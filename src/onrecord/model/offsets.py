"""From the reading text back to the source: an `OffsetMap` is a list of runs copied unchanged.

A reader records the map while it reads; nothing is searched for afterwards. Characters that stand in no
run were put in by a repair, such as the space that joins two lines.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from onrecord.errors import SpanError
from onrecord.model.span import Span


class Run(NamedTuple):
    """`length` characters from `text_start` on stand unchanged in the source from `source_start` on.

    `page` counts from 1 and is `None` where the source has no pages; offsets of a PDF count within its page.
    """

    text_start: int
    source_start: int
    length: int
    page: int | None = None


class SourceSpan(NamedTuple):
    """Characters `[start, end)` of the source, or of one `page` of it (counted from 1)."""

    start: int
    end: int
    page: int | None = None


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Runs in text order that do not overlap in the text; the source order is free (columns, footnotes)."""

    runs: tuple[Run, ...] = ()
    _starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        previous_end = 0
        for run in self.runs:
            if run.length <= 0 or run.source_start < 0 or run.text_start < previous_end:
                raise SpanError(f"{run} overlaps the run before it or holds no characters.")
            if run.page is not None and run.page < 1:
                raise SpanError(f"{run} names page {run.page}; pages count from 1.")
            previous_end = run.text_start + run.length
        object.__setattr__(self, "_starts", tuple(run.text_start for run in self.runs))

    @classmethod
    def identity(cls, length: int) -> OffsetMap:
        """Return the map of a text of `length` characters that equals its source."""
        return cls((Run(0, 0, length),) if length else ())

    @classmethod
    def from_runs(cls, runs: Iterable[Run]) -> OffsetMap:
        """Return the map of `runs`, neighbours that continue each other merged into one."""
        merged: list[Run] = []
        for run in runs:
            if merged and _continues(merged[-1], run):
                merged[-1] = merged[-1]._replace(length=merged[-1].length + run.length)
            else:
                merged.append(run)
        return cls(tuple(merged))

    def to_source(self, span: Span) -> tuple[SourceSpan, ...]:
        """Return where the characters of `span` stand in the source, piece by piece, in text order.

        Characters put in by a repair stand nowhere; a span made only of those gives an empty tuple.
        """
        pieces: list[SourceSpan] = []
        index = max(bisect_right(self._starts, span.start) - 1, 0)
        for run in self.runs[index:]:
            if run.text_start >= span.end:
                break
            start = max(span.start, run.text_start)
            end = min(span.end, run.text_start + run.length)
            if start < end:
                shift = run.source_start - run.text_start
                pieces.append(SourceSpan(start + shift, end + shift, run.page))
        return tuple(pieces)

    def to_text(self, source: SourceSpan) -> tuple[Span, ...]:
        """Return where the characters of `source` stand in the text, piece by piece, in text order."""
        pieces: list[Span] = []
        for run in self.runs:
            if run.page != source.page:
                continue
            start = max(source.start, run.source_start)
            end = min(source.end, run.source_start + run.length)
            if start < end:
                shift = run.text_start - run.source_start
                pieces.append(Span(start + shift, end + shift))
        return tuple(pieces)

    def compose(self, inner: OffsetMap) -> OffsetMap:
        """Return the map text -> source, where this one is text -> middle and `inner` is middle -> source.

        Raises:
            SpanError: this map has pages; only the innermost source may have them.
        """
        runs: list[Run] = []
        for run in self.runs:
            if run.page is not None:
                raise SpanError("Only the innermost map of a composition may have pages.")
            middle_end = run.source_start + run.length
            index = max(bisect_right(inner._starts, run.source_start) - 1, 0)
            for below in inner.runs[index:]:
                if below.text_start >= middle_end:
                    break
                start = max(run.source_start, below.text_start)
                end = min(middle_end, below.text_start + below.length)
                if start < end:
                    text_start = run.text_start + start - run.source_start
                    runs.append(Run(text_start, below.source_start + start - below.text_start, end - start, below.page))
        return OffsetMap.from_runs(runs)

    def inverse(self) -> OffsetMap:
        """Return the map source -> text.

        Raises:
            SpanError: the source has pages, or one of its characters stands in the text twice.
        """
        if any(run.page is not None for run in self.runs):
            raise SpanError("A map with pages has no inverse: its source is not one text.")
        turned = sorted(Run(run.source_start, run.text_start, run.length) for run in self.runs)
        return OffsetMap.from_runs(turned)


def _continues(left: Run, right: Run) -> bool:
    return (
        left.page == right.page
        and left.text_start + left.length == right.text_start
        and left.source_start + left.length == right.source_start
    )
