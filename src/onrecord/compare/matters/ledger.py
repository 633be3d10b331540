"""The ledger: takes `Record`s, answers who promised what to whom, how much, by when, how firmly, and what came of it.

`Ledger.of(records).where(Query(by="Norland")).totals()` adds up what Norland promised, parts and restatements once.
"""

from __future__ import annotations

import dataclasses
import datetime
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any

from onrecord.compare.matters.linking import Matters, link_steps
from onrecord.compare.matters.matter import PROMISES, DoubtfulPair, Matter, plain
from onrecord.compare.matters.money import LeftOut, Rate, Total, add_up, bounds
from onrecord.compare.matters.steps import Step, find_steps
from onrecord.compare.matters.words import object_stems
from onrecord.compare.names import fold
from onrecord.errors import QueryError
from onrecord.model import CommitmentKind, Modality, Polarity, Record

NO_LATER_REPORT = "no later report in this record"
_WORDS = re.compile(r"[^\W_]+")
_DONE = frozenset({"fulfilled", "delivered", "kept", "completed"})


@dataclass(frozen=True, slots=True)
class Money:
    """An amount of one currency to compare with."""

    currency: str
    value: Decimal

    @classmethod
    def from_words(cls, words: str) -> Money:
        """Return what "EUR:1e9" or "USD:250000" asks for.

        Raises:
            QueryError: it is not CURRENCY:NUMBER.
        """
        currency, colon, number = words.partition(":")
        try:
            value = Decimal(number.strip().replace(",", ""))
        except InvalidOperation:
            value = Decimal("NaN")
        if not colon or not re.fullmatch(r"[A-Za-z]{3}", currency.strip()) or not value.is_finite():
            raise QueryError(f"{words!r} is no amount: write a currency and a number, such as EUR:1e9.")
        if abs(value.adjusted()) > 30:
            raise QueryError(f"{words!r} is too large or too small to be an amount of money.")
        return cls(currency.strip().upper(), value)


@dataclass(frozen=True, slots=True)
class Query:
    """What to look for; a field left out asks nothing. Names and topic words match whole words, accents aside.

    `due_before` and `due_after` compare the last day of a deadline or period; a commitment without one never matches.
    """

    by: str | None = None
    to: str | None = None
    kinds: frozenset[CommitmentKind] = frozenset()
    modalities: frozenset[Modality] = frozenset()
    polarity: Polarity | None = None
    least: Money | None = None
    most: Money | None = None
    due_before: datetime.date | None = None
    due_after: datetime.date | None = None
    about: str | None = None

    def matches(self, step: Step) -> bool:
        """Whether a commitment is among those asked for."""
        return (
            (not self.kinds or step.kind in self.kinds)
            and (not self.modalities or step.modality in self.modalities)
            and (self.polarity is None or step.polarity is self.polarity)
            and _named(self.by, step.promisor)
            and _named(self.to, step.beneficiary)
            and self._amount(step)
            and self._due(step)
            and self._about(step)
        )

    def _amount(self, step: Step) -> bool:
        if self.least is None and self.most is None:
            return True
        if step.amount is None or step.amount.currency is None:
            return False
        low, high = bounds(step.amount)
        return (
            all(limit is None or step.amount.currency == limit.currency for limit in (self.least, self.most))
            and (self.least is None or high is None or high >= self.least.value)
            and (self.most is None or low <= self.most.value)
        )

    def _due(self, step: Step) -> bool:
        if self.due_before is None and self.due_after is None:
            return True
        day = step.due_day
        if day is None:
            return False
        return (self.due_before is None or day < self.due_before) and (self.due_after is None or day > self.due_after)

    def _about(self, step: Step) -> bool:
        return self.about is None or object_stems(self.about) <= step.stems | object_stems(step.words)


def _named(wanted: str | None, names: tuple[str, ...]) -> bool:
    if wanted is None:
        return True
    words = set(_WORDS.findall(fold(wanted)))
    return any(words <= set(_WORDS.findall(fold(name))) for name in names)


@dataclass(frozen=True, slots=True)
class Totals:
    """Totals with what they leave out, and how many doubtful pairs may be counted twice."""

    totals: tuple[Total, ...]
    left_out: tuple[LeftOut, ...]
    doubtful: int


