"""Let trained networks teach a smaller one: takes raw texts and teachers, returns examples with their scores.

Teachers see a text as it stands; the student sees half of the texts with other quotation marks or other names, and some
without any marks, and must score them alike, so that neither carries the decision.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

from onrecord.learn.augment import STYLES, NamePool, restyle_quotes
from onrecord.learn.batches import Example, with_own_ids
from onrecord.parse.decoding import decode, find_windows
from onrecord.parse.features import TypeTable, find_features
from onrecord.parse.network import WINDOW, ReadingModel, score_windows

_NO_MARKS = dict.fromkeys(map(ord, '“”"„«»'), " ")


def teach(
    texts: Iterable[str],
    teachers: Sequence[ReadingModel],
    types: TypeTable,
    pool: NamePool | None = None,
    *,
    seed: int = 0,
    bare: float = 0.0,
) -> list[Example]:
    """Return each text with the mean scores of the teachers and the tags that these decode to.

    Args:
        bare: share of texts that the student sees without quotation marks.
    """
    dice = random.Random(seed)  # noqa: S311 - training, not secrets
    transitions = np.stack([teacher.transitions for teacher in teachers]).mean(0)
    starts = np.stack([teacher.starts for teacher in teachers]).mean(0)
    examples = []
    for text in texts:
        seen = find_features(text, types)
        if not len(seen):
            continue
        windows = find_windows(seen.paragraph_starts, len(seen), WINDOW)
        scores = [np.concatenate(score_windows(teacher, seen, windows)) for teacher in teachers]
        mean = np.stack(scores).mean(0)
        decoded = decode([mean[start:end] for start, end in windows], transitions, starts)
        tags = np.concatenate([one.tags for one in decoded])
        if bare and dice.random() < bare:
            examples += without_marks(text, Example(seen, tags.astype(np.int64), mean), types)
            continue
        shown = seen
        if dice.random() < 0.5:
            shown = find_features(restyle_quotes(text, dice.choice(STYLES)), types)
        if pool is not None and dice.random() < 0.5:
            shown = with_own_ids(shown)
            pool.swap_names(shown, dice)
        if len(shown) == len(seen):  # a pair of signs may have become one mark, or one mark a pair
            examples.append(Example(shown, tags.astype(np.int64), mean))
    return examples


def without_marks(text: str, example: Example, types: TypeTable) -> list[Example]:
    """Return the example as it is without double quotation marks; nothing where more than the marks would be lost."""
    shown = find_features(text.translate(_NO_MARKS), types)
    kept = np.isin(example.features.starts, shown.starts)
    if example.targets is None or int(kept.sum()) != len(shown):
        return []
    tags, targets = example.tags[kept], example.targets[kept]
    for place in _heads_lost(tags):
        tag = int(tags[place])  # the mark that began this piece is gone: the piece begins here
        tags[place] = tag - 1
        targets[place, [tag - 1, tag]] = targets[place, [tag, tag - 1]]
    return [Example(shown, tags, targets)]


def _heads_lost(tags: npt.NDArray[np.int64]) -> list[int]:
    """Return the places where a piece goes on that never began."""
    before = np.zeros_like(tags)
    before[1:] = tags[:-1]
    found: list[int] = np.flatnonzero((tags > 0) & (tags % 2 == 0) & (before != tags) & (before != tags - 1)).tolist()
    return found
