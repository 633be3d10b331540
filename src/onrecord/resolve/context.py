"""Whom a pronoun or "the minister" can mean: walks back from a place, sentence by sentence, to the nearest person.

In each sentence who spoke there comes first, then who opens it, then the only one named. Two that are equally near are
no answer. People named inside quoted words are passed over.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from collections.abc import Callable
from dataclasses import dataclass

from onrecord.lexicons import table, words
from onrecord.model import Parse, PartKind, Span
from onrecord.resolve.phrases import Reference, Shape, read_source
from onrecord.resolve.register import Register
from onrecord.resolve.someone import Someone
from onrecord.resolve.stream import Named, Stream

_MOST_SENTENCES = 5
_MOST_STEPS = 40
_MOST_PARTS = 4
_NEARBY = 3
_LONGEST_OPENING = 90
_SHORTEST_PAST = 4
_ADVERBIAL = re.compile(r"^[A-Z][\w’'-]*(?:\s[\w’'-]+){0,5},\s")


@dataclass(frozen=True, slots=True)
class Spoken:
    """Someone who spoke: where the source stands and how it points to them."""

    place: int
    end: int
    who: Someone
    shape: Shape
    relative: bool
    asks: bool = False


class Context:
    """What stands before a place, as far as it tells whom a later word means."""

    def __init__(self, parse: Parse, register: Register, stream: Stream) -> None:
        self.parse = parse
        self.text = parse.text
        self.register = register
        self.stream = stream
        self.spoken: list[Spoken] = []
        self._starts = [sentence.span.start for sentence in parse.sentences]
        self._kinds = [part.kind for part in parse.document.parts]

    def add(self, span: Span, who: Someone, shape: Shape, *, relative: bool, asks: bool = False) -> None:
        """Remember who spoke."""
        insort(self.spoken, Spoken(span.start, span.end, who, shape, relative, asks), key=lambda one: one.place)

    def nearest(
        self,
        at: int,
        fits: Callable[[Someone], bool],
        *,
        reach: int = _MOST_SENTENCES,
        parts: int = 1,
        describe: Callable[[Reference], Someone | None] | None = None,
        firm: bool = False,
    ) -> Someone | None:
        """Return the nearest fitting person before a place, `None` where two are equally near.

        With `firm`, only who speaks or acts counts, nobody named in passing. `describe` resolves a description that
        opens a sentence ("The judge disagreed"); without it those are no answer.
        """
        index = bisect_right(self._starts, at) - 1
        here = self._part(index)
        counted = 0
        passed: list[int] = []  # paragraphs with words of the author's own, this one left out
        weak: list[Named] | None = None
        for back in range(min(index + 1, _MOST_STEPS)):
            sentence = self.parse.sentences[index - back]
            told = back and not self.stream.is_quoted(sentence.span.start + 1)
            if sentence.part != here and sentence.part not in passed:
                if len(passed) >= parts or here - sentence.part > _MOST_PARTS or self._breaks(sentence.part, here):
                    break
                if told:
                    passed.append(sentence.part)
            end = at if back == 0 else sentence.span.end
            strong, others = self._in_sentence(sentence.span.start, end, fits, same=back == 0)
            if not strong and describe is not None:
                described = self._opening_description(sentence.span.start, end)
                if described is not None:
                    return describe(described)
            if len(strong) == 1 and (weak is None or self._agrees(strong[0], weak, here - sentence.part)):
                return strong[0]
            if strong:
                fresh = not firm and weak is not None and not any(self._is_passing(one) for one in weak)
                return self._only(weak) if fresh else None
            weak = weak or others or None
            counted += bool(told) or not back
            if counted > reach:
                break
        return None if firm else self._only(weak)

    def last_acting(self, at: int, fits: Callable[[Someone], bool]) -> Someone | None:
        """Return who is named last before a place in its sentence with a verb behind the name: "the Office says"."""
        sentence = self.parse.sentence_at(at)
        if sentence is None:
            return None
        named = [one for one in self.stream.within(sentence.span.start, at) if fits(one.who) and self._acts(one)]
        return named[-1].who if named else None

    def last_named(self, at: int, fits: Callable[[Someone], bool]) -> Someone | None:
        """Return the one of a kind that is named last before a place, in its sentence or one of those before it.

        Where a sentence names several, the one that opens it is meant, else nobody.
        """
        index = bisect_right(self._starts, at) - 1
        for back in range(min(index + 1, _NEARBY)):
            span = self.parse.sentences[index - back].span
            named = [one for one in self.stream.within(span.start, min(at, span.end)) if fits(one.who)]
            people = list(dict.fromkeys(one.who for one in named))
            if people:
                return people[0] if len(people) == 1 or self._opens(span.start, named[0]) else None
        return None

    def _opening_description(self, start: int, end: int) -> Reference | None:
        """Return the description of one person that opens a sentence and is its subject."""
        match = _DESCRIBED.match(self.text, start, end)
        if match is None or self.stream.is_quoted(start):
            return None
        for word in _LOWER.finditer(self.text, match.end("first"), match.end()):
            if word.group() in words("role_words"):
                after = _AFTER.match(self.text, word.end())
                if after is not None and (after.group(1) is None or is_verb(after.group(1))):
                    reference = read_source(self.text, Span(start, word.end()))
                    return reference if reference.shape is Shape.NOMINAL else None
        return None

    def _agrees(self, strong: Someone, weak: list[Named], distance: int) -> bool:
        """Whether who spoke or acted before is still meant, although others have been named in passing since."""
        if any(one.who is strong for one in weak):
            return True
        return distance <= 1 and all(self._is_passing(one) for one in weak)

    @staticmethod
    def _is_passing(one: Named) -> bool:
        """Whether a name is a short one: whoever the text turns to, it names in full first."""
        return one.end - one.start < len(one.who.name)

    @staticmethod
    def _only(weak: list[Named] | None) -> Someone | None:
        people = dict.fromkeys(one.who for one in weak or ())
        return next(iter(people)) if len(people) == 1 else None

    def sentence_before(self, at: int) -> Span | None:
        """Return the sentence before the one at a place, in the same paragraph."""
        index = bisect_right(self._starts, at) - 1
        if index < 1 or self._part(index - 1) != self._part(index):
            return None
        return self.parse.sentences[index - 1].span

    def _part(self, index: int) -> int:
        return self.parse.sentences[index].part if index >= 0 else 0

    def _breaks(self, part: int, here: int) -> bool:
        """Whether a heading stands between two parts."""
        return part != here and any(kind is PartKind.HEADING for kind in self._kinds[part : here + 1])

    def _in_sentence(
        self, start: int, end: int, fits: Callable[[Someone], bool], *, same: bool
    ) -> tuple[list[Someone], list[Named]]:
        """Return those whom a sentence puts forward, as who speaks or acts, and all others that it names."""
        if end <= start:
            return [], []
        named = [
            one for one in self.stream.within(start, end) if fits(one.who) and not self.stream.is_quoted(one.start)
        ]
        if named and self._pronoun_before(start, named[0].start):
            named = []  # "He likes what Holm did": the sentence is about another
        spoke = [one for one in self._spoke(start, end) if fits(one.who)]
        main = [one for one in spoke if not one.relative and not self.stream.is_quoted(one.place)]
        if main and not (same and named and main[-1].place < named[-1].start):
            asked = [one.who for one in named if main[-1].asks and one.who is not main[-1].who]
            return [main[-1].who, *asked], named  # who answers a question may be whoever was asked
        if named and self._opens(start, named[0]):
            return [named[0].who], named
        acting = dict.fromkeys(one.who for one in named if self._acts(one))
        if len(acting) == 1:
            return list(acting), named
        return [], named + [Named(one.place, one.end, one.who) for one in spoke]

    def _pronoun_before(self, start: int, end: int) -> bool:
        """Whether "he" or "she" is a subject before a place, in the author's words."""
        return any(not self.stream.is_quoted(match.start()) for match in _HE_SHE.finditer(self.text, start, end))

    def _acts(self, named: Named) -> bool:
        """Whether a verb follows a name that no preposition stands before."""
        match = _NEXT.match(self.text, named.end)
        if match is None or match.group(1) in ("asked", "asks") or not is_verb(match.group(1)):
            return False
        before = self.text[max(0, named.start - 20) : named.start].split()
        return not before or table("functions").get(before[-1].lower()) not in ("o", "p")

    def _spoke(self, start: int, end: int) -> list[Spoken]:
        low = bisect_left(self.spoken, start, key=lambda one: one.place)
        high = bisect_left(self.spoken, end, key=lambda one: one.place)
        return [one for one in self.spoken[low:high] if one.end <= end]

    def _opens(self, start: int, named: Named) -> bool:
        """Whether a name is the subject that opens its sentence, titles and "On Friday," before it aside."""
        before = self.text[start : named.start]
        if len(before) > _LONGEST_OPENING or self.text[named.end : named.end + 2] in ("'s", "’s"):
            return False
        before = _ADVERBIAL.sub("", before, count=1)
        return all(
            word[:1].isupper() or word.endswith(",") or word.strip(',.“"').lower() in _OPENING | words("role_words")
            for word in before.split()
        )


def is_verb(word: str) -> bool:
    """Whether a word is mostly a finite verb."""
    low = word.lower()
    if table("functions").get(low) == "v" or low in words("finite_verbs") or low in table("cue_verbs"):
        return True
    return low.endswith("ed") and len(low) > _SHORTEST_PAST


_DESCRIBED = re.compile(r"(?P<first>The|A|An|My|Another|One)\s(?:[\w’'-]+\s?){1,5}")
_HE_SHE = re.compile(r"\b(?:[Hh]e|[Ss]he)\b")
_LOWER = re.compile(r"[a-z][\w-]*")
_AFTER = re.compile(r"\s([a-z]+)|,\swho\s|\s(?:of|for|from|in|at|with)\s")
_NEXT = re.compile(r"(?:\s\([^()]{1,20}\))?\s([a-z]+)")
_OPENING = frozenset("the a an but and former meanwhile prime foreign defence defense finance chief".split())
