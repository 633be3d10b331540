"""Follow commitments over documents: takes `Step`s, returns `Matters`, the same whatever order the steps come in.

Steps are taken in order of date. Each is compared only with matters of the same promisor that share a word of the
object or the amount, and of those with the latest few; so the work grows with the number of steps.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from onrecord.compare.matters.changes import amount_and_changes
from onrecord.compare.matters.likeness import DOUBTFUL, LINKED, Likeness, likeness
from onrecord.compare.matters.matter import DoubtfulPair, Link, Matter, last_word
from onrecord.compare.matters.steps import Step, find_steps
from onrecord.compare.matters.words import telling
from onrecord.model import Modality, Record

_LATEST = 12  # matters compared under one word or amount
_COMPARED = 6  # steps of one matter compared: its first and its latest
_DOUBTS = 2  # doubtful pairs listed for one step
_DEEPEST = 16
_OF_TOTALS = (Modality.DELIVERED, Modality.WITHDRAWN)  # less than the total is no other commitment

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Matters:
    """The commitments of several records followed over time, and the pairs that are left to a person to decide."""

    matters: tuple[Matter, ...] = ()
    doubtful: tuple[DoubtfulPair, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Return everything as plain lists and objects, ready for `json.dumps`; spans are [start, end]."""
        from onrecord.compare.matters.matter import plain

        return {
            "schema": "onrecord.matters/1",
            "matters": [one.to_dict() for one in self.matters],
            "doubtful": [plain(one) for one in self.doubtful],
        }


def follow_commitments(records: Iterable[Record]) -> Matters:
    """Return the commitments of the records, each followed over its documents."""
    return link_steps(find_steps(records))


def link_steps(steps: Iterable[Step]) -> Matters:
    """Return steps that speak of one commitment as one matter, with reason and score for each link."""
    finder = _Finder(steps)
    groups = sorted(finder.find(), key=lambda group: group.first.order)
    names = {step.key: f"m{number}" for number, group in enumerate(groups, 1) for step in group.steps}
    umbrella = _umbrellas(groups, names)
    inside: dict[str, list[int]] = defaultdict(list)
    for number, group in enumerate(groups):
        above = umbrella.get(names[group.first.key])
        if above is not None:
            inside[above].append(number)
    return Matters(
        tuple(
            _matter(
                group, f"m{number}", umbrella.get(f"m{number}"), [groups[part] for part in inside[f"m{number}"]], names
            )
            for number, group in enumerate(groups, 1)
        ),
        tuple(
            pair
            for pair in finder.doubtful(names)
            if not _related(umbrella, names[pair.one.key], names[pair.other.key])
        ),
    )


@dataclass(slots=True, eq=False)
class _Group:
    """Steps found to be one commitment so far; `above` are the steps they are parts of, in their own documents."""

    number: int
    steps: list[Step] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    keys: set[Key] = field(default_factory=set)
    above: set[Key] = field(default_factory=set)

    @property
    def first(self) -> Step:
        """The step that comes first by date."""
        return min(self.steps, key=lambda step: step.order)

    def compared(self) -> Iterator[Step]:
        """Yield the steps that a further one is compared with."""
        yield from self.steps if len(self.steps) <= _COMPARED else (self.steps[0], *self.steps[1 - _COMPARED :])


