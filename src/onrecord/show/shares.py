"""How much each speaker is heard: takes a `Record`, returns counts of words. Nothing is judged here.

A word belongs to the shortest statement that holds it; it is verbatim where that statement quotes it, paraphrase
elsewhere. Words in no statement are the outlet's own voice. Bylines, datelines and boilerplate are not counted.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from dataclasses import dataclass

from onrecord.model import Entity, EntityKind, PartKind, Record, Span, Statement

_WORD = re.compile(r"\w+(?:[’'\-]\w+)*")
_UNCOUNTED = frozenset({PartKind.BYLINE, PartKind.DATELINE, PartKind.BOILERPLATE})


@dataclass(frozen=True, slots=True)
class Share:
    """The words of one speaker, or of several who speak together; `speakers` holds entity ids.

    Where nobody is resolved, `source` holds the words the text credits, or `None` when it credits no one.
    """

    speakers: tuple[str, ...]
    source: str | None
    statements: int
    verbatim: int
    paraphrase: int

    @property
    def words(self) -> int:
        """Words verbatim and paraphrased together."""
        return self.verbatim + self.paraphrase


@dataclass(frozen=True, slots=True)
class Shares:
    """All words of a text by whose they are: `total` = `outlet` + the words of all `speakers`, most heard first."""

    total: int
    outlet: int
    speakers: tuple[Share, ...]

    def part(self, words: int) -> float:
        """Return which part of the text, 0 to 1, so many words are."""
        return words / self.total if self.total else 0.0


def count_shares(record: Record) -> Shares:
    """Return how many words of the text are whose."""
    words = _counted_words(record)
    owners = array("l", [-1]) * len(words)
    verbatim = bytearray(len(words))
    statements = record.statements
    order = sorted(range(len(statements)), key=lambda index: -sum(map(len, statements[index].content)))
    for index in order:  # longest first, so that a statement inside another has the last word
        for span in statements[index].content:
            _paint(words, owners, verbatim, span, index, quoted=False)
        for span in statements[index].quoted:
            _paint(words, owners, verbatim, span, index, quoted=True)
    counts = [[0, 0] for _ in statements]
    for owner, quoted in zip(owners, verbatim, strict=True):
        if owner >= 0:
            counts[owner][quoted] += 1
    shares = _gathered(record, counts)
    return Shares(len(words), len(words) - sum(share.words for share in shares), shares)


def find_unheard(record: Record) -> tuple[Entity, ...]:
    """Return who is spoken of but neither heard nor reporting, in the record's order; places do not speak."""
    heard = {name for statement in record.statements for name in (*statement.speakers, *statement.voice)}
    return tuple(
        entity
        for entity in record.entities
        if entity.id not in heard and entity.mentions and entity.kind is not EntityKind.PLACE
    )


def _counted_words(record: Record) -> list[int]:
    """Return where each counted word starts."""
    document = record.document
    starts: list[int] = []
    position = 0
    for part in document.parts:
        if part.kind in _UNCOUNTED:
            starts += [match.start() for match in _WORD.finditer(document.text, position, part.span.start)]
            position = part.span.end
    return starts + [match.start() for match in _WORD.finditer(document.text, position)]


def _paint(words: list[int], owners: array[int], verbatim: bytearray, span: Span, index: int, *, quoted: bool) -> None:
    first, last = bisect_left(words, span.start), bisect_left(words, span.end)
    if first < last:
        owners[first:last] = array("l", [index]) * (last - first)
        verbatim[first:last] = bytes([quoted]) * (last - first)


def _gathered(record: Record, counts: list[list[int]]) -> tuple[Share, ...]:
    found: dict[tuple[tuple[str, ...], str | None], list[int]] = {}
    for statement, (paraphrase, verbatim) in zip(record.statements, counts, strict=True):
        sums = found.setdefault((statement.speakers, _source(record, statement)), [0, 0, 0])
        for place, number in enumerate((1, verbatim, paraphrase)):
            sums[place] += number
    shares = [Share(speakers, source, *sums) for (speakers, source), sums in found.items()]
    return tuple(sorted(shares, key=lambda share: (-share.words, -share.statements)))


def _source(record: Record, statement: Statement) -> str | None:
    if statement.speakers or not statement.source:
        return None
    return record.document.text_of(statement.source)
