"""Vary training text so that its quotation style, case, layout and names do not carry decisions.

Every change swaps characters one for one, so the gold's offsets stay good. Names are swapped among the features, where
a name is a row of numbers: `swap_names` gives every second name of an article the letters of a name from another one.
"""

from __future__ import annotations

import random

import numpy as np
import numpy.typing as npt

from onrecord.parse.characters import code_points
from onrecord.parse.features import STOP, TITLE, Features
from onrecord.parse.quoting import find_quoted_regions

STYLES = (("“", "”"), ('"', '"'), ("„", "“"), ("«", "»"), ("‘", "’"), ("'", "'"), ("„", "”"))
_DOUBLE = frozenset('“”"„«»')


def vary_text(text: str, dice: random.Random) -> str:
    """Return `text`, or, more often than not, a variant of it of the same length."""
    if dice.random() < 0.4:
        text = restyle_quotes(text, dice.choice(STYLES))
    elif dice.random() < 0.06:
        text = "".join(" " if character in _DOUBLE else character for character in text)
    if dice.random() < 0.12:
        text = break_lines(text, dice)
    elif dice.random() < 0.08:
        text = text.replace("\n", " ")
    draw = dice.random()
    changed = text.upper() if draw < 0.03 else text.lower() if draw < 0.06 else text
    return changed if len(changed) == len(text) else text


def restyle_quotes(text: str, style: tuple[str, str]) -> str:
    """Return `text` with its double quotation marks set in another style."""
    characters = list(text)
    for start, end in find_quoted_regions(text, code_points(text)):
        if text[start] in _DOUBLE:
            characters[start] = style[0]
            if text[end - 1] in _DOUBLE and end - 1 > start:
                characters[end - 1] = style[1]
    return "".join(characters)


def break_lines(text: str, dice: random.Random) -> str:
    """Return `text` with up to four blanks turned into paragraph breaks, as a page's end leaves them."""
    characters = list(text)
    blanks = [place for place, character in enumerate(text) if character == " "]
    for place in dice.sample(blanks, min(len(blanks), dice.randint(1, 4))):
        characters[place] = "\n"
    return "".join(characters)


class NamePool:
    """Names seen in training text, as rows of feature ids."""

    def __init__(self, examples: list[Features]) -> None:
        ids = np.concatenate([features.ids[:, :3] for features in examples])
        title = np.concatenate([(features.marks & TITLE) > 0 for features in examples])
        words, counts = np.unique(ids[:, 0], return_counts=True)
        capital = np.bincount(ids[title, 0], minlength=words[-1] + 1)[words]
        self.names = frozenset(words[(capital > 0.97 * counts) & (counts > 2)].tolist())
        rows = np.unique(ids[title], axis=0)
        self.rows: npt.NDArray[np.int32] = rows[np.isin(rows[:, 0], list(self.names))]

    def swap_names(self, features: Features, dice: random.Random, share: float = 0.5) -> None:
        """Give a share of the names in `features` other letters, the same ones wherever a name stands."""
        stop_after = np.zeros(len(features), bool)
        stop_after[:-1] = (features.marks[1:] & STOP > 0) & (features.flags[1:, 4] == 0) & (features.flags[1:, 8] == 0)
        words = features.ids[:, 0]
        titled = (features.marks & TITLE > 0) & ~stop_after
        for word in np.unique(words[titled]).tolist():
            if word in self.names and dice.random() < share:
                places = np.flatnonzero(titled & (words == word))
                features.ids[places, :3] = self.rows[dice.randrange(len(self.rows))]
