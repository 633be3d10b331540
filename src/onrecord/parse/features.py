"""Turn text into what the reading network sees: takes a string, returns `Features`, arrays with one row for each token.

Everything that depends on a token's letters alone is worked out once and kept in a `TypeTable`; the rest (quotation
marks, paragraphs, sentences) is worked out for all tokens at once. Sentences here end at any stop: a hint, not a parse.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from onrecord.model.tags import Mark
from onrecord.parse.characters import NEWLINE, character_classes, code_points, find_reading_tokens
from onrecord.parse.quoting import find_quoted_regions

Ints = npt.NDArray[np.int32]
Floats = npt.NDArray[np.float32]
Bools = npt.NDArray[np.bool_]

ID_COLUMNS = ("word", "prefix", "suffix", "shape", "quote", "place")
ID_SIZES = (0, 8192, 8192, 1024, 64, 64)  # rows of the embedding tables; the words' own table has the vocabulary's size
FLAG_COLUMNS = (
    "quoted quote_starts quote_ends paragraph_starts blank_before title_case upper_case digits word first_paragraph "
    "sentence_starts paragraph_quoted before_open place_in_sentence colon_before short_paragraph"
).split()
UNKNOWN = 1  # word id of a word that is not in the vocabulary; 0 is padding

_TOKEN = re.compile(r"\w+|[^\w\s]")
_REPEATED = re.compile(r"(.)\1{2,}")
_MOST_TYPES = 200_000
_LETTERS_LOOKED_AT = 40  # a longer word is hashed by its first letters: hostile input costs no more than text
_WORD_MARKS: dict[str, int] = {
    **dict.fromkeys((".", "!", "?"), Mark.STOP),
    **dict.fromkeys(("”", "’", "'", "»"), Mark.CLOSER),
    **dict.fromkeys(("“", "‘", "`", "„", "«"), Mark.OPENER),
    **dict.fromkeys(("and", "but"), Mark.AND),
    **dict.fromkeys(("who", "which"), Mark.WHO),
    **dict.fromkeys(("by", "to"), Mark.BY),
    ",": Mark.COMMA,
    ":": Mark.COLON,
    "that": Mark.THAT,
}
# Plain numbers: flag arithmetic on arrays is many times slower.
TITLE, UPPER, DIGITS, LETTERS, STOP, CLOSER, OPENER, QUOTE, COLON, PRONOUN, QUOTED = (
    int(mark)
    for mark in (
        Mark.TITLE, Mark.UPPER, Mark.DIGITS, Mark.LETTERS, Mark.STOP, Mark.CLOSER, Mark.OPENER, Mark.QUOTE, Mark.COLON,
        Mark.PRONOUN, Mark.QUOTED,
    )
)  # fmt: skip
_PRONOUNS = frozenset("he she they i we who it his her their which".split())


@dataclass(frozen=True, slots=True, eq=False)
class Features:
    """The tokens of one text as the network sees them; every array has one row for each token.

    - `starts`, `ends`: int32, code point offsets of the tokens.
    - `ids`: int32, (tokens, 6), rows of the embedding tables named in ID_COLUMNS.
    - `flags`: float32, (tokens, 16), the columns named in FLAG_COLUMNS.
    - `marks`: uint16, the bits of `Mark`; `hashes`: int16, a hash of the lower-case word.
    - `paragraphs`, `sentences`: int32, the number of the paragraph and of the sentence a token stands in.
    - `paragraph_starts`: int32, the index of each paragraph's first token.
    """

    starts: Ints
    ends: Ints
    ids: Ints
    flags: Floats
    marks: npt.NDArray[np.uint16]
    hashes: npt.NDArray[np.int16]
    paragraphs: Ints
    sentences: Ints
    paragraph_starts: Ints

    def __len__(self) -> int:
        return len(self.starts)


class TypeTable:
    """Rows for token types: what depends on a token's letters alone. `vocabulary` gives the ids of known words."""

    def __init__(self, vocabulary: Mapping[str, int]) -> None:
        self.vocabulary = vocabulary
        self._index: dict[str, int] = {}
        self._rows = np.zeros((4096, 6), np.int32)

    def rows_of(self, tokens: list[str]) -> Ints:
        """Return int32 (tokens, 6): word id, prefix, suffix, shape, bits, hash."""
        index = self._index
        if len(index) > _MOST_TYPES:
            index.clear()
        found = [index.get(token, -1) for token in tokens]
        if -1 in found:
            found = [self._add(token) if row < 0 else row for token, row in zip(tokens, found, strict=True)]
        rows: Ints = self._rows[np.array(found, np.int32)]
        return rows

    def _add(self, token: str) -> int:
        row = self._index.get(token)
        if row is not None:
            return row
        row = len(self._index)
        if row == len(self._rows):
            self._rows = np.concatenate([self._rows, np.zeros_like(self._rows)])
        self._rows[row] = _type_row(token, self.vocabulary)
        self._index[token] = row
        return row


