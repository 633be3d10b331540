"""Who else printed it: takes quotations of many articles, returns each quotation in all its versions.

The same words, parts of them and nearly the same words come together; two quotations that only overlap do not, and a
stock phrase ("we will not comment on that") joins nothing. `RULE` says so to readers.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from onrecord.compare.variants.gathering import gather
from onrecord.compare.variants.kinship import Sounded, kinship_of
from onrecord.compare.variants.types import Change, Kinship, Place, Printed
from onrecord.compare.variants.versions import Variants, Version
from onrecord.compare.verify.words import split_words
from onrecord.model import ContentKind, Record, Span

__all__ = [
    "RULE",
    "Change",
    "Kinship",
    "Place",
    "Printed",
    "Variants",
    "Version",
    "find_variants",
    "gather",
    "prints_of",
]

RULE = (
    "Versions of one quotation: the same words; a part of at least 5 words, nine tenths of which stand in the fullest "
    "version in order; or words of which four fifths are the same in order. Quotations that only overlap stay apart, "
    "as do fewer than 8 words that different people said, or one a month later, and fewer than 15 that different "
    "people said a week apart. Case and punctuation do not count."
)


def prints_of(records: Iterable[Record], groups: Mapping[str, str] | None = None) -> list[Printed]:
    """Return the quoted words of records; `groups` gives the independent text of an article by its key."""
    groups = groups or {}
    found = []
    for record in records:
        document = record.document
        names = {entity.id: entity.name for entity in record.entities}
        for statement in record.statements:
            if not statement.quoted or statement.kind is ContentKind.INDIRECT:
                continue
            found.append(
                Printed(
                    f"{document.key}:{statement.id}",
                    " ".join(document.text_of(piece) for piece in _pieces(statement.quoted)),
                    document.key,
                    statement.quoted[0].start,
                    statement.quoted[-1].end,
                    document.outlet,
                    document.published,
                    "; ".join(names[speaker] for speaker in statement.speakers) or None,
                    groups.get(document.key),
                )
            )
    return found


def _pieces(quoted: Iterable[Span]) -> list[Span]:
    return sorted(quoted)


def find_variants(words: str, variants: Iterable[Variants]) -> list[Variants]:
    """Return the quotations that some words are a version of or a part of, those printed most first."""
    sought = Sounded.of(split_words(words).values.tolist())
    if not sought.values:
        return []
    hits = [one for one in variants if any(_holds(version.text, sought) for version in one.versions)]
    return sorted(hits, key=lambda one: (-one.texts, one.first.order))


def _holds(text: str, sought: Sounded) -> bool:
    own = Sounded.of(split_words(text).values.tolist())
    shorter, longer = sorted((own, sought), key=lambda one: len(one.values))
    if kinship_of(shorter, longer) is not None:
        return True
    size = len(sought.values)
    return any(own.values[start : start + size] == sought.values for start in range(len(own.values) - size + 1))
