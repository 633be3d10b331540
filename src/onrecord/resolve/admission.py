"""Let the sources of attributions name someone: takes a `Reference`, makes sure that its name is in the `Register`."""

from __future__ import annotations

import re

from onrecord.lexicons import words
from onrecord.model import EntityKind
from onrecord.resolve.phrases import Reference, gender_of_given, is_title
from onrecord.resolve.register import MOST_SHARING, Register, gender_of_address
from onrecord.resolve.someone import Someone

_GOES_ON = re.compile("[a-z,]")
_ENDS_WORD = re.compile(r"\b")
_MOST_ARTICLES = 50  # names looked for with their article: each is one pass over the text


class Admission:
    """Admits the names of sources; call `admit` for every source, the longest names first."""

    def __init__(self, register: Register) -> None:
        self.register = register
        self.text = register.text
        self._articles_left = _MOST_ARTICLES

    def admit(self, reference: Reference) -> None:
        """Make sure that the name of a source is known; call for every source, longest names first."""
        name = reference.name
        tokens = name.split()
        at = reference.span.start
        if name in self.register.by_name or (is_title(tokens[-1]) and len(tokens) > 1):
            return
        if len(tokens) == 1:
            if name.isupper() and len(name) > 2 and self._admit_label(reference):
                return
            sharing = (self.register.by_last.get(name) or self.register.by_given.get(name) or [])[: MOST_SHARING + 1]
            if sharing:
                if all(one.kin and (one.first or 0) > at for one in sharing) and name not in self.register.early:
                    one = Someone(
                        name, EntityKind.PERSON, {name}, gender=gender_of_address(reference.address), first=at
                    )
                    self.register.all.append(one)
                    self.register.early[name] = one
                return
            if self._admit_from_longer(reference):
                return
        if (longer := self.register.body_called(name, definite=reference.definite)) is not None:
            self.register.alias(longer, name)
            return
        kind = reference.kind or self.register.guess(name)
        if kind is EntityKind.PERSON and self._is_body(tokens):
            kind = EntityKind.ORGANISATION
        if kind is EntityKind.PERSON:
            one = self.register.person(name, reference.address)
        else:
            one = self._body(name, kind, definite=reference.definite)
        one.first = at if one.first is None else one.first

    def _body(self, name: str, kind: EntityKind, *, definite: bool) -> Someone:
        """Register a body; one that keeps "The" inside a sentence has it in its name: "told The Courant"."""
        one = self.register.named(name, kind)
        if definite and self._articles_left > 0 and not name.startswith("The "):
            self._articles_left -= 1
            if self._keeps_article(name):
                self.register.alias(one, f"The {name}")
                one.name = f"The {name}"
                if not any(word.lower() in words("organisation_words") for word in name.split()):
                    one.kind = EntityKind.PUBLICATION
        return one

    def _keeps_article(self, name: str) -> bool:
        """Whether the text has "The" before a name inside a sentence; a plain search is faster than a pattern."""
        written = f" The {name}"
        at = self.text.find(written)
        while at >= 0:
            if _GOES_ON.match(self.text, at - 1) and _ENDS_WORD.match(self.text, at + len(written)):
                return True
            at = self.text.find(written, at + 1)
        return False

    def _admit_label(self, reference: Reference) -> bool:
        """Read the capitals of a label: "LUND:" is Lund, and Ida Lund where the text names her."""
        name = reference.name
        known = self.register.by_upper.get(name)
        if known is not None:
            sharing = self.register.by_last[known]
            for one in sharing[:MOST_SHARING]:
                one.names.add(name)
            if len(sharing) == 1:
                self.register.by_name[name] = sharing[0]
            return True
        if self.text[reference.span.end : reference.span.end + 1] != ":":
            return False
        perhaps = self.register.perhaps.get(name, {}) or self.register.perhaps.get(name.capitalize(), {})
        longer = [full for full in perhaps if not full.isupper()]
        someone = self.register.person(longer[0] if len(longer) == 1 else name.title())
        someone.names.add(name)
        self.register.by_name[name] = someone
        return True

    def _admit_from_longer(self, reference: Reference) -> bool:
        """Take "Varga" as "Oto Varga" where the text has one such name and does not treat it as a place."""
        name = reference.name
        longer = self.register.perhaps.get(name, {})
        if len(longer) != 1 or reference.kind not in (None, EntityKind.PERSON):
            return False
        if self.register.is_place(name):
            return False
        full, at = next(iter(longer.items()))
        someone = self.register.person(full, reference.address)
        someone.first = at
        someone.names.add(name)
        return True

    def _is_body(self, tokens: list[str]) -> bool:
        """Whether "Nordhavn Terminals" is a body: its first word stands for it alone, its last never does."""
        if len(tokens) != 2 or gender_of_given(tokens[0]) is not None:
            return False
        return self.register.alone[tokens[1]] == 0 and self.register.alone[tokens[0]] > 0
