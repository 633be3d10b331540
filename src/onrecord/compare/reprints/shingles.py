"""The runs of five words of a text as numbers: takes a text, returns sorted hashes, and those of long paragraphs."""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

WORDS = 5
_PARAGRAPH = 15  # words: a paragraph of so many is hardly written twice
_MOST_WORDS = 200_000  # of one text; what comes after is not compared
_WORD = re.compile(r"\w+")
_FACTOR = 0x9E3779B97F4A7C15
_JOINERS = str.maketrans({"’": None, "'": None, "‘": None, "\u00ad": None})


@dataclass(frozen=True, slots=True)
class Runs:
    """`hashes`: uint32, sorted, each once, one for each run of five words; `paragraphs`: hashes of whole paragraphs."""

    hashes: npt.NDArray[np.uint32]
    paragraphs: tuple[int, ...]


def runs_of(text: str) -> Runs:
    """Return the runs of a text; case, punctuation and apostrophes do not count, nor where a paragraph ends."""
    numbers: list[int] = []
    paragraphs = []
    for line in text.split("\n"):
        words = _WORD.findall(line.translate(_JOINERS).casefold())
        if len(words) >= _PARAGRAPH:
            paragraphs.append(zlib.crc32(" ".join(words).encode("utf-8", "surrogatepass")))
        numbers += [zlib.crc32(word.encode("utf-8", "surrogatepass")) for word in words]
        if len(numbers) >= _MOST_WORDS:
            break
    return Runs(_runs(np.array(numbers[:_MOST_WORDS], dtype=np.uint64)), tuple(dict.fromkeys(paragraphs)))


def _runs(words: npt.NDArray[np.uint64]) -> npt.NDArray[np.uint32]:
    count = len(words) - WORDS + 1
    if count < 1:
        return np.empty(0, dtype=np.uint32)
    mixed = np.zeros(count, dtype=np.uint64)
    for place in range(WORDS):  # sums and products wrap round, as a hash may
        mixed = (mixed ^ words[place : place + count]) * np.uint64(_FACTOR)
        mixed ^= mixed >> np.uint64(29)
    return np.unique((mixed >> np.uint64(32)).astype(np.uint32))
