"""Find the people whom a text names in full: fills a `Register` with their names, titles, roles and relatives."""

from __future__ import annotations

import re

from onrecord.lexicons import table, words
from onrecord.model import EntityKind, Part, PartKind, Span
from onrecord.model.grammar import NameKind
from onrecord.resolve.capitals import CAPITAL, find_names
from onrecord.resolve.phrases import (
    gender_of_given,
    gender_of_noun,
    has_role_word,
    is_title,
    split_titles,
)
from onrecord.resolve.register import Register
from onrecord.resolve.someone import Someone

_AFTER_NAME = re.compile(
    r",\s(?P<age>\d{1,3},\s)?(?:the |a |an |its |their )?"
    r"(?P<role>(?:[A-Z]\w+['’]s )?[^,.;:“”\"()\n]{3,80})(?=[,.;“\"]|$)"
)
_BEFORE_NAME = re.compile(
    r"(?:\b(?P<article>the|a|an|his|her|its|their|[A-Z][\w’'-]*['’]s?|[a-z]\w*s['’])\s)"
    r"(?P<role>(?:[\w-]+\s){0,4}[a-z][\w-]*),\s$",
    re.IGNORECASE,
)
_WHO_IS = re.compile(
    r"who\s(?:is|was|remains|remained|became|becomes|will become|had been|has been|(?:serve|work)(?:s|d|ed) as)"
    r"\s(?:the |a |an |its |their |still |also )?"
)
_ROLE_ENDS = re.compile(
    r"\s(?:(?:who|whose|said|says|told|has|was|is|until|since|when|while)\b|(?:from|in|between)\s\d)"
)
_STATED = re.compile(
    r"\s(?:is|was|became|becomes|remains|has been|had been|will become|will be|(?:serve|work)(?:s|d|ed) as)\s"
    r"(?:still |also |now |then )?(?:the |a |an |its |their )?(?P<role>[^,.;:“”\"()\n]{3,80})(?=[,.;“\"]|$)"
)
_NOT_A_ROLE = re.compile(
    rf"^(?:and|or|but|as|only|not|while|with|said|says|told|added|including|according)\s|\s(?!(?:of|for|at|in|from|the)\s)[a-z]+\s{CAPITAL}[\w-]+(?:\s{CAPITAL}[\w-]+)+$"
)
_WHO = re.compile(r",?\swho(?:se)?\s")
_THEN_PRONOUN = re.compile(r"[^.?!\n]{0,200}[.?!]”?\s(?:He|She|His|Her)\s")
_ACRONYM = re.compile(r"\s\(([A-Z]{2,8})\)")
_LONGEST_ROLE_GAP = 110
_TWO = r"[A-Z][\w-]+\s[A-Z][\w-]+"
_PAIRED_HEADS = ("ministers", "presidents", "leaders", "chancellors")
_PAIRED = re.compile(
    r"\b(?P<role>(?:foreign |prime |finance |defence |defense )?)(?P<head>ministers|presidents|leaders|chancellors) of "
    rf"(?P<owners>[A-Z]\w+(?:, [A-Z]\w+){{0,5}} and [A-Z]\w+), (?P<names>{_TWO}(?:, {_TWO}){{0,5}},? and {_TWO})"
)
_GOVERNMENT_OF = re.compile(rf"\bgovernment of (?P<who>{_TWO})")
_THE_PREMIER = re.compile(r"\b[Tt]he (?P<role>prime minister)\b")
_PREMIER = re.compile(r"prime minister", re.IGNORECASE)
_JOINED = re.compile(r",? and |, ")
_LONGEST_NAME = 3
_KIN = frozenset("brother sister son daughter wife husband father mother uncle aunt widow widower cousin".split())


def collect_people(register: Register) -> None:
    """Register everyone named in full in running text, then those whom headings add, then respective lists."""
    PeopleFinder(register).collect()


