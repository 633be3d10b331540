"""Find amounts: takes a `Parse`, returns what its words state as `FoundQuantity` in text order.

Money, percentages, measures, counted things and bare numbers, with their bounds, ranges, rates and bases. Years, dates,
clock times, ordinals, scores, labels ("Article 5"), telephone and version numbers are no amounts. A length of time
("71 days") is an amount as well as a time.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from onrecord.extract.quantities.amounts import Line, read_amount
from onrecord.extract.quantities.numerals import Numeral, read_numeral
from onrecord.extract.quantities.units import is_time_unit, is_unit
from onrecord.lexicons import table
from onrecord.model import Parse, PartKind, Span
from onrecord.model.found_quantities import FoundQuantity

__all__ = ["find_quantities"]

_UNREAD = frozenset({PartKind.BYLINE, PartKind.DATELINE, PartKind.BOILERPLATE})
_STARTS = sorted(
    (word for word, role in table("numerals").items() if role.split(" ")[0] in ("unit", "tens", "vague")),
    key=len,
    reverse=True,
)
_FORMS = [
    *_STARTS,
    "half",
    "an? (?:hundred|thousand|million|billion|trillion|dozen|couple|quarter|third|half"
    "|fifth|sixth|seventh|eighth|ninth|tenth)",
]
_LETTERS = "".join(sorted({form[0] for form in _FORMS}))
# A set of first letters stands first, and then that they open a word, so that the scan passes quickly over all others.
_START = re.compile(
    rf"[\d{_LETTERS}](?:(?<=\d)|(?<![^\W_].)(?:"
    + "|".join(f"(?<={letter})(?:{'|'.join(form[1:] for form in _FORMS if form[0] == letter)})" for letter in _LETTERS)
    + r")(?![a-z]))"
)
_PHONE = re.compile(r"\d[\d\s().-]*\d")
_FIGURE_RUN = re.compile(r"[\w.,]+")
_WORD_RUN = re.compile(r"[a-z]+(?:[-\s](?:" + "|".join(_STARTS) + r"))*")
_NUMBERED = re.compile(r"\d{1,3}(?:\.|\))\s")


def find_quantities(parse: Parse, times: Sequence[Span] = ()) -> list[FoundQuantity]:
    """Return the amounts of a document; a number inside one of the `times` counts only where it measures a length."""
    text = parse.text
    low = lower_case(text)
    found: list[FoundQuantity] = []
    clock = _Times(times)
    for part in parse.document.parts:
        if part.kind not in _UNREAD:
            _find_in(Line(text, low, part.span.start, part.span.end), clock, found)
    return found


def lower_case(text: str) -> str:
    """Return the text in lower case, character by character, so that offsets stay."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(small if len(small := character.lower()) == 1 else character for character in text)


class _Times:
    """The spans of the times of a document, to be asked which one a number stands in."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._spans = sorted(spans)
        self._starts = [span.start for span in self._spans]

    def end_at(self, start: int, end: int) -> int:
        """Return the end of the time that shares a character with `[start, end)`, or 0."""
        place = bisect_right(self._starts, end - 1) - 1
        if place >= 0 and self._spans[place].end > start:
            return self._spans[place].end
        return 0


def _find_in(line: Line, times: _Times, found: list[FoundQuantity]) -> None:
    text, low, start, stop = line
    floor = start
    for match in _START.finditer(low, start, stop):
        at = match.start()
        if at < floor or (not low[at].isdigit() and at > start and _in_a_word(low, at)):
            continue
        passed = _passed_over(line, at)
        if passed:
            floor = passed
            continue
        numeral = read_numeral(text, low, at, stop)
        if numeral is None:
            floor = _run_end(low, at, stop)
            continue
        read = read_amount(line, numeral, floor)
        floor = max(read.end, numeral.end)
        if read.amount is None:
            continue
        inside = times.end_at(numeral.start, numeral.end)
        if inside and not _is_kept(text, read.amount, inside, numeral):
            floor = max(inside, numeral.end)
            continue
        found.append(read.amount)


def _is_kept(text: str, amount: FoundQuantity, end: int, numeral: Numeral) -> bool:
    """Whether an amount in a time counts: a length of time, or "1520 sq m" where 1520 was taken for a year."""
    if is_time_unit(amount.unit) or (amount.unit or "").endswith(" of age"):
        return amount.per is None
    marked = bool(amount.currencies) or (amount.unit is not None and is_unit(amount.unit))
    return marked and end <= numeral.end and not text[end : end + 1].isalpha()


def _in_a_word(low: str, at: int) -> bool:
    before = low[at - 1]
    return (
        before.isalnum()
        or before in "_@#/"
        or (
            before in "-‐‑’'"
            and at > 1
            and low[at - 2].isalnum()
            and not low.startswith(("to-", "or-", "mid-"), at - 3)
        )
    )


def _passed_over(line: Line, at: int) -> int:
    """Return where a telephone number the number of a list entry or of a rate ends, or 0."""
    text, low, start, stop = line
    if at == start:
        match = _NUMBERED.match(text, at, stop)
        return match.end() if match else 0
    if text[at].isdigit() and low.endswith("per ", start, at):
        return _run_end(low, at, stop)  # "six per 100,000": what it is a rate of
    if text[at - 1] == "+" and text[at].isdigit():
        match = _PHONE.match(text, at, min(stop, at + 40))
        if match and sum(map(str.isdigit, match[0])) > 6 and any(sign in match[0] for sign in " -("):
            return match.end()
    return 0


def _run_end(low: str, at: int, stop: int) -> int:
    """Return where figures or number words that are no number end."""
    if low[at].isdigit():
        match = _FIGURE_RUN.match(low, at, stop)
        return match.end() if match else at + 1
    match = _WORD_RUN.match(low, at, min(stop, at + 300))
    return match.end() if match else at + 1
