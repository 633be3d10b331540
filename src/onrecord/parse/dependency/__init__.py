"""Dependency trees from the grammar that travels with the package, in NumPy: sentences in, `Words` out.

The model is a spaCy pipeline as `onrecord train grammar` makes it: hashed features, a convolution of width 96 and depth
4, and heads for tags, lemmas and the moves of a shift-reduce parser (Honnibal and Johnson 2015, "An improved
non-monotonic transition system", sections 2 and 3). spaCy itself is not needed to run it: what is computed is the same,
and `tests/parse/test_dependency.py` compares both.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from onrecord.parse.dependency.arcs import ROOT, Arcs, find_arcs
from onrecord.parse.dependency.lemmas import Lemmas
from onrecord.parse.dependency.splitting import Splitter, Word
from onrecord.parse.dependency.vectors import Vectors
from onrecord.weights import load_arrays, load_bytes

_AT_ONCE = 24  # sentences; more at once need more memory than the caches of a processor hold


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one text with their grammar; heads are indices of words, of its own where it hangs on no other."""

    words: tuple[Word, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]
    tags: tuple[str, ...]
    lemmas: tuple[str, ...]


class Dependency:
    """The model in memory, and what it remembers of words it has met."""

    def __init__(self) -> None:
        tables = json.loads(load_bytes("grammar.json"))
        arrays = load_arrays("grammar.npz")
        self._splitter = Splitter(tables)
        self._vectors = Vectors(arrays, tables["symbols"])
        self._lemmas = Lemmas(tables["trees"], tables["lemmas"])
        self._arcs = Arcs(arrays, [(kind, label) for kind, label in tables["moves"]])
        self._tags: list[str] = tables["tags"]
        self._tag_weights = arrays["tags.W"].T, arrays["tags.b"]
        self._lemma_weights = arrays["lemmas.W"].T, arrays["lemmas.b"]

    def read(self, texts: Sequence[str]) -> list[Words]:
        """Return the words and the grammar of each text, which should be one sentence."""
        return [
            words for start in range(0, len(texts), _AT_ONCE) for words in self._some(texts[start : start + _AT_ONCE])
        ]

    def _some(self, texts: Sequence[str]) -> Iterator[Words]:
        split = [self._splitter.split(text) for text in texts]
        filled = [words for words in split if words]
        if not filled:
            yield from (Words((), (), (), (), ()) for _ in texts)
            return
        vectors, lengths = self._vectors.of(filled), [len(words) for words in filled]
        rows = self._vectors.rows(lengths)
        found = vectors[rows]
        tags = np.argmax(found @ self._tag_weights[0] + self._tag_weights[1], axis=1).tolist()
        trees = np.argmax(found @ self._lemma_weights[0] + self._lemma_weights[1], axis=1).tolist()
        arcs = iter(find_arcs(self._arcs, vectors, lengths))
        at = 0
        for words in split:
            if not words:
                yield Words((), (), (), (), ())
                continue
            heads, relations = next(arcs)
            end = at + len(words)
            lemmas = [self._lemmas.of(word.text, tree) for word, tree in zip(words, trees[at:end], strict=True)]
            yield _without_spaces(words, heads, relations, [self._tags[tag] for tag in tags[at:end]], lemmas)
            at = end


def _without_spaces(
    words: Sequence[Word], heads: Sequence[int], relations: Sequence[str], tags: Sequence[str], lemmas: Sequence[str]
) -> Words:
    """Leave out what the model reads as words of white space; what hangs on such a one hangs on nothing."""
    kept = [at for at, word in enumerate(words) if not word.text.isspace()]
    places = {at: place for place, at in enumerate(kept)}
    return Words(
        tuple(words[at] for at in kept),
        tuple(places.get(heads[at], place) for place, at in enumerate(kept)),
        tuple(relations[at] for at in kept),
        tuple(tags[at] for at in kept),
        tuple(lemmas[at] for at in kept),
    )


@functools.cache
def load_dependency() -> Dependency:
    """Return the model that travels with the package; loaded once in a process."""
    return Dependency()


__all__ = ["ROOT", "Dependency", "Words", "load_dependency"]
