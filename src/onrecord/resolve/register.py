"""Everyone whom one document names: merges full names, last names and names of bodies; who holds which role.

`people` and `admission` fill it from the text, `names` and `lists` add whatever else bears a name.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter

from onrecord.lexicons import table, words
from onrecord.model import EntityKind, Parse, Span
from onrecord.model.grammar import NameKind
from onrecord.resolve.lands import Lands
from onrecord.resolve.phrases import gender_of_given, gender_of_noun, split_titles
from onrecord.resolve.roles import Office, read_office
from onrecord.resolve.someone import SUFFIXES, RoleHeld, Someone
from onrecord.resolve.tenures import Held, read_tenure
from onrecord.resolve.votes import Votes

_AS_PLACE = re.compile(
    r"\b(?:[Ii]n|[Ff]rom|[Aa]cross|into|"
    r"(?:minister|ministry|government|president|republic|people|capital|parliament|kingdom|coast|part|embassy) of)\s$"
)
_LONGEST_BEFORE = 16
_LIKE_STATES = ("land", "ia", "mark", "stan")
_SHORTEST_STATE = 6
_FIRST_USES = 5
_BEFORE_PLACES = frozenset("for to from with of and between against in into by than across unless".split())
_NEXT_WORD = re.compile(r"\s([a-z]+)")
_MOST_BODIES = 50
MOST_SHARING = 20


class Register:
    """Everyone named in one document; who is only described is in `nominals`."""

    def __init__(self, parse: Parse) -> None:
        self.parse = parse
        self.text = parse.text
        self.lands = Lands(parse.text)
        self.all: list[Someone] = []
        self.holders: dict[str, list[Someone]] = {}
        self.by_name: dict[str, Someone] = {}
        self.by_last: dict[str, list[Someone]] = {}
        self.by_upper: dict[str, str] = {}
        self.by_given: dict[str, list[Someone]] = {}
        self.by_start: dict[str, list[Someone]] = {}
        self.by_end: dict[str, list[Someone]] = {}
        self.by_inner: dict[str, list[Someone]] = {}
        self.runs: dict[str, list[int]] = {}
        self.early: dict[str, Someone] = {}
        self.perhaps: dict[str, dict[str, int]] = {}
        self.alone: Counter[str] = Counter()
        self.titled: dict[str, tuple[str, str, int]] = {}
        self.seen_as_place: set[str] = set()
        self.votes = Votes(parse)
        self._settled = False
        self._places: dict[str, int] = {}

    def add_role(self, someone: Someone, role: str, span: Span | None) -> None:
        """Keep a role as stated, once, and find its holder by each of its words from now on."""
        if role.endswith("s") and role[:-1].split()[-1:] and role[:-1].split()[-1].capitalize() in words("titles"):
            role = role[:-1]  # "Senators Ida Lund and Per Holm": each is one
        office = read_office(role, self.lands)
        key = office.words.lower()
        if not office.words or len(someone.roles) >= MOST_SHARING:
            return
        if key in someone.roles:
            known = someone.roles[key]
            if span is not None and known.held == Held():
                known.held = read_tenure(self.text, span, self.parse.document.published)
            if known.office.owner is None and office.owner is not None:
                known.office = office
                known.of = self.owner_in(office) if self._settled else None
            return
        held = read_tenure(self.text, span, self.parse.document.published) if span is not None else Held()
        someone.roles[key] = RoleHeld(office, span, self.owner_in(office) if self._settled else None, held)
        last = office.words.split()[-1].lower()
        someone.gender = someone.gender or gender_of_noun(last)
        self.index(someone, office.words)

    def settle_owners(self) -> None:
        """Find the bodies and states of all roles, now that every name is known, and at once from now on."""
        for one in list(self.all):
            for held in one.roles.values():
                held.of = held.of or self.owner_in(held.office)
        self._settled = True

    def owner_in(self, office: Office) -> Someone | None:
        """Return the state or the body that an office says it belongs to."""
        if office.owner is None:
            return None
        if office.land:
            return self.named(office.owner, EntityKind.STATE)
        known = self.by_name.get(office.owner) or self.longer(office.owner)
        if known is not None:
            return known
        bearers = self.bearers(split_titles(office.owner)[0] or office.owner)
        if bearers:
            return bearers[0] if len(bearers) == 1 else None
        if self.times_placed(office.owner):
            return self.named(office.owner, EntityKind.PLACE)
        tokens = office.owner.split()
        if any(token.lower() in words("organisation_words") for token in tokens):
            return self.named(office.owner, EntityKind.ORGANISATION)
        if len(tokens) > 1 and gender_of_given(tokens[0]) is None and not any(map(str.islower, tokens)):
            return self.named(office.owner, EntityKind.ORGANISATION)
        return None

    def owner_of(self, phrase: str) -> Someone | None:
        """Return the body that a description states: "a spokeswoman for Nordhavn"."""
        return self.owner_in(read_office(phrase, self.lands))

    def index(self, someone: Someone, phrase: str) -> None:
        """Find someone by each word of a phrase from now on."""
        for word in {word.strip(".,'’").lower() for word in phrase.split()}:
            holders = self.holders.setdefault(word, [])
            if someone not in holders[-1:]:
                holders.append(someone)

    def person(self, name: str, address: str = "") -> Someone:
        """Return the person with this full name, a new one where the text has not named them yet."""
        known = self.by_name.get(name) or self._same_person(name)
        if known is None:
            known = Someone(name, EntityKind.PERSON, {name})
            self.all.append(known)
            self.by_last.setdefault(known.last, []).append(known)
            self.by_upper.setdefault(known.last.upper(), known.last)
            self.by_given.setdefault(name.split()[0], []).append(known)
        known.names.add(name)
        self.by_name.setdefault(name, known)
        known.gender = known.gender or _gender(name, address)
        return known

    def _same_person(self, name: str) -> Someone | None:
        """Find the same first and last name, middle names and initials aside."""
        tokens = name.split()
        suffix = tokens[-1].rstrip(".") if tokens[-1].rstrip(".") in SUFFIXES else ""
        for other in self.by_last.get(Someone(name, EntityKind.PERSON).last, [])[:MOST_SHARING]:
            theirs = other.name.split()
            their_suffix = theirs[-1].rstrip(".") if theirs[-1].rstrip(".") in SUFFIXES else ""
            if theirs[0] == tokens[0] and suffix == their_suffix:
                return other
        return None

    def body_called(self, name: str, *, definite: bool) -> Someone | None:
        """Return the one body whose name begins or ends so, or holds the word: "Nordhavn", "the Compact"."""
        tokens = name.split()
        if len(tokens) == 1 and self.lands.state_of(name) is not None:
            return None
        fitting = [one for one in self.by_start.get(tokens[0], ())[:_MOST_BODIES] if one.name.startswith(name + " ")]
        if len(tokens) > 1 or (definite and _may_stand_alone(name)):
            ending = self.by_end.get(tokens[-1], ())[:_MOST_BODIES]
            fitting += [one for one in ending if one.name.endswith(" " + name)]
            if len(tokens) == 1 and not fitting:
                fitting = list(self.by_inner.get(name, ())[:_MOST_BODIES])
        found = dict.fromkeys(one for one in fitting if one.kind not in (EntityKind.PLACE, EntityKind.STATE))
        return next(iter(found)) if len(found) == 1 else None

    def longer(self, name: str) -> Someone | None:
        """Return the one body whose name goes on where this one ends: "Nordhavn", "Nordhavn Terminals"."""
        longer = [one for one in self.by_start.get(name.split()[0], []) if one.name.startswith(name + " ")]
        return longer[0] if len(longer) == 1 else None

    def named(self, name: str, kind: EntityKind) -> Someone:
        """Return the organisation, state or publication of this name, a new one where it is new."""
        if name not in self.by_name:
            self.add_body(Someone(name, kind, {name}))
        return self.by_name[name]

    def add_body(self, someone: Someone) -> None:
        """Take in a body, state or place, found by its name and by each word of it."""
        self.all.append(someone)
        self.by_name.setdefault(someone.name, someone)
        tokens = someone.name.split()
        self.by_start.setdefault(tokens[0], []).append(someone)
        self.by_end.setdefault(tokens[-1], []).append(someone)
        for token in tokens[1:-1]:
            self.by_inner.setdefault(token, []).append(someone)
        self.index(someone, someone.name)

    def known_as(self, name: str) -> Someone | None:
        """Return the entity with exactly this name."""
        return self.by_name.get(name)

    def bearers(self, name: str) -> list[Someone]:
        """Return everyone whom a full name, a last name or a given name could point to."""
        one = self.by_name.get(name)
        if one is not None and (len(name.split()) > 1 or one.kind is not EntityKind.PERSON or name.isupper()):
            return [one]
        early = [self.early[name]] if name in self.early else []
        sharing = self.by_last.get(name) or ([] if one else self.by_given.get(name)) or []
        return ([one] if one and one not in sharing else []) + early + sharing[: MOST_SHARING + 1]

    def guess(self, name: str) -> EntityKind:
        """Return what a single capitalised word that speaks is: a state where the text treats it so, else a person."""
        if self.lands.is_name(name):
            return EntityKind.STATE
        seen = self.votes.kind_of(name)
        if seen is NameKind.ORGANISATION:
            return EntityKind.ORGANISATION
        if self.seems_state(name):
            return EntityKind.STATE
        if seen is NameKind.PERSON:
            return EntityKind.PERSON
        return EntityKind.STATE if self.is_place(name) else EntityKind.PERSON

    def is_place(self, name: str) -> bool:
        """Whether the text treats a word as a place often enough: "from Norland", not once "from Collins"."""
        return 3 * self.times_placed(name) >= max(1, self.alone[name])

    def times_placed(self, name: str) -> int:
        """Return how often the text says "in Velin" or "the people of Velin"."""
        if name not in self._places:
            text = self.text
            self._places[name] = sum(
                _AS_PLACE.search(text, max(0, at - _LONGEST_BEFORE), at) is not None
                for at in self.runs.get(name, ())
                if text[at + len(name) : at + len(name) + 2] not in ("’s", "'s")
            )
        return self._places[name]

    def seems_state(self, name: str) -> bool:
        """Whether a word that stands alone is made like the name of a country and used as one: "for Lusonia"."""
        if not name.endswith(_LIKE_STATES) or len(name) < _SHORTEST_STATE or name not in self.runs:
            return False
        if gender_of_given(name) is not None or name in self.by_last or name in self.by_given:
            return False
        if table("name_words").get(name.lower()) or name.lower() in words("organisation_words"):
            return False
        if name in words("not_states"):
            return False
        return any(self._is_used_as_place(at, at + len(name)) for at in self.runs[name][:_FIRST_USES])

    def _is_used_as_place(self, start: int, end: int) -> bool:
        before = self.text[max(0, start - 10) : start].split()
        if before and before[-1].lower() in _BEFORE_PLACES and self.text[start - 1] == " ":
            return True
        if self.text[end : end + 2] in ("’s", "'s"):
            return True
        after = _NEXT_WORD.match(self.text, end)
        return after is not None and (
            after.group(1) in table("cue_verbs")
            or after.group(1) in words("finite_verbs")
            or table("functions").get(after.group(1)) == "v"
        )

    def alias(self, one: Someone, name: str) -> None:
        """Let a name point to someone from now on, unless it points to somebody else."""
        one.names.add(name)
        self.by_name.setdefault(name, one)

    def part_at(self, offset: int) -> int:
        """Return the number of the part that holds a character, counted from 1."""
        return bisect_right(self.parse.document.parts, offset, key=lambda part: part.span.start)


def _may_stand_alone(word: str) -> bool:
    """Whether a word says what a body is, so that "the Compact" can be short for one."""
    low = word.lower()
    return low in words("organisation_words") or table("name_words").get(low, "x") in "oap"


def _gender(name: str, address: str) -> str | None:
    return gender_of_address(address) or (gender_of_given(name.split()[0]) if len(name.split()) > 1 else None)


def gender_of_address(address: str) -> str | None:
    """Return "he" or "she" for a form of address that tells."""
    if address in ("Mr", "Sir", "Lord"):
        return "he"
    return "she" if address in ("Mrs", "Ms", "Miss", "Dame", "Lady") else None
