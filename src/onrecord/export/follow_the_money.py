"""FollowTheMoney: takes records, writes one entity a line (id, schema, properties) for Aleph and its relatives.

A document is an `Article`, people and bodies are `Person`, `PublicBody` or `Organization`, places `Address`; names in
the text are `Mention`s, statements and commitments `Note`s on who made them, events `Event`s. Country codes are left
out: FollowTheMoney has two letters for them, a record three. The same person in two documents is two entities.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from onrecord.export.json_stream import write_lines
from onrecord.model import Entity, EntityKind, MentionKind, Record, Span

_SCHEMATA = {
    EntityKind.PERSON: "Person",
    EntityKind.STATE: "PublicBody",
    EntityKind.PLACE: "Address",
}
_LANGUAGES = {"en": "eng"}
Properties = dict[str, list[str]]


def write_follow_the_money(records: Iterable[Record], path: Path) -> None:
    """Write every entity to the file `path`."""
    write_lines(path, (item for number, record in enumerate(records, 1) for item in entities_of(number, record)))


def entities_of(number: int, record: Record) -> Iterator[dict[str, Any]]:
    """Yield the FollowTheMoney entities of one record, the `number`th of its export."""
    make = _Entities(number, record)
    yield make.article()
    for entity in record.entities:
        yield make.agent(entity)
        yield from make.mentions(entity)
    for one in record.statements:
        keywords = ["statement", one.kind.value, one.attitude.value]
        yield make.note(one.id, one.content, one.speakers, keywords)
    for commitment in record.commitments:
        keywords = ["commitment", commitment.kind.value, commitment.modality.value]
        parties = [party.entity for party in (*commitment.promisor, *commitment.beneficiary)]
        yield make.note(commitment.id, (commitment.span,), parties, keywords)
    yield from make.events()


class _Entities:
    """Makes the entities of one document."""

    def __init__(self, number: int, record: Record) -> None:
        self._record = record
        self._document = record.document
        self._base = f"{number}:{record.document.id or ''}:{record.document.key}"
        self._names = {entity.id: entity.name for entity in record.entities}
        self._article = self._id("document")

    def _id(self, name: str) -> str:
        words = f"{self._base}:{name}".encode("utf-8", "surrogatepass")
        return f"onrecord-{hashlib.sha256(words).hexdigest()[:32]}"

    def _entity(self, own: str, schema: str, /, **properties: Iterable[str | None]) -> dict[str, Any]:
        given = {key: [value for value in values if value] for key, values in properties.items()}
        kept = {key: list(dict.fromkeys(values)) for key, values in given.items() if values}
        return {"id": self._id(own), "schema": schema, "properties": kept}

    def article(self) -> dict[str, Any]:
        document = self._document
        published = document.published.isoformat() if document.published else None
        return self._entity(
            "document",
            "Article",
            title=[document.title],
            name=[document.title],
            author=document.authors,
            publisher=[document.outlet],
            publishedAt=[published],
            sourceUrl=[self._address()],
            fileName=[document.key],
            language=[_LANGUAGES.get(document.language or "")],
            mimeType=[document.media_type],
            bodyText=[document.text],
            processingError=[problem.message for problem in self._record.problems],
        )

    def agent(self, entity: Entity) -> dict[str, Any]:
        schema = _schema(entity)
        properties: dict[str, Iterable[str | None]] = {"name": [entity.name], "proof": [self._article]}
        if schema == "Address":
            links = entity.links
            properties["full"] = [entity.name]
            properties["latitude"] = [None if links.latitude is None else str(links.latitude)]
            properties["longitude"] = [None if links.longitude is None else str(links.longitude)]
        elif schema == "Person":
            properties["position"] = [role.role for role in entity.roles]
        else:
            properties["classification"] = [entity.kind.value]
        return self._entity(entity.id, schema, **properties)

    def mentions(self, entity: Entity) -> Iterator[dict[str, Any]]:
        """Yield each name by which the text calls the entity, once."""
        text_of = self._document.text_of
        named = (mention.span for mention in entity.mentions if mention.kind is MentionKind.NAME)
        for position, name in enumerate(dict.fromkeys(" ".join(text_of(span).split()) for span in named)):
            yield self._entity(
                f"{entity.id}:{position}",
                "Mention",
                name=[name],
                document=[self._article],
                resolved=[self._id(entity.id)],
                detectedSchema=[_schema(entity)],
            )

    def note(self, name: str, spans: tuple[Span, ...], parties: Iterable[str], keywords: list[str]) -> dict[str, Any]:
        return self._entity(
            name,
            "Note",
            description=[self._document.text_of(spans)],
            entity=[self._id(one) for one in parties],
            proof=[self._article],
            publisher=[self._document.outlet],
            sourceUrl=[self._address()],
            keywords=keywords,
        )

    def events(self) -> Iterator[dict[str, Any]]:
        for event in self._record.events:
            date, place = event.date, event.place
            yield self._entity(
                event.id,
                "Event",
                name=[event.event.value.capitalize()],
                description=[self._document.text_of(event.span)],
                startDate=[date.begin.isoformat() if date and date.begin else None],
                endDate=[date.end.isoformat() if date and date.end else None],
                location=[self._names[place.entity] if place and place.entity else None],
                involved=[self._id(actor.entity) for actor in (*event.actors, *event.recipients)],
                proof=[self._article],
                sourceUrl=[self._address()],
                keywords=[event.status.value],
            )

    def _address(self) -> str | None:
        source = self._document.source or ""
        return source if source.startswith(("http://", "https://")) else None


def _schema(entity: Entity) -> str:
    return _SCHEMATA.get(entity.kind, "Organization")
