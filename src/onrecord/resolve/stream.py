"""Where the text names people: takes a full `Register`, returns every name in text order with its owner, and genders.

A last name that several people bear goes to the one whom the text has named before it and is speaking of; where that is
open it has no owner.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from onrecord.lexicons import words
from onrecord.model import EntityKind, Span
from onrecord.resolve.capitals import capitalised_words, places_of
from onrecord.resolve.register import Register
from onrecord.resolve.someone import Someone

_WORD = re.compile(r"\w+")
_ADDRESSED = re.compile(r"\b(?:(Mrs|Ms|Miss|Dame|Lady)|(Mr|Sir|Lord))\.?\s$")
_PRONOUN = re.compile(r"\b(?:(he|him|his|himself)|(she|her|hers|herself))\b", re.IGNORECASE)
_SUBJECT = re.compile(r"[HhSs](?<!\w\w)(?:((?<=[Hh])e|(?<=[Hh])imself)|((?<=[Ss])he|(?<=[Hh])erself))\b")
_AFTER = re.compile(r"\s([a-z]+)")
_CAPITAL = re.compile(r"\b[A-Z]\w+")
_MOST_LENGTHS = 200
_MOST_SMALL = 12  # words with a small letter first that are searched for one by one
_FOLLOWING = 160
_SURE = 2
_HABITUAL = 3


@dataclass(frozen=True, slots=True)
class Named:
    """One place where a name stands, and whose it is."""

    start: int
    end: int
    who: Someone


class Stream:
    """Every name of one document in text order."""

    def __init__(
        self, register: Register, quoted: Sequence[Span], fixed: Sequence[Named] = (), metonyms: Sequence[Named] = ()
    ) -> None:
        self.register = register
        self.text = register.text
        self.quoted = _merged(quoted)
        self._quote_starts = [start for start, _ in self.quoted]
        self._habit: dict[str, Someone] = {}
        self._alone: Counter[str] = Counter()
        self._recent: dict[int, int] = {}
        self.names: list[Named] = _with_fixed(self._scan(), fixed)
        self.starts = [named.start for named in self.names]
        self.metonyms = list(metonyms)
        self._stands_for = {(one.start, one.end): one.who for one in metonyms}
        self._owner_at = {(named.start, named.end): named.who for named in self.names}

    def owner(self, start: int, end: int) -> Someone | None:
        """Return whom the name at exactly this place points to; a state where a city stands for it."""
        return self._stands_for.get((start, end)) or self._owner_at.get((start, end))

    def within(self, start: int, end: int) -> list[Named]:
        """Return the names that begin in `[start, end)`."""
        return self.names[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def is_quoted(self, offset: int) -> bool:
        """Whether a character stands in somebody's quoted words."""
        at = bisect_right(self._quote_starts, offset) - 1
        return at >= 0 and offset < self.quoted[at][1]

    def last_before(self, who: Sequence[Someone], offset: int, reach: int) -> Someone | None:
        """Return the one of several who is named last before a place, within `reach` characters."""
        wanted = {id(one) for one in who}
        index = bisect_left(self.starts, offset) - 1
        while index >= 0 and self.names[index].start >= offset - reach:
            if id(self.names[index].who) in wanted:
                return self.names[index].who
            index -= 1
        return None

    def _scan(self) -> list[Named]:
        """Return every name in the text with its owner, the longest name at each place."""
        names = _all_names(self.register)
        lengths = _lengths(names)
        if not lengths:
            return []
        found: list[Named] = []
        done = 0
        for start, word in self._places(lengths):
            if start < done:
                continue
            for length in lengths[word]:
                end = start + length
                name = self.text[start:end]
                if name in names and not self.text[end : end + 1].isalnum():
                    done = end
                    owner = self._choose(name, start)
                    if owner is not None and not self._only_modifies(owner, end):
                        found.append(Named(start, end, owner))
                    break
        return found

    def _places(self, wanted: Collection[str]) -> list[tuple[int, str]]:
        """Return where words stand, in text order."""
        small = [word for word in wanted if not word[0].isupper()]
        if len(small) > _MOST_SMALL:
            found = ((match.start(), match.group()) for match in _WORD.finditer(self.text))
            return [one for one in found if one[1] in wanted]
        places = places_of(wanted, capitalised_words(self.text))
        if not small:
            return places
        return sorted([*places, *((start, word) for word in small for start in _find_word(self.text, word))])

    def _only_modifies(self, owner: Someone, end: int) -> bool:
        """Whether a person's name only tells which body is meant: "the Obama administration"."""
        if owner.kind is not EntityKind.PERSON:
            return False
        after = _AFTER.match(self.text, end)
        return after is not None and after.group(1).rstrip("s") in words("organisation_words")

    def _choose(self, name: str, at: int) -> Someone | None:
        """Return which bearer of a name is meant at a place, `None` where that is open."""
        bearers = self.register.bearers(name)
        part = self.register.part_at(at)
        if len(bearers) > 1:
            bearers = self._introduced(bearers, name, at)
        if len(bearers) > 1:
            bearers = self._present(self._told_apart(bearers, at + len(name)), name, part)
        if len(bearers) != 1:
            return None
        [one] = bearers
        self._recent[id(one)] = part
        if name == one.last:
            self._alone[name] = self._alone[name] + 1 if self._habit.get(name) is one else 1
            self._habit[name] = one
        return one

    def _introduced(self, bearers: list[Someone], name: str, at: int) -> list[Someone]:
        address = _ADDRESSED.search(self.text[max(0, at - 6) : at])
        if address is not None:
            gender = "she" if address.group(1) else "he"
            bearers = [one for one in bearers if one.gender in (None, gender)]
        before = [one for one in bearers if one.first is not None and one.first <= at]
        return before or bearers

    def _told_apart(self, bearers: list[Someone], after: int) -> list[Someone]:
        """Keep bearers whose gender is that of the next pronoun, if nobody else is named before it."""
        for match in _PRONOUN.finditer(self.text, after, after + _FOLLOWING):
            if self.is_quoted(match.start()):
                continue
            between = self.text[after : match.start()]
            if "\n" in between or any(not self.is_quoted(after + one.start()) for one in _CAPITAL.finditer(between)):
                break
            gender = "he" if match.group(1) else "she"
            return [one for one in bearers if one.gender in (None, gender)] or bearers
        return bearers

    def _present(self, bearers: list[Someone], name: str, part: int) -> list[Someone]:
        """Keep whom this paragraph speaks of; else who bore the last name alone so far, were no other spoken of."""
        if len(bearers) == 1:
            return bearers
        here = [one for one in bearers if self._recent.get(id(one)) == part]
        if here:
            return here
        habit = self._habit.get(name)
        if habit in bearers and self._alone[name] >= _HABITUAL and habit is not None:
            return [habit]  # the text calls the others by their full names
        others = [one for one in bearers if one is not habit and self._recent.get(id(one), -9) >= part - 1]
        return [habit] if habit in bearers and not others and habit is not None else []