def find_features(text: str, types: TypeTable) -> Features:
    """Return what the network sees of `text`."""
    points = code_points(text)
    classes = character_classes(points)
    starts, ends = find_reading_tokens(classes)
    rows = types.rows_of(_TOKEN.findall(text))
    lines = np.cumsum(classes == NEWLINE, dtype=np.int32)
    opens_paragraph = np.ones(len(starts), bool)
    opens_paragraph[1:] = lines[starts[1:]] != lines[ends[:-1] - 1]
    blank = np.ones(len(starts), bool)
    blank[1:] = starts[1:] > ends[:-1]
    first = np.flatnonzero(opens_paragraph).astype(np.int32)
    paragraphs = np.cumsum(opens_paragraph, dtype=np.int32) - 1
    within, sentences = _sentence_places(rows[:, 4], opens_paragraph, blank)
    state, left_open = _quote_states(text, points, starts, paragraphs, first)
    quotes = _Quotes(state, (rows[first, 4] & (OPENER | QUOTE)) > 0, _before(left_open), left_open)
    layout = _Layout(opens_paragraph, blank, paragraphs, first, within)
    marks = (rows[:, 4] | np.where(state > 0, QUOTED, 0)).astype(np.uint16)
    ids, flags = _network_inputs(rows, quotes, layout)
    return Features(starts, ends, ids, flags, marks, rows[:, 5].astype(np.int16), paragraphs, sentences, first)


@dataclass(frozen=True, slots=True, eq=False)
class _Quotes:
    """`state`: of a token, 0 outside, 1 first, 2 inside, 3 last; the others are of a paragraph."""

    state: Ints
    begins: Bools
    open_before: Bools
    open_after: Bools


@dataclass(frozen=True, slots=True, eq=False)
class _Layout:
    opens_paragraph: Bools
    blank: Bools
    paragraphs: Ints
    first: Ints
    within: Ints


def _network_inputs(rows: Ints, quotes: _Quotes, layout: _Layout) -> tuple[Ints, Floats]:
    count, bits, at = len(rows), rows[:, 4], layout.paragraphs
    place = np.arange(count, dtype=np.int32) - layout.first[at] if count else np.zeros(0, np.int32)
    begins, before, after = quotes.begins[at], quotes.open_before[at], quotes.open_after[at]
    ids = np.zeros((count, len(ID_COLUMNS)), np.int32)
    ids[:, :4] = rows[:, :4]
    ids[:, 4] = 1 + quotes.state + 4 * begins + 8 * before + 16 * after
    ids[:, 5] = 1 + np.minimum(at, 5) + 6 * np.minimum(place, 7)
    last = np.append(layout.first[1:], count) - 1
    colon = _before((bits[last] & COLON) > 0) if count else np.zeros(0, bool)
    short = (last - layout.first) < 12
    columns = (
        quotes.state > 0, quotes.state == 1, quotes.state == 3, layout.opens_paragraph, layout.blank,
        (bits & TITLE) > 0, (bits & UPPER) > 0, (bits & DIGITS) > 0, (bits & LETTERS) > 0, at == 0,
        layout.within == 0, begins, before, np.minimum(layout.within, 40) / 40, colon[at], short[at],
    )  # fmt: skip
    flags = np.empty((count, len(FLAG_COLUMNS)), np.float32)
    for number, column in enumerate(columns):
        flags[:, number] = column
    return ids, flags


