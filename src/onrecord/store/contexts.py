"""Where the context of a record begins and ends: its paragraph, cut at words where that is long."""

from __future__ import annotations

from onrecord.model import Document, Span

_BESIDE = 240
"""Characters of context on each side of a record, at most."""


def context_of(document: Document, span: Span) -> Span:
    """Return the span of the words around a record, in whole words, within the paragraphs that it stands in."""
    first, last = document.part_at(span.start), document.part_at(span.end - 1)
    start = first.span.start if first is not None else span.start
    end = last.span.end if last is not None else span.end
    text = document.text
    if span.start - start > _BESIDE:
        start = _word_start(text, span.start - _BESIDE, span.start)
    if end - span.end > _BESIDE:
        end = _word_end(text, span.end + _BESIDE, span.end)
    return Span(min(start, span.start), max(end, span.end))


def _word_start(text: str, start: int, most: int) -> int:
    while start < most and not text[start - 1].isspace():
        start += 1
    return start


def _word_end(text: str, end: int, least: int) -> int:
    while end > least and not text[end].isspace():
        end -= 1
    return end
