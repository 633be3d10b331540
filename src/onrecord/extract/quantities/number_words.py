"""Read a number in words: takes lower-case text and an offset, returns value and end.

"two hundred and twelve", "one and a half million", "one point two billion", "half a dozen", "tens of thousands",
"three quarters of a million". Two numbers side by side ("nineteen eighty-four") and ordinals are no number.
"""

from __future__ import annotations

import re
from decimal import Context, Decimal
from typing import NamedTuple

from onrecord.lexicons import table

_ROLES = {
    word: (kind, value)
    for word, (kind, _, value) in ((w, role.partition(" ")) for w, role in table("numerals").items())
}
_WORD = "(?:" + "|".join(sorted(_ROLES, key=len, reverse=True)) + ")(?![a-z'’])"
_RUN = re.compile(rf"{_WORD}(?:(?:\s{{1,3}}|-|,\s)?{_WORD}){{0,30}}")
_TOKEN = re.compile(r"[a-z]+")
_ORDINAL = re.compile(r"[\s-](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)(?![a-z])")
_TWELVE = Context(prec=12)


class WordValue(NamedTuple):
    """A number in words: its value, the end of a vague one, the power of its magnitude, whether it is a fraction."""

    end: int
    value: Decimal
    high: Decimal | None = None
    scale: int = 0
    part: bool = False


class _Word(NamedTuple):
    kind: str
    value: str
    word: str
    end: int
    after_comma: bool


def read_word_value(low: str, start: int, stop: int) -> WordValue | None:
    """Return the number whose first word begins at `start`, or `None` where the words are no number."""
    run = _RUN.match(low, start, min(stop, start + 300))
    if run is None:
        return None
    words = [
        _Word(
            *_ROLES[match[0]],
            match[0],
            match.end(),
            match.start() > start and low[match.start() - 2 : match.start()] == ", ",
        )
        for match in _TOKEN.finditer(low, start, run.end())
    ]
    first = words[0]
    if first.kind == "vague":
        return _vague(words)
    found = _part(words) or _Sum(words).read()
    if found is None or (not found.part and _ORDINAL.match(low, found.end)):
        return None
    return found


def _vague(words: list[_Word]) -> WordValue:
    value, used = Decimal(words[0].value), 1
    while (
        [word.word for word in words[used : used + 1]] == ["of"]
        and len(words) > used + 1
        and words[used + 1].kind == "vague"
    ):
        value *= Decimal(words[used + 1].value)
        used += 2
    return WordValue(words[used - 1].end, value, value * 10)


def _part(words: list[_Word]) -> WordValue | None:
    """Read "half", "half a million", "a third", "two thirds", "three quarters of a million"."""
    kinds = [word.kind for word in words[:2]]
    if kinds[0] == "part":
        if words[0].word != "half":
            return None
        above, below, used = 1, 2, 1
    elif kinds == ["link", "part"] and words[0].word in ("a", "an"):
        above, below, used = 1, int(words[1].value), 2
    elif kinds == ["unit", "part"] and 0 < int(words[0].value) < int(words[1].value):
        above, below, used = int(words[0].value), int(words[1].value), 2
    else:
        return None
    value = _TWELVE.divide(Decimal(above), Decimal(below))
    rest = words[used:]
    skipped = 0
    for expected in ("of", "a"):
        if skipped < len(rest) and rest[skipped].word == expected:
            skipped += 1
    if skipped < len(rest) and rest[skipped].kind in ("scale", "many"):
        role = rest[skipped]
        times = Decimal(10) ** int(role.value) if role.kind == "scale" else Decimal(role.value)
        return WordValue(role.end, _plain(value * times), None, int(role.value) if role.kind == "scale" else 0)
    return WordValue(words[used - 1].end, value, None, 0, True)


def _plain(value: Decimal) -> Decimal:
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


