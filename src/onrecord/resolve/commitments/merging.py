"""The same commitment said again, its parts, what came of it: takes the commitments of a document, returns them."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping, Sequence

from onrecord.model import Parse, Quantity, Sentence
from onrecord.model.commitments import Commitment, Modality, Status

_OPEN = (Modality.PLEDGED, Modality.AGREED, Modality.ALLOCATED, Modality.PLANNED)
_PARTS = re.compile(r"\b(?:of which|of that|including)\b")
_WORD = re.compile(r"[^\W\d_]{3,}")
_Amounts = Mapping[str, Quantity]


def merge_restated(parse: Parse, found: Sequence[Commitment], amounts: _Amounts) -> list[Commitment]:
    """Return one commitment for each: what says it again goes to `mentions` of the passage that says most."""
    groups: list[list[Commitment]] = []
    by_promisor: dict[tuple[object, ...], list[list[Commitment]]] = {}
    for one in found:
        key = (frozenset(party.entity for party in one.promisor), one.polarity, _stage(one.modality))
        alike = by_promisor.setdefault(key, [])
        home = next((group for group in alike[-20:] if _restates(parse, group[0], one, amounts)), None)
        if home is None:
            home = []
            alike.append(home)
            groups.append(home)
        home.append(one)
    return [_merged(group) for group in groups]


def _stage(modality: Modality) -> str:
    return "open" if modality in _OPEN else modality.value


def _restates(parse: Parse, one: Commitment, other: Commitment, amounts: _Amounts) -> bool:
    """Whether two passages report one undertaking: same sum, or same things where neither states one."""
    if one.cue == other.cue or _same_sentence(parse, one, other):
        return False
    mine, theirs = _sum(one, amounts), _sum(other, amounts)
    if mine is not None and theirs is not None:
        return mine == theirs and (mine[1] is not None or one.kind is other.kind)
    words = [set(_WORD.findall((each.object or "").lower())) for each in (one, other)]
    shared = words[0] & words[1]
    alike = one.kind is other.kind and one.action is other.action
    return alike and bool(shared) and 2 * len(shared) >= min(map(len, words))


def _same_sentence(parse: Parse, one: Commitment, other: Commitment) -> bool:
    return parse.sentence_at(one.cue.start) == parse.sentence_at(other.cue.start)


def _sum(one: Commitment, amounts: _Amounts) -> tuple[object, ...] | None:
    if one.amount is None:
        return None
    quantity = amounts[one.amount.quantity]
    return (quantity.value, quantity.currency, None if quantity.currency else quantity.unit)


def _merged(group: list[Commitment]) -> Commitment:
    best = max(group, key=_filled)
    if len(group) == 1:
        return best
    firmest = min((one.modality for one in group), key=list(Modality).index)
    others = tuple(one.span for one in group if one is not best)
    return dataclasses.replace(
        best,
        modality=firmest,
        beneficiary=best.beneficiary or next((one.beneficiary for one in group if one.beneficiary), ()),
        amount=best.amount or next((one.amount for one in group if one.amount), None),
        period=best.period or next((one.period for one in group if one.period), None),
        mentions=others,
    )


def _filled(one: Commitment) -> tuple[int, int]:
    fields = (one.amount, one.period, one.beneficiary, one.condition, one.object)
    return (sum(1 for field in fields if field), -one.span.start)


def with_statuses(parse: Parse, found: Sequence[Commitment], amounts: _Amounts) -> list[Commitment]:
    """Add what the same sentence says: a part of a sum, and how much of what was promised has come."""
    result = list(found)
    sentences = [parse.sentence_at(one.cue.start) for one in found]
    together: dict[Sentence | None, list[Commitment]] = {}
    for sentence, one in zip(sentences, found, strict=True):
        together.setdefault(sentence, []).append(one)
    for place, sentence in enumerate(sentences):
        one = result[place]
        for other in together[sentence]:
            if other.id == one.id:
                continue
            if one.modality in _OPEN and other.modality is Modality.DELIVERED and _smaller(other, one, amounts):
                amount = other.amount.quantity if other.amount else None
                status = Status("partly_delivered", by=other.voice[1:], amount=amount, evidence=other.span)
                one = dataclasses.replace(one, status=(*one.status, status))
            between = parse.text[min(one.span.end, other.span.end) : max(one.span.start, other.span.start)]
            after = other.span.start < one.span.start
            if after and one.part_of is None and _smaller(one, other, amounts) and _PARTS.search(between[:200]):
                one = dataclasses.replace(one, part_of=other.id)
        result[place] = one
    return result


def _smaller(part: Commitment, whole: Commitment, amounts: _Amounts) -> bool:
    if part.amount is None or whole.amount is None:
        return False
    small, large = amounts[part.amount.quantity], amounts[whole.amount.quantity]
    return small.currency == large.currency and small.value < large.value
