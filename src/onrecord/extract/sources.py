"""Mend the source that the reading network found: takes a text and spans, returns the source or `None`.

The network tags words; it lets a dateline or a “today” run into a name, cuts names such as “Institute of Rivers,
Bridges and Roads” at their comma, and credits those who “were charged with” something.
"""

from __future__ import annotations

import re

from onrecord.model import Span, trimmed

_NAME = r"[A-Z][\w.’'-]*"
_PLACE = rf"(?:[A-Z]{{3,}}|{_NAME}(?: {_NAME}){{0,3}}, ?[A-Z][\w.]*|[A-Z]{{2,}} [A-Z]{{3,}})(?:, ?[A-Z][\w.]*){{0,2}}"
_DATELINE = re.compile(rf"(?:[^\n:]{{0,80}}:\s*)?{_PLACE}\s*(?:\([^()\n]{{2,40}}\)\s*)?(?:--?|–|—)\s+(?=[A-Za-z])")
_ASIDE_ENDS = re.compile(r"\s(?:--|–|—)\s*$")
_DAY = r"(?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_WHEN_BEFORE = re.compile(rf"(?:[Tt]oday|[Yy]esterday|[Tt]onight|{_DAY}),?\s+(?=[A-Za-z])")
_WHEN_BEHIND = re.compile(
    rf"(?<!\wed)(?<!held),?\s+(?:today|yesterday|tonight|this (?:week|morning|afternoon|evening)|{_DAY}),?$"
)
_WORDS = rf"{_NAME}(?: {_NAME}){{0,3}}"
_REST_WITH_COMMA = re.compile(rf", {_WORDS}(?:, {_WORDS}){{0,2}},? and {_WORDS} ?")
_BODY = re.compile(rf"(?:{_NAME} ){{0,3}}{_NAME} (?:of|for) {_WORDS}")
_BODY_BEFORE = re.compile(rf"(?:[Tt]he )?(?:{_NAME} ){{0,3}}{_NAME} (?:of|for) {_WORDS}, $")
_TAIL = re.compile(rf"{_WORDS}(?:, {_WORDS})?,? and {_WORDS}")
_ARTICLE = re.compile(r"(?<!\w)[Tt]he $")
_SPOKEN_OF = re.compile(
    r"\b(?:is|are|was|were|been|being|be)\s(?:(?:also|not|never|\w+ly)\s)?"
    r"(?:accused|arrested|blamed|branded|called|charged|condemned|convicted|criticised|criticized|denounced|described"
    r"|dogged|dubbed|fined|hailed|indicted|labelled|labeled|lauded|named|nicknamed|praised|sentenced|sued|termed)\b",
    re.IGNORECASE,
)
# "it was agreed that": nobody is named; "the spokesman, when asked whether": he did not ask.
_BE = re.compile(
    r"(?:(?:has|have|had|is|was|will|would)\s)?(?:(?:not|also|\w+ly)\s)?(?:is|was|been|be|being)\s\w", re.IGNORECASE
)
_ASKED_OF = re.compile(
    r",?\s(?:when|if|once|after being|on being)\s(?:(?:he|she|they)\s(?:is|was|were)\s|being\s)?", re.IGNORECASE
)
_ASKED = re.compile(r"(?:asked|questioned|pressed|challenged|quizzed|prompted)\b", re.IGNORECASE)
_PREPOSITION = re.compile(r"(?:amongst?|amid|besides?|despite|following|per|unlike|via|within|without)", re.IGNORECASE)
_RELATIVE = re.compile(
    r"(?:who|which)\b(?=,? (?:in|on|at|last|earlier|since|by|also|for|after|during)\b)", re.IGNORECASE
)
_RELATIVE_BEHIND = re.compile(r",?\s(?:who|which|that)$")
_FURTHEST = 100


def mended_source(text: str, source: Span, cue: Span | None) -> Span | None:
    """Return the source without dateline and day and with its whole name; `None` where the cue speaks of it."""
    if _PREPOSITION.fullmatch(text, source.start, source.end):
        return None
    if cue is not None and source.end <= cue.start and _says_nothing(text, source, cue):
        return None
    start, end = _without_dateline(text, source), source.end
    before = _WHEN_BEFORE.match(text, start, end) if start > source.start else None
    start = before.end() if before is not None else start
    behind = _WHEN_BEHIND.search(text, start + 1, end)
    end = behind.start() if behind is not None else end
    start, end = _without_relative(text, *_whole_name(text, start, end, cue))
    article = _ARTICLE.search(text, max(0, start - 5), start)
    return trimmed(text, article.start() if article is not None else start, end)


def _says_nothing(text: str, source: Span, cue: Span) -> bool:
    """Whether the cue tells what is said of a source or asked of it, or has “it” for a subject that is nobody."""
    if _SPOKEN_OF.search(text, cue.start, cue.end):
        return True
    if text[source.start : source.end].lower() == "it" and _BE.match(text, cue.start, cue.end):
        return True
    return bool(_ASKED.match(text, cue.start, cue.end) and _ASKED_OF.fullmatch(text, source.end, cue.start))


def _without_dateline(text: str, source: Span) -> int:
    """Return where a source begins behind “OSTVIK, Norland -”, which opens its line."""
    opens = source.start == 0 or text[source.start - 1] == "\n"
    dateline = _DATELINE.match(text, source.start, source.end) if opens else None
    if dateline is None or _ASIDE_ENDS.search(text, dateline.end(), source.end):
        return source.start
    return dateline.end()


def _without_relative(text: str, start: int, end: int) -> tuple[int, int]:
    """Return “who” for “who in May”, and “the minister” for “the minister who”."""
    pronoun = _RELATIVE.match(text, start, end)
    if pronoun is not None:
        return start, pronoun.end()
    behind = _RELATIVE_BEHIND.search(text, start + 1, end)
    return start, behind.start() if behind is not None else end


def _whole_name(text: str, start: int, end: int, cue: Span | None) -> tuple[int, int]:
    """Return the borders of a body's name that the network cut at a comma of its own."""
    if cue is not None and end < cue.start <= end + _FURTHEST and _BODY.search(text, start, end):
        rest = _REST_WITH_COMMA.fullmatch(text, end, cue.start)
        if rest is not None:
            return start, cue.start
    if _TAIL.fullmatch(text, start, end):
        body = _BODY_BEFORE.search(text, max(0, start - _FURTHEST), start)
        if body is not None:
            return body.start(), end
    return start, end
