"""Find the noun that a number counts: a small grammar of noun phrases over lower-case words, no parser.

Behind a number other than one, the first plural ends the phrase ("14 mobile generators", "2 million Sarovian men");
adjectives are left out of the unit, nouns that stand before it are kept ("air defence battery").
"""

from __future__ import annotations

import re
from typing import NamedTuple

from onrecord.lexicons import table, words

_WORD = re.compile(r"(?:[ \u00a0\n]{1,2}|-)([^\W\d_]+(?:[-‐‑’'][^\W\d_]+)*)(?![\w@]|-\d)")
# The name of a model, which a number may count: "12 F-16s", "31 M1A2 tanks", "two new 737 Max jets".
_MODEL = re.compile(r"[ \u00a0]((?:[a-z]+-?\d[\w-]*|\d{3,4}(?:-\d{1,3})?)(?<!s)(s?))(?![\w@])")
_ENDS = words("noun_ends")
_VERBS = words("finite_verbs")
_PLURALS = table("plurals")
_NO_PLURALS = words("no_plurals")
_ADJECTIVES = words("plain_adjectives")
_MODIFIERS = words("noun_modifiers")
_PLURAL_MODIFIERS = words("plural_modifiers")
_ADJECTIVE_ENDING = re.compile(
    r"\w\w(?:al|ive|ous|ful|ic|able|ible|less|ary|ian|ese|ish|ed|ing|est|ory|ant|ent|ical|ly|most|-old|-led|-year|-based|ern|like)$"
)
_DEMONYMS = frozenset(table("demonyms")) | {"American"}
_FIRST_PARTS = frozenset(
    "first second third fourth fifth last high low long short mid full part single double multi all non".split()
)
_HARMED = frozenset("dead wounded injured missing".split())
_NUMBERS = frozenset(
    word for word, role in table("numerals").items() if role.split(" ")[0] in ("unit", "tens", "scale")
)
_MOST_WORDS = 6


class NounMark(NamedTuple):
    """The counted noun in the singular with the nouns before it, the head alone, where that begins and ends."""

    unit: str
    head: str
    start: int
    end: int


def singular_of(noun: str) -> str:
    """Return the singular of a lower-case noun, or the noun where it is no plural."""
    known = _PLURALS.get(noun)
    if known is not None:
        return known
    if not is_plural(noun):
        return noun
    if noun.endswith("ies") and len(noun) > 4:
        return f"{noun[:-3]}y"
    if noun.endswith(("ches", "shes", "sses", "xes", "zzes")):
        return noun[:-2]
    if noun.endswith("men"):
        return f"{noun[:-3]}man"
    return noun[:-1]


def is_plural(word: str) -> bool:
    """Whether a lower-case word looks like a plural noun."""
    if word in _PLURALS:
        return True
    if len(word) < 4 or word in _NO_PLURALS or word in _ENDS:
        return False
    if word[-1] == "s":
        return word[-2] not in "sui'’" or word.endswith(("skis", "taxis", "menus", "gurus", "emus"))
    return word.endswith("men") and word not in (
        "specimen",
        "regimen",
        "abdomen",
        "omen",
        "yemen",
        "semen",
        "acumen",
        "hymen",
        "bitumen",
    )


def is_adjective(word: str) -> bool:
    """Whether a lower-case word looks like an adjective rather than a noun that stands before another."""
    if word in _MODIFIERS or word.endswith("ment"):
        return False
    return word in _ADJECTIVES or bool(_ADJECTIVE_ENDING.search(word))


def find_noun(text: str, low: str, end: int, stop: int, *, plural: bool, verb_follows: bool = False) -> NounMark | None:
    """Return the noun that the number ending at `end` counts; with `plural`, only a plural is one.

    Args:
        verb_follows: a plural behind a plural is rather a verb: "one of the delegations texts".
    """
    found: list[tuple[str, int, int]] = []
    at = end
    while len(found) < _MOST_WORDS:
        match = _WORD.match(low, at, stop)
        if match is None:
            model = _MODEL.match(low, at, stop)
            if model is None or (model[1][0].isdigit() and not found):
                break
            at = model.end()
            if model[2] and plural:
                return NounMark(text[model.start(1) : at - 1], model[1][:-1], model.start(1), at)
            found.append((model[1], model.start(1), at))
            continue
        word = match[1]
        if word in ("and", "or", "of") and _may_pass(word, found, low, match.end(), stop):
            found = []  # "anime and manga fans" are counted as fans of one of them
            at = match.end()
            continue
        if word in _HARMED and plural and not found and not _plural_follows(low, match.end(), stop):
            return NounMark(word, word, match.start(1), match.end())
        passed = not found and word.endswith("ed") and _plural_follows(low, match.end(), stop)
        ends = word in _NUMBERS or (word in _ENDS and not passed) or word.endswith(("n’t", "n't"))
        if ends or (found and not plural and word in _VERBS):
            break
        found.append((word, match.start(1), match.end()))
        at = match.end()
        if plural and is_plural(_bare(word)):
            alone = verb_follows and word not in _PLURAL_MODIFIERS
            return _marked(text, found) if alone else _plural_phrase(text, low, found, stop)
        if word.endswith(("’s", "'s")):
            break
    return None if plural else _singular_phrase(text, found)


