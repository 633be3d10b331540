"""Find roles that sentences state, not the words beside a name: takes names and descriptions, adds to their roles.

"Viktor Strand, who leads the Conservatives", "its leader, Vesna Orlan", "The government sent a mediator. Ole Brekke",
"she has been foreign minister", and whoever the text calls "the foreign minister" and gives no other role.
"""

from __future__ import annotations

import re

from onrecord.lexicons import table, words
from onrecord.model import EntityKind, Span
from onrecord.resolve.context import Context
from onrecord.resolve.phrases import Shape
from onrecord.resolve.register import Register
from onrecord.resolve.roles import read_office
from onrecord.resolve.someone import RoleHeld, Someone
from onrecord.resolve.stream import Named, Stream
from onrecord.resolve.tenures import read_tenure

_LEADS = re.compile(
    r"(?:,?\swho)?\s(?P<verb>(?:co-)?(?:leads|heads|chairs))\s(?P<what>(?:the|his|her|its)\s(?:(?:opposition|ruling)\s)?)"
)
_THE_NOUN = re.compile(r"(?P<noun>[a-z]{3,30})(?=[,.;”“]|\sand\s|$)")
_OWNED_ROLE = re.compile(r"\b(?:[Hh]is|[Hh]er|[Ii]ts|[Tt]heir)\s(?P<role>(?:[a-z-]+\s){0,3}[a-z][a-z-]*),\s$")
_SENT = re.compile(
    r"\b(?:has|have|had)?\s?(?:sent|appointed|named|chosen|picked)\s(?:an?)\s(?P<role>(?:[a-z-]+\s){0,2}[a-z-]+)\.\s$"
)
_BECAME = re.compile(
    r"\b(?P<who>[Hh]e|[Ss]he)\s(?:has been|is|was|became|will become|will be|remains)\s(?:the\s|an?\s)?"
    r"(?P<role>(?:[a-z-]+\s){0,3}[a-z]+)(?=[,.;]|\s(?:of|for|in|at|since|until|from)\b)"
)
_RELATIONS = frozenset(
    "rival friend colleague neighbour neighbor counterpart guest host partner successor predecessor".split()
)
_REACH = 60
_BODIES = frozenset({EntityKind.ORGANISATION, EntityKind.ALLIANCE})


def find_appointments(register: Register, stream: Stream, context: Context) -> None:
    """Add the roles that sentences state to those who hold them."""
    text = register.text
    bodies = {named.start: named for named in stream.names if named.who.kind in _BODIES}
    for named in stream.names:
        if named.who.kind is EntityKind.PERSON:
            _add_led(register, named, bodies)
            before = text[max(0, named.start - _REACH) : named.start]
            for pattern in (_OWNED_ROLE, _SENT):
                found = pattern.search(before)
                if found is not None and _is_role(found["role"]) and _is_full(named):
                    start = named.start - len(before) + found.start("role")
                    _add(register, named.who, found["role"], Span(start, start + len(found["role"])))
    for match in _BECAME.finditer(text):
        if _is_role(match["role"]) and not stream.is_quoted(match.start()):
            one = context.nearest(match.start(), _Fits(match["who"].lower()), reach=1, parts=0)
            if one is not None and one.roles:
                _add(register, one, match["role"], Span(match.start("role"), match.end("role")))
    for one in register.all:
        if one.kind is EntityKind.PERSON and not one.described and not one.roles:
            _add_called(register, one)


class _Fits:
    """Whether somebody is a person of a gender."""

    def __init__(self, gender: str) -> None:
        self.gender = gender

    def __call__(self, one: Someone) -> bool:
        return one.kind is EntityKind.PERSON and not one.described and one.gender in (None, self.gender)


def _add_led(register: Register, named: Named, bodies: dict[int, Named]) -> None:
    """Add "leads", of the Conservatives, to "Viktor Strand, who leads the Conservatives"."""
    found = _LEADS.match(register.text, named.end)
    if found is None:
        return
    body = bodies.get(found.end()) or bodies.get(found.start("what"))
    if body is not None:
        _add(register, named.who, found["verb"], Span(found.start("verb"), found.end("verb")), body.who)
        return
    noun = _THE_NOUN.match(register.text, found.end())
    if noun is None or found["what"] != "the " or noun["noun"] not in _NOUNS:
        return
    ending = f" {noun['noun']}"
    before = {one.who for start, one in bodies.items() if start < named.start and _is_called(one.who, noun["noun"])}
    role = Span(found.start("verb"), noun.end())
    _add(register, named.who, f"{found['verb']} the{ending}", role, before.pop() if len(before) == 1 else None)


_NOUNS = words("organisation_words") | {noun for noun, code in table("class_words").items() if code in "oa"}


def _is_called(body: Someone, noun: str) -> bool:
    return any(word.strip("'’s").lower() == noun for word in body.name.split())


def _add_called(register: Register, one: Someone) -> None:
    """Add what the text calls somebody: "the foreign minister told reporters"."""
    for span, shape in one.spoken:
        phrase = span.text_in(register.text)
        if shape is Shape.NOMINAL and phrase[:4].lower() == "the " and _is_office(phrase[4:]):
            _add(register, one, phrase[4:], Span(span.start + 4, span.end))
            return


def _is_office(role: str) -> bool:
    return role.split()[-1] in ("minister", "president", "chancellor", "premier") and _is_role(role)


def _is_role(role: str) -> bool:
    """Whether words end in an office or an occupation, and name no relative or friend."""
    last = role.split()[-1]
    return last in words("role_words") and last not in words("male_words") | words("female_words") | _RELATIONS


def _is_full(named: Named) -> bool:
    return " " in named.who.name and named.end - named.start == len(named.who.name)


def _add(register: Register, one: Someone, role: str, span: Span, of: Someone | None = None) -> None:
    """Add a role, with its time, unless it is known."""
    if of is None and not role.startswith(("leads", "heads", "chairs", "co-")):
        register.add_role(one, role, span)
        return
    office = read_office(role, register.lands)
    held = read_tenure(register.text, span, register.parse.document.published)
    one.roles.setdefault(role.lower(), RoleHeld(office, span, of, held))
