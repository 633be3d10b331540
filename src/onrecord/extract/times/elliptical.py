"""Lengths whose unit stands before: takes the times of a text, returns them with "three" of "in it for three" added."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.extract.times.numbers import number_of
from onrecord.model.found_times import FoundTime, TimeKind
from onrecord.model.span import Span
from onrecord.model.values import TimeRelation, TimeType

_NUMBER = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[1-9][0-9]{0,2}"
_PARALLEL = re.compile(rf"[^\n]{{0,90}}?\bfor ({_NUMBER})(?=[.,;:!?’”\"])")


def with_elliptical(text: str, offset: int, found: Sequence[FoundTime]) -> list[FoundTime]:
    """Return the times and, after "for fourteen hours", "for three" as three hours; `text` begins at `offset`."""
    times: list[FoundTime] = []
    for index, time in enumerate(found):
        times.append(time)
        if time.kind is not TimeKind.LENGTH or time.relation is not TimeRelation.FOR or time.number is None:
            continue
        match = _PARALLEL.match(text, time.span.end - offset)
        if match is None or any(one.span.start < offset + match.end() for one in found[index + 1 : index + 2]):
            continue
        span = Span(offset + match.start(1), offset + match.end(1))
        number = number_of(match[1])
        times.append(
            FoundTime(
                span, TimeKind.LENGTH, TimeType.DURATION, number=number, unit=time.unit, relation=TimeRelation.FOR
            )
        )
    return times
