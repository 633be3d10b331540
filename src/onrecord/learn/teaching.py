"""Let trained networks teach a smaller one: takes raw texts and teachers, returns examples with their scores.

Teachers see a text as it stands; the student sees half of the texts with other quotation marks or other names and must
score them alike, so that neither carries the decision.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence

import numpy as np

from onrecord.learn.augment import STYLES, NamePool, restyle_quotes
from onrecord.learn.batches import Example, with_own_ids
from onrecord.parse.decoding import decode, find_windows
from onrecord.parse.features import TypeTable, find_features
from onrecord.parse.network import WINDOW, ReadingModel, score_windows


def teach(
    texts: Iterable[str],
    teachers: Sequence[ReadingModel],
    types: TypeTable,
    pool: NamePool | None = None,
    *,
    seed: int = 0,
) -> list[Example]:
    """Return each text with the mean scores of the teachers and the tags that these decode to."""
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
        shown = seen
        if dice.random() < 0.5:
            shown = find_features(restyle_quotes(text, dice.choice(STYLES)), types)
        if pool is not None and dice.random() < 0.5:
            shown = with_own_ids(shown)
            pool.swap_names(shown, dice)
        if len(shown) == len(seen):  # a pair of signs may have become one mark, or one mark a pair
            examples.append(Example(shown, tags.astype(np.int64), mean))
    return examples
