"""Look at text as numbers: takes a string, returns its code points, their classes, and where its reading tokens stand.

A reading token is a run of word characters (letters, digits, "_") or one other sign that is no white space. The
network counts in reading tokens, so that its weights stay good when the tokens of `Parse` are cut in another way.
"""

from __future__ import annotations

import functools

import numpy as np
import numpy.typing as npt

WORD, SIGN, NEWLINE = 1, 2, 4
_PLANE = 0x10000


def code_points(text: str) -> npt.NDArray[np.uint32]:
    """Return the code points of `text`, lone surrogates included."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


def character_classes(points: npt.NDArray[np.uint32]) -> npt.NDArray[np.uint8]:
    """Return WORD, SIGN, NEWLINE or 0 (other white space) for each code point."""
    found = _plane_classes()[np.minimum(points, _PLANE - 1)]
    beyond = points >= _PLANE
    if beyond.any():
        rare, where = np.unique(points[beyond], return_inverse=True)
        found[beyond] = np.array([_class_of(int(point)) for point in rare], np.uint8)[where]
    return found


def find_reading_tokens(classes: npt.NDArray[np.uint8]) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.int32]]:
    """Return where the reading tokens start and end, given the classes of a text's characters."""
    word = classes == WORD
    sign = classes == SIGN
    after_word = np.zeros_like(word)
    after_word[1:] = word[:-1]
    before_word = np.zeros_like(word)
    before_word[:-1] = word[1:]
    starts = np.flatnonzero(sign | (word & ~after_word))
    ends = np.flatnonzero(sign | (word & ~before_word)) + 1
    return starts.astype(np.int32), ends.astype(np.int32)


def _class_of(point: int) -> int:
    character = chr(point)
    if character.isalnum() or character == "_":
        return WORD
    if character == "\n":
        return NEWLINE
    return 0 if character.isspace() else SIGN


@functools.cache
def _plane_classes() -> npt.NDArray[np.uint8]:
    return np.array([_class_of(point) for point in range(_PLANE)], np.uint8)
