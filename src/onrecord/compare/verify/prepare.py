"""A quotation ready to be laid along transcripts: its words, where it marks something left out, and its brackets."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np

from onrecord.compare.verify.types import Pair, Quotation
from onrecord.compare.verify.words import Offsets, Values, Words, split_words

ELLIPSIS = re.compile(r"[\[(]\s?(?:…|\.\s?\.\s?\.(?:\s?\.)?)\s?[\])]|…|\.\s?\.\s?\.(?:\s?\.)?|\*\s\*\s\*")
_BRACKET = re.compile(r"(?<!\w)\[([^\[\]]{1,200})\](?!\w)|(?<!\w)\(([^()]{1,200})\)(?!\w)")


@dataclass(frozen=True, slots=True)
class Prepared:
    """`open_before`: words before which an elision is marked; `brackets`: words before which a bracket stands."""

    quotation: Quotation
    values: Values
    starts: Offsets
    ends: Offsets
    open_before: frozenset[int]
    brackets: dict[int, Pair]

    def word(self, number: int) -> str:
        """Return a word as it stands."""
        return self.quotation.text[self.starts[number] : self.ends[number]]


def prepare(quotation: Quotation, words: Words | None = None) -> Prepared:
    """Find the words and marks of a quotation; `words` are those of its text where they are known already."""
    text = quotation.text
    if (
        "[" not in text
        and "(" not in text
        and "…" not in text
        and "..." not in text
        and ". ." not in text
        and "* *" not in text
    ):
        words = words or split_words(text)
        return Prepared(quotation, words.values, words.starts, words.ends, frozenset(), {})
    marks = [match.span() for match in ELLIPSIS.finditer(text)]
    hidden = list(text)
    brackets: list[Pair] = []
    for match in _BRACKET.finditer(text):
        inside = (match[1] or match[2]).strip()
        if not any(start <= match.start() < end or match.start() <= start < match.end() for start, end in marks):
            if inside.casefold() not in ("sic", "applause", "laughter", "laughs", "crosstalk"):
                brackets.append(match.span())
            hidden[match.start() : match.end()] = " " * (match.end() - match.start())
    for start, end in marks:
        hidden[start:end] = " " * (end - start)
    words = split_words("".join(hidden))
    opened = {int(np.searchsorted(words.starts, start)) for start, _ in marks}
    placed = {int(np.searchsorted(words.starts, start)): (start, end) for start, end in brackets}
    inner = frozenset(at for at in opened if 0 < at < len(words.values))
    return Prepared(quotation, words.values, words.starts, words.ends, inner, placed)
