"""Date what `find_times` found: takes a `Parse` and its found times, returns `Time`s in text order, and problems.

Values are TIMEX3. Where the text does not say when it was published, what counts from that day has no days: its value
is what is known ("XXXX-05-03" for "3 May"), and one problem says so.
"""

from __future__ import annotations

import dataclasses
import datetime
import re
from bisect import bisect_right
from collections.abc import Sequence

from onrecord.model import Parse, PartStyle, Problem, Severity, Time
from onrecord.model.found_times import FoundTime, Tense, TimeAnchor, TimeKind
from onrecord.model.values import TimeModifier, TimeRelation, TimeType
from onrecord.resolve.times import calendar
from onrecord.resolve.times.calendar import Period
from onrecord.resolve.times.lengths import length_value
from onrecord.resolve.times.points import Around, resolve_point

__all__ = ["resolve_times"]

_DAY_PARTS = frozenset({"MO", "AF", "EV", "NI", "MI", "DT"})
_NEAR = 1500
_HOURS = 24
_SAME_WEEK = 7
_BESIDE = 24
_JUST_BEFORE = 100  # characters: a clock goes on with the day that the sentence before told of
_QUOTED = re.compile(r"“[^”\n]*|\"[^\"\n]*")
_NUMERIC = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-]\d")
_Days = tuple[datetime.date | None, datetime.date | None]


def resolve_times(parse: Parse, found: Sequence[FoundTime]) -> tuple[list[Time], list[Problem]]:
    """Return every time with its value and days, ids "t1", "t2" ..., and what could not be dated."""
    resolver = _Resolver(parse, day_first=_day_first(parse, found))
    times = [resolver.resolve(number, one, found) for number, one in enumerate(found)]
    return times, resolver.problems()


