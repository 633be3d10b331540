"""Find what a print-out repeats on every page: takes lines, returns the numbers of those that are page furniture.

Page counts and print stamps are told by their form. A bare number, a running header or footer needs more: a
sequence, a neighbour that is furniture, a form feed, or a sentence that goes on over it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from onrecord.read.boilerplate import is_page_number, is_print_footer
from onrecord.read.byline import is_outlet
from onrecord.read.joining import begins_lower, breaks_off, continues, ends_sentence
from onrecord.read.lines import Line
from onrecord.read.masthead import read_head

_LONGEST = 120
_MOST_CHECKS = 3_000
_SAMPLES = 40
_FIRST_LINES = 8
_LARGEST_GROUP = 4
_ENDS = frozenset('.!?:;,”"-')
_FIRST_NUMBER = re.compile(r"^\W{0,3}(?:[Pp]age )?(\d{1,4})\b")
_LAST_NUMBER = re.compile(r"(?<!\d)(\d{1,4})(?: ?(?:/|of) ?\d{1,4})?\W{0,3}$")
_PAGE = 500  # characters: the shortest page
_FULL = 0.75  # of the usual width: a line as long as those of the text
_DIGITS = re.compile(r"\d+")
_BARE_NUMBER = re.compile(r"[\[(]?\d{1,4}[\])]?")
_BARE_ADDRESS = re.compile(r"(?:https?://|www\.)\S{3,200}")
_STARTS = frozenset("0123456789-–—~[(PpHhwWf")


def find_furniture(text: str, lines: Sequence[Line]) -> frozenset[int]:
    """Return the places in `lines` of running headers and footers, page numbers and print stamps."""
    return _Search(text, lines).run()


class _Search:
    def __init__(self, text: str, lines: Sequence[Line]) -> None:
        self.text = text
        self.lines = lines
        self.found: set[int] = set()
        self.numbers: list[int] = []
        self.repeated: dict[str, list[int]] = defaultdict(list)
        self.checks = 0
        short = sum(line.end - line.start <= _LONGEST for line in lines)
        self.loose = 2 * sum(line.blank > 0 and line.end - line.start <= _LONGEST for line in lines) > short > 8
        lengths = sorted(line.end - line.start for line in lines if line.end - line.start <= _LONGEST)
        self.width = lengths[9 * len(lengths) // 10] if lengths else 0
        self.first_lines = [_key(self._words(index)) for index in range(min(2, len(lines)))]

    def run(self) -> frozenset[int]:
        self._sort_lines()
        self._take_numbers()
        self._take_repeated()
        self._take_groups()
        self._take_neighbours()
        self._take_numbers()
        self._take_first_head()
        self._leave_all()
        return frozenset(self.found)

    def _sort_lines(self) -> None:
        """Take what its form tells, and gather bare numbers and short lines that stand alone."""
        text, lines = self.text, self.lines
        last = len(lines) - 1
        for index, line in enumerate(lines):
            if line.end - line.start > _LONGEST:
                if text[line.start] in "Hhf0123456789" and is_print_footer(text[line.start : line.end]):
                    self.found.add(index)
                continue
            alone = line.blank or line.feed or index == 0 or index == last or lines[index + 1].blank
            if not (alone or (index < last and lines[index + 1].feed)) and text[line.start] not in _STARTS:
                continue
            words = text[line.start : line.end]
            if _BARE_NUMBER.fullmatch(words):
                self.numbers.append(index)
            elif is_page_number(words) or self._is_stamp(words, index):
                self.found.add(index)
            elif alone:
                key = _key(words)
                if words[-1] not in _ENDS or self._repeats_title(key):
                    self.repeated[key].append(index)

    def _is_stamp(self, words: str, index: int) -> bool:
        """Whether a line is a print stamp; a date alone near the top is the article's own."""
        return is_print_footer(words) and (index >= _FIRST_LINES or "://" in words or words.count(" ") > 3)

    def _take_numbers(self) -> None:
        """Take bare numbers that count up one by one, or that stand beside furniture or in a sentence."""
        values = [int(_DIGITS.search(self._words(index))[0]) for index in self.numbers]  # type: ignore[index]
        for place, index in enumerate(self.numbers):
            before = place > 0 and values[place - 1] + 1 == values[place]
            after = place + 1 < len(values) and values[place] + 1 == values[place + 1]
            counts = (before or after) and self._stands_alone(index) and not self._is_list(place)
            if counts or self._ends_text(index) or self._has_evidence(index):
                self.found.add(index)
        taken = {value for value, index in zip(values, self.numbers, strict=True) if index in self.found}
        for value, index in zip(values, self.numbers, strict=True):
            if (value - 1 in taken or value + 1 in taken) and self._stands_apart(index) and not index < 2:
                self.found.add(index)

    def _ends_text(self, index: int) -> bool:
        """Whether a number is the last line and set in, as the number of the last page is."""
        return index == len(self.lines) - 1 and self.lines[index].indent >= 8 and self._stands_apart(index)

    def _is_list(self, place: int) -> bool:
        """Whether a number and its neighbour in the sequence stand too close for two pages."""
        index = self.numbers[place]
        near = [self.numbers[other] for other in (place - 1, place + 1) if 0 <= other < len(self.numbers)]
        return any(abs(self.lines[index].start - self.lines[other].start) < 400 for other in near)

    def _stands_alone(self, index: int) -> bool:
        line = self.lines[index]
        following = self.lines[index + 1] if index + 1 < len(self.lines) else None
        return bool(line.blank or line.feed or following is None or following.blank or following.feed)

    def _take_repeated(self) -> None:
        """Take short lines that come again and again where pages break."""
        for key, places in self.repeated.items():
            if self._repeats_title(key) and not self._is_full(places[0]):
                again = [index for index in places if index > _FIRST_LINES and self._stands_apart(index)]
                if len(again) > 1 or any(self._has_evidence(index) for index in again):
                    self.found.update(again)
            if len(places) < 2 or sum(letter.isalpha() for letter in key) < 4 or self._is_repeated_text(places):
                continue
            later = [index for index in places if index >= 2 and (index != places[0] or index >= _FIRST_LINES)]
            sample = later[:_SAMPLES]
            if 2 * sum(self._has_evidence(index) for index in sample) >= len(sample):
                self.found.update(later)
                if places[0] < _FIRST_LINES and self._has_evidence(places[0]) and places[0] > 0:
                    self.found.add(places[0])

    def _is_repeated_text(self, places: Sequence[int]) -> bool:
        """Whether a line that comes again is the text's own: its numbers go their own ways, its neighbours return."""
        words = [self._words(index) for index in places[:_SAMPLES]]
        if len(set(words)) > 1 and not _count_up(words):
            return True
        if not self.loose:
            tight = sum(not self._is_loose(index) for index in places[:_SAMPLES])
            return 2 * tight > len(words) and not _names_outlet(words[0])
        if words[0][:1].islower() or (self._is_full(places[0]) and not _names_outlet(words[0])):
            return True
        if not _names_outlet(words[0]) and self._are_near(places):
            return True
        before = [self._word_before(index) for index in places[:_SAMPLES]]
        return len(set(before)) < len(before) and len(places) < 4

    def _are_near(self, places: Sequence[int]) -> bool:
        """Whether a line comes again within less than half a page, as words of a list do."""
        gaps = sorted(self.lines[b].start - self.lines[a].start for a, b in pairwise(places))
        return gaps[0] < _PAGE

    def _is_loose(self, index: int) -> bool:
        """Whether an empty line, a form feed or another line that comes again parts a line from what follows it."""
        if index + 1 >= len(self.lines):
            return True
        line, following = self.lines[index], self.lines[index + 1]
        after = following.blank or following.feed or len(self.repeated.get(_key(self._words(index + 1)), ())) > 1
        return bool((line.blank or line.feed or index - 1 in self.found) and (after or index + 1 in self.found))

    def _is_full(self, index: int) -> bool:
        """Whether a line, in a text where every line stands alone, is about as long as most."""
        return self.loose and self.lines[index].end - self.lines[index].start >= _FULL * self.width

    def _word_before(self, index: int) -> str:
        """Return the last word of the text before a line, other lines that come again passed over."""
        for place in range(index - 1, max(index - 5, -1), -1):
            words = self._words(place)
            if place not in self.found and len(self.repeated.get(_key(words), ())) < 2:
                return words.rsplit(None, 1)[-1]
        return str(index)

    def _take_groups(self) -> None:
        """Take a few lines such as the title again and a number, where a sentence plainly goes on over all of them."""
        index, last = 2, len(self.lines) - 1
        while index < last:
            if not self._is_candidate(index):
                index += 1
                continue
            first = index
            while index < last and (index in self.found or self._is_candidate(index)):
                index += 1
            if index - first <= _LARGEST_GROUP and self._is_page_edge(first, index):
                self.found.update(range(first, index))

    def _is_page_edge(self, first: int, end: int) -> bool:
        """Whether lines `[first, end)` stand where a page ends: beside the outlet's name less evidence does."""
        words = [self._words(index) for index in range(first, end)]
        numbers = any(_BARE_NUMBER.fullmatch(line) for line in words)
        outlet = any(_names_outlet(line) for line in words)
        feed = self.lines[first].feed or self.lines[end].feed
        if outlet and (numbers or feed) and first > _FIRST_LINES and end < len(self.lines) - 1:
            return True
        return self._cuts_sentence(first, end - 1, plainly=not (outlet or numbers))

    def _is_candidate(self, index: int) -> bool:
        line = self.lines[index]
        if line.end - line.start > 80 or index in self.found or not self._stands_apart(index):
            return False
        words = self._words(index)
        if _BARE_NUMBER.fullmatch(words):
            return True
        return self._is_header_like(words) or _BARE_ADDRESS.fullmatch(words) is not None

    def _is_header_like(self, words: str) -> bool:
        """Whether a line reads like the head of a page: an outlet, the title again, or a name that stands alone."""
        if self._repeats_title(_key(words)) or _names_outlet(words):
            return True
        # where every line has empty lines around it, a line of names is as likely to be text
        return not self.loose and len(words) <= 60 and words[-1] not in _ENDS and _is_name_like(words)

    def _repeats_title(self, key: str) -> bool:
        """Whether a line is the beginning of one of the first lines, as the title at the head of each page is."""
        return len(key) >= 10 and any(first.startswith(key) for first in self.first_lines)

    def _take_neighbours(self) -> None:
        """Take short lines beside furniture where a sentence goes on over all of them."""
        for index in sorted(self.found):
            if self.checks > _MOST_CHECKS:
                return
            for other in (index - 1, index + 1):
                if (
                    2 <= other < len(self.lines)
                    and other not in self.found
                    and self._may_be_header(other)
                    and self._cuts_sentence(min(index, other), max(index, other), plainly=True)
                ):
                    self.found.add(other)

    def _may_be_header(self, index: int) -> bool:
        line = self.lines[index]
        words = self._words(index)
        return line.end - line.start <= 80 and self._is_header_like(words) and self._stands_apart(index)

    def _stands_apart(self, index: int) -> bool:
        """Whether a line has no text directly before or after it."""
        line = self.lines[index]
        following = self.lines[index + 1] if index + 1 < len(self.lines) else None
        before = bool(line.blank or line.feed or index == 0 or index - 1 in self.found)
        return before and bool(following is None or following.blank or following.feed or index + 1 in self.found)

    def _has_evidence(self, index: int) -> bool:
        """Whether a page breaks here: furniture or a form feed beside the line, or a sentence that runs over it."""
        lines = self.lines
        if lines[index].feed or (index + 1 < len(lines) and lines[index + 1].feed):
            return True
        if (index - 1 in self.found and index > 1) or (index + 1 in self.found):
            return True
        return self._cuts_sentence(index, index)

    def _cuts_sentence(self, first: int, last: int, *, plainly: bool = False) -> bool:
        """Whether the text before line `first` goes on after line `last`, other furniture passed over.

        `plainly` asks for a small letter after them, or a word such as "the" before them.
        """
        self.checks += 1
        if self.checks > _MOST_CHECKS:
            return False
        before, after = first - 1, last + 1
        while before in self.found and first - before < 6:
            before -= 1
        while after in self.found and after - last < 6:
            after += 1
        if before < 0 or after >= len(self.lines):
            return False
        start = before
        while start > 0 and before - start < 6 and not self.lines[start].blank:
            start -= 1
        end = self.lines[before].end
        left = self.text[max(self.lines[start].start, end - 2_000) : end]
        if ends_sentence(self._words(before)) and len(left) < 60:
            return False
        right = self._words(after)
        return continues(left, right) and (not plainly or begins_lower(right) or breaks_off(left))

    def _take_first_head(self) -> None:
        """Take the running head of the first page, no headline: it names an outlet and a day, and comes again."""
        if not self.lines or 0 in self.found or self.lines[0].end - self.lines[0].start > _LONGEST:
            return
        key = self.first_lines[0]
        head = read_head(self._words(0))
        if head.outlets and head.days and any(_key(self._words(index)) == key for index in self.found):
            self.found.add(0)

    def _words(self, index: int) -> str:
        line = self.lines[index]
        return (
            self.text[line.start : min(line.end, line.start + 2_000)]
            if line.end - line.start > 4_000
            else (self.text[line.start : line.end])
        )

    def _leave_all(self) -> None:
        """Keep the lines of a text that would be nothing but furniture."""
        if len(self.found) == len(self.lines):
            self.found.clear()


def _key(words: str) -> str:
    """Return a line as it is compared with others: numbers of pages and days may differ."""
    return _DIGITS.sub("#", words.casefold())


def _count_up(lines: Sequence[str]) -> bool:
    """Whether the numbers at one end of lines that differ in nothing else rise, as those of pages do."""
    for end in (_LAST_NUMBER, _FIRST_NUMBER):
        numbers = [int(match[1]) for line in lines if (match := end.search(line))]
        rest = {end.sub("", line) for line in lines}
        if len(numbers) == len(lines) and len(rest) == 1 and numbers == sorted(set(numbers)):
            return True
    return False


def _names_outlet(words: str) -> bool:
    """Whether a line, or a piece of it as in "The Norland Courier | World", is the name of an outlet."""
    return any(is_outlet(piece.strip()) for piece in words.split("|"))


def _is_name_like(words: str) -> bool:
    """Whether a line is in capitals, or each longer word begins with one: "World News from Ostvik"."""
    if ". " in words or words[0].islower():
        return False
    return all(not word[0].islower() for word in words.split() if len(word) > 3)
