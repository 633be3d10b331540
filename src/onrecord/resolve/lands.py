"""Which words of a text stand for a state: takes a text, knows "Karvia", "Karvian" and "Karvia's" as one.

States come from the list, and from the text itself: what has a government, or a word of origin ("Sarovia", "Sarovian").
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping

from onrecord.lexicons import table, words
from onrecord.resolve.capitals import capitalised_words, find_signs

_OWNS = re.compile(r"s (?:\w+ ){0,2}(?:government|ministry|minister|president|premier|parliament|army)\b")
_OWNER = re.compile(r"(?<!\w)[A-Z]\w+(?:-[A-Z]\w+)?$")
_LONGEST_OWNER = 40
_OF = re.compile(r" of (?:the )?([A-Z]\w+)")
_GOVERNED = ("minister", "ministers", "government", "president", "republic", "kingdom", "parliament")
_ORIGINS = ("n", "an", "ian", "ic", "ish", "er", "ese", "i")
_SHORTEST = 4
_NO_LANDS = words("role_words") | words("portfolios") | words("organisation_words")


def _find_owners(text: str) -> Iterator[str]:
    """Yield what has a government or a ministry: the word before "'s government"."""
    for at in find_signs(text, ("'s ", "’s ")):
        owner = None
        if _OWNS.match(text, at + 1) is not None:
            owner = _OWNER.search(text[max(0, at - _LONGEST_OWNER) : at])
        if owner is not None:
            yield owner.group()


class Lands:
    """The states that one text speaks of."""

    def __init__(self, text: str) -> None:
        self._of = dict(_lands_of(text))

    def admit(self, name: str) -> None:
        """Take a name for a state from now on."""
        self._of.setdefault(name, name)

    def state_of(self, word: str) -> str | None:
        """Return the state that "Karvia", "Karvia's" or "Karvian" stands for, `None` for every other word."""
        bare = word.strip('.,;:()“”"').removesuffix("'s").removesuffix("’s").rstrip("'’")
        return self._of.get(bare)

    def is_origin(self, word: str) -> bool:
        """Whether a word is the adjective of a state: "Karvian"."""
        return word in self._of and self._of[word] != word

    def is_name(self, word: str) -> bool:
        """Whether a word is the name of a state itself."""
        return self._of.get(word) == word


@functools.lru_cache(maxsize=1)  # who reads the roles and who reads the states of a document ask one after the other
def _lands_of(text: str) -> Mapping[str, str]:
    """Return "Karvia", "Karvian" -> "Karvia" for all words of a text that stand for states."""
    of: dict[str, str] = {}
    found = dict.fromkeys(word for word in capitalised_words(text) if len(word) >= _SHORTEST)
    governed = [
        match.group(1)
        for at in find_signs(text, (" of ",))
        if text[max(0, at - 10) : at].lower().endswith(_GOVERNED) and (match := _OF.match(text, at)) is not None
    ]
    owners = dict.fromkeys([*_find_owners(text), *governed])
    adjectives = table("demonyms")
    for word in found:
        if word in words("countries"):
            of[word] = word
        elif word in adjectives:
            of[word] = adjectives[word]
    for word in owners:
        named = word in found and word not in words("not_states")
        if word not in of and named and word.lower() not in _NO_LANDS:
            of[word] = word
    _derive(of, found)
    return of


def _derive(of: dict[str, str], found: Mapping[str, None]) -> None:
    """Find pairs such as "Norland", "Norlandic" among the words of the text."""
    for word in found:
        if not word.endswith(_ORIGINS) or (word in of and of[word] != word):
            continue
        for ending in _ORIGINS:
            stem = word[: -len(ending)]
            if not word.endswith(ending) or len(stem) < _SHORTEST:
                continue
            land = next((name for name in (stem, stem + "a", stem + "ia") if name in found and name != word), None)
            if land is not None and (land in of or land.endswith(("ia", "land", "mark"))):
                of.setdefault(land, land)
                if of[land] == land:
                    of[word] = land
                break
