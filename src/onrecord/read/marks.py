"""Quotation marks as far as a reader needs them: which one a text leaves open, and which the next text closes.

Marks are told apart by what stands beside them, never by counting, so that the tail of a long paragraph is enough.
"""

from __future__ import annotations

import re

DOUBLE = "double"
SINGLE = "single"
ANGLE = "angle"


_MARK = re.compile(r"[“”„‟«»‹›‘’‚\"']|``|''")
_ELISION = re.compile(r"(?:em|tis|twas|til|till|cause|n|round|bout|\d0s|\d\ds?)\b", re.IGNORECASE)
_BEFORE_OPENING = ' \t\n\r\f\v\u00a0([{—–-/“”"‘„«*_'
_LOOK = 2_000


def left_open(text: str) -> str | None:
    """Return the family of the mark that `text` opens and does not close, or `None`; double marks come first."""
    open_families: dict[str, bool] = {}
    tail = text[-_LOOK:]
    german = "„" in tail
    for match in _MARK.finditer(tail):
        family, opens = _role(tail, match, german=german)
        if family is not None:
            open_families[family] = opens
    for family in (DOUBLE, ANGLE, SINGLE):
        if open_families.get(family):
            return family
    return None


def closes_first(text: str, family: str) -> bool:
    """Whether the first mark of `family` in `text` closes one that was opened before it."""
    head = text[:_LOOK]
    for match in _MARK.finditer(head):
        found, opens = _role(head, match, german=False)
        if found == family:
            return not opens
    return False


def opens_with(text: str) -> str | None:
    """Return the family of the mark that `text` begins with, or `None`."""
    match = _MARK.match(text)
    if match is None or match.end() >= len(text) or text[match.end()].isspace():
        return None
    if match.group() in "”’»›":
        return None
    return _family(match.group())


def _family(mark: str) -> str:
    if mark in "‘’‚'":
        return SINGLE
    return ANGLE if mark in "«»‹›" else DOUBLE


def _role(text: str, match: re.Match[str], *, german: bool) -> tuple[str | None, bool]:
    """Return the family of a mark and whether it opens; `None` for an apostrophe."""
    mark = match.group()
    family = _family(mark)
    if mark in "„‟‚«‹``":
        return family, True
    if mark in "”»›":
        return family, False
    if mark == "“":
        return family, not german
    before = text[match.start() - 1] if match.start() else " "
    after = text[match.end()] if match.end() < len(text) else " "
    opens = before in _BEFORE_OPENING and not after.isspace()
    if family == SINGLE:
        return _role_of_single(text, match, opens=opens, before=before, after=after)
    return family, opens


def _role_of_single(
    text: str, match: re.Match[str], *, opens: bool, before: str, after: str
) -> tuple[str | None, bool]:
    if match.group() == "‘":
        return SINGLE, True
    if opens and match.group() == "'" and not _ELISION.match(text, match.end()):
        return SINGLE, True
    closes = not before.isspace() and not after.isalnum() and before not in "sS"
    return (SINGLE, False) if closes else (None, False)
