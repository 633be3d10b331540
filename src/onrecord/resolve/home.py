"""Which state a text is written from: takes the names of a text, gives the ministers whose state it leaves out to it.

A paper names the state of foreign ministers and leaves out its own. So the state is looked for among those that act
("Norland will give"), own ("Norland's government", "the Norland Audit Office") or hold the opening office ("British
Prime Minister ..."); one whose ministers are named with it further down is a foreign one. No state clearly first: none.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from collections.abc import Iterator

from onrecord.lexicons import rows
from onrecord.model import EntityKind, PartKind
from onrecord.model.records import Tenure
from onrecord.resolve.capitals import capitalised_words
from onrecord.resolve.context import is_verb
from onrecord.resolve.register import Register
from onrecord.resolve.someone import RoleHeld, Someone
from onrecord.resolve.stream import Stream

_STATE_OFFICE = re.compile(
    r"(?:(?:deputy|vice)[\s-])?(?:prime minister|president|chancellor)|minister (?:of|for) [\w\s]+"
    r"|(?!first |chief |prime )(?:[\w-]+ ){1,4}minister|(?:foreign|defen[cs]e|home|interior) secretary"
    r"|secretary of state"
)
_OF_REGIONS = ("first minister", "chief minister")
_NAME_OF = re.compile(
    r"(?:\s(?:(?:el|al)-)?[A-Z][\w.’'-]*){1,4}\sof\s(?:the\s)?(?P<state>[A-Z]\w+(?:\s[A-Z]\w+)?)"
)  # "President Abdel Fattah el-Sisi of Egypt"
_TOP = frozenset(("prime minister", "president", "chancellor"))
_GOVERNS = re.compile(r"(?:['’]s)?\s(?:[a-z]+\s){0,2}(?:government|parliament|cabinet|assembly|senate|lawmakers)\b")
_WITH_ANOTHER = re.compile(r"\sand\s[A-Z]\w+\s([a-z]+)")  # "Norland and Sarovia met"
_STATES_OFFICE = re.compile(r"(?:['’]s)?\s(?:[\w-]+\s){0,3}(?:minister|president|chancellor|premier)\b", re.IGNORECASE)
_NEXT = re.compile(r"\s([a-z]+)")
_INSIDE = re.compile(r"\b(?:in|across|throughout)\s(?:the\s)?$", re.IGNORECASE)
_PREPOSITION = re.compile(r"\b(?:to|with|from|against|for|on|of|between|about|toward|towards|over)\s(?:the\s)?$")
_TOWARDS = re.compile(r"\b(?:with|from|against|thanked|thanks|accused|visited|visits|urged)\s(?:the\s)?$")
_GOVERNMENT_OF = re.compile(r"\b(?:government|cabinet) of\s$")
_LEAD_PARTS = 2
_ENOUGH = 3.0
_ALONE = 1.0  # where the text speaks of no other state
_CLEARLY = 1.5
_STATED = 6.0
_OPENS = 2.0
_OPENING = tuple("“‘\"'")
_REGION = 6  # the length of a code such as GB-SCT
_MOST_MENTIONS = 200
_MOST_PLACES = 20
_MOST_OPEN = 100


def is_state_office(role: str) -> bool:
    """Whether a role is one of a government: "prime minister", "minister of defence"; no "chief minister"."""
    low = role.lower()
    return _STATE_OFFICE.fullmatch(low) is not None and not low.endswith(_OF_REGIONS)


@functools.cache
def _missing() -> frozenset[tuple[str, str]]:
    return frozenset((row[0], row[1]) for row in rows("state_offices"))


class Home:
    """The state of those whose state one text leaves out."""

    def __init__(self, register: Register, stream: Stream) -> None:
        self.register = register
        self.stream = stream
        self.text = register.text

    def settle(self, people: list[Someone]) -> None:
        """Give every office without a state its own holder's state, or that of the text."""
        open_ones: list[tuple[Someone, RoleHeld]] = []
        stated: list[tuple[Someone, RoleHeld, Someone]] = []
        for one in people:
            states = {id(held.of): held.of for held in one.roles.values() if held.of is not None}
            own = next(iter(states.values())) if len(states) == 1 else None
            for held in one.roles.values():
                if not is_state_office(held.office.words):
                    continue
                if held.of is None and held.office.owner is None:
                    if own is not None and own.kind is EntityKind.STATE:
                        held.of = own
                    elif (stands_after := self._named_after(held)) is not None:
                        held.of = stands_after
                    elif not states:
                        open_ones.append((one, held))
                        continue
                if held.of is not None and held.of.kind is EntityKind.STATE:
                    stated.append((one, held, held.of))
        if open_ones:
            self._settle_open(open_ones, stated)

    def _settle_open(
        self, open_ones: list[tuple[Someone, RoleHeld]], stated: list[tuple[Someone, RoleHeld, Someone]]
    ) -> None:
        open_ones.sort(key=lambda pair: pair[1].span.start if pair[1].span is not None else len(self.text))
        mentions = self._mentions()
        weights = self._weights(mentions)
        heads = self._heads_of_government()
        home: Someone | None = None
        held_by: dict[tuple[str, int], Someone] = {
            (held.office.words.lower(), id(state)): one for one, held, state in stated if _is_now(held)
        }
        for one, held in open_ones[:_MOST_OPEN]:
            role = held.office.words.lower()
            if heads and role in _TOP and one not in heads:
                continue  # "the government of Jonas Aalto": the other prime minister is a foreign one
            left = {
                state: weight
                for state, weight in weights.items()
                if held_by.get((role, id(state)), one) is one and _can_have(state, role)
            }
            for state in self._others(one, mentions):
                left.pop(state, None)
            chosen = self._first(left) if home is None or home in left else self._only_left(left)
            if chosen is None or (home is not None and chosen is not home and self._only_left(left) is None):
                continue
            home = home or chosen
            held.of = chosen
            if _is_now(held):
                held_by[role, id(chosen)] = one

    def _named_after(self, held: RoleHeld) -> Someone | None:
        """Return the state that stands after the name of a minister."""
        found = _NAME_OF.match(self.text, held.span.end) if held.span is not None else None
        state = self.register.known_as(found["state"]) if found is not None else None
        return state if state is not None and state.kind is EntityKind.STATE else None

    @staticmethod
    def _only_left(weights: dict[Someone, float]) -> Someone | None:
        """Return the one state of any weight that is left for the second of two ministers."""
        left = [state for state, weight in weights.items() if weight >= _ENOUGH / 2]
        return left[0] if len(left) == 1 else None

    def _heads_of_government(self) -> list[Someone]:
        return [
            named.who
            for named in self.stream.names
            if named.who.kind is EntityKind.PERSON
            and _GOVERNMENT_OF.search(self.text, max(0, named.start - 16), named.start) is not None
        ]

    def _weights(self, mentions: list[tuple[int, int, Someone]]) -> dict[Someone, float]:
        """Return how much speaks for each state of the text; none for those whose ministers are named with them."""
        weights: dict[Someone, float] = {}
        foreign: set[int] = set()
        lead = self._end_of_lead()
        for start, end, state in mentions:
            weight = self._weight(start, end)
            if _STATES_OFFICE.match(self.text, end) is not None:
                weight = _STATED
                if start >= lead:
                    foreign.add(id(state))
            weights[state] = weights.get(state, 0.0) + weight
        for body in self.register.all:
            owner = self._state_of_body(body)
            if owner is not None:
                weights[owner] = weights.get(owner, 0.0) + 2
        return {state: weight for state, weight in weights.items() if id(state) not in foreign}

    def _others(self, one: Someone, mentions: list[tuple[int, int, Someone]]) -> Iterator[Someone]:
        """Yield the states that somebody meets or speaks to where the text names both: "on the deal with Norland"."""
        for at in self._named_at.get(id(one), ())[:_MOST_PLACES]:
            sentence = self.register.parse.sentence_at(at)
            if sentence is None:
                continue
            low = bisect_left(mentions, at, key=lambda mention: mention[0])
            high = bisect_left(mentions, sentence.span.end, key=lambda mention: mention[0])
            for start, _, state in mentions[low:high]:
                if _TOWARDS.search(self.text, max(0, start - 20), start) is not None:
                    yield state

    @functools.cached_property
    def _named_at(self) -> dict[int, list[int]]:
        places: dict[int, list[int]] = {}
        for named in self.stream.names:
            places.setdefault(id(named.who), []).append(named.start)
        return places

    def _end_of_lead(self) -> int:
        body = [part for part in self.register.parse.document.parts if part.kind in (PartKind.BODY, PartKind.TITLE)]
        lead = body[: _LEAD_PARTS + 1]
        return lead[-1].span.end if lead else 0

    def _mentions(self) -> list[tuple[int, int, Someone]]:
        """Return where states stand, by their names and by their adjectives."""
        found = [(one.start, one.end, one.who) for one in self.stream.names if one.who.kind is EntityKind.STATE]
        for word, starts in capitalised_words(self.text).items():
            if self.register.lands.is_origin(word):
                state = self.register.known_as(self.register.lands.state_of(word) or "")
                if state is not None and state.kind is EntityKind.STATE:
                    found += [(start, start + len(word), state) for start in starts]
        return sorted(found, key=lambda one: one[:2])[:_MOST_MENTIONS]

    def _state_of_body(self, body: Someone) -> Someone | None:
        """Return the state in the name of a body: "Norland Audit Office"."""
        first, _, rest = body.name.removeprefix("The ").removeprefix("the ").partition(" ")
        if not rest or body.kind is not EntityKind.ORGANISATION or body.described:
            return None
        state = self.register.known_as(first)
        return state if state is not None and state.kind is EntityKind.STATE else None

    def _weight(self, start: int, end: int) -> float:
        """Return what one mention says for a state: whoever acts or owns is at home, whoever is acted on is not."""
        if _GOVERNS.match(self.text, end) is not None:
            return 3.0
        before = self.text[max(0, start - 16) : start]
        if _INSIDE.search(before) is not None:
            return 1.0
        if _PREPOSITION.search(before) is not None or (before[-1:] == " " and is_verb(before.split()[-1])):
            return 0.25
        after = _WITH_ANOTHER.match(self.text, end) or _NEXT.match(self.text, end)
        owns = self.text[end : end + 2] in ("’s", "'s")
        if not owns and (after is None or not is_verb(after.group(1))):
            return 0.5
        asked = before.split()[-1:] in (["what"], ["how"], ["which"], ["whether"])  # "lists what Sarovia will get"
        if asked:
            return 0.25
        opens = start < self._first_words_end or (before[-1:] in _OPENING and after is not None and after[1] == "will")
        return 2.0 + _OPENS * opens

    @functools.cached_property
    def _first_words_end(self) -> int:
        """Where the title ends, and the first sentence of the running text."""
        for part in self.register.parse.document.parts:
            if part.kind is PartKind.BODY:
                sentence = self.register.parse.sentence_at(part.span.start)
                return sentence.span.end if sentence is not None else part.span.end
        return 0

    def _first(self, weights: dict[Someone, float]) -> Someone | None:
        """Return the state that clearly comes first; a state named in passing only if the text has no other land."""
        ordered = sorted(weights.items(), key=lambda pair: -pair[1])
        if not ordered:
            return None
        state, most = ordered[0]
        if len(ordered) > 1:
            return state if most >= max(_ENOUGH, _CLEARLY * ordered[1][1]) else None
        alone = self._states == {id(state)} and self._countries <= {state.links.country}
        return state if most >= (_ALONE if alone else _ENOUGH) else None

    @functools.cached_property
    def _states(self) -> set[int]:
        return {id(named.who) for named in self.stream.names if named.who.kind is EntityKind.STATE}

    @functools.cached_property
    def _countries(self) -> set[str | None]:
        """The countries of all places that the text names."""
        return {
            named.who.links.country
            for named in self.stream.names
            if named.who.kind is EntityKind.PLACE and named.who.links.country is not None
        }


def _can_have(state: Someone, role: str) -> bool:
    """Whether a state has an office at all."""
    country = state.links.country or ""
    if role == "secretary of state":
        return country == "USA"
    return (country, role) not in _missing() and len(country) != _REGION


def _is_now(held: RoleHeld) -> bool:
    return held.held.when is not Tenure.FORMER
