"""Give bare numbers the unit that the words before leave standing: "700 million euros ..., 300 million ... and 200".

Takes a `Parse` and what was found, returns the same amounts, in order, with units taken over and a score where one was;
numbers that stay without a unit are kept only where they look like an amount by themselves.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from decimal import Context, Decimal

from onrecord.lexicons import table
from onrecord.model import Comparator, Parse
from onrecord.model.found_quantities import FoundQuantity

SAME_SENTENCE, NEAR, FAR = 0.8, 0.7, 0.5
_NEXT = 12  # characters
_LOOKED_AT, _MONEY_LOOKED_AT = 8, 100  # amounts, so that a text of numbers alone takes no longer than its length
_FAR = 700
_REMEMBERED = 2
_EXACT = Context(prec=120)
_SMALL = Decimal(100)
_HUNDREDS, _THOUSAND, _MILLION = 2, 3, 6

_TIMES = frozenset("second minute hour day night week fortnight month year decade century".split()) | {"year of age"}
_SHARES = ("percent", "percentage point")
# "The index rose 2 percent and the other by 1", but not "rose 2 percent to 3.65".
_SHARE_LEADS = re.compile(r"\b(?:by|and|of|or|not|another|about|around|nearly|only|just|than|half)\s$")
# "Forwarders think five more likely" counts what the sentence before does, a length of time too.
_COMPARED = re.compile(r"\s(?:more|less) likely\b|\s(?:longer|shorter)\b")
# "There should have been twenty-four.", "We count three that are open."
_AGES_GO_ON = re.compile(r"\b(?:and|or|to|under|over)\s$")
_OLDEST = 125
_COUNTING = re.compile(
    r"(?:\bthere\s(?:(?:should|would|could|must|may|might|will)\s)?(?:(?:have|had|has)\sbeen|be|were|are)|\bcount(?:s|ed)?)"
    r"\s(?:only\s|just\s)?$",
    re.IGNORECASE,
)
Carried = tuple[FoundQuantity, float | None]


def carry_units(parse: Parse, found: Sequence[FoundQuantity]) -> list[Carried]:
    """Return each amount with its unit, and a score where the unit was taken from another one."""
    starts = [sentence.span.start for sentence in parse.sentences]
    sentences = [bisect_right(starts, one.span.start) for one in found]
    carried: list[Carried] = []
    for place, one in enumerate(found):
        if not one.is_bare or one.base is not None:
            carried.append((one, None))
            continue
        taken = _open_unit(found, place) if one.open_unit else _carry(parse.text, found, place, carried, sentences)
        if taken is not None:
            carried.append(taken)
        elif _stands_alone(parse.text, one):
            carried.append((one, None))
        else:
            carried.append((one, 0.0))
    return [(one, score) for one, score in carried if score != 0.0]


def _open_unit(found: Sequence[FoundQuantity], place: int) -> Carried | None:
    following = next((one for one in found[place + 1 : place + 5] if not one.open_unit), None)
    if following is None or following.unit is None:
        return None
    return replace(found[place], unit=following.unit, per=following.per), None


def _carry(
    text: str, found: Sequence[FoundQuantity], place: int, carried: Sequence[Carried], sentences: Sequence[int]
) -> Carried | None:
    one = found[place]
    changed = _changed(text, found, place)
    if changed is not None:
        return changed
    if _is_part(text, one) or _is_of_another(text, found, place):
        return one, None
    if one.scale >= _MILLION:
        return _as_money(text, found, place, carried, sentences)
    for number in range(len(carried) - 1, max(-1, len(carried) - 1 - _LOOKED_AT), -1):
        other = carried[number][0]
        apart = sentences[place] - sentences[number]
        if other.unit in _TIMES and apart <= _REMEMBERED and _COMPARED.match(text, one.span.end):
            return _like(one, other, NEAR if apart else SAME_SENTENCE)
        if other.unit == "year of age" and not apart and _is_age(text, one):
            return _like(one, other, SAME_SENTENCE)
        if not other.is_bare and _lends(text, other, one, apart):
            return _like(one, other, NEAR if apart else SAME_SENTENCE)
    following = found[place + 1 : place + 2]
    with_next = bool(following) and sentences[place + 1] == sentences[place] and not following[0].is_bare
    if with_next and following[0].span.start - one.span.end < _NEXT:
        return _like(one, following[0], SAME_SENTENCE)
    return None


def _lends(text: str, other: FoundQuantity, one: FoundQuantity, apart: int) -> bool:
    """Whether an earlier amount, so many sentences before, gives a bare number its unit."""
    if other.unit in _TIMES:
        return False
    if _is_count(other) and _is_whole(other) and not _is_whole(one):
        return False
    if not apart:
        return other.unit not in _SHARES or bool(
            _SHARE_LEADS.search(text[max(0, one.span.start - 12) : one.span.start])
        )
    if apart > _REMEMBERED or one.span.start - other.span.end >= _FAR or one.value == 1:
        return False
    if other.unit in _SHARES and not _is_whole(one) and _is_mixed(text, one):
        # "The offer is 4.5 percent." "Four and a half is not an insult."
        return True
    if other.currencies:
        return other.scale >= _MILLION and _is_round(one)
    return _is_count(other) and _is_small_count(one)


def _is_age(text: str, one: FoundQuantity) -> bool:
    """Whether a number behind an age goes on with ages: "and for women between 20 and 35"."""
    joined = one.value_max is not None or _AGES_GO_ON.search(text[max(0, one.span.start - 8) : one.span.start])
    return bool(joined) and one.value is not None and one.value < _OLDEST and _is_whole(one)


def _is_part(text: str, one: FoundQuantity) -> bool:
    """Whether an amount is a part in words, "by an eighth", which has no unit."""
    return one.value is not None and 0 < one.value < 1 and not text[one.span.start].isdigit() and not one.scale


def _is_mixed(text: str, one: FoundQuantity) -> bool:
    """Whether an amount is a number in words with a part: "four and a half"."""
    return one.span.text_in(text).lower().endswith((" half", " quarter", " third"))


def _is_of_another(text: str, found: Sequence[FoundQuantity], place: int) -> bool:
    """Whether a bare number stands in "two of eleven", as one or the other."""
    pairs = [found[at : at + 2] for at in (place - 1, place) if 0 <= at < len(found) - 1]
    return any(
        first.is_bare and second.is_bare and text[first.span.end : second.span.start] == " of "
        for first, second in pairs
    )


def _changed(text: str, found: Sequence[FoundQuantity], place: int) -> Carried | None:
    """Return the 5 of "from 5 to 7 percent" in percent, the 24.2 of "from 24.2 to 33 billion euros" in billions."""
    one, following = found[place], found[place + 1 : place + 2]
    if not following or following[0].is_bare or following[0].value is None or one.value is None:
        return None
    if text[one.span.end : following[0].span.start].strip() not in ("to", "and", "or"):
        return None
    other = following[0]
    taken = replace(one, unit=other.unit, currencies=other.currencies, sign=other.sign, per=other.per)
    if other.scale and not one.scale and abs(one.value) <= abs(following[0].value).scaleb(-other.scale) * 10:
        taken = replace(taken, value=_scaled(one.value, other.scale), scale=other.scale)
    return taken, None


def _scaled(value: Decimal, power: int) -> Decimal:
    moved = _EXACT.scaleb(value, power)
    return _EXACT.quantize(moved, Decimal(1)) if moved == moved.to_integral_value() else moved


def _like(one: FoundQuantity, other: FoundQuantity, score: float) -> Carried | None:
    """Return `one` in the unit of `other`; "three hundred" after "seven hundred million" are millions too."""
    scale = 0
    if other.currencies and other.scale >= _MILLION:
        if not _is_round(one):
            return None if _is_small_count(one) else (one, None)
        scale, score = other.scale, min(score, NEAR)
    value = None if one.value is None else _scaled(one.value, scale) if scale else one.value
    high = None if one.value_max is None else _scaled(one.value_max, scale) if scale else one.value_max
    taken = replace(
        one,
        value=value,
        value_max=high,
        unit=other.unit,
        currencies=other.currencies,
        sign=other.sign,
        scale=scale or one.scale,
    )
    return taken, score


def _is_round(one: FoundQuantity) -> bool:
    """Whether a number may leave its "million" out: a round one of two or three digits, without a magnitude."""
    return (
        one.scale <= _HUNDREDS
        and one.value is not None
        and one.value_max is None
        and 10 <= one.value < 1000
        and one.value % 10 == 0
    )


def _as_money(
    text: str, found: Sequence[FoundQuantity], place: int, carried: Sequence[Carried], sentences: Sequence[int]
) -> Carried | None:
    """Millions without a unit are in the currency spoken of, the next one of the sentence or the last one before."""
    one = found[place]
    following = found[place + 1 : place + 2]
    if following and text[one.span.end : following[0].span.start].strip() == "(":
        # "1.3 billion ($1.7bn)": the same in another currency.
        return None
    in_turn = bool(following) and sentences[place + 1] == sentences[place] and following[0].scale >= _MILLION
    if in_turn and following[0].currencies and following[0].span.start - one.span.end < _NEXT:
        # "280 million of the 1.5 billion shekels"
        return replace(one, currencies=following[0].currencies, sign=following[0].sign), SAME_SENTENCE
    counted = _counted_before(one, carried, sentences, place)
    if counted is not None:
        return counted
    for number in range(len(carried) - 1, max(-1, len(carried) - 1 - _MONEY_LOOKED_AT), -1):
        other = carried[number][0]
        if other.currencies and (other.scale >= _MILLION or sentences[number] == sentences[place]):
            near = sentences[number] == sentences[place]
            close = near or one.span.start - other.span.end < _FAR
            score = SAME_SENTENCE if near else NEAR if close else FAR
            return replace(one, currencies=other.currencies, sign=other.sign), score
    later = next(
        (
            other
            for other in found[place + 1 : place + _MONEY_LOOKED_AT]
            if other.currencies and other.scale >= _MILLION
        ),
        None,
    )
    return None if later is None else (replace(one, currencies=later.currencies, sign=later.sign), FAR)


def _counted_before(
    one: FoundQuantity, carried: Sequence[Carried], sentences: Sequence[int], place: int
) -> Carried | None:
    """Return "down from over three million" counting what "two million refugees" before it does."""
    for number in range(place - 1, max(-1, place - 1 - _LOOKED_AT), -1):
        other, apart = carried[number][0], sentences[place] - sentences[number]
        if apart > _REMEMBERED:
            return None
        if not other.is_bare:
            like = _is_count(other) and other.scale >= _THOUSAND
            return (replace(one, unit=other.unit), NEAR if apart else SAME_SENTENCE) if like else None
    return None


def _is_count(one: FoundQuantity) -> bool:
    return one.unit is not None and not one.currencies and one.per is None and one.unit not in _MEASURES


# The names of the units of measure, without what they are per.
_MEASURES = frozenset(rest.split("\t")[0].partition(" per ")[0] for rest in table("units").values()) - {"unit", "piece"}


def _is_whole(one: FoundQuantity) -> bool:
    return one.value is not None and one.value == one.value.to_integral_value()


def _is_small_count(one: FoundQuantity) -> bool:
    return (
        one.scale <= _HUNDREDS
        and one.value is not None
        and one.value == one.value.to_integral_value()
        and one.value < 10_000
    )


def _stands_alone(text: str, one: FoundQuantity) -> bool:
    """Whether a number without a unit is kept: a magnitude, a bound, decimals, groups of digits or three digits."""
    if one.value is None:
        return True
    words = one.span.text_in(text)
    if _is_mixed(text, one) or _COUNTING.search(text[max(0, one.span.start - 40) : one.span.start]):
        return True
    if one.scale > _HUNDREDS or one.comparator is not Comparator.EQUAL or one.value_max is not None:
        return True
    return words[:1].isdigit() and ("," in words or "." in words or abs(one.value) >= _SMALL)
