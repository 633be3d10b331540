"""Find what else bears a name: fills a `Register` with bodies, alliances, publications, places, states and more people.

Call it when the people named in full and the sources are known. A name says what it is by its own words ("Norland Audit
Office"), or by the words around it ("in Velin", "the Conservatives"); what nothing tells is left out.
"""

from __future__ import annotations

import re
from functools import cached_property

from onrecord.lexicons import table, words
from onrecord.model import EntityKind, PartKind, Span
from onrecord.model.grammar import NameKind
from onrecord.resolve.capitals import CAPITAL, UPPER
from onrecord.resolve.phrases import gender_of_given
from onrecord.resolve.register import Register
from onrecord.resolve.someone import Someone

_KINDS = {
    "o": EntityKind.ORGANISATION,
    "a": EntityKind.ALLIANCE,
    "p": EntityKind.PUBLICATION,
    "l": EntityKind.PLACE,
}
_BODIES = frozenset({EntityKind.ORGANISATION, EntityKind.ALLIANCE, EntityKind.PUBLICATION})
_SEEN = {
    NameKind.PERSON: EntityKind.PERSON,
    NameKind.ORGANISATION: EntityKind.ORGANISATION,
    NameKind.PLACE: EntityKind.PLACE,
}
_CLEARLY = 0.7
_LONGEST_PERSON = 3
_IS_PLACE = re.compile(r"\b(?:towns?|city|cities|villages?|region|province|port|district|county|island) of\s$")
_PLACED = re.compile(
    r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Ff]rom|[Oo]utside|around|across|left for|(?:people|residents|region|province|port) of|"
    r"(?:towns?|city|cities|villages?) of|capital,|capital of)\s$"
)
_DATELINE = re.compile(rf"(?P<place>{CAPITAL}[\w’'.-]*(?:\s{CAPITAL}[\w’'.-]*){{0,2}})(?=[,(/]|\s[-–—(]|$)")
_OPENING = re.compile(rf"(?P<place>{CAPITAL}[{UPPER}-]{{2,}}(?:\s[{UPPER}-]{{2,}}){{0,2}})(?=\s[-–—]\s)")
_WHERE = re.compile(rf"\sin\s(?P<place>{CAPITAL}[\w’'-]*(?:\s{CAPITAL}[\w’'-]*){{0,2}})$")
_OWNERS = re.compile(rf"{CAPITAL}\w*s['’]\s$")
_ORIGINS = ("ian", "ish", "ese")
_REACH = 16
_LONGEST_TITLE = 60
_ENOUGH = 3


def collect_bodies(register: Register) -> None:
    """Register the places of datelines and every body that its own words make one; before the sources are read."""
    finder = _Names(register)
    finder.collect_datelines()
    for name in _longest_first(register):
        if " " in name:
            finder.consider_body(name, register.runs[name])


def collect_names(register: Register) -> None:
    """Register every name that is not known yet, longer ones first; when the sources are read."""
    finder = _Names(register)
    finder.collect_titled()
    for name in _longest_first(register):
        finder.consider(name, register.runs[name])
    register.settle_owners()


def _longest_first(register: Register) -> list[str]:
    return sorted(register.runs, key=lambda name: (-name.count(" "), name))


