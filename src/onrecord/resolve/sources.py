"""Read the source of an attribution: takes its span, returns what its words name, as one `Reference` or several."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.lexicons import table, words
from onrecord.model import EntityKind, Parse, Span
from onrecord.resolve.capitals import NAME
from onrecord.resolve.phrases import Reference, Shape, as_nominal, has_role_word, read_source, split_titles
from onrecord.resolve.register import Register
from onrecord.resolve.stream import Named

_LONGEST_NAME = 80
_ARTICLE = re.compile(r"(?:[Tt]he|[Aa]n?)\s")
_IN_BRACKETS = re.compile(r"\s\([^()]{1,40}\)$")  # "Senator Ida Lund (D-HI)"
_BODY_ENDS = re.compile(r"\s*(?:$|,|\(|in\s|at\s|of\s|for\s|and\s)")
_JOINED = re.compile(r"\s(?:and|&)\s|,\s(?:and\s)?")
_APPOSED = re.compile(rf",\s(?P<name>{NAME.pattern})(?=[,.;:)”\"]|\s(?!and\b|or\b)[a-z]|\s*$|\n)")
_LISTED = re.compile(
    rf"(?:of\s[^.;:“”\"\n]{{3,60}}?,\s)(?P<names>(?:{NAME.pattern},\s){{0,4}}{NAME.pattern}),?\sand\s$"
)
_LISTED_WHOLE = re.compile(
    rf"s\sof\s[^.;:“”\"\n]{{3,60}}?,\s(?P<names>(?:{NAME.pattern},\s){{0,4}}{NAME.pattern},?\sand\s{NAME.pattern})$"
)
_ORDINARY = (
    words("role_words")
    | words("organisation_words")
    | words("publication_words")
    | words("cue_nouns")
    | words("finite_verbs")
    | words("portfolios")
)
_ACCORDING = re.compile(r"\baccording to $", re.IGNORECASE)
_CREDIT = 14
_LISTED_REACH = 200
_OF_POSSESSOR = frozenset("his her their its my our".split())


class SourceReader:
    """Reads source phrases with the names of the document and of the lists in mind."""

    def __init__(self, parse: Parse, register: Register, fixed: Sequence[Named]) -> None:
        self.parse = parse
        self.text = parse.text
        self.register = register
        self._bodies = {one.start: one for one in fixed if one.who.kind is not EntityKind.PLACE}

    def read(self, span: Span) -> Reference:
        """Read a source phrase, and the name right behind it where the phrase is only a role."""
        body = self._listed_body(span)
        if body is not None:
            return body
        reference = read_source(self.text, span)
        if reference.shape is Shape.NAME and self._is_ordinary(reference):
            return as_nominal(reference)
        if reference.shape is not Shape.NOMINAL or not reference.words:
            return reference
        first = reference.words.split()[0].lower()
        apposed = _APPOSED.match(self.text, reference.span.start + len(reference.words), span.end + _LONGEST_NAME)
        if apposed is None or reference.kind not in (None, EntityKind.PERSON):
            return reference
        credited_before = _ACCORDING.search(self.text, max(0, span.start - _CREDIT), span.start)
        if credited_before and self.text[apposed.end() : apposed.end() + 1] == " ":
            return reference  # "According to the mayor, Ida Lund left": the name is the subject of what is said
        if not (
            has_role_word(reference.words) or first in _OF_POSSESSOR or (first == "the" and reference.kind is None)
        ):
            return reference
        name, address, title = split_titles(apposed["name"])
        if not name or (first in ("a", "an") and len(name.split()) < 2) or self.register.lands.state_of(name):
            return reference
        role = re.sub(r"^(?:the|a|an|his|her|their|its)\s", "", reference.words, flags=re.IGNORECASE)
        stated = role if first not in _OF_POSSESSOR and has_role_word(role) else title
        at = self.text.find(stated, span.start) if stated else -1
        where = Span(at, at + len(stated)) if at >= 0 else None
        start = apposed.start("name") + apposed["name"].find(name)
        whole = Span(start, start + len(name))
        return Reference(
            Shape.NAME, whole, name, name.split()[-1].lower(), name, address, stated, where, EntityKind.PERSON, True
        )

    def _listed_body(self, span: Span) -> Reference | None:
        """Return the body of the lists that a phrase names: "the Ministry of Trade, Industry and Energy in Velin"."""
        article = _ARTICLE.match(self.text, span.start, span.end)
        start = article.end() if article else span.start
        found = self._bodies.get(start)
        if found is None or found.end > span.end or not _BODY_ENDS.match(self.text, found.end, span.end):
            return None
        phrase = self.text[span.start : found.end]
        name, kind = self.text[start : found.end], found.who.kind
        whole = Span(span.start, found.end)
        return Reference(
            Shape.NAME, whole, phrase, name.split()[-1].lower(), name, kind=kind, definite=start > span.start
        )

    def _is_ordinary(self, reference: Reference) -> bool:
        """Whether a single word owes its capital to the place where it stands: "Session" at a sentence's start."""
        name = reference.words
        if name != reference.name or " " in name or name.isupper() or self.register.bearers(name):
            return False
        sentence = self.parse.sentence_at(reference.span.start)
        opens = sentence is not None and sentence.span.start == reference.span.start
        low = name.lower()
        if table("name_words").get(low) == "x":
            return True  # "the 12th Amendment": nobody who speaks
        return (opens or low.endswith("s")) and (low in _ORDINARY or f" {low} " in self.text)

    def pieces(self, span: Span) -> list[Span]:
        """Cut "Ida Lund and Per Holm" into its names; leave every other phrase whole."""
        phrase = self.text[span.start : span.end].rstrip(" ,").removesuffix(", respectively")
        listed = _LISTED_WHOLE.search(phrase)
        if listed is not None:
            span = Span(span.start + listed.start("names"), span.start + len(phrase))
            phrase = listed["names"]
        body = self._listed_body(span)
        inside = body.span.end - span.start if body is not None else 0
        cuts = [cut for cut in _JOINED.finditer(phrase) if cut.start() >= inside]
        if not cuts:
            return self._listed(span)
        if not any("and" in cut.group() or "&" in cut.group() for cut in cuts):
            return [span]
        pieces, begin = [], 0
        for cut in [*cuts, None]:
            stop = cut.start() if cut else len(phrase)
            aside = _IN_BRACKETS.search(phrase, begin, stop)
            tail, stop = stop, aside.start() if aside is not None else stop
            tokens = phrase[begin:stop].split()
            if not tokens or not _names_somebody(tokens):
                return [span]
            if tokens[-1].lower() in words("portfolios"):
                return [span]  # "Transport and Bridges Minister Oto Varga" is one person with one office
            pieces.append(Span(span.start + begin, span.start + stop))
            begin = cut.end() if cut else tail
        return pieces if all(self._is_known_person(piece) for piece in pieces) else [span]

    def _listed(self, span: Span) -> list[Span]:
        """Return all names of "the ministers of Estmark and Brevia, Jaan Teller and Hélène Marchand" for its last."""
        if self.text[max(0, span.start - 5) : span.start].rstrip()[-4:] not in (" and", ",and"):
            return [span]
        low = max(0, span.start - _LISTED_REACH)
        listed = _LISTED.search(self.text, low, span.start)
        if listed is None or NAME.fullmatch(self.text, span.start, span.end) is None:
            return [span]
        found, begin = [], listed.start("names")
        for name in listed["names"].split(", "):
            found.append(Span(begin, begin + len(name)))
            begin += len(name) + 2
        return [*found, span]

    def _is_known_person(self, span: Span) -> bool:
        reference = read_source(self.text, span)
        if any(token.lower() in words("organisation_words") for token in reference.name.split()):
            return True
        return reference.kind is EntityKind.PERSON or bool(self.register.bearers(reference.name))


def _names_somebody(tokens: list[str]) -> bool:
    """Whether a piece of a list is a name, roles before it included: "FBI director Per Holm"."""
    roles = words("role_words") | words("portfolios")
    if tokens[0].lower() in table("functions") and tokens[0] not in ("the", "The"):
        return False
    names = tokens[1:] if tokens[0] in ("the", "The") else tokens
    return bool(names) and names[-1][0].isupper() and all(token[0].isupper() or token in roles for token in names)
