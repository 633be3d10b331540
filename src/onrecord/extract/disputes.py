"""Find where a claim is contested: takes a `Parse` and its attributions, returns claim, contesting words and by whom.

Only forms that cannot be mistaken: “denied that …”, “rejected the claim”, “…, which she denies”, “that is not so”,
“contrary to what he says”, “but records show otherwise”. Who is right is not said.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from onrecord.model import Attribution, FoundDispute, Parse, PartKind, Sentence, Span, Stance, trimmed

_CLAIM = (
    r"(?:claims?|allegations?|reports?|rumou?rs?|accusations?|suggestions?|charges?|assertions?|accounts?|versions?"
    r"|statements?|remarks?|figures?|it|this|that|them)"
)
_POINTER = re.compile(
    rf"[“\"]?(?:(?:the|this|that|these|those|such|all|his|her|their|its)\s+)?{_CLAIM}[”\"]?$", re.IGNORECASE
)
_CLAIM_THAT = re.compile(rf"(?:\w+\s+){{0,4}}?{_CLAIM}\s+(?:that|of|about)\s+", re.IGNORECASE)
_NAME = r"[^,;:.“”\"!?]{2,60}?"
_DENY = r"(?:den(?:y|ies|ied)|reject(?:s|ed)?|disput(?:e|es|ed)|contest(?:s|ed)?|refut(?:e|es|ed))"
# ", which Ida Lund denies" and ", a charge that Ida Lund rejects"
_TAIL = re.compile(
    rf",\s(?:which|an?\s(?:\w+\s)?{_CLAIM}(?:\s(?:that|which))?)\s(?P<by>{_NAME})\s(?:has\s|have\s)?{_DENY}\b[^,;:.]{{0,30}}"
)
_SHORT = re.compile(
    rf"(?:But\s)?(?P<by>{_NAME})\s(?:has\s|have\s|later\s|also\s|firmly\s){{0,2}}{_DENY}\s(?:this|it|that|the\s{_CLAIM}|both|all\sof\sit)\b(?!\s*:)"
)
_NOT_SO = re.compile(
    r"[“\"'‘«„]?(?:(?:No|But)[,.]\s)?(?:That|This|It|that|this|it)(?:['’]s|\s(?:is|was))\s(?:(?:simply|just|plainly|flatly)\s)?"
    r"(?:not\s(?:so|true|correct|right|what\s(?:happened|we|I))|untrue|incorrect|wrong|nonsense|a\slie|false)\b"
)
_CONTRARY = re.compile(
    rf"\b[Cc]ontrary\sto\s(?P<claim>what\s{_NAME}\s(?:said|says|say|claims?|claimed|told|wrote|writes)"
    rf"(?:\s[^,;.]{{1,40}})?|{_NAME}['’]s?\s{_CLAIM}(?:\sthat\s[^,;.]{{3,120}})?)(?P<comma>,?)\s?"
)
_RECORDS = (
    r"(?:(?:court|company|public|official|internal|police|bank|ministry)\s)?(?:records?|documents?|papers|figures|data|minutes|"
    r"filings|files|emails|photographs|pictures|footage|video|logs|tapes|evidence|satellite\simages)"
)
_OTHERWISE = re.compile(
    rf"\b(?:the\s|its\s|his\s|her\s)?{_RECORDS}(?:\s[^,;:.]{{1,60}})?\s(?:show|shows|showed|suggest|suggests|indicate|say|says|tell|tells|prove)\s"
    r"(?:otherwise|the\sopposite|a\sdifferent\sstory)\b",
    re.IGNORECASE,
)
_DENIED_THIS = re.compile(rf"(?:has\s|have\s)?{_DENY}\s(?:(?:the|this|that)\s)?{_CLAIM}:\s", re.IGNORECASE)
_NEAR = 700
_SILENT = frozenset({PartKind.BYLINE, PartKind.DATELINE, PartKind.BOILERPLATE})


def find_disputes(parse: Parse, attributions: Sequence[Attribution]) -> list[FoundDispute]:
    """Return contested claims in text order of the contesting words."""
    ordered = sorted(attributions, key=lambda entry: entry.content[0].start)
    starts = [entry.content[0].start for entry in ordered]
    found = [one for entry in ordered for one in _by_attribution(parse, entry, ordered, starts)]
    taken = [span for one in found for span in one.dispute]
    for sentence in parse.sentences:
        if parse.part_of(sentence).kind not in _SILENT:
            found += _in_sentence(parse, sentence, ordered, starts, taken)
    return sorted(found, key=lambda one: (one.dispute[0].start, one.claim[0].start))


def _by_attribution(
    parse: Parse, entry: Attribution, ordered: list[Attribution], starts: list[int]
) -> Iterator[FoundDispute]:
    content = entry.content[0]
    words = parse.text_of(content)
    follows = bool(entry.cue) and entry.cue[0].end <= content.start
    if entry.stance is Stance.DENIED and follows and words[0] not in "“\"'‘«„":
        whole = (Span(entry.cue[0].start, content.end),)
        if _POINTER.match(words):
            claim = _before(parse, entry.cue[0].start, ordered, starts, entry.source)
            if claim is not None:
                yield FoundDispute(claim, whole, entry.source)
            return
        named = _CLAIM_THAT.match(words)
        begin = content.start + (named.end() if named else 5 if words.startswith("that ") else 0)
        yield FoundDispute((Span(begin, content.end),), whole, entry.source)
    elif entry.source and entry.cue and _DENIED_THIS.fullmatch(parse.text, entry.cue[0].start, content.start):
        claim = _before(parse, entry.cue[0].start, ordered, starts, entry.source)
        if claim is not None:
            yield FoundDispute(claim, (content,), entry.source)
    elif entry.source and _NOT_SO.match(parse.text, content.start):
        claim = _before(parse, content.start, ordered, starts, entry.source)
        if claim is not None:
            yield FoundDispute(claim, (content,), entry.source)


def _before(
    parse: Parse, place: int, ordered: list[Attribution], starts: list[int], source: tuple[Span, ...] = ()
) -> tuple[Span, ...] | None:
    """Return what was said last before a place, by somebody else, within the same paragraph or the one before."""
    who = {parse.text_of(span).casefold() for span in source}
    for number in range(bisect_left(starts, place) - 1, max(-1, bisect_left(starts, place) - 4), -1):
        entry = ordered[number]
        if entry.content[-1].end > place or place - entry.content[-1].end > _NEAR:
            continue
        if not who & {parse.text_of(span).casefold() for span in entry.source}:
            return entry.content
    return None


def _in_sentence(
    parse: Parse, sentence: Sentence, ordered: list[Attribution], starts: list[int], taken: list[Span]
) -> Iterator[FoundDispute]:
    """Yield what a sentence contests outside the cues of its attributions."""
    text, span = parse.text, sentence.span

    def free(begin: int, end: int) -> bool:
        return not any(begin < other.end and other.start < end for other in taken)

    tail = _TAIL.search(text, span.start, span.end)
    if tail is not None and free(tail.start(), tail.end()):
        dispute = trimmed(text, tail.start() + 1, tail.end())
        claim = _said_in(span, tail.start(), ordered, starts) or _clause(text, span.start, tail.start())
        if dispute is not None and claim is not None:
            yield FoundDispute(claim, (dispute,), (Span(*tail.span("by")),))
    short = _SHORT.match(text, span.start, span.end)
    if short is not None and free(*short.span()):
        by = Span(*short.span("by"))
        claim = _before(parse, span.start, ordered, starts, (by,))
        if claim is not None:
            yield FoundDispute(claim, (Span(*short.span()),), (by,))
    yield from _own(parse, span, ordered, starts)


def _own(parse: Parse, span: Span, ordered: list[Attribution], starts: list[int]) -> Iterator[FoundDispute]:
    """Yield what the text contests in its own voice."""
    text = parse.text
    contrary = _CONTRARY.search(text, span.start, span.end)
    if contrary is not None and not _is_said(span, contrary.start(), ordered, starts):
        rest = (
            _clause(text, contrary.end(), span.end)
            if contrary["comma"]
            else _clause(text, span.start, contrary.start())
        )
        if rest is not None:
            yield FoundDispute((Span(*contrary.span("claim")),), rest, own=True)
    records = _OTHERWISE.search(text, span.start, span.end)
    if records is not None and not _is_said(span, records.start(), ordered, starts):
        claim = _said_in(span, records.start(), ordered, starts) or _before(parse, span.start, ordered, starts)
        if claim is not None:
            yield FoundDispute(claim, (Span(*records.span()),), own=True)
    plain = _NOT_SO.match(text, span.start, span.end)
    if plain is not None and text[span.start].isalpha() and not _is_said(span, span.start, ordered, starts):
        claim = _before(parse, span.start, ordered, starts)
        if claim is not None:
            yield FoundDispute(claim, (span,), own=True)


def _clause(text: str, start: int, end: int) -> tuple[Span, ...] | None:
    span = trimmed(text, start, end)
    while span is not None and text[span.end - 1] in ".,;:":
        span = trimmed(text, span.start, span.end - 1)
    return (span,) if span is not None else None


def _said_in(span: Span, before: int, ordered: list[Attribution], starts: list[int]) -> tuple[Span, ...] | None:
    """Return the last content that stands between the start of a sentence and a place in it."""
    for number in range(bisect_left(starts, before) - 1, max(-1, bisect_left(starts, before) - 3), -1):
        content = ordered[number].content
        if content[0].start >= span.start:
            cut = tuple(Span(piece.start, min(piece.end, before)) for piece in content if piece.start < before)
            return cut or None
    return None


def _is_said(span: Span, place: int, ordered: list[Attribution], starts: list[int]) -> bool:
    """Whether somebody is credited with the words at a place."""
    for number in range(max(0, bisect_left(starts, place) - 3), min(len(ordered), bisect_left(starts, place) + 3)):
        if any(piece.start <= place < piece.end for piece in ordered[number].content):
            return True
    return False
