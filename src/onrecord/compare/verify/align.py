"""Lay a quotation along a stretch of transcript: takes two arrays of word values, returns the pairs that are equal.

Smith-Waterman over words (Smith and Waterman 1981), with a gap in the transcript that costs a start and little for each
word, and a start only where the quotation marks an elision or a bracket. One row of the table is one NumPy step.
"""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
from numpy.typing import NDArray

from onrecord.compare.verify.words import Values

_EQUAL, _OTHER, _EXTRA = 100, -60, -70
_GAP, _STEP = 130, 8
_MARKED_GAP = 120

Anchors = list[tuple[int, int]]
Table = NDArray[np.int32]


def align_words(quoted: Values, spoken: Values, *, open_after: Collection[int] = ()) -> Anchors:
    """Return `(place in quoted, place in spoken)` of equal words of the best local alignment, in order.

    Args:
        open_after: places in `quoted` before which the quotation itself says that words may be missing.
    """
    rows, width = len(quoted), len(spoken)
    if not rows or not width:
        return []
    steps = np.arange(width + 1, dtype=np.int32)
    fresh = np.zeros((rows + 1, width + 1), np.int32)  # best that ends in this word or in an extra one
    best = np.zeros((rows + 1, width + 1), np.int32)  # the same, or with spoken words left out after it
    for row in range(1, rows + 1):
        before = best[row - 1]
        line = fresh[row]
        line[1:] = before[:-1] + np.where(spoken == quoted[row - 1], np.int32(_EQUAL), np.int32(_OTHER))
        np.maximum(line, before + _EXTRA, out=line)
        np.maximum(line, 0, out=line)
        start, step = _costs(row in open_after)
        reach = np.maximum.accumulate(line + step * steps)
        best[row, 1:] = reach[:-1] - step * steps[1:] - start
        np.maximum(best[row], line, out=best[row])
    return _trace(quoted, spoken, fresh, best, open_after)


def _costs(marked: bool) -> tuple[int, int]:
    return (_MARKED_GAP, 0) if marked else (_GAP, _STEP)


def _trace(quoted: Values, spoken: Values, fresh: Table, best: Table, open_after: Collection[int]) -> Anchors:
    row, column = divmod(int(fresh.argmax()), fresh.shape[1])
    pairs: Anchors = []
    while row > 0 and column > 0 and best[row, column] > 0:
        score = int(best[row, column])
        if score != fresh[row, column]:
            start, step = _costs(row in open_after)
            before = fresh[row, :column] - start - step * np.arange(column, 0, -1)
            column = int(np.flatnonzero(before == score)[-1])
            continue
        equal = quoted[row - 1] == spoken[column - 1]
        if score == best[row - 1, column - 1] + (_EQUAL if equal else _OTHER):
            row, column = row - 1, column - 1
            if equal:
                pairs.append((row, column))
        else:
            row -= 1
    return pairs[::-1]
