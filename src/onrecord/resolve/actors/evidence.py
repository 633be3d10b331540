"""What a whole text tells about its names: takes the hits of a scan, answers which of several things a name means.

A name that may mean several things means what the text names in full elsewhere, else what its hints tell, else the
first of the list with a lower score.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Sequence

from onrecord.lexicons import table, words
from onrecord.resolve.actors.dictionary import Sense, Sort
from onrecord.resolve.actors.lists import organisations, state
from onrecord.resolve.actors.scan import Hit

_WORD_BEFORE = re.compile(r"(\w[\w.'-]*)[ -]$")
_WORD_AFTER = re.compile(r"[ -]([A-Z][\w'-]*)")
_LIKELY = 0.6


class Evidence:
    """What one text names, and how surely."""

    def __init__(self, text: str, hits: Sequence[Hit]) -> None:
        self.text = text
        self.states: Counter[str] = Counter()
        self.organisations: set[str] = set()
        self.people: set[str] = set()
        for hit in hits:
            self._count(hit)
        self._hinted: dict[str, bool] = {}
        self._signs: dict[str, bool] = {}

    def _count(self, hit: Hit) -> None:
        codes = {sense.of for sense in hit.senses if sense.sort not in (Sort.ORGANISATION, Sort.NOTHING)}
        word = self.text[hit.start : hit.end]
        if word in words("names_of_people") and self.is_person(hit):
            self.people.add(word)
            return
        if len(codes) == 1 and not any(sense.weak for sense in hit.senses):
            self.states[next(iter(codes))] += 1
        for sense in hit.senses:
            if sense.sort is Sort.ORGANISATION and not sense.weak:
                self.organisations.add(sense.of)

    def is_person(self, hit: Hit) -> bool:
        """Whether the words beside a name make it a person's: "Michael Jordan", "Ms Ireland", "Georgia Lind"."""
        before = _WORD_BEFORE.search(self.text[max(0, hit.start - 24) : hit.start])
        if before is not None:
            word = before.group(1).rstrip(".")
            if word in given_names() or word.capitalize() in ("Mr", "Mrs", "Ms", "Miss", "Dr", "Sir", "Dame", "Lord"):
                return True
            if word in words("titles") and _is_city_or_person(hit, self.text):
                return True
        word = self.text[hit.start : hit.end]
        if word not in words("names_of_people") or hit.loud:
            return False
        after = _WORD_AFTER.match(self.text, hit.end)
        return (
            after is not None
            and word in given_names() | {"Georgia", "Chad", "Jordan", "Israel"}
            and not _is_office(after[1])
        )

    @functools.cached_property
    def speaks_of_brussels(self) -> int:
        """How often the text names the city."""
        return self.text.count("Brussels")

    def is_state(self, hit: Hit) -> bool:
        """Whether a name that people bear too names the state here."""
        word = self.text[hit.start : hit.end]
        if word not in words("names_of_people"):
            return not self.is_person(hit)
        if word == "Georgia" and not self._speaks_of_georgia():
            return False
        if self.is_person(hit):
            return False
        code = next(sense.of for sense in hit.senses if sense.sort in (Sort.STATE, Sort.CAPITAL))
        return word not in self.people or self._has_other_sign(code, word)

    def _has_other_sign(self, code: str, word: str) -> bool:
        """Whether the text names a state in another way too: "Jordanian", "Amman"."""
        known = self._signs.get(word)
        if known is None:
            known = self._signs[word] = any(sign != word and sign in self.text for sign in _signs_of(code))
        return known

    @functools.cached_property
    def _georgia(self) -> bool:
        signs = Counter(side for word, side in table("signs_of_georgia").items() if has_word(self.text, word))
        return signs["country"] > signs["us"] or (signs["country"] == signs["us"] and len(self.states) > 1)

    def _speaks_of_georgia(self) -> bool:
        return self._georgia

    def choose(self, hit: Hit, senses: Sequence[Sense]) -> tuple[Sense | None, float | None]:
        """Return which of several senses is meant, and how likely; weak ones need support."""
        if not any(sense.weak for sense in senses) and len({sense.of for sense in senses}) == 1:
            return senses[0], None
        supported = [sense for sense in senses if self._supports(sense, hit)]
        if len(supported) > 1:
            strong = [sense for sense in supported if not sense.weak]
            supported = strong or supported
        if supported:
            return supported[0], None if len(supported) == 1 else _LIKELY
        if not self.states and senses[0].sort in (Sort.BODY, Sort.STATE):
            return senses[0], _LIKELY
        return None, None

    def _supports(self, sense: Sense, hit: Hit) -> bool:
        if sense.sort is not Sort.ORGANISATION:
            return not sense.weak or sense.of in self.states
        if not sense.weak or sense.of in self.organisations:
            return True
        return not hit.loud and self._is_hinted(sense.of)

    def _is_hinted(self, key: str) -> bool:
        known = self._hinted.get(key)
        if known is None:
            hints = organisations()[key].hints
            known = any(has_word(self.text, hint) for hint in hints)
            self._hinted[key] = known
        return known


def has_word(text: str, word: str) -> bool:
    """Whether a text holds a whole word, found at the speed of a plain search."""
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if not (at and text[at - 1].isalnum()) and not text[end : end + 1].isalnum():
            return True
        at = text.find(word, end)
    return False


def _signs_of(code: str) -> tuple[str, ...]:
    """Return the other ways to name a state: "Jordanian", "Amman"."""
    one = state(code)
    return (*one.adjectives, *one.people, *(city for city, _ in one.capitals)) if one is not None else ()


@functools.cache
def given_names() -> frozenset[str]:
    """Return first names of people."""
    return frozenset(name.capitalize() for name in words("male_names") | words("female_names"))


def _is_city_or_person(hit: Hit, text: str) -> bool:
    """Whether a name is a city's or a person's too, so that "Senator Kingston" is a person."""
    return text[hit.start : hit.end] in words("names_of_people") or hit.senses[0].sort is Sort.CAPITAL


def _is_office(word: str) -> bool:
    low = word.lower().rstrip(".")
    return low in words("role_words") or low in words("organisation_words") or low in words("portfolios")
