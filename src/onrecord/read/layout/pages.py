"""Read the layout of a whole PDF: takes the text of its pages, returns passages in reading order and furniture."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from onrecord.read.layout.characters import PageText
from onrecord.read.layout.columns import build_blocks
from onrecord.read.layout.furniture import PageLines, find_furniture
from onrecord.read.layout.joins import Passage, join_paragraphs
from onrecord.read.layout.lines import Line, build_lines
from onrecord.read.layout.paragraphs import Paragraph, split_paragraphs


class Layout(NamedTuple):
    """What the pages hold: passages in reading order, running heads and the like, and the size of the text."""

    passages: list[Passage]
    furniture: list[Line]
    text_size: float


def read_layout(pages: Sequence[PageText]) -> Layout:
    """Return the passages of a document whose pages are given in order, the first of them page 1."""
    size = _text_size(pages)
    lined = [
        PageLines(number, page.shape.width, page.shape.height, build_lines(page.fragments, number, size))
        for number, page in enumerate(pages, 1)
    ]
    furniture = find_furniture(lined, size)
    columns: list[list[Paragraph]] = []
    left_out: list[Line] = []
    for page in lined:
        kept = [line for line in page.lines if id(line) not in furniture]
        left_out += [line for line in page.lines if id(line) in furniture]
        blocks = build_blocks(kept)
        columns += [split_paragraphs(block, blocks, size, page.height) for block in blocks]
    return Layout(join_paragraphs(columns), left_out, size)


def _text_size(pages: Sequence[PageText]) -> float:
    """Return the size in points, to the half, in which most characters of the document are set."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for fragment in page.fragments:
            sizes[round(fragment.size * 2) / 2] += fragment.length
    return max(sizes, key=lambda size: (sizes[size], size)) if sizes else 10.0
