"""Find what a text says, as spans: takes a `Parse`, returns attributions and echoes."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from onrecord.extract.attitudes import marked
from onrecord.extract.disputes import find_disputes
from onrecord.extract.echoes import find_uncredited
from onrecord.extract.found import Found
from onrecord.extract.lines import build_lines
from onrecord.extract.marks import Quotation, find_quotations
from onrecord.extract.rules import find_all
from onrecord.extract.scores import score_of
from onrecord.extract.vetoes import is_no_speech
from onrecord.model import Attribution, ContentKind, FoundEcho, Parse, Provenance, Span

__all__ = ["find_attributions", "find_disputes", "find_echoes", "patterns_of"]

# Block quotations and turns of an interview are the speaker's own words though no marks stand around them.
_WORD = re.compile(r"\w")
_WITHOUT_MARKS = frozenset({"block", "label", "question"})
PROVENANCE = Provenance("quotation-rules/1")


def find_attributions(parse: Parse) -> list[Attribution]:
    """Return who is credited with what, as spans in text order of content."""
    return [attribution for _, attribution in _by_pattern(parse)]


def patterns_of(parse: Parse) -> list[str]:
    """Return the name of the pattern behind each attribution, in the same order: what scores are measured by."""
    return [pattern for pattern, _ in _by_pattern(parse)]


def _by_pattern(parse: Parse) -> list[tuple[str, Attribution]]:
    quotations = _outer(parse)
    pairs = sorted(pair for quotation in quotations for pair in zip(quotation.pieces, quotation.inner, strict=True))
    open_ends = {quotation.pieces[-1].end for quotation in quotations if not quotation.closed}
    found = find_all(build_lines(parse, quotations))
    named = [(entry.pattern, marked(parse, _attribution(parse, entry, pairs, open_ends))) for entry in found]
    return [pair for pair in named if not is_no_speech(parse, pair[1])]


def _outer(parse: Parse) -> list[Quotation]:
    return [quotation for quotation in find_quotations(parse.text, parse.document.parts) if quotation.depth == 0]


def _attribution(parse: Parse, found: Found, pairs: list[tuple[Span, Span]], open_ends: set[int]) -> Attribution:
    """Return one attribution; `pairs`: all quotations with and without marks, `open_ends`: where one was not closed."""
    quoted: list[Span] = []
    for span in sorted(found.content):
        number = bisect_left(pairs, span.start, key=lambda pair: pair[0].start)
        while number < len(pairs) and pairs[number][0].end <= span.end:
            quoted.append(pairs[number][1])
            number += 1
    if found.pattern in _WITHOUT_MARKS:
        quoted = sorted(found.content)
    return Attribution(
        content=tuple(sorted(found.content)),
        kind=ContentKind.DIRECT if found.pattern in _WITHOUT_MARKS else _kind(parse, found.content, quoted),
        source=found.source,
        cue=found.cue,
        quoted=tuple(quoted),
        score=score_of(found.pattern, closed=all(span.end not in open_ends for span in found.content)),
        provenance=PROVENANCE,
    )


def _kind(parse: Parse, content: list[Span], quoted: list[Span]) -> ContentKind:
    if not quoted:
        return ContentKind.INDIRECT
    outside = "".join(parse.text[start:stop] for start, stop in _gaps(content, quoted))
    return ContentKind.MIXED if _WORD.search(outside) else ContentKind.DIRECT


def _gaps(content: list[Span], quoted: list[Span]) -> Iterator[tuple[int, int]]:
    """Yield what of the content stands outside the quotations, as (start, stop)."""
    number = 0
    for span in sorted(content):
        begin = span.start
        while number < len(quoted) and quoted[number].start < span.end:
            yield begin, quoted[number].start
            begin = quoted[number].end
            number += 1
        yield begin, span.end


def find_echoes(parse: Parse, attributions: list[Attribution]) -> list[FoundEcho]:
    """Return the words in quotation marks that stand in no attribution, in text order."""
    quotations = _outer(parse)
    return find_uncredited(quotations, attributions, parse.document.parts)
