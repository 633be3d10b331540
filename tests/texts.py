"""Documents from a few lines of text, for tests of what comes after reading."""

from __future__ import annotations

from onrecord.model import Document, Parse, Part, PartKind, PartStyle, trimmed
from onrecord.parse import parse_document


def document_of(
    text: str,
    *,
    kinds: dict[int, PartKind] | None = None,
    styles: dict[int, PartStyle] | None = None,
    outlet: str | None = None,
    authors: tuple[str, ...] = (),
) -> Document:
    """One part for each paragraph; `kinds` and `styles` are given by the number of the paragraph, from 0."""
    parts: list[Part] = []
    begin = 0
    for paragraph in text.split("\n\n"):
        span = trimmed(text, begin, begin + len(paragraph))
        begin += len(paragraph) + 2
        if span is not None:
            number = len(parts)
            parts.append(Part((kinds or {}).get(number, PartKind.BODY), span, (styles or {}).get(number)))
    return Document(None, "test", text=text, parts=tuple(parts), outlet=outlet, authors=authors)


def parse_text(text: str, **options: object) -> Parse:
    return parse_document(document_of(text, **options))  # type: ignore[arg-type]
