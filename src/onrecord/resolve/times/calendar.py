"""Stretches of the calendar: a `Period` has a TIMEX3 value, a first and a last day, and a grain; and how to move them.

Seasons are those of the northern hemisphere by whole months; the winter of 2024 begins in December 2024.
"""

from __future__ import annotations

import calendar
import datetime
from dataclasses import dataclass

from onrecord.model.values import TimeModifier

Date = datetime.date
_DAY = datetime.timedelta(days=1)
_SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
# From coarse to fine; an expression takes its value from its grain.
GRAINS = ("century", "decade", "year", "half", "season", "quarter", "month", "week", "weekend", "day")


@dataclass(frozen=True, slots=True)
class Period:
    """Some days in a row, both ends included."""

    value: str
    begin: Date
    end: Date
    grain: str


def make_day(year: int, month: int, day: int) -> Period:
    """Return one day. ValueError: there is no such day."""
    return day_of(Date(year, month, day))


def day_of(date: Date) -> Period:
    """Return the day as a period."""
    return Period(date.isoformat(), date, date, "day")


def make_month(year: int, month: int) -> Period:
    """Return a month of a year."""
    return Period(f"{year:04d}-{month:02d}", Date(year, month, 1), _last_of_month(year, month), "month")


def make_year(year: int) -> Period:
    """Return a calendar year."""
    return Period(f"{year:04d}", Date(year, 1, 1), Date(year, 12, 31), "year")


def make_decade(year: int) -> Period:
    """Return the ten years from `year` on."""
    return Period(f"{year // 10:03d}", Date(year, 1, 1), Date(year + 9, 12, 31), "decade")


def make_century(year: int) -> Period:
    """Return the hundred years from `year` on; the year 0 is left out, as there was none."""
    return Period(f"{year // 100:02d}", Date(max(year, 1), 1, 1), Date(year + 99, 12, 31), "century")


def make_week(date: Date) -> Period:
    """Return the ISO week that holds a day."""
    monday = date - date.weekday() * _DAY
    year, week, _ = date.isocalendar()
    return Period(f"{year:04d}-W{week:02d}", monday, monday + 6 * _DAY, "week")


def make_weekend(date: Date) -> Period:
    """Return Saturday and Sunday of the ISO week that holds a day."""
    week = make_week(date)
    return Period(f"{week.value}-WE", week.end - _DAY, week.end, "weekend")


def make_part(year: int, part: str) -> Period:
    """Return a season, quarter or half of a year: part "SU", "Q3" or "H1"."""
    if part in _SEASON_MONTHS:
        first, length, grain = _SEASON_MONTHS[part], 3, "season"
    elif part[0] == "Q":
        first, length, grain = 3 * int(part[1]) - 2, 3, "quarter"
    else:
        first, length, grain = 6 * int(part[1]) - 5, 6, "half"
    last = first + length - 1
    end = _last_of_month(year + (last - 1) // 12, (last - 1) % 12 + 1)
    return Period(f"{year:04d}-{part}", Date(year, first, 1), end, grain)


def period_at(date: Date, unit: str) -> Period:
    """Return the week, month, quarter ... that holds a day; hours and shorter units give the day."""
    if unit == "week" or unit == "fortnight":
        return make_week(date)
    if unit == "weekend":
        return make_weekend(date)
    if unit == "month":
        return make_month(date.year, date.month)
    if unit == "quarter":
        return make_part(date.year, f"Q{(date.month + 2) // 3}")
    if unit in ("half", "semester"):
        return make_part(date.year, f"H{(date.month + 5) // 6}")
    if unit == "season":
        return _season_at(date)
    if unit == "year":
        return make_year(date.year)
    if unit == "decade":
        return make_decade(date.year // 10 * 10)
    if unit in ("century", "millennium"):
        return make_century(date.year // 100 * 100)
    return day_of(date)


def moved(date: Date, number: int, unit: str) -> Date:
    """Return the day so many units later; ValueError or OverflowError: there is no such year."""
    if unit in _MONTHS:
        months = date.year * 12 + date.month - 1 + number * _MONTHS[unit]
        year, month = months // 12, months % 12 + 1
        return Date(year, month, min(date.day, calendar.monthrange(year, month)[1]))
    return date + number * _DAYS.get(unit, 0) * _DAY


_MONTHS = {"month": 1, "quarter": 3, "season": 3, "half": 6, "semester": 6, "year": 12} | {
    "decade": 120, "century": 1200, "millennium": 12000
}  # fmt: skip
_DAYS = {"day": 1, "week": 7, "weekend": 7, "fortnight": 14}


def narrowed(period: Period, modifier: TimeModifier | None) -> tuple[Date, Date]:
    """Return first and last day of the early, middle or late third of a period; of the whole for other modifiers."""
    length = (period.end - period.begin).days + 1
    if length < 3 or modifier not in (TimeModifier.START, TimeModifier.MID, TimeModifier.END):
        return period.begin, period.end
    months = _whole_months(period)
    if months and months % 3 == 0:
        third = months // 3
        second = moved(period.begin, third, "month")
        last = moved(period.begin, 2 * third, "month")
    else:
        second = period.begin + length // 3 * _DAY
        last = period.end - (length // 3 - 1) * _DAY
    if modifier is TimeModifier.START:
        return period.begin, second - _DAY
    return (second, last - _DAY) if modifier is TimeModifier.MID else (last, period.end)


def _whole_months(period: Period) -> int:
    begin, end = period.begin, period.end
    if begin.day != 1 or end != _last_of_month(end.year, end.month):
        return 0
    return (end.year - begin.year) * 12 + end.month - begin.month + 1


def _season_at(date: Date) -> Period:
    if date.month in (1, 2):
        return make_part(date.year - 1, "WI")
    return make_part(date.year, ("SP", "SU", "FA", "WI")[date.month // 3 - 1])


def _last_of_month(year: int, month: int) -> Date:
    return Date(year, month, calendar.monthrange(year, month)[1])


def easter(year: int) -> Date:
    """Return Easter Sunday of the Gregorian calendar, by the anonymous algorithm of 1876 (Meeus, chapter 8)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return Date(year, month, day + 1)
