"""Where something stands in a text: `Span`, the half-open unit every record is built on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.errors import SpanError


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters `[start, end)` of `Document.text`, in Unicode code points."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise SpanError(f"Span({self.start}, {self.end}) holds no text: start must be 0 or more and below end.")

    def __len__(self) -> int:
        return self.end - self.start

    def contains(self, other: Span) -> bool:
        """Whether every character of `other` lies in this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share a character."""
        return self.start < other.end and other.start < self.end

    def shifted(self, by: int) -> Span:
        """Return the same span `by` characters further on."""
        return Span(self.start + by, self.end + by)

    def text_in(self, text: str) -> str:
        """Return the characters this span covers in `text`."""
        return text[self.start : self.end]


def cover(spans: Iterable[Span]) -> Span:
    """Return the smallest span that contains all of `spans`; at least one must be given."""
    pieces = list(spans)
    return Span(min(piece.start for piece in pieces), max(piece.end for piece in pieces))


def trimmed(text: str, start: int, end: int) -> Span | None:
    """Return `[start, end)` without white space at its edges, or `None` when nothing else is in it."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None
