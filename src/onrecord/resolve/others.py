"""Find whom "he" and "she" mean inside quoted words: another than the speaker, named there or right before.

Takes the quotations with their speakers, the names and what is resolved already; adds the pronouns to the mentions of
those whom they mean. Where two people fit, or someone without a name has come between, the pronoun stays open.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.lexicons import words
from onrecord.model import EntityKind, Parse, PartKind, PartStyle, Span
from onrecord.resolve.phrases import Shape
from onrecord.resolve.someone import Someone
from onrecord.resolve.stream import Stream

PRONOUN = re.compile(r"[HhSs](?<![\w\]]\w)(?:(?P<he>(?<=[Hh])(?:e|im|is|imself))|(?<=[Ss])he|(?<=[Hh])er(?:s|self)?)\b")
_LOWER = re.compile(r"(?<![\w’'-])[a-z][a-z-]+")
_NAME_NEXT = re.compile(r",?\s[A-Z]")
_ANYONE = frozenset(
    "someone somebody anyone anybody everyone everybody nobody whoever person child kid guy baby friend voter citizen "
    "human soul god neighbour neighbor patient victim".split()
)
_PEOPLE = words("role_words") | words("male_words") | words("female_words") | _ANYONE
_MOST_SENTENCES = 2
_TURN_GAP = 160
_REACH = 1_200
_TURN_STYLES = (PartStyle.QUESTION, PartStyle.ANSWER)


@dataclass(frozen=True, slots=True)
class Said:
    """One quotation, or one piece of it, and who speaks in it; `turn` is where the words of this speaker begin."""

    start: int
    end: int
    speakers: tuple[Someone, ...]
    turn: int


def find_others(parse: Parse, stream: Stream, said: Sequence[tuple[Sequence[Span], Sequence[Someone]]]) -> None:
    """Add every pronoun of the third person inside quotation marks to whom it means."""
    _Others(parse, stream, said).find()


class _Others:
    def __init__(self, parse: Parse, stream: Stream, said: Sequence[tuple[Sequence[Span], Sequence[Someone]]]) -> None:
        self.parse = parse
        self.text = parse.text
        self.stream = stream
        self.said = _turns(self.text, said)
        pointed = [(span.start, span.end, one, shape) for one in stream.register.all for span, shape in one.spoken]
        self.pointed = sorted(pointed, key=lambda entry: entry[:2])
        self.taken = {start for start, *_ in pointed}

    def find(self) -> None:
        """Go through the quotations in text order, each pronoun once, in the innermost that holds it."""
        for at, gender, end, said in self._pronouns():
            one = self._meant(at, gender, said)
            if one is not None:
                one.spoken.append((Span(at, end), Shape.PRONOUN))
                one.gender = one.gender or gender
                entry = (at, end, one, Shape.PRONOUN)
                self.pointed.insert(bisect_left(self.pointed, entry[:2], key=lambda known: known[:2]), entry)

    def _pronouns(self) -> Iterator[tuple[int, str, int, Said]]:
        found: dict[int, tuple[int, str, int, Said]] = {}
        for said in self.said:  # a quotation inside another begins later, and so has the last word
            for match in PRONOUN.finditer(self.text, said.start, said.end):
                if match.start() not in self.taken:
                    found[match.start()] = (match.start(), "he" if match["he"] else "she", match.end(), said)
        return iter(sorted(found.values(), key=lambda entry: entry[0]))

    def _meant(self, at: int, gender: str, said: Said) -> Someone | None:
        if not said.speakers:
            return None
        here, closed = self._in(max(said.turn, at - _REACH), at, gender, said, known=False)
        if here or closed:
            return here[0] if len(here) == 1 and not closed else None
        return self._before(said, gender)

    def _before(self, said: Said, gender: str) -> Someone | None:
        """Return the only one of a gender in the nearest sentence before a quotation that speaks of one."""
        sentences = self.parse.sentences
        index = bisect_right(sentences, said.turn, key=lambda one: one.span.start) - 1
        if index < 0:
            return None
        here = sentences[index].part
        for back in range(min(index, _MOST_SENTENCES) + 1):
            sentence = sentences[index - back]
            if here - sentence.part > 1 or (sentence.part != here and not self._goes_on(sentence.part, here)):
                return None
            end = min(said.turn, sentence.span.end)
            found, closed = self._in(max(sentence.span.start, end - _REACH), end, gender, said, known=True)
            if found or closed:
                return found[0] if len(found) == 1 and not closed else None
        return None

    def _goes_on(self, part: int, here: int) -> bool:
        """Whether one paragraph can take up another: running text, or two turns of a talk."""
        one, other = self.parse.document.parts[part], self.parse.document.parts[here]
        return (
            one.kind is PartKind.BODY
            and other.kind is PartKind.BODY
            and ((one.style in _TURN_STYLES) == (other.style in _TURN_STYLES))
        )

    def _in(self, start: int, end: int, gender: str, said: Said, *, known: bool) -> tuple[list[Someone], bool]:
        """Return who of a gender is spoken of in `[start, end)`, and whether somebody without a name is.

        A pronoun that is resolved already closes what stands before it.
        """
        found: dict[int, tuple[Someone, int]] = {}
        for named in self.stream.within(start, end):
            if self._fits(named.who, gender, said, known=known):
                found[id(named.who)] = (named.who, named.end)
        low, high = (bisect_left(self.pointed, at, key=lambda entry: entry[0]) for at in (start, end))
        covered = []
        for begin, stop, one, shape in self.pointed[low:high]:
            covered.append((begin, stop))
            if self._fits(one, gender, said, known=known):
                if shape is Shape.PRONOUN:
                    found = {key: entry for key, entry in found.items() if entry[1] > stop}
                found[id(one)] = (one, max(stop, found.get(id(one), (one, 0))[1]))
        last = max((stop for _, stop in found.values()), default=start)
        return [one for one, _ in found.values()], self._names_nobody(last, end, gender, covered)

    def _fits(self, one: Someone, gender: str, said: Said, *, known: bool) -> bool:
        if one.kind is not EntityKind.PERSON or one in said.speakers:
            return False
        return one.gender == gender or (one.gender is None and not known)

    def _names_nobody(self, start: int, end: int, gender: str, covered: list[tuple[int, int]]) -> bool:
        """Whether the words speak of a person whom they do not name: "a man", "the member"."""
        other = words("female_words") if gender == "he" else words("male_words")
        for match in _LOWER.finditer(self.text, start, end):
            word = match.group()
            if word not in _PEOPLE or word in other or any(one <= match.start() < two for one, two in covered):
                continue
            if _NAME_NEXT.match(self.text, match.end()) is None:
                return True
        return any(
            not any(one <= match.start() < two for one, two in covered)
            and (match["he"] is not None) == (gender == "he")
            for match in PRONOUN.finditer(self.text, start, end)
        )


def _turns(text: str, said: Sequence[tuple[Sequence[Span], Sequence[Someone]]]) -> list[Said]:
    """Return every quoted piece in text order, with the place where its speaker took the word in that paragraph."""
    pieces = sorted(
        (
            (span.start, span.end, tuple(speakers), min(one.start for one in spans))
            for spans, speakers in said
            for span in spans
        ),
        key=lambda piece: (piece[0], -piece[1]),
    )
    turns: list[Said] = []
    for start, end, speakers, turn in pieces:
        last = turns[-1] if turns else None
        same = last is not None and speakers and last.speakers == speakers and 0 <= start - last.end <= _TURN_GAP
        if last is not None and same and "\n" not in text[last.end : start]:
            turn = min(turn, last.turn)
        turns.append(Said(start, end, speakers, turn))
    return turns
