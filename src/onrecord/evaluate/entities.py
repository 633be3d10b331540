"""Score a record's entities against gold: takes a `Record` and a placed `Gold`, returns how its mentions are grouped.

A gold mention is found where the record has a mention with the same characters, a leading article and closing signs
aside. The gold lists the mentions that matter, not every one: mentions that it does not hold count neither for nor
against. Where one span belongs to two predicted entities (a capital that stands for its government), the one of the
gold's kind counts.

- `grouped`: gold mentions found that stand in the predicted entity which is matched to their own; entities
  are matched one to one, as the pairs with the most mentions in common.
- `named`: of those, the ones whose predicted entity bears the gold's name, or words that the gold lists as its names.
- B3 (Bagga and Baldwin 1998), CEAF-e (Luo 2005, phi 4), MUC (Vilain et al. 1995) and their mean, as in CoNLL-2012, over
  the gold's mentions; one that was not found is a predicted entity of its own, and gets no credit in B3 and CEAF-e.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from onrecord.evaluate.gold import Gold, GoldEntity
from onrecord.evaluate.matching import match_units
from onrecord.model import Entity, EntityKind, Record, Span
from onrecord.model.records import Tenure

_ARTICLE = re.compile(r"(?:the|an?)\s", re.IGNORECASE)
_FORMER = re.compile(r"(?:former|retired)\s", re.IGNORECASE)
_Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Sums:
    """The numerators and denominators of a precision and a recall, to be added up over documents."""

    precision: float = 0.0
    predicted: float = 0.0
    recall: float = 0.0
    gold: float = 0.0

    @property
    def f1(self) -> float | None:
        """Harmonic mean of both, `None` where one side is empty."""
        if not self.predicted or not self.gold:
            return None
        one, other = self.precision / self.predicted, self.recall / self.gold
        return 2 * one * other / (one + other) if one + other else 0.0

    def __add__(self, other: Sums) -> Sums:
        """Return both together."""
        return Sums(
            self.precision + other.precision,
            self.predicted + other.predicted,
            self.recall + other.recall,
            self.gold + other.gold,
        )


@dataclass(frozen=True, slots=True)
class EntityScores:
    """The scores of one document, or of several added up.

    The counters have a mention kind as their key ("name", "pronoun"): `mentions` of the gold, those `found`, `grouped`
    and `named`. `entities` are the gold's; `kinds` those matched to one of the same kind. `roles` are the gold's,
    `roles_right` those that the matched entity states in the same words, for the same body; "former" in the gold
    is the record's `when`. `roles_stated` are all that the record states of the gold's people.
    """

    mentions: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    grouped: Counter[str] = field(default_factory=Counter)
    named: Counter[str] = field(default_factory=Counter)
    entities: int = 0
    kinds: int = 0
    roles: int = 0
    roles_right: int = 0
    roles_stated: int = 0
    b3: Sums = Sums()
    ceaf: Sums = Sums()
    muc: Sums = Sums()

    def __add__(self, other: EntityScores) -> EntityScores:
        """Return both scores together."""
        return EntityScores(
            self.mentions + other.mentions,
            self.found + other.found,
            self.grouped + other.grouped,
            self.named + other.named,
            self.entities + other.entities,
            self.kinds + other.kinds,
            self.roles + other.roles,
            self.roles_right + other.roles_right,
            self.roles_stated + other.roles_stated,
            self.b3 + other.b3,
            self.ceaf + other.ceaf,
            self.muc + other.muc,
        )

    def share(self, counted: Counter[str], kind: str | None = None) -> float | None:
        """Return which share of the gold's mentions (of one kind) is in a counter, `None` where there are none."""
        total = self.mentions[kind] if kind else self.mentions.total()
        return (counted[kind] if kind else counted.total()) / total if total else None

    @property
    def conll(self) -> float | None:
        """Mean of the three F1."""
        values = [sums.f1 for sums in (self.b3, self.ceaf, self.muc)]
        return sum(value for value in values if value is not None) / len(values) if None not in values else None


@dataclass(frozen=True, slots=True)
class Alignment:
    """Gold and record side by side; a place is (start, end) without article and closing signs.

    `wanted` holds the kind and the entity number of every gold mention, `placed` the record's entity at those places
    where it has one, `matched` the record's entity for each gold entity that has a partner.
    """

    wanted: dict[_Place, tuple[str, int]]
    placed: dict[_Place, int]
    matched: dict[int, int]
    keys: list[set[_Place]]
    answers: dict[int, set[_Place]]

    @property
    def grouped(self) -> list[_Place]:
        """The gold mentions that stand in the entity matched to their own."""
        return [at for at, (_, number) in self.wanted.items() if at in self.placed and self._is_right(at, number)]

    def _is_right(self, at: _Place, number: int) -> bool:
        return self.matched.get(number) == self.placed[at]


def align_entities(record: Record, gold: Gold) -> Alignment:
    """Return which entity of a record holds each gold mention, and which stands for each gold entity."""
    text = record.document.text
    wanted = {
        _tight(text, mention.span): (str(mention.kind), number)
        for number, entity in enumerate(gold.entities)
        for mention in entity.mentions
    }
    keys: list[set[_Place]] = [set() for _ in gold.entities]
    for at, (_, number) in wanted.items():
        keys[number].add(at)
    placed = _placed(record, gold, wanted)
    answers: dict[int, set[_Place]] = {}
    for at, owner in placed.items():
        answers.setdefault(owner, set()).add(at)
    return Alignment(wanted, placed, _matched(keys, answers), keys, answers)


