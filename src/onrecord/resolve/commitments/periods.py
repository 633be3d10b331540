"""When: takes the times inside a commitment, returns its deadline, start, end and duration."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from onrecord.model import Time
from onrecord.model.commitments import Modality, Period
from onrecord.model.values import TimeModifier, TimeRelation, TimeType

_DEADLINE = frozenset({TimeRelation.BY, TimeRelation.BEFORE, TimeRelation.WITHIN})
_END = frozenset({TimeRelation.UNTIL, TimeRelation.THROUGH})
_START = frozenset({TimeRelation.FROM, TimeRelation.SINCE, TimeRelation.AFTER})
_PAST = frozenset({Modality.DELIVERED, Modality.WITHDRAWN})


def period_of(
    times: Sequence[Time], modality: Modality, published: datetime.date | None, *, denied: bool
) -> Period | None:
    """Return what the times say of when, `None` where they say nothing.

    A time that was over when the text appeared tells when the promise was made, not when it falls due.
    """
    slots: dict[str, str] = {}
    source: str | None = None
    for time in times:
        if modality in _PAST or time.value is None or time.type is TimeType.SET or _is_past(time, published):
            continue
        placed = _slots(time, denied=denied)
        if placed and not set(placed) & set(slots):
            slots.update(placed)
            source = source or time.id
    return Period(**slots, time=source) if slots else None


def _is_past(time: Time, published: datetime.date | None) -> bool:
    return published is not None and time.end is not None and time.end < published


def _slots(time: Time, *, denied: bool) -> dict[str, str]:
    assert time.value is not None
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
    if time.relation is TimeRelation.BETWEEN or (time.relation is TimeRelation.DURING and time.end is not None):
        return {"start": _iso(time.begin, time.value), "end": _iso(time.end, time.value)}
    return {"start": time.value}


def _last_day(time: Time) -> str:
    """Return the value, or the last day where "the end of March" narrows it."""
    narrowed = time.modifier is TimeModifier.END
    return _iso(time.end, time.value or "") if narrowed else (time.value or "")


def _iso(day: datetime.date | None, value: str) -> str:
    return day.isoformat() if day is not None else value