class PeopleFinder:
    """Goes through the parts of a document once."""

    def __init__(self, register: Register) -> None:
        self.register = register
        self.text = register.text

    def collect(self) -> None:
        """See `collect_people`."""
        later = []
        for part in self.register.parse.document.parts:
            if part.kind in (PartKind.BODY, PartKind.CAPTION) or self._is_about_author(part):
                self._collect(part.span)
            elif part.kind in (PartKind.TITLE, PartKind.HEADING):
                later.append(part.span)
        self._collect_headings(later)
        if any(f"{heads} of " in self.text for heads in _PAIRED_HEADS):
            for match in _PAIRED.finditer(self.text):
                self._pair(match)
        self._collect_heads_of_government()

    def _collect_heads_of_government(self) -> None:
        """Take "the prime minister" for whose government it is, where the text names no prime minister."""
        if "government of " not in self.text:
            return
        leads = list(dict.fromkeys(match["who"] for match in _GOVERNMENT_OF.finditer(self.text)))
        called = _THE_PREMIER.search(self.text)
        one = self.register.by_name.get(leads[0]) if len(leads) == 1 else None
        if (
            called is None
            or one is None
            or any(_PREMIER.search(title) for _, title, _ in self.register.titled.values())
        ):
            return
        if one.kind is EntityKind.PERSON and not self.register.holders.get("prime"):
            self.register.add_role(one, "prime minister", Span(called.start("role"), called.end()))

    def _is_about_author(self, part: Part) -> bool:
        """Whether a part beside the article tells who wrote it: "Ida Lund is a former ambassador"."""
        authors = self.register.parse.document.authors
        return (
            part.kind is PartKind.BOILERPLATE and self.text.startswith(authors, part.span.start) if authors else False
        )

    def _pair(self, match: re.Match[str]) -> None:
        """Give each of "the ministers of Estmark and Brevia, Jaan Teller and Hélène Marchand" their own land."""
        head = match["head"].removesuffix("s")
        owners, names = (_JOINED.split(match[group]) for group in ("owners", "names"))
        if head not in words("role_words") or len(owners) != len(names):
            return
        for owner, name in zip(owners, names, strict=True):
            self.register.lands.admit(owner)
            at = self.text.find(name, match.start("names"))
            one = self.register.person(name)
            one.first = at if one.first is None else min(one.first, at)
            self.register.add_role(
                one, f"{match['role']}{head} of {owner}", Span(match.start("role"), match.end("head"))
            )

    def _collect(self, span: Span) -> None:
        """Register the full names of people in one part, with the roles that stand beside them."""
        for match in find_names(self.text, span.start, span.end):
            run = match.group()
            if " " not in run:
                self.register.alone[run] += 1
                self.register.runs.setdefault(run, []).append(match.start())
                continue
            self._collect_name(match, span)

    def _collect_name(self, match: re.Match[str], span: Span) -> None:
        name, address, title = split_titles(match.group())
        self._keep_run(name, address or title, match)
        tokens = name.split()
        if len(tokens) < 2:
            if tokens:
                self._keep_single(name, address, title, match.start())
            return
        self._learn_acronym(match, name)
        if self._is_thing(name, tokens, address or title):
            return
        role = self._role_after(match.end(), span.end) or self._role_stated(match.end(), span.end)
        before = self._role_before(match.start(), span.start)
        if role is None and before is None and not self._looks_like_person(tokens, address, title, match):
            if len(tokens) <= _LONGEST_NAME:
                self.register.perhaps.setdefault(tokens[-1], {}).setdefault(name, match.start())
            return
        if any(token.lower().strip(".") in words("organisation_words") for token in tokens):
            return
        someone = self.register.person(name, address)
        if someone.first is None:
            someone.first = match.start()
        self._add_title(someone, title, match)
        if role is not None:
            self.register.add_role(someone, role.text_in(self.text), role)
        if before is not None:
            self._add_before(someone, before)

    def _is_thing(self, name: str, tokens: list[str], title: str) -> bool:
        """Whether a name can be no person's: "Harbour Transit Project", "Vice President", "South Norland"."""
        if " of " in name or is_title(tokens[-1]) or self.register.lands.state_of(name) is not None:
            return True
        if all(token.lower() in table("name_words") for token in tokens):
            return True  # "Republican National Convention"
        thing = table("name_words").get(tokens[-1].lower()) == "x"
        return thing and not title and gender_of_given(tokens[0]) is None

    def _keep_run(self, name: str, title: str, match: re.Match[str]) -> None:
        if name and not title:
            self.register.runs.setdefault(name, []).append(match.start() + match.group().find(name))

    def _keep_single(self, name: str, address: str, title: str, at: int) -> None:
        self.register.alone[name] += 1
        if address or title:
            self.register.titled.setdefault(name, (address, title, at))

    def _add_title(self, someone: Someone, title: str, match: re.Match[str]) -> None:
        if title:
            at = match.start() + max(0, match.group().find(title))
            self.register.add_role(someone, self._with_land_before(title, at), Span(at, at + len(title)))

    def _with_land_before(self, title: str, at: int) -> str:
        """Put "Norland's" or "Sarovian" before a title where the text does."""
        before = self.text[max(0, at - 30) : at].split()
        owned = before[-1:] if self.text[at - 1 : at] == " " else []
        if owned and self.register.lands.state_of(owned[0]) is not None and owned[0].endswith(("'s", "’s")):
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
        self.register.add_role(someone, phrase, Span(before.start("role"), before.end("role")))

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
        if address or title:
            return True
        seen = self.register.votes.kind_of(" ".join(tokens)) if len(tokens) <= _LONGEST_NAME else None
        if gender_of_given(tokens[0]) is not None:
            return seen not in (NameKind.ORGANISATION, NameKind.PLACE)
        if seen is NameKind.PERSON:
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
        begins = _WHO_IS.match(match["role"])
        skipped = begins.end() if begins else 0
        role = _ROLE_ENDS.split(match["role"][skipped:])[0].strip()
        start = match.start("role") + skipped
        if _NOT_A_ROLE.search(role) is not None:
            return None
        lower = role[:1].islower() or self.register.lands.state_of(role.split()[0] if role else "") is not None
        owned = re.match(r"[A-Z]\w+['’]s\s[a-z]", role) is not None
        return Span(start, start + len(role)) if has_role_word(role) and (lower or owned) else None

    def _role_stated(self, at: int, end: int) -> Span | None:
        """Return the role that a verb gives a name: "Ida Lund was defence minister until November"."""
        match = _STATED.match(self.text, at, min(end, at + _LONGEST_ROLE_GAP))
        if match is None:
            return None
        role = _ROLE_ENDS.split(match["role"])[0].strip()
        head = re.split(r"\s(?:of|for|at|in)\s", role)[0].split()
        if not head or head[-1].lower() not in words("role_words"):
            return None
        return Span(match.start("role"), match.start("role") + len(role))

    def _learn_acronym(self, match: re.Match[str], name: str) -> None:
        """Keep "DUN" as a name of "Dockers' Union of Norland (DUN)"."""
        short = _ACRONYM.match(self.text, match.end())
        if short is None:
            return
        begin = max(0, match.start() - 40)
        before = re.search(r"(?:[A-Z][\w-]*['’]s?\s)+$", self.text[begin : match.start()])
        full = (before.group() if before else "") + name
        bodily = any(word.lower() in words("organisation_words") for word in full.split())
        if not bodily and self.register.votes.kind_of(full) is not NameKind.ORGANISATION:
            return  # "Post Traumatic Stress Disorder (PTSD)"
        if [word[0] for word in full.split() if word[0].isupper()] == list(short.group(1)):
            one = self.register.named(full, EntityKind.ORGANISATION)
            one.names.add(short.group(1))
            self.register.by_name.setdefault(short.group(1), one)

    def _collect_headings(self, spans: list[Span]) -> None:
        """Take from headings only full names whose last name stands alone in the text."""
        for span in spans:
            for match in find_names(self.text, span.start, span.end):
                name, address, title = split_titles(match.group())
                self._keep_run(name, address or title, match)
                tokens = name.split()
                if len(tokens) != 2 or name in self.register.by_name or self.register.alone[tokens[1]] == 0:
                    continue
                if gender_of_given(tokens[0]) is not None and not self.register.by_last.get(tokens[1]):
                    self.register.person(name, address)
                else:
                    self.register.perhaps.setdefault(tokens[1], {}).setdefault(name, match.start())
