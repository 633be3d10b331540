"""Find figures that no source is credited with: takes a `Parse` and its attributions, returns sentences in text order.

A sentence counts when it stands in the outlet's own voice, no attribution touching it, and states an amount: money, a
percentage, or a number of something. Dates, ages, ordinals and numbers of things already introduced ("the two sides")
are no amounts. Whether a figure is right, or needs a source, is not said.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.lexicons import words
from onrecord.model import Attribution, Parse, PartKind, Span

_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_AMOUNT = re.compile(
    r"(?P<money>[$€£¥]\s?\d|\b(?:USD|EUR|GBP|NOK|SEK|CHF|JPY)\s?\d"
    rf"|(?:{_DIGITS})\s?(?:%|per ?cent\b|percent\b|bn\b|m\b))"
    rf"|(?<![\w.,/:-])(?P<number>{_DIGITS}|[A-Za-z]+)(?=(?:\s+(?P<of>of)\s+|[\s-]+)(?P<noun>[a-z]+))"
)
_NUMBERS = words("number_words")
_NO_THINGS = words("after_dates")
_INTRODUCED = re.compile(
    r"\b(?:the|these|those|his|her|its|their|our|both|all|page|article|number|no)\s+$", re.IGNORECASE
)
_SPEAKING = frozenset({PartKind.BODY, PartKind.CAPTION})


def find_unsourced(parse: Parse, attributions: Sequence[Attribution]) -> list[Span]:
    """Return the sentences of the outlet's own voice that state an amount."""
    credited = sorted(span for one in attributions for spans in (one.source, one.cue, one.content) for span in spans)
    found: list[Span] = []
    following = 0
    for sentence in parse.sentences:
        while following < len(credited) and credited[following].end <= sentence.span.start:
            following += 1
        touched = any(span.overlaps(sentence.span) for span in credited[following : following + 1])
        if not touched and parse.part_of(sentence).kind in _SPEAKING and states_an_amount(parse.text_of(sentence.span)):
            found.append(sentence.span)
    return found


def states_an_amount(sentence: str) -> bool:
    """Whether the words state money, a percentage or a number of something."""
    return any(_is_amount(match) for match in _AMOUNT.finditer(sentence))


def _is_amount(match: re.Match[str]) -> bool:
    if match["money"]:
        return True
    number, noun = match["number"], match["noun"]
    if not number[0].isdigit() and number.lower() not in _NUMBERS:
        return False
    is_year = len(number) == 4 and number.isdigit() and number[:2] in ("18", "19", "20")
    introduced = _INTRODUCED.search(match.string, max(0, match.start() - 12), match.start())
    return not (is_year or introduced or (noun in _NO_THINGS and not match["of"]))
