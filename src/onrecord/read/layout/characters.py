"""Take characters, boxes and fonts off one PDF page: takes a PDFium text page, returns `Fragment`s in PDFium's order.

A fragment is a stretch of one line in one font that stands unbroken in PDFium's text page, so that each of its
characters can be found there again. PDFium is asked for boxes at the edges of words only, which keeps it fast.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections import Counter
from dataclasses import dataclass
from typing import Any, NamedTuple

from onrecord.model import Box

HYPHEN_MARKS = "\x02\ufffe"
"""What PDFium writes where a hyphen stood at the end of a line."""

_WORD = re.compile(r"[\ud800-\udbff][\udc00-\udfff]|[^\s\x02\ufffe\ud800-\udfff]+[\x02\ufffe]?|[^\s]")
_BOLD = re.compile(rb"bold|black|heavy|semibd|demi", re.IGNORECASE)
_ITALIC = re.compile(rb"ital|obliq|kursiv|slanted", re.IGNORECASE)
_WIDE = 0.8  # of the font size: a gap between words above it may be a gutter between columns
_LONGEST_RAISED = 4  # characters of the mark of a note
_ANGLE = math.radians(8)
_QUARTER = math.pi / 2


class PageShape(NamedTuple):
    """The visible part of a page in points, and the quarter turns anticlockwise that its text is written in."""

    left: float
    bottom: float
    right: float
    top: float
    turns: int = 0

    @property
    def width(self) -> float:
        """Width once the text runs from left to right."""
        return self.top - self.bottom if self.turns % 2 else self.right - self.left

    @property
    def height(self) -> float:
        """Height once the text runs from left to right."""
        return self.right - self.left if self.turns % 2 else self.top - self.bottom

    def upright(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point lies, from the lower left corner, once the text runs from left to right."""
        if self.turns == 1:
            return y - self.bottom, self.right - x
        if self.turns == 2:
            return self.right - x, self.top - y
        if self.turns == 3:
            return self.top - y, x - self.left
        return x - self.left, y - self.bottom

    def as_drawn(self, x: float, y: float) -> tuple[float, float]:
        """Return the point of the PDF page that `upright` takes to `(x, y)`."""
        if self.turns == 1:
            return self.right - y, x + self.bottom
        if self.turns == 2:
            return self.right - x, self.top - y
        if self.turns == 3:
            return y + self.left, self.top - x
        return x + self.left, y + self.bottom


@dataclass(slots=True)
class Fragment:
    """Characters from index `start` on of one page of PDFium, in one font on one line.

    Lengths are points on the upright page, from its lower left corner; `base` is the line they stand on.
    `length` counts PDFium's characters, more than those of `text` where it splits one in two.
    """

    text: str
    start: int
    length: int
    left: float
    right: float
    bottom: float
    top: float
    base: float
    size: float
    bold: bool
    italic: bool
    first_word: float
    ends_line: bool = False

    @property
    def end(self) -> int:
        """Index after the last character."""
        return self.start + self.length

    def box(self, shape: PageShape) -> Box:
        """Return the rectangle on the page as the PDF draws it, cut to the page."""
        x0, y0 = shape.as_drawn(self.left, self.bottom)
        x1, y1 = shape.as_drawn(self.right, self.top)
        left, right = sorted(min(max(x, shape.left), shape.right) for x in (x0, x1))
        bottom, top = sorted(min(max(y, shape.bottom), shape.top) for y in (y0, y1))
        return Box(round(left, 2), round(bottom, 2), round(right, 2), round(top, 2))


class PageText(NamedTuple):
    """What one page holds: its fragments, the characters left out, and those that have no letter to them."""

    shape: PageShape
    fragments: list[Fragment]
    characters: int
    turned: int
    outside: int
    unreadable: int


