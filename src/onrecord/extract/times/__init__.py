"""Find time expressions: takes a `Parse`, returns what the words of each say, in text order.

Nothing is dated here: `onrecord.resolve.times` does that.
"""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Iterator

from onrecord.extract.times.building import build_time
from onrecord.extract.times.classes import Tokens, tokenize
from onrecord.extract.times.context import Context, is_no_time
from onrecord.extract.times.elliptical import with_elliptical
from onrecord.extract.times.grammar import Grammar, compile_grammar
from onrecord.extract.times.merging import merge_times
from onrecord.model import Parse, Span
from onrecord.model.found_times import FoundTime, Tense, TimeKind
from onrecord.model.values import TimeRelation, TimeType

__all__ = ["find_times"]

_AHEAD = (TimeRelation.BY, TimeRelation.UNTIL, TimeRelation.THROUGH, TimeRelation.FROM)
_AHEAD_OF_PAST = (TimeRelation.UNTIL, TimeRelation.FOR)
_FROM_SOMETHING = frozenset({"of", "after", "from", "before", "following"})  # "within 30 days of the signature"
_LONGEST = 200_000  # characters looked at together: what is kept of each token takes far more room than the text
_CUTS = (". The ", ". A ", "; ", ", the ", " ")
_grammar = functools.cache(compile_grammar)


def find_times(parse: Parse) -> list[FoundTime]:
    """Return the time expressions of a document, in text order, none of which overlap."""
    grammar = _grammar()
    found: list[FoundTime] = []
    for part in parse.document.parts:
        for start, end in _stretches(parse.text, part.span.start, part.span.end):
            found += _in_text(parse.text[start:end], start, grammar)
    return found


def _stretches(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield a paragraph in stretches of bounded length, cut between sentences where it has any."""
    while end - start > _LONGEST:
        cuts = (text.rfind(mark, start + _LONGEST // 2, start + _LONGEST) for mark in _CUTS)
        cut = next((cut + 1 for cut in cuts if cut >= 0), start + _LONGEST)
        yield start, cut
        start = cut
    yield start, end


def _in_text(text: str, offset: int, grammar: Grammar) -> list[FoundTime]:
    tokens = tokenize(text, grammar.alphabet)
    context = Context(tokens, grammar)
    found: list[FoundTime] = []
    position = 0
    classes = tokens.classes
    for start in grammar.starts.finditer(classes):
        first = start.start()
        if first < position:
            continue
        match = grammar.choose(classes[first]).match(classes, first)
        if match is None or match.end() == first:
            continue
        last = match.end()
        rule = match.lastgroup or ""
        if is_no_time(rule, context, first, last):
            # An age or a number is none as a whole; elsewhere another rule may apply from the next word on.
            position = last if rule.startswith(("length", "clock")) else first + 1
            continue
        position = last
        time = _build(rule, first, tokens, offset, grammar)
        if time is not None and rule.startswith(("away", "part_before")):
            time = _before_an_event(time, first, last, context)
        if time is not None:
            found.append(_in_context(time, first, last, context))
    return with_elliptical(text, offset, merge_times(text, offset, found))


def _build(rule: str, first: int, tokens: Tokens, offset: int, grammar: Grammar) -> FoundTime | None:
    match = grammar.rule(rule).match(tokens.classes, first)
    if match is None or match.end() == first:
        return None
    words, starts = tokens.words, tokens.starts
    groups = {
        name: "".join(words[match.start(name) : match.end(name)]) for name, one in match.groupdict().items() if one
    }
    span = Span(offset + starts[match.start()], offset + starts[match.end()])
    return build_time(rule, span, groups)


def _in_context(time: FoundTime, first: int, last: int, context: Context) -> FoundTime:
    if time.kind is TimeKind.LENGTH and context.is_rate(first, last):
        return FoundTime(time.span, TimeKind.SET, TimeType.SET, number=time.number, unit=time.unit)
    relation = context.relation(first)
    tense = None
    counted_from = time.kind is TimeKind.LENGTH and context.after(last).lower() in _FROM_SOMETHING
    if _needs_tense(time, relation) and not counted_from:
        tense = context.tense(first, last)
    if relation is TimeRelation.THROUGH and time.month is not None and tense is Tense.PAST:
        tense = None  # "has lent it the money through January": the nearest one
    elif tense is None and relation in _AHEAD:
        tense = Tense.FUTURE
    if relation in _AHEAD_OF_PAST and (time.weekday is not None or time.hour is not None):
        if tense is not Tense.PAST or not context.opens(first):  # "Until Tuesday, they had not"
            tense = Tense.FUTURE  # "extended it until Tuesday" looks ahead from a past verb
    elif relation is TimeRelation.UNTIL and context.defers(first):
        tense = Tense.FUTURE
    if relation is None and tense is None:
        return time
    return dataclasses.replace(time, relation=relation, tense=tense)


def _needs_tense(time: FoundTime, relation: TimeRelation | None) -> bool:
    """Whether it depends on the tense which days are meant."""
    if time.kind is TimeKind.LENGTH:
        return time.shift is None and relation in (TimeRelation.WITHIN, TimeRelation.IN)
    return time.kind is TimeKind.POINT and time.year is None and (time.shift is None or time.unit == "weekend")


def _before_an_event(time: FoundTime, first: int, last: int, context: Context) -> FoundTime | None:
    """Take "two days before" something else as a length; "two days before." and "two days later" count from a date."""
    word = context.words[last - 1].lower()
    if word not in ("before", "after", "since") or not context.after(last)[:1].isalnum():
        return time
    if context.words[first].lower() == "the":
        return None
    span = Span(time.span.start, time.span.end - len(word) - 1)
    number, unit, modifier, bound = time.number, time.unit, time.modifier, time.bound
    return FoundTime(span, TimeKind.LENGTH, TimeType.DURATION, number=number, unit=unit, modifier=modifier, bound=bound)
