"""Text as a string of word classes: takes text, returns one character for each token, white space included.

The grammar is written over these characters, so that a rule such as `MONTH DAY, YEAR` is a regular expression that
reads "May 3, 2024" as ten characters or fewer, and every other word of the language is one and the same character.
A token is a run of letters and digits, a run of white space, or one other sign.
"""

from __future__ import annotations

import re
from itertools import accumulate
from typing import NamedTuple

from onrecord.lexicons import table

_TOKEN = re.compile("[\\s\u200b-\u200d\u2060\ufeff\u00ad]+|\\w+|.", re.DOTALL)
_FIRST = 0xE000  # private use: no text holds these on purpose, and texts are never matched against the grammar
_MOST_KEPT = 100_000
_YEARS = range(1000, 2200)

# Signs the grammar reads; several of one look are one. All others are the sign for "some other token".
_SIGNS = dict(zip("–—−‑‐’‘ʼ．：", "–––--'''.:", strict=True)) | {sign: sign for sign in "-/.,:;'$£€¥%()?!&+"}
OTHER = "o"
_NO_WIDTH = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
_ENDED = re.compile(r"(\d{1,4})(st|nd|rd|th|s|am|pm)", re.IGNORECASE)
_MARKED = re.compile(r"(fy|q|h)(\d{1,4})", re.IGNORECASE)
_STAMPED = re.compile(r"\d\d[Tt]\d\d")
_MINUTED = re.compile(r"(\d\d)(z|am|pm)", re.IGNORECASE)
_ROMAN = re.compile(r"(?:X{1,2}(?:IX|IV|V?I{0,3})|IX|IV|VI{0,3}|I{1,3})")


class Tokens(NamedTuple):
    """The tokens of a text, where each begins (and where the last one ends), and their classes."""

    words: list[str]
    starts: list[int]
    classes: str


class Alphabet(dict[str, str]):
    """Token -> class character, worked out at first sight of a token and kept for a bounded number of them."""

    def __init__(self, literals: frozenset[str]) -> None:
        super().__init__()
        self._literals = literals
        self._characters: dict[frozenset[str], str] = {}
        self._entries = {
            word: frozenset(item.split("=")[0] for item in classes.split())
            for word, classes in table("time_words").items()
        }
        for word in sorted({*self._entries, *literals}):
            for form in {word, word.capitalize(), word.upper()}:
                self[form] = self._class_of(form)
        for names in _numeral_classes():
            self._character(names)
        self._base = dict(self)

    def __missing__(self, token: str) -> str:
        if len(self) > _MOST_KEPT:
            self.clear()
            self.update(self._base)
        found = self[token] = self._class_of(token)
        return found

    def characters(self, name: str) -> str:
        """Return the characters of every set of classes that holds `name`, a class or a literal word."""
        return "".join(character for names, character in self._characters.items() if name in names)

    def _character(self, names: frozenset[str]) -> str:
        return self._characters.setdefault(names, chr(_FIRST + len(self._characters)))

    def _class_of(self, token: str) -> str:
        if token[0].isspace() or token[0] in _NO_WIDTH:
            return "\n" if token.count("\n") > 1 else " "
        if token in _SIGNS:
            return _SIGNS[token]
        names = self._names(token)
        # A set that no rule was made for is no class: the characters were given out before the grammar was read.
        return self._character(names) if names else OTHER

    def _names(self, token: str) -> frozenset[str]:
        if not token[0].isalpha():
            return _numeral(token)
        lower = token.lower()
        names = self._entries.get(lower, frozenset())
        if token != lower:
            names |= self._entries.get(lower.capitalize(), frozenset()) | self._entries.get(token, frozenset())
        if lower in self._literals:
            names |= {lower}
        if names:
            return names
        if _ROMAN.fullmatch(token):
            return frozenset({"ROMAN"})
        if marked := _MARKED.fullmatch(token):
            return _marked(marked[1].lower(), marked[2])
        if token.isascii() and token == lower and len(token) > 3 and token.endswith("ed"):
            return frozenset({"PAST"})
        if token.isascii() and token == lower and len(token) > 3 and token.endswith("s"):
            return frozenset({"PLURAL"})
        return names


