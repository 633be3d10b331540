"""Find asterisks and underscores that set words off: takes one paragraph, returns the pairs of marks.

"*word*", "**word**" and "_word_" are emphasis; footnote stars, "5 * 3", file_names and lone marks are not.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_MARKS = re.compile(r"\*{1,3}|_{1,3}")
_LONGEST = 3_000


class Pair(NamedTuple):
    """The marks `[opening, opening + width)` and `[closing, closing + width)` around emphasised words."""

    opening: int
    closing: int
    width: int


def find_emphasis(paragraph: str) -> list[Pair]:
    """Return the pairs of marks in a paragraph in the order in which they open; pairs may be nested."""
    if "*" not in paragraph and "_" not in paragraph:
        return []
    pairs: list[Pair] = []
    open_marks: dict[str, int] = {}
    floor = 0  # a pair that closes makes marks opened inside it void
    for match in _MARKS.finditer(paragraph):
        mark, start, end = match.group(), match.start(), match.end()
        before = paragraph[start - 1] if start else " "
        after = paragraph[end] if end < len(paragraph) else " "
        if before == mark[0] or after == mark[0]:
            continue  # four and more in a row are a rule or a censored word
        opening = open_marks.get(mark, -1)
        if _closes(before, after) and opening >= floor and start - opening <= _LONGEST and opening >= 0:
            pairs.append(Pair(opening, start, len(mark)))
            del open_marks[mark]
            open_marks = {other: place for other, place in open_marks.items() if place < opening}
        elif _opens(before, after):
            open_marks[mark] = start
    return sorted(pairs)


def _opens(before: str, after: str) -> bool:
    return not before.isalnum() and not after.isspace() and before not in "*_" and after not in ".,;:!?)]"


def _closes(before: str, after: str) -> bool:
    return not before.isspace() and not after.isalnum() and before not in "([" and after not in "*_"
