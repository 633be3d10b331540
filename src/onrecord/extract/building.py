"""Make attributions of what the rules find: takes a `Found` and the quotations around it, returns an `Attribution`."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from onrecord.extract.found import Found
from onrecord.extract.marks import Quotation
from onrecord.extract.scores import score_of
from onrecord.model import Attribution, ContentKind, Parse, Provenance, Span

_WORD = re.compile(r"\w")
# Block quotations and turns of an interview are the speaker's own words though no marks stand around them.
_WITHOUT_MARKS = frozenset({"block", "label", "question"})
PROVENANCE = Provenance("quotation-rules/1")


def marked_pairs(quotations: Iterable[Quotation]) -> list[tuple[Span, Span]]:
    """Return every piece of some quotations with its marks and without, in text order."""
    return sorted(pair for quotation in quotations for pair in zip(quotation.pieces, quotation.inner, strict=True))


def attribution_of(parse: Parse, found: Found, pairs: list[tuple[Span, Span]], open_ends: set[int]) -> Attribution:
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
