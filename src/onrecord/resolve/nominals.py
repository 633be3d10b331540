"""Whom a description means: takes "the defence minister" or "two officials", returns the known holder or a new entity.

An anonymous source is kept as described, with the body it speaks for as its role.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable

from onrecord.lexicons import table, words
from onrecord.model import EntityKind, PartKind, Span
from onrecord.resolve.context import Context
from onrecord.resolve.phrases import Reference, gender_of_noun, has_role_word
from onrecord.resolve.register import Register
from onrecord.resolve.roles import Office, read_office
from onrecord.resolve.someone import RoleHeld, Someone
from onrecord.resolve.stream import Named, Stream

_LONGEST_DESCRIPTION = 160
_CLOSE_BY = 1_500
_LEAD = 4
_LONGEST_REACH = 6_000
_MOST_NAMES = 200
_MOST_SHARING = 20
_POSSESSIVES = frozenset("his her their its our your whose".split())
_EMPTY = frozenset("one other others another some many most all such same session two three few none each".split())
_SPEAKS_FOR = re.compile(
    r"^(?:an?|the|one)?\s*(?:[\w’'-]+\s)*?(?P<role>spokes(?:man|woman|person)|lawyer|aide|adviser)\b"
)
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_NUMBER = re.compile(r"the (two|three|four|five|six) ")
_EPITHETS = frozenset(
    "republican democrat nominee candidate billionaire mogul frontrunner front-runner hopeful lawmaker senator "
    "congressman congresswoman governor businessman businesswoman tycoon developer neurosurgeon socialist incumbent "
    "challenger contender texan".split()
)
_OFFICES = _EPITHETS | frozenset(
    "minister president premier mayor chancellor king queen pope chairman chairwoman chair executive secretary "
    "general speaker leader mediator commissioner ambassador".split()
)

_CLASSES = {
    "o": EntityKind.ORGANISATION,
    "a": EntityKind.ALLIANCE,
    "s": EntityKind.STATE,
    "l": EntityKind.PLACE,
    "p": EntityKind.PUBLICATION,
}
_STAFF = {"auditors": "audit"}
_MADE = frozenset("report statement declaration release communique letter memo audit announcement briefing".split())
_MAKERS = frozenset({EntityKind.ORGANISATION, EntityKind.ALLIANCE, EntityKind.PERSON, EntityKind.STATE})
_PUBLIC = frozenset(
    "agency army assembly association authority commission committee congress council court department federation "
    "forces government house institute ministry movement nations navy office parliament party police secretariat "
    "senate service tribunal union university".split()
)


class Nominals:
    """Resolves descriptions in text order; remembers those it has kept."""

    def __init__(self, register: Register, stream: Stream, context: Context) -> None:
        self.register = register
        self.stream = stream
        self.context = context
        self._kept: dict[str, Someone] = {}
        self._made: dict[str, list[int]] = {}
        self._by_head: dict[str, list[Someone]] = {}

    def resolve(self, reference: Reference, *, known: bool = False) -> Someone | None:
        """Return whom a description points to: a known holder of the role, or one kept as described.

        With `known`, nobody new is kept: the answer is somebody whom the text has named or described.
        """
        tokens = reference.words.split()
        if not tokens or tokens[0].lower() in _POSSESSIVES:
            return None
        staffed = self._of_staff(reference)
        if staffed is not None:
            return staffed
        office = read_office(reference.words, self.register.lands)
        if reference.definite or office.owner is not None or tokens[0][:1].isupper():
            holder = self._holder(reference, office)
            if holder is not None:
                return holder
        if reference.definite and reference.kind is EntityKind.PERSON:
            meant = self._earlier(reference, office) or self._anaphor(reference, office)
            if meant is not None:
                return meant
        if reference.definite:
            meant = self._of_class(reference, office) or self._maker(reference, office)
            if meant is not None:
                return meant
        return self._as_described(reference, office, known=known)

    def _maker(self, reference: Reference, office: Office) -> Someone | None:
        """Return who made "the report" where the text says so first: "the Audit Office says in a report"."""
        if reference.head not in _MADE or office.owner is not None or len(office.words.split()) > 1:
            return None
        if reference.head not in self._made:
            pattern = rf"\b(?:an?|its|their|in) (?:[a-z-]+ ){{0,2}}{reference.head}\b"
            self._made[reference.head] = [match.start() for match in re.finditer(pattern, self.register.text)]
        places = self._made[reference.head]
        at = bisect_left(places, reference.span.start) - 1
        if at < 0:
            return None
        return self.context.last_acting(places[at], lambda one: one.kind in _MAKERS and not one.described)

    def _of_class(self, reference: Reference, office: Office) -> Someone | None:
        """Return the company, alliance or state named last before "the company", "the alliance", "the country"."""
        wanted = _CLASSES.get(table("class_words").get(reference.head, ""))
        if wanted is None or office.owner is not None or len(office.words.split()) > 1:
            return None
        company = wanted is EntityKind.ORGANISATION

        def fits(one: Someone) -> bool:
            return one.kind is wanted and not one.described and not (company and _is_public(one))

        at = reference.span.start
        return self.context.last_named(at, fits) or (self._only_one(reference.head, at, fits) if company else None)

    def _only_one(self, head: str, at: int, fits: Callable[[Someone], bool]) -> Someone | None:
        """Return the only company that the running text has named so far, unless it speaks of "a company" since."""
        body = self.register.parse.document.parts
        named: Named | None = None
        for one in self.stream.within(max(0, at - _LONGEST_REACH), at):
            if fits(one.who) and body[self.register.part_at(one.start) - 1].kind is PartKind.BODY:
                if named is not None and named.who is not one.who:
                    return None
                named = one
        if named is None or re.search(
            rf"\b(?:an?|another) (?:[\w-]+ ){{0,3}}{head}\b", self.register.text[named.end : at]
        ):
            return None
        return named.who

    def _of_staff(self, reference: Reference) -> Someone | None:
        """Return the only body named so far that "the auditors" work for: "the Norland Audit Office"."""
        stem = _STAFF.get(reference.head)
        if stem is None or not reference.definite or len(reference.words.split()) != 2:
            return None
        named = self.stream.within(0, reference.span.start)
        found = {
            id(one.who): one.who
            for one in named[-_MOST_NAMES:]
            if one.who.kind is EntityKind.ORGANISATION
            and any(word.lower().startswith(stem) for word in one.who.name.split())
        }
        return next(iter(found.values())) if len(found) == 1 else None

    def _holder(self, reference: Reference, office: Office) -> Someone | None:
        """Return who holds "the defence minister", or the body "the ministry"; of several the one named last."""
        at = reference.span.start
        holders = self._holders(reference, office)
        persons = [one for one in holders if one.kind is EntityKind.PERSON]
        before = [one for one in holders if not self._is_person_named_after(one, at)]
        if office.owner is not None or (len(persons) == 1 and len(holders) == 1 and self._in_lead(persons[0], at)):
            before = before or holders
        if len(before) <= 1:
            return before[0] if before else None
        if reference.words.split()[-1][:1].isupper():
            own = [one for one in before if self._held_in_capitals(one, reference.head)]
            before = own or before
        recent = self.stream.last_before(before, at, _CLOSE_BY)
        spoke = next((one.who for one in reversed(self.context.spoken[-6:]) if one.who in before), None)
        return recent or spoke

    def _held_in_capitals(self, one: Someone, head: str) -> bool:
        """Whether the text writes "Minister" before this name, as it does for whom it later calls "the Minister"."""
        texts = [held.span.text_in(self.register.text) for held in one.roles.values() if held.span is not None]
        return any(head.capitalize() in words_held.split() for words_held in texts)

    def _is_person_named_after(self, one: Someone, at: int) -> bool:
        return one.kind is EntityKind.PERSON and one.first is not None and one.first > at

    def _in_lead(self, one: Someone, at: int) -> bool:
        """Whether both the description and the name that comes later stand in the first paragraphs."""
        return one.first is not None and self.register.part_at(max(at, one.first)) <= _LEAD

    def _holders(self, reference: Reference, office: Office) -> list[Someone]:
        wanted = office.keys - set(table("functions"))
        holders = self.register.holders.get(reference.head, [])
        if not wanted or len(holders) > _MOST_SHARING:
            return []
        return [one for one in dict.fromkeys(holders) if self._fits(one, wanted, reference, office)]

    def _fits(self, one: Someone, wanted: frozenset[str] | set[str], reference: Reference, office: Office) -> bool:
        if one.kind is EntityKind.PERSON and not one.described:
            if reference.kind not in (None, EntityKind.PERSON):
                return False  # "the union" is not its chair
            return any(
                wanted <= held.office.keys
                and _agree(held.office.owner, office.owner)
                and not (held.office.keys - wanted) & words("organisation_words")  # "World Bank President"
                for held in one.roles.values()
            )
        theirs = one.office or read_office(one.name, self.register.lands)
        if one.described and (one.head != reference.head or one.kind is EntityKind.PERSON):
            return False
        owned = _agree(theirs.owner, office.owner) or office.owner == one.name
        return reference.head in theirs.keys and wanted <= theirs.keys and owned

    def _earlier(self, reference: Reference, office: Office) -> Someone | None:
        """Return "a senior official in the ministry" for a later "the official"."""
        known = [one for one in self._by_head.get(reference.head, []) if one.kind is EntityKind.PERSON]
        wanted = office.keys - set(table("functions"))
        fitting = [one for one in known if one.office is not None and wanted <= one.office.keys | {reference.head}]
        return fitting[-1] if fitting else None

    def _anaphor(self, reference: Reference, office: Office) -> Someone | None:
        """Return the person whom the text has just spoken of, for an office that nobody is said to hold."""
        if reference.head not in _OFFICES or office.owner is not None:
            return None
        gender = gender_of_noun(reference.head)

        def fits(one: Someone) -> bool:
            return one.kind is EntityKind.PERSON and not one.described and gender in (None, one.gender or gender)

        one = self.context.nearest(reference.span.start, fits, reach=1, parts=1)
        if one is None or (reference.head not in _EPITHETS and self._holds_another(one, reference.head)):
            return None
        return one

    @staticmethod
    def _holds_another(one: Someone, head: str) -> bool:
        return bool(one.roles) and not any(head in held.office.keys for held in one.roles.values())

    def _as_described(self, reference: Reference, office: Office, *, known: bool) -> Someone | None:
        """Keep a speaker in the words of the text; the same words mean the same only where they say who."""
        phrase = reference.words
        key = phrase.lower()
        content = [word for word in key.split() if word not in table("functions") and word not in _EMPTY]
        if reference.kind is None or len(key) > _LONGEST_DESCRIPTION or not content:
            return None
        single = reference.kind is EntityKind.PERSON and not reference.definite
        if single and len(key.split()) == 1:
            return None  # "Minister said": no article, nobody in particular
        if key in self._kept and not (single and len(content) < 2 and office.owner is None):
            return self._kept[key]
        body = self._same_body(reference, office)
        if body is not None or known:
            return body
        name = phrase if office.owner is None else re.sub(r"^[Tt]he\s", "", phrase)
        someone = Someone(name, reference.kind, described=True, head=reference.head, office=office)
        if reference.kind is EntityKind.PERSON:
            someone.gender = gender_of_noun(reference.head)
            self._add_role(someone, reference)
        someone.members = self._members(reference)
        self.register.all.append(someone)
        self._kept[key] = someone
        self._by_head.setdefault(reference.head, []).append(someone)
        self.register.index(someone, reference.head)
        return someone

    def _members(self, reference: Reference) -> list[Someone]:
        """Return the three holders whom "the three ministers" are, if the text has named as many so far."""
        number = _NUMBER.match(reference.words.lower())
        if number is None or reference.kind is not EntityKind.GROUP:
            return []
        holders = dict.fromkeys(self.register.holders.get(reference.head.removesuffix("s"), []))
        named = [one for one in holders if one.kind is EntityKind.PERSON and (one.first or 0) < reference.span.start]
        return named if len(named) == _NUMBERS[number.group(1)] else []

    def _same_body(self, reference: Reference, office: Office) -> Someone | None:
        """Return the body already kept that is the same, as "the Karvian foreign ministry" for "Karvia's"."""
        if reference.kind is EntityKind.PERSON or office.owner is None:
            return None
        for one in self._by_head.get(reference.head, []):
            if one.office is not None and one.office.keys == office.keys and one.office.owner in (None, office.owner):
                return one
        return None

    def _add_role(self, someone: Someone, reference: Reference) -> None:
        """Give a described person the role and the body that the words state."""
        phrase = reference.words
        office = read_office(phrase, self.register.lands)
        owner = self.register.owner_of(phrase) or self._body_spoken_for(phrase)
        at = reference.span.start + max(0, phrase.find(office.words))
        if has_role_word(office.words) and (owner is not None or len(office.words.split()) <= 4):
            role = _SPEAKS_FOR.match(phrase.lower())
            plain = Office(role["role"], office.owner, office.land) if role and owner is not None else office
            someone.roles[plain.words.lower()] = RoleHeld(plain, Span(at, at + len(office.words)), owner)

    def _body_spoken_for(self, phrase: str) -> Someone | None:
        """Return the body already kept in "a spokesman for the ministry"."""
        match = re.search(r"\s(?:for|of|at|in)\s(the\s[^,]+)$", phrase)
        return self._kept.get(match.group(1).lower()) if match else None


def _is_public(one: Someone) -> bool:
    """Whether a body is one of public life, which no text calls "the company"."""
    return any(word.lower() in _PUBLIC for word in one.name.split())


def _agree(one: str | None, other: str | None) -> bool:
    return one is None or other is None or one == other or one.startswith(other) or other.startswith(one)
