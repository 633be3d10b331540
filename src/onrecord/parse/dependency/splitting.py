"""Split a text into the words that the model was trained on: spaCy's rules for English, tables in `grammar.json`.

Text is split at white space; then what stands in a table of its own ("don't", "a.m.") is split as it says there, and
signs before, behind and within the others are taken off. The tables are spaCy's (MIT licence).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

_REMEMBERED = 50_000
_SIGNS = 64  # that are taken off a chunk on each side; a longer row of them is a drawing, and would cost its square
_RUNS = re.compile(r"\s+|\S+")

Piece = tuple[str, str]  # the word, and how the model knows it: "n't" is "not"


class Word(NamedTuple):
    """A word of a text: where it begins, how it is written, how the model knows it."""

    start: int
    text: str
    norm: str


class Splitter:
    """The rules, compiled, and the words split so far."""

    def __init__(self, tables: Mapping[str, Any]) -> None:
        self._norms: dict[str, str] = tables["norms"]
        self._before, self._behind = re.compile(tables["before"]), re.compile(tables["behind"])
        self._within, self._address = re.compile(tables["within"]), re.compile(tables["address"])
        self._special: dict[str, tuple[Piece, ...]] = {
            chunk: tuple((text, norm or self._norm(text)) for text, norm in pieces)
            for chunk, pieces in tables["special"].items()
        }
        self._known: dict[str, tuple[Piece, ...]] = {}
        self._sequences: dict[str, list[tuple[str, ...]]] = {}
        for chunk in tables["across"]:
            texts = tuple(text for text, _ in self._pieces(chunk, special=False))
            self._sequences.setdefault(texts[0], []).append(texts)

    def split(self, text: str) -> list[Word]:
        """Return the words of `text`, white space of more than one blank among them."""
        words: list[Word] = []
        for start, chunk in _chunks(text):
            at = start
            for piece, norm in self._of(chunk):
                words.append(Word(at, piece, norm))
                at += len(piece)
        return self._mended(text, words)

    def _norm(self, text: str) -> str:
        return self._norms.get(text) or text.lower()

    def _of(self, chunk: str) -> tuple[Piece, ...]:
        found = self._known.get(chunk)
        if found is None:
            found = self._special.get(chunk)
            if found is None:
                simple = chunk.isascii() and chunk.isalpha()
                found = ((chunk, self._norm(chunk)),) if simple else tuple(self._pieces(chunk, special=True))
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            self._known[chunk] = found
        return found

    def _pieces(self, chunk: str, *, special: bool) -> list[Piece]:
        """Return the pieces of a chunk of no white space; with `special` those that a table gives for a part of it."""
        table = self._special if special else {}
        before: list[str] = []
        behind: list[str] = []
        last = -1
        for _ in range(_SIGNS):
            if not chunk or len(chunk) == last or chunk in table:
                break
            last = len(chunk)
            sign = self._before.search(chunk)
            first = sign.end() - sign.start() if sign else 0
            if first and chunk[first:] in table:
                before.append(chunk[:first])
                chunk = chunk[first:]
                break
            sign = self._behind.search(chunk[first:])
            final = sign.end() - sign.start() if sign else 0
            if final and chunk[:-final] in table:
                behind.append(chunk[-final:])
                chunk = chunk[:-final]
                break
            if first and final and first + final <= len(chunk):
                before.append(chunk[:first])
                behind.append(chunk[-final:])
                chunk = chunk[first:-final]
            elif first:
                before.append(chunk[:first])
                chunk = chunk[first:]
            elif final:
                behind.append(chunk[-final:])
                chunk = chunk[:-final]
        core = self._core(chunk, table) if chunk else ()
        return [*map(self._piece, before), *core, *map(self._piece, reversed(behind))]

    def _core(self, chunk: str, table: Mapping[str, tuple[Piece, ...]]) -> Sequence[Piece]:
        if chunk in table:
            return table[chunk]
        if self._address.match(chunk):
            return (self._piece(chunk),)
        return [self._piece(text) for text in self._parts(chunk)]

    def _piece(self, text: str) -> Piece:
        return (text, self._norm(text))

    def _parts(self, chunk: str) -> Iterator[str]:
        start = 0
        for sign in self._within.finditer(chunk):
            if sign.start() == 0:
                continue
            if sign.start() != start:
                yield chunk[start : sign.start()]
            if sign.start() != sign.end():
                yield sign.group()
            start = sign.end()
        if chunk[start:]:
            yield chunk[start:]

    def _mended(self, text: str, words: list[Word]) -> list[Word]:
        """Put together again what the table has whole and the signs have split, such as "8)"."""
        spans = self._across(words)
        if not spans:
            return words
        mended: list[Word] = []
        at = 0
        for first, last in spans:
            mended += words[at:first]
            start, end = words[first].start, words[last - 1].start + len(words[last - 1].text)
            pieces = self._special.get(text[start:end])
            if pieces is None:
                mended += words[first:last]
            else:
                for piece, norm in pieces:
                    mended.append(Word(start, piece, norm))
                    start += len(piece)
            at = last
        return [*mended, *words[at:]]

    def _across(self, words: Sequence[Word]) -> list[tuple[int, int]]:
        """Return the words that stand in a row in the table, the longest rows first, none that touch."""
        found = [
            (at, at + len(row))
            for at, word in enumerate(words)
            for row in self._sequences.get(word.text, ())
            if row == tuple(one.text for one in words[at : at + len(row)])
        ]
        taken: set[int] = set()
        kept = []
        for first, last in sorted(found, key=lambda span: (span[0] - span[1], span[0])):
            if first not in taken and last - 1 not in taken:
                kept.append((first, last))
            taken.update(range(first, last))
        return sorted(kept)


def _chunks(text: str) -> Iterator[tuple[int, str]]:
    """Yield what stands between blanks, and white space that is more than one blank."""
    for run in _RUNS.finditer(text):
        start, chunk = run.start(), run.group()
        if start and chunk[0] == " ":
            start, chunk = start + 1, chunk[1:]
        if chunk:
            yield start, chunk
