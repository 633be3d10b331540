"""Find what is said inside what is said: takes a `Parse` and attributions, returns the inner ones in text order.

“He told me, ‘We can wait,’” Lund said: his words are a statement of their own, which she reports. Only words in marks
inside a quotation or a turn of an interview count; their source and cue stand inside it too.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from onrecord.extract.attitudes import marked
from onrecord.extract.building import attribution_of, marked_pairs
from onrecord.extract.found import as_found
from onrecord.extract.frames import find_frames
from onrecord.extract.lines import line_within
from onrecord.extract.marks import Quotation, find_quotations
from onrecord.extract.vetoes import is_no_speech
from onrecord.model import Attribution, ContentKind, Parse, Span

_NEAR = 2
_FEWEST_WORDS = 6


def find_nested(parse: Parse, attributions: Sequence[Attribution]) -> list[Attribution]:
    """Return the quotations that stand with source and cue inside the direct contents of `attributions`."""
    quotations = find_quotations(parse.text, parse.document.parts)
    found: list[Attribution] = []
    for outer in attributions:
        if outer.kind is ContentKind.DIRECT:
            for span in outer.quoted:
                inner = _inside(quotations, span)
                found += _within(parse, span, inner) if inner else ()
    return sorted(found, key=lambda one: one.content[0])


def _inside(quotations: Sequence[Quotation], span: Span) -> list[Quotation]:
    """Return the outermost of the quotations of one piece that stand inside a span."""
    number = bisect_left(quotations, span.start, key=lambda one: one.pieces[0].start)
    found: list[Quotation] = []
    while number < len(quotations) and quotations[number].pieces[0].start < span.end:
        one = quotations[number]
        apart = not found or one.pieces[0].start >= found[-1].pieces[0].end
        whole = len(one.pieces) == 1 and one.closed and one.pieces[0].end <= span.end and one.inner[0] != span
        if whole and apart:
            found.append(one)
        number += 1
    return found


def _within(parse: Parse, span: Span, inner: list[Quotation]) -> Iterator[Attribution]:
    """Yield the attributions of quotations inside a span, each with a source and a cue of its own."""
    number = bisect_right(parse.document.parts, span.start, key=lambda part: part.span.start) - 1
    line = line_within(parse, number, span, inner)
    pairs = marked_pairs(inner)
    for first, stop in line.units:
        for frame in find_frames(line, first, stop) if "q" in line.codes[first:stop] else ():
            near = any("q" in line.codes[begin : min(end, begin + _NEAR)] for begin, end in frame.content)
            if near and frame.source and frame.cue:
                one = marked(parse, attribution_of(parse, as_found(line, frame), pairs, set()))
                if any(_is_said(parse, quoted) for quoted in one.quoted) and not is_no_speech(parse, one):
                    yield one


def _is_said(parse: Parse, quoted: Span) -> bool:
    """Whether words in inner marks are long enough, or end as a sentence does: no name and no echo."""
    return len(parse.tokens_in(quoted)) >= _FEWEST_WORDS or parse.text[quoted.end - 1] in ".?!"
