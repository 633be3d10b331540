"""Citron JSON, the format of the BBC's quotation extractor: takes records, writes a folder with one file a document.

Citron needs a cue for every quotation: what has none stands in `quotes_without_cue`, which Citron passes over and
`read_citron` reads. A cue of several pieces is given as its first, the others in `more_cue`. Speakers are given as
Citron does: `coreferences` are the places where a source's name stands.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from onrecord.errors import ExportError
from onrecord.export.files import as_utf8, stem_of
from onrecord.export.imported import date_in, document_of, import_note, import_warning, kind_of, object_in, read_bounded
from onrecord.model import Attitude, MentionKind, Problem, Provenance, Record, Span, Statement

MADE_BY = Provenance("import-citron/1")


def write_citron(records: Iterable[Record], path: Path) -> None:
    """Write each document with its quotations to a file of the folder `path`."""
    path.mkdir()
    for number, record in enumerate(records, 1):
        name = f"{stem_of(number, record.document)}.json"
        (path / name).write_bytes(as_utf8(json.dumps(citron_of(record), ensure_ascii=False, indent=1)))


def citron_of(record: Record) -> dict[str, Any]:
    """Return one document as Citron reads it, with key, address, outlet and date added."""
    document = record.document
    quotes = [(bool(one.cue), _quote(record, one)) for one in record.statements]
    known = {"key": document.key, "url": document.source, "outlet": document.outlet, "title": document.title}
    return {
        "text": document.text,
        "quotes": [quote for has_cue, quote in quotes if has_cue],
        "quotes_without_cue": [quote for has_cue, quote in quotes if not has_cue],
        "coreference_groups": [
            [_piece(document.text, mention.span) for mention in entity.mentions]
            for entity in record.entities
            if len(entity.mentions) > 1
        ],
        "published": document.published.isoformat() if document.published else None,
        **known,
    }


def _quote(record: Record, one: Statement) -> dict[str, Any]:
    text = record.document.text
    sources = [_piece(text, span) for span in one.source]
    named = [_piece(text, span) for span in _names(record, one) if span not in one.source]
    quote: dict[str, Any] = {
        "id": one.id,
        "sources": sources,
        "contents": [_piece(text, span) for span in one.content],
        "coreferences": named,
    }
    if one.cue:
        quote["cue"] = _piece(text, one.cue[0])
        quote["more_cue"] = [_piece(text, span) for span in one.cue[1:]]
    return quote if one.score is None else {**quote, "confidence": f"{one.score:.4f}"}


def _names(record: Record, one: Statement) -> Iterator[Span]:
    """Yield where each speaker is first named."""
    for entity in record.entities:
        if entity.id in one.speakers:
            named = [mention.span for mention in entity.mentions if mention.kind is MentionKind.NAME]
            yield from named[:1]


def _piece(text: str, span: Span) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "text": text[span.start : span.end]}


def read_citron(path: Path) -> Record:
    """Return the record of one Citron file. Who the sources are stays open: Citron gives words, not people.

    Raises:
        ExportError: the file is not Citron JSON.
    """
    data = read_bounded(path)
    value = object_in(data, str(path))
    text, quotes = value.get("text"), value.get("quotes")
    if not isinstance(text, str) or not isinstance(quotes, list):
        raise ExportError(f'{path}: Citron JSON has a "text" and a list of "quotes"; this file does not.')
    problems: list[Problem] = []
    statements: list[Statement] = []
    more = value.get("quotes_without_cue")
    for quote in [*quotes, *(more if isinstance(more, list) else [])]:
        found = _statement(text, quote, len(statements) + 1, problems)
        if found is not None:
            statements.append(found)
    problems.append(import_note("not-resolved", "Citron gives sources as words; who they are has not been worked out."))
    known = {name: value[name] for name in ("title", "outlet") if isinstance(value.get(name), str)}
    address = value.get("url")
    document = document_of(
        text,
        key=value["key"] if isinstance(value.get("key"), str) else str(path),
        data=data,
        source=address if isinstance(address, str) else str(path),
        media_type="text/plain",
        reader="citron/1",
        published=date_in(value.get("published"), problems),
        **known,
    )
    return Record(document, statements=tuple(statements), problems=tuple(problems))


def _statement(text: str, quote: Any, number: int, problems: list[Problem]) -> Statement | None:
    if not isinstance(quote, dict):
        problems.append(import_warning("broken-quotation", f"A quotation is {type(quote).__name__}, not an object."))
        return None
    cues = [quote.get("cue"), *_listed(quote.get("more_cue"))] if quote.get("cue") else []
    try:
        source, cue = _spans(text, _listed(quote.get("sources"))), _spans(text, cues)
        content = _spans(text, _listed(quote.get("contents")))
    except ValueError as error:
        problems.append(import_warning("broken-quotation", f"A quotation was left out: {error}"))
        return None
    if not content:
        problems.append(import_warning("broken-quotation", "A quotation without contents was left out."))
        return None
    kind, quoted = kind_of(text, content)
    return Statement(
        id=f"s{number}",
        kind=kind,
        attitude=Attitude.STATEMENT,
        source=source,
        cue=cue,
        content=content,
        quoted=quoted,
        speakers=(),
        voice=(),
        score=_score(quote.get("confidence")),
        provenance=MADE_BY,
    )


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _score(value: Any) -> float | None:
    try:
        score = float(value)
    except (TypeError, ValueError):
        return None
    return score if 0.0 <= score <= 1.0 else None


def _spans(text: str, pieces: Sequence[Any]) -> tuple[Span, ...]:
    """Return spans in text order.

    Raises:
        ValueError: a piece is outside the text or overlaps another, or the words at its place are not those it states.
    """
    spans = []
    for piece in pieces:
        start, end = (piece.get(name) if isinstance(piece, dict) else None for name in ("start", "end"))
        if type(start) is not int or type(end) is not int or not 0 <= start < end <= len(text):
            raise ValueError(f"{start!r} to {end!r} is no place in a text of {len(text)} characters.")
        stated = piece.get("text")
        if isinstance(stated, str) and text[start:end] != stated:
            raise ValueError(f"at {start} to {end} stands {text[start:end][:60]!r}, not {stated[:60]!r}.")
        spans.append(Span(start, end))
    spans.sort()
    if any(left.end > right.start for left, right in pairwise(spans)):
        raise ValueError("its pieces overlap.")
    return tuple(spans)
