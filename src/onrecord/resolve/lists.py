"""Bring what public lists know into a register: takes the findings of `actors` and `places`, returns where they stand.

A country that is named as a state and as a place is one entity, the state, with the place's coordinates. A capital that
stands for its government is named twice: as a metonym of the state, and as the city itself. Where a word is also the
name of a person of the text, only "in", "from" and the like before it make it a place.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from onrecord.model import EntityKind, FoundName, Links, MentionKind
from onrecord.model.grammar import NameKind
from onrecord.resolve.register import Register
from onrecord.resolve.someone import Someone
from onrecord.resolve.stream import Named

_LOCATIVE = re.compile(r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Ff]rom|[Tt]o|[Ii]nto|[Oo]utside|[Aa]cross|of)\s$")
_POSSESSIVE = re.compile(r"['’]s?\s")
_SMALL = frozenset("of the for and on in de la du des al bin".split())
_REACH = 12
_SURE = 0.6


class Listed:
    """The findings of one document as entities: `fixed` is where names stand, `metonyms` where a city is a state."""

    def __init__(self, register: Register, actors: Sequence[FoundName], places: Sequence[FoundName]) -> None:
        self.register = register
        self.text = register.text
        self.fixed: list[Named] = []
        self.metonyms: list[Named] = []
        self._by_key: dict[str, Someone] = {}
        self._countries: dict[str, Someone] = {}
        taken = [found for found in actors if found.mention is not MentionKind.NOMINAL]
        for found in taken:
            self._add_actor(found)
        covered = sorted(self.fixed, key=lambda one: one.start)
        for found in places:
            self._add_place(found, covered)
        self.fixed.sort(key=lambda one: (one.start, -one.end))

    def _add_actor(self, found: FoundName) -> None:
        words = found.span.text_in(self.text)
        if found.mention is MentionKind.METONYM:
            self.metonyms.append(Named(found.span.start, found.span.end, self._someone(found, found.name)))
            return
        if found.kind is EntityKind.STATE and self.register.lands.is_origin(words):
            return  # "Norwegian officials": no name of the state itself
        if _POSSESSIVE.search(words) or any(
            char.islower() and word not in _SMALL for word in words.split() for char in word[0]
        ):
            return  # "Norland's army", "government of Norland": a description, not a name
        own = "/" in found.key and found.kind is not EntityKind.STATE
        one = self._body_of_text(words, found) if own else self._someone(found, found.name)
        self._put(found, words, one)
        if found.kind is EntityKind.STATE:
            self.register.lands.admit(words)

    def _body_of_text(self, words: str, found: FoundName) -> Someone:
        """Keep "Foreign Ministry" under the words of the text: which state's it is, the text may not say."""
        bare = words.removeprefix("the ").removeprefix("The ")
        one = self.register.body_called(bare, definite=True) or self.register.named(bare, found.kind)
        one.links = _merged(one.links, found.links) if found.name.split()[0] in words else one.links
        return one

    def _add_place(self, found: FoundName, covered: list[Named]) -> None:
        words = found.span.text_in(self.text)
        at = bisect_right(covered, found.span.start, key=lambda one: one.start) - 1
        if at >= 0 and found.span.end <= covered[at].end:
            actor = covered[at]
            same = (actor.start, actor.end) == (found.span.start, found.span.end)
            if same and actor.who.kind is EntityKind.STATE and found.links.country is not None:
                actor.who.links = _merged(actor.who.links, found.links)
            return
        listed = found.links.geonames is not None
        if not listed or (found.score is not None and found.score < _SURE):
            if self.register.known_as(words) is None and not self.register.bearers(words):
                self.register.seen_as_place.add(words)
            return
        one = self._someone(found, words)
        if self.register.lands.is_name(words):
            one.kind = EntityKind.STATE
        self._put(found, words, one)

    def _put(self, found: FoundName, words: str, one: Someone) -> None:
        """Note where a name stands; let it point to its bearer everywhere, unless people of the text bear it."""
        start = found.span.start
        one.first = start if one.first is None else min(start, one.first)
        if self._is_persons(words):
            if _LOCATIVE.search(self.text, max(0, start - _REACH), start) is not None:
                self.fixed.append(Named(start, found.span.end, one))
            return
        self.register.alias(one, words)
        self.fixed.append(Named(start, found.span.end, one))

    def _is_persons(self, words: str) -> bool:
        register = self.register
        if words in register.by_last or words in register.by_given or words in register.titled:
            return True
        return " " not in words and register.votes.kind_of(words) is NameKind.PERSON

    def _someone(self, found: FoundName, name: str) -> Someone:
        """Return the entity of a key, the one of that name in the text where there is one, else a new one."""
        one = self._by_key.get(found.key)
        if one is None:
            known = self.register.known_as(name) or self.register.known_as(found.span.text_in(self.text))
            if (
                known is None
                or known.kind is EntityKind.PERSON
                or known.links.geonames not in (None, found.links.geonames)
            ):
                known = Someone(name, found.kind, {name})
                self.register.add_body(known)
            one = self._by_key[found.key] = known
            one.kind = EntityKind.STATE if EntityKind.STATE in (one.kind, found.kind) else found.kind
        one.links = _merged(one.links, found.links)
        return one


def _merged(one: Links, other: Links) -> Links:
    """Return both together, what the first says before what the second does."""
    if other == _NONE or one == other:
        return one
    if one == _NONE:
        return other
    placed = one if one.geonames is not None else other
    return Links(one.country or other.country, placed.geonames, placed.latitude, placed.longitude, placed.score)


_NONE = Links()
