"""Days that a date stands for: takes "2025", "2025-09", "2025-Q3", "2024-WI" or "2025-09-26T12:00", returns two."""

from __future__ import annotations

import calendar
import datetime
import functools
import re

_VALUE = re.compile(r"(\d{4})(?:-(\d{2}|Q[1-4]|H[12]|W\d{2}|SP|SU|FA|WI)(?:-(\d{2}))?)?(?:T[\d:]{2,8})?")
_SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 14)}


@functools.lru_cache(maxsize=100_000)
def days_of(value: str) -> tuple[datetime.date, datetime.date] | None:
    """Return the first and last day of a date at its precision, `None` where it is no date."""
    match = _VALUE.fullmatch(value)
    if match is None:
        return None
    year, part, day = int(match[1]), match[2], match[3]
    try:
        if part is None:
            return datetime.date(year, 1, 1), datetime.date(year, 12, 31)
        if part[0] == "W" and part[1:].isdigit():
            first = datetime.date.fromisocalendar(year, int(part[1:]), 1)
            return first, first + datetime.timedelta(days=6)
        if day is not None:
            only = datetime.date(year, int(part), int(day))
            return only, only
        return _months(year, *_span_of_months(part))
    except (ValueError, OverflowError):
        return None


def _span_of_months(part: str) -> tuple[int, int]:
    """Return the first and last month; those above 12 belong to the next year."""
    if part[0] == "Q":
        return 3 * int(part[1]) - 2, 3 * int(part[1])
    if part[0] == "H":
        return 6 * int(part[1]) - 5, 6 * int(part[1])
    return _SEASONS.get(part) or (int(part), int(part))


def _months(year: int, first: int, last: int) -> tuple[datetime.date, datetime.date]:
    end_year, end_month = year + (last - 1) // 12, (last - 1) % 12 + 1
    end = datetime.date(end_year, end_month, calendar.monthrange(end_year, end_month)[1])
    return datetime.date(year, first, 1), end
