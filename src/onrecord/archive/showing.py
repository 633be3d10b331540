"""`show`: one record in its sentence, with the way back to its source; `search`: documents that hold some words."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from typing import Any

from onrecord.archive.found import Hit, Place, Results
from onrecord.archive.questions import Filters, document_conditions
from onrecord.errors import QuestionError
from onrecord.model import (
    Commitment,
    Document,
    Entity,
    Event,
    Location,
    Quantity,
    Record,
    SourceSpan,
    Span,
    Statement,
    Time,
)
from onrecord.store.contexts import context_of
from onrecord.store.folder import Folder
from onrecord.store.packing import unpack_plain, unpack_record
from onrecord.store.raw import raw_path
from onrecord.store.tables import ask
from onrecord.store.words import Words

Item = Statement | Commitment | Event | Entity | Time | Quantity

_LEAST_PREFIX = 4
_ID = re.compile(r"([0-9a-f]+)(?::(\w+))?")
_BESIDE = 160


@dataclass(frozen=True, slots=True)
class Shown:
    """One record as it stands in its document. `spans` are its evidence, `source` where they stand in the raw bytes."""

    id: str
    record: Record
    item: Item
    spans: tuple[Span, ...]
    context: Span
    location: Location
    source: tuple[SourceSpan, ...]
    raw: str

    @property
    def document(self) -> Document:
        """The document that the record stands in."""
        return self.record.document

    @property
    def text(self) -> str:
        """The exact words of the record."""
        return self.document.text_of(self.spans)


def split_id(words: str) -> tuple[str, str | None]:
    """Return the document and the record that an id such as "3fa4c2d1e0b7:s3" names.

    Raises:
        QuestionError: it is no id.
    """
    match = _ID.fullmatch(words.strip())
    if match is None or len(match[1]) < _LEAST_PREFIX:
        raise QuestionError(
            f"{words!r} is no id. An id is the beginning of a document's hash, at least {_LEAST_PREFIX} digits, a "
            "colon and a record, such as 3fa4c2d1e0b7:s3; onrecord said and the others show them."
        )
    return match[1], match[2]


def find_document(words: Words, prefix: str) -> int:
    """Return the number of the one document whose id begins so.

    Raises:
        QuestionError: no document, or several.
    """
    found = words.documents_like(prefix)
    if not found:
        raise QuestionError(f"No document's id begins with {prefix!r}.")
    if len(found) > 1:
        raise QuestionError(f"Several documents' ids begin with {prefix!r}: {', '.join(one[:16] for one in found)}.")
    return words.number_of(found[0])


def find_record(words: Words, prefix: str) -> Record:
    """Return the whole record of the one document whose id begins so."""
    kept = words.record(find_document(words, prefix))
    if kept is None:
        raise QuestionError(f"No document's id begins with {prefix!r}.")
    return unpack_record(kept)


def find_shown(folder: Folder, words: Words, prefix: str, local: str) -> Shown:
    """Return one record of one document."""
    record = find_record(words, prefix)
    item = item_of(record, local)
    spans = spans_of(item)
    document = record.document
    whole = Span(min(span.start for span in spans), max(span.end for span in spans))
    digest = document.id or ""
    return Shown(
        f"{digest[:12]}:{local}",
        record,
        item,
        spans,
        context_of(document, whole),
        document.locate(spans[0]),
        tuple(piece for span in spans for piece in document.source_map.to_source(span)),
        str(raw_path(folder.raw, digest)),
    )


def item_of(record: Record, local: str) -> Item:
    """Return the record with this id in a document.

    Raises:
        QuestionError: the document holds none.
    """
    items: list[Item] = [*record.statements, *record.commitments, *record.events, *record.entities]
    items += [*record.times, *record.quantities]
    for item in items:
        if item.id == local:
            return item
    first = [group[0].id for group in (record.statements, record.commitments, record.events, record.entities) if group]
    hint = f" It has {', '.join(first)} and so on." if first else " It has no records."
    raise QuestionError(f"Document {(record.document.id or '')[:12]} has no record {local!r}.{hint}")


def spans_of(item: Item) -> tuple[Span, ...]:
    """Return the spans that a record stands on."""
    if isinstance(item, Statement):
        return item.content
    if isinstance(item, Entity):
        return tuple(mention.span for mention in item.mentions[:1])
    return (item.span,)


def find_hits(folder: Folder, words: Words, query: str, filters: Filters) -> Results[Hit]:
    """Return the documents that hold the words, the best by BM25 first; of equals the one added first."""
    clauses, values = document_conditions(filters)
    last = filters.offset + filters.limit + 1
    if clauses:
        scored = words.search(query, limit=_MOST_FILTERED)
        sql = f"SELECT doc FROM documents d WHERE doc IN (SELECT unnest(?::BIGINT[])) AND {' AND '.join(clauses)}"
        passing = {row[0] for row in ask(folder.tables, sql, [[doc for doc, _ in scored], *values])[1]}
        scored = [pair for pair in scored if pair[0] in passing]
    else:
        scored = words.search(query, limit=last)
    found = sorted(scored, key=lambda pair: (-pair[1], pair[0]))
    page = (_hit(words, doc, score, query) for doc, score in found[filters.offset : last - 1])
    return Results(Hit, tuple(hit for hit in page if hit is not None), len(found) >= last)


_MOST_FILTERED = 100_000


def _hit(words: Words, doc: int, score: float, query: str) -> Hit | None:
    kept = words.record(doc)
    if kept is None:  # taken out a moment ago
        return None
    document = unpack_plain(kept)["document"]
    day = document["published"]
    place = Place(
        document["id"] or "",
        document["key"],
        document["source"] or document["key"],
        document["title"],
        document["outlet"],
        datetime.date.fromisoformat(day) if day else None,
    )
    return Hit(place, round(score, 3), _around(document["text"], query))


def _around(text: str, query: str) -> str:
    """Return the words of a text around the first place where a word of the query stands."""
    start = _first_place(text, query)
    begin = max(start - _BESIDE // 2, 0)
    begin = text.find(" ", begin, start) + 1 or begin if begin else 0
    end = min(start + _BESIDE, len(text))
    return " ".join(text[begin:end].split())


def _first_place(text: str, query: str) -> int:
    lower = text.lower()
    places = []
    for word in re.findall(r"\w+", query.lower())[:16]:
        for length in dict.fromkeys((len(word), max(len(word) - 2, 4))):
            match = re.search(rf"\b{re.escape(word[:length])}", lower)
            if match is not None:
                places.append(min(match.start(), len(text)))
                break
    return min(places, default=0)


def plain_shown(shown: Shown) -> dict[str, Any]:
    """Return a record with its document and its way back, as JSON holds it."""
    from onrecord.model.codec import to_json

    document = shown.document
    return {
        "id": shown.id,
        "record": to_json(shown.item),
        "text": shown.text,
        "context": {"span": [shown.context.start, shown.context.end], "text": document.text_of(shown.context)},
        "document": {
            "id": document.id,
            "key": document.key,
            "source": document.source,
            "title": document.title,
            "outlet": document.outlet,
            "published": document.published.isoformat() if document.published else None,
            "reader": document.reader,
        },
        "source": {
            "spans": [list(piece) for piece in shown.source],
            "page": shown.location.page,
            "line": shown.location.line,
            "raw": shown.raw,
        },
    }
