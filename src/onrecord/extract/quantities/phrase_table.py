"""Look up the words that stand behind a number: the longest phrase of a table that begins at an offset."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Generic, TypeVar

T = TypeVar("T")

# One blank, a line break with its blanks, or a hyphen: "Norwegian kroner", "norwegian\nkroner", "million-euro".
_GAP = re.compile(r"[ \u00a0\n-]{0,3}")
_FIRST = re.compile(r"[^\W\d_]+|[^\w\s]")


class PhraseTable(Generic[T]):
    """Phrases with their values, found by their first word."""

    def __init__(self, phrases: Mapping[str, T]) -> None:
        self._by_first: dict[str, list[tuple[str, T]]] = {}
        for phrase, value in sorted(phrases.items(), key=lambda item: -len(item[0])):
            first = _FIRST.match(phrase)
            if first:
                self._by_first.setdefault(first[0], []).append((phrase, value))

    def match(self, text: str, at: int, stop: int) -> tuple[T, int, int] | None:
        """Return value, start and end of the longest phrase that begins at `at`, a gap left out, or `None`."""
        gap = _GAP.match(text, at, stop)
        begin = gap.end() if gap else at
        first = _FIRST.match(text, begin, min(stop, begin + 40))
        if first is None:
            return None
        for phrase, value in self._by_first.get(first[0], ()):
            end = begin + len(phrase)
            if text.startswith(phrase, begin) and end <= stop and _ends(text, end, phrase[-1]):
                return value, begin, end
            if " " in phrase:
                end = _match_over_gaps(text, begin, stop, phrase)
                if end:
                    return value, begin, end
        return None


def _ends(text: str, end: int, last: str) -> bool:
    following = text[end : end + 1]
    return not last.isalnum() or not (
        following.isalnum() or (following in ("’", "'") and text[end + 1 : end + 2] == "t")
    )


def _match_over_gaps(text: str, begin: int, stop: int, phrase: str) -> int:
    """Return the end of a phrase whose blanks are hyphens or line breaks in the text, or 0."""
    at = begin
    for number, word in enumerate(phrase.split(" ")):
        if number:
            gap = _GAP.match(text, at, stop)
            if gap is None or gap.end() == at:
                return 0
            at = gap.end()
        if not text.startswith(word, at):
            return 0
        at += len(word)
    return at if at <= stop and _ends(text, at, phrase[-1]) else 0
