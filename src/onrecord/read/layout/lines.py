"""Put the fragments of one page into lines: takes fragments, returns `Line`s from the top down.

Two fragments on one height are one line unless a gutter lies between them: a white strip that also divides the
lines above and below. The large first letter that opens an article goes to the line it begins.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.read.hyphens import word_classes
from onrecord.read.layout.characters import HYPHEN_MARKS, Fragment

_SAME_HEIGHT = 0.3  # of the font size: how far apart the feet of two fragments of one line may lie
_TOUCHING = 0.28  # of the font size: a gap that a space between words does not exceed by much
_GUTTER = 0.45  # of the font size: the narrowest gutter
_GUTTER_ROWS = 3  # rows with text on both sides that a strip must divide to be a gutter
_GUTTER_SCAN = 12  # rows above and below that are looked at
_BEGINS_WITHIN = 2.5  # of the font size: the widest indent after a gutter
_DROP_CAP = 1.8  # times the size of the text: the smallest large first letter


@dataclass(slots=True)
class Line:
    """One line of one column; `drop_cap` says that it stands beside a large first letter, where `left` then is."""

    page: int
    fragments: list[Fragment]
    left: float
    right: float
    bottom: float
    top: float
    base: float
    size: float
    first_word: float
    bold: bool
    italic: bool
    text: str
    drop_cap: bool = False

    @property
    def width(self) -> float:
        """Width in points."""
        return self.right - self.left


def joined_text(fragments: Sequence[Fragment]) -> str:
    """Return the words of a line, with a space where a gap stands between two fragments."""
    pieces: list[str] = []
    for index, fragment in enumerate(fragments):
        if index and needs_space(fragments[index - 1], fragment):
            pieces.append(" ")
        pieces.append(fragment.text)
    return "".join(pieces)


def wide_pieces(line: Line) -> list[str]:
    """Return the words of a line, cut where it has a wide gap, as running heads have."""
    pieces = [[line.fragments[0]]]
    for before, fragment in pairwise(line.fragments):
        if fragment.left - before.right > 2 * line.size:
            pieces.append([])
        pieces[-1].append(fragment)
    return [joined_text(piece).strip() for piece in pieces]


def needs_space(left: Fragment, right: Fragment) -> bool:
    """Whether a space belongs between two fragments that stand side by side."""
    if left.text[-1:].isspace() or right.text[:1].isspace():
        return False
    size = min(left.size, right.size)
    if left.size > 1.5 * right.size and len(left.text.strip("“”\"'‘’ ")) <= 1:
        return _is_word_of_its_own(left.text, right.text)
    return right.left - left.right > 0.12 * size


def _is_word_of_its_own(letter: str, rest: str) -> bool:
    """Whether a large first letter is a word: "A" before "government", but not before "cross"."""
    bare = letter.strip("“”\"'‘’ ")
    word = "".join(character for character in rest.split(maxsplit=1)[0] if character.isalpha()) if rest.strip() else ""
    if bare not in ("A", "I") or not word:
        return False
    classes = word_classes()
    return classes.get(word.lower(), 0) > classes.get((bare + word).lower(), 0)


def build_lines(fragments: Sequence[Fragment], page: int, text_size: float) -> list[Line]:
    """Return the lines of a page, from the top down, those on one height from left to right."""
    rows = _rows(_without_copies(fragments))
    lines: list[Line] = []
    for index, row in enumerate(rows):
        current = [row[0]]
        for fragment in row[1:]:
            if _one_line(current[-1], fragment, rows, index):
                current.append(fragment)
            else:
                lines.append(_new_line(current, page))
                current = [fragment]
        lines.append(_new_line(current, page))
    return _set_drop_caps(lines, text_size)


def _new_line(fragments: list[Fragment], page: int) -> Line:
    total = sum(fragment.length for fragment in fragments)
    main = max(fragments, key=lambda fragment: fragment.length)
    return Line(
        page,
        fragments,
        min(fragment.left for fragment in fragments),
        max(fragment.right for fragment in fragments),
        min(fragment.bottom for fragment in fragments),
        max(fragment.top for fragment in fragments),
        main.base,
        main.size,
        fragments[0].first_word,
        sum(fragment.length for fragment in fragments if fragment.bold) > 0.6 * total,
        sum(fragment.length for fragment in fragments if fragment.italic) > 0.8 * total,
        joined_text(fragments),
    )


def _without_copies(fragments: Sequence[Fragment]) -> list[Fragment]:
    """Leave out text that is printed twice in one place, as some programs do to make it bold."""
    seen: set[tuple[str, int, int]] = set()
    kept: list[Fragment] = []
    for fragment in fragments:
        x, y, text = round(fragment.left), round(fragment.base), fragment.text.strip()
        if any((text, x + dx, y + dy) in seen for dx in (-1, 0, 1) for dy in (-1, 0, 1)):
            continue
        seen.add((text, x, y))
        kept.append(fragment)
    return kept


def _rows(fragments: Sequence[Fragment]) -> list[list[Fragment]]:
    """Group fragments on one height, from the top down, each group from left to right."""
    rows: list[list[Fragment]] = []
    for fragment in sorted(fragments, key=lambda item: (-item.base, item.left)):
        if rows:
            first = rows[-1][0]
            if first.base - fragment.base < _SAME_HEIGHT * min(first.size, fragment.size):
                rows[-1].append(fragment)
                continue
        rows.append([fragment])
    for row in rows:
        row.sort(key=lambda item: item.left)
    return rows


def _one_line(left: Fragment, right: Fragment, rows: Sequence[Sequence[Fragment]], index: int) -> bool:
    """Whether two fragments that stand side by side on one height belong to one line."""
    size = min(left.size, right.size)
    gap = right.left - left.right
    if left.text[-1:] in HYPHEN_MARKS:
        return False
    in_order = 0 <= right.start - left.end <= 2
    if max(left.size, right.size) > 1.5 * size and (not in_order or len(left.text.strip("“”\"'‘’ ")) <= 1):
        return False  # a large first letter, which finds its line later
    if gap < _TOUCHING * size and (in_order or gap > -size):
        return True
    if gap > 2.5 * size and not in_order:
        return False
    return not _is_gutter(left.right, right.left, rows, index, size)


def _is_gutter(low: float, high: float, rows: Sequence[Sequence[Fragment]], index: int, size: float) -> bool:
    """Whether the strip between `low` and `high` stays white in the rows above and below, with text on both sides.

    Lines of neighbouring columns need not stand on one height, so the two sides are counted apart.
    """
    left = right = 1
    for step in (-1, 1):
        strip, last_base = (low, high), rows[index][0].base
        place = index + step
        while 0 <= place < len(rows) and abs(place - index) <= _GUTTER_SCAN:
            row = rows[place]
            strip = _cleared(strip, row)
            if abs(row[0].base - last_base) > 3.5 * size or strip[1] - strip[0] < _GUTTER * size:
                break
            last_base = row[0].base
            left += any(fragment.right <= strip[0] + 1 for fragment in row)
            # The lines of a column begin near its gutter; those of a column further on say nothing about this one.
            right += any(-1 <= fragment.left - strip[1] < _BEGINS_WITHIN * size for fragment in row)
            if min(left, right) >= _GUTTER_ROWS:
                return True
            place += step
    return False


def _cleared(strip: tuple[float, float], row: Iterable[Fragment]) -> tuple[float, float]:
    """Return the widest part of `strip` that no fragment of `row`, from left to right, covers."""
    best = (0.0, 0.0)
    low = strip[0]
    for fragment in row:
        if fragment.right <= low or fragment.left >= strip[1]:
            continue
        if fragment.left - low > best[1] - best[0]:
            best = (low, fragment.left)
        low = max(low, fragment.right)
    return (low, strip[1]) if strip[1] - low > best[1] - best[0] else best


def _set_drop_caps(lines: list[Line], text_size: float) -> list[Line]:
    """Put each large first letter before the line at its top, and let the lines beside it begin at its left."""
    for cap in [line for line in lines if _is_drop_cap(line, text_size)]:
        beside = [
            line
            for line in lines
            if line is not cap
            and line.size < cap.size / 1.5
            and cap.base - 0.5 * line.size < line.base < cap.top
            and -0.3 * line.size < line.left - cap.right < 2 * line.size
        ]
        if not beside:
            continue
        first = max(beside, key=lambda line: line.base)
        lines.remove(cap)
        first.fragments.insert(0, cap.fragments[0])
        first.text = joined_text(first.fragments)
        for line in beside:
            line.left, line.drop_cap = cap.left, True
    return lines


def _is_drop_cap(line: Line, text_size: float) -> bool:
    letters = line.text.strip("“”\"'‘’« \u00a0")
    return len(line.fragments) == 1 and len(letters) == 1 and letters.isupper() and line.size >= _DROP_CAP * text_size