def _sentence_places(bits: Ints, opens_paragraph: Bools, blank: Bools) -> tuple[Ints, Ints]:
    """Return each token's place in its sentence, and the number of its sentence."""
    stop, closer = (bits & STOP) > 0, (bits & (CLOSER | QUOTE)) > 0
    begins = opens_paragraph.copy()
    begins[1:] |= stop[:-1] & blank[1:]
    begins[2:] |= stop[:-2] & closer[1:-1] & blank[2:] & ~blank[1:-1]
    places = np.arange(len(bits), dtype=np.int32)
    return places - np.maximum.accumulate(np.where(begins, places, 0)), np.cumsum(begins, dtype=np.int32) - 1


def _quote_states(
    text: str, points: npt.NDArray[np.uint32], starts: Ints, paragraphs: Ints, first: Ints
) -> tuple[Ints, Bools]:
    """Return the quotation state of each token, and which paragraphs leave a quotation open at their end."""
    state = np.zeros(len(starts), np.int32)
    left_open = np.zeros(len(first), bool)
    regions = np.array(find_quoted_regions(text, points), np.int64).reshape(-1, 2)
    if len(regions) and len(starts):
        begin = np.searchsorted(starts, regions[:, 0])
        end = np.searchsorted(starts, regions[:, 1])
        depth = np.zeros(len(starts) + 1, np.int32)
        np.add.at(depth, begin, 1)
        np.add.at(depth, end, -1)
        state[np.cumsum(depth[:-1]) > 0] = 2
        state[end - 1] = 3
        state[begin] = 1
        after = np.append(points, 10)[regions[:, 1]]
        closed = np.isin(points[regions[:, 1] - 1], [ord(mark) for mark in "\"”»'’“"])
        left_open[paragraphs[begin[(after == 10) & ~closed]]] = True
    return state, left_open


def _before(values: Bools) -> Bools:
    """Return the value of the paragraph before each paragraph; the first one has none."""
    shifted = np.zeros_like(values)
    shifted[1:] = values[:-1]
    return shifted


def _type_row(token: str, vocabulary: Mapping[str, int]) -> tuple[int, int, int, int, int, int]:
    word = token[:_LETTERS_LOOKED_AT]
    lower = word.lower()
    marks = TITLE * word[:1].isupper() | UPPER * word.isupper() | DIGITS * word.isdigit()
    marks |= LETTERS * any(character.isalnum() for character in word) | int(_WORD_MARKS.get(lower, 0))
    marks |= PRONOUN * (lower in _PRONOUNS) | QUOTE * (lower in '"”“„«»')
    return (
        vocabulary.get(lower, UNKNOWN),
        _hash("p" + lower[:3], ID_SIZES[1]),
        _hash("s" + lower[-3:], ID_SIZES[2]),
        _hash("x" + _shape(word), ID_SIZES[3]),
        marks,
        zlib.crc32(lower.encode("utf-8", "surrogatepass")) % 32_000,
    )


def _hash(text: str, size: int) -> int:
    """Return a row from 1 to size - 1: the same on every machine, unlike Python's own `hash`."""
    return 1 + zlib.crc32(text.encode("utf-8", "surrogatepass")) % (size - 1)


def _shape(word: str) -> str:
    letters = ("X" if c.isupper() else "x" if c.islower() else "d" if c.isdigit() else c for c in word[:12])
    return _REPEATED.sub(r"\1\1", "".join(letters))
