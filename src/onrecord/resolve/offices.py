"""Whose an office is where its own words do not say: takes the roles and names of a text, fills in their bodies.

"The company's chief executive" is one of the company named before, "Speaker Greta Wik" of the only parliament, and
"Prime Minister Marta Eklund" of the state that the text is written from. Where two bodies fit, none is given.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable

from onrecord.lexicons import table, words
from onrecord.model import EntityKind, PartKind, Span
from onrecord.resolve.appointments import find_appointments
from onrecord.resolve.context import Context
from onrecord.resolve.home import Home
from onrecord.resolve.register import Register
from onrecord.resolve.roles import Office
from onrecord.resolve.someone import RoleHeld, Someone
from onrecord.resolve.stream import Stream

_GENITIVE = re.compile(r"(?P<owner>[a-z]+?)(?P<many>s)?(?:['’]s|(?<=s)['’])\s(?P<rest>\S.*)")
_BODIES = frozenset({EntityKind.ORGANISATION, EntityKind.ALLIANCE})
_PARLIAMENTS = frozenset("assembly parliament congress senate knesset bundestag sejm".split())
_SECRETARIES = frozenset(("secretary general", "secretary-general"))
_COMPANY_HEADS = frozenset(("chief executive", "chief executive officer", "ceo"))
_MOST_BODIES = 200
_FEW = 3  # words of the full name of an audit office: "Norland Audit Office"


def find_owners(register: Register, stream: Stream, context: Context) -> None:
    """Fill in the body or the state of every role that the text leaves to its reader, where only one fits."""
    find_appointments(register, stream, context)
    owners = _Owners(register, stream, context)
    people = [one for one in register.all if one.kind is EntityKind.PERSON and not one.described]
    for one in people:
        for key, held in list(one.roles.items()):
            if held.of is None and held.office.owner is None and held.span is not None:
                owners.settle(one, key, held, held.span.start)
    Home(register, stream).settle(people)


class _Owners:
    """Looks for bodies in one document."""

    def __init__(self, register: Register, stream: Stream, context: Context) -> None:
        self.register = register
        self.stream = stream
        self.context = context
        parts = register.parse.document.parts
        self._bodies = [
            (named.start, named.who)
            for named in stream.names
            if named.who.kind in _BODIES and parts[register.part_at(named.start) - 1].kind is PartKind.BODY
        ]

    def settle(self, one: Someone, key: str, held: RoleHeld, at: int) -> None:
        """Give one role its body."""
        role = held.office.words
        genitive = _GENITIVE.fullmatch(role)
        if genitive is not None:
            self._take_owner(one, key, held, genitive, at)
            return
        first, _, rest = role.lower().partition(" ")
        if rest and first in words("organisation_words"):
            held.of = self._of_noun(first, at)
        elif role.lower() == "speaker":
            held.of = self._only(lambda body: body.name.split()[-1].lower() in _PARLIAMENTS)
        elif role.lower() in _SECRETARIES:
            held.of = self._only(lambda body: body.kind is EntityKind.ALLIANCE)
        elif role.lower() == "auditor general":
            held.of = self._only(lambda body: _has(body, "audit") and len(body.name.split()) >= _FEW)
        elif role.lower() in _COMPANY_HEADS:
            held.of = self._of_noun("company", at)

    def _take_owner(self, one: Someone, key: str, held: RoleHeld, genitive: re.Match[str], at: int) -> None:
        """Cut "company's" off a role when the text tells which company."""
        owner = self._of_noun(genitive["owner"], at)
        if owner is None or held.span is None:
            return
        rest = genitive["rest"]
        begin = held.span.end - len(rest)
        if self.register.text[begin : held.span.end] == rest:
            held.span = Span(begin, held.span.end)
        held.office, held.of = Office(rest, owner.name), owner
        if rest.lower() != key and rest.lower() in one.roles and one.roles[rest.lower()].of in (None, owner):
            del one.roles[rest.lower()]

    def _of_noun(self, noun: str, at: int) -> Someone | None:
        """Return the only body named so far that a common noun can mean: "company", "union", "dockers"."""
        company = table("class_words").get(noun) == "o"
        before = self._bodies[: bisect_left(self._bodies, at, key=_start)]
        named = dict.fromkeys(who for _, who in before[-_MOST_BODIES:])
        own = [body for body in named if _has(body, noun)]
        if len(own) == 1 or not company:
            return own[0] if len(own) == 1 else None
        firms = [body for body in named if _is_firm(body)]
        return firms[0] if len(firms) == 1 else self.context.last_named(at, lambda body: body in firms)

    def _only(self, fits: Callable[[Someone], bool]) -> Someone | None:
        """Return the only body of the text that fits."""
        found = list(dict.fromkeys(who for _, who in self._bodies[:_MOST_BODIES] if fits(who)))
        return found[0] if len(found) == 1 else None


def _start(named: tuple[int, Someone]) -> int:
    return named[0]


def _has(body: Someone, noun: str) -> bool:
    """Whether the name of a body has a word of this noun: "union", "Dockers’ Union"."""
    return any(word.strip("'’s").lower() == noun.rstrip("s") for word in body.name.split())


def _is_firm(body: Someone) -> bool:
    """Whether a body can be a company: none of public life, no union, no party."""
    last = [word.lower() for word in body.name.split()]
    return body.kind is EntityKind.ORGANISATION and not any(
        word in words("organisation_words") - _FIRM_WORDS or word in words("party_words") for word in last
    )


_FIRM_WORDS = frozenset("bank company corp corporation group inc".split())
