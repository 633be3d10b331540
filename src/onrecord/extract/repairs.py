"""Mend what the reading network finds by what the form of the text says: takes attributions, returns them mended.

The network tags words; it knows nothing of paragraphs, of who holds the quotation around a cue, or of what belongs to
the source of “according to”.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from onrecord.model import Attribution, ContentKind, Parse, Span, trimmed

_ACCORDING = re.compile(r"according to", re.IGNORECASE)
_RELATIVE = re.compile(r",?\s*(?:that|which|who|whose|whom)\b", re.IGNORECASE)
# ", and impatience is what one says": a clause of the author's own, in the present, after words said in the past
_OWN_CLAUSE = re.compile(
    r"[”\"’»]?,\s(?:and|but|though|although|while|whereas)\s(?:[\w’'-]+\s){1,6}?(?:is|are|has|have|does|do|seems?|remains?)\s"
)
_PAST = re.compile(r"\b(?:said|told|wrote|was|were|had|\w{2,}ed)$", re.IGNORECASE)
_OCCASION = re.compile(
    r",?\s(?:in|on|at|during)\s(?:an?|the|his|her|its|their)\s(?:[\w’'-]+\s){0,2}"
    r"(?:statement|interview|e-?mail|letter|note|tweet|press release|release|press conference|news conference|briefing"
    r"|speech|post|video|message)(?:\s(?:in|on|to|with|from|after|before)\s[^,;.“”\"]{2,40})?[.,]?$",
    re.IGNORECASE,
)
# "her to give way and was given it": what is asked, and what came of it
_TO_DO = re.compile(r"(?:[\w’'-]+\s){0,4}?to\s")
_DONE = re.compile(r",?\sand\s(?:then\s)?(?:was|were|is|are|has|had|did|got)\s")
_PRONOUN = re.compile(r"(?:he|she|they)", re.IGNORECASE)
_BUT = re.compile(r",\s(?:but|and|while|yet|though)(?:,\s)?$")
_BEFORE = 12
_PASSIVE = re.compile(
    r"(?:has |had |have )?(?:is|was|been)(?: \w+)? "
    r"(?:said|reported|believed|thought|understood|alleged|claimed|rumou?red|feared)"
)
_LONGEST_OCCASION = 120


def repaired(parse: Parse, rules: Iterable[Attribution], network: Sequence[Attribution]) -> list[Attribution]:
    """Return what the network found, mended, without what is said inside a quotation that the rules credit."""
    held = sorted(span for one in rules if one.kind is ContentKind.DIRECT and one.source for span in one.content)
    mended = (
        _mended(parse, one, held) for one in network if not is_inside(one.cue, held) and not _is_hearsay(parse, one)
    )
    return [one for one in mended if one is not None]


def _is_hearsay(parse: Parse, one: Attribution) -> bool:
    """Whether “it” is credited: “it is said that …”, which the rules find without a source."""
    said = [parse.text_of(span).casefold() for span in (*one.source, *one.cue)]
    return len(said) == 2 and said[0] == "it" and _PASSIVE.fullmatch(said[1]) is not None


def is_inside(spans: Sequence[Span], held: Sequence[Span]) -> bool:
    """Whether the first of some spans stands inside one of `held`, which are in text order and apart."""
    if not spans:
        return False
    at = bisect_right(held, spans[0].start, key=lambda span: span.start) - 1
    return at >= 0 and held[at].end > spans[0].start


def _mended(parse: Parse, one: Attribution, held: Sequence[Span]) -> Attribution | None:
    pieces = [_without_next(parse, piece, one, held) for piece in _mended_pieces(parse, one)]
    if tuple(pieces) == one.content:
        return one
    if not pieces:
        return None
    quoted = tuple(span for span in one.quoted if any(piece.start <= span.start < piece.end for piece in pieces))
    kind = one.kind if quoted or one.kind is ContentKind.INDIRECT else ContentKind.INDIRECT
    return replace(one, content=tuple(pieces), quoted=quoted, kind=kind)


def _without_next(parse: Parse, piece: Span, one: Attribution, held: Sequence[Span]) -> Span:
    """Return a piece without the quotation of a later sentence that the rules credit, and the sentence it opens."""
    at = bisect_right(held, piece.start, key=lambda span: span.start)
    if at == len(held) or held[at].start >= piece.end or one.kind is ContentKind.DIRECT:
        return piece
    sentence = bisect_right(parse.sentences, held[at].start, key=lambda entry: entry.span.start) - 1
    border = parse.sentences[sentence].span.start if sentence >= 0 else piece.start
    if border <= piece.start or held[at].start - border > 1:
        return piece
    short = trimmed(parse.text, piece.start, border)
    if short is not None and parse.text[short.end - 1] in ".!?":
        short = trimmed(parse.text, short.start, short.end - 1)
    return short or piece


def _mended_pieces(parse: Parse, one: Attribution) -> Iterator[Span]:
    cue = one.cue[0] if one.cue else None
    words = parse.text_of(cue) if cue is not None else ""
    by_report = _ACCORDING.fullmatch(words) is not None
    for number, piece in enumerate(one.content):
        marked = any(piece.start <= span.start < piece.end for span in one.quoted)
        if cue is not None and not marked and not _is_near(parse, piece, cue):
            continue
        before = by_report and cue is not None and piece.end <= cue.start and number + 1 < len(one.content)
        if before and cue is not None and _BUT.search(parse.text, max(piece.start, cue.start - _BEFORE), cue.start):
            continue  # "no cause was given, but, according to his agent, he had been ill"
        behind = one.source and number > 0 and piece.start >= one.source[-1].end
        if by_report and behind and _RELATIVE.match(parse.text, piece.start):
            continue
        if cue is not None and not marked and piece.end <= cue.start:
            yield _behind_colon(parse, piece, one)
        elif cue is not None and piece.start >= cue.end:
            yield _cut(parse, piece, one, is_past=_PAST.search(words) is not None)
        else:
            yield piece


def _behind_colon(parse: Parse, piece: Span, one: Attribution) -> Span:
    """Return “the loan had yet to pass” of “Officials were less certain: the loan had yet to pass, they cautioned”."""
    colon = parse.text.find(": ", piece.start, piece.end)
    told_by_pronoun = bool(one.source) and _PRONOUN.fullmatch(parse.text_of(one.source[0])) is not None
    if colon < 0 or not told_by_pronoun:
        return piece
    return trimmed(parse.text, colon + 1, piece.end) or piece


def _cut(parse: Parse, piece: Span, one: Attribution, *, is_past: bool) -> Span:
    """Return a piece of content behind its cue without the author's own clause and without the occasion at its end."""
    text, end = parse.text, piece.end
    last = max((span.end for span in one.quoted if piece.start <= span.start < end), default=piece.start)
    own = _OWN_CLAUSE.match(text, last, end) if is_past and last > piece.start else None
    if own is not None:
        return trimmed(text, piece.start, last + (text[last] in '”"’»')) or piece
    asked = _TO_DO.match(text, piece.start, end)
    after = _DONE.search(text, asked.end(), min(end, asked.end() + _LONGEST_OCCASION)) if asked is not None else None
    if after is not None and last <= after.start():
        return trimmed(text, piece.start, after.start()) or piece
    occasion = _OCCASION.search(text, max(last, piece.start + 1, end - _LONGEST_OCCASION), end)
    return (trimmed(text, piece.start, occasion.start()) or piece) if occasion is not None else piece


def _is_near(parse: Parse, piece: Span, cue: Span) -> bool:
    """Whether a piece stands in the paragraph of its cue, or behind one that ends with a colon."""
    here, there = _part(parse, cue), _part(parse, piece)
    return here == there or (here < there and parse.text[parse.document.parts[here].span.end - 1] == ":")


def _part(parse: Parse, span: Span) -> int:
    return bisect_right(parse.document.parts, span.start, key=lambda part: part.span.start) - 1
