"""Find whom "who", "whose", "whom" and "which" take up: the name or description right before them.

Takes a `SpeakerFinder` when descriptions are resolved; adds the pronouns to the mentions of those whom it knows.
"Ida Lund, a retired judge, who", "Per Holm of the Greens, to whom" and "Nordhavn Terminals, whose" each mean the name.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from onrecord.lexicons import words
from onrecord.model import EntityKind, Span
from onrecord.resolve.phrases import Shape, has_role_word
from onrecord.resolve.someone import Someone
from onrecord.resolve.stream import Named, Stream

_RELATIVE = re.compile(r"(?<=\s)wh(?:o(?:se|m)?|ich)\b")
_BEFORE = 120
_LONGEST_GAP = 70
_LED = re.compile(r",?\s(?:(?:to|of|for|with|from|by|under|about|against|behind|all of|both of|many of|some of)\s)?$")
_APPOSED = re.compile(
    r"(?:\s\([^()]{1,30}\))?(?:,\s\d{1,3})?(?:,\s(?P<role>(?:a|an|the|its|their|his|her|former|now)\s[^,.;:“”\"()\n]{2,60}))?"
    r"(?:,\s\d{1,3})?$"
)
_OF = re.compile(r"\s(?:of|from|for|at)\s(?:the\s)?$")
_SINGULAR = re.compile(r"(?:[’']s)?\s(?:(?:is|was|has|does)\b|[a-z]{2,}(?<!s)s\b)")
_LAST_WORDS = re.compile(r"([\w’'-]+)\s(?:the\s)?$")
_TITLED = re.compile(r"(?:[A-Z][\w’'.-]*\s)+$")
_ASKED = frozenset(
    "ask asked asks asking tell told tells telling wonder wondered know knows knew show showed say".split()
)
_PLACED = frozenset(
    "in at from to near into across around through over on against within outside for about with".split()
)
_PEOPLE = words("role_words") | words("male_words") | words("female_words") | words("group_words")


def find_relatives(text: str, stream: Stream, pointers: Mapping[int, Someone], taken: set[int]) -> None:
    """Add every relative pronoun to whom it takes up; `pointers` are the ends of resolved descriptions."""
    for match in _RELATIVE.finditer(text):
        if match.start() in taken:
            continue
        one = _antecedent(text, stream, pointers, match.start(), match.group())
        if one is not None and _agrees(one, match.group()):
            one.spoken.append((Span(match.start(), match.end()), Shape.PRONOUN))


def _agrees(one: Someone, word: str) -> bool:
    if word == "whose":
        return one.kind is not EntityKind.PLACE
    if word == "which":
        return one.kind is EntityKind.ORGANISATION or one.kind in (EntityKind.ALLIANCE, EntityKind.PUBLICATION)
    return one.kind is EntityKind.PERSON


def _antecedent(text: str, stream: Stream, pointers: Mapping[int, Someone], at: int, word: str) -> Someone | None:
    """Return whose name, or which description, ends right before a relative pronoun."""
    led = _LED.search(text, max(0, at - 12), at)
    end = led.start() if led is not None else at
    names = stream.within(max(0, at - _BEFORE), at)
    if not names or end - names[-1].end > _LONGEST_GAP or not _reaches(text[names[-1].end : end]):
        return pointers.get(end)
    named = names[-1]
    if len(names) > 1 and word in ("who", "whom") and named.who.kind is not EntityKind.PERSON:
        named = _member(text, names) or named
    return named.who if _is_meant(text, named, at, word, comma="," in text[named.end : at]) else None


def _reaches(between: str) -> bool:
    """Whether nothing but an age, a party or an apposition stands between a name and its pronoun."""
    match = _APPOSED.fullmatch(between)
    return match is not None and (match["role"] is None or has_role_word(match["role"]))


def _member(text: str, names: list[Named]) -> Named | None:
    """Return the person of "Per Holm of the Greens"."""
    person, body = names[-2], names[-1]
    belongs = person.who.kind is EntityKind.PERSON and _OF.fullmatch(text, person.end, body.start) is not None
    return person if belongs else None


def _is_meant(text: str, named: Named, at: int, word: str, *, comma: bool) -> bool:
    """Whether the name itself is taken up, no list and no longer phrase that ends in it."""
    begin = max(0, named.start - 60)
    titled = _TITLED.search(text, begin, named.start)
    begin_of_name = titled.start() if titled is not None and text[titled.start() - 1 : titled.start()] in " " else None
    start = begin_of_name if begin_of_name is not None else named.start
    before = _LAST_WORDS.search(text, begin, start)
    last = before.group(1).lower() if before is not None else ""
    if last == "and" and _SINGULAR.match(text, at + len(word)) is None:
        return False  # both may be meant
    if last in ("of", "to", "and") and before is not None:
        owned = _LAST_WORDS.search(text, begin, before.start(1))
        if owned is not None and last != "and" and owned.group(1).lower() in _PEOPLE:
            return False  # "a friend of Ida Lund, who"
    if not comma and (word == "which" or last in _ASKED or last in ("of", "to")):
        return False
    return word != "which" or last not in _PLACED
