"""The vectors of words in their sentence: hashed features, then four convolutions over a word and its neighbours.

A word looks the same to the tables wherever it stands, so that part is done once for a word and kept.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from onrecord.parse.dependency.hashing import hash_string, rows_of
from onrecord.parse.dependency.splitting import Word

Floats = npt.NDArray[np.float32]

WIDTH, PIECES, DEPTH = 96, 3, 4
SEEDS = (8, 9, 10, 11)  # of the tables: norm, first letter, last three letters, shape
PAD = DEPTH  # rows of nothing between sentences: so far a word sees to both sides
_REMEMBERED = 50_000
_LONG = 100


class Vectors:
    """The weights, and the rows of the words met so far."""

    def __init__(self, arrays: Mapping[str, npt.NDArray[Any]], symbols: Mapping[str, int]) -> None:
        self._symbols = symbols
        weights, self._bias = _by_piece(arrays["embed.W"], arrays["embed.b"])
        self._scale, self._shift = arrays["embed.G"], arrays["embed.shift"]
        self._tables = [
            arrays[f"table{place}.E"] @ weights[place * WIDTH : (place + 1) * WIDTH] for place in range(len(SEEDS))
        ]
        self._layers = [
            (*_by_piece(arrays[f"layer{place}.W"], arrays[f"layer{place}.b"]), arrays[f"layer{place}.G"],
             arrays[f"layer{place}.shift"])
            for place in range(DEPTH)
        ]  # fmt: skip
        self._places: dict[tuple[str, str], int] = {}
        self._known = np.zeros((1024, WIDTH), np.float32)

    def rows(self, lengths: Sequence[int]) -> npt.NDArray[np.int64]:
        """Return the rows of the words in what `of` returns, int64, (words,)."""
        places, at = [], PAD
        for length in lengths:
            places.append(np.arange(at, at + length))
            at += length + PAD
        return np.concatenate(places)

    def of(self, sentences: Sequence[Sequence[Word]]) -> Floats:
        """Return float32, (rows, 96): four rows of nothing before every sentence and after the last, words between."""
        lengths = [len(words) for words in sentences]
        values = np.zeros((sum(lengths) + PAD * (len(lengths) + 1), WIDTH), np.float32)
        places = self._places_of([word for words in sentences for word in words])
        values[self.rows(lengths)] = self._known[places]
        flat = values.reshape(-1)
        for weights, bias, scale, shift in self._layers:
            windows = np.lib.stride_tricks.sliding_window_view(flat, 3 * WIDTH)[::WIDTH]
            values[1:-1] += _normal(_most(windows @ weights, bias), scale, shift)
        return values

    def _places_of(self, words: Sequence[Word]) -> list[int]:
        found = [self._places.get((word.text, word.norm), -1) for word in words]
        if -1 in found:
            new = dict.fromkeys((word.text, word.norm) for word, place in zip(words, found, strict=True) if place < 0)
            if len(self._places) + len(new) > _REMEMBERED:
                self._places.clear()
                new = dict.fromkeys((word.text, word.norm) for word in words)
            self._learn(list(new))
            found = [self._places[word.text, word.norm] for word in words]
        return found

    def _learn(self, words: list[tuple[str, str]]) -> None:
        """Add the vectors of new words; each is a sum of rows of its own, so that company changes nothing."""
        first = len(self._places)
        while len(self._known) < first + len(words):
            self._known = np.concatenate([self._known, np.zeros_like(self._known)])
        total: Any = 0
        for place, (seed, table) in enumerate(zip(SEEDS, self._tables, strict=True)):
            keys = np.array([self._key(_features(*word)[place]) for word in words], np.uint64)
            total = total + table[rows_of(keys, seed, len(table))].sum(axis=1)
        self._known[first : first + len(words)] = _normal(_most(total, self._bias), self._scale, self._shift)
        for place, word in enumerate(words):
            self._places[word] = first + place

    def _key(self, words: str) -> int:
        symbol = self._symbols.get(words)
        return hash_string(words) if symbol is None else symbol


def _features(text: str, norm: str) -> tuple[str, str, str, str]:
    return norm, text[0], text[-3:], shape_of(text)


def shape_of(text: str) -> str:
    """Return the look of a word: "Xxxxx" for "Norland", "dd" for "28"; no more than four alike in a row."""
    if len(text) >= _LONG:
        return "LONG"
    shape: list[str] = []
    last, alike = "", 0
    for letter in text:
        look = ("X" if letter.isupper() else "x") if letter.isalpha() else "d" if letter.isdigit() else letter
        alike = alike + 1 if look == last else 0
        last = look
        if alike < 4:
            shape.append(look)
    return "".join(shape)


def _by_piece(weights: npt.NDArray[Any], bias: npt.NDArray[Any]) -> tuple[Floats, Floats]:
    """Turn (out, pieces, in) into (in, pieces x out), so that pieces lie side by side."""
    outs, pieces, ins = weights.shape
    return (
        np.ascontiguousarray(weights.transpose(2, 1, 0).reshape(ins, pieces * outs)),
        np.ascontiguousarray(bias.T.reshape(-1)),
    )


def _most(values: Floats, bias: Floats) -> Floats:
    values += bias
    most = np.maximum(values[:, :WIDTH], values[:, WIDTH : 2 * WIDTH])
    return np.maximum(most, values[:, 2 * WIDTH :], out=most)


def _normal(values: Floats, scale: Floats, shift: Floats) -> Floats:
    """Normalize each row, in place: mean 0, variance 1, then the scale and shift that were learned."""
    values -= values.mean(axis=1, keepdims=True)
    spread = np.einsum("ij,ij->i", values, values) / np.float32(WIDTH) + np.float32(1e-8)
    values *= (1 / np.sqrt(spread))[:, None]
    values *= scale
    values += shift
    return values
