"""Dates as headers write them: takes one line, returns a day only where it can mean no other.

This is for headers and metadata; dates in running text are no business of a reader.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

_MONTHS = "january february march april may june july august september october november december".split()
_MONTH_NUMBERS = {name[:length]: number for number, name in enumerate(_MONTHS, 1) for length in (3, len(name))} | {
    "sept": 9
}
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
WEEKDAY = r"(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\.?"
_DATE = re.compile(
    rf"""(?ix)
    (?<![\w/.-]) (?:
      (?P<y1>\d{{4}})-(?P<m1>\d{{1,2}})-(?P<d1>\d{{1,2}}) (?=$|[T\s,;|)\]])
    | (?P<y5>\d{{4}})/(?P<m5>\d{{1,2}})/(?P<d5>\d{{1,2}}) (?![\d/])
    | (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m2>{_MONTH}),?\s+(?P<y2>\d{{4}})\b
    | (?P<m3>{_MONTH})\s+(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y3>\d{{4}})\b
    | (?P<a>\d{{1,2}})(?P<mark>[/.-])(?P<b>\d{{1,2}})(?P=mark)(?P<y4>\d{{4}}|\d{{2}}) (?![\w/.-]\d)
    )"""
)


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a line: `day` is `None` where the words can mean two days ("03/05/2024"), or none."""

    start: int
    end: int
    day: datetime.date | None


def find_dates(line: str) -> Iterator[FoundDate]:
    """Yield every full date of a line, in text order; a date without a year is none."""
    for match in _DATE.finditer(line):
        yield FoundDate(match.start(), match.end(), _day_of(match))


def _day_of(match: re.Match[str]) -> datetime.date | None:
    if match["a"] is not None:
        return _day_of_numbers(int(match["a"]), int(match["b"]), match["y4"])
    for index in "1235":
        if match[f"y{index}"] is not None:
            month = match[f"m{index}"]
            number = int(month) if month.isdigit() else _MONTH_NUMBERS[month.rstrip(".").lower()]
            return _make_day(int(match[f"y{index}"]), number, int(match[f"d{index}"]))
    return None


def _day_of_numbers(first: int, second: int, year: str) -> datetime.date | None:
    """Return the day of two numbers and a year, where only one order makes a date."""
    if len(year) == 2:
        return None
    day_first = _make_day(int(year), second, first)
    month_first = _make_day(int(year), first, second)
    if day_first is None or month_first is None or day_first == month_first:
        return day_first or month_first
    return None


def _make_day(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day) if 1500 <= year <= 2200 else None
    except ValueError:
        return None
