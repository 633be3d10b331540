"""Who speaks: takes attributions in text order and a `Register`, returns the speakers of each.

A pronoun goes to a speaker only where number and gender allow one; otherwise the source keeps its words and no
speaker is given.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable

from onrecord.lexicons import table
from onrecord.model import Attribution, EntityKind, Parse, Span
from onrecord.resolve.people import Register, Someone
from onrecord.resolve.phrases import NAME, Reference, Shape, read_source, split_titles

_JOINED = re.compile(r"\s(?:and|&)\s|,\s(?:and\s)?")
_MOST_PARTS_BACK = 2
_LONGEST_NAME = 60
_NEARBY = 1_200
_COLLECTIVE = frozenset({EntityKind.ORGANISATION, EntityKind.PUBLICATION, EntityKind.STATE, EntityKind.ALLIANCE})


class SpeakerFinder:
    """Resolves sources one after the other; remembers who spoke last."""

    def __init__(self, parse: Parse, register: Register, author: str | None) -> None:
        self.parse = parse
        self.text = parse.text
        self.register = register
        self.author = author
        self.spoken: list[tuple[int, Someone]] = []
        self.known: dict[Span, list[Someone]] = {}
        self.part_starts = [part.span.start for part in parse.document.parts]

    def resolve_speakers(self, attribution: Attribution) -> list[Someone]:
        """Return the speakers of one attribution, none where the text leaves them open."""
        if not attribution.source:
            return []
        span = attribution.source[0]
        if span in self.known:
            return self.known[span]
        found: list[Someone] = []
        for piece in self._pieces(span):
            reference = read_source(self.text, piece)
            someone = self._one(reference)
            if someone is not None:
                someone.spoken.append((_tight(self.text, piece), reference.shape))
                if someone not in found:
                    found.append(someone)
        self.known[span] = found
        if len(found) == 1:
            self.spoken.append((span.start, found[0]))
        return found

    def _pieces(self, span: Span) -> list[Span]:
        """Cut "Ida Lund and Per Holm" into its names; leave every other phrase whole."""
        phrase = self.text[span.start : span.end].rstrip(" ,")
        cuts = list(_JOINED.finditer(phrase))
        if not cuts or not any("and" in cut.group() or "&" in cut.group() for cut in cuts):
            return [span]
        pieces, begin = [], 0
        for cut in [*cuts, None]:
            stop = cut.start() if cut else len(phrase)
            words = phrase[begin:stop].split()
            if not words or not all(word[0].isupper() for word in words) or words[0].lower() in table("functions"):
                return [span]
            pieces.append(Span(span.start + begin, span.start + stop))
            begin = cut.end() if cut else stop
        return pieces if all(self._is_known_person(piece) for piece in pieces) else [span]

    def _is_known_person(self, span: Span) -> bool:
        reference = read_source(self.text, span)
        return reference.kind is EntityKind.PERSON or bool(self.register.people_called(reference.name))

    def _one(self, reference: Reference) -> Someone | None:
        if reference.shape is Shape.NAME:
            someone = self.register.find(reference)
            if someone is not None and someone.kind is EntityKind.PERSON and reference.role:
                self.register.add_role(someone, reference.role, reference.role_span)
            return someone
        if reference.shape is Shape.NOMINAL:
            return self.register.described(reference) if reference.words else None
        return self._pronoun(reference)

    def _pronoun(self, reference: Reference) -> Someone | None:
        kind = table("first_pronouns")[reference.head]
        if kind == "first":
            return self.register.person(self.author) if reference.head == "i" and self.author else None
        if kind == "who":
            return self._antecedent(reference.span)
        if kind in ("he", "she"):
            return self._singular(reference.span, kind)
        wanted = _COLLECTIVE if kind == "it" else frozenset({EntityKind.GROUP})
        return self._last_speaker(reference.span, lambda one: one.kind in wanted)

    def _antecedent(self, span: Span) -> Someone | None:
        """Return the person named right before "who"."""
        before = self.text[max(0, span.start - 60) : span.start].rstrip(" ,").split()
        for length in (4, 3, 2, 1):
            people = self.register.people_called(" ".join(before[-length:])) if len(before) >= length else []
            if people:
                return people[0] if len(people) == 1 else None
        return None

    def _singular(self, span: Span, gender: str) -> Someone | None:
        """He or she: who opens the sentence, else who spoke last, else the only person named nearby."""

        def fits(one: Someone) -> bool:
            return one.kind is EntityKind.PERSON and one.gender in (None, gender)

        sentence = self.parse.sentence_at(span.start)
        if sentence is not None:
            opening = self._opening(sentence.span, span.start)
            if opening is not None and fits(opening):
                return opening
        last = self._last_speaker(span, fits)
        if last is not None:
            return last
        near = self._named_near(span.start, fits)
        return near[0] if len(near) == 1 else None

    def _opening(self, sentence: Span, before: int) -> Someone | None:
        """Return the one person whose name opens the sentence."""
        match = NAME.match(self.text, sentence.start, min(before, sentence.start + _LONGEST_NAME))
        if match is None:
            return None
        people = self.register.people_called(split_titles(match.group())[0])
        return people[0] if len(people) == 1 else None

    def _last_speaker(self, span: Span, fits: Callable[[Someone], bool]) -> Someone | None:
        """Return who spoke last within two paragraphs, if what the pronoun says of them fits."""
        here = self._part(span.start)
        for place, one in reversed(self.spoken[-6:]):
            if here - self._part(place) > _MOST_PARTS_BACK:
                break
            if fits(one):
                return one
        return None

    def _part(self, offset: int) -> int:
        return bisect_right(self.part_starts, offset)

    def _named_near(self, before: int, fits: Callable[[Someone], bool]) -> list[Someone]:
        begin = self.part_starts[max(0, self._part(before) - 2)] if self.part_starts else 0
        near: dict[int, Someone] = {}
        for match in NAME.finditer(self.text, max(begin, before - _NEARBY), before):
            people = self.register.people_called(split_titles(match.group())[0])
            near.update((id(one), one) for one in people if fits(one))
        return list(near.values())


def _tight(text: str, span: Span) -> Span:
    end = span.end
    while end > span.start + 1 and text[end - 1] in " ,—–-:":
        end -= 1
    return Span(span.start, end)
