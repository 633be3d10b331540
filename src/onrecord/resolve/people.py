"""Who the text names: takes a `Parse`, returns a register that merges full names, last names, titles and roles."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from onrecord.lexicons import table, words
from onrecord.model import EntityKind, Parse, PartKind, Role, Span
from onrecord.resolve.phrases import NAME, Reference, Shape, gender_of_given, has_role_word, split_titles

_SUFFIXES = frozenset("Jr Sr II III IV".split())
_AFTER_NAME = re.compile(
    r",\s(?P<age>\d{1,3},\s)?(?:the |a |an |its |their )?(?:[A-Z]\w+['’]s )?"
    r"(?P<role>[^,.;:“”\"()\n]{3,80})(?=[,.;“\"]|$)"
)
_LONGEST_ROLE_GAP = 110
_LONGEST_DESCRIPTION = 120
_AS_PLACE = re.compile(
    r"\b(?:in|from|across|into|to|against|"
    r"(?:minister|ministry|government|president|republic|people|capital|parliament|kingdom|coast|part|embassy) of)\s"
    r"([^\W\d_a-z]\w+)(?!['’]s?\s|\w|\s[A-Z])"
)
_MOST_SHARING = 20
_LONGEST_NAME = 3
_CLOSE_BY = 500


@dataclass(slots=True, eq=False)
class Someone:
    """An entity in the making; `names` are the strings that point to it, `gender` "he", "she" or `None`."""

    name: str
    kind: EntityKind
    names: set[str] = field(default_factory=set)
    gender: str | None = None
    roles: dict[str, Span | None] = field(default_factory=dict)
    described: bool = False
    head: str = ""
    spoken: list[tuple[Span, Shape]] = field(default_factory=list)

    @property
    def last(self) -> str:
        """The last name of a person, without "Jr."."""
        tokens = [token for token in self.name.split() if token.rstrip(".,") not in _SUFFIXES]
        return tokens[-1] if tokens else self.name

    def as_role(self) -> tuple[Role, ...]:
        """Return the roles as records, in the order in which the text states them."""
        return tuple(Role(role, None, span) for role, span in self.roles.items())


class Register:
    """Everyone named or described in one document."""

    def __init__(self, parse: Parse) -> None:
        self.text = parse.text
        self.all: list[Someone] = []
        self._by_name: dict[str, Someone] = {}
        self._by_last: dict[str, list[Someone]] = {}
        self._by_given: dict[str, list[Someone]] = {}
        self._by_word: dict[str, list[Someone]] = {}
        self._described: dict[str, Someone] = {}
        self._perhaps: dict[str, set[str]] = {}
        self._places = {match.group(1) for match in _AS_PLACE.finditer(parse.text)}
        for part in parse.document.parts:
            if part.kind in (PartKind.BODY, PartKind.CAPTION):
                self._collect(part.span)

    def _collect(self, span: Span) -> None:
        """Register the full names of people in one part, with the roles that stand beside them."""
        for match in NAME.finditer(self.text, span.start, span.end):
            name, address, title = split_titles(match.group())
            tokens = name.split()
            if len(tokens) < 2 or " of " in name:
                continue
            role = self._role_after(match.end(), span.end)
            if role is None and not self._looks_like_person(tokens, address, title, match):
                if len(tokens) <= _LONGEST_NAME:
                    self._perhaps.setdefault(tokens[-1], set()).add(name)
                continue
            someone = self.person(name, address)
            if title:
                at = match.group().find(title)
                where = Span(match.start() + at, match.start() + at + len(title)) if at >= 0 else None
                self.add_role(someone, title, where)
            if role is not None:
                self.add_role(someone, role.text_in(self.text), role)

    def _looks_like_person(self, tokens: list[str], address: str, title: str, match: re.Match[str]) -> bool:
        if any(token.lower().strip(".") in words("organisation_words") for token in tokens):
            return False
        if address or title or gender_of_given(tokens[0]) is not None:
            return True
        before = self.text[max(0, match.start() - 24) : match.start()].split()
        return bool(before) and before[-1].lower() in words("role_words") and len(tokens) <= 4

    def _role_after(self, at: int, end: int) -> Span | None:
        """Return the role that stands right after a name: "Ida Lund, the defence minister,"."""
        match = _AFTER_NAME.match(self.text, at, min(end, at + _LONGEST_ROLE_GAP))
        if match is None:
            return None
        role = re.split(r"\s(?:who|whose|said|says|told|has|was|is)\b", match["role"])[0].strip()
        start = match.start("role")
        return Span(start, start + len(role)) if has_role_word(role) and role[:1].islower() else None

    def add_role(self, someone: Someone, role: str, span: Span | None) -> None:
        """Keep a role as stated, once, and find its holder by each of its words from now on."""
        if (
            role
            and len(someone.roles) < _MOST_SHARING
            and role.lower() not in {known.lower() for known in someone.roles}
        ):
            someone.roles[role] = span
            self._index(someone, role)

    def _index(self, someone: Someone, phrase: str) -> None:
        for word in {word.strip(".,'’").lower() for word in phrase.split()}:
            holders = self._by_word.setdefault(word, [])
            if someone not in holders[-1:]:
                holders.append(someone)

    def person(self, name: str, address: str = "") -> Someone:
        """Return the person with this full name, a new one where the text has not named them yet."""
        known = self._by_name.get(name) or self._same_person(name)
        if known is None:
            known = Someone(name, EntityKind.PERSON, {name})
            self.all.append(known)
            self._by_last.setdefault(known.last, []).append(known)
            self._by_given.setdefault(name.split()[0], []).append(known)
        known.names.add(name)
        self._by_name[name] = known
        known.gender = known.gender or _gender(name, address)
        return known

    def _same_person(self, name: str) -> Someone | None:
        """Find the same first and last name, middle names and initials aside."""
        tokens = name.split()
        suffix = tokens[-1].rstrip(".") if tokens[-1].rstrip(".") in _SUFFIXES else ""
        for other in self._by_last.get(Someone(name, EntityKind.PERSON).last, [])[:_MOST_SHARING]:
            theirs = other.name.split()
            their_suffix = theirs[-1].rstrip(".") if theirs[-1].rstrip(".") in _SUFFIXES else ""
            if theirs[0] == tokens[0] and suffix == their_suffix:
                return other
        return None

    def find(self, reference: Reference) -> Someone | None:
        """Return whom a name points to, a new entity where nobody is known by it, `None` where several people are."""
        name = reference.name
        tokens = name.split()
        if name in self._by_name:
            return self._by_name[name]
        if len(tokens) == 1:
            sharing = (self._by_last.get(name) or self._by_given.get(name) or [])[: _MOST_SHARING + 1]
            gender = _gender(name, reference.address)
            fitting = [one for one in sharing if gender is None or one.gender in (None, gender)]
            if len(fitting) == 1:
                fitting[0].gender = fitting[0].gender or gender
                fitting[0].names.add(name)
                return fitting[0]
            if sharing:
                return None
            longer = self._perhaps.get(name, set())
            if len(longer) == 1 and reference.kind in (None, EntityKind.PERSON) and name not in self._places:
                someone = self.person(next(iter(longer)), reference.address)
                someone.names.add(name)
                return someone
        kind = reference.kind or self._guess(name)
        if kind is EntityKind.PERSON:
            return self.person(name, reference.address)
        return self.named(name, kind)

    def named(self, name: str, kind: EntityKind) -> Someone:
        """Return the organisation, state or publication of this name, a new one where it is new."""
        if name not in self._by_name:
            someone = Someone(name, kind, {name})
            self.all.append(someone)
            self._by_name[name] = someone
            self._index(someone, name)
        return self._by_name[name]

    def _guess(self, name: str) -> EntityKind:
        """A single capitalised word that speaks: a place where the text treats it as one, else a person."""
        return EntityKind.STATE if name in self._places else EntityKind.PERSON

    def people_called(self, name: str) -> list[Someone]:
        """Return the people whom a full name or a last name could point to."""
        one = self._by_name.get(name)
        if one is not None and one.kind is EntityKind.PERSON and len(name.split()) > 1:
            return [one]
        return self._by_last.get(name, [])[: _MOST_SHARING + 1]

    def described(self, reference: Reference) -> Someone | None:
        """Return the speaker that a description points to: a known holder of the role, or one kept as described.

        Of several holders it is the one named last before it, if that is close by.
        """
        if reference.definite:
            holders = self._holders(reference)
            if holders:
                return holders[0] if len(holders) == 1 else self._named_last(holders, reference.span.start)
        if reference.words.split()[0].lower() in ("his", "her", "their", "its", "my", "our", "your", "another"):
            return None
        key = reference.words.lower()
        if (
            reference.kind is None
            or len(key) > _LONGEST_DESCRIPTION
            or all(word in table("functions") for word in key.split())
        ):
            return None
        if key not in self._described:
            someone = Someone(reference.words, reference.kind or EntityKind.GROUP, described=True, head=reference.head)
            if reference.kind is EntityKind.PERSON:
                someone.gender = _gender_of_noun(reference.head)
            self.all.append(someone)
            self._described[key] = someone
            self._index(someone, reference.head)
        return self._described[key]

    def _named_last(self, holders: list[Someone], before: int) -> Someone | None:
        """Return the holder whose name stands closest before a place."""
        begin = max(0, before - _CLOSE_BY)
        places = [(self.text.rfind(one.last, begin, before), index) for index, one in enumerate(holders)]
        place, index = max(places)
        return holders[index] if place >= 0 else None

    def _holders(self, reference: Reference) -> list[Someone]:
        """Return the entities whose role or name holds every word of "the defence minister"."""
        wanted = {word.strip(".,'’").lower() for word in reference.words.split()} - set(table("functions"))
        holders = self._by_word.get(reference.head, [])
        if not wanted or len(holders) > _MOST_SHARING:
            return []
        return [one for one in dict.fromkeys(holders) if self._fits(one, wanted, reference.head)]

    @staticmethod
    def _fits(one: Someone, wanted: set[str], head: str) -> bool:
        if one.described:
            theirs = {word.strip(".,'’").lower() for word in one.name.split()}
            return wanted <= theirs and one.head == head
        if one.kind is EntityKind.PERSON:
            return any(wanted <= {word.strip(".,'’").lower() for word in re.split(r"[\s]", role)} for role in one.roles)
        return head in one.name.lower().split() and wanted <= set(one.name.lower().split())


def _gender(name: str, address: str) -> str | None:
    if address in ("Mr", "Sir", "Lord"):
        return "he"
    if address in ("Mrs", "Ms", "Miss", "Dame", "Lady"):
        return "she"
    return gender_of_given(name.split()[0]) if len(name.split()) > 1 else None


def _gender_of_noun(head: str) -> str | None:
    if head in words("female_words"):
        return "she"
    return "he" if head in words("male_words") else None
