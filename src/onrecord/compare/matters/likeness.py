"""How likely two reports speak of one commitment: takes two `Step`s, returns points of 100 with the reasons."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from onrecord.compare.matters.matter import Same, same_unit
from onrecord.compare.matters.steps import Step
from onrecord.compare.matters.words import ORDINALS, telling
from onrecord.model import Action, Comparator, Modality, Quantity

LINKED = 70
DOUBTFUL = 55
_YEARS_APART = 3 * 366
_SLICES = (Modality.DELIVERED, Modality.WITHDRAWN, Modality.ALLOCATED)
_TENTATIVE = (Modality.OFFERED, Modality.CONSIDERED, Modality.URGED)
_OPPOSITE = frozenset({frozenset({Action.INCREASE, Action.DECREASE}), frozenset({Action.JOIN, Action.LEAVE}),
                       frozenset({Action.CREATE, Action.ABOLISH})})  # fmt: skip
_NEAR = Decimal("0.05")


@dataclass(frozen=True, slots=True)
class Likeness:
    """Points of 100 that two steps are one commitment, the reasons for it, and what speaks against it."""

    points: int
    reasons: tuple[Same, ...]
    against: str = ""


def likeness(earlier: Step, later: Step) -> Likeness | None:
    """Compare two reports; `None` where they cannot be one commitment, or have too little in common to compare."""
    if not earlier.bound & later.bound or frozenset({earlier.action, later.action}) in _OPPOSITE:
        return None
    if earlier.gains and later.gains and not earlier.gains & later.gains:
        return None
    if earlier.stems & ORDINALS and later.stems & ORDINALS and (earlier.stems ^ later.stems) & ORDINALS:
        return None  # the fourth instalment is not the fifth
    points, reasons = 30, [Same.PROMISOR]
    if earlier.gains & later.gains:
        points, reasons = points + 15, [*reasons, Same.BENEFICIARY]
    if earlier.kind is later.kind:
        points, reasons = points + 10, [*reasons, Same.KIND]
    for gained, reason in (_objects(earlier, later), _amounts(earlier, later), _periods(earlier, later)):
        points += gained
        reasons += [reason] if reason is not None else []
    if not {Same.OBJECT, Same.SOME_OBJECT, Same.AMOUNT, Same.NEAR_AMOUNT} & set(reasons):
        return None
    return _weighed(earlier, later, max(0, min(points, 100)), tuple(reasons))


def _weighed(earlier: Step, later: Step, points: int, reasons: tuple[Same, ...]) -> Likeness:
    """Hold back where one says that the act will not be done, or where years lie between the reports."""
    if earlier.refuses is not later.refuses and Modality.WITHDRAWN not in (earlier.modality, later.modality):
        return Likeness(min(points, LINKED - 1), reasons, "one says that it will not be done")
    if earlier.published and later.published and abs((later.published - earlier.published).days) > _YEARS_APART:
        return Likeness(points - 10, reasons, "reports are years apart")
    return Likeness(points, reasons, _against(earlier, later))


def _against(earlier: Step, later: Step) -> str:
    if earlier.amount and later.amount and _differ(earlier.amount, later.amount):
        return "the amounts differ"
    return ""


def _differ(one: Quantity, other: Quantity) -> bool:
    return same_unit(one, other) and (one.value, one.value_max) != (other.value, other.value_max)


def _objects(earlier: Step, later: Step) -> tuple[int, Same | None]:
    one, other = telling(earlier.stems), telling(later.stems)
    shared = len(one & other)
    if shared:
        share = shared / min(len(one), len(other))
        return round(30 * share), Same.OBJECT if share == 1 else Same.SOME_OBJECT
    if not one and not other and earlier.stems & later.stems:
        return 10, Same.OBJECT
    return (-10 if one and other else 0), None


def _amounts(earlier: Step, later: Step) -> tuple[int, Same | None]:
    one, other = earlier.amount, later.amount
    if one is None or other is None:
        return 0, None
    if not same_unit(one, other):
        return (-20 if one.currency and other.currency else 0), None
    if not _differ(one, other):
        return 30, Same.AMOUNT
    if Comparator.ABOUT in (one.comparator, other.comparator) and _near(one.value, other.value):
        return 20, Same.NEAR_AMOUNT
    if later.modality in _SLICES and other.value < one.value:
        return 10, Same.WITHIN
    if earlier.modality in _SLICES and one.value < other.value:
        return 10, Same.WITHIN
    return (-5 if earlier.modality in _TENTATIVE and later.modality not in _TENTATIVE else -20), None


def _near(one: Decimal, other: Decimal) -> bool:
    return abs(one - other) <= _NEAR * max(abs(one), abs(other))


def _periods(earlier: Step, later: Step) -> tuple[int, Same | None]:
    one, other = earlier.period, later.period
    if one is None or other is None:
        return 0, None
    pairs = [(getattr(one, name), getattr(other, name)) for name in ("deadline", "start", "end", "duration")]
    stated = [(mine, theirs) for mine, theirs in pairs if mine and theirs]
    if not stated:
        return 0, None
    return (10, Same.PERIOD) if all(mine == theirs for mine, theirs in stated) else (-5, None)
