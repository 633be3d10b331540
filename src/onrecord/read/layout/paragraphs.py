"""Cut blocks into paragraphs: takes a `Block` of a page, returns its `Paragraph`s from the top down.

A paragraph begins at an indent, after a wider gap, where size or weight change, and after a line that ends a sentence
and has room for the next word. What the words say is left to others; here only the layout speaks.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from onrecord.model import PartKind, PartStyle
from onrecord.read.layout.characters import HYPHEN_MARKS
from onrecord.read.layout.columns import Block
from onrecord.read.layout.lines import Line

_HEADING_SIZE = 1.16  # times the size of the text
_SMALL_SIZE = 0.93
_INDENT = 0.6  # of the font size
_DEEP_INDENT = 6.0  # of the font size: a line that begins further right is centred, or a signature
_ITEM = re.compile(r"\s*(?:[•◦▪‣●○■□∙–—*-]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s+\S")
_NOTE = re.compile(r"\s*(?:\[?\d{1,3}\]?[.)]?|[*†‡§¹²³⁴⁵⁶⁷⁸⁹]+)\s*\S")
_CAPTION = re.compile(
    r"(?i)\s*(?:photo(?:graph)?|picture|image|illustration|graphic|caption|map|chart|source|fig(?:ure)?)\b\W*[:/|.\d]"
)
_ENDS = re.compile(r"[.!?:;…][\s”\"’'»)\]\d¹²³*]*$")


@dataclass(slots=True)
class Paragraph:
    """Lines of one paragraph, or of the part of one that stands in one column.

    `begins`: the layout shows that it begins here, by an indent or a large first letter. `room`: what the last line
    leaves free, in points; where it is little, the paragraph may go on in the next column. `aside`: a caption or note.
    """

    lines: list[Line]
    kind: PartKind
    style: PartStyle | None
    size: float
    begins: bool
    room: float
    aside: bool = False

    @property
    def text(self) -> str:
        """The words as one line."""
        return " ".join(line.text.strip() for line in self.lines)

    @property
    def page(self) -> int:
        """The page of its first line."""
        return self.lines[0].page


@dataclass(frozen=True, slots=True)
class _Column:
    """The edges of a column, its usual distance from line to line, and what the document is set in."""

    left: float
    right: float
    pitch: float
    text_size: float
    page_height: float
    indent: float | None  # of first lines, where several paragraphs show it


def split_paragraphs(block: Block, blocks: Sequence[Block], text_size: float, page_height: float) -> list[Paragraph]:
    """Return the paragraphs of one of the `blocks` of a page."""
    column = _column_of(block, blocks, text_size, page_height)
    groups: list[list[Line]] = []
    for index, line in enumerate(block.lines):
        if not index or _begins(block.lines, index, groups[-1], column):
            groups.append([line])
        else:
            groups[-1].append(line)
    return [_paragraph(group, column) for group in groups]


def _column_of(block: Block, blocks: Sequence[Block], text_size: float, page_height: float) -> _Column:
    """Return the column of a block; a block of few lines takes it from longer ones that begin at the same place."""
    left, right, pitch = _usual_left(block), block.right, _pitch(block.lines)
    if len(block.lines) < 4:
        pitch = min(pitch, 1.7 * block.size)
        for other in blocks:
            same = abs(other.left - block.left) < 2.5 * block.size and abs(other.size - block.size) < 0.6
            if same and other is not block and len(other.lines) > 3:
                left, right = min(left, _usual_left(other)), max(right, other.right)
                pitch = min(pitch, _pitch(other.lines))
    return _Column(left, right, pitch, text_size, page_height, _usual_indent(block, left))


def _usual_indent(block: Block, left: float) -> float | None:
    """Return how far first lines are set in, `None` where fewer than three show it."""
    size = block.size
    shifts = Counter(
        round(line.left - left)
        for line, following in pairwise(block.lines)
        if _INDENT * size < line.left - left < _DEEP_INDENT * size and following.left - left < 0.3 * size
    )
    return float(max(shifts, key=lambda shift: shifts[shift])) if shifts and max(shifts.values()) > 2 else None


def _usual_left(block: Block) -> float:
    """Return where lines begin: the place of most lines, in doubt the leftmost."""
    places = Counter(round(line.left) for line in block.lines)
    most = max(places.values())
    leftmost = min(place for place, count in places.items() if count * 2 >= most)
    return min(line.left for line in block.lines if round(line.left) == leftmost)


def _pitch(lines: Sequence[Line]) -> float:
    """Return the usual distance from line to line, the gaps between paragraphs left aside."""
    steps = sorted(above.base - below.base for above, below in pairwise(lines))
    return float(median(steps[: (len(steps) * 2 + 2) // 3])) if steps else 1.2 * lines[0].size


def _begins(lines: Sequence[Line], index: int, group: Sequence[Line], column: _Column) -> bool:
    """Whether a line begins a paragraph; `group` holds the lines since the last beginning."""
    last, line = lines[index - 1], lines[index]
    if (line.drop_cap and last.drop_cap) or last.text[-1:] in HYPHEN_MARKS:
        return False
    if last.base - line.base > 1.22 * column.pitch + 0.12 * line.size:
        return True
    if abs(line.size - last.size) > 0.08 * column.text_size or line.bold != last.bold:
        return True
    if line.size > _HEADING_SIZE * column.text_size:
        return False
    if _ITEM.match(line.text) and (_ITEM.match(group[0].text) or _ENDS.search(last.text.strip())):
        return True
    shift = line.left - last.left
    if shift > _INDENT * line.size:
        return not (len(group) == 1 and (_ITEM.match(group[0].text) or _hangs(lines, index)))
    if shift < -_INDENT * line.size and len(group) > 1 and not _ITEM.match(group[0].text):
        return True  # back from a quotation that is set in
    if column.indent is not None and abs(line.left - column.left - column.indent) < 1.5 and len(group) == 1:
        # Two first lines, one after the other; a quotation that is set in keeps away from the right edge too.
        return not 0.8 * line.size < column.right - last.right < 3 * line.size
    return _had_room(lines, index, column.right)


def _hangs(lines: Sequence[Line], index: int) -> bool:
    """Whether the lines after the first are set in, as in a list of references."""
    later = lines[index : index + 2]
    return len(later) > 1 and all(line.text[:1].islower() for line in later)


def _had_room(lines: Sequence[Line], index: int, right: float) -> bool:
    """Whether the line before ends a sentence and the first word of this one would have fitted on it."""
    last, line = lines[index - 1], lines[index]
    room = _local_right(lines, index - 1, right) - last.right
    if room < line.first_word + 0.2 * line.size:
        return False
    if _ENDS.search(last.text.strip()):
        return room > 1.2 * line.size
    return room > 0.3 * (right - last.left) and line.text.lstrip("“\"'‘( ")[:1].isupper()


def _local_right(lines: Sequence[Line], index: int, right: float) -> float:
    """Return where lines near this one end: less than elsewhere where the text runs round a picture."""
    near = [line.right for line in lines[max(0, index - 2) : index + 3]]
    close = max(near)
    ends = sum(close - end < 0.9 * lines[index].size for end in near)
    return close if ends >= 3 and right - close > 3 * lines[index].size else right


def _paragraph(lines: list[Line], column: _Column) -> Paragraph:
    longest = max(lines, key=lambda line: line.width)
    first, last = lines[0], lines[-1]
    kind, style, aside = _kind_of(lines, longest.size, column)
    begins = first.left - column.left > _INDENT * first.size or first.drop_cap
    return Paragraph(lines, kind, style, longest.size, begins, column.right - last.right, aside)


def _kind_of(lines: list[Line], size: float, column: _Column) -> tuple[PartKind, PartStyle | None, bool]:
    """Return what a paragraph is and how it is set, and whether it stands beside the text."""
    words = " ".join(line.text.strip() for line in lines)
    large = size > _HEADING_SIZE * column.text_size and not _is_long(lines)
    if large or (all(line.bold for line in lines) and len(lines) <= 3 and not _ENDS.search(words)):
        return PartKind.HEADING, None, False
    if _CAPTION.match(words) and len(lines) <= 6 and size < 1.02 * column.text_size:
        return PartKind.CAPTION, None, True
    if size < _SMALL_SIZE * column.text_size:
        is_note = bool(_NOTE.match(words)) and lines[0].base < 0.4 * column.page_height
        return (PartKind.BODY if is_note or len(lines) > 8 else PartKind.CAPTION), None, True
    if _is_set_in(lines, column.left) or (all(line.italic for line in lines) and len(lines) > 1):
        return PartKind.BODY, PartStyle.BLOCKQUOTE, False
    return PartKind.BODY, PartStyle.LIST if _ITEM.match(words) else None, False


def _is_long(lines: Sequence[Line]) -> bool:
    """Whether lines of a large size are a text and no headline."""
    return len(lines) > 6 or sum(len(line.text) for line in lines) > 400


def _is_set_in(lines: Sequence[Line], left: float) -> bool:
    """Whether all lines begin further right than the column, and so are a quotation."""
    size = lines[0].size
    shifts = [line.left - left for line in lines]
    if len(lines) < 2 or min(shifts) < 0.9 * size or max(shifts) - min(shifts) > 2.5 * size:
        return False
    return max(shifts) < _DEEP_INDENT * size and not _ITEM.match(lines[0].text)
