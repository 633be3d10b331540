"""Put the lines of one page into blocks and these into reading order: takes `Line`s, returns `Block`s.

A block is a stretch of one column in one size. The order follows T. M. Breuel, "Two geometric algorithms for layout
analysis" (2002), section 4, for blocks instead of lines: of two blocks one above the other the upper comes first; of
two side by side the left one, unless a third that spans both lies between them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.read.layout.lines import Line

_SAME_SIZE = 1.13  # largest ratio of the sizes of two lines in one block
_HEADLINE = 1.3  # times the usual size: what may stand over columns that it does not reach
_FAR = 1e6
_MOST_BLOCKS = 80  # above it, a page is a table or a chart; its blocks are read row by row


@dataclass(slots=True)
class Block:
    """Lines of one column from the top down."""

    lines: list[Line]
    left: float
    right: float
    bottom: float
    top: float
    size: float

    def add(self, line: Line) -> None:
        """Put a line at the end."""
        self.lines.append(line)
        self.left = min(self.left, line.left)
        self.right = max(self.right, line.right)
        self.bottom = min(self.bottom, line.bottom)


def build_blocks(lines: Sequence[Line]) -> list[Block]:
    """Return the blocks of a page in reading order."""
    ordered = sorted(lines, key=lambda line: (-line.base, line.left))
    skyline: list[tuple[float, float, Block]] = []
    blocks: list[Block] = []
    higher: dict[int, set[int]] = {}  # what stood above each block when it began
    for index, line in enumerate(ordered):
        seen = _seen_above(line, skyline)
        hidden = {one for block in seen for one in higher[id(block)]}
        above = [block for block in seen if id(block) not in hidden]
        if len(above) == 1 and _fits(above[0], line) and not _shares_height(ordered, index, above[0]):
            block = above[0]
            block.add(line)
        else:
            block = Block([line], line.left, line.right, line.bottom, line.top, line.size)
            blocks.append(block)
            higher[id(block)] = hidden.union(map(id, seen))
        skyline = _placed(skyline, block)
    return in_reading_order(blocks)


def _seen_above(line: Line, skyline: Sequence[tuple[float, float, Block]]) -> list[Block]:
    """Return the blocks that a line has directly above it."""
    least = min(0.5 * line.size, 0.3 * line.width)
    found: list[Block] = []
    for left, right, block in skyline:
        if min(right, line.right) - max(left, line.left) > least and block not in found:
            found.append(block)
    return found


def _fits(block: Block, line: Line) -> bool:
    """Whether a line below a block goes on in it: same size, usual distance, within its column."""
    last = block.lines[-1]
    if not 1 / _SAME_SIZE < line.size / last.size < _SAME_SIZE:
        return False
    drop = last.base - line.base
    pitch = block.lines[-2].base - last.base if len(block.lines) > 1 else 1.5 * line.size
    return 0.5 * line.size < drop < max(2.1 * line.size, 1.5 * pitch)


def _shares_height(ordered: Sequence[Line], index: int, block: Block) -> bool:
    """Whether another line stands beside this one under the same block, which then spans two columns."""
    line = ordered[index]
    for step in (-1, 1):
        place = index + step
        while 0 <= place < len(ordered) and abs(ordered[place].base - line.base) < 1.1 * line.size:
            other = ordered[place]
            apart = other.left >= line.right or other.right <= line.left
            inside = min(other.right, block.right) - max(other.left, block.left) > line.size
            if apart and inside and other.base < block.lines[-1].base - 0.5 * line.size:
                return True
            place += step
    return False


def _placed(skyline: list[tuple[float, float, Block]], block: Block) -> list[tuple[float, float, Block]]:
    """Return the skyline, seen from below, with the range of a block covered by it."""
    cut: list[tuple[float, float, Block]] = [(block.left, block.right, block)]
    for left, right, other in skyline:
        if other is block:
            continue
        if left < block.left:
            cut.append((left, min(right, block.left), other))
        if right > block.right:
            cut.append((max(left, block.right), right, other))
    return [entry for entry in cut if entry[1] - entry[0] > 1.0]


def in_reading_order(blocks: list[Block]) -> list[Block]:
    """Return blocks in the order in which people read them."""
    blocks = sorted(blocks, key=lambda block: (-block.top, block.left))
    if len(blocks) > _MOST_BLOCKS:
        return blocks
    count = len(blocks)
    spans = _spans(blocks)
    waits = [
        {other for other in range(count) if other != one and _before(blocks, spans, other, one)} for one in range(count)
    ]
    placed: list[int] = []
    left = set(range(count))
    while left:
        # A page that goes round in a circle takes the topmost of those with the fewest before them.
        ready = min(left, key=lambda one: (len(waits[one]), one))
        left.remove(ready)
        placed.append(ready)
        for others in waits:
            others.discard(ready)
    return [blocks[one] for one in placed]


def _spans(blocks: Sequence[Block]) -> list[tuple[float, float]]:
    """Return left and right of what each block stands over: a headline, over all columns with nothing beside it."""
    sizes = Counter[float]()
    for block in blocks:
        sizes[round(block.size)] += len(block.lines)
    usual = max(sizes, key=lambda size: sizes[size]) if sizes else 0.0
    return [
        _headline_span(block, blocks) if block.size > _HEADLINE * usual else (block.left, block.right)
        for block in blocks
    ]


def _headline_span(headline: Block, blocks: Sequence[Block]) -> tuple[float, float]:
    """Return how far the height of a headline is free of other text on both sides."""
    left, right = -_FAR, _FAR
    for block in blocks:
        if block is headline or block.top <= headline.bottom or block.bottom >= headline.top:
            continue
        if block.left >= headline.right:
            right = min(right, block.left - 1)
        elif block.right <= headline.left:
            left = max(left, block.right + 1)
    return min(left, headline.left), max(right, headline.right)


def _before(blocks: Sequence[Block], spans: Sequence[tuple[float, float]], first: int, second: int) -> bool:
    one, two = blocks[first], blocks[second]
    slack = 0.4 * min(one.size, two.size)
    if _overlap(spans[first], spans[second]) > slack:
        return one.top + one.bottom > two.top + two.bottom
    if one.left > two.left:
        return False
    upper, lower = (one, two) if one.top > two.top else (two, one)
    for between, span in zip(blocks, spans, strict=True):
        if between is one or between is two:
            continue
        apart = between.top <= upper.bottom + 2 and between.bottom >= lower.top - 2
        if apart and _overlap(span, spans[first]) > slack and _overlap(span, spans[second]) > slack:
            return False
    return True


def _overlap(one: tuple[float, float], two: tuple[float, float]) -> float:
    """Return the width, in points, in which one of two blocks lies above the other; below 0 for a gap."""
    return min(one[1], two[1]) - max(one[0], two[0])
