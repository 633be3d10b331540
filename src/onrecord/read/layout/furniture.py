"""Find running heads, running feet and page numbers: takes the lines of all pages, returns those to leave out.

A line is furniture when it lies at the edge of its page with nothing beyond it and returns at that height on another
page, whatever numbers and dates change in it. A line that returns in the middle of the text is text.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from onrecord.read.boilerplate import is_page_number, is_print_footer
from onrecord.read.layout.lines import Line

_ZONE = 0.16  # of the page height, at the top and at the bottom, in which furniture lies
_LEVEL = 4.0  # points by which the height of a running head may change from page to page
_CHANGES = re.compile(
    r"\d+|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b"
)
_OWN_NUMBER = re.compile(r"\D{0,3}(\d{1,4})\D{0,3}")
_LONGEST_NEIGHBOUR = 60  # characters of a line that counts as furniture for standing beside some
_PAGE_LEFT = 80  # characters of a page of which not all can be furniture
_MOST_ROWS = 4  # rows at one edge of a page that can be furniture; more are text that returns
_WATERMARK = 2.5  # times the size of the text: a watermark that repeats in one place


class PageLines(NamedTuple):
    """The lines of one page, from the top down."""

    number: int
    width: float
    height: float
    lines: list[Line]


class _Repeats(NamedTuple):
    """What returns: page and height of each line by its key, heights of furniture, and words of the headline."""

    places: dict[str, list[tuple[int, float]]]
    levels: set[int]
    titles: set[str]


def find_furniture(pages: Sequence[PageLines], text_size: float) -> set[int]:
    """Return the `id()` of each line that is furniture."""
    edges = [(page, edge) for page in pages for edge in (_edge(page, top=True), _edge(page, top=False))]
    places = _repeated_places(edges)
    titles = _headline_words(pages[0], text_size) if pages else set()
    repeats = _Repeats(places, _levels(places, len(pages)), titles)
    found: set[int] = set()
    for page, edge in edges:
        found.update(_outermost(page, edge, repeats))
    for page in pages:
        if all(id(line) in found for line in page.lines) and sum(len(line.text) for line in page.lines) > _PAGE_LEFT:
            found.difference_update(map(id, page.lines))  # pages that are all alike are text
    found.update(_watermarks(pages, text_size))
    return found


def _edge(page: PageLines, *, top: bool) -> list[list[Line]]:
    """Return the rows in the upper or lower edge of a page, the outermost first."""
    limit = page.height * (1 - _ZONE if top else _ZONE)
    lines = [line for line in page.lines if (line.base > limit if top else line.base < limit)]
    lines.sort(key=lambda line: -line.base if top else line.base)
    rows: list[list[Line]] = []
    for line in lines:
        if rows and abs(rows[-1][0].base - line.base) < 2.5:
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def _key(text: str) -> str:
    """Return the words of a line without what changes from page to page."""
    return " ".join(_CHANGES.sub("#", text.casefold()).split())


def _number_key(text: str, page: int) -> str | None:
    """Return how far the number at one end of a short line is from its page: the same on each page for page numbers."""
    words = text.split()
    if not words or len(text) > _LONGEST_NEIGHBOUR:
        return None
    for word in (words[-1], words[0]):
        if word.isdecimal() and len(word) < 5:
            return f"page {int(word) - page}"
    return None


def _repeated_places(edges: Iterable[tuple[PageLines, list[list[Line]]]]) -> dict[str, list[tuple[int, float]]]:
    """Return page and height of the lines that return on another page at one height, by their keys."""
    found: defaultdict[str, list[tuple[float, int]]] = defaultdict(list)
    for page, rows in edges:
        for row in rows:
            for line in row:
                for key in (_key(line.text), _number_key(line.text, page.number)):
                    if key is not None:
                        found[key].append((line.base, page.number))
    repeated: dict[str, list[tuple[int, float]]] = {}
    for key, places in found.items():
        places.sort()
        kept = [place for index, place in enumerate(places) if _returns(places, index)]
        if kept:
            repeated[key] = [(number, base) for base, number in kept]
    return repeated


def _returns(places: Sequence[tuple[float, int]], index: int) -> bool:
    base, number = places[index]
    near = places[max(0, index - 4) : index + 5]
    return any(abs(other - base) < _LEVEL and page != number for other, page in near)


def _levels(repeated: dict[str, list[tuple[int, float]]], pages: int) -> set[int]:
    """Return the heights, in steps of two points, at which furniture lies on most of three pages or more."""
    at: defaultdict[int, set[int]] = defaultdict(set)
    for places in repeated.values():
        for number, base in places:
            at[round(base / 2)].add(number)
    return {level for level, numbers in at.items() if pages > 2 and (len(numbers) * 2 > pages or len(numbers) > 3)}


def _outermost(page: PageLines, rows: Sequence[Sequence[Line]], repeats: _Repeats) -> list[int]:
    """Return the furniture of one edge: rows from the outermost inwards, up to the first that is text."""
    found: list[Sequence[Line]] = []
    for row in rows:
        sure = [line for line in row if _is_furniture(line, page, repeats)]
        level = round(row[0].base / 2)
        near = not repeats.levels.isdisjoint((level - 1, level, level + 1))
        beside = [line for line in row if line not in sure]
        if beside and not (near or sure):
            break
        if any(len(line.text) > _LONGEST_NEIGHBOUR or _neighbours(line, page.lines) for line in beside):
            break
        found.append(row)
    gone = {id(line) for row in found for line in row}
    while found:
        # Lines that returned and stand close to text of their size are its first lines, or its last.
        text = [line for line in page.lines if id(line) not in gone]
        if not any(_neighbours(line, text) for line in found[-1]):
            break
        gone.difference_update(map(id, found.pop()))
    return list(gone) if len(found) <= _MOST_ROWS else []


def _is_furniture(line: Line, page: PageLines, repeats: _Repeats) -> bool:
    text = line.text.strip()
    key = _key(text)
    places = [*repeats.places.get(key, ()), *repeats.places.get(_number_key(text, page.number) or "", ())]
    if any(abs(base - line.base) < _LEVEL and number == page.number for number, base in places):
        return True
    if is_print_footer(text):
        return True
    if is_page_number(text):
        own = _OWN_NUMBER.fullmatch(text)
        return own is None or int(own[1]) == page.number
    return page.number > 1 and key.replace("#", "").strip(" |-–—·") in repeats.titles


def _neighbours(line: Line, others: Iterable[Line]) -> bool:
    """Whether one of `others` of the same size stands right under a line or above it, as in a column of text."""
    return any(
        0.5 * line.size < abs(other.base - line.base) < 1.7 * line.size
        and abs(other.left - line.left) < 2 * line.size
        and abs(other.size - line.size) < 0.5
        for other in others
    )


def _headline_words(first: PageLines, text_size: float) -> set[str]:
    """Return what the large lines of the first page say: a running head on later pages may repeat one."""
    keys = (_key(line.text).replace("#", "").strip() for line in first.lines if line.size > 1.2 * text_size)
    return {key for key in keys if len(key) > 12}


def _watermarks(pages: Sequence[PageLines], text_size: float) -> Iterator[int]:
    """Return large words that stand in one place on several pages."""
    places: defaultdict[tuple[str, int, int], list[int]] = defaultdict(list)
    for page in pages:
        for line in page.lines:
            if line.size > _WATERMARK * text_size and page.height * _ZONE < line.base < page.height * (1 - _ZONE):
                places[(line.text, round(line.left / 3), round(line.base / 3))].append(id(line))
    for found in places.values():
        if len(found) > 1:
            yield from found
