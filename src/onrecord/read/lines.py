"""Lines of a decoded text: takes characters, returns the lines that hold some, and where each line begins.

Lines end at CRLF, CR, LF, NEL, U+2028 and U+2029; a form feed ends a line and a page.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from onrecord.errors import ReadError

_LINE = re.compile("[^\n\r\f\v\x85\u2028\u2029]+")
_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_MOST_LINES = 400_000

ZERO_WIDTH = "\ufeff\u200b\u2060"
_EDGE = " \t\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000" + ZERO_WIDTH
_EDGES = _EDGE + "".join(map(chr, {*range(32), *range(127, 160)} - {10, 11, 12, 13, 133}))


class Line(NamedTuple):
    """`[start, end)` of the source without white space around; `blank` empty lines stand before it.

    `indent` counts the columns before it, a tab as four; `feed` says that a form feed stands before it.
    """

    start: int
    end: int
    blank: int
    indent: int
    feed: bool


def find_lines(text: str) -> list[Line]:
    """Return the lines that hold more than white space, in order.

    Raises:
        ReadError: there are too many to be a text that people read.
    """
    lines: list[Line] = []
    last = 0
    for match in _LINE.finditer(text):
        words = match.group()
        bare = words.strip(_EDGES)
        if not bare or (bare[0] == "\xad" and not bare.strip(_EDGES + "\xad")):
            continue
        start = match.start()
        indent = 0
        if len(bare) != len(words):
            lead = words[: len(words) - len(words.lstrip(_EDGES))]
            start += len(lead)
            indent = _columns(lead)
        gap = match.start() - last
        blank, feed = (0, False) if gap == 1 else _gap(text, last, match.start())
        last = start + len(bare)
        lines.append(Line(start, last, blank, indent, feed))
        last = match.end()
        if len(lines) > _MOST_LINES:
            raise ReadError(
                "too-many-lines",
                f"This text has more than {_MOST_LINES:,} lines with words, the most that are read. "
                "Split it into parts.",
            )
    return lines


def find_line_starts(text: str) -> tuple[int, ...]:
    """Return where each line begins, empty ones too, as an editor counts them."""
    if "\r" not in text and "\u2028" not in text and "\u2029" not in text and "\x85" not in text:
        return (0, *(match.end() for match in re.finditer("\n", text)))
    return (0, *(match.end() for match in _BREAK.finditer(text)))


def _columns(lead: str) -> int:
    return sum(4 if character == "\t" else 1 for character in lead if character.isspace())


def _gap(text: str, start: int, end: int) -> tuple[int, bool]:
    between = text[start:end]
    feed = "\f" in between
    if "\r" not in between:
        breaks = between.count("\n") or len(_BREAK.findall(between))
    else:
        breaks = len(_BREAK.findall(between))
    return max(breaks - 1, 0), feed
