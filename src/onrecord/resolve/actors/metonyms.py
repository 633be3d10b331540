"""Whether a capital stands for its government: takes a place in a text, returns how likely, `None` for the city.

"Oslo said", "talks between Moscow and Kyiv", "Tehran's envoy", "pressure on Ankara", "imposed by Washington" stand for
the government; "in Oslo", "Oslo's streets" and "flights between Oslo and Rome" are about the city.
"""

from __future__ import annotations

import functools
import re

from onrecord.lexicons import table, words

_SURE, _LIKELY = 0.9, 0.75
_REACH = 64
_MOST_WORDS = 4
_WORDS = re.compile(r"[\w'-]+")
_ASIDE = "meanwhile|however|though|too|also|for its part|in turn|in response|by contrast"
_IN_BETWEEN = re.compile(rf"(?:, (?:{_ASIDE}),)?(?: and [A-Z][\w.-]+)?(?: both| each)? ")
_OWN = re.compile(r"'s? (?:[a-z-]+ ){0,2}")
_PAIR = r"(?:[A-Z][\w. '-]{0,24}(?:, [A-Z][\w. '-]{0,24})?,? and )?"
_BETWEEN = re.compile(rf"(?:([\w-]+) )?([\w-]+) between (?:both )?{_PAIR}$")
_WITH = re.compile(rf"(?:([\w-]+) )?([\w-]+) with (?:both )?{_PAIR}$")
_ON = re.compile(rf"(?:([\w-]+) )?([\w-]+) (?:on|against) {_PAIR}$")
_FROM = re.compile(r"([\w-]+) from (?:both )?$")
_BY = re.compile(r"([\w-]+(?:ed|n|t)) by $")
_GOVERNED = re.compile(r" (?:to|of|that|not|for|over)\b")
_BACKED = re.compile(
    r"-(?:backed|led|brokered|supported|sponsored|controlled|aligned|funded|installed|friendly|mediated|appointed|imposed)"
)
_ACCORDING = re.compile(r"\b[Aa]ccording to $")
_CALLED_ON = re.compile(r"\b(?:call|calls|called|calling|appeal|appeals|appealed) (?:on|upon|to) $")
_NO_ACTOR = frozenset(
    "in at near outside from to around through across of inside into via toward towards visit visited visiting left "
    "leave leaving reached for central downtown greater east west north south northern southern eastern western "
    "occupied capital old new on about during over upon like between the a this".split()
)
_BEING = frozenset("is was are were isn't wasn't aren't weren't".split())
_HELPING = frozenset(
    "has have had will would could should must may might can cannot does did do won't wouldn't doesn't didn't "
    "hasn't hadn't haven't".split()
)
_ADVERBS = frozenset("also now still later never even once then not have been long recently reportedly".split())
_MINDED = frozenset(
    "ready willing unwilling prepared keen reluctant determined adamant wary eager committed opposed pleased "
    "disappointed concerned trying attempting working ready bent responsible".split()
)
_GIVEN = frozenset(
    "support pressure reaction response backing aid condemnation criticism signals help approval orders instructions "
    "objections guarantees denial comment word funding weapons assurances concessions threats opposition praise "
    "warnings demands permission".split()
)
_ADDRESSED = frozenset(
    "urge accuse warn tell ask press condemn blame criticise criticize denounce pressure persuade force demand "
    "challenge sue thank assure reassure inform notify threaten convince invite allow".split()
)

_JOINED = (
    (_BETWEEN, "between", ("between", "both", "and")),
    (_WITH, "with", ("with", "both", "and")),
    (_ON, "on", ("on", "against", "and")),
)
_PLURALS = frozenset(
    "attacks claims plans strikes protests talks demands offers pledges bans votes plans reports".split()
)
_OBJECT = re.compile(r" (?:the|a|an|that|to|its|it|they|for|any|all|more|no|[A-Z])\b")
_OPPOSED = frozenset("accuse threaten provoke appease pressure urge warn persuade assure".split())


def stands_for_government(text: str, start: int, end: int) -> float | None:
    """Return how likely the capital at `[start, end)` of a flat text is an actor, `None` where nothing says so."""
    before, after = text[max(0, start - _REACH) : start], text[end : end + _REACH]
    last = before[before.rfind(" ", 0, -1) + 1 : -1].lower() if before.endswith(" ") else ""
    if _BACKED.match(after) or before[-5:].lower().endswith(("pro-", "anti-")):
        return _SURE
    if last in ("to", "on", "upon") and _is_called(before, after):
        return _SURE
    if last in ("from", "both") and _lies_in(before, after):
        return _LIKELY
    score = _by_noun(before, after, last)
    if score is not None:
        return score
    return None if last in _NO_ACTOR or not _acts(after, before) else _SURE


def _is_called(before: str, after: str) -> bool:
    """Whether a capital is appealed to, or quoted: "called on Oslo to", "according to Oslo"."""
    if _ACCORDING.search(before) is not None:
        return True
    return _CALLED_ON.search(before) is not None and _GOVERNED.match(after) is not None