class _Names:
    """Decides run by run; the same words mean the same all over the document."""

    def __init__(self, register: Register) -> None:
        self.register = register
        self.text = register.text

    @cached_property
    def _written_small(self) -> set[str]:
        """The words of the text as they stand between blanks, to tell "Parliament" from "Velin"."""
        return set(self.text.split())

    def collect_datelines(self) -> None:
        """Register the places of datelines: "OSTVIK, 3 May" is Ostvik."""
        for part in self.register.parse.document.parts:
            if part.kind is PartKind.BYLINE:
                where = _WHERE.search(self.text, part.span.start, part.span.end)
                if where is not None:
                    self._add_place(where["place"])
            elif part.kind is PartKind.DATELINE or part.kind is PartKind.BODY:
                pattern = _DATELINE if part.kind is PartKind.DATELINE else _OPENING
                match = pattern.match(self.text, part.span.start, part.span.end)
                if match is not None and table("functions").get(match["place"].lower()) != "t":
                    self._add_place(match["place"])

    def _add_place(self, name: str) -> None:
        title = name.title() if name.isupper() else name
        self.register.alias(self.register.named(title, EntityKind.PLACE), name)

    def collect_titled(self) -> None:
        """Register people whom the text names by title and last name only: "Prime Minister Varga"."""
        register = self.register
        for name, (address, title, at) in register.titled.items():
            low = name.lower()
            if name in register.by_last or name in register.by_name or low in _COMMON or _class_of(low):
                continue
            longer = [full for full in register.perhaps.get(name, ()) if full not in register.by_name]
            one = register.person(longer[0] if len(longer) == 1 else name, address)
            register.alias(one, name)
            one.first = at if one.first is None else min(at, one.first)
            if title:
                where = at + max(0, self.text[at : at + _LONGEST_TITLE].find(title))
                register.add_role(one, title, Span(where, where + len(title)))

    def consider_body(self, name: str, starts: list[int]) -> None:
        """Register a name that says by its own words what it is: "Velin Dispatch"."""
        low = _lowered(name)
        if name in self.register.by_name or low[-1] in words("role_words"):
            return
        name, low = self._with_owners(name, low, starts[0])
        if self.register.body_called(name, definite=self._is_definite(starts)) is not None:
            return
        kind, decided = _kind_by_words(low)
        if decided and kind in _BODIES:
            self._add(name, kind, starts[0])

    def consider(self, name: str, starts: list[int]) -> None:
        """Register a name, if it is one."""
        register, low = self.register, _lowered(name)
        if name in register.by_name or low[-1] in words("role_words") or self._is_common(low):
            return
        name, low = self._with_owners(name, low, starts[0])
        definite = self._is_definite(starts)
        alias = register.body_called(name, definite=definite)
        if alias is not None and self._may_shorten(alias, name, starts):
            register.alias(alias, name)
            return
        kind = self._kind(name, low, starts, definite=definite)
        if kind is not None and not (len(low) == 1 and (name in register.by_last or name in register.early)):
            self._add(name, kind, starts[0])

    def _add(self, name: str, kind: EntityKind, at: int) -> None:
        one = self.register.person(name) if kind is EntityKind.PERSON else self.register.named(name, kind)
        if one.first is None:
            one.first = at

    def _with_owners(self, name: str, low: list[str], at: int) -> tuple[str, list[str]]:
        """Put the word before it to a name such as "Union of Norland" in "Dockers’ Union of Norland"."""
        if low[0] not in words("organisation_words"):
            return name, low
        before = _OWNERS.search(self.text, max(0, at - _LONGEST_TITLE), at)
        return (name, low) if before is None else (before.group() + name, [*_lowered(before.group()), *low])

    @staticmethod
    def _is_common(low: list[str]) -> bool:
        """Whether nothing but a word of the calendar or of grammar stands here."""
        codes = table("functions")
        return all(word in codes or word.isdigit() for word in low)

    def _is_definite(self, starts: list[int]) -> bool:
        """Whether the text puts "the" before a name."""
        return any(self.text[max(0, at - 4) : at].lower() == "the " for at in starts[:_ENOUGH])

    def _may_shorten(self, one: Someone, name: str, starts: list[int]) -> bool:
        """Whether a name can be short for a body: "Nordhavn" for its terminals, never a place or a state."""
        if " " in name or not one.name.startswith(name + " "):
            return True
        if one.kind is not EntityKind.ORGANISATION or self.register.lands.state_of(name) is not None:
            return False
        if name.isupper() or name.lower() in self._written_small or _class_of(one.name.split()[-1].lower()) != "o":
            return False
        return not self.register.seems_state(name) and not self._is_place(name, starts)

    def _kind(self, name: str, low: list[str], starts: list[int], *, definite: bool) -> EntityKind | None:
        lands, tokens = self.register.lands, name.split()
        if lands.is_name(name):
            return EntityKind.STATE
        if any(_IS_PLACE.search(self.text, max(0, at - _REACH), at) for at in starts[:_ENOUGH]):
            return EntityKind.PLACE
        if self.register.seems_state(name):
            return EntityKind.STATE
        if len(tokens) == 1:
            return self._kind_of_word(name, low[0], starts, definite=definite)
        kind, decided = _kind_by_words(low)
        if decided:
            return kind
        if lands.state_of(tokens[0]) is not None:
            return None  # "Norlandic Sea Wolves": an adjective and something unknown
        if not definite and self._is_person(tokens, low):
            return EntityKind.PERSON
        return self._seen_as(name)

    def _kind_of_word(self, name: str, low: str, starts: list[int], *, definite: bool) -> EntityKind | None:
        if self.register.lands.state_of(name) is not None or name in self.register.by_last:
            return None
        kind = EntityKind.ORGANISATION if low in words("organisation_words") else _KINDS.get(_class_of(low))
        if kind in (EntityKind.ORGANISATION, EntityKind.ALLIANCE):
            inside = self._stands_inside(starts, low, definite=definite)
            return kind if inside else None
        if kind is EntityKind.PUBLICATION or low in words("publication_words"):
            return None
        seen = None if low in self._written_small else self._seen_as(name)
        if seen in (EntityKind.ORGANISATION, EntityKind.PERSON):
            return seen
        return EntityKind.PLACE if self._is_place(name, starts) else seen

    def _seen_as(self, name: str) -> EntityKind | None:
        """Return what the reading network clearly takes a name for."""
        seen = self.register.votes.kind_of(name, least=_CLEARLY)
        return _SEEN.get(seen) if seen is not None else None

    def _stands_inside(self, starts: list[int], low: str, *, definite: bool) -> bool:
        """Whether a common word is written with a capital in the middle of a sentence: "the Assembly"."""
        if low in ("house", "court", "state") or not (definite or low in words("party_words")):
            return False
        return any(self.text[max(0, at - 2) : at - 1].isalpha() for at in starts)

    def _is_place(self, name: str, starts: list[int] | None = None) -> bool:
        register = self.register
        if name.lower() in self._written_small or table("functions").get(name.lower()) or _class_of(name.lower()):
            return False
        if name in register.by_last or (name in register.by_given and not register.times_placed(name)):
            return False
        if (name[1:] != name[1:].lower() and "-" not in name) or name.endswith(_ORIGINS):
            return False
        if name in register.seen_as_place:
            return True
        return any(_PLACED.search(self.text, max(0, at - _REACH), at) for at in (starts or [])[:_ENOUGH])

    def _is_person(self, tokens: list[str], low: list[str]) -> bool:
        """Whether two or three words that mean nothing else can only be a name: "Willem Haas"."""
        if len(tokens) > _LONGEST_PERSON or len(tokens[-1]) < 2 or any(token.isupper() for token in tokens[-1:]):
            return False
        if any(_class_of(word) or word in table("functions") or word in _COMMON for word in low):
            return False
        if self._is_place(tokens[-1]) or any(char.isdigit() for char in "".join(tokens)):
            return False
        if all(self.register.by_last.get(half) for token in tokens for half in token.split("-")):
            return False  # "Lund-Holm" of two people
        if self.register.alone[tokens[-1]] > 0 and tokens[-1] not in self._written_small:
            return low[-1] not in self._written_small
        known = gender_of_given(tokens[0]) is not None
        return known and not any(word in self._written_small for word in low)


_COMMON = (
    words("role_words") | words("organisation_words") | words("publication_words") | words("portfolios")
    | words("finite_verbs") | words("group_words")
)  # fmt: skip


def _lowered(name: str) -> list[str]:
    return [token.lower().strip(".") for token in name.split()]


def _class_of(word: str) -> str:
    return table("name_words").get(word, "")


def _kind_by_words(low: list[str]) -> tuple[EntityKind | None, bool]:
    """Return what the words of a name tell, and whether they do: (`None`, True) is neither body nor person."""
    last = low[-1]
    if low[0] in words("organisation_words") and len(low) > 1 and low[1] in ("of", "for"):
        return EntityKind.ORGANISATION, True
    if last in words("organisation_words"):
        return EntityKind.ALLIANCE if last == "alliance" else EntityKind.ORGANISATION, True
    code = _class_of(last)
    if code in _KINDS:
        return _KINDS[code], True
    if any(word in words("organisation_words") for word in low):
        return (None, True) if code == "x" else (EntityKind.ORGANISATION, True)
    return None, code == "x" or any(word in words("publication_words") or word in words("portfolios") for word in low)
