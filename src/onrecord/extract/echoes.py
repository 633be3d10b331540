"""Quotation marks that echo or name something: takes quotations and attributions, returns the words as echoes."""

from __future__ import annotations

from bisect import bisect_right

from onrecord.extract.marks import Quotation
from onrecord.model import Attribution, FoundEcho, Part, PartKind, Span


def find_uncredited(
    quotations: list[Quotation], attributions: list[Attribution], parts: tuple[Part, ...]
) -> list[FoundEcho]:
    """Return the quotations outside every content, in text order; their marks are left out."""
    contents = sorted(span for attribution in attributions for span in attribution.content)
    ends = _furthest(contents)
    outside = {
        index
        for index, part in enumerate(parts)
        if part.kind in (PartKind.BYLINE, PartKind.DATELINE, PartKind.BOILERPLATE)
    }
    starts = [part.span.start for part in parts]
    found = []
    for quotation in quotations:
        for piece, inner in zip(quotation.pieces, quotation.inner, strict=True):
            before = bisect_right(contents, piece.start, key=lambda span: span.start)
            covered = before > 0 and ends[before - 1] >= inner.end
            if not covered and bisect_right(starts, piece.start) - 1 not in outside:
                found.append(FoundEcho(inner))
    return found


def _furthest(spans: list[Span]) -> list[int]:
    """Return for each span the furthest end of all spans up to it."""
    ends: list[int] = []
    for span in spans:
        ends.append(max(span.end, ends[-1]) if ends else span.end)
    return ends
