"""Who the text names: takes a `Parse`, returns a register that merges full names, last names, titles and roles."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter

from onrecord.lexicons import words
from onrecord.model import EntityKind, Parse, PartKind, Span
from onrecord.resolve.lands import Lands
from onrecord.resolve.phrases import (
    NAME,
    Reference,
    gender_of_given,
    gender_of_noun,
    has_role_word,
    split_titles,
)
from onrecord.resolve.roles import Office, read_office
from onrecord.resolve.someone import SUFFIXES, RoleHeld, Someone

_AFTER_NAME = re.compile(
    r",\s(?P<age>\d{1,3},\s)?(?:the |a |an |its |their )?"
    r"(?P<role>(?:[A-Z]\w+['’]s )?[^,.;:“”\"()\n]{3,80})(?=[,.;“\"]|$)"
)
_BEFORE_NAME = re.compile(
    r"(?:\b(?P<article>the|a|an|his|her|its|their|[A-Z][\w’'-]*['’]s?|[a-z]\w*s['’])\s)"
    r"(?P<role>(?:[\w-]+\s){0,4}[a-z][\w-]*),\s$",
    re.IGNORECASE,
)
_WHO = re.compile(r",?\swho(?:se)?\s")
_THEN_PRONOUN = re.compile(r"[^.?!\n]{0,200}[.?!]”?\s(?:He|She|His|Her)\s")
_ACRONYM = re.compile(r"\s\(([A-Z]{2,8})\)")
_LONGEST_ROLE_GAP = 110
_AS_PLACE = re.compile(
    r"\b(?:in|from|across|into|to|against|"
    r"(?:minister|ministry|government|president|republic|people|capital|parliament|kingdom|coast|part|embassy) of)\s"
    r"([^\W\d_a-z]\w+)(?!['’]s?\s|\w|\s[A-Z])"
)
_TWO = r"[A-Z][\w-]+\s[A-Z][\w-]+"
_PAIRED = re.compile(
    r"\b(?P<role>(?:foreign |prime |finance |defence |defense )?)(?P<head>ministers|presidents|leaders|chancellors) of "
    rf"(?P<owners>[A-Z]\w+(?:, [A-Z]\w+){{0,5}} and [A-Z]\w+), (?P<names>{_TWO}(?:, {_TWO}){{0,5}},? and {_TWO})"
)
_JOINED = re.compile(r",? and |, ")
_MOST_SHARING = 20
_LONGEST_NAME = 3
_KIN = frozenset("brother sister son daughter wife husband father mother uncle aunt widow widower cousin".split())


class Register:
    """Everyone named in one document; who is only described is in `nominals`."""

    def __init__(self, parse: Parse) -> None:
        self.parse = parse
        self.text = parse.text
        self.lands = Lands(parse.text)
        self.all: list[Someone] = []
        self.holders: dict[str, list[Someone]] = {}
        self._by_name: dict[str, Someone] = {}
        self._by_last: dict[str, list[Someone]] = {}
        self._by_given: dict[str, list[Someone]] = {}
        self._by_start: dict[str, list[Someone]] = {}
        self._early: dict[str, Someone] = {}
        self._perhaps: dict[str, dict[str, int]] = {}
        self._places = Counter(match.group(1) for match in _AS_PLACE.finditer(parse.text))
        self._alone: Counter[str] = Counter()
        later = []
        for part in parse.document.parts:
            if part.kind in (PartKind.BODY, PartKind.CAPTION):
                self._collect(part.span)
            elif part.kind in (PartKind.TITLE, PartKind.HEADING):
                later.append(part.span)
        self._collect_headings(later)
        for match in _PAIRED.finditer(parse.text):
            self._pair(match)

    def _pair(self, match: re.Match[str]) -> None:
        """Give each of "the ministers of Estmark and Brevia, Jaan Teller and Hélène Marchand" their own land."""
        head = match["head"].removesuffix("s")
        owners, names = (_JOINED.split(match[group]) for group in ("owners", "names"))
        if head not in words("role_words") or len(owners) != len(names):
            return
        for owner, name in zip(owners, names, strict=True):
            self.lands.admit(owner)
            at = self.text.find(name, match.start("names"))
            one = self.person(name)
            one.first = at if one.first is None else min(one.first, at)
            self.add_role(one, f"{match['role']}{head} of {owner}", Span(match.start("role"), match.end("head")))

    def _collect(self, span: Span) -> None:
        """Register the full names of people in one part, with the roles that stand beside them."""
        for match in NAME.finditer(self.text, span.start, span.end):
            run = match.group()
            if " " not in run:
                self._alone[run] += 1
                continue
            self._collect_name(match, span)

    def _collect_name(self, match: re.Match[str], span: Span) -> None:
        name, address, title = split_titles(match.group())
        tokens = name.split()
        if len(tokens) > 1:
            self._learn_acronym(match, name)
        if len(tokens) < 2 or " of " in name or self.lands.state_of(name) is not None:
            if len(tokens) == 1:
                self._alone[name] += 1
            return
        role = self._role_after(match.end(), span.end)
        before = self._role_before(match.start(), span.start)
        if role is None and before is None and not self._looks_like_person(tokens, address, title, match):
            if len(tokens) <= _LONGEST_NAME:
                self._perhaps.setdefault(tokens[-1], {}).setdefault(name, match.start())
            return
        if any(token.lower().strip(".") in words("organisation_words") for token in tokens):
            return
        someone = self.person(name, address)
        if someone.first is None:
            someone.first = match.start()
        self._add_title(someone, title, match)
        if role is not None:
            self.add_role(someone, role.text_in(self.text), role)
        if before is not None:
            self._add_before(someone, before)

    def _add_title(self, someone: Someone, title: str, match: re.Match[str]) -> None:
        if title:
            at = match.start() + max(0, match.group().find(title))
            self.add_role(someone, self._with_land_before(title, at), Span(at, at + len(title)))

    def _with_land_before(self, title: str, at: int) -> str:
        """Put "Norland's" or "Sarovian" before a title where the text does."""
        before = self.text[max(0, at - 30) : at].split()
        owned = before[-1:] if self.text[at - 1 : at] == " " else []
        if owned and self.lands.state_of(owned[0]) is not None and owned[0].endswith(("'s", "’s")):
            return f"{owned[0]} {title}"
        return title

    def _add_before(self, someone: Someone, before: re.Match[str]) -> None:
        role, article = before["role"], before["article"]
        head = role.split()[-1].lower()
        someone.gender = someone.gender or gender_of_noun(head)
        if article.lower() in ("his", "her", "its", "their"):
            someone.kin = someone.kin or head in _KIN
            return
        phrase = role if article.lower() in ("the", "a", "an") else f"{article} {role}"
        self.add_role(someone, phrase, Span(before.start("role"), before.end("role")))

    def _role_before(self, at: int, begin: int) -> re.Match[str] | None:
        """Return the role that stands before a name and a comma: "the defence minister, Ida Lund"."""
        if self.text[at - 2 : at] != ", ":
            return None
        low = max(begin, at - _LONGEST_ROLE_GAP // 2)
        match = _BEFORE_NAME.search(self.text[low:at])
        if match is None:
            return None
        head = match["role"].split()[-1].lower()
        known = words("role_words") | words("male_words") | words("female_words")
        return _BEFORE_NAME.search(self.text, low, at) if head in known else None

    def _looks_like_person(self, tokens: list[str], address: str, title: str, match: re.Match[str]) -> bool:
        if any(token.lower().strip(".") in words("organisation_words") for token in tokens):
            return False
        if not title and self.text[max(0, match.start() - 4) : match.start()].lower() == "the ":
            return False
        if address or title or gender_of_given(tokens[0]) is not None:
            return True
        before = self.text[max(0, match.start() - 24) : match.start()].split()
        if bool(before) and before[-1].lower() in words("role_words") and len(tokens) <= 4:
            return True
        if len(tokens) > _LONGEST_NAME:
            return False
        if _WHO.match(self.text, match.end()) is not None:
            return True
        opens = self.text[max(0, match.start() - 2) : match.start()].rstrip(" ")[-1:] in ("", "\n", ".", "?", "!")
        return opens and _THEN_PRONOUN.match(self.text, match.end()) is not None

    def _role_after(self, at: int, end: int) -> Span | None:
        """Return the role that stands right after a name: "Ida Lund, the defence minister,"."""
        match = _AFTER_NAME.match(self.text, at, min(end, at + _LONGEST_ROLE_GAP))
        if match is None:
            return None
        role = re.split(r"\s(?:who|whose|said|says|told|has|was|is)\b", match["role"])[0].strip()
        start = match.start("role")
        lower = role[:1].islower() or self.lands.state_of(role.split()[0] if role else "") is not None
        owned = re.match(r"[A-Z]\w+['’]s\s[a-z]", role) is not None
        return Span(start, start + len(role)) if has_role_word(role) and (lower or owned) else None

    def _learn_acronym(self, match: re.Match[str], name: str) -> None:
        """Keep "DUN" as a name of "Dockers' Union of Norland (DUN)"."""
        short = _ACRONYM.match(self.text, match.end())
        if short is None:
            return
        begin = max(0, match.start() - 40)
        before = re.search(r"(?:[A-Z][\w-]*['’]s?\s)+$", self.text[begin : match.start()])
        full = (before.group() if before else "") + name
        if [word[0] for word in full.split() if word[0].isupper()] == list(short.group(1)):
            one = self.named(full, EntityKind.ORGANISATION)
            one.names.add(short.group(1))
            self._by_name.setdefault(short.group(1), one)

    def _collect_headings(self, spans: list[Span]) -> None:
        """Take from headings only full names whose last name stands alone in the text."""
        for span in spans:
            for match in NAME.finditer(self.text, span.start, span.end):
                name, address, _ = split_titles(match.group())
                tokens = name.split()
                if len(tokens) != 2 or name in self._by_name or self._alone[tokens[1]] == 0:
                    continue
                if gender_of_given(tokens[0]) is not None and not self._by_last.get(tokens[1]):
                    self.person(name, address)
                else:
                    self._perhaps.setdefault(tokens[1], {}).setdefault(name, match.start())

    def add_role(self, someone: Someone, role: str, span: Span | None) -> None:
        """Keep a role as stated, once, and find its holder by each of its words from now on."""
        office = read_office(role, self.lands)
        key = office.words.lower()
        if not office.words or len(someone.roles) >= _MOST_SHARING:
            return
        if key in someone.roles:
            known = someone.roles[key]
            if known.office.owner is None and office.owner is not None:
                known.office, known.of = office, self._owner(office)
            return
        someone.roles[key] = RoleHeld(office, span, self._owner(office))
        last = office.words.split()[-1].lower()
        someone.gender = someone.gender or gender_of_noun(last)
        self.index(someone, office.words)

    def _owner(self, office: Office) -> Someone | None:
        if office.owner is None:
            return None
        if office.land:
            return self.named(office.owner, EntityKind.STATE)
        known = self._by_name.get(office.owner) or self._longer(office.owner)
        if known is not None:
            return known
        if office.owner in self._places:
            return self.named(office.owner, EntityKind.PLACE)
        tokens = office.owner.lower().split()
        if len(tokens) > 1 or tokens[0] in words("organisation_words"):
            return self.named(office.owner, EntityKind.ORGANISATION)
        return None

    def owner_of(self, phrase: str) -> Someone | None:
        """Return the body that a description states: "a spokeswoman for Nordhavn"."""
        return self._owner(read_office(phrase, self.lands))

    def index(self, someone: Someone, phrase: str) -> None:
        """Find someone by each word of a phrase from now on."""
        for word in {word.strip(".,'’").lower() for word in phrase.split()}:
            holders = self.holders.setdefault(word, [])
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
        self._by_name.setdefault(name, known)
        known.gender = known.gender or _gender(name, address)
        return known

    def _same_person(self, name: str) -> Someone | None:
        """Find the same first and last name, middle names and initials aside."""
        tokens = name.split()
        suffix = tokens[-1].rstrip(".") if tokens[-1].rstrip(".") in SUFFIXES else ""
        for other in self._by_last.get(Someone(name, EntityKind.PERSON).last, [])[:_MOST_SHARING]:
            theirs = other.name.split()
            their_suffix = theirs[-1].rstrip(".") if theirs[-1].rstrip(".") in SUFFIXES else ""
            if theirs[0] == tokens[0] and suffix == their_suffix:
                return other
        return None

    def admit(self, reference: Reference) -> None:
        """Make sure that the name of a source is known; call for every source, longest names first."""
        name = reference.name
        tokens = name.split()
        at = reference.span.start
        if name in self._by_name:
            return
        if len(tokens) == 1:
            if name.isupper() and len(name) > 2 and self._admit_label(reference):
                return
            sharing = (self._by_last.get(name) or self._by_given.get(name) or [])[: _MOST_SHARING + 1]
            if sharing:
                if all(one.kin and (one.first or 0) > at for one in sharing) and name not in self._early:
                    one = Someone(name, EntityKind.PERSON, {name}, gender=_gender(name, reference.address), first=at)
                    self.all.append(one)
                    self._early[name] = one
                return
            if self._admit_from_longer(reference):
                return
        if (longer := self._longer(name)) is not None:
            longer.names.add(name)
            self._by_name[name] = longer
            return
        kind = reference.kind or self._guess(name)
        if kind is EntityKind.PERSON and self._is_body(tokens):
            kind = EntityKind.ORGANISATION
        one = self.person(name, reference.address) if kind is EntityKind.PERSON else self.named(name, kind)
        one.first = at if one.first is None else one.first

    def _admit_label(self, reference: Reference) -> bool:
        """Read the capitals of a label: "LUND:" is Lund, and Ida Lund where the text names her."""
        name = reference.name
        for known in self._by_last:
            if known.upper() == name:
                for one in self._by_last[known]:
                    one.names.add(name)
                if len(self._by_last[known]) == 1:
                    self._by_name[name] = self._by_last[known][0]
                return True
        if self.text[reference.span.end : reference.span.end + 1] != ":":
            return False
        longer = [full for last, names in self._perhaps.items() if last.upper() == name for full in names]
        someone = self.person(longer[0] if len(longer) == 1 else name.title())
        someone.names.add(name)
        self._by_name[name] = someone
        return True

    def _admit_from_longer(self, reference: Reference) -> bool:
        """Take "Varga" as "Oto Varga" where the text has one such name and does not treat it as a place."""
        name = reference.name
        longer = self._perhaps.get(name, {})
        if len(longer) != 1 or reference.kind not in (None, EntityKind.PERSON):
            return False
        if self._is_place(name):
            return False
        full, at = next(iter(longer.items()))
        someone = self.person(full, reference.address)
        someone.first = at
        someone.names.add(name)
        return True

    def _longer(self, name: str) -> Someone | None:
        """Return the one body whose name goes on where this one ends: "Nordhavn", "Nordhavn Terminals"."""
        longer = [one for one in self._by_start.get(name.split()[0], []) if one.name.startswith(name + " ")]
        return longer[0] if len(longer) == 1 else None

    def _is_body(self, tokens: list[str]) -> bool:
        """Whether "Nordhavn Terminals" is a body: its first word stands for it alone, its last never does."""
        if len(tokens) != 2 or gender_of_given(tokens[0]) is not None:
            return False
        return self._alone[tokens[1]] == 0 and self._alone[tokens[0]] > 0

    def named(self, name: str, kind: EntityKind) -> Someone:
        """Return the organisation, state or publication of this name, a new one where it is new."""
        if name not in self._by_name:
            someone = Someone(name, kind, {name})
            self.all.append(someone)
            self._by_name[name] = someone
            self._by_start.setdefault(name.split()[0], []).append(someone)
            self.index(someone, name)
        return self._by_name[name]

    def known_as(self, name: str) -> Someone | None:
        """Return the entity with exactly this name."""
        return self._by_name.get(name)

    def bearers(self, name: str) -> list[Someone]:
        """Return everyone whom a full name, a last name or a given name could point to."""
        one = self._by_name.get(name)
        if one is not None and (len(name.split()) > 1 or one.kind is not EntityKind.PERSON or name.isupper()):
            return [one]
        early = [self._early[name]] if name in self._early else []
        sharing = self._by_last.get(name) or ([] if one else self._by_given.get(name)) or []
        return ([one] if one and one not in sharing else []) + early + sharing[: _MOST_SHARING + 1]

    def _guess(self, name: str) -> EntityKind:
        """A single capitalised word that speaks: a place where the text treats it as one, else a person."""
        if self.lands.is_name(name):
            return EntityKind.STATE
        return EntityKind.STATE if self._is_place(name) else EntityKind.PERSON

    def _is_place(self, name: str) -> bool:
        """Whether the text treats a word as a place often enough: "from Norland", not once "from Collins"."""
        return 3 * self._places[name] >= max(1, self._alone[name])

    def part_at(self, offset: int) -> int:
        """Return the number of the part that holds a character, counted from 1."""
        return bisect_right(self.parse.document.parts, offset, key=lambda part: part.span.start)


def _gender(name: str, address: str) -> str | None:
    if address in ("Mr", "Sir", "Lord"):
        return "he"
    if address in ("Mrs", "Ms", "Miss", "Dame", "Lady"):
        return "she"
    return gender_of_given(name.split()[0]) if len(name.split()) > 1 else None
