"""Place a point of time on the calendar: takes what its words say and the dates around it, returns a `Period`.

What has no year of its own is placed by "last", "this" or "next", else by the tense of its clause, else where it lies
nearest to the publication date.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from onrecord.model.found_times import FoundTime, Tense, TimeAnchor
from onrecord.model.values import TimeRelation
from onrecord.resolve.times import calendar
from onrecord.resolve.times.calendar import GRAINS, Period

_HOLIDAYS: dict[str, tuple[int, int]] = {
    "christmas": (12, 25), "christmas eve": (12, 24), "boxing day": (12, 26), "halloween": (10, 31),
    "new year's": (1, 1), "new year's day": (1, 1), "new year's eve": (12, 31),
    "may day": (5, 1), "veterans day": (11, 11), "armistice day": (11, 11),
}  # fmt: skip
_AFTER_EASTER = {"easter": 0, "easter sunday": 0, "easter monday": 1, "good friday": -2, "easter eve": -1}
_NTH_WEEKDAYS = {
    "thanksgiving": (11, 22, 3), "memorial day": (5, 25, 0), "labor day": (9, 1, 0), "election day": (11, 2, 1),
    "remembrance sunday": (11, 8, 6),
}  # fmt: skip
_DAY_PARTS = frozenset({"MO", "AF", "EV", "NI", "MI", "DT"})
_DAY = datetime.timedelta(days=1)
# Days: so far ahead and so close behind, a month is meant as past though a verb looks forward; and the other way round.
_FAR_AHEAD, _JUST_PAST = 270, 62
_FAR_BACK, _SOON = 330, 40
_FAR_BACK_DAY, _SOON_DAY = 240, 75  # a single day of long ago would have its year named
_LAST_MONTH = 31
_EVENING = 19
_MIDWEEK = 3  # until Wednesday "the weekend" is the one before
_REPORTED = 92  # what a quarter brought is told in the next one


@dataclass(frozen=True, slots=True)
class Around:
    """The dates an expression may count from.

    `named` is the last one named, `day` the one beside a clock, `named_day` the last single day,
    `past_day` the last one up to publication, `quarter` the one told
    of, `year` what the next expression lends.
    """

    published: datetime.date | None = None
    named: Period | None = None
    day: Period | None = None
    named_day: Period | None = None
    past_day: Period | None = None
    quarter: Period | None = None
    year: int | None = None


def resolve_point(found: FoundTime, around: Around) -> Period | None:
    """Return the days a point of time covers, or `None` where a date to count from is missing.

    Raises:
        ValueError: there is no such day, such as 31 February.
    """
    period = _whole_point(found, around)
    return _piece(period, found.piece) if period is not None and found.piece is not None else period


def _piece(period: Period, piece: tuple[int, int]) -> Period:
    """Return some days of a period; it keeps its value unless it is a single day."""
    first, length = piece
    begin = (period.begin if first >= 0 else period.end + _DAY) + first * _DAY
    end = begin + (length - 1) * _DAY
    if begin < period.begin or end > period.end:
        raise ValueError(f"{period.value} has no such days")
    return calendar.day_of(begin) if length == 1 else Period(period.value, begin, end, "week")


def _whole_point(found: FoundTime, around: Around) -> Period | None:
    base = around.published
    if quarter := _like_quarter(found, around):
        return quarter
    if found.shift is not None and found.unit is not None:
        anchor = _anchor(found, around)
        if anchor is None:
            return None
        moved = _moved(found, anchor)
        return None if moved is None else _within(found, moved)
    if found.year is not None:
        return _of_year(found, found.year)
    if around.year is not None and (found.month or found.part) and found.pick is None:
        return _of_year(found, around.year)
    if found.weekday is not None and found.month is None:
        return _weekday(found, around)
    if found.day is not None and found.month is None:
        return _day_of_month(found, base)
    if found.month is not None or found.part not in (None, *_DAY_PARTS) or found.holiday:
        return _nearest(found, around, base)
    if found.hour is not None or found.part in _DAY_PARTS:
        return _day_of_clock(found, around)
    return None


def _day_of_clock(found: FoundTime, around: Around) -> Period | None:
    """Return the day named beside a clock, else the day of publication; the evening before for a past late evening."""
    if around.day is not None or around.published is None:
        return around.day
    late = found.tense is Tense.PAST and found.hour is not None and found.hour >= _EVENING
    return calendar.day_of(around.published - _DAY if late else around.published)


def _like_quarter(found: FoundTime, around: Around) -> Period | None:
    """Return the quarter that "the quarter" takes up, or that "a year ago" compares with the one just named."""
    if found.unit == "quarter" and found.shift == 0 and found.anchor is TimeAnchor.NAMED:
        if found.year is not None:
            year = found.year
            return calendar.make_part(year, around.quarter.value[-2:]) if around.quarter else calendar.make_year(year)
        if found.month is not None:  # "the quarter ended Sept. 30"
            last = _nearest(replace(found, anchor=None, tense=Tense.PAST), around, around.published)
            return last and calendar.period_at(last.begin, "quarter")
        if around.quarter is None and around.published is not None:
            return calendar.period_at(calendar.moved(around.published, -1, "quarter"), "quarter")
        return around.quarter
    if around.quarter is None or found.unit != "year" or found.shift != -1:
        return None
    if found.number is None or found.month is not None or found.part in _DAY_PARTS:
        return None
    year = around.quarter.begin.year - 1
    return calendar.make_part(year, found.part or around.quarter.value[-2:])


def _anchor(found: FoundTime, around: Around) -> Period | None:
    """Return what a distance counts from; a day named only by its year is none to count days from."""
    published = calendar.day_of(around.published) if around.published else None
    if found.anchor is not TimeAnchor.NAMED:
        return published
    day = around.named_day
    if found.shift == 0 and found.tense is not Tense.FUTURE and around.past_day is not None:
        day = around.past_day  # "the same evening" is told of
    named = day if found.unit == "day" and day is not None else around.named
    if named is None or named.grain not in GRAINS:
        return published
    coarser = found.unit in ("day", "week", "month") and GRAINS.index(named.grain) < GRAINS.index(found.unit)
    return published if coarser else named


def _moved(found: FoundTime, anchor: Period) -> Period | None:
    unit, shift = found.unit or "day", found.shift or 0
    if unit in ("hour", "minute", "second"):
        return calendar.day_of(anchor.begin)
    day = calendar.moved(anchor.begin, shift, unit)
    if unit == "weekend" and shift == 0 and found.tense is not Tense.FUTURE and anchor.begin.weekday() < _MIDWEEK:
        return calendar.make_weekend(calendar.moved(day, -1, "week"))
    return calendar.period_at(day, unit)


def _within(found: FoundTime, period: Period) -> Period:
    """Return the month, day or part of a period that the words name: "October" of next year, "Friday" of last week."""
    if found.weekday is not None and period.grain == "week":
        return calendar.day_of(period.begin + datetime.timedelta(days=found.weekday))
    if found.month is not None or (found.part is not None and found.part not in _DAY_PARTS):
        return _of_year(found, period.begin.year)
    return period


def _of_year(found: FoundTime, year: int) -> Period:
    if not 1 <= year <= 9900:
        raise ValueError(f"there is no year {year}")
    if found.unit == "decade":
        return calendar.make_decade(year)
    if found.unit == "century":
        return calendar.make_century(year)
    if found.holiday:
        return calendar.day_of(_holiday(found.holiday, year))
    if found.month is not None:
        if found.day is None:
            return _to_month(calendar.make_month(year, found.month), found, year)
        return _to_day(calendar.make_day(year, found.month, found.day), found, year)
    if found.part is not None and found.part not in _DAY_PARTS:
        period = calendar.make_part(year, found.part)
        return _fiscal(period) if found.fiscal else period
    if found.year_to is not None:
        return _years(found, year, found.year_to)
    return _fiscal(calendar.make_year(year)) if found.fiscal else calendar.make_year(year)


def _fiscal(period: Period) -> Period:
    return replace(period, value=f"FY{period.value}", grain="fiscal year")


def _years(found: FoundTime, year: int, year_to: int) -> Period:
    last = calendar.make_year(year_to)
    if year_to <= year:
        raise ValueError(f"{year_to} is not after {year}")
    first = calendar.make_year(year)
    if found.fiscal:
        return Period(f"FY{first.value}/{year_to % 100:02d}", first.begin, last.end, "fiscal year")
    return Period(f"{first.value}/{last.value}", first.begin, last.end, "year")


def _to_month(period: Period, found: FoundTime, year: int) -> Period:
    if found.month_to is None or found.month is None:
        return period
    last = calendar.make_month(year + (found.month_to < found.month), found.month_to)
    return Period(f"{period.value}/{last.value}", period.begin, last.end, "month")


def _to_day(period: Period, found: FoundTime, year: int) -> Period:
    if found.day_to is None or found.month is None:
        return period
    last = calendar.make_day(year, found.month, found.day_to)
    if last.begin <= period.begin:
        raise ValueError(f"{last.value} is not after {period.value}")
    return Period(f"{period.value}/{last.value}", period.begin, last.end, "day")


def _holiday(name: str, year: int) -> datetime.date:
    """Return the day of a feast. ValueError: it is not known how to count it."""
    if name in _HOLIDAYS:
        month, day = _HOLIDAYS[name]
        return datetime.date(year, month, day)
    if name in _AFTER_EASTER:
        return calendar.easter(year) + _AFTER_EASTER[name] * _DAY
    if name in _NTH_WEEKDAYS:
        month, day, weekday = _NTH_WEEKDAYS[name]
        first = datetime.date(year, month, day)  # the first such weekday from this day on
        return first + (weekday - first.weekday()) % 7 * _DAY
    raise ValueError(f"{name} is not known")


def _weekday(found: FoundTime, around: Around) -> Period | None:
    base = around.published
    if base is None or found.weekday is None:
        return None
    if found.anchor is TimeAnchor.NAMED and around.named is not None:
        base = around.named.begin
    ahead = (found.weekday - base.weekday()) % 7
    if found.pick is not None:
        days = {-1: ahead - 7, 0: found.weekday - base.weekday(), 1: ahead or 7}[found.pick]
    elif found.tense is Tense.FUTURE:
        days = ahead
    else:
        days = ahead - 7 if ahead else 0
    return calendar.day_of(base + datetime.timedelta(days=days))


def _day_of_month(found: FoundTime, base: datetime.date | None) -> Period | None:
    """Return the day that "the 17th" means: the next one after a verb that looks forward, else the last one."""
    if base is None or found.day is None:
        return None
    future = found.tense is Tense.FUTURE
    month = calendar.make_month(base.year, base.month)
    for _ in range(4):
        try:
            day = calendar.make_day(month.begin.year, month.begin.month, found.day)
        except ValueError:
            day = None
        if day is not None and (day.begin >= base if future else day.begin <= base):
            return day
        month = calendar.period_at(calendar.moved(month.begin, 1 if future else -1, "month"), "month")
    return None


def _nearest(found: FoundTime, around: Around, base: datetime.date | None) -> Period | None:
    """Return the one of three years in which a month, a season or a day without a year is meant."""
    if base is None:
        return None
    if found.anchor is TimeAnchor.NAMED and around.named is not None:
        base = around.named.begin
    candidates = list(_candidates(found, base.year))
    if not candidates:
        raise ValueError("there is no such day in any year")
    earlier = [one for one in candidates if (one.begin - base).days <= 1] or candidates[:1]
    later = [one for one in candidates if one.end >= base] or candidates[-1:]
    if found.pick is not None:
        return _picked(found.pick, candidates, base)
    back, ahead = earlier[-1], later[0]
    distance_back, distance_ahead = (base - back.end).days, (ahead.begin - base).days
    if back.grain in ("quarter", "half") and distance_back <= _REPORTED:
        return back
    if found.tense is Tense.FUTURE:
        deadline = found.relation in (TimeRelation.BY, TimeRelation.UNTIL)  # nobody promises by a day that has passed
        just_past = distance_ahead > _FAR_AHEAD and distance_back < _JUST_PAST and not deadline
        return back if just_past else ahead
    if found.tense is Tense.PAST:
        far, soon = (_FAR_BACK_DAY, _SOON_DAY) if found.day is not None else (_FAR_BACK, _SOON)
        return ahead if distance_back > far and distance_ahead < soon else back
    return back if distance_back <= distance_ahead else ahead


def _candidates(found: FoundTime, year: int) -> Iterable[Period]:
    """Yield the period in every year from which it can be meant; 29 February is searched for further off."""
    reach = range(-8, 9) if found.month == 2 and found.day == 29 else range(-2, 3)
    for offset in reach:
        try:
            yield _of_year(found, year + offset)
        except ValueError:
            continue


def _picked(pick: int, candidates: list[Period], base: datetime.date) -> Period:
    if pick < 0:
        before = [one for one in reversed(candidates) if one.end < base]
        just_over = before[0].grain == "month" and before[0].begin.year == base.year
        # "Last February", said in March, is not the one just over: that would be "last month".
        return before[1] if just_over and (base - before[0].end).days <= _LAST_MONTH else before[0]
    if pick > 0:
        return next(one for one in candidates if one.begin > base)
    nearest: Callable[[Period], int] = lambda one: _distance(one, base)  # noqa: E731
    return next((one for one in candidates if one.begin.year == base.year), min(candidates, key=nearest))


def _distance(period: Period, base: datetime.date) -> int:
    return max((period.begin - base).days, (base - period.end).days, 0)
