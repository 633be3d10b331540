"""What one version has otherwise than the fullest one: takes two texts, returns every `Change` in order."""

from __future__ import annotations

from onrecord.compare.variants.types import Change
from onrecord.compare.verify.words import Words, split_words


def find_changes(own: str, full: str) -> tuple[Change, ...]:
    """Return the differences word by word; case, punctuation, hyphens and apostrophes do not count."""
    from rapidfuzz.distance import Indel

    mine, theirs = split_words(own), split_words(full)
    changes = []
    at, full_at = 0, 0
    codes = Indel.opcodes(mine.values.tolist(), theirs.values.tolist())
    for op, start, end, full_start, full_end in [*codes, ("equal", len(mine.values), 0, len(theirs.values), 0)]:
        if op != "equal":
            continue
        if start > at or full_start > full_at:  # all that stands between two stretches of equal words is one change
            span, full_span = _span(mine, at, start, len(own)), _span(theirs, full_at, full_start, len(full))
            name = "replaced" if start > at and full_start > full_at else "added" if start > at else "cut"
            changes.append(Change(name, span, full_span, own[slice(*span)], full[slice(*full_span)]))
        at, full_at = end, full_end
    return tuple(changes)


def _span(words: Words, start: int, end: int, length: int) -> tuple[int, int]:
    """Return the characters of words `[start, end)`; where there are none, the place at which they would stand."""
    if start < end:
        return int(words.starts[start]), int(words.ends[end - 1])
    place = int(words.starts[start]) if start < len(words.starts) else length
    return place, place
