"""Turn scores into tags: takes the network's scores of windows, returns the best tags and how sure they are.

Windows are decoded side by side, one step for all of them at a time. Every operation is elementwise, so that what is
decoded beside a window never changes it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int32]
_TINY = np.float32(1e-30)


def find_windows(paragraph_starts: Ints, tokens: int, longest: int, joined: int | None = None) -> list[tuple[int, int]]:
    """Return token ranges of whole paragraphs; a paragraph longer than `longest` is cut.

    Args:
        joined: tokens up to which paragraphs share a window; `longest` where not given.
    """
    joined = longest if joined is None else joined
    borders = [*paragraph_starts.tolist(), tokens]
    windows = []
    start = 0
    for number in range(1, len(borders)):
        end = borders[number]
        if number + 1 == len(borders) or borders[number + 1] - start > joined:
            windows += [(begin, min(begin + longest, end)) for begin in range(start, end, longest)]
            start = end
    return windows


def find_even_windows(paragraph_starts: Ints, tokens: int, longest: int, joined: int) -> list[tuple[int, int]]:
    """Return as many windows as `find_windows` does, as equal in length as paragraphs allow.

    The network runs all windows of a document to the end of the longest: what others lack there is lost time.
    """
    wanted = len(find_windows(paragraph_starts, tokens, longest, joined))
    least, most = 1, joined
    while least < most:
        middle = (least + most) // 2
        if len(find_windows(paragraph_starts, tokens, longest, middle)) <= wanted:
            most = middle
        else:
            least = middle + 1
    return find_windows(paragraph_starts, tokens, longest, least)


@dataclass(frozen=True, slots=True, eq=False)
class Decoded:
    """Of one window: `tags`, int8 (tokens,), and `certainty`, float32 (tokens,), the posterior of the tag's role."""

    tags: npt.NDArray[np.int8]
    certainty: Floats


def decode(scores: Sequence[Floats], transitions: Floats, starts: Floats) -> list[Decoded]:
    """Return the best tags of each window (Viterbi) and their posteriors (forward and backward sums).

    Args:
        scores: float32, (tokens, tags) each. transitions: float32, (tags before, tags after). starts: float32, (tags,).
    """
    if not scores:
        return []
    order = sorted(range(len(scores)), key=lambda number: -len(scores[number]))
    lengths = np.array([len(scores[number]) for number in order])
    longest = int(lengths[0])
    stacked = np.zeros((longest, len(starts), len(scores)), np.float32)
    for column, number in enumerate(order):
        stacked[: lengths[column], :, column] = scores[number]
    alive = np.searchsorted(-lengths, -np.arange(1, longest + 1), side="right").tolist()
    certainty = _posteriors(stacked, alive, transitions, starts)
    _forward(stacked, alive, transitions, starts)
    found = _backward(stacked, alive, transitions)
    decoded: list[Decoded | None] = [None] * len(scores)
    for column, number in enumerate(order):
        tags = found[: lengths[column], column].copy()
        roles = certainty[: lengths[column], :, column]
        decoded[number] = Decoded(tags, roles[np.arange(len(tags)), (tags + 1) // 2])
    return [one for one in decoded if one is not None]


def _posteriors(scores: Floats, alive: list[int], transitions: Floats, starts: Floats) -> Floats:
    """Return float32 (tokens, roles, windows): the posterior of no role, source, cue and content at each token.

    Sums run over probabilities that are scaled to a largest value of 1 at every step: nothing over- or underflows.
    """
    emitted = np.exp(scores - scores.max(1, keepdims=True))
    steps = np.exp(transitions - transitions.max())[:, :, None]
    ahead = emitted.copy()
    ahead[0] *= np.exp(starts - starts.max())[:, None]
    ahead[0] /= ahead[0].max(0)
    for place in range(1, len(scores)):
        now = ahead[place, :, : alive[place]]
        now *= _mixed(ahead[place - 1, :, : alive[place]], steps)
        now /= np.maximum(now.max(0), _TINY)
    behind = np.ones_like(emitted)
    for place in range(len(scores) - 2, -1, -1):
        later = behind[place + 1, :, : alive[place + 1]] * emitted[place + 1, :, : alive[place + 1]]
        now = _mixed(later, steps.transpose(1, 0, 2))
        behind[place, :, : alive[place + 1]] = now / np.maximum(now.max(0), _TINY)
    ahead *= behind
    roles = np.stack([ahead[:, 0], ahead[:, 1] + ahead[:, 2], ahead[:, 3] + ahead[:, 4], ahead[:, 5] + ahead[:, 6]], 1)
    found: Floats = roles / np.maximum(roles.sum(1, keepdims=True), _TINY)
    return found


def _mixed(before: Floats, steps: npt.NDArray[np.float32]) -> Floats:
    """Return for each tag the sum over the tags before it; seven terms, added in order whatever stands beside."""
    found: Floats = (before[:, None, :] * steps).sum(0)
    return found


def _forward(best: Floats, alive: list[int], transitions: Floats, starts: Floats) -> None:
    """Add to each score in `best` (tokens, tags, windows) the score of the best way there."""
    steps = transitions[:, :, None]
    best[0] += starts[:, None]
    for place in range(1, len(best)):
        before = best[place - 1, :, : alive[place]]
        best[place, :, : alive[place]] += (before[:, None, :] + steps).max(0)


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