class _Sum:
    """Adds number words up, as far as they make one number."""

    def __init__(self, words: list[_Word]) -> None:
        self.words = words
        self.total, self.now = Decimal(0), Decimal(0)
        self.open = False  # whether `now` holds something
        self.last, self.last_scale, self.scale = "", 99, 0
        self.used = 0

    def read(self) -> WordValue | None:
        place = 1 if self.words[0].word in ("a", "an") else 0
        if place and (len(self.words) < 2 or self.words[1].kind not in ("scale", "many")):
            return None
        while place < len(self.words):
            word = self.words[place]
            if word.after_comma and self.last != "scale":
                break
            step = self._take(place, word)
            if step == 0:
                # Two numbers side by side, such as a year in words or a telephone number, are no amount.
                if word.kind in ("unit", "tens") and not word.after_comma:
                    return None
                break
            place += step
            self.used = place
        if not self.used:
            return None
        return WordValue(self.words[self.used - 1].end, _plain(self.total + self.now), None, self.scale)

    def _take(self, place: int, word: _Word) -> int:
        """Return how many words were taken in; 0 where the number ends before this one."""
        if word.kind == "link":
            return self._link(place, word)
        if word.kind in ("unit", "tens"):
            return self._add(word)
        if word.kind == "scale":
            return self._multiply(int(word.value))
        if word.kind == "many" and self.last in ("", "unit", "tens", "many", "part"):
            if word.word == "couple" and place != 1:
                return 0
            self.now = (self.now if self.open else Decimal(1)) * Decimal(word.value)
            self.open, self.last = True, "many"
            of_more = [w.kind for w in self.words[place + 1 : place + 3]] == ["link", "scale"] and word.word == "couple"
            return 2 if of_more and self.words[place + 1].word == "of" else 1
        return 0

    def _add(self, word: _Word) -> int:
        number = int(word.value)
        fits = (
            not self.open or self.last == "hundred" or (self.last == "tens" and word.kind == "unit" and 0 < number < 10)
        )
        if not fits:
            return 0
        self.scale = 0 if self.scale == 2 else self.scale
        self.now += number
        self.open, self.last = True, word.kind
        return 1

    def _multiply(self, power: int) -> int:
        if not self.open and self.total:
            return 0
        now = self.now if self.open else Decimal(1)
        if power == 2:
            if now >= 100 or self.last == "hundred":
                return 0
            self.now, self.open, self.last = now * 100, True, "hundred"
            self.scale = self.scale or 2
            return 1
        if power >= self.last_scale:
            return 0
        self.total += now * Decimal(10) ** power
        self.now, self.open, self.last, self.last_scale = Decimal(0), False, "scale", power
        self.scale = self.scale if self.scale > 2 else power
        return 1

    def _link(self, place: int, word: _Word) -> int:
        following = self.words[place + 1 : place + 3]
        if word.word == "point" and self.open and following and following[0].kind == "unit":
            return self._decimals(place)
        if word.word != "and" or not following:
            return 0
        if following[0].kind in ("unit", "tens") and self.last in ("hundred", "scale"):
            return 1 + self._add(following[0]) if self._fits_after_and(following[0]) else 0
        if [w.kind for w in following] == ["link", "part"] and following[0].word in ("a", "an"):
            part = _TWELVE.divide(Decimal(1), Decimal(following[1].value))
            if self.last == "scale":
                self.total += part * Decimal(10) ** self.last_scale
            elif self.last in ("unit", "tens"):
                self.now += part
            else:
                return 0
            self.last = "part"
            return 3
        return 0

    def _fits_after_and(self, word: _Word) -> bool:
        return self.last == "hundred" or not self.open

    def _decimals(self, place: int) -> int:
        digits = ""
        for word in self.words[place + 1 :]:
            if word.kind != "unit" or int(word.value) > 9:
                break
            digits += word.value
        if not digits:
            return 0
        self.now = Decimal(f"{self.now}.{digits}")
        self.last = "part"
        return 1 + len(digits)
