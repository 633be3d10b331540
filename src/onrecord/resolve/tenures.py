"""When a role is held: takes the words around a role, returns "former", "acting" and the like, with begin and end.

"former Prime Minister Ida Lund", "the then mayor", "president-elect", "defence minister until November". Dates are as
precise as the text; a month without a year is the one nearest to the day of publication.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from onrecord.model import Span
from onrecord.model.records import Tenure

_MONTHS = (
    "January February March April May June July August September October November December".split()
)  # fmt: skip
_DATE = rf"(?:\d{{1,2}}\s)?(?:(?:{'|'.join(_MONTHS)})(?:\s\d{{1,2}}(?!\d))?(?:,?\s\d{{4}})?|\d{{4}})(?!\d)"
_BEFORE = re.compile(
    r"(?:(?P<former>\b(?:[Ff]ormer|[Ee]x|[Tt]hen|[Ll]ate|[Pp]revious(?:ly)?|[Rr]etired|[Oo]ne-?time|[Ee]rstwhile|[Ff]ormerly)[\s-])"
    r"|(?P<acting>\b(?:[Aa]cting|[Ii]nterim|[Cc]aretaker)\s)"
    r"|(?P<future>\b(?:[Ii]ncoming|[Ff]uture|[Dd]esignated)\s)"
    r"|(?P<current>\b(?:[Nn]ow|[Ss]till|[Cc]urrent(?:ly)?|[Oo]utgoing|[Ii]ncumbent|[Nn]ew|"
    r"[Nn]ewly (?:appointed|elected))\s))"
    r"(?:the\s|a\s|an\s)?(?:[A-Z][\w’'.-]*\s){0,2}$"
)
_VERB = re.compile(
    r"\b(?:(?P<future>will (?:be|become)|is to become|takes over as|will take over as|will serve as)"
    r"|(?P<former>was|were|had been|served as|worked as|had served as)"
    r"|(?P<current>is|are|remains|remained|has been|serves as|became|becomes|works as))"
    r"\s(?:the\s|a\s|an\s|its\s|their\s)?(?:[A-Z][\w’'.-]*\s){0,2}$"
)
_AFTER = re.compile(
    rf"(?:,?\s(?:from|between)\s(?P<begin>{_DATE})\s?(?:to|until|till|and|[-–—])\s?(?P<end>{_DATE})"
    rf"|\s\((?P<first>\d{{4}})\s?[-–—]\s?(?P<last>\d{{4}})?\)"
    rf"|,?\s(?:until|till|up to)\s(?P<until>{_DATE})"
    rf"|,?\ssince\s(?P<since>{_DATE}))"
)
_ELECT = re.compile(r"-elect\b|[-\s]designate\b|-in-waiting\b", re.IGNORECASE)
_NAME = re.compile(r"(?:,?\s[A-Z][\w’'.-]*){1,4}")
_PARTS = re.compile(rf"(?:(?P<day>\d{{1,2}})\s)?(?P<month>{'|'.join(_MONTHS)})?(?:\s(?P<day2>\d{{1,2}})(?!\d))?")
_YEAR = re.compile(r"\d{4}$")
_REACH = 48


@dataclass(frozen=True, slots=True)
class Held:
    """Whether a role is held, since when and until when; `None` where the text does not say."""

    when: Tenure | None = None
    begin: str | None = None
    end: str | None = None


def read_tenure(text: str, role: Span, published: datetime.date | None = None) -> Held:
    """Return what the words before and after a role say about its time."""
    before = text[max(0, role.start - _REACH) : role.start]
    inside = text[role.start : role.end]
    begin, end = _dates_after(text, role.end, published)
    if _ELECT.search(inside) or _ELECT.match(text, role.end):
        return Held(Tenure.FUTURE, begin, end)
    match = _BEFORE.search(before) or _BEFORE_INSIDE.match(inside) or _VERB.search(before)
    when = Tenure(match.lastgroup) if match is not None and match.lastgroup is not None else None
    if when in (None, Tenure.CURRENT) and end is not None:
        when = _ended(end, published, when)
    if when is None and begin is not None and end is None:
        when = Tenure.CURRENT
    return Held(when, begin, end)


def _ended(end: str, published: datetime.date | None, when: Tenure | None) -> Tenure | None:
    """Return what an end makes of a role: over if it lies before the day of the text."""
    if published is None:
        return when
    return Tenure.FORMER if end < published.isoformat()[: len(end)] else Tenure.CURRENT


def _dates_after(text: str, at: int, published: datetime.date | None) -> tuple[str | None, str | None]:
    found = _AFTER.match(text, at)
    if found is None:
        name = _NAME.match(text, at, at + _REACH)
        found = _AFTER.match(text, name.end()) if name is not None else None
    if found is None:
        return None, None
    if found["first"]:
        return found["first"], found["last"]
    begin, end = found["begin"] or found["since"], found["end"] or found["until"]
    return (_iso(begin, published) if begin else None), (_iso(end, published) if end else None)


def _iso(words: str, published: datetime.date | None) -> str | None:
    """Return "24 November 2025" as "2025-11-24", "November" as the one nearest to the day of the text."""
    year = _YEAR.search(words)
    parts = _PARTS.match(words)
    month = _MONTHS.index(parts["month"]) + 1 if parts is not None and parts["month"] else None
    day = (parts["day"] or parts["day2"]) if parts is not None and month else None
    if year is not None:
        number = int(year.group())
    elif month is not None and published is not None:
        number = published.year + round((published.month - month) / 12)
    else:
        return None
    if month is None:
        return f"{number:04}"
    try:
        return datetime.date(number, month, int(day)).isoformat() if day else f"{number:04}-{month:02}"
    except ValueError:
        return f"{number:04}-{month:02}"


_BEFORE_INSIDE = re.compile(
    r"(?:(?P<former>(?:former|ex|then|late|previous|retired)[\s-])|(?P<acting>(?:acting|interim|caretaker)\s)"
    r"|(?P<future>(?:incoming|future)\s)|(?P<current>(?:now|still|current|outgoing|new|newly)\s))",
    re.IGNORECASE,
)
