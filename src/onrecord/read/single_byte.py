"""Tell encodings of one byte for each letter apart: takes raw bytes, returns the one in which they read best.

Each character beyond ASCII is judged by its neighbours: an apostrophe stands between letters, a quotation mark opens
before a word, a small accented letter stands in a word, and no capital comes after a small letter.
"""

from __future__ import annotations

import re

CANDIDATES = ("windows-1252", "mac-roman", "windows-1250")  # in doubt the first
_CENTRAL = frozenset("šžŠŽť")  # the same bytes in Windows-1250 and, but for the last, in Windows-1252
_CENTRAL_SHARE = 0.05  # of all letters beyond ASCII: western languages hardly have them
_HIGH = re.compile("[^\x00-\x7f]")
_MOST = 5_000
_PLAUSIBLE = 0.6  # of the best score possible: below it the bytes are damage, or text in another encoding
_OPENING = frozenset("“‘„‚«‹¿¡")
_CLOSING = frozenset("”’»›“‘")  # German closes with “ and ‘
_DASHES = frozenset("–—…•·")
_MONEY = frozenset("€£¥¢")
_SIGNS = frozenset("°§©®™±²³½¼¾×º†‡µ\xa0\xad¶ª")
_JUNK = frozenset("ÿþ¬¦¤¸¨ˇ˘˛˝˙¯ˆ˜ƒ‰◊∆Ω∞√∫≈≠≤≥∂∑∏π\uf8ffıˉ")
_RARE_IN_WORDS = frozenset("ÂÃÐð")


def best_encoding(data: bytes) -> str | None:
    """Return the candidate in which the bytes beyond ASCII make sense, `None` where none does."""
    best, name = 0.0, None
    for candidate in CANDIDATES:
        score = plausibility(data.decode(candidate, "replace"))
        if score > best + 0.02:
            best, name = score, candidate
    if name == "windows-1252" and _is_central(data):
        name = "windows-1250"
    return name if best >= _PLAUSIBLE else None


def _is_central(data: bytes) -> bool:
    """Whether letters that Czech, Slovak and Croatian share with no western language are frequent."""
    letters = [character for character in data.decode("windows-1250", "replace") if character > "\x7f"]
    letters = [character for character in letters if character.isalpha()]
    return sum(character in _CENTRAL for character in letters) > _CENTRAL_SHARE * len(letters)


def plausibility(text: str) -> float:
    """Return how well the characters beyond ASCII fit between their neighbours: 1 for all of them, below 0 for junk."""
    total, score = 0, 0.0
    for match in _HIGH.finditer(text):
        place = match.start()
        before = text[place - 1 : place] if place else " "
        after = text[place + 1 : place + 3] or " "
        score += _fits(match.group(), before, after)
        total += 1
        if total >= _MOST:
            break
    return score / total if total else 0.0


def _fits(character: str, before: str, after: str) -> float:
    """Return 1 for a character at home between its neighbours, 0 for one that may be, -1 for one that is not."""
    if character == "\ufffd" or "\x80" <= character <= "\x9f" or character in _JUNK:
        return -1.0
    following = after[:1]
    if character in _OPENING or character in _CLOSING:
        opens = character in _OPENING and not before.isalnum() and not following.isspace()
        closes = character in _CLOSING and not before.isspace() and not following.isalnum()
        apostrophe = character in "’‘" and (before.isalpha() or before.isspace()) and following.isalnum()
        return 1.0 if opens or closes or apostrophe else -0.5
    if character in _DASHES:
        return 1.0 if before.isspace() == following.isspace() or character in "…•" else 0.5
    if character in _MONEY:
        return 1.0 if following.isdigit() or before.isdigit() or following.isspace() else 0.0
    if character in _SIGNS:
        return -0.5 if before.isalpha() and following.isalpha() and character not in "\xa0\xad" else 0.8
    return _letter_fits(character, before, after) if character.isalpha() else -0.5


def _letter_fits(letter: str, before: str, after: str) -> float:
    following = after[:1]
    if not (before.isalpha() or following.isalpha()):
        return 0.5 if letter in "éàèáó" else -0.5
    if letter.isupper():
        if before.islower() or (not before.isalpha() and following.isupper() and after[1:].islower()):
            return -1.0
        return 0.8
    if before.isupper() and following.isupper():
        return -1.0
    return 0.3 if letter in _RARE_IN_WORDS else 1.0
