"""Find what a text says, as spans: takes a `Parse`, returns attributions and echoes."""

from __future__ import annotations

from bisect import bisect_left

from onrecord.extract.echoes import find_uncredited
from onrecord.extract.lines import build_lines
from onrecord.extract.marks import find_quotations
from onrecord.extract.rules import Found, find_all
from onrecord.extract.scores import score_of
from onrecord.model import Attribution, ContentKind, FoundEcho, Parse, Provenance, Span

__all__ = ["find_attributions", "find_echoes"]

PROVENANCE = Provenance("quotation-rules/1")


def find_attributions(parse: Parse) -> list[Attribution]:
    """Return who is credited with what, as spans in text order of content."""
    quotations = [quotation for quotation in find_quotations(parse.text, parse.document.parts) if quotation.depth == 0]
    pairs = sorted(pair for quotation in quotations for pair in zip(quotation.pieces, quotation.inner, strict=True))
    found = find_all(build_lines(parse, quotations))
    return [_attribution(parse, entry, pairs) for entry in found if entry.content]


def _attribution(parse: Parse, found: Found, pairs: list[tuple[Span, Span]]) -> Attribution:
    quoted: list[Span] = []
    for span in sorted(found.content):
        number = bisect_left(pairs, span.start, key=lambda pair: pair[0].start)
        while number < len(pairs) and pairs[number][0].end <= span.end:
            quoted.append(pairs[number][1])
            number += 1
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
    """Return the words in quotation marks that stand in no attribution, in text order."""
    quotations = [quotation for quotation in find_quotations(parse.text, parse.document.parts) if quotation.depth == 0]
    return find_uncredited(quotations, attributions, parse.document.parts)
