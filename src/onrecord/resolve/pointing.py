"""Find the words that point to someone known and are no source: "she", "the minister", "the alliance".

Takes a `SpeakerFinder` when all its sources are resolved; adds to the mentions of those whom it knows, and makes nobody
new. Inside quotation marks only bodies are taken up by what they are, and pronouns never mean the speaker.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from onrecord.lexicons import table, words
from onrecord.model import EntityKind, Span
from onrecord.model.grammar import Pos
from onrecord.resolve.context import Context, is_verb
from onrecord.resolve.nominals import Nominals
from onrecord.resolve.others import PRONOUN, find_others
from onrecord.resolve.phrases import Reference, Shape, gender_of_noun, read_source
from onrecord.resolve.relatives import find_relatives
from onrecord.resolve.someone import Someone
from onrecord.resolve.speakers import SpeakerFinder
from onrecord.resolve.stream import Stream

_DEFINITE = re.compile(r"[Tt](?<!\w\w)h(?:e|is|at)\s(?P<rest>(?:[^\W\d_][\w’'-]*\s?){1,5})")
_WORD = re.compile(r"[\w’'-]+")
_NEXT = re.compile(r"\s([a-z][\w-]*)")
_NAME_FOLLOWS = re.compile(r",\s(?=[A-Z])")
_TITLE_FOLLOWS = re.compile(r"\s(?=[A-Z])")
_BODIES = (
    words("organisation_words") | {word for word, code in table("class_words").items() if code == "o"} | {"auditors"}
)
_NO_NOUNS = frozenset({Pos.VERB, Pos.AUX, Pos.ADV})
_OWNED = ("’s", "'s", "’", "'")
_HEADS = (
    words("role_words")
    | words("organisation_words")
    | frozenset(table("class_words"))
    | {"sides", "ministers", "auditors"}
)


def find_pointers(finder: SpeakerFinder, said: Sequence[tuple[Sequence[Span], Sequence[Someone]]] = ()) -> None:
    """Add every pronoun, and the author's definite descriptions, to whom they point to; `said` who said which words."""
    _Pointers(finder).find()
    find_others(finder.parse, finder.stream, said)


class _Pointers:
    def __init__(self, finder: SpeakerFinder) -> None:
        self.parse = finder.parse
        self.text = finder.text
        self.stream: Stream = finder.stream
        self.register = finder.register
        self.context: Context = finder.context
        self.nominals: Nominals = finder.nominals
        self.taken = {offset for span in finder.known for offset in (span.start, span.end)}
        self.sources = finder.known

    def find(self) -> None:
        """Go through the text twice: descriptions, then pronouns."""
        for match in _DEFINITE.finditer(self.text):
            span = self._description(match)
            if span is None or self._is_taken(span):
                continue
            the = self.text[span.start + 1 : span.start + 3] == "he"
            if not self.stream.is_quoted(span.start) or (the and self._head(span) in _BODIES):
                self._describe(span)
        pointers = {span.end: one for one in self.register.all for span, _ in one.spoken}
        find_relatives(self.text, self.stream, pointers, self.taken)
        for match in PRONOUN.finditer(self.text):
            span = Span(match.start(), match.end())
            if not self._is_taken(span) and not self.stream.is_quoted(span.start):
                one = self._person_meant(span.start, "he" if match["he"] else "she")
                if one is not None:
                    one.gender = one.gender or ("he" if match["he"] else "she")
                    one.spoken.append((span, Shape.PRONOUN))

    def _is_taken(self, span: Span) -> bool:
        return span.start in self.taken or span.end in self.taken

    def _description(self, match: re.Match[str]) -> Span | None:
        """Return "the foreign minister" where the words after an article are a description up to its head."""
        head_end = None
        for word in _WORD.finditer(self.text, match.start("rest"), match.end("rest")):
            low = word.group().lower()
            if low.endswith(_OWNED):
                owner = low.removesuffix("s").rstrip("’'")
                owns = head_end is None and owner in _BODIES
                head_end = word.start() + len(owner) if owns else None
                break
            if low in table("functions") and head_end is None:
                return None
            if low in _HEADS:
                head_end = word.end()
            elif head_end is not None:
                break
        if head_end is None or self._goes_on(head_end):
            return None
        return Span(match.start(), head_end)

    def _goes_on(self, end: int) -> bool:
        """Whether the head only begins a longer noun, as in "the police station", or names what follows it."""
        after = _NEXT.match(self.text, end)
        if after is None:
            return False
        word = after.group(1)
        if word == "of":
            return True
        if word in table("functions") or is_verb(word) or word.endswith(("ly", "ing")):
            return False
        token = bisect_left(self.parse.token_starts, after.start(1))
        return token >= len(self.parse.pos) or self.parse.pos[token] not in _NO_NOUNS

    def _describe(self, span: Span) -> None:
        apposed = _NAME_FOLLOWS.match(self.text, span.end)
        if apposed is not None:
            named = self.stream.within(apposed.end(), apposed.end() + 1)
            if named and named[0].who.kind is EntityKind.PERSON and self._is_person(span):
                named[0].who.spoken.append((span, Shape.NOMINAL))
            return
        if _TITLE_FOLLOWS.match(self.text, span.end) is not None and self._is_person(span):
            return  # "the defence minister Ida Lund": part of the name
        reference = read_source(self.text, span)
        if reference.shape is not Shape.NOMINAL:
            return
        one = self.nominals.resolve(reference, known=True)
        if one is not None:
            one.spoken.append((span, Shape.NOMINAL))

    def _head(self, span: Span) -> str:
        return self.text[span.start : span.end].split()[-1].lower()

    def _is_person(self, span: Span) -> bool:
        return self._head(span) in words("role_words")

    def _person_meant(self, at: int, gender: str) -> Someone | None:
        def fits(one: Someone) -> bool:
            return one.kind is EntityKind.PERSON and one.gender in (None, gender)

        def describe(other: Reference) -> Someone | None:
            meant = self.nominals.resolve(other, known=True)
            known = gender_of_noun(other.head)
            return meant if meant is not None and fits(meant) and known in (None, gender) else None

        return self.context.nearest(at, fits, reach=2, describe=describe)