class _Asker:
    """Asks PDFium about characters of one text page; buffers are made once."""

    def __init__(self, raw: Any, text_page: Any, shape: PageShape) -> None:
        self._raw = raw
        self._page = text_page
        self.shape = shape
        self._rect = raw.FS_RECTF()
        self._matrix = raw.FS_MATRIX()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._name = ctypes.create_string_buffer(96)
        self._flags = ctypes.c_int()
        self._styles: dict[tuple[bytes, int], tuple[bool, bool]] = {}

    def box(self, index: int) -> tuple[float, float, float, float]:
        """Return left, bottom, right and top on the upright page, the height taken from the font."""
        rect = self._rect
        if not self._raw.FPDFText_GetLooseCharBox(self._page, index, rect):
            return 0.0, 0.0, 0.0, 0.0
        shape = self.shape
        if not shape.turns:
            x, y = shape.left, shape.bottom
            return rect.left - x, rect.bottom - y, rect.right - x, rect.top - y
        x0, y0 = shape.upright(rect.left, rect.bottom)
        x1, y1 = shape.upright(rect.right, rect.top)
        return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)

    def base(self, index: int) -> float:
        """Return the height of the line that a character stands on."""
        self._raw.FPDFText_GetCharOrigin(self._page, index, self._x, self._y)
        return self.shape.upright(self._x.value, self._y.value)[1]

    def size(self, index: int) -> float:
        """Return the font size in points; the size that PDFium gives leaves out the scaling of the text."""
        matrix = self._matrix
        scale = 1.0
        if self._raw.FPDFText_GetMatrix(self._page, index, matrix):
            scale = math.hypot(matrix.c, matrix.d) or 1.0
        return abs(float(self._raw.FPDFText_GetFontSize(self._page, index))) * scale

    def turn(self, index: int) -> float:
        """Return the angle in radians, anticlockwise, that a character is written in."""
        return -float(self._raw.FPDFText_GetCharAngle(self._page, index)) % (2 * math.pi)

    def style(self, index: int) -> tuple[bool, bool]:
        """Return whether the font is bold, and whether it is italic."""
        self._raw.FPDFText_GetFontInfo(self._page, index, self._name, 96, self._flags)
        key = (self._name.value, self._flags.value)
        known = self._styles.get(key)
        if known is None:
            italic = bool(_ITALIC.search(key[0])) or bool(key[1] & 64)
            known = self._styles[key] = (bool(_BOLD.search(key[0])), italic)
        return known


def read_page_text(raw: Any, text_page: Any, bounds: tuple[float, float, float, float], *, most: int) -> PageText:
    """Return the fragments of a page, at most `most` characters of it.

    Args:
        raw: the module `pypdfium2.raw`.
        text_page: a handle from `FPDFText_LoadPage`.
        bounds: left, bottom, right and top of the visible page in points.
    """
    count = max(0, int(raw.FPDFText_CountChars(text_page)))
    get = raw.FPDFText_GetUnicode
    codes = [get(text_page, index) for index in range(min(count, most))]
    text = "".join([chr(code) if 0 < code < 0x110000 else "\ufffd" for code in codes])
    words = [match.span() for match in _WORD.finditer(text)]
    shape = PageShape(*bounds)
    asker = _Asker(raw, text_page, shape)
    turns = _main_turn(asker, words)
    asker.shape = shape._replace(turns=turns)
    fragments, turned, outside = _fragments(asker, text, words, turns * _QUARTER)
    unreadable = sum(text.count(letter) for letter in set(text) if letter == "\ufffd" or "\ue000" <= letter <= "\uf8ff")
    return PageText(asker.shape, fragments, count, turned, outside, unreadable)


