"""The shift-reduce parser: vectors of words in, heads and relations out, the best move at every step.

Moves by Honnibal and Johnson (2015): shift, reduce, left and right arc, and break between sentences; a word may lose
its head to a better one, and one reduced without a head goes back.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]

ROOT = "ROOT"
FEATURES = 8  # words a move is chosen by: two ahead, three on the stack, the last children of the first of these
HIDDEN, PIECES = 64, 2
SHIFT, REDUCE, LEFT, RIGHT, BREAK = range(5)
SHIFT_BIT, REDUCE_BIT, BREAK_BIT = 1 << SHIFT, 1 << REDUCE, 1 << BREAK
ARC_BITS = 1 << LEFT | 1 << RIGHT
_LIFTED = "||"  # "obj||xcomp": an object that belongs to an xcomp further down
_PAD = 4


class Arcs:
    """The weights of the parser and its moves."""

    def __init__(self, arrays: Mapping[str, npt.NDArray[Any]], moves: Sequence[tuple[int, str]]) -> None:
        self.moves = list(moves)
        self.squeeze = np.ascontiguousarray(arrays["parser.hidden.W"].T), arrays["parser.hidden.b"]
        lower = arrays["parser.lower.W"].transpose(0, 2, 1, 3).reshape(-1, HIDDEN)  # (features, pieces, out) by in
        self.lower = np.ascontiguousarray(lower.T)
        self.pad = arrays["parser.lower.pad"][0].transpose(0, 2, 1).reshape(-1)
        self.bias = np.ascontiguousarray(arrays["parser.lower.b"].T.reshape(-1))
        self.upper = np.ascontiguousarray(arrays["parser.upper.W"].T)
        may = np.array([[code >> kind & 1 for kind, _ in moves] for code in range(32)], bool)
        self.start = np.where(may, arrays["parser.upper.b"], np.float32(-np.inf))


class _Forest:
    """The trees of several sentences while they grow; words are numbered through, one number free before each."""

    def __init__(self, size: int) -> None:
        self.heads = [-1] * size
        self.labels = [""] * size
        self.left: list[list[int]] = [[] for _ in range(size)]
        self.right: list[list[int]] = [[] for _ in range(size)]
        self.seen = [False] * size  # put back once: may not be shifted again
        self.broken = [False] * size  # begins a sentence of its own

    def hang(self, child: int, head: int, label: str) -> None:
        """Give `child` a head; it leaves the one it had."""
        old = self.heads[child]
        if old >= 0:
            (self.left if old > child else self.right)[old].remove(child)
        (self.left if head > child else self.right)[head].append(child)
        self.heads[child] = head
        self.labels[child] = label


class _State:
    """How far the parse of one sentence has come."""

    __slots__ = ("ahead", "end", "forest", "next", "none", "stack")

    def __init__(self, forest: _Forest, first: int, end: int) -> None:
        self.forest = forest
        self.next, self.end = first, end
        self.none = first - 1  # the number that stands for no word
        self.stack: list[int] = []
        self.ahead: list[int] = []  # put back, the nearest last
        forest.broken[first] = True

    def look(self) -> tuple[int, ...]:
        """Return the words to choose by, and which kinds of moves may be made, a bit each."""
        stack, ahead, end, following, none, forest = (
            self.stack, self.ahead, self.end, self.next, self.none, self.forest,
        )  # fmt: skip
        if ahead:
            first = ahead[-1]
            second = ahead[-2] if len(ahead) > 1 else following if following < end else none
        else:
            first = following if following < end else none
            second = following + 1 if following + 1 < end else none
        more = second != none
        code = BREAK_BIT if more and second == first + 1 and not forest.broken[second] else 0
        kids = forest.left[first]
        kid = kids[-1] if kids else none
        depth = len(stack)
        if not depth:
            return first, second, none, none, none, kid, none, none, code | SHIFT_BIT
        top = stack[-1]
        code |= REDUCE_BIT
        if first != none and not forest.broken[first]:
            code |= ARC_BITS
            if more and not forest.seen[first]:
                code |= SHIFT_BIT
        left, right = forest.left[top], forest.right[top]
        return (
            first,
            second,
            top,
            stack[-2] if depth > 1 else none,
            stack[-3] if depth > 2 else none,
            kid,
            left[-1] if left else none,
            right[-1] if right else none,
            code,
        )

    def move(self, kind: int, label: str, first: int, second: int) -> None:
        """Make a move; `first` and `second` are the words ahead."""
        stack, forest = self.stack, self.forest
        if kind == SHIFT:
            self._push()
        elif kind == LEFT:
            forest.hang(stack.pop(), first, label)
            forest.seen[first] = False
        elif kind == RIGHT:
            forest.hang(first, stack[-1], label)
            self._push()
        elif kind == REDUCE:
            self._reduce()
        else:
            forest.broken[second] = True

    def goes_on(self) -> bool:
        """Whether there is a move to choose; where none is ahead, words are taken off the stack until one is."""
        while not self.ahead and self.next == self.end:
            if not self.stack:
                return False
            self._reduce()
        return True

    def _reduce(self) -> None:
        top = self.stack.pop()
        if self.stack and self.forest.heads[top] < 0:
            self.forest.seen[top] = True
            self.ahead.append(top)

    def _push(self) -> None:
        if self.ahead:
            self.stack.append(self.ahead.pop())
        else:
            self.stack.append(self.next)
            self.next += 1


def find_arcs(arcs: Arcs, vectors: Floats, lengths: Sequence[int]) -> Iterator[tuple[list[int], list[str]]]:
    """Yield the heads and relations of each sentence; `vectors` as `Vectors.of` returns them."""
    rows, spans, at, base = [], [], _PAD, 1
    for length in lengths:
        rows.append(np.arange(at - 1, at + length))  # a row of nothing, then the words
        spans.append((base, base + length))
        at += length + _PAD
        base += length + 1
    hidden = vectors[np.concatenate(rows)] @ arcs.squeeze[0]
    hidden += arcs.squeeze[1]
    table = hidden @ arcs.lower
    table[[first - 1 for first, _ in spans]] = arcs.pad
    table[:, : len(arcs.bias)] += arcs.bias  # in what the first feature adds, which every sum has once
    forest = _Forest(base)
    _grow(arcs, table.reshape(-1, PIECES * HIDDEN), [_State(forest, first, end) for first, end in spans])
    for first, end in spans:
        yield _finished(forest.heads[first:end], forest.labels[first:end], first)


def _grow(arcs: Arcs, table: Floats, states: list[_State]) -> None:
    """Make the best move in every sentence, again and again; `table` is float32, (words x 8, 128)."""
    columns, moves, upper, start = np.arange(FEATURES), arcs.moves, arcs.upper, arcs.start
    while states:
        looks = [state.look() for state in states]
        places = np.array(looks)
        features = places[:, :FEATURES] * FEATURES
        features += columns
        summed = table.take(features, axis=0).sum(axis=1)
        scores = np.maximum(summed[:, :HIDDEN], summed[:, HIDDEN:]) @ upper
        scores += start[places[:, FEATURES]]
        for state, look, chosen in zip(states, looks, scores.argmax(axis=1).tolist(), strict=True):
            kind, label = moves[chosen]
            state.move(kind, label, look[0], look[1])
        states = [state for state in states if state.goes_on()]


def _finished(heads: list[int], labels: list[str], first: int) -> tuple[list[int], list[str]]:
    heads = [head - first if head >= 0 else word for word, head in enumerate(heads)]
    labels = [ROOT if heads[word] == word else label for word, label in enumerate(labels)]
    if any(_LIFTED in label for label in labels):
        _lower(heads, labels)
    return heads, labels


def _lower(heads: list[int], labels: list[str]) -> None:
    """Give words that were lifted to keep the tree in order their true heads (Nivre and Nilsson 2005)."""
    first, last = list(range(len(heads))), list(range(len(heads)))
    for _ in heads:
        before = (first.copy(), last.copy())
        for word, head in enumerate(heads):
            first[head], last[head] = min(first[head], first[word]), max(last[head], last[word])
        if before == (first, last):
            break
    for word, label in enumerate(labels):
        if _LIFTED in label:
            labels[word], wanted = label.split(_LIFTED)
            queue = [heads[word]]
            while queue:
                children = [
                    child
                    for head in queue
                    for child in range(first[head], last[head] + 1)
                    if heads[child] == head and child not in (head, word)
                ]
                found = next((child for child in children if labels[child] == wanted), None)
                if found is not None:
                    heads[word] = found
                    break
                queue = children
