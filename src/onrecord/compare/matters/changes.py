"""What changed in a commitment over its reports: takes its steps and those of its parts, returns amount and changes."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from onrecord.compare.matters.matter import PROMISES, Change, same_unit
from onrecord.compare.matters.steps import Step
from onrecord.model import Comparator, Modality, Quantity


def amount_and_changes(steps: Sequence[Step], parts: Iterable[Step] = ()) -> tuple[Quantity | None, tuple[Change, ...]]:
    """Return the amount that stands after the last report, and every change of amount or date on the way.

    What is withdrawn from the matter or from a part of it lowers the amount, once for each amount withdrawn however
    many report it. Delivered and allocated sums are no changes, nor is an amount that stood before: later reports tell
    how it began.
    """
    taken: set[Decimal] = set()
    changes: list[Change] = []
    now: Quantity | None = None
    stood: set[Decimal] = set()
    own = {step.key for step in steps}
    withdrawals = [step for step in parts if step.modality is Modality.WITHDRAWN]
    for step in sorted([*steps, *withdrawals], key=lambda one: one.order):
        if step.modality is Modality.WITHDRAWN:
            less = _lowered(now, step, taken)
            if less is not None and now is not None:
                changes.append(_change("amount", str(now), str(less), step, _how(step, less)))
                now = less
        elif step.key in own and not (step.amount is not None and step.amount.value in stood):
            now, found = _stated(now, step)
            changes += found
        stood |= {now.value} if now is not None else set()
    changes += _dates(steps)
    return now or _delivered(steps), tuple(sorted(changes, key=lambda one: (str(one.published or "9"), one.step)))


def _stated(now: Quantity | None, step: Step) -> tuple[Quantity | None, list[Change]]:
    """Return the amount after a report that states one."""
    if step.amount is None or step.modality is Modality.DELIVERED:
        return now, []
    if now is None:
        return step.amount, []
    if not same_unit(now, step.amount):
        return (step.amount if not now.currency and step.amount.currency else now), []
    if _bounds(now) == _bounds(step.amount) or (step.modality is Modality.ALLOCATED and step.amount.value < now.value):
        return now, []
    if step.modality not in PROMISES and step.modality is not Modality.OFFERED:
        return now, []
    return step.amount, [_change("amount", str(now), str(step.amount), step)]


def _bounds(one: Quantity) -> tuple[Decimal, Decimal | None, Comparator]:
    return one.value, one.value_max, one.comparator


def _lowered(now: Quantity | None, step: Step, taken: set[Decimal]) -> Quantity | None:
    """Return what is left after a withdrawal, `None` where it was counted already or leaves no sense."""
    if now is None or step.amount is None or not same_unit(now, step.amount) or now.value_max is not None:
        return None
    less = now.value - step.amount.value
    if step.amount.value in taken or less < 0:
        return None
    taken.add(step.amount.value)
    return dataclasses.replace(now, value=less, span=step.amount.span)


def _how(step: Step, less: Quantity) -> str | None:
    """Return how an amount was reckoned, `None` where the report states it itself."""
    if any(total.value == less.value and same_unit(total, less) for total in step.totals) or step.amount is None:
        return None
    return f"reckoned: {step.amount!s} withdrawn"


def _delivered(steps: Sequence[Step]) -> Quantity | None:
    return next((step.amount for step in steps if step.amount is not None), None)


def _dates(steps: Sequence[Step]) -> Iterator[Change]:
    for name in ("deadline", "start", "end"):
        before: str | None = None
        for step in steps:
            after = getattr(step.period, name) if step.period is not None else None
            if after and before and after != before and not _rounder(after, before):
                yield _change(name, before, after, step)
            before = after if after and not (before and _rounder(after, before)) else before


def _rounder(after: str, before: str) -> bool:
    """Whether a date says the same less precisely: "2025" after "2025-09"."""
    return before.startswith(after)


def _change(name: str, before: str, after: str, step: Step, reckoned: str | None = None) -> Change:
    by = step.voice or ((step.outlet or step.document),)
    return Change(name, before, after, step.key, step.published, by, reckoned)
