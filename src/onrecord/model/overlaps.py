"""Which of many spans share a character with another: takes spans with what stands there, never scans them all."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate
from typing import Generic, TypeVar

from onrecord.model.span import Span

Kept = TypeVar("Kept")


class Overlaps(Generic[Kept]):
    """Things with the spans where they stand."""

    def __init__(self, placed: Iterable[tuple[Span, Kept]]) -> None:
        self._placed = sorted(placed, key=lambda one: one[0].start)
        self._starts = [span.start for span, _ in self._placed]
        self._reach = list(accumulate((span.end for span, _ in self._placed), max))  # the last end so far

    def of(self, span: Span) -> list[Kept]:
        """Return what overlaps a span, by where it starts; of two that start together, what was given first."""
        index = bisect_left(self._starts, span.end) - 1
        found = []
        while index >= 0 and self._reach[index] > span.start:
            where, kept = self._placed[index]
            if where.end > span.start:
                found.append(kept)
            index -= 1
        return found[::-1]