@dataclass(frozen=True, slots=True)
class Ledger:
    """Commitments and the matters they belong to; `where` narrows both, and keeps matters whole."""

    steps: tuple[Step, ...] = ()
    matters: tuple[Matter, ...] = ()
    doubtful: tuple[DoubtfulPair, ...] = ()
    _matter_of: dict[tuple[str, str], str] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def of(cls, records: Iterable[Record]) -> Ledger:
        """Return the ledger of all commitments of the records, whatever their order."""
        return cls.of_steps(find_steps(records))

    @classmethod
    def of_steps(cls, steps: Iterable[Step]) -> Ledger:
        """Return the ledger of steps, such as a store keeps."""
        kept = tuple(sorted(steps, key=lambda step: step.order))
        linked: Matters = link_steps(kept)
        owner = {step.key: matter.id for matter in linked.matters for step in matter.steps}
        return cls(kept, linked.matters, linked.doubtful, owner)

    def where(self, query: Query) -> Ledger:
        """Return the commitments asked for, and every matter with one of them, all its steps with it."""
        return self._of([step for step in self.steps if query.matches(step)])

    def _of(self, steps: list[Step]) -> Ledger:
        ids = {self._matter_of[step.key] for step in steps}
        matters = tuple(matter for matter in self.matters if matter.id in ids)
        keys = {step.key for matter in matters for step in matter.steps}
        doubtful = tuple(one for one in self.doubtful if one.one.key in keys or one.other.key in keys)
        return dataclasses.replace(self, steps=tuple(steps), matters=matters, doubtful=doubtful)

    def matter_of(self, step: Step) -> str:
        """Return the id of the matter that a commitment belongs to."""
        return self._matter_of[step.key]

    def pairs_of(self, matter: str) -> int:
        """Return how many doubtful pairs a matter is in: a later report may be among them."""
        return sum(matter in (self.matter_of(one.one), self.matter_of(one.other)) for one in self.doubtful)

    def overdue(self, day: datetime.date) -> Ledger:
        """Return the promises whose deadline is before `day` and after which nothing of them is reported.

        That says only that there is no later report in this record; it may have been done all the same.
        """
        late = {matter.id for matter in self.matters if is_overdue(matter, day)}
        return self._of([step for step in self.steps if self._matter_of[step.key] in late])

    def totals(self, rates: dict[str, Rate] | None = None) -> Totals:
        """Return the sums of the matters by currency and by how firm they are; parts never beside their totals."""
        totals, left = add_up(self.matters, rates=rates)
        counted = {matter for total in totals for matter in total.matters}
        both = [pair for pair in self.doubtful if {self.matter_of(pair.one), self.matter_of(pair.other)} <= counted]
        return Totals(totals, left, len(both))

    def rows(self, day: datetime.date) -> list[dict[str, Any]]:
        """Return each commitment flat, in order of date; `day` is that for which overdue is said."""
        known = {matter.id: matter for matter in self.matters}
        return [_row(step, known[self.matter_of(step)], day) for step in self.steps]

    def to_dict(self, rates: dict[str, Rate] | None, day: datetime.date) -> dict[str, Any]:
        """Return everything as plain lists and objects, ready for `json.dumps`."""
        late = {matter.id: NO_LATER_REPORT if is_overdue(matter, day) else None for matter in self.matters}
        return {
            "commitments": [plain(row) for row in self.rows(day)],
            "matters": [{**matter.to_dict(), "overdue": late[matter.id]} for matter in self.matters],
            "doubtful": [plain(one) for one in self.doubtful],
            "totals": plain(self.totals(rates)),
        }

    def __iter__(self) -> Iterator[Step]:
        """Yield the commitments in order of date."""
        return iter(self.steps)


def is_overdue(matter: Matter, day: datetime.date) -> bool:
    """Whether a promise was due before `day`, not reported done, and nothing of it is reported after it was due."""
    due = matter.due_day
    if due is None or due >= day or matter.refuses or not any(step.modality in PROMISES for step in matter.steps):
        return False
    for step in matter.steps:
        if step.published is not None and due < step.published <= day:
            return False
        if any(claim.status in _DONE for claim in step.status):
            return False
    return not any(stage in ("delivered", "withdrawn") for stage, _ in matter.stages)


def _row(step: Step, matter: Matter, day: datetime.date) -> dict[str, Any]:
    """Return a commitment flat, as a spreadsheet holds it."""
    low, high = bounds(step.amount) if step.amount else (None, None)
    return {
        "matter": matter.id,
        "part_of": matter.part_of,
        "published": step.published.isoformat() if step.published else None,
        "promisor": step.promisor,
        "beneficiary": step.beneficiary,
        "modality": str(step.modality),
        "polarity": str(step.polarity),
        "kind": str(step.kind),
        "object": step.object,
        "amount": str(step.amount) if step.amount else None,
        "currency": step.amount.currency if step.amount else None,
        "least": f"{low:f}" if low is not None else None,
        "most": f"{high:f}" if high is not None else None,
        "due": step.due,
        "overdue": NO_LATER_REPORT if is_overdue(matter, day) else None,
        "condition": step.condition,
        "voice": step.voice,
        "words": step.words,
        "document": step.document,
        "page": step.page,
        "line": step.line,
        "start": step.span.start,
        "end": step.span.end,
        "commitment": step.commitment,
        "score": step.score,
    }