def tokenize(text: str, alphabet: Alphabet) -> Tokens:
    """Return the tokens of `text` with their classes; joining characters of no width are not told from spaces."""
    words = _TOKEN.findall(text)
    return Tokens(words, list(accumulate(map(len, words), initial=0)), "".join(map(alphabet.__getitem__, words)))


def value_of(word: str, name: str) -> str | None:
    """Return the value that a word has as one of its classes: "4" for "Friday" as WDAY."""
    return _values().get((word.lower(), name))


def _values() -> dict[tuple[str, str], str]:
    if not _VALUES:
        for word, classes in table("time_words").items():
            for item in classes.split():
                name, _, value = item.partition("=")
                _VALUES.setdefault((word.lower(), name), value)
    return _VALUES


_VALUES: dict[tuple[str, str], str] = {}


def _numeral(token: str) -> frozenset[str]:
    """Return the classes of a token that begins with a digit."""
    if token.isdecimal():
        return _digits(token)
    if ended := _ENDED.fullmatch(token):
        return _ended(int(ended[1]), ended[2].lower())
    if minuted := _MINUTED.fullmatch(token):
        return frozenset({"MINZ" if minuted[2].lower() == "z" else "MINAP"}) if int(minuted[1]) < 60 else frozenset()
    return frozenset({"STAMP"}) if _STAMPED.fullmatch(token) else frozenset()


def _digits(token: str) -> frozenset[str]:
    length = len(token)
    number = int(token) if length < 5 else 0
    names = {"DIGITS"}
    if length <= 2:
        names |= {"YY"} if length == 2 else set()
        names |= {"DAY"} if 1 <= number <= 39 else set()  # 32 and above are days that do not exist
        names |= {"MON"} if 1 <= number <= 12 else set()
        names |= {"HOUR"} if number <= 24 else set()
        names |= {"HOUR12"} if 1 <= number <= 12 else set()
        names |= {"MIN"} if length == 2 and number < 60 else set()
    elif length == 3:
        names.add("D3")
    elif length == 4 and number in _YEARS:
        names.add("YEAR")
    return frozenset(names)


def _ended(number: int, ending: str) -> frozenset[str]:
    if ending == "s":
        if number >= 1000:
            return frozenset({"DECADES"}) if number % 10 == 0 and number in _YEARS else frozenset()
        return frozenset({"DECADE2"}) if number < 100 and number % 10 == 0 else frozenset()
    if ending in ("am", "pm"):
        return frozenset({"HOURAP"}) if 1 <= number <= 12 else frozenset()
    return frozenset({"ORDD", *(("DAYTH",) if 1 <= number <= 31 else ())}) if number < 1000 else frozenset()


def _marked(mark: str, digits: str) -> frozenset[str]:
    number = int(digits)
    if mark == "fy":
        return frozenset({"FYEAR"}) if len(digits) in (2, 4) else frozenset()
    if mark == "q":
        return frozenset({"QMARK"}) if 1 <= number <= 4 and len(digits) == 1 else frozenset()
    return frozenset({"HMARK"}) if 1 <= number <= 2 and len(digits) == 1 else frozenset()


def _numeral_classes() -> set[frozenset[str]]:
    """Return every set of classes that a token of digits can have, so that the grammar knows them beforehand."""
    digits = {_digits(str(number)) for number in range(2300)} | {_digits(f"{number:02d}") for number in range(100)}
    ended = {_ended(number, ending) for number in (1, 10, 20, 32, 99, 1990) for ending in ("s", "th", "am")}
    others = {
        frozenset({name}) for name in ("FYEAR", "QMARK", "HMARK", "ROMAN", "STAMP", "MINZ", "MINAP", "PAST", "PLURAL")
    }
    return {names for names in digits | ended | others | {_digits("12345"), _digits("9999")} if names}
