"""Which characters a pattern can begin with: takes a regular expression of the grammar, returns the set.

Only what the rules use is understood: sets, groups, alternatives, `?`, `*` and `+`; what looks around takes no room.
"""

from __future__ import annotations

import re

_PIECE = re.compile(r"\(\?P<\w+>|\(\?:|\(\?<?[=!]|\[[^\]]*\]|\\.|[?*+]\+?|.", re.DOTALL)


def first_characters(pattern: str) -> frozenset[str]:
    """Return every character with which a match of `pattern` can begin."""
    characters, empty, _ = _alternatives(_PIECE.findall(pattern), 0)
    if empty:
        raise ValueError(f"this rule can match nothing at all: {pattern[:80]!r}")
    return characters


def _alternatives(pieces: list[str], at: int) -> tuple[frozenset[str], bool, int]:
    """Return the first characters up to the closing bracket, whether it can be empty, and where it closes."""
    found: frozenset[str] = frozenset()
    empty = False
    while True:
        characters, nothing, at = _sequence(pieces, at)
        found, empty = found | characters, empty or nothing
        if at >= len(pieces) or pieces[at] == ")":
            return found, empty, at
        at += 1


def _sequence(pieces: list[str], at: int) -> tuple[frozenset[str], bool, int]:
    found: frozenset[str] = frozenset()
    empty = True
    while at < len(pieces) and pieces[at] not in ("|", ")"):
        piece = pieces[at]
        if piece.startswith("("):
            characters, nothing, at = _alternatives(pieces, at + 1)
            if piece[-1] in "=!":
                characters, nothing = frozenset(), True
        else:
            characters, nothing = _one(piece), piece in "^$"
        at += 1
        if at < len(pieces) and pieces[at][0] in "?*+" and piece not in "^$":
            nothing = nothing or pieces[at][0] in "?*"
            at += 1
        if empty:
            found = found | characters
            empty = nothing
    return found, empty, at


def _one(piece: str) -> frozenset[str]:
    if piece.startswith("["):
        return frozenset(piece[1:-1])
    return frozenset() if piece in ("^", "$") else frozenset(piece[-1])