def _by_noun(before: str, after: str, last: str) -> float | None:
    """Return the score that a word beside a capital gives: "talks between", "its envoy", "pressure on"."""
    own = _OWN.match(after)
    if own is not None:
        return _LIKELY if _owns(after, own) else None
    for pattern, use, lasts in _JOINED:
        found = pattern.search(before) if last in lasts or last.endswith(",") else None
        if found is not None and any(_goes(word.lower(), use) for word in found.groups() if word):
            return _SURE
    if last == "by":
        agent = _BY.search(before)
        return _LIKELY if agent is not None and agent.group(1).lower() in acting_forms() else None
    if last in addressed_forms() and (last in opposed_forms() or _GOVERNED.match(after)):
        return _LIKELY
    return None


def _goes(noun: str, use: str) -> bool:
    return use in uses().get(noun, ()) or use in uses().get(noun.removesuffix("s"), ())


def _lies_in(before: str, after: str) -> bool:
    source = _FROM.search(before)
    return source is not None and source.group(1).lower() in _GIVEN and not after.startswith((" to", "'s"))


def _owns(after: str, own: re.Match[str]) -> bool:
    """Whether what a capital has is what governments have: "Tehran's nuclear programme", not "Oslo's streets"."""
    for at, match in enumerate(_WORDS.finditer(after, after.find(" ") + 1), 1):
        if "own" in uses().get(match.group().lower(), ()):
            return True
        if at > 2 or match.end() > own.end() + 20 or not match.group().islower():
            return False
    return False


def _acts(after: str, before: str) -> bool:
    """Whether the verb after a capital is one whose subject acts: "Oslo has agreed", not "Oslo lies"."""
    gap = _IN_BETWEEN.match(after)
    if gap is None:
        return False
    helped = being = False
    last = 0
    for number, match in enumerate(_WORDS.finditer(after, gap.end())):
        word = match.group()
        low = word.lower()
        if after[gap.end() - 1 if not number else last : match.start()] != " " or number > _MOST_WORDS:
            return False
        last = match.end()
        if low in _HELPING:
            helped = True
        elif low in _BEING:
            helped = being = True
        elif low in _ADVERBS or (low.endswith("ly") and low not in ("supply", "ally")):
            pass
        elif low in _MINDED:
            return helped
        elif being:
            return low.endswith("ing") and low in acting_forms()  # "was attacked" is done to the city
        elif low in finite_forms() or (helped and low in acting_forms()):
            return (word.islower() or low.endswith("s")) and (helped or _is_verb(low, after, match.end()))
        else:
            plural = " and " in after[: gap.end()] or before.endswith(" and ")
            return plural and low in acting_forms() and word.islower()
    return False


def _is_verb(low: str, after: str, end: int) -> bool:
    """Whether a form that may be a plural has an object: "Paris attacks the plan", not "the Paris attacks"."""
    return low not in _PLURALS or _OBJECT.match(after, end) is not None


@functools.cache
def uses() -> dict[str, tuple[str, ...]]:
    """Return noun -> how it goes with a capital."""
    return {noun: tuple(use.split()) for noun, use in table("capital_nouns").items()}


@functools.cache
def finite_forms() -> frozenset[str]:
    """Return forms such as "denies", "denied", "said": third person or past."""
    found = {form for forms in _verbs() for form in forms[1:] if not form.endswith("ing")}
    return frozenset(found | {cue for cue, sort in table("cue_verbs").items() if sort == "say" and cue.endswith("s")})


@functools.cache
def acting_forms() -> frozenset[str]:
    """Return every form of every verb whose subject acts: "deny", "denies", "denied", "denying"."""
    return frozenset(form for forms in _verbs() for form in forms) | {"sought", "seen", "given", "taken", "drawn"}


@functools.cache
def addressed_forms() -> frozenset[str]:
    """Return the forms of verbs whose object is somebody: "urged", "warning"."""
    return frozenset(form for base in _ADDRESSED for form in _inflected([base])) | {"told", "forcing", "urging"}


@functools.cache
def opposed_forms() -> frozenset[str]:
    """Return the forms of verbs that nobody does to a city: "accused", "threatening"."""
    return frozenset(form for base in _OPPOSED for form in _inflected([base]))


@functools.cache
def _verbs() -> tuple[tuple[str, ...], ...]:
    return tuple(_inflected(line.split()) for line in sorted(words("actor_verbs")))


def _inflected(forms: list[str]) -> tuple[str, ...]:
    base = forms[0]
    stem = base.removesuffix("e")
    if base.endswith("y") and base[-2] not in "aeiou":
        third, past = base[:-1] + "ies", base[:-1] + "ied"
    elif base.endswith(("s", "x", "z", "sh", "ch")):
        third, past = base + "es", base + "ed"
    else:
        third, past = base + "s", stem + "ed"
    irregular = forms[1:]
    return (base, *(irregular or (third, past)), stem + "ing", base + "ing")
