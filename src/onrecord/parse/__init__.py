"""Cut a document into tokens and sentences: takes a `Document`, returns a `Parse`."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from onrecord.model import Document, Parse, Sentence, trimmed
from onrecord.parse.sentences import find_sentence_ends
from onrecord.parse.tokens import find_tokens

__all__ = ["parse_document"]


def parse_document(document: Document) -> Parse:
    """Return the tokens and sentences of every part of `document`; neither crosses the border of a part."""
    starts: list[int] = []
    ends: list[int] = []
    sentences: list[Sentence] = []
    for index, part in enumerate(document.parts):
        first = len(starts)
        part_starts, part_ends = find_tokens(document.text, part.span.start, part.span.end)
        starts += part_starts
        ends += part_ends
        begin = part.span.start
        for stop in find_sentence_ends(document.text, part.span.start, part.span.end):
            span = trimmed(document.text, begin, stop)
            begin = stop
            if span is not None:
                low = first + bisect_right(part_ends, span.start)
                high = first + bisect_left(part_starts, span.end)
                sentences.append(Sentence(span, low, high, index))
    return Parse(document, tuple(starts), tuple(ends), tuple(sentences))
