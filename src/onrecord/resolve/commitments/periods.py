"""When: takes the times inside a commitment, returns its deadline, start, end and duration."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence

from onrecord.model import Parse, Time
from onrecord.model.commitments import Modality, Period
from onrecord.model.values import TimeModifier, TimeRelation, TimeType

_DEADLINE = frozenset({TimeRelation.BY, TimeRelation.BEFORE, TimeRelation.WITHIN})
_END = frozenset({TimeRelation.UNTIL, TimeRelation.THROUGH})
_START = frozenset({TimeRelation.FROM, TimeRelation.SINCE, TimeRelation.AFTER})
_COMPARES = re.compile(r"[’'] |s[’'] | (?:earlier|later|ago|old)\b")
_SEASONS = frozenset({"SP", "SU", "FA", "WI"})
_PAST = frozenset({Modality.DELIVERED, Modality.WITHDRAWN})


def period_of(parse: Parse, times: Sequence[Time], modality: Modality, *, denied: bool) -> Period | None:
    """Return what the times say of when, `None` where they say nothing.

    A time that was over when the text appeared tells when the promise was made, not when it falls due.
    """
    slots: dict[str, str] = {}
    source: str | None = None
    last: Time | None = None
    for time in times:
        if modality in _PAST or time.value is None or _is_aside(parse, time):
            continue
        if last is not None and "start" in slots and "end" not in slots and _goes_on(parse, last, time):
            slots["end"] = time.value
            continue
        placed = _slots(time, denied=denied)
        if placed and not set(placed) & set(slots):
            slots.update(
                {name: value.partition("T")[0] if name != "duration" else value for name, value in placed.items()}
            )
            source = source or time.id
            last = time
    return Period(**slots, time=source) if slots else None


def _is_aside(parse: Parse, time: Time) -> bool:
    """Whether a time is over, comes back again and again, or only compares: "two years earlier than planned"."""
    beside = _COMPARES.match(parse.text, time.span.end) or parse.text_of(time.span).endswith(("earlier", "later"))
    at = time.type is TimeType.DURATION and time.relation is TimeRelation.AT
    return bool(beside) or at or time.type is TimeType.SET or _is_past(time, parse.document.published)


def _goes_on(parse: Parse, one: Time, other: Time) -> bool:
    """Whether two times are the ends of one stretch: "from April to July", "on 14 and 15 February"."""
    between = parse.text[one.span.end : other.span.start]
    return between.strip() in ("to", "until", "till", "through", "and", "–", "-") and other.type is one.type


def _is_past(time: Time, published: datetime.date | None) -> bool:
    return published is not None and time.end is not None and time.end < published


def _slots(time: Time, *, denied: bool) -> dict[str, str]:
    if time.value is None:
        return {}
    if time.type is TimeType.DURATION:
        return {} if time.value.startswith(("PAST", "PRESENT", "FUTURE")) else {"duration": time.value}
    if not time.value[:1].isdigit():
        return {}
    if time.relation in _END or (denied and time.relation is TimeRelation.BEFORE):
        return {"end": time.value}
    if time.relation in _DEADLINE:
        return {"deadline": _last_day(time)}
    if time.relation in _START:
        return {"start": time.value}
    if time.value[5:] in _SEASONS and time.begin is not None and time.end is not None:
        return {"start": time.begin.isoformat()[:7], "end": time.end.isoformat()[:7]}
    if time.relation is TimeRelation.BETWEEN or (time.relation is TimeRelation.DURING and time.end is not None):
        return {"start": _iso(time.begin, time.value), "end": _iso(time.end, time.value)}
    return {"start": time.value}


def _last_day(time: Time) -> str:
    """Return the value, or the last day where "the end of March" narrows it."""
    narrowed = time.modifier is TimeModifier.END
    return _iso(time.end, time.value or "") if narrowed else (time.value or "")


def _iso(day: datetime.date | None, value: str) -> str:
    return day.isoformat() if day is not None else value
