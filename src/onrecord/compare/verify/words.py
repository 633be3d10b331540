"""Words with offsets: takes a text, returns arrays of 64-bit word values and where each word starts and ends.

A word is a run of letters and digits; apostrophes inside it are passed over, so that "don't" and "dont" are one value;
hyphens and all other punctuation end it. Case and accents are folded. A point between digits belongs to the number and
a comma does not count there; "%", "&" and signs of money are words of their own. Equal words have equal values; that
two different words share a value is so unlikely that it only matters for where to look: letters decide in the end.
"""

from __future__ import annotations

import functools
import unicodedata
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Values: TypeAlias = NDArray[np.uint64]
Offsets: TypeAlias = NDArray[np.int32]

JOINERS = "'’ʼ‘\u00ad\u200b\u200c\u200d\u2060[]"
_SIGNS = "%&$€£¥"
_JOINER, _SIGN = 1, 2
_PLANE = 0x10000
_BASE = np.uint64(0x9E3779B97F4A7C15 | 1)
_PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class Words:
    """`values`: uint64, `starts` and `ends`: int32, code points; one row a word, in text order."""

    values: Values
    starts: Offsets
    ends: Offsets


@functools.cache
def _table() -> NDArray[np.uint16]:
    """Return for every code point what it counts as: 0 nothing, 1 joiner, else the folded letter, digit or sign."""
    table = np.zeros(_PLANE, np.uint16)
    for code in range(_PLANE):
        character = chr(code)
        if character in JOINERS or 0x300 <= code <= 0x36F:
            table[code] = _JOINER
        elif character in _SIGNS:
            table[code] = code
        elif character.isalnum():
            folded = unicodedata.normalize("NFD", character.casefold())[0]
            table[code] = min(ord(folded), _PLANE - 1)
    return table


@functools.cache
def _powers(count: int) -> tuple[Values, Values]:
    """Return powers of the base and of its inverse modulo 2**64."""
    inverse = np.uint64(pow(int(_BASE), -1, 1 << 64))
    ups = np.full(count, _BASE, np.uint64)
    downs = np.full(count, inverse, np.uint64)
    ups[0] = downs[0] = 1
    return np.cumprod(ups, dtype=np.uint64), np.cumprod(downs, dtype=np.uint64)


def split_words(text: str) -> Words:
    """Return the words of a text; a long text is worked through in pieces, cut at white space."""
    pieces: list[Words] = []
    begin = 0
    while begin < len(text):
        end = min(len(text), begin + _PIECE)
        while end < len(text) and not text[end].isspace() and end < begin + 2 * _PIECE:
            end += 1
        pieces.append(_split(text[begin:end], begin))
        begin = end
    if not pieces:
        return Words(np.zeros(0, np.uint64), np.zeros(0, np.int32), np.zeros(0, np.int32))
    if len(pieces) == 1:
        return pieces[0]
    values, starts, ends = (
        np.concatenate(rows) for rows in zip(*((one.values, one.starts, one.ends) for one in pieces), strict=True)
    )
    return Words(values, starts, ends)


def _split(text: str, base: int) -> Words:
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    folded = _table()[np.where(codes < _PLANE, codes, 0)]
    solid = _solid(codes, folded)
    before = np.empty_like(solid)
    before[0], before[1:] = 0, solid[:-1]
    # A word starts where its class begins; a sign is a word of one character.
    starts = np.flatnonzero((solid > 0) & ((before != solid) | (solid == _SIGN)))
    after = np.empty_like(solid)
    after[-1], after[:-1] = 0, solid[1:]
    ends = np.flatnonzero((solid > 0) & ((after != solid) | (solid == _SIGN))) + 1
    lettered = np.where((solid > 0) & (folded > _JOINER), folded, 0).astype(np.uint64)
    return Words(_values(lettered, starts, ends), _i32(starts + base), _i32(ends + base))


def _solid(codes: NDArray[np.uint32], folded: NDArray[np.uint16]) -> NDArray[np.int8]:
    """Return the class of every character: 0 between words, 1 in a word, 2 a sign that is a word of its own."""
    sign = np.isin(folded, [ord(sign) for sign in _SIGNS])
    letter = (folded > _JOINER) & ~sign
    digit = (codes >= 48) & (codes <= 57)
    inside = np.zeros(len(codes), bool)
    if len(codes) > 2:
        point = ((codes[1:-1] == 46) | (codes[1:-1] == 44)) & digit[:-2] & digit[2:]
        inside[1:-1] = point
        folded[1:-1][point & (codes[1:-1] == 46)] = 46
        folded[1:-1][point & (codes[1:-1] == 44)] = _JOINER
        joiner = (folded[1:-1] == _JOINER) & ~point
        inside[1:-1] |= joiner & letter[:-2] & letter[2:]
    solid = (letter | inside).astype(np.int8)
    solid[sign] = _SIGN
    return solid


def _values(lettered: Values, starts: NDArray[np.intp], ends: NDArray[np.intp]) -> Values:
    """Return a value for each word: a polynomial over its letters that does not depend on where it stands."""
    counted = np.cumsum(lettered > 0)
    ups, downs = _powers(_PIECE * 2 + 1)
    mixed = (lettered * np.uint64(0xD6E8FEB86659FD93)) ^ (lettered << np.uint64(40))
    total = np.zeros(len(lettered) + 1, np.uint64)
    np.cumsum(mixed * ups[counted], out=total[1:])
    value = (total[ends] - total[starts]) * downs[counted[starts]]
    value ^= value >> np.uint64(29)
    value *= np.uint64(0xBF58476D1CE4E5B9)
    return (value ^ (value >> np.uint64(32))) | np.uint64(1)


def _i32(values: NDArray[np.intp]) -> Offsets:
    return values.astype(np.int32)


def fold(text: str) -> str:
    """Return the letters and digits of a text in lower case, with signs and the points inside numbers, nothing else."""
    words = []
    for index, character in enumerate(text):
        if character.isalnum():
            words.append(character.casefold())
        elif character in _SIGNS or (
            character == "." and text[index - 1 : index].isdigit() and text[index + 1 : index + 2].isdigit()
        ):
            words.append(character)
    return "".join(words)
