"""Score a record's statements against gold: takes a `Record` and a placed `Gold`, returns counts and figures.

A predicted and a gold statement may be paired when their contents overlap by at least half (Jaccard index over
characters); pairs are one to one, as many as can be. Gold statements that stand inside another one's content are left
out, and a predicted statement that matches only such a one counts neither for nor against.

A predicted speaker is the gold's when it has the same name, or when a mention of it is a mention of the gold's entity
that names it, or, unless it is a person, describes it ("the union"). "The minister" alone is nobody's name yet. A
speaker that the gold keeps as described ("two officials") may be described in more or fewer words. Where the gold
names no speaker, a prediction is right that gives none, or only such as no name in the text belongs to. Where the gold
has several names for a speaker, each is right.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.errors import ScoreError
from onrecord.evaluate.gold import Gold, GoldStatement
from onrecord.evaluate.matching import match_units
from onrecord.model import Entity, EntityKind, MentionKind, Record, Span, Statement

MATCH_AT = 0.5
_WORD = re.compile(r"\w+")
_ARTICLE = re.compile(r"^(?:the|an?)\s")


@dataclass(frozen=True, slots=True)
class Counts:
    """How many were found, how many are in the gold, and how many of both are pairs."""

    matched: int
    predicted: int
    gold: int

    @property
    def precision(self) -> float | None:
        """Share of the predicted that is in the gold; `None` when nothing was predicted."""
        return self.matched / self.predicted if self.predicted else None

    @property
    def recall(self) -> float | None:
        """Share of the gold that was predicted; `None` when the gold is empty."""
        return self.matched / self.gold if self.gold else None

    @property
    def f1(self) -> float | None:
        """Harmonic mean of precision and recall; `None` when there is nothing on either side."""
        total = self.predicted + self.gold
        return 2 * self.matched / total if total else None

    def __add__(self, other: Counts) -> Counts:
        """Return both counts together, as for a corpus of several documents."""
        return Counts(self.matched + other.matched, self.predicted + other.predicted, self.gold + other.gold)


@dataclass(frozen=True, slots=True)
class StatementScores:
    """The scores of one document, or of several added up.

    `spans` counts statements whose content is right; `speakers` those whose speakers are right as well;
    `kinds` is how many of the pairs have the right kind. `echoes_as_statements` is how many of the gold's `echoes`
    were given out as statements.
    """

    spans: Counts
    speakers: Counts
    kinds: int
    echoes: int
    echoes_as_statements: int

    def __add__(self, other: StatementScores) -> StatementScores:
        """Return both scores together."""
        return StatementScores(
            self.spans + other.spans,
            self.speakers + other.speakers,
            self.kinds + other.kinds,
            self.echoes + other.echoes,
            self.echoes_as_statements + other.echoes_as_statements,
        )


def score_statements(record: Record, gold: Gold) -> StatementScores:
    """Return how a record's statements compare with the gold of the same text.

    Raises:
        ScoreError: the gold reaches past the end of the record's text, so it was placed in another text.
    """
    _check_same_text(record, gold)
    outer = [statement for statement in gold.statements if not statement.nested]
    inner = [statement for statement in gold.statements if statement.nested]
    pairs = match_spans([item.content for item in record.statements], [item.content for item in outer])
    paired = {index for index, _ in pairs}
    left = [item for index, item in enumerate(record.statements) if index not in paired]
    excused = match_spans([item.content for item in left], [item.content for item in inner])
    predicted = len(record.statements) - len(excused)
    right = [(record.statements[one], outer[two]) for one, two in pairs]
    speakers = sum(_same_speakers(record, statement, wanted, gold) for statement, wanted in right)
    return StatementScores(
        spans=Counts(len(pairs), predicted, len(outer)),
        speakers=Counts(speakers, predicted, len(outer)),
        kinds=sum(statement.kind is wanted.kind for statement, wanted in right),
        echoes=len(gold.echoes),
        echoes_as_statements=sum(_given_as_statement(echo.span, left) for echo in gold.echoes),
    )


def match_spans(first: Sequence[Sequence[Span]], second: Sequence[Sequence[Span]]) -> list[tuple[int, int]]:
    """Return the largest set of one-to-one pairs (index in `first`, index in `second`) that overlap enough."""
    return sorted(match_units(second, first, _weight).items())


def jaccard(first: Sequence[Span], second: Sequence[Span]) -> float:
    """Return how much two sets of pieces share: characters in both over characters in either, 0 to 1.

    The pieces of one set must not overlap one another.
    """
    shared = sum(max(0, min(one.end, two.end) - max(one.start, two.start)) for one in first for two in second)
    either = sum(map(len, first)) + sum(map(len, second)) - shared
    return shared / either if either else 0.0


def _weight(first: Sequence[Span], second: Sequence[Span]) -> float:
    overlap = jaccard(first, second)
    return overlap if overlap >= MATCH_AT else 0.0


def _same_speakers(record: Record, statement: Statement, wanted: GoldStatement, gold: Gold) -> bool:
    """Whether both have the same speakers: as many, and each gold speaker is one of the predicted."""
    found = [record.entity(entity_id) for entity_id in statement.speakers]
    if not wanted.speakers:
        return not any(mention.kind is MentionKind.NAME for entity in found for mention in entity.mentions)
    if len(found) != len(wanted.speakers):
        return False
    others = wanted.others or ((),) * len(wanted.speakers)
    return all(
        any(_is_same(entity, name, gold) for entity in found for name in (first, *more))
        for first, more in zip(wanted.speakers, others, strict=True)
    )


def _is_same(entity: Entity, name: str, gold: Gold) -> bool:
    """Whether a predicted entity is the one the gold calls `name`."""
    if entity.name.casefold() == name.casefold():
        return True
    spans = {mention.span for mention in entity.mentions if mention.kind is not MentionKind.PRONOUN}
    for known in gold.entities:
        if known.name == name:
            described = () if known.kind is EntityKind.PERSON else known.nominals
            return not spans.isdisjoint((*known.names, *described))
    return _is_described_so(entity, name)


def _is_described_so(entity: Entity, words: str) -> bool:
    """Whether an entity without a name is described as the gold does: one's words begin the other's."""
    if any(mention.kind is MentionKind.NAME for mention in entity.mentions):
        return False
    one, other = (_WORD.findall(_ARTICLE.sub("", phrase.casefold())) for phrase in (entity.name, words))
    shared = min(len(one), len(other))
    return shared > 0 and one[:shared] == other[:shared]


def _given_as_statement(echo: Span, statements: Iterable[Statement]) -> bool:
    """Whether a statement has this echo, and little else, as its content."""
    return any(jaccard(statement.quoted or statement.content, (echo,)) >= MATCH_AT for statement in statements)


def _check_same_text(record: Record, gold: Gold) -> None:
    length = len(record.document.text)
    spans = [span for statement in gold.statements for span in statement.content]
    if any(span.end > length for span in (*spans, *(echo.span for echo in gold.echoes))):
        raise ScoreError(
            f"{gold.file}: the gold reaches past the end of the text of {record.document.key} ({length} characters). "
            "Place it with place_gold(gold, record.document.text)."
        )