class _Finder:
    def __init__(self, steps: Iterable[Step]) -> None:
        self._by_key = {step.key: step for step in steps}
        self._above = {key: tuple(self._chain(step)) for key, step in self._by_key.items() if step.part_of}
        self._groups: list[_Group] = []
        self._index: dict[tuple[str, str], list[_Group]] = defaultdict(list)
        self._doubts: list[DoubtfulPair] = []

    def find(self) -> list[_Group]:
        """Return the groups; a total is placed before its parts, so that these never take its place."""
        ordered = sorted(
            self._by_key.values(),
            key=lambda one: (one.order[0], one.document, len(self._above.get(one.key, ())), one.order),
        )
        for step in ordered:
            self._place(step)
        return self._groups

    def doubtful(self, names: dict[Key, str]) -> Iterator[DoubtfulPair]:
        """Yield the pairs that ended up in different matters, the likeliest first, one for each two matters."""
        seen: set[tuple[str, str]] = set()
        for pair in sorted(self._doubts, key=lambda one: (-one.score, one.one.order, one.other.order)):
            both = (names[pair.one.key], names[pair.other.key])
            if both[0] != both[1] and both not in seen and both[::-1] not in seen:
                seen.add(both)
                yield pair

    def _chain(self, step: Step) -> Iterator[Key]:
        """Yield the totals above a step in its own document."""
        seen = {step.key}
        while step.part_of is not None and len(seen) < _DEEPEST:
            key = (step.document, step.part_of)
            if key in seen or key not in self._by_key:
                return
            seen.add(key)
            yield key
            step = self._by_key[key]

    def _place(self, step: Step) -> None:
        found = [
            (like, group, with_)
            for group in self._candidates(step)
            if not self._apart(step, group)
            for like, with_ in [_best(step, group)]
            if like is not None and with_ is not None
        ]
        found.sort(key=lambda entry: (-entry[0].points, -len(entry[1].steps), entry[1].number))
        if found and found[0][0].points >= LINKED:
            like, group, with_ = found.pop(0)
            group.links.append(Link(step.key, with_.key, like.reasons, like.points / 100))
        else:
            group = _Group(len(self._groups))
            self._groups.append(group)
        self._doubts += [
            DoubtfulPair(with_, step, like.reasons, like.against, like.points / 100)
            for like, _, with_ in found[:_DOUBTS]
            if like.points >= DOUBTFUL
        ]
        self._add(step, group)

    def _candidates(self, step: Step) -> list[_Group]:
        """Return the matters worth comparing, each once, in the order in which they were found."""
        found = {group.number: group for key in _index_keys(step) for group in self._index.get(key, ())[-_LATEST:]}
        return [found[number] for number in sorted(found)]

    def _apart(self, step: Step, group: _Group) -> bool:
        """Whether the step is a part of the matter, or its total, or stands beside a step of it as another part."""
        above = self._above.get(step.key, ())
        if step.key in group.above or any(key in group.keys for key in above):
            return True
        return step.modality not in _OF_TOTALS and any(
            one.modality not in _OF_TOTALS
            and one.document == step.document
            and one.amount
            and step.amount
            and one.amount.value != step.amount.value
            for one in group.steps[-_COMPARED:]
        )

    def _add(self, step: Step, group: _Group) -> None:
        group.steps.append(step)
        group.keys.add(step.key)
        group.above.update(self._above.get(step.key, ()))
        for key in _index_keys(step):
            listed = self._index[key]
            if group not in listed[-_LATEST:]:
                listed.append(group)


def _index_keys(step: Step) -> Iterator[tuple[str, str]]:
    words = sorted(telling(step.stems) or step.stems)
    values = (
        [f"{step.amount.value.normalize()} {step.amount.currency or last_word(step.amount.unit)}"]
        if step.amount
        else []
    )
    for bound in sorted(step.bound):
        for word in (*words, *values):
            yield bound, word


def _best(step: Step, group: _Group) -> tuple[Likeness | None, Step | None]:
    """Return the step of a matter that is most like this one; the earliest where several are."""
    best: Likeness | None = None
    with_: Step | None = None
    for one in group.compared():
        like = likeness(one, step)
        if like is not None and (best is None or like.points > best.points):
            best, with_ = like, one
    return best, with_


def _umbrellas(groups: Sequence[_Group], names: dict[Key, str]) -> dict[str, str]:
    """Return matter -> the matter it is a part of, nearest first; nothing is a part of itself, whatever is stated."""
    found: dict[str, str] = {}
    for group in groups:
        mine = names[group.first.key]
        for step in group.steps:
            above = names.get((step.document, step.part_of or ""))
            if above is not None and above != mine and not _reaches(found, above, mine):
                found.setdefault(mine, above)
    return found


def _related(umbrella: dict[str, str], one: str, other: str) -> bool:
    """Whether one matter is a part of the other; that settles that they are two."""
    return _reaches(umbrella, one, other) or _reaches(umbrella, other, one)


def _reaches(found: dict[str, str], start: str, goal: str) -> bool:
    at: str | None = start
    while at is not None:
        if at == goal:
            return True
        at = found.get(at)
    return False


def _matter(group: _Group, name: str, above: str | None, parts: Sequence[_Group], names: dict[Key, str]) -> Matter:
    steps = tuple(sorted(group.steps, key=lambda step: step.order))
    amount, changes = amount_and_changes(steps, [step for part in parts for step in part.steps])
    return Matter(
        id=name,
        steps=steps,
        links=tuple(sorted(group.links, key=lambda link: link.step)),
        changes=changes,
        part_of=above,
        parts=tuple(names[part.first.key] for part in parts),
        amount=amount,
        score=min((link.score for link in group.links), default=None),
    )
