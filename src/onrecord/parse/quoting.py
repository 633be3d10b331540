"""Follow the quotation marks of a text: takes code points, returns the regions inside marks, marks included.

Double marks are read paragraph by paragraph: an opened quotation without a closing mark runs to the paragraph's end, as
in quotations that are continued in the next one. Single marks count outside double marks only, where they open after a
blank and enclose at least two words, so that apostrophes are left alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

_OPEN = frozenset(map(ord, "“„«"))
_CLOSE = frozenset(map(ord, "”»"))
_TOGGLE = frozenset(map(ord, '"‟＂'))
_SINGLE_OPEN = frozenset(map(ord, "‘'‚"))
_SINGLE_CLOSE = frozenset(map(ord, "’'"))
_BACKTICK, _APOSTROPHE, _NEWLINE = ord("`"), ord("'"), ord("\n")
_LOOKED_AT = np.array(
    sorted(_OPEN | _CLOSE | _TOGGLE | _SINGLE_OPEN | _SINGLE_CLOSE | {_BACKTICK, _NEWLINE}), np.uint32
)
_WORD = re.compile(r"\w+")
_LONGEST_SINGLE = 4_000  # characters: a single mark further away than this does not close


@dataclass(slots=True)
class _Paragraph:
    """The marks of one paragraph while it is being read."""

    regions: list[tuple[int, int]] = field(default_factory=list)
    singles: list[int] = field(default_factory=list)
    opened: int | None = None
    low: bool = False  # opened by a low mark, as in „...“, which the high opening mark then closes

    def open_at(self, index: int, *, low: bool = False) -> None:
        if self.opened is None:
            self.opened, self.low = index, low

    def close_at(self, end: int) -> None:
        if self.opened is not None:
            self.regions.append((self.opened, end))
            self.opened = None


def find_quoted_regions(text: str, points: npt.NDArray[np.uint32]) -> list[tuple[int, int]]:
    """Return `(start, end)` of everything inside quotation marks, marks included, in text order."""
    found: list[tuple[int, int]] = []
    paragraph = _Paragraph()
    skip = -1
    places = np.flatnonzero(np.isin(points, _LOOKED_AT))
    for index, point in zip(places.tolist(), points[places].tolist(), strict=True):
        if point == _NEWLINE:
            if paragraph.opened is not None or paragraph.regions or paragraph.singles:
                found += _finished(paragraph, text, index)
                paragraph = _Paragraph()
            continue
        if index >= skip:
            skip = _read_mark(paragraph, text, index, point)
        if point in _SINGLE_OPEN or point in _SINGLE_CLOSE:
            paragraph.singles.append(index)
    found += _finished(paragraph, text, len(text))
    return sorted(found)


def _read_mark(paragraph: _Paragraph, text: str, index: int, point: int) -> int:
    """Take up one mark and return the index from which marks count again: the pairs `` and '' are one mark."""
    if point in _OPEN:
        if point == 0x201C and paragraph.opened is not None and paragraph.low:
            paragraph.close_at(index + 1)
        else:
            paragraph.open_at(index, low=point == 0x201E)
    elif point in _CLOSE:
        paragraph.close_at(index + 1)
    elif point in _TOGGLE:
        if paragraph.opened is None:
            paragraph.open_at(index)
        else:
            paragraph.close_at(index + 1)
    elif point in (_BACKTICK, _APOSTROPHE) and text[index + 1 : index + 2] == text[index]:
        if point == _BACKTICK:
            paragraph.open_at(index)
        else:
            paragraph.close_at(index + 2)
        return index + 2
    return index + 1


def _finished(paragraph: _Paragraph, text: str, end: int) -> list[tuple[int, int]]:
    paragraph.close_at(end)
    return paragraph.regions + (_single_regions(paragraph, text, end) if len(paragraph.singles) > 1 else [])


def _single_regions(paragraph: _Paragraph, text: str, end: int) -> list[tuple[int, int]]:
    found = []
    regions = iter([*paragraph.regions, (end, end)])
    region = next(regions)
    opened: int | None = None
    for index in paragraph.singles:
        while region[1] <= index and region[0] < end:
            if opened is not None and region[0] > opened:
                opened = None  # a double quotation stands between the two single marks
            region = next(regions)
        if region[0] <= index:
            opened = None
        elif opened is None:
            opened = index if _opens(text, index, end) else None
        elif _closes(text, index, opened, end):
            if index - opened <= _LONGEST_SINGLE and len(_WORD.findall(text, opened, index)) > 1:
                found.append((opened, index + 1))
            opened = None
    return found


def _opens(text: str, index: int, end: int) -> bool:
    if ord(text[index]) not in _SINGLE_OPEN or index + 1 >= end or text[index + 1].isspace():
        return False
    return index == 0 or text[index - 1].isspace() or text[index - 1] in "([—:"


def _closes(text: str, index: int, opened: int, end: int) -> bool:
    if ord(text[index]) not in _SINGLE_CLOSE or index <= opened + 1 or text[index - 1].isspace():
        return False
    return index + 1 >= end or not text[index + 1].isalnum()
