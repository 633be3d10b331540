"""spaCy DocBin: takes records, writes a folder of .spacy files that `spacy train` and `DocBin().from_disk` read.

`doc.spans` has the groups `onrecord_source`, `onrecord_cue`, `onrecord_content` (label: kind of statement, id: "s1"),
`onrecord_entities` (label: kind, id: "e1") and `onrecord_commitments`; `doc.user_data["onrecord"]` is the record as a
line of JSON. A span that ends within a token of spaCy takes it whole. Needs the extra [spacy].
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from onrecord.errors import ExportError
from onrecord.model import Record, Span
from onrecord.model.codec import record_to_line

DOCUMENTS_IN_A_FILE = 500


def write_docbin(records: Iterable[Record], path: Path) -> None:
    """Write files of at most `DOCUMENTS_IN_A_FILE` documents to the folder `path`."""
    try:
        import spacy
        from spacy.tokens import DocBin
    except ImportError:
        raise ExportError("Writing .spacy files needs spaCy. Run: pip install 'onrecord[spacy]'") from None
    path.mkdir()
    nlp = spacy.blank("en")
    nlp.max_length = 1 << 40
    waiting, files = DocBin(store_user_data=True), 0
    for record in records:
        waiting.add(doc_of(nlp, record))
        if len(waiting) == DOCUMENTS_IN_A_FILE:
            waiting.to_disk(path / f"{files:06d}.spacy")
            waiting, files = DocBin(store_user_data=True), files + 1
    if len(waiting) or not files:
        waiting.to_disk(path / f"{files:06d}.spacy")


def doc_of(nlp: Any, record: Record) -> Any:
    """Return the spaCy `Doc` of a record; `doc.text` is `Document.text`."""
    text = record.document.text.encode("utf-8", "replace").decode()
    doc = nlp.make_doc(text)
    doc.user_data["onrecord"] = record_to_line(record)
    groups: dict[str, list[Any]] = {}
    for group, label, name, span in _labelled(record):
        found = doc.char_span(span.start, span.end, label=label, span_id=name, alignment_mode="expand")
        groups.setdefault(f"onrecord_{group}", []).append(found)
    for name, spans in groups.items():
        doc.spans[name] = spans
    return doc


def _labelled(record: Record) -> Iterator[tuple[str, str, str, Span]]:
    for one in record.statements:
        for role, spans in (("source", one.source), ("cue", one.cue), ("content", one.content)):
            for span in spans:
                yield role, one.kind.value, one.id, span
    for entity in record.entities:
        for mention in entity.mentions:
            yield "entities", entity.kind.value, entity.id, mention.span
    for commitment in record.commitments:
        yield "commitments", commitment.modality.value, commitment.id, commitment.span
