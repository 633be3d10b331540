"""Join what belongs to one point of time, such as "nine o'clock" and "on Friday": takes and returns times."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence

from onrecord.model.found_times import FoundTime, TimeKind
from onrecord.model.span import Span
from onrecord.model.values import TimeRelation, TimeType

_JOINT = re.compile(r"(?:,? (?:on |of )?|,)")
_FARTHEST = 5
_DAY_SLOTS = ("year", "month", "day", "weekday", "shift", "unit", "anchor", "pick", "part", "tense")


def merge_times(text: str, offset: int, found: Sequence[FoundTime]) -> list[FoundTime]:
    """Return the times with every clock joined to the day beside it; `text` begins at `offset`."""
    merged: list[FoundTime] = []
    for time in found:
        last = merged[-1] if merged else None
        if last is not None and _clock_and_day(last, time) and _joined(text, offset, last, time):
            merged[-1] = _together(last, time)
        elif last is not None and _stamp(text, offset, last, time):
            merged[-1] = _together(time, last)
        else:
            merged.append(time)
    return merged


def _joined(text: str, offset: int, one: FoundTime, other: FoundTime) -> bool:
    between = text[one.span.end - offset : other.span.start - offset]
    return len(between) <= _FARTHEST and _JOINT.fullmatch(between) is not None


def _stamp(text: str, offset: int, day: FoundTime, clock: FoundTime) -> bool:
    """Whether a whole date and the clock after it are one stamp: "8 October 2024, 19:12"."""
    between = text[day.span.end - offset : clock.span.start - offset]
    return day.year is not None and between in (", ", " ") and _clock_and_day(clock, day)


def _clock_and_day(one: FoundTime, other: FoundTime) -> bool:
    if one.hour is None or one.day is not None or one.weekday is not None or one.shift is not None:
        return False
    if other.kind is not TimeKind.POINT or other.hour is not None or other.day_to is not None:
        return False
    return other.day is not None or other.weekday is not None or (other.unit == "day" and other.shift is not None)


def _together(clock: FoundTime, day: FoundTime) -> FoundTime:
    hour = clock.hour
    if hour is not None and hour < 12 and day.part in ("AF", "EV", "NI") and not (day.part == "NI" and hour < 5):
        hour += 12
    slots = {name: getattr(day, name) for name in _DAY_SLOTS}
    slots["part"] = None
    if clock.relation in (TimeRelation.BY, TimeRelation.UNTIL, TimeRelation.FOR):
        slots["tense"] = clock.tense
    span = Span(min(clock.span.start, day.span.start), max(clock.span.end, day.span.end))
    return dataclasses.replace(clock, span=span, type=TimeType.TIME, hour=hour, **slots)