def _main_turn(asker: _Asker, words: list[tuple[int, int]]) -> int:
    """Return the quarter turns anticlockwise that most of the page is written in."""
    step = max(1, len(words) // 24)
    votes = Counter(round(asker.turn(start) / _QUARTER) % 4 for start, _ in words[::step])
    return votes.most_common(1)[0][0] if votes else 0


def _fragments(asker: _Asker, text: str, words: list[tuple[int, int]], turn: float) -> tuple[list[Fragment], int, int]:
    """Join words that stand side by side; count the characters in other directions and outside the page."""
    fragments: list[Fragment] = []
    last: Fragment | None = None
    turned = outside = 0
    waiting = words[::-1]
    while waiting:
        start, end = waiting.pop()
        left, bottom, right, top = asker.box(start)
        if end - start > 1:
            last_box = asker.box(end - 1)
            if not 0.75 < (last_box[3] - last_box[1]) / (top - bottom or 1.0) < 1.35:
                middle = _size_change(asker, start, end, top - bottom)
                if middle < end:
                    waiting.append((middle, end))
                    end, last_box = middle, asker.box(middle - 1)
            right = max(right, last_box[2])
        style = asker.style(start)
        half = 0xD800 <= ord(text[start]) < 0xE000
        if last is not None and not half and _follows(last, text, start, (left, bottom, right, top), style):
            last.text += text[last.end : end]
            last.length = end - last.start
            last.right = max(last.right, right)
        else:
            new = _new_fragment(asker, text, (start, end), (left, bottom, right, top), style)
            skew = abs((asker.turn(start) - turn + math.pi) % (2 * math.pi) - math.pi)
            if skew > _ANGLE:
                turned += end - start
                last = None
                continue
            if not _visible(new, asker.shape):
                outside += end - start
                last = None
                continue
            _keep_line(last, new, text)
            fragments.append(new)
            last = new
        if text[end - 1] in HYPHEN_MARKS:
            last.ends_line = True
        if half:
            _close_surrogate(last)
            last = None
    return fragments, turned, outside


def _size_change(asker: _Asker, start: int, end: int, height: float) -> int:
    """Return where in a word the size changes, as after a large first letter or before the mark of a note."""
    for place in range(start + 1, end):
        _, bottom, _, top = asker.box(place)
        if top > bottom and not 0.75 < (top - bottom) / (height or 1.0) < 1.35:
            return place
    return end


def _new_fragment(
    asker: _Asker,
    text: str,
    place: tuple[int, int],
    box: tuple[float, float, float, float],
    style: tuple[bool, bool],
) -> Fragment:
    start, end = place
    left, bottom, right, top = box
    size = asker.size(start)
    if not 0 < size < 2_000:
        size = max(top - bottom, 1.0)
    if not 0.3 * size < top - bottom < 3 * size:  # a font that does not know its own height
        base = asker.base(start)
        bottom, top = base - 0.22 * size, base + 0.8 * size
    return Fragment(
        text[start:end], start, end - start, left, right, bottom, top, asker.base(start), size, *style, right - left
    )


def _follows(
    last: Fragment, text: str, start: int, box: tuple[float, float, float, float], style: tuple[bool, bool]
) -> bool:
    """Whether a word goes on in the fragment before it: same line, font and height, no wide gap."""
    if last.ends_line or style != (last.bold, last.italic):
        return False
    between = text[last.end : start]
    if "\n" in between or "\r" in between:
        return False
    gap = box[0] - last.right
    if not -0.5 * last.size < gap < _WIDE * last.size:
        return False
    slack = 0.25 * last.size
    return abs(box[1] - last.bottom) < slack and abs(box[3] - last.top) < slack


def _keep_line(last: Fragment | None, new: Fragment, text: str) -> None:
    """Put a small raised or lowered figure on the line of the word before it."""
    if last is None or "\n" in text[last.end : new.start] or last.ends_line:
        return
    if len(last.text) < 2 or new.length > _LONGEST_RAISED:
        return  # a large first letter is no word with a note
    near = -0.5 * last.size < new.left - last.right < 0.5 * last.size
    if near and new.size < 0.85 * last.size and last.bottom - 0.3 * last.size < new.base < last.top:
        new.base = last.base


def _close_surrogate(fragment: Fragment) -> None:
    """Turn two halves that PDFium gives as two characters into one, as Python has it."""
    pair = fragment.text[-2:]
    if len(fragment.text) == 2 and "\ud800" <= pair[0] < "\udc00" <= pair[1] <= "\udfff":
        fragment.text = pair.encode("utf-16", "surrogatepass").decode("utf-16")


def _visible(fragment: Fragment, shape: PageShape) -> bool:
    return fragment.right > 0 and fragment.left < shape.width and fragment.top > 0 and fragment.bottom < shape.height
