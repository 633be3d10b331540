"""Turn scores into tags: takes the network's scores of many windows, returns the best tag sequence of each.

Windows are decoded side by side, one step for all of them at a time. Every operation is elementwise, so that what is
decoded beside a window never changes it.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int32]


def find_windows(paragraph_starts: Ints, tokens: int, longest: int) -> list[tuple[int, int]]:
    """Return token ranges of whole paragraphs, joined up to `longest` tokens; a longer paragraph is cut."""
    starts = paragraph_starts.tolist()
    borders = [*starts, tokens]
    windows = []
    start = 0
    for number in range(1, len(borders)):
        end = borders[number]
        if number + 1 == len(borders) or borders[number + 1] - start > longest:
            windows += [(begin, min(begin + longest, end)) for begin in range(start, end, longest)]
            start = end
    return windows


def decode(scores: Sequence[Floats], transitions: Floats, starts: Floats) -> list[npt.NDArray[np.int8]]:
    """Return the best tags of each window by the Viterbi algorithm.

    Args:
        scores: float32, (tokens, tags) each. transitions: float32, (tags before, tags after). starts: float32, (tags,).
    """
    if not scores:
        return []
    order = sorted(range(len(scores)), key=lambda number: -len(scores[number]))
    lengths = np.array([len(scores[number]) for number in order])
    longest, tags = int(lengths[0]), len(starts)
    best = np.zeros((longest, tags, len(scores)), np.float32)
    for column, number in enumerate(order):
        best[: lengths[column], :, column] = scores[number]
    alive = np.searchsorted(-lengths, -np.arange(1, longest + 1), side="right").tolist()
    _forward(best, alive, transitions, starts)
    found = _backward(best, alive, transitions)
    decoded: list[npt.NDArray[np.int8]] = [np.zeros(0, np.int8)] * len(scores)
    for column, number in enumerate(order):
        decoded[number] = found[: lengths[column], column].copy()
    return decoded


def _forward(best: Floats, alive: list[int], transitions: Floats, starts: Floats) -> None:
    """Add to each score in `best` (tokens, tags, windows) the score of the best way there."""
    columns = [np.ascontiguousarray(row[:, None]) for row in transitions]
    best[0] += starts[:, None]
    for place in range(1, len(best)):
        before = best[place - 1, :, : alive[place]]
        reached = before[0] + columns[0]
        for tag in range(1, len(columns)):
            np.maximum(reached, before[tag] + columns[tag], out=reached)
        best[place, :, : alive[place]] += reached


def _backward(best: Floats, alive: list[int], transitions: Floats) -> npt.NDArray[np.int8]:
    found = np.zeros((len(best), best.shape[2]), np.int8)
    for place in range(len(best) - 1, -1, -1):
        reached = best[place, :, : alive[place]]
        later = alive[place + 1] if place + 1 < len(best) else 0
        if later:
            reached = reached.copy()
            reached[:, :later] += transitions[:, found[place + 1, :later]]
        found[place, : alive[place]] = reached.argmax(0)
    return found