def _find_word(text: str, word: str) -> Iterator[int]:
    """Yield where a word stands, found at the speed of a plain search."""
    start = text.find(word)
    while start >= 0:
        match = _WORD.match(text, start)
        if match is not None and match.group() == word and not _WORD.match(text, start - 1, start):
            yield start
        start = text.find(word, start + len(word))


def _with_fixed(found: list[Named], fixed: Sequence[Named]) -> list[Named]:
    """Return both together; where two overlap the longer one stays, of two equal ones the fixed."""
    if not fixed:
        return found
    together = sorted([*fixed, *found], key=lambda one: (one.start, -one.end))  # stable: the fixed come first
    kept: list[Named] = []
    for one in together:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
        elif one.end - one.start > kept[-1].end - kept[-1].start:
            kept[-1] = one
    return kept


def _lengths(names: Collection[str]) -> dict[str, list[int]]:
    """Return the first word of the names -> how long those are that begin with it, longest first."""
    lengths: dict[str, set[int]] = {}
    for name in names:
        first = _WORD.match(name)
        if first is not None:
            lengths.setdefault(first.group(), set()).add(len(name))
    return {word: sorted(known, reverse=True)[:_MOST_LENGTHS] for word, known in lengths.items()}


def _all_names(register: Register) -> set[str]:
    names: set[str] = set()
    for one in register.all:
        if not one.described:
            names |= one.names
            if one.kind is EntityKind.PERSON:
                names.add(one.last)
    return names


def _merged(spans: Sequence[Span]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], span.end))
        else:
            merged.append((span.start, span.end))
    return merged


def learn_genders(stream: Stream) -> None:
    """Let the pronouns of a document tell the gender of people whose names and roles do not.

    A sentence counts that names one person and goes on with "he" or "she", or is followed by one that opens so.
    """
    votes: dict[int, Counter[str]] = {}
    people: dict[int, Someone] = {}
    sentences = stream.register.parse.sentences
    for index, sentence in enumerate(sentences):
        named = [
            one
            for one in stream.within(sentence.span.start, sentence.span.end)
            if one.who.kind is EntityKind.PERSON and not stream.is_quoted(one.start)
        ]
        if not named or any(one.who is not named[0].who for one in named):
            continue
        if _PRONOUN.search(stream.text, sentence.span.start, named[0].start) is not None:
            continue  # "Her rival, Holm, said she": someone else is spoken of
        following = sentences[index + 1] if index + 1 < len(sentences) else None
        near = following if following is not None and following.part == sentence.part else None
        gender = _told(stream, named[0].end, sentence.span.end, near.span.start if near else None)
        if gender is not None:
            people[id(named[0].who)] = named[0].who
            votes.setdefault(id(named[0].who), Counter())[gender] += 1
    for key, count in votes.items():
        if people[key].gender is None:
            [(gender, most), *rest] = count.most_common()
            if not rest or most >= _SURE * rest[0][1] + 1:
                people[key].gender = gender


def _told(stream: Stream, begin: int, end: int, following: int | None) -> str | None:
    """Return the gender that the pronouns after a name tell, `None` where there are none or both."""
    found = set()
    for match in _SUBJECT.finditer(stream.text, begin, end):
        if not stream.is_quoted(match.start()):
            found.add("he" if match.group(1) else "she")
    if not found and following is not None:
        opening = _PRONOUN.match(stream.text, following)
        if opening is not None:
            found.add("he" if opening.group(1) else "she")
    return found.pop() if len(found) == 1 else None
