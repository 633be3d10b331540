"""Short names of bodies named in full before: takes what has been found, returns "the Commission", "the Ministry".

The head of a name, written with a capital, points to the body with that head that was named last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from onrecord.lexicons import words
from onrecord.model import EntityKind, FoundName, MentionKind, Span
from onrecord.resolve.actors.by_form import head_of
from onrecord.resolve.capitals import places_of

_SHORT = re.compile(r"\b[Tt]he ([A-Z][a-z]{3,})(?![\w-]| (?:[A-Z]|of\b|for\b|on\b))")
_ARTICLE = len("the ")
_ONLY, _LAST = 0.8, 0.6
_UN, _OF_THE_UN = "organisation:un", ("organization", "organisation")
_BODIES = (EntityKind.ORGANISATION, EntityKind.ALLIANCE)
_NOT_ALONE = frozenset("government house office group party company church school force forces team front".split())


def _heads(found: FoundName) -> tuple[str, ...]:
    """Return the words that may stand for a body alone; the United Nations call themselves the Organization."""
    if found.kind not in _BODIES:
        return ()
    return _OF_THE_UN if found.key == _UN else (head_of(found.name),)


def find_short_names(text: str, found: Sequence[FoundName], capitals: Mapping[str, list[int]]) -> Iterator[FoundName]:
    """Yield the short names in a flat text; `found` are the findings in text order."""
    heads = (words("organisation_words") | words("alliance_words")) - _NOT_ALONE
    last: dict[str, FoundName] = {}
    several: set[str] = set()
    index = 0
    for at, word in places_of({word for word in capitals if word.lower() in heads}, capitals):
        match = _SHORT.match(text, at - _ARTICLE) if at >= _ARTICLE else None
        if match is None:
            continue
        head = word.lower()
        start, end = match.span(1)
        while index < len(found) and found[index].span.end <= start:
            one = found[index]
            index += 1
            for name in _heads(one):
                known = last.setdefault(name, one)
                if known.key != one.key:
                    several.add(name)
                    last[name] = one
        meant = last.get(head)
        if meant is not None and not (index < len(found) and found[index].span.start < end):
            score = _LAST if head in several else _ONLY
            span = Span(start, end)
            yield FoundName(span, meant.key, meant.name, meant.kind, MentionKind.NOMINAL, meant.links, score=score)
