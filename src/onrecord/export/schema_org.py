"""schema.org: takes records, writes JSON-LD, either `Quotation`s or drafts of `ClaimReview` with the rating left empty.

A Quotation holds words that stand in quotation marks, nothing else. A draft of a ClaimReview holds one statement, who
made it and where; what a reviewer finds is for the reviewer to write.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from onrecord.export.json_stream import write_listing
from onrecord.model import Entity, EntityKind, Record, Statement

_HEAD = {"@context": "https://schema.org"}
_TYPES = {EntityKind.PERSON: "Person", EntityKind.PLACE: "Place", EntityKind.STATE: "Country"}


def write_quotations(records: Iterable[Record], path: Path) -> None:
    """Write what stands in quotation marks, a `Quotation` for each statement, to the file `path`."""
    write_listing(path, _HEAD, "@graph", (item for record in records for item in quotations_of(record)))


def write_claim_reviews(records: Iterable[Record], path: Path) -> None:
    """Write a draft of a `ClaimReview` for each statement to the file `path`."""
    write_listing(path, _HEAD, "@graph", (item for record in records for item in claim_reviews_of(record)))


def quotations_of(record: Record) -> Iterator[dict[str, Any]]:
    """Yield the quotations of one record."""
    for one in record.statements:
        if one.quoted:
            known = {
                "@type": "Quotation",
                "identifier": f"{record.document.id}:{one.id}",
                "text": record.document.text_of(one.quoted),
                "inLanguage": record.document.language,
                "spokenByCharacter": _speakers(record, one),
                "isPartOf": _article(record),
            }
            yield _given(known)


def claim_reviews_of(record: Record) -> Iterator[dict[str, Any]]:
    """Yield a draft for each statement; rating, author and date of the review stay empty."""
    for one in record.statements:
        document = record.document
        claim = {
            "@type": "Claim",
            "identifier": f"{document.id}:{one.id}",
            "text": document.text_of(one.content),
            "author": _speakers(record, one),
            "appearance": _article(record),
        }
        yield {
            "@type": "ClaimReview",
            "claimReviewed": document.text_of(one.content),
            "itemReviewed": _given(claim),
            "reviewRating": {"@type": "Rating", "ratingValue": None, "alternateName": None},
            "author": None,
            "datePublished": None,
            "url": None,
        }


def _speakers(record: Record, one: Statement) -> list[dict[str, Any]] | None:
    return [_agent(record, record.entity(name)) for name in one.speakers] or None


def _agent(record: Record, entity: Entity) -> dict[str, Any]:
    roles = list(dict.fromkeys(role.role for role in entity.roles))
    known = {"@type": _TYPES.get(entity.kind, "Organization"), "name": entity.name}
    return {**known, "jobTitle": roles} if roles and entity.kind is EntityKind.PERSON else known


def _article(record: Record) -> dict[str, Any]:
    document = record.document
    authors = [{"@type": "Person", "name": name} for name in document.authors]
    known = {
        "@type": "NewsArticle",
        "identifier": document.id,
        "name": document.key,
        "headline": document.title,
        "url": document.source if document.source and "://" in document.source else None,
        "datePublished": document.published.isoformat() if document.published else None,
        "publisher": {"@type": "Organization", "name": document.outlet} if document.outlet else None,
        "author": authors or None,
    }
    return _given(known)


def _given(known: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in known.items() if value is not None}
