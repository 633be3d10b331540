"""Match gold and predicted units one to one: takes two lists and a weight, returns who is matched with whom."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

Unit = TypeVar("Unit")
Other = TypeVar("Other")


def match_units(
    gold: Sequence[Unit], predicted: Sequence[Other], weight: Callable[[Unit, Other], float]
) -> dict[int, int]:
    """Return predicted index -> gold index of a maximum matching over pairs of weight above 0.

    Gold units with the heaviest pairs choose first, and each tries its heaviest pairs first (Kuhn's augmenting paths).
    """
    edges: list[list[int]] = []
    best: list[float] = []
    for unit in gold:
        weights = [(weight(unit, other), index) for index, other in enumerate(predicted)]
        ranked = sorted((pair for pair in weights if pair[0] > 0), key=lambda pair: (-pair[0], pair[1]))
        edges.append([index for _, index in ranked])
        best.append(ranked[0][0] if ranked else 0.0)
    owner: dict[int, int] = {}
    for index in sorted(range(len(gold)), key=lambda index: (-best[index], index)):
        _augment(edges, owner, index)
    return owner


def _augment(edges: list[list[int]], owner: dict[int, int], start: int) -> None:
    """Give `start` a partner, moving earlier ones to other partners where that is needed and possible."""
    seen: set[int] = set()
    path = [start]
    choices = [iter(edges[start])]
    taken: list[int] = []
    while path:
        for choice in choices[-1]:
            if choice in seen:
                continue
            seen.add(choice)
            taken.append(choice)
            if choice not in owner:
                owner.update(zip(taken, path, strict=True))
                return
            path.append(owner[choice])
            choices.append(iter(edges[owner[choice]]))
            break
        else:
            path.pop()
            choices.pop()
            if taken:
                taken.pop()
