"""W3C Web Annotation: takes records, writes one JSON-LD AnnotationPage; every target carries position and quotation.

Positions count Unicode code points of the reading text, whose SHA-256 stands beside them (`onrecord:textSha256`); the
quotation with what stands before and after it finds the words in the source itself. `onrecord:sha256` is that of the
raw bytes. What a target is of its annotation (source, cue, content, trigger) is its `onrecord:role`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from onrecord.export.json_stream import write_listing
from onrecord.model import Document, Record, Span

CONTEXT = ["http://www.w3.org/ns/anno.jsonld", {"onrecord": "urn:onrecord:"}]
AROUND = 32
"""Characters of prefix and suffix, as many as the clients of the standard use."""


def write_web_annotations(records: Iterable[Record], path: Path) -> None:
    """Write every statement, commitment and event as an annotation to the file `path`."""
    head = {"@context": CONTEXT, "id": "urn:onrecord:export", "type": "AnnotationPage"}
    items = (item for number, record in enumerate(records, 1) for item in annotations_of(number, record))
    write_listing(path, head, "items", items)


def annotations_of(number: int, record: Record) -> Iterator[dict[str, Any]]:
    """Yield the annotations of one record, the `number`th of its export."""
    make = _Annotations(number, record)
    for one in record.statements:
        said = {"onrecord:kind": one.kind.value, "onrecord:attitude": one.attitude.value}
        roles = {"content": one.content, "source": one.source, "cue": one.cue}
        yield make.annotation("statement", one.id, roles, said, speaker=one.speakers, voice=one.voice)
    for pledge in record.commitments:
        said = {"onrecord:kind": pledge.kind.value, "onrecord:modality": pledge.modality.value}
        said["onrecord:polarity"] = pledge.polarity.value
        roles = {"commitment": (pledge.span,), "cue": (pledge.cue,)}
        parties = {side: [party.entity for party in getattr(pledge, side)] for side in ("promisor", "beneficiary")}
        yield make.annotation("commitment", pledge.id, roles, said, **parties, voice=pledge.voice)
    for event in record.events:
        said = {"onrecord:event": event.event.value, "onrecord:status": event.status.value}
        roles = {"event": (event.span,), "trigger": (event.trigger,)}
        roles["actor"] = tuple(actor.span for actor in event.actors)
        doers = {"actor": [actor.entity for actor in event.actors]}
        others = {"recipient": [actor.entity for actor in event.recipients]}
        yield make.annotation("event", event.id, roles, said, **doers, **others, voice=event.voice)


class _Annotations:
    """Makes the annotations of one document: all of them share its source."""

    def __init__(self, number: int, record: Record) -> None:
        self._names = {entity.id: entity.name for entity in record.entities}
        self._document = record.document
        self._base = f"urn:onrecord:{record.document.id or 'unread'}:{number}"
        self._source = _source(record.document)

    def annotation(
        self,
        what: str,
        name: str,
        roles: dict[str, tuple[Span, ...]],
        said: dict[str, str],
        **parties: Iterable[str],
    ) -> dict[str, Any]:
        bodies = [{"type": "TextualBody", "purpose": "classifying", "value": what}]
        for role, ids in parties.items():
            bodies += [
                {"type": "TextualBody", "purpose": "identifying", "value": self._names[one], "onrecord:role": role}
                for one in ids
            ]
        targets = [self._target(role, span) for role, spans in roles.items() for span in spans]
        return {
            "id": f"{self._base}:{name}",
            "type": "Annotation",
            "motivation": "identifying",
            **said,
            "body": bodies,
            "target": targets,
        }

    def _target(self, role: str, span: Span) -> dict[str, Any]:
        text = self._document.text
        quotation = {
            "type": "TextQuoteSelector",
            "exact": text[span.start : span.end],
            "prefix": text[max(0, span.start - AROUND) : span.start],
            "suffix": text[span.end : span.end + AROUND],
        }
        position = {"type": "TextPositionSelector", "start": span.start, "end": span.end}
        return {
            "type": "SpecificResource",
            "onrecord:role": role,
            "source": self._source,
            "selector": [position, quotation],
        }


def _source(document: Document) -> dict[str, Any]:
    address = document.source or document.key
    known = {
        "id": address if "://" in address else f"urn:onrecord:{document.id or 'unread'}",
        "type": "Text",
        "format": document.media_type,
        "language": document.language,
        "onrecord:key": document.key,
        "onrecord:sha256": document.id,
        "onrecord:textSha256": hashlib.sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest(),
    }
    return {name: value for name, value in known.items() if value is not None}