def score_entities(record: Record, gold: Gold) -> EntityScores:
    """Return how a record's entities compare with the gold of the same text."""
    found = align_entities(record, gold)
    text, wanted, matched = record.document.text, found.wanted, found.matched
    named = {number for number, at in matched.items() if _is_named(record.entities[at], gold.entities[number], text)}
    stated = [(matched.get(number), role) for number, one in enumerate(gold.entities) for role in one.roles]
    return EntityScores(
        mentions=Counter(kind for kind, _ in wanted.values()),
        found=Counter(wanted[at][0] for at in found.placed),
        grouped=Counter(wanted[at][0] for at in found.grouped),
        named=Counter(wanted[at][0] for at in found.grouped if wanted[at][1] in named),
        entities=len(gold.entities),
        kinds=sum(record.entities[at].kind is gold.entities[number].kind for number, at in matched.items()),
        roles=len(stated),
        roles_right=sum(_has_role(record, at, role, gold) for at, role in stated),
        roles_stated=sum(len(record.entities[at].roles) for number, at in matched.items() if _is_person(gold, number)),
        b3=_b3(found),
        ceaf=_ceaf(found),
        muc=_muc(found),
    )


def _tight(text: str, span: Span) -> _Place:
    """Return a span without its leading article and its closing signs."""
    article = _ARTICLE.match(text, span.start, span.end)
    start, end = article.end() if article else span.start, span.end
    while end > start + 1 and not text[end - 1].isalnum():
        end -= 1
    return start, end


def _placed(record: Record, gold: Gold, wanted: Mapping[_Place, tuple[str, int]]) -> dict[_Place, int]:
    """Return which predicted entity holds each gold mention that was found."""
    placed: dict[_Place, int] = {}
    for index, entity in enumerate(record.entities):
        for mention in entity.mentions:
            place = _tight(record.document.text, mention.span)
            if place not in wanted:
                continue
            if place not in placed or entity.kind is gold.entities[wanted[place][1]].kind:
                placed[place] = index
    return placed


def _matched(keys: list[set[_Place]], answers: Mapping[int, set[_Place]]) -> dict[int, int]:
    """Return gold index -> record index of the one-to-one pairs with the most mentions in common."""
    order = list(answers)
    pairs = match_units(keys, [answers[index] for index in order], lambda one, two: float(len(one & two)))
    return {gold: order[predicted] for predicted, gold in pairs.items()}


def _is_named(entity: Entity, wanted: GoldEntity, text: str) -> bool:
    names = [wanted.name, *(span.text_in(text) for span in wanted.names or wanted.nominals)]
    return _folded(entity.name) in {_folded(name) for name in names}


def _folded(name: str) -> str:
    return _ARTICLE.sub("", name.casefold().replace("’", "'"), count=1)


def _is_person(gold: Gold, number: int) -> bool:
    return gold.entities[number].kind is EntityKind.PERSON


def _has_role(record: Record, at: int | None, role: tuple[str, str | None], gold: Gold) -> bool:
    """Whether a record's entity states a role; "of" is right where it has the name or a name mention of the gold's."""
    if at is None:
        return False
    known = {one.name: one for one in gold.entities}
    for stated in record.entities[at].roles:
        past = _FORMER.match(role[0])
        words = role[0][past.end() :] if past is not None else role[0]
        if _folded(stated.role) != _folded(words) or (past is not None and stated.when is not Tenure.FORMER):
            continue
        if role[1] is None or stated.of is None:
            return role[1] is None and stated.of is None
        of = record.entity(stated.of)
        wanted = known.get(role[1])
        if _folded(of.name) == _folded(role[1]) or (wanted and _is_named(of, wanted, record.document.text)):
            return True
    return False


def _b3(found: Alignment) -> Sums:
    precision = recall = 0.0
    for key in found.keys:
        for at in key & found.placed.keys():
            answer = found.answers[found.placed[at]]
            precision += len(key & answer) / len(answer)
            recall += len(key & answer) / len(key)
    return Sums(precision, len(found.placed), recall, len(found.wanted))


def _ceaf(found: Alignment) -> Sums:
    def phi(one: set[_Place], two: set[_Place]) -> float:
        return 2 * len(one & two) / (len(one) + len(two))

    answers = list(found.answers.values())
    total = sum(phi(found.keys[gold], answers[at]) for at, gold in match_units(found.keys, answers, phi).items())
    return Sums(total, len(answers), total, len(found.keys))


def _muc(found: Alignment) -> Sums:
    """Links kept: a cluster needs one link fewer than it has mentions, and loses one for every cut."""
    owner = {at: number for at, (_, number) in found.wanted.items()}
    kept = sum(len(key) - _pieces(key, found.placed) for key in found.keys)
    right = sum(len(answer) - _pieces(answer, owner) for answer in found.answers.values())
    predicted = sum(len(answer) - 1 for answer in found.answers.values())
    return Sums(right, predicted, kept, sum(len(key) - 1 for key in found.keys if key))


def _pieces(cluster: set[_Place], owner: Mapping[_Place, int]) -> int:
    """Return into how many pieces the other side cuts a cluster; a mention that it does not have is a piece."""
    known = {owner[at] for at in cluster if at in owner}
    return len(known) + sum(at not in owner for at in cluster)
