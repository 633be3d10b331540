"""Runs of capitalised words, the raw material of names: takes a text, returns them in text order.

A capital is an upper-case letter of a script that has two cases. The patterns begin with the set of capitals itself, so
that the rest of a text is passed over at the speed of a scan.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Container, Iterator, Mapping, Sequence

from onrecord.lexicons import table, words

_CASED = (*range(0x41, 0x590), *range(0x10A0, 0x1100), *range(0x1E00, 0x2000))
UPPER = "".join(chr(code) for code in _CASED if chr(code).isupper() or chr(code).istitle())
CAPITAL = f"[{UPPER}]"
_ABBREVIATIONS = "Mr Mrs Ms Mx Dr Prof Gen Sen Rep Gov Lt Col Capt Sgt Maj Adm Rev Hon Pres St Jr Sr".split()
_STOPPED = "|".join(rf"(?<=\b{word})" for word in _ABBREVIATIONS)
_WORD = rf"{CAPITAL}(?<!\w\w)(?:\.(?:\s?[A-Z]\.)*|[\w-]*(?:['’]{CAPITAL}[\w-]*|(?:{_STOPPED})\.)?)"
_GAP = r"[^\S\n]"  # a name never runs from one paragraph into the next
_PARTICLE = "de|van|von|der|den|al|bin|ibn|da|di|del|la|le|of"

NAME = re.compile(rf"{_WORD}(?:{_GAP}(?:(?:{_PARTICLE}){_GAP})?{_WORD}){{0,7}}")
CAPITALISED = re.compile(rf"{CAPITAL}(?<!\w\w)\w*")

_HEADS_OF = words("organisation_words") | words("role_words") | words("portfolios") | frozenset(table("name_words"))
_HEADS_OF |= {"republic", "kingdom", "union", "commonwealth", "duke", "prince", "state", "bishop", "house"}


@functools.lru_cache(maxsize=1)  # all that read one document ask for it one after another
def capitalised_words(text: str) -> Mapping[str, list[int]]:
    """Return every word with a capital -> where it begins, in text order."""
    places: dict[str, list[int]] = {}
    for match in CAPITALISED.finditer(text):
        word = match.group()
        if word in places:
            places[word].append(match.start())
        else:
            places[word] = [match.start()]
    return places


def places_of(wanted: Container[str], places: Mapping[str, list[int]]) -> list[tuple[int, str]]:
    """Return where the wanted ones of `capitalised_words` stand, in text order."""
    return sorted((start, word) for word, starts in places.items() if word in wanted for start in starts)


@functools.lru_cache(maxsize=8)  # several ask for " of " in one document
def find_signs(text: str, signs: tuple[str, ...]) -> Sequence[int]:
    """Return where any of the signs stand, in text order: several plain searches are faster than one of a pattern."""
    found = []
    for sign in signs:
        at = text.find(sign)
        while at >= 0:
            found.append(at)
            at = text.find(sign, at + 1)
    return sorted(found)


def find_names(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield the runs between two places; "Ida Lund of Ostvik News" are two, "Bank of Norland" is one."""
    for match in NAME.finditer(text, start, end):
        if " of " not in match.group():
            yield match
            continue
        begin = match.start()
        for of in re.finditer(" of ", match.group()):
            head = text[begin : match.start() + of.start()].split()
            if head and head[-1].lower() not in _HEADS_OF:
                first = NAME.match(text, begin, match.start() + of.start())
                if first is not None:
                    yield first
                begin = match.start() + of.end()
        rest = NAME.match(text, begin, match.end())
        if rest is not None:
            yield rest
