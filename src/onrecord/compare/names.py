"""Names of people taken apart and folded: takes "Dr. Héléna M. Lund-Holm Jr.", returns its parts in plain letters.

`fold` makes "Hélène" and "Helene" the same; `sound` goes further, so that ways to write a name from another alphabet
("Dremovsky", "Dremovskiy", "Dremowski") meet: same sound is a reason to look closer, not to link.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from dataclasses import dataclass

_PLAIN = str.maketrans(
    {"ø": "o", "æ": "ae", "œ": "oe", "ß": "ss", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "’": "'", "ʼ": "'"}
)
_SUFFIXES = {"jr": "jr", "junior": "jr", "sr": "sr", "senior": "sr", "ii": "ii", "iii": "iii", "iv": "iv"}
_TITLES = frozenset(
    "mr mrs ms miss mx dr prof professor sir dame lord lady rev reverend hon president prime minister senator sen rep "
    "representative gov governor gen general col colonel capt captain judge justice king queen prince princess pope "
    "chancellor premier mayor secretary ambassador congressman congresswoman sheikh sultan emir ayatollah".split()
)
_PARTICLES = frozenset("de van von der den al el bin ibn da di del la le dos ten ter af".split())
_SPELLINGS = (
    (re.compile(r"['`´-]"), ""),
    (re.compile(r"kh|ch(?=[aeiou])"), "h"),
    (re.compile(r"tz|ts|cz"), "c"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"sh|sch"), "s"),
    (re.compile(r"zh|dj"), "j"),
    (re.compile(r"ou|oo"), "u"),
    (re.compile(r"ae|ai|ei|ey|ay"), "e"),
    (re.compile(r"ks"), "x"),
    (re.compile(r"w"), "v"),
    (re.compile(r"q|ck"), "k"),
    (re.compile(r"[yj]"), "i"),
    (re.compile(r"(.)\1+"), r"\1"),
    (re.compile(r"i+$"), "i"),
)
_SHORT_FORMS = {
    "abe": "abraham", "al": "albert", "alex": "alexander", "andy": "andrew", "ben": "benjamin", "bernie": "bernard",
    "beth": "elizabeth", "bill": "william", "bob": "robert", "charlie": "charles", "chris": "christopher",
    "chuck": "charles", "dan": "daniel", "dave": "david", "dick": "richard", "don": "donald", "ed": "edward",
    "fred": "frederick", "greg": "gregory", "jack": "john", "jeff": "jeffrey", "jim": "james", "jimmy": "james",
    "joe": "joseph", "jon": "jonathan", "kate": "katherine", "ken": "kenneth", "larry": "lawrence", "liz": "elizabeth",
    "matt": "matthew", "mike": "michael", "nick": "nicholas", "pat": "patrick", "pete": "peter", "phil": "philip",
    "ray": "raymond", "rich": "richard", "rick": "richard", "rob": "robert", "ron": "ronald", "sam": "samuel",
    "steve": "stephen", "steven": "stephen", "sue": "susan", "ted": "edward", "tim": "timothy", "tom": "thomas",
    "tony": "anthony", "vic": "victor", "will": "william",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class PersonName:
    """The parts of one name, folded; `given` is empty where only a last name is known."""

    given: tuple[str, ...]
    last: str
    suffix: str | None = None

    @property
    def first(self) -> str:
        """The first given name, "" where there is none."""
        return self.given[0] if self.given else ""

    @property
    def is_full(self) -> bool:
        """Whether a given name longer than an initial is known."""
        return len(self.first) > 1


@functools.lru_cache(maxsize=200_000)
def fold(words: str) -> str:
    """Return words in small plain letters, without accents and points."""
    low = words.casefold().translate(_PLAIN)
    if not low.isascii():
        low = "".join(char for char in unicodedata.normalize("NFKD", low) if not unicodedata.combining(char))
    return low.replace(".", "")


@functools.lru_cache(maxsize=200_000)
def sound(word: str) -> str:
    """Return what ways to write one name in Latin letters have in common."""
    plain = fold(word)
    for pattern, instead in _SPELLINGS:
        plain = pattern.sub(instead, plain)
    return plain


@functools.lru_cache(maxsize=200_000)
def read_name(name: str) -> PersonName:
    """Take a person's name apart, titles left out."""
    tokens = [fold(token.strip(",")) for token in name.replace(".", ". ").split()]
    tokens = [token for token in tokens if token]
    suffix = None
    while len(tokens) > 1 and tokens[-1] in _SUFFIXES:
        suffix = _SUFFIXES[tokens.pop()]
    while len(tokens) > 1 and tokens[0] in _TITLES:
        tokens.pop(0)
    at = len(tokens) - 1
    while at > 1 and tokens[at - 1] in _PARTICLES:
        at -= 1
    if at == 1 and len(tokens) > 1 and tokens[0] in _PARTICLES:
        at = 0  # "de Vries" alone is a last name
    return PersonName(tuple(tokens[:at]), " ".join(tokens[at:]), suffix)


def same_given(one: PersonName, other: PersonName) -> str | None:
    """Return how the given names of two people agree, `None` where they do not.

    "same"; "fuller" (a middle name more); "initials"; "short form" (Bill, William); "spelling" (Yulia, Julia).
    """
    if one.given == other.given:
        return "same"
    if not one.given or not other.given:
        return None
    if one.first == other.first:
        middles = [given.given[1:] for given in (one, other)]
        return "fuller" if _middles_agree(*middles) else None
    shorter, longer = sorted((one.first, other.first), key=len)
    if len(shorter) == 1:
        return "initials" if longer.startswith(shorter) and _middles_agree(one.given[1:], other.given[1:]) else None
    if longer.startswith(shorter + "-"):
        return "fuller"
    if long_form(one.first) == long_form(other.first):
        return "short form"
    return "spelling" if sound(one.first) == sound(other.first) else None


def long_form(given: str) -> str:
    """Return the name that "bill" is short for, every other name as it is."""
    return _SHORT_FORMS.get(given, given)


def _middles_agree(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether no middle name of one speaks against those of the other: "M" is "Maria", "Anna" is not "Maria"."""
    return all(a[0] == b[0] and (a == b or 1 in (len(a), len(b))) for a, b in zip(one, other, strict=False))