def hyphen_noun(text: str, low: str, end: int, stop: int) -> NounMark | None:
    """Return the noun of "six-page", "11-member", "five-point"."""
    if text[end : end + 1] not in "-‐‑":
        return None
    match = _WORD.match(low, end, stop)
    if match is None:
        return None
    word = re.split(r"[-‐‑’']", match[1])[0]
    if (
        len(word) < 3
        or word in _ENDS
        or is_adjective(word)
        or word in ("way", "fold", "time", "off", "strong", "star", "plus", "odd", "nil")
    ):
        return None
    return NounMark(singular_of(word), singular_of(word), match.start(1), match.start(1) + len(word))


def _plural_follows(low: str, at: int, stop: int) -> bool:
    match = _WORD.match(low, at, stop)
    return bool(match and is_plural(match[1]) and match[1] not in _HARMED)


def _bare(word: str) -> str:
    return word[:-1] if word.endswith(("’", "'")) else word


def _may_pass(word: str, found: list[tuple[str, int, int]], low: str, end: int, stop: int) -> bool:
    """Whether a joining word stands inside the phrase: "dozens of", "commercial and military vehicles"."""
    if word == "of":
        return not found
    if not found or is_plural(found[-1][0]) or len(found) > 2:
        return False
    match = _WORD.match(low, end, stop)
    following = _WORD.match(low, match.end(), stop) if match else None
    return bool(match and match[1] not in _ENDS and (is_plural(match[1]) or (following and is_plural(following[1]))))


def _plural_phrase(text: str, low: str, found: list[tuple[str, int, int]], stop: int) -> NounMark:
    following = _WORD.match(low, found[-1][2], stop)
    if (
        following
        and is_plural(following[1])
        and following[1] not in _VERBS
        and following[1] not in _HARMED
        and low[found[-1][2]] != "\n"
        and _in_sentence(text, following.start(1))
    ):
        found.append((following[1], following.start(1), following.end()))
    return _marked(text, found)


def _in_sentence(text: str, at: int) -> bool:
    return not text[at].isupper()


def _singular_phrase(text: str, found: list[tuple[str, int, int]]) -> NounMark | None:
    """Return the first noun behind "one", with a noun before it where another noun follows at once."""
    place = next((place for place, (word, _, _) in enumerate(found) if not is_adjective(word)), None)
    if place is not None and place > 0 and (is_plural(found[place][0]) or found[place][0].endswith("ed")):
        # "One official asks": what looked like an adjective is the noun.
        place -= 1
    if place is None or len(found[place][0]) < 2 or text[found[place][1]].isupper() or is_plural(found[place][0]):
        return None
    last = place
    if place + 1 < len(found):
        word = found[place + 1][0]
        if not is_adjective(word) and not word.endswith(("s", "ly", "ed")) and place + 2 == len(found):
            last = place + 1
    return _marked(text, found[: last + 1])


def _marked(text: str, found: list[tuple[str, int, int]]) -> NounMark:
    head = singular_of(_bare(found[-1][0]))
    if head.capitalize() in _DEMONYMS:
        head = head.capitalize()
    unit = [head]
    for word, start, _ in reversed(found[:-1]):
        parts = re.split(r"[-‐‑]", word)
        if (
            len(unit) == 3
            or text[start].isupper()
            or is_adjective(parts[-1])
            or is_adjective(word)
            or "’" in word
            or "'" in word
        ):
            break
        if parts[0] in _FIRST_PARTS or parts[0] in _NUMBERS or (len(parts) > 1 and is_adjective(parts[0])):
            break
        unit.insert(0, " ".join(parts))
    return NounMark(" ".join(unit), head, found[-1][1], found[-1][2])
