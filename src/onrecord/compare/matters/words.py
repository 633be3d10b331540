"""Words that objects and bodies are compared by: takes "air-defence batteries", returns stems without small words."""

from __future__ import annotations

import functools
import re

from onrecord.compare.names import fold

_WORDS = re.compile(r"[^\W_]+")
_SMALL = frozenset(
    "a an the of for to in on at by and or with from into its his her their our this that these those it them all any "
    "each every some new further additional remaining rest next one two three own other before after until as".split()
)
# Written for this package: words by which reports name one and the same object.
_ALIKE = {
    word: words[0]
    for words in (
        ("aid", "assistance", "help", "package"),
        ("pay", "wage", "salary", "earning"),
        ("soldier", "troop"),
        ("money", "fund", "funding"),
        ("tax", "taxation"),
        ("law", "legislation", "bill", "act"),
        ("loan", "credit", "lending"),
        ("gun", "weapon", "arm"),
        ("audit", "auditor"),
        ("defence", "defense", "military"),
        ("grid", "electricity"),
        ("repair", "rebuild", "reconstruction"),
    )
    for word in words
}
ORDINALS = frozenset("first second third fourth fifth sixth seventh eighth ninth tenth last half".split())
_GENERAL = frozenset(
    "money aid support percent payment part sum amount euro dollar pound eur usd gbp agreement".split()
)
_BODIES = frozenset(
    "government ministry ministries cabinet army armed forces treasury kingdom republic parliament assembly navy "
    "administration authorities exchequer state states member members minister president premier chancellor".split()
)


@functools.lru_cache(maxsize=200_000)
def object_stems(words: str, names: tuple[str, ...] = ()) -> frozenset[str]:
    """Return the words of an object, folded, in the singular, with one word for those that mean the same.

    Amounts and the words of `names`, those of the parties, tell nothing of the object and are left out.
    """
    left_out = {_singular(fold(word)) for name in names for word in _WORDS.findall(name)}
    folded = (_singular(fold(word)) for word in _WORDS.findall(words) if not any(map(str.isdigit, word)))
    kept = (word for word in folded if len(word) > 1 and word not in _SMALL and word not in left_out)
    return frozenset(_ALIKE.get(word, word) for word in kept)


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def telling(stems: frozenset[str]) -> frozenset[str]:
    """Return the stems that tell one object from others: "grid" of "grid money"."""
    return stems - _GENERAL


def state_of(body: str, states: frozenset[str]) -> str | None:
    """Return the state whose government or ministry a body is, in small letters; `None` where the name does not say.

    "Norland Ministry of Defence" and "the Kingdom of Norland" act for Norland, "Norland Audit Office" does not.
    """
    words = [fold(word) for word in _WORDS.findall(body)]
    if len(words) == 1:
        return None
    rest = frozenset(words)
    if not rest & _BODIES:
        return None
    found = [state for state in states if state != body and _within(state, rest)]
    return " ".join(max(found, key=lambda name: (len(name), name)).casefold().split()) if found else None


def _within(state: str, words: frozenset[str]) -> bool:
    return all(fold(word) in words for word in _WORDS.findall(state))
