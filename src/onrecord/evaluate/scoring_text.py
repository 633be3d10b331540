"""Look at a text as a scorer does: takes the text, returns scorer tokens, quoted regions and what spans touch.

A scorer token is a run of word characters or one other sign, so that a system's own tokens, and blanks at the edge of
its spans, never matter. A word token holds a letter or a digit.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property

from onrecord.errors import ScoreError

Tokens = frozenset[int]

_TOKEN = re.compile(r"\w+|[^\w\s]")
_PARAGRAPH = re.compile(r"[^\n]+")
_WORD = re.compile(r"\w+")
_OPEN, _CLOSE, _TOGGLE = "“„«", "”»", '"‟＂'


class ScoringText:
    """A text cut into scorer tokens."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = [(match.start(), match.end()) for match in _TOKEN.finditer(text)]
        self.words = frozenset(
            index for index, (start, end) in enumerate(self.tokens) if any(map(str.isalnum, text[start:end]))
        )
        self._at = [-1] * len(text)
        for index, (start, end) in enumerate(self.tokens):
            self._at[start:end] = [index] * (end - start)

    def touched(self, pieces: object) -> Tokens:
        """Return the tokens that the character pieces `[[start, end], ...]` touch.

        Raises:
            ScoreError: a piece is not two whole numbers, is empty, or lies outside the text.
        """
        found: set[int] = set()
        for piece in pieces if isinstance(pieces, (list, tuple)) else [pieces]:
            start, end = _borders(piece)
            if not 0 <= start < end <= len(self.text):
                raise ScoreError(f"span {piece!r} is empty or lies outside the text of {len(self.text)} characters.")
            found.update(index for index in self._at[start:end] if index >= 0)
        return frozenset(found)

    def text_of(self, tokens: Tokens) -> str:
        """Return the characters from the first to the last of `tokens`."""
        return self.text[self.tokens[min(tokens)][0] : self.tokens[max(tokens)][1]] if tokens else ""

    def words_of(self, tokens: Tokens) -> Tokens:
        """Return the word tokens among `tokens`, or all of them where none is a word."""
        return (tokens & self.words) or tokens

    @cached_property
    def quoted(self) -> dict[int, int]:
        """Token -> number of the quoted region it stands in."""
        found: dict[int, int] = {}
        for number, (start, end) in enumerate(find_quoted(self.text)):
            for index in self._at[start:end]:
                if index >= 0:
                    found[index] = number
        return found

    def kind_of(self, content: Tokens) -> str:
        """Return "direct" where 90 % of the content's words stand in quotation marks, "indirect" where none does."""
        words = content & self.words
        inside = sum(index in self.quoted for index in words)
        if not inside:
            return "indirect"
        return "direct" if inside >= 0.9 * len(words) else "mixed"

    def quoted_parts(self, content: Tokens) -> list[Tokens]:
        """Return the parts of a content inside quotation marks that hold a word, in text order."""
        parts: defaultdict[int, set[int]] = defaultdict(set)
        for index in content:
            if index in self.quoted:
                parts[self.quoted[index]].add(index)
        return [frozenset(part) for _, part in sorted(parts.items()) if part & self.words]


def pieces_of(tokens: Tokens) -> list[Tokens]:
    """Return the unbroken runs of a set of tokens."""
    found: list[set[int]] = []
    last = -2
    for index in sorted(tokens):
        if index != last + 1:
            found.append(set())
        found[-1].add(index)
        last = index
    return [frozenset(run) for run in found]


def find_quoted(text: str) -> list[tuple[int, int]]:
    """Return `(start, end)` of the regions inside quotation marks, marks included.

    Double marks count paragraph by paragraph (a paragraph is a line); an opened quotation without a closing mark runs
    to the end of its paragraph. Single marks count outside double marks: opened after a blank, around two words or
    more.
    """
    found = []
    for paragraph in _PARAGRAPH.finditer(text):
        line = paragraph.group()
        doubles = _double_regions(line)
        found += [
            (paragraph.start() + start, paragraph.start() + end)
            for start, end in doubles + _single_regions(line, doubles)
        ]
    return sorted(found)


def _borders(piece: object) -> tuple[int, int]:
    if isinstance(piece, (list, tuple)) and len(piece) == 2:
        start, end = piece
        if (
            isinstance(start, int)
            and isinstance(end, int)
            and not isinstance(start, bool)
            and not isinstance(end, bool)
        ):
            return start, end
    raise ScoreError(f"a span must be [start, end] with whole numbers, not {piece!r}.")


def _marks(line: str) -> list[tuple[int, int, str]]:
    marks = []
    place = 0
    while place < len(line):
        pair = line[place : place + 2]
        size = 2 if pair in ("``", "''") else 1
        sign = line[place]
        if size == 2:
            marks.append((place, place + 2, "open" if pair == "``" else "close"))
        elif sign in _OPEN:
            marks.append((place, place + 1, "open"))
        elif sign in _CLOSE:
            marks.append((place, place + 1, "close"))
        elif sign in _TOGGLE:
            marks.append((place, place + 1, "toggle"))
        place += size
    return marks


def _double_regions(line: str) -> list[tuple[int, int]]:
    regions = []
    opened: int | None = None
    for start, end, kind in _marks(line):
        if opened is None:
            opened = start if kind != "close" else None
        elif kind != "open":  # an opening mark inside an open quotation is nested or a slip
            regions.append((opened, end))
            opened = None
    return [*regions, (opened, len(line))] if opened is not None else regions


def _single_regions(line: str, doubles: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    regions = []
    free = bytearray(b"\1") * len(line)
    for start, end in doubles:
        free[start:end] = bytes(end - start)
    opened: int | None = None
    for place, sign in enumerate(line):
        if not free[place]:
            opened = None
        elif opened is None:
            opened = place if _opens_single(line, place) else None
        elif sign in "’'" and place > opened + 1 and _closes_single(line, place):
            if len(_WORD.findall(line, opened, place)) > 1:
                regions.append((opened, place + 1))
            opened = None
    return regions


def _opens_single(line: str, place: int) -> bool:
    if line[place] not in "‘'" or place + 1 >= len(line) or line[place + 1].isspace():
        return False
    return place == 0 or line[place - 1].isspace() or line[place - 1] in "([—:"


def _closes_single(line: str, place: int) -> bool:
    return not line[place - 1].isspace() and (place + 1 == len(line) or not line[place + 1].isalnum())
