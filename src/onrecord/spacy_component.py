"""onrecord inside a spaCy pipeline: takes a spaCy `Doc`, returns it with who-said-what spans. Needs the extra [spacy].

    >>> import spacy
    >>> nlp = spacy.blank("en")
    >>> _ = nlp.add_pipe("onrecord_attribution")
    >>> doc = nlp("“We will send two ships,” said Ida Lund.")
    >>> [(span.text, span.label_) for span in doc.spans["onrecord_source"]]
    [('Ida Lund', 'direct')]

`doc.spans["onrecord_source"]`, `["onrecord_cue"]` and `["onrecord_content"]` hold the pieces, labelled with the kind of
statement and with its id in `span.id_` ("s1"); `doc._.onrecord` is the whole `Record`, offsets in `doc.text`.
"""

from __future__ import annotations

import re
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from onrecord.model import Document, OffsetMap, Part, PartKind, Record, Statement, trimmed
from onrecord.pipeline import extract_record
from onrecord.settings import Settings

NAME = "onrecord_attribution"
ROLES = ("source", "cue", "content")
_PARAGRAPH = re.compile(r"\n\s*\n")


@Language.factory(NAME)
def make_component(nlp: Language, name: str) -> AttributionComponent:
    """Return the component; `nlp.add_pipe("onrecord_attribution")` calls this."""
    return AttributionComponent()


class AttributionComponent:
    """Adds the statements of a text to a spaCy `Doc`; tokens and everything else of the `Doc` stay as they are."""

    def __init__(self) -> None:
        if not Doc.has_extension("onrecord"):
            Doc.set_extension("onrecord", default=None)

    def __call__(self, doc: Doc) -> Doc:
        """Return `doc` with its span groups and its record set."""
        record = record_of_text(doc.text)
        for role in ROLES:
            pieces = [piece for statement in record.statements for piece in _spans(doc, statement, role)]
            doc.spans[f"onrecord_{role}"] = pieces
        doc._.onrecord = record
        return doc


def record_of_text(text: str) -> Record:
    """Return the record of `text` as it stands: nothing is cleaned, so that spaCy's offsets hold."""
    parts: list[Part] = []
    start = 0
    for end, following in [*((match.start(), match.end()) for match in _PARAGRAPH.finditer(text)), (len(text), 0)]:
        span = trimmed(text, start, end)
        if span is not None:
            parts.append(Part(PartKind.BODY, span))
        start = following
    document = Document(None, "doc", text=text, parts=tuple(parts), source_map=OffsetMap.identity(len(text)))
    return extract_record(document, Settings())


def _spans(doc: Doc, statement: Statement, role: str) -> list[Any]:
    """Return the pieces of one role on spaCy's tokens; a piece that ends within a token takes it whole."""
    return [
        doc.char_span(piece.start, piece.end, label=statement.kind.value, span_id=statement.id, alignment_mode="expand")
        for piece in getattr(statement, role)
    ]
