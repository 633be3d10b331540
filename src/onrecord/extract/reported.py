"""Find what somebody is reported to have reported: takes a `Parse` and attributions, returns the inner ones.

“The agency quoted a diplomat as saying that the president had promised two batteries” is three acts: the agency's, the
diplomat's and the president's. Only a clause that opens a content counts, with a source that is no pronoun: “she said
she hoped” is one voice. Quotations inside quotations are in `onrecord.extract.nesting`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.extract.asides import Frame
from onrecord.extract.attitudes import marked
from onrecord.extract.building import attribution_of, marked_pairs
from onrecord.extract.found import as_found
from onrecord.extract.frames import find_frames
from onrecord.extract.lines import Line, line_within
from onrecord.extract.marks import Quotation, find_quotations
from onrecord.extract.refusals import is_refusal
from onrecord.extract.vetoes import is_no_speech
from onrecord.lexicons import table, words
from onrecord.model import Attribution, ContentKind, Parse, Span

_PATTERNS = frozenset({"cue-that", "cue-clause", "cue-mixed", "intention", "according"})
_BEFORE = re.compile(r"(?:(?:that|and|but|also)\b[\s,]*){0,2}", re.IGNORECASE)
_NO_NAME = re.compile(
    r"(?:he|she|they|it|i|we|you|who|which|that|this|these|those|one|there|what|anyone|anybody|nobody|everyone|people)\b",
    re.IGNORECASE,
)
_WORDS = re.compile(r"[a-z]+")
LEAST_SCORE = 0.4
_NEAR = 2
_SHORTEST = 20
_LOOKED_AT = 40
_DEEPEST = 3


def find_reported(parse: Parse, attributions: Sequence[Attribution]) -> list[Attribution]:
    """Return the attributions that open the contents of others, in text order."""
    quotations = [one for one in find_quotations(parse.text, parse.document.parts) if one.depth == 0]
    found: list[Attribution] = []
    layer = [one for one in attributions if one.kind is not ContentKind.DIRECT]
    for _ in range(_DEEPEST):
        layer = [
            inner for outer in layer for span in outer.content for inner in _opening(parse, outer, span, quotations)
        ]
        found += layer
    return sorted(found, key=lambda one: one.content[0])


def _opening(parse: Parse, outer: Attribution, span: Span, quotations: Sequence[Quotation]) -> Iterator[Attribution]:
    if len(span) < _SHORTEST or not _may_report(parse.text_of(span).lower()):
        return
    number = bisect_right(parse.document.parts, span.start, key=lambda part: part.span.start) - 1
    at = bisect_right(quotations, span.start, key=lambda one: one.pieces[-1].end)
    inside: list[Quotation] = []
    while at < len(quotations) and quotations[at].pieces[0].start < span.end:
        inside.append(quotations[at])
        at += 1
    line = line_within(parse, number, span, inside)
    begin = _BEFORE.match(parse.text, span.start)
    first = begin.end() if begin is not None else span.start
    for frame in find_frames(line, *line.units[0]) if line.units else ():
        one = _inner(parse, line, frame, inside) if frame.pattern in _PATTERNS else None
        opens = one is not None and first in (one.source[0].start, one.content[0].start)
        score = (one.score or 0.0) * (outer.score or 1.0) if one is not None else 0.0
        if one is not None and opens and score >= LEAST_SCORE and one.content != outer.content:
            yield replace(one, score=round(score, 2))
            return


def _may_report(clause: str) -> bool:
    known = table("cue_verbs")
    return any(known.get(word) in ("say", "tell") for word in _WORDS.findall(clause)) or "according to" in clause


def _inner(parse: Parse, line: Line, frame: Frame, inside: Sequence[Quotation]) -> Attribution | None:
    if not frame.source or not frame.cue:
        return None
    one = attribution_of(parse, as_found(line, frame), marked_pairs(inside), set())
    cue = parse.text_of(one.cue[0]).lower()
    behind = one.cue[0].start - one.source[0].end
    if _NO_NAME.match(parse.text, one.source[0].start) or is_no_speech(parse, one) or is_refusal(parse, one):
        return None
    if frame.pattern != "according" and (not 0 <= behind < _NEAR or not _is_finite(cue)):
        return None
    return marked(parse, one) if not _is_relative(parse, one, frame.pattern) else None


def _is_relative(parse: Parse, one: Attribution, pattern: str) -> bool:
    """Whether the content is no clause but what a noun is described by: “demands that come with the office”."""
    opening = _WORDS.findall(parse.text[one.content[0].start : one.content[0].start + _LOOKED_AT].lower())[:2]
    if opening[:1] == ["that"]:
        return opening[1:2] != [] and opening[1] in words("finite_verbs")
    telling = parse.text_of(one.cue[0]).lower().endswith(("tell", "tells", "told"))
    return opening[:1] in (["who"], ["which"]) or (pattern == "cue-clause" and telling)


def _is_finite(cue: str) -> bool:
    """Whether a cue is a verb of its clause: “had promised”, “as saying”, not “for saying” or “demands” as a noun."""
    last = _WORDS.findall(cue)[-1:]
    return (
        bool(last)
        and not cue.startswith("to ")
        and (not last[0].endswith("ing") or cue == "as saying" or cue.startswith(("is ", "was ", "has ")))
    )
