"""Words in one spelling: takes folded words, returns them with contractions written out, numbers as digits, no fillers.

This is the closed list of harmless differences. Negations, modals, quantifiers, comparatives, hedges and other numbers
are never on it: two stretches are the same here only when they say the same words.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from onrecord.compare.verify.meaning import CRITICAL

FILLERS = frozenset("uh um er erm ah eh mm hm hmm mhm uhm".split())
_PHRASES = (("you", "know"), ("i", "mean"))
_UNITS = {word: n for n, word in enumerate(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen".split())}  # fmt: skip
_TENS = {word: 10 * n for n, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
_SCALES = {
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "bn": 10**9,
    "m": 10**6,
    "k": 10**3,
    "tn": 10**12,
}
_ORDINALS = {word: str(n) for n, word in enumerate(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(), 1)}  # fmt: skip
_MONEY = {"dollar": "$", "dollars": "$", "euro": "€", "euros": "€", "pound": "£", "pounds": "£", "yen": "¥"}
_DIGITS = re.compile(r"(\d+(?:\.\d+)?)(bn|m|k|tn)?")
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)")
_SAME = {"okay": "ok", "percent": "%", "&": "and", "mister": "mr", "per cent": "%"}

_NOTS = "is are was were do does did have has had could would should must need might ai".split()
CONTRACTIONS: dict[str, tuple[tuple[str, ...], ...]] = {word + "nt": ((word, "not"),) for word in _NOTS}
CONTRACTIONS |= {
    "cant": (("can", "not"),), "cannot": (("can", "not"),), "wont": (("will", "not"),), "shant": (("shall", "not"),),
    "gonna": (("going", "to"),), "gotta": (("got", "to"),), "wanna": (("want", "to"),), "lets": (("let", "us"),),
    "im": (("i", "am"),), "yall": (("you", "all"),), "aint": (("is", "not"), ("am", "not"), ("are", "not")),
    "cause": (("because",), ("cause",)),
}  # fmt: skip
_ENDINGS = (
    ("s", ("is", "has"), "he she it that there who what where here how when this"),
    ("d", ("would", "had"), "i you he she it we they that there who"),
    ("ll", ("will",), "i you he she it we they that there who"),
    ("ve", ("have",), "i you we they who"),
    ("re", ("are",), "you we they there"),
)
for _ending, _verbs, _heads in _ENDINGS:
    CONTRACTIONS |= {head + _ending: tuple((head, verb) for verb in _verbs) for head in _heads.split()}
AMBIGUOUS = frozenset("were well ill id hell shell wed shed its cause".split())
"""Words that are also something else when no apostrophe stands in them."""


def spellings(words: Sequence[str], *, marked: Sequence[bool], lost: bool = False) -> set[tuple[str, ...]]:
    """Return the ways in which words can be written out in one spelling.

    Args:
        marked: for each word, whether an apostrophe stands in it.
        lost: the text has lost its apostrophes, so that "were" may be "we're".
    """
    options: list[list[tuple[str, ...]]] = []
    for word, has_mark in zip(words, marked, strict=True):
        ways = CONTRACTIONS.get(word)
        if ways is None:
            options.append([(word,)])
        elif word not in AMBIGUOUS or has_mark:
            options.append(list(ways))
        else:
            options.append([(word,), *ways] if lost else [(word,)])
    choices = itertools.islice(itertools.product(*options), 32)
    return {tuple(_plain(itertools.chain.from_iterable(choice))) for choice in choices}


def _plain(words: Iterable[str]) -> list[str]:
    kept = [word for word in words if word not in FILLERS]
    kept = _without_phrases(kept)
    return _without_repeats(_numbers(kept))


def _without_phrases(words: list[str]) -> list[str]:
    out: list[str] = []
    for word in words:
        out.append(word)
        if tuple(out[-2:]) in _PHRASES:
            del out[-2:]
    return out


def _without_repeats(words: list[str]) -> list[str]:
    """Return words without what was begun twice ("we will, we will pay"); weighty words repeated are kept."""
    out: list[str] = []
    for word in words:
        out.append(word)
        for size in (1, 2, 3):
            last = out[-size:]
            if out[-2 * size : -size] == last and not CRITICAL & set(last):
                del out[-size:]
                break
    return out


def _numbers(words: list[str]) -> list[str]:
    out: list[str] = []
    at = 0
    while at < len(words):
        value, used = _number(words, at)
        if used:
            out.append(value)
            at += used
            continue
        word = words[at]
        if word == "per" and words[at + 1 : at + 2] == ["cent"]:
            out.append("%")
            at += 2
            continue
        if word in _MONEY.values():  # "$5 million" as "5 million dollars"
            value, used = _number(words, at + 1)
            out += [value, word] if used else [word]
            at += 1 + used
            continue
        out.append(_MONEY.get(word) or _SAME.get(word) or _ORDINALS.get(word) or _ordinal(word))
        at += 1
    return out


def _ordinal(word: str) -> str:
    match = _ORDINAL.fullmatch(word)
    return match[1] + "." if match and len(match[1]) > 2 else match[1] if match else word


def _number(words: list[str], at: int) -> tuple[str, int]:  # noqa: C901 - one branch for each way to say a number
    """Return the value of the number that begins at a word, and how many words it takes; 0 where none begins."""
    begin = at
    total, part, seen = Decimal(0), Decimal(0), False
    while at < len(words):
        word = words[at]
        match = _DIGITS.fullmatch(word)
        if match and not seen:
            part, seen = Decimal(match[1]), True
            if match[2]:
                part *= _SCALES[match[2]]
        elif word in _UNITS and (not seen or (part % 10 == 0 and _UNITS[word] < 10 and part % 100 != 10)):
            part, seen = part + _UNITS[word], True
        elif word in _TENS and (not seen or part % 100 == 0):
            part, seen = part + _TENS[word], True
        elif word in ("hundred", "thousand", "million", "billion", "trillion", "bn") and (
            seen or words[at - 1 : at] == ["a"]
        ):
            if word == "hundred":
                part = max(part, Decimal(1)) * 100
            else:
                total, part = total + max(part, Decimal(1)) * _SCALES[word], Decimal(0)
            seen = True
        elif (
            word == "and"
            and seen
            and words[at - 1] == "hundred"
            and at + 1 < len(words)
            and words[at + 1] in {**_UNITS, **_TENS}
        ):
            pass
        elif word == "point" and seen and at + 1 < len(words) and words[at + 1] in _UNITS:
            digits = ""
            while at + 1 < len(words) and words[at + 1] in _UNITS and _UNITS[words[at + 1]] < 10:
                at += 1
                digits += str(_UNITS[words[at]])
            part = Decimal(f"{part}.{digits}")
        else:
            break
        at += 1
    return (f"{(total + part).normalize():f}", at - begin) if seen else ("", 0)
