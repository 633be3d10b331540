"""What following commitments over documents gives back: matters with their steps, links and changes, doubtful pairs."""

from __future__ import annotations

import dataclasses
import datetime
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from onrecord.compare.matters.days import days_of
from onrecord.compare.matters.steps import Step
from onrecord.model import Modality, Quantity, Span

PROMISES = frozenset({Modality.OBLIGED, Modality.AGREED, Modality.ALLOCATED, Modality.PLEDGED, Modality.PLANNED})
"""The modalities by which the promisor is on record as going to do something."""


_RANKS = {modality: rank for rank, modality in enumerate(Modality)}


class Same(StrEnum):
    """What two reports of commitments have in common, or what speaks against their being one."""

    PROMISOR = "same promisor"
    BENEFICIARY = "same beneficiary"
    KIND = "same kind"
    OBJECT = "same object"
    SOME_OBJECT = "object in part the same"
    AMOUNT = "same amount"
    NEAR_AMOUNT = "about the same amount"
    WITHIN = "an amount within the other"
    PERIOD = "same period"


@dataclass(frozen=True, slots=True)
class Link:
    """Why a step belongs to a matter: the earlier step it was compared with, the reasons, and how likely, 0 to 1."""

    step: tuple[str, str]
    to: tuple[str, str]
    reasons: tuple[Same, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Change:
    """An amount or a date that a later report gives otherwise.

    `field` is "amount", "deadline", "start" or "end"; `reckoned` says how a value was worked out that no text states.
    """

    field: str
    before: str
    after: str
    step: tuple[str, str]
    published: datetime.date | None
    by: tuple[str, ...]
    reckoned: str | None = None

    def __str__(self) -> str:
        """Return "EUR 1,200,000,000 -> EUR 1,050,000,000, 2026-02-17, per the Ostvik Courier"."""
        how = f" ({self.reckoned})" if self.reckoned else ""
        name = "" if self.field == "amount" else f"{self.field} "
        return f"{name}{self.before} -> {self.after}, {self.published or 'no date'}, per {', '.join(self.by)}{how}"


@dataclass(frozen=True, slots=True)
class DoubtfulPair:
    """Two commitments that may be one and are kept apart; `against` says what speaks against it, "" if nothing does."""

    one: Step
    other: Step
    reasons: tuple[Same, ...]
    against: str
    score: float


@dataclass(frozen=True, slots=True)
class Matter:
    """One commitment followed over time, steps in order of date; `part_of` is the id of the matter it is a part of.

    `amount` is what stands after all changes; `score` that of the weakest link, `None` where there is none.
    """

    id: str
    steps: tuple[Step, ...]
    links: tuple[Link, ...] = ()
    changes: tuple[Change, ...] = ()
    part_of: str | None = None
    parts: tuple[str, ...] = ()
    amount: Quantity | None = None
    score: float | None = None

    @property
    def promisor(self) -> tuple[str, ...]:
        """The names of who is bound, as first reported."""
        return self.steps[0].promisor

    @property
    def beneficiary(self) -> tuple[str, ...]:
        """The names of who gains, as first reported."""
        return next((step.beneficiary for step in self.steps if step.beneficiary), ())

    @property
    def object(self) -> str | None:
        """What it is about, in the first words that say more than the parties' names."""
        return next((step.object for step in self.steps if step.object and step.stems), None)

    @property
    def refuses(self) -> bool:
        """Whether it is a commitment not to do the act."""
        return self.steps[0].refuses

    @property
    def modality(self) -> Modality:
        """The firmest modality by which a promise of it is reported; without a promise, that of the last step."""
        found = {step.modality for step in self.steps}
        return next((one for one in Modality if one in found and one in PROMISES), self.steps[-1].modality)

    @property
    def due(self) -> str | None:
        """The deadline, or the end of its period, as last reported; of an offer only where nothing firmer is known."""
        promises = [step for step in self.steps if step.modality in PROMISES]
        return next((step.due for step in reversed(promises or self.steps) if step.due), None)

    @property
    def due_day(self) -> datetime.date | None:
        """The last day on which it is in time."""
        days = days_of(self.due) if self.due else None
        return days[1] if days else None

    @property
    def stages(self) -> tuple[tuple[str, datetime.date | None], ...]:
        """How it went, each modality with the day of its first report: (("pledged", day), ("agreed", day)).

        A promise reported again in weaker words ("planned" after "pledged") is no stage.
        """
        found: dict[str, datetime.date | None] = {}
        firmest = len(_RANKS)
        for step in self.steps:
            if step.modality in PROMISES:
                if _RANKS[step.modality] >= firmest:
                    continue
                firmest = _RANKS[step.modality]
            found.setdefault(_stage(step, self._amount_before(step)), step.published)
        return tuple(found.items())

    def _amount_before(self, step: Step) -> Quantity | None:
        earlier = [one.amount for one in self.steps if one.amount and one.modality in PROMISES and one is not step]
        return max(earlier, key=lambda one: one.value, default=None)

    def to_dict(self) -> dict[str, Any]:
        """Return it as plain lists and objects, ready for `json.dumps`."""
        stages = [{"stage": stage, "published": day.isoformat() if day else None} for stage, day in self.stages]
        return {**plain(self), "stages": stages, "due": self.due}


def _stage(step: Step, promised: Quantity | None) -> str:
    """Return the modality, and "in part" where less than the promised amount is delivered, withdrawn or allocated."""
    if step.modality is Modality.DELIVERED and promised and step.amount and not same_unit(promised, step.amount):
        return f"{step.modality}, counted otherwise"
    partial = step.modality in (Modality.DELIVERED, Modality.WITHDRAWN, Modality.ALLOCATED)
    if partial and promised and step.amount and same_unit(promised, step.amount) and step.amount.value < promised.value:
        return f"{step.modality} in part"
    if partial and any(claim.status.startswith("part") for claim in step.status):
        return f"{step.modality} in part"
    return str(step.modality)


def same_unit(one: Quantity, other: Quantity) -> bool:
    """Whether two amounts count the same: one currency, or one unit by its last word."""
    if one.currency or other.currency:
        return one.currency == other.currency and one.per == other.per
    return last_word(one.unit) == last_word(other.unit)


def last_word(unit: str | None) -> str:
    """Return "battery" of "air-defence battery"."""
    words = (unit or "").replace("-", " ").split()
    return words[-1].casefold() if words else ""


def plain(value: Any) -> Any:
    """Return a dataclass as JSON holds it; a set in order, a span as [start, end], an exact number in words."""
    if isinstance(value, Span):
        return [value.start, value.end]
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, datetime.date):
        return value.isoformat()
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, dict):
        return {name: plain(one) for name, one in value.items()}
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, tuple | list):
        return [plain(one) for one in value]
    return str(value) if isinstance(value, StrEnum) else value
