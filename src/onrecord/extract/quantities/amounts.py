"""Read one whole amount: takes a text and a number, returns a `FoundQuantity` and where the next may begin.

Number and marks, then a range, then what is counted, rate and base; bounds on both sides widen the span.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from onrecord.extract.quantities.bases import find_base, find_fate, find_pointed, find_set
from onrecord.extract.quantities.bounds import bound_before, bound_behind
from onrecord.extract.quantities.measured import Measured, read_measured, value_of
from onrecord.extract.quantities.nouns import NounMark, find_noun, hyphen_noun
from onrecord.extract.quantities.numerals import Numeral, part_of, read_numeral
from onrecord.extract.quantities.ranges import Ends, Pair, find_pair
from onrecord.extract.quantities.units import find_rate, find_unit, is_time_unit
from onrecord.extract.quantities.vetoes import (
    is_glued,
    is_label,
    is_name,
    is_named_year,
    is_no_bare_amount,
    is_no_one,
    is_whole_share,
    is_year,
)
from onrecord.model import Comparator, Span
from onrecord.model.found_quantities import FoundQuantity

_ONE = Decimal(1)
_SHARED_PEOPLE = frozenset("people person man woman child civilian other dead wounded injured".split())
_FATE_NOUNS = {"dead": "dead", "wounded": "injured", "injured": "injured"}
_HYPHENS = frozenset("-‐‑")
_HUNDREDS = 2
_OLDEST = 125
_LONGER = re.compile(r"\b(?:for|last(?:ed|s)?|took|takes|after|was|is|of|in)\s$")
_OPEN_UNIT = re.compile(r"-(?=,|\s(?:and|or|to)\s)")
_ORDINAL = re.compile(r"an?\s(?!half|quarter)[a-z]+$")
_AGED = re.compile(r"\b(?:(?:dies|died|dead) at|age of)\s$")
_OF_THEM = re.compile(r"\sof\s(?:them|these|which|whom)(?![\w-])")
_IN = re.compile(r"\s(in|out of)\s(?:every\s)?")
_WHOLES = frozenset(map(Decimal, (2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 100, 1000)))
_SHARES = ("percent", "percentage point", "per mille")


class Line(NamedTuple):
    """The part of a text that is read: the text, the same in lower case, and its borders."""

    text: str
    low: str
    start: int
    stop: int


class Read(NamedTuple):
    """What was read: an amount or nothing, and where reading goes on."""

    amount: FoundQuantity | None
    end: int


def read_amount(line: Line, numeral: Numeral, floor: int) -> Read:
    """Return the amount that the number states, if it states one; nothing before `floor` belongs to it."""
    text, low, _, stop = line
    if numeral.value is None:
        return Read(FoundQuantity(Span(numeral.start, numeral.end), None), numeral.end)
    first = read_measured(text, low, numeral, floor, stop)
    if first.numeral.value is None:
        return Read(FoundQuantity(Span(first.at, first.end), None), first.end)
    pair = find_pair(text, low, first, floor, stop)
    if isinstance(pair, Ends):
        return Read(None, pair.end)
    last = pair.second if pair else first
    if first.kind == "bare" and _is_glued(line, first, last, pair, floor):
        return Read(None, max(last.numeral.end, _word_end(text, numeral.end, stop)))
    if pair and first.kind == last.kind == "bare" and is_year(first.numeral) and is_year(last.numeral):
        return Read(None, last.numeral.end)
    found = _stated(line, first, last, pair, floor)
    return Read(None, last.numeral.end) if found is None else Read(found, found.span.end)


def _is_glued(line: Line, first: Measured, last: Measured, pair: Pair | None, floor: int) -> bool:
    if not first.numeral.figures:
        return False
    lead = first.numeral if pair is None else first.numeral._replace(end=last.numeral.end)
    return is_glued(line.text, lead, line.start, line.stop) and (
        pair is None or last.kind == "bare" or _led(line, first)
    )


def _led(line: Line, first: Measured) -> bool:
    before = line.text[first.at - 1 : first.at] if first.at > line.start else ""
    return before.isalnum() or before in ("-", "#", "/", "@")


def _word_end(text: str, end: int, stop: int) -> int:
    while end < stop and text[end].isalnum():
        end += 1
    return end


def _stated(line: Line, first: Measured, last: Measured, pair: Pair | None, floor: int) -> FoundQuantity | None:
    """Put an amount together, or return `None` where the words state none."""
    _text, low, _, stop = line
    at = pair.at if pair else first.at
    bound = bound_before(low, at, floor)
    begin = bound[1] if bound else at
    main = last if last.kind != "bare" else first
    value = value_of((pair.first if pair else first)._replace(factor=main.factor))
    high = value_of(last) if pair else first.numeral.high
    vague = first.numeral.high is not None or first.numeral.raw.endswith("couple")
    comparator = Comparator.ABOUT if vague else Comparator.EQUAL
    found = FoundQuantity(
        Span(at, last.end),
        value,
        high,
        comparator,
        main.unit,
        main.codes,
        main.sign,
        None,
        main.per,
        last.numeral.scale,
    )
    if main.kind == "bare":
        between = pair is not None and pair.at < first.at
        counted = _counted(line, found, last, begin, floor, bounded=between or bound is not None)
        if counted is None:
            return None
        found = counted
    elif main.kind == "measure" and _is_no_measure(line, main, floor):
        return None
    if bound is not None and is_time_unit(found.unit) and low[bound[1] : at].split() == ["over"]:
        # "Over three years" is how long; "for over three years" is longer.
        bound = bound if _LONGER.search(low[max(floor, bound[1] - 8) : bound[1]]) else None
    found = _with_rate_and_base(line, found, main)
    return _with_bounds(low, found, bound, stop)


def _is_no_measure(line: Line, main: Measured, floor: int) -> bool:
    numeral = main.numeral
    form = line.text[numeral.end : main.end]
    if is_year(numeral) and form in ("′", "″", "'"):
        return True
    if form.startswith("-") and is_time_unit(main.unit) and not form.endswith("s"):
        # "A three-year programme" is a time, and says nothing of how much.
        return True
    if numeral.value == 1 and not numeral.figures and is_time_unit(main.unit):
        return is_no_one(line.low, numeral, floor, main.unit or "")
    if numeral.part and not numeral.figures:
        # "A sixth year student", "a third quarter"; "half a mile" and "a quarter mile" are lengths.
        return main.unit == "quarter" or bool(_ORDINAL.match(numeral.raw))
    return False


def _counted(
    line: Line, found: FoundQuantity, last: Measured, begin: int, floor: int, *, bounded: bool
) -> FoundQuantity | None:
    """Return the amount with the noun it counts, or bare where it may stand so, else `None`."""
    text, low, _, stop = line
    numeral = last.numeral
    lead = numeral._replace(start=found.span.start)
    if (numeral.part and not numeral.figures) or (numeral.part and find_base(text, last.end, stop)):
        return _share(line, found, lead, last.end)
    ratio = _ratio(line, found, last)
    if ratio is not None:
        return ratio
    opened = _OPEN_UNIT.match(text, last.end, stop)
    if opened:
        return replace(found, open_unit=True)
    plural = found.value != _ONE
    noun = hyphen_noun(text, low, last.end, stop)
    if noun is None and text[last.end : last.end + 1] not in _HYPHENS:
        noun = find_noun(text, low, last.end, stop, plural=plural)
    more = bound_behind(low, last.end, stop) if noun is None else None
    if more is not None:
        # "500+ jobs", "50 or so people": the bound stands before the noun.
        noun = find_noun(text, low, more[1], stop, plural=plural)
        found = found if noun is None else replace(found, comparator=more[0])
    titled = noun is not None and text[noun.start].isupper()
    if is_name(text, numeral, floor) and not titled:
        return None
    if noun is None or (found.value == _ONE and is_no_one(low, lead, floor, noun.unit)):
        if found.value == _ONE and noun is not None:
            return None
        return _of_a_set(line, found, lead, last.end) or _bare(line, found, lead, begin, floor, bounded=bounded)
    if is_named_year(text, lead, line.start, noun.head, bounded=bounded) or is_label(
        text, low, lead, line.start, counted=True, titled=titled
    ):
        return None
    return _with_noun(line, found, noun, begin, floor)


def _with_noun(line: Line, found: FoundQuantity, noun: NounMark, begin: int, floor: int) -> FoundQuantity:
    unit = _FATE_NOUNS.get(noun.unit, noun.unit)
    if noun.head in _SHARED_PEOPLE:
        unit = find_fate(line.text, line.low, begin, noun.end, line.stop, floor) or unit
    return replace(found, unit=unit, span=Span(found.span.start, noun.end))


def _share(line: Line, found: FoundQuantity, lead: Numeral, end: int) -> FoundQuantity | None:
    """Return "a third of the population", "by an eighth"; other parts without what they are parts of are no amounts."""
    text, low, start, stop = line
    if text[end : end + 4].split() != ["of"]:
        return found if is_whole_share(low, lead._replace(end=end), start, stop) else None
    if low.endswith("the ", start, lead.start):
        return None  # "that is not the half of it"
    base = find_base(text, end, stop) or find_pointed(text, end, stop)
    if base is None:
        # "Half of the 300 million euros": the whole is an amount of its own, its span stays with it.
        at = find_set(text, end, stop)
        whole = read_numeral(text, low, at, stop) if at and _may_begin(low, at) else None
        return replace(found, base=text[at : whole.end]) if whole else None
    return replace(found, base=base[0], span=Span(found.span.start, base[1]))


def _of_a_set(line: Line, found: FoundQuantity, lead: Numeral, end: int) -> FoundQuantity | None:
    """Return "eleven of the fourteen conditions", "one of the ministers": what is counted is named with the set."""
    text, low, _, stop = line
    at = find_set(text, end, stop)
    if at is None or found.scale > _HUNDREDS or (lead.figures and is_year(lead)):
        return None
    lone = found.value == _ONE
    inner = read_numeral(text, low, at, stop) if _may_begin(low, at) else None
    if lone and inner is None and at == end + 4 and not text[at : at + 1].isupper():
        return None  # "a process of one of empowerment": no set is named
    noun = find_noun(text, low, inner.end if inner else at - 1, stop, plural=True, verb_follows=lone)
    if noun is None:
        return None
    if inner is None or inner.value is None:
        return replace(found, unit=noun.unit, base=" ".join(text[end + 4 : noun.end].split()))
    words = " ".join(text[inner.end : noun.end].split())
    return replace(found, unit=noun.unit, base=f"{inner.value:f} {words}")


def _ratio(line: Line, found: FoundQuantity, last: Measured) -> FoundQuantity | None:
    """Return "one in three voters", "two out of five": a share of what is named."""
    text, low, _, stop = line
    match = _IN.match(low, last.end, min(stop, last.end + 16))
    if match is None or found.value_max is not None or not _may_begin(low, match.end()):
        return None
    whole = read_numeral(text, low, match.end(), stop)
    if whole is None or whole.value is None or found.value is None or found.scale or not 0 < found.value < whole.value:
        return None
    if match[1] == "in" and (
        whole.value not in _WHOLES or find_unit(text, low, whole.end, stop, figures=whole.figures)
    ):
        return None
    if found.value != found.value.to_integral_value() or found.value > 99 or whole.value > 1_000_000:
        return None
    noun = find_noun(text, low, whole.end, stop, plural=True)
    if noun is None:
        return None
    share = part_of(int(found.value), int(whole.value))
    base = " ".join(text[whole.end : noun.end].split())
    return replace(found, value=share, base=base, span=Span(found.span.start, noun.end))


def _may_begin(low: str, at: int) -> bool:
    return low[at : at + 1].isdigit() or low[at : at + 1] in "otfsenth"


def _bare(
    line: Line, found: FoundQuantity, lead: Numeral, begin: int, floor: int, *, bounded: bool
) -> FoundQuantity | None:
    text, low, start, stop = line
    fate = find_fate(text, low, begin, found.span.end, stop, floor)
    if _is_age(low, lead, begin, floor):
        return replace(found, unit="year of age")
    if fate and (lead.figures or found.value != _ONE) and not is_year(lead):
        return replace(found, unit=fate)
    if found.value == _ONE and not lead.figures and not bounded and not _OF_THEM.match(low, found.span.end, stop):
        return None
    if text[found.span.end : found.span.end + 1] in _HYPHENS and not low.startswith("-strong", found.span.end):
        return None
    if is_no_bare_amount(text, low, lead, start, stop, bounded=bounded) or is_label(text, low, lead, start):
        return None
    return found


def _is_age(low: str, lead: Numeral, begin: int, floor: int) -> bool:
    """Whether words say that a number without a unit is an age: "died at 103", "aged about 68"."""
    if lead.scale or lead.value is None or lead.value >= _OLDEST:
        return False
    bounded = begin < lead.start and low.endswith("aged ", floor, begin)
    return bounded or bool(_AGED.search(low[max(floor, lead.start - 10) : lead.start]))


def _with_rate_and_base(line: Line, found: FoundQuantity, main: Measured) -> FoundQuantity:
    text, low, _, stop = line
    end = found.span.end
    per, base = found.per, found.base
    if per is None and not found.is_bare and found.unit not in ("year of age", "month of age"):
        rate = find_rate(text, low, end, stop)
        if rate is not None and not (main.kind == "measure" and is_time_unit(main.unit) and rate[0] == "time"):
            per, end = rate
    if base is None and found.unit in _SHARES:
        named = find_base(text, end, stop)
        if named is not None:
            base, end = named
            if per is None:
                rate = find_rate(text, low, end, stop)
                per, end = rate or (None, end)
    if (per, base, end) == (found.per, found.base, found.span.end):
        return found
    return replace(found, per=per, base=base, span=Span(found.span.start, end))


def _with_bounds(low: str, found: FoundQuantity, bound: tuple[Comparator, int] | None, stop: int) -> FoundQuantity:
    start, end, comparator = found.span.start, found.span.end, found.comparator
    if bound is not None:
        start = bound[1]
        comparator = comparator if bound[0] is Comparator.EQUAL else bound[0]
    behind = bound_behind(low, end, stop)
    if behind is not None:
        comparator, end = behind
        comparator = behind[0]
    if (start, end, comparator) == (found.span.start, found.span.end, found.comparator):
        return found
    return replace(found, span=Span(start, end), comparator=comparator)