class _Resolver:
    """Goes through the times of one document in order and remembers the dates named on the way."""

    def __init__(self, parse: Parse, *, day_first: bool | None) -> None:
        self._parse = parse
        self._day_first = day_first
        self._published = parse.document.published
        self._named: Period | None = None
        self._day: tuple[int, Period] | None = None
        self._past_day: Period | None = None
        self._quarter: tuple[int, Period] | None = None
        self._clock: tuple[int, datetime.datetime] | None = None
        answers = (part.span for part in parse.document.parts if part.style is PartStyle.ANSWER)
        quoted = (match.span() for match in _QUOTED.finditer(parse.text))
        self._quoted = sorted({*quoted, *((span.start, span.end) for span in answers)})
        self._undated = 0
        self._faults: list[Problem] = []

    def problems(self) -> list[Problem]:
        """Return what went wrong: faults where they stand, then one row for all that need a publication date."""
        if not self._undated:
            return self._faults
        message = (
            f"{self._undated} time expressions count from the day of publication, which the text does not give; they "
            "have no dates. Pass --published DATE."
        )
        return [*self._faults, Problem("undated-times", message, None, Severity.NOTE)]

    def resolve(self, index: int, one: FoundTime, found: Sequence[FoundTime]) -> Time:
        """Return one time, dated as far as it can be."""
        time = self._valued(index, one, found)
        return time if one.bound is None else dataclasses.replace(time, bound=one.bound)

    def _valued(self, index: int, one: FoundTime, found: Sequence[FoundTime]) -> Time:
        name = f"t{index + 1}"
        if one.vague is not None and one.kind is not TimeKind.LENGTH:
            vague = "PAST_REF" if one.tense is Tense.PAST and one.unit is not None else one.vague
            return Time(name, one.span, one.type, vague, modifier=one.modifier, relation=one.relation)
        if one.kind is TimeKind.POINT:
            year = _year_ahead(self._parse.text, index, found)
            return self._point(name, one, year, found[index + 1 : index + 3])
        if one.unit in ("minute", "hour") and (later := self._later(name, one)):
            return later
        value = one.repeats
        if one.unit is not None:
            value = length_value(one.number, (one.part or one.unit) if one.unit == "season" else one.unit)
            if value and one.number_to is not None and (last := length_value(one.number_to, one.unit)):
                value = f"{value}/{last}"
        begin, end = self._days_of_length(one) if one.kind is TimeKind.LENGTH else (None, None)
        return Time(name, one.span, one.type, value, begin, end, one.unit, one.modifier, one.relation)

    def _point(self, name: str, one: FoundTime, year: int | None, following: Sequence[FoundTime]) -> Time:
        if one.fault == "ambiguous-time":
            settled = self._settled(one)
            if settled is None:
                self._faults.append(
                    Problem(
                        "ambiguous-time",
                        f"{self._words(one)} can mean two days, and the text does not tell which number is the month.",
                        one.span,
                    )
                )
                return Time(name, one.span, one.type, f"{one.year:04d}-XX-XX", relation=one.relation)
            one = settled
        clock = one.hour is not None or one.part in _DAY_PARTS
        day = self._day_beside(one, following) if clock else None
        last = self._day[1] if self._day else None
        quarter = self._quarter_near(one.span.start)
        around = Around(self._published, self._named, day, last, self._past_day, quarter, year)
        try:
            period = resolve_point(one, around)
        except (ValueError, OverflowError, StopIteration):
            self._faults.append(Problem("no-such-date", f"{self._words(one)} names no day of the calendar.", one.span))
            return Time(name, one.span, one.type, None, modifier=_modifier(one), relation=one.relation)
        if period is None:
            self._undated += 1
            return Time(name, one.span, one.type, _underspecified(one), modifier=_modifier(one), relation=one.relation)
        if not (one.unit == "day" and one.anchor is TimeAnchor.PUBLISHED and self._is_quoted(one.span.start)):
            # "Today" in someone's mouth is no day of the story: "the same evening" after it goes on with another.
            self._remember(period, one.span.start, compared=one.shift not in (None, 0) and one.unit == "year")
        if one.hour is not None and one.hour < _HOURS:
            midnight = datetime.datetime.combine(period.begin, datetime.time(one.hour, one.minute or 0))
            self._clock = one.span.end, midnight
        time = _dated(name, one, period)
        return self._beside_publication(time, period) if one.modifier and one.shift == 0 else time

    def _later(self, name: str, one: FoundTime) -> Time | None:
        """Return "five minutes later" as a clock, where one was told of right before."""
        if self._clock is None or one.number is None or one.span.start - self._clock[0] > _JUST_BEFORE:
            return None
        if not self._parse.text_of(one.span).endswith(" later"):
            return None
        minutes = one.number * (60 if one.unit == "hour" else 1)
        if minutes != int(minutes) or minutes > _HOURS * 60:
            return None
        moment = self._clock[1] + datetime.timedelta(minutes=int(minutes))
        self._clock = one.span.end, moment
        value = f"{moment:%Y-%m-%dT%H:%M}"
        return Time(name, one.span, TimeType.TIME, value, moment.date(), moment.date(), "minute")

    def _is_quoted(self, offset: int) -> bool:
        index = bisect_right(self._quoted, (offset, offset)) - 1
        return index >= 0 and offset < self._quoted[index][1]

    def _settled(self, one: FoundTime) -> FoundTime | None:
        """Return "03/05/2024" in the order that other dates of the text or its day of publication tell, or `None`."""
        turned = dataclasses.replace(one, month=one.day, day=one.month)
        if self._day_first is not None:
            return turned if self._day_first else one
        if self._published is None:
            return None
        near = [form for form in (one, turned) if self._days_off(form) <= _SAME_WEEK]
        return near[0] if len(near) == 1 else None

    def _days_off(self, one: FoundTime) -> int:
        published = self._published
        if published is None or one.year is None or one.month is None or one.day is None:
            return _SAME_WEEK + 1
        return abs((datetime.date(one.year, one.month, one.day) - published).days)

    def _beside_publication(self, time: Time, period: Period) -> Time:
        """Return "later this year" from the day of publication on, "earlier this year" up to it."""
        published = self._published
        if published is None or not period.begin <= published <= period.end:
            return time
        words = self._parse.text[time.span.start : time.span.start + 8].lower()
        if words.startswith("later "):
            return dataclasses.replace(time, begin=published, end=period.end)
        return dataclasses.replace(time, begin=period.begin, end=published) if words == "earlier " else time

    def _quarter_near(self, begins: int) -> Period | None:
        """Return the quarter named last, where that was not far above."""
        if self._quarter is None or begins - self._quarter[0] > _NEAR:
            return None
        return self._quarter[1]

    def _day_beside(self, one: FoundTime, following: Sequence[FoundTime]) -> Period | None:
        """Return the day named right after, as in "10:30 (0930 UTC) on Friday", or last in the same sentence."""
        sentence = self._parse.sentence_at(one.span.start)
        if sentence is None:
            return None
        for other in following:
            close = other.span.start - one.span.end < _BESIDE and other.span.end <= sentence.span.end
            if close and (other.weekday is not None or other.day is not None) and other.hour is None:
                try:
                    return resolve_point(other, Around(self._published, self._named))
                except (ValueError, OverflowError, StopIteration):
                    return None
        if self._day is None:
            return None
        near = self._day[0] >= sentence.span.start - _JUST_BEFORE
        if near and (self._day[0] >= sentence.span.start or self._on_the_side_of(self._day[1], one.tense)):
            return self._day[1]
        return self._day_told(one.tense)

    def _day_told(self, tense: Tense | None) -> Period | None:
        """Return the day before publication that a report is about, by the last one it named; else `None`."""
        day, published = self._past_day, self._published
        told = day is not None and published is not None and (published - day.begin).days == 1
        return day if told and tense is Tense.PAST else None

    def _on_the_side_of(self, day: Period, tense: Tense | None) -> bool:
        """Whether a day of the sentence before can be meant: what happened did so up to publication."""
        published = self._published
        if published is None:
            return True
        return day.begin >= published if tense is Tense.FUTURE else day.begin <= published

    def _remember(self, period: Period, start: int, *, compared: bool) -> None:
        self._named = period
        if period.grain == "quarter" and not compared:  # "a year ago" is what the quarter is compared with
            self._quarter = start, period
        if period.grain == "day":
            self._day = start, period
            if self._published is None or period.begin <= self._published:
                self._past_day = period

    def _words(self, one: FoundTime) -> str:
        return f"“{self._parse.text_of(one.span)[:60]}”"

    def _days_of_length(self, one: FoundTime) -> _Days:
        """Return the days of a length that lies beside the publication date: "the past 20 years", "within a month"."""
        side = one.shift
        if side is None and one.relation in (TimeRelation.WITHIN, TimeRelation.IN) and one.tense is Tense.FUTURE:
            side = 1
        published = self._published
        if side is None or one.unit in (None, "season") or one.number is None or one.number != int(one.number):
            return None, None
        if published is None:
            self._undated += 1
            return None, None
        try:
            other = calendar.moved(published, side * int(one.number), one.unit)
        except (ValueError, OverflowError):
            return None, None
        return (other, published) if side < 0 else (published, other)


