"""Find what a share is a share of, and what becomes of the people counted: takes a text and where an amount ends."""

from __future__ import annotations

import re

from onrecord.extract.quantities.nouns import is_plural
from onrecord.lexicons import words

_OF = re.compile(r"\sof\s(?=\S)")
# What the words before name, or what a clause names: "half of it", "three quarters of what had been set aside".
_POINTED = re.compile(
    r"\sof\s((?:it|them|us|you|which|whom|those|these|this|that)(?![\w-])|what(?:\s[^\W\d_][\w’'-]*){1,8})"
)
_SET = re.compile(
    r"\sof\s(?:(?:the|its|his|her|their|our|your|these|those|all|all the)\s)?"
    r"(?:[^\W\d_]+[’']s\s)?(?:(?:most|least|more|very)\s)?"
)
_WORD = re.compile(r"\s{0,2}((?:[A-Za-z]\.){2,}|[^\W_]+(?:[-’'][^\W_]+)*)")
_DETERMINERS = frozenset("the a an its his her their our your this that these those all any one’s".split())
_ENDS = words("noun_ends") - {"all"}
_VERBS = words("finite_verbs")
_PRONOUNS = frozenset("it them us you him me those these which whom what this that themselves ourselves".split())
_OUTPUT = re.compile(r"(?:.*\s)?(gdp|gni|gnp|gross (?:domestic|national) (?:product|income))$", re.IGNORECASE)
_OUTPUT_NAMES = {"gross domestic product": "GDP", "gross national income": "GNI", "gross national product": "GNP"}
_LEVEL = re.compile(
    r"\s(?:below|above|from|on|over|than in|than|compared (?:with|to)|relative to|against|versus)\s"
    r"(?:the\s|its\s|their\s)?((?:1[89]|20)\d\d(?:(?:\s|-)(?:levels?|figures?|baseline))?)(?![\w-])"
)
_FATE = re.compile(
    r"(?:\smore|\sothers)?(?:\s(?:of|in|from|at)\s[A-Z][\w-]*)?(?:\s(?:have|has|had|were|was|are|is|being|been|reportedly|also|confirmed|feared|left|who)){0,4}"
    r"\s(killed|dead|died|slain|buried|perished|wounded|injured|hurt|arrested|detained|infected|sickened|demonstrating|protesting|demonstrated|protested)(?![\w-])"
)
_FATE_BEFORE = re.compile(
    r"(?<!\w)(kill(?:ed|ing|s)?|injur(?:ed|ing|es)|wound(?:ed|ing|s)|hurt(?:ing)?|arrest(?:ed|ing|s)|detain(?:ed|ing|s)"
    r"|infect(?:ed|ing|s)|sicken(?:ed|ing|s))"
    r"\s(?:another\s|as many as\s)?$"
)
# By the first three letters of the word that says so.
_FATES = {
    **dict.fromkeys(("kil", "dea", "die", "sla", "bur", "per"), "dead"),
    **dict.fromkeys(("wou", "inj", "hur"), "injured"),
    **dict.fromkeys(("arr", "det"), "arrested"),
    **dict.fromkeys(("inf", "sic"), "infected"),
    **dict.fromkeys(("dem", "pro"), "protester"),
}


def find_base(text: str, end: int, stop: int) -> tuple[str, int] | None:
    """Return what a share is of, in the words of the text, and where it ends: "of GDP", "below 1990 levels"."""
    match = _OF.match(text, end, stop)
    if match is None:
        level = _LEVEL.match(text, end, stop)
        return (level[1], level.end()) if level else None
    phrase = noun_phrase(text, match.end(), stop)
    if phrase is None:
        return None
    begin, after = phrase
    base = " ".join(text[begin:after].split())
    output = _OUTPUT.match(base)
    if output:
        base = _OUTPUT_NAMES.get(output[1].lower(), output[1].upper())
    return base, after


def find_pointed(text: str, end: int, stop: int) -> tuple[str, int] | None:
    """Return what a share is of that a pronoun or a clause names, and its end: "of it", "of what was set aside"."""
    match = _POINTED.match(text, end, stop)
    return (" ".join(match[1].split()), match.end()) if match else None


def noun_phrase(text: str, at: int, stop: int) -> tuple[int, int] | None:
    """Return start and end of the noun phrase that begins at `at`: determiner, then words up to one that ends it."""
    end, begun = at, False
    for _ in range(7):
        match = _WORD.match(text, end, stop)
        if match is None:
            break
        word = match[1].lower()
        if word[0].isdigit():
            break
        if not begun and word in _PRONOUNS and not _WORD.match(text, match.end(), min(stop, match.end() + 20)):
            return None
        if word in _DETERMINERS and not begun:
            end = match.end()
            continue
        if word in _ENDS or (begun and word in _VERBS):
            break
        begun, end = True, match.end()
        if is_plural(word):
            break
    return (at, end) if begun else None


def find_set(text: str, end: int, stop: int) -> int | None:
    """Return where the members of a set are named: behind "of the" in "eleven of the fourteen conditions"."""
    match = _SET.match(text, end, stop)
    return match.end() if match else None


def find_fate(text: str, low: str, start: int, end: int, stop: int, floor: int) -> str | None:
    """Return "dead", "injured", "arrested" or "protester" where the words say so of the people counted."""
    match = _FATE.match(text, end, min(stop, end + 70))
    if match:
        return _FATES[match[1][:3]]
    before = _FATE_BEFORE.search(low[max(floor, start - 22) : start])
    return _FATES[before[1][:3]] if before else None
