"""Join two numbers into one range: "3-4 %", "between 3 and 4 million", "$3-4m", "three or four years".

"From 5 to 7 percent" is a change, two amounts, unless something "ranges" from one to the other.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from onrecord.extract.quantities.measured import Measured, read_measured
from onrecord.extract.quantities.nouns import find_noun
from onrecord.extract.quantities.numerals import read_numeral, with_scale
from onrecord.extract.quantities.vetoes import is_year
from onrecord.lexicons import table, words

_JOINT = re.compile(
    r"(?:\s?[-‐‑–—]\s?(?:to\s?-?)?|\s(to|and|or|until|till)(?:\s|-)|-(to|or)-|\s(to)-)"
    r"(?:(?:about|around|perhaps|maybe|nearly|roughly|some|even|as much as|as many as)\s)?"
)
_SECOND = re.compile(
    r"(?:[A-Z][A-Za-z.]{0,3} ?)?[€£$¥₹₽₩₪]?(?:[A-Z]{2,3} ?(?=\d)|Rs\.? ?(?=\d))?[ \u00a0]?[-−]?(?=\d|\.\d)"
)
_NUMBER_WORDS = "|".join(
    sorted(
        (word for word, role in table("numerals").items() if role.split(" ")[0] in ("unit", "tens")),
        key=len,
        reverse=True,
    )
)
_WORD_START = re.compile(rf"(?:an? (?:hundred|thousand|million|billion|dozen)|{_NUMBER_WORDS}|half)(?![a-z])")
_SPACED_DASH = re.compile(r"\s[-‐‑]\s|\s?—\s?")
_BETWEEN = re.compile(r"(?<![a-z])between\s(?:about\s|around\s|roughly\s)?(?:the\s)?$")
_FROM = re.compile(r"(?<![a-z])from\s(?:about\s|around\s|roughly\s|just\s|up to\s|as little as\s|as low as\s)?$")
_RANGES = re.compile(
    r"(?<![a-z])(?:rang(?:e|es|ed|ing)|var(?:y|ies|ied|ying)|anywhere|anything|everything|estimates|priced|sizes|prices|ages)"
    r"[^.;]{0,12}from\s(?:about\s|around\s|as little as\s)?$"
)
_CHANGED = words("change_verbs")
_LAST_WORD = re.compile(
    r"([a-z]+)(?:\s(?:by|about|around|nearly|almost|another|some|up|over|just|more than|as much as))*\s$"
)


class Pair(NamedTuple):
    """Two numbers joined: the first with its magnitude settled, the second, and where "between" or "from" begins."""

    first: Measured
    second: Measured
    at: int


class Ends(NamedTuple):
    """Two numbers side by side that are no range, such as a score; `end` is where they end."""

    end: int


def find_pair(text: str, low: str, first: Measured, floor: int, stop: int) -> Pair | Ends | None:
    """Return the range that begins with `first`; `Ends` where both numbers are to be passed over."""
    joint = _JOINT.match(low, first.end, min(stop, first.end + 24))
    if joint is None or first.numeral.value is None:
        return None
    word = joint[1] or joint[2] or joint[3] or ("to" if "to" in joint[0] else "")
    start = _second_start(text, low, joint.end(), stop)
    if start is None:
        return None
    numeral = read_numeral(text, low, start, stop)
    if numeral is None or numeral.value is None:
        return None
    second = read_measured(
        text, low, numeral, joint.end(), stop, after_money=bool(first.codes) and not first.marked_behind
    )
    before = low[max(floor, first.at - 40) : first.at]
    between = _BETWEEN.search(before) if "between" in before else None
    if word == "and":
        if between is None:
            return None
    elif not word and not _is_dash_range(text, low, first, second, joint[0], stop):
        return Ends(numeral.end) if _is_score(first, second, joint[0]) else None
    elif (word in ("to", "until", "till") and _is_change(low, before, first, second, stop)) or (
        word == "or" and (first.kind != "bare" or first.numeral.scale > second.numeral.scale)
    ):
        return None
    return _paired(first, second, between, first.at)


def _second_start(text: str, low: str, at: int, stop: int) -> int | None:
    match = _SECOND.match(text, at, min(stop, at + 14))
    if match:
        return match.end()
    return at if _WORD_START.match(low, at, stop) else None


def _is_dash_range(text: str, low: str, first: Measured, second: Measured, joint: str, stop: int) -> bool:
    if _SPACED_DASH.fullmatch(joint) and not (first.kind == "bare" and second.kind != "bare"):
        return False
    if first.kind == "bare" and second.kind == "bare":
        if (first.numeral.raw, second.numeral.raw) == ("9", "11"):
            return False  # the attacks of 11 September 2001
        if is_year(first.numeral) or first.numeral.raw.startswith("0") or second.numeral.raw.startswith("0"):
            return False
        if text[second.end : second.end + 2].strip(" ")[:1] in "-–" and text[second.end + 1 : second.end + 2].isdigit():
            return False
        ordered = _least(first) < _least(second) or second.numeral.scale > first.numeral.scale
        return ordered and find_noun(text, low, second.end, stop, plural=True) is not None
    return True


def _least(one: Measured) -> Decimal:
    return one.numeral.value if one.numeral.value is not None else Decimal(0)


def _is_score(first: Measured, second: Measured, joint: str) -> bool:
    return (
        first.kind == second.kind == "bare"
        and first.numeral.figures
        and second.numeral.figures
        and not joint.strip(" ").isspace()
    )


def _is_change(low: str, before: str, first: Measured, second: Measured, stop: int) -> bool:
    if _FROM.search(before) and not _RANGES.search(before):
        return True
    verb = _LAST_WORD.search(before)
    if verb and verb[1] in _CHANGED and first.kind != "bare":
        return True
    # "paid 5 million euros to 20 people", "gained 1% to 1,478 points": two amounts of different things.
    return first.kind != "bare" and not _of_one_kind(first, second)


def _of_one_kind(first: Measured, second: Measured) -> bool:
    if first.codes or second.codes:
        return bool(set(first.codes) & set(second.codes))
    return (first.kind, first.unit) == (second.kind, second.unit)


def _paired(first: Measured, second: Measured, between: re.Match[str] | None, at: int) -> Pair | None:
    kinds = {first.kind, second.kind} - {"bare"}
    if len(kinds) == 2 or (first.kind == "measure" and second.kind == "measure" and first.unit != second.unit):
        return None
    if first.kind != "bare" and second.kind == "bare" and first.marked_behind:
        return None
    if first.codes and second.codes and not set(first.codes) & set(second.codes):
        return None
    one, two = first.numeral, second.numeral
    power = two.scale or 0
    open_first = bool(power) and not one.scale and not first.marked_behind
    if open_first and _least(first) <= _least(second).scaleb(-power):
        # "Between 3 and 4 million", but not "$200,000 to $414 million".
        first = first._replace(numeral=with_scale(one, power, one.end))
    value, high = first.numeral.value, two.value
    if value is None or high is None or value >= high:
        return None
    begin = first.at - len(between[0]) if between else at
    return Pair(first, second, begin)