def _day_first(parse: Parse, found: Sequence[FoundTime]) -> bool | None:
    """Return how the text writes dates of three numbers, by those that can be read in one order only."""
    for one in found:
        numbers = _NUMERIC.match(parse.text, one.span.start)
        if numbers and one.fault is None and one.month is not None and one.month != one.day:
            return int(numbers[1]) == one.day
    return None


def _dated(name: str, one: FoundTime, period: Period) -> Time:
    modifier = _modifier(one)
    begin, end = calendar.narrowed(period, one.modifier)
    value, precision = period.value, period.grain
    if one.hour is not None:
        value = f"{period.value}T{one.hour:02d}:{one.minute or 0:02d}{'Z' if one.zone == 'Z' else ''}"
        precision = "minute" if one.minute else "hour"
    elif one.part in _DAY_PARTS:
        value, precision = f"{period.value}T{one.part}", "part of day"
    if period.grain == "fiscal year":  # which months it covers differs from state to state
        return Time(name, one.span, one.type, value, None, None, precision, modifier, one.relation)
    return Time(name, one.span, one.type, value, begin, end, precision, modifier, one.relation)


def _modifier(one: FoundTime) -> TimeModifier | None:
    if one.modifier is None and one.relation in (TimeRelation.BY, TimeRelation.BEFORE, TimeRelation.UNTIL):
        return TimeModifier.BEFORE
    return one.modifier


def _zone(zone: str | None) -> str:
    return zone if zone is not None and (zone == "Z" or zone[0] in "+-") else ""


def _year_ahead(text: str, index: int, found: Sequence[FoundTime]) -> int | None:
    """Return the year that the next expression lends: "from May to July 2019", "3 and 5 May 2019"."""
    one = found[index]
    if one.year is not None or one.shift is not None or (one.month is None and one.part is None):
        return None
    if index + 1 >= len(found) or one.pick is not None:
        return None
    following = found[index + 1]
    if following.year is None or following.unit is not None or (following.month is None and following.part is None):
        return None
    between = text[one.span.end : following.span.start].strip().lower()
    return following.year if between in ("to", "and", "until", "through", "or", "-", "–", "and the", "to the") else None


def _underspecified(one: FoundTime) -> str | None:
    """Return what a TIMEX3 value can hold without the year or the day."""
    if one.shift is not None:
        return None
    time = f"T{one.hour:02d}:{one.minute or 0:02d}{_zone(one.zone)}" if one.hour is not None else ""
    if one.part in _DAY_PARTS:
        time = f"T{one.part}"
    if one.month is not None:
        return f"XXXX-{one.month:02d}" + (f"-{one.day:02d}{time}" if one.day else "")
    if one.part is not None and one.part not in _DAY_PARTS:
        return f"XXXX-{one.part}"
    if one.weekday is not None:
        return f"XXXX-WXX-{one.weekday + 1}{time}"
    return f"XXXX-XX-XX{time}" if time and one.type is TimeType.TIME else None
