"""Cut a paragraph into sentences: takes text and the borders of a part, returns the offsets where sentences end.

Closing marks and brackets after the stop belong to the sentence. A stop does not end it after a title, an initial
or within a number, before a lower-case word, or between a quotation and the words that credit it.
"""

from __future__ import annotations

import re

from onrecord.lexicons import table

# Possessive runs: the pattern matches wherever it begins, so hostile rows of stops cost nothing extra.
_STOP = re.compile(r"[.!?…]++[\"'”’“»«)\]›]*+|\n")
_NEXT = re.compile(r"\s++")
_LAST_WORD = re.compile(r"[\w.]++$")
_NAME_THEN_WORD = re.compile(r"(?:(?:the|[A-Z][\w'’.-]*|of|de|van|von)\s+){1,5}(?:also |later |has |had )?([a-z]+)")
_OPENING = "“\"'‘«„([»‹`‚”"
_LONGEST_WORD = 24
_LOOK_AHEAD = 90
_OPENERS = frozenset(
    "the a an he she it they we i you in on at but and as for this that these those his her their its our if when "
    "while there after before mr mrs ms dr what who how why no not with from by to so yet still meanwhile however "
    "some many".split()
)


def find_sentence_ends(text: str, start: int, end: int) -> list[int]:
    """Return the offset after the last character of each sentence in `text[start:end]`, white space left out."""
    ends = []
    for match in _STOP.finditer(text, start, end):
        stop = match.end()
        if match.group() == "\n":
            ends.append(match.start())
        elif stop < end and text[stop].isspace() and _is_boundary(text, start, match, end):
            ends.append(stop)
    ends.append(end)
    return ends


def _is_boundary(text: str, start: int, match: re.Match[str], end: int) -> bool:
    space = _NEXT.match(text, match.end(), end)
    if space is None or space.end() == end:
        return False
    after = space.end()
    first = text[after]
    opened = first in _OPENING
    while after < end - 1 and text[after] in _OPENING and after < space.end() + 3:
        after += 1
    marks = match.group()
    if text[after].islower():
        return opened and not text[after - 1].isspace() and len(marks.strip(".")) > 0
    if marks == ".":
        return _dot_ends(text, start, match.start(), after, end)
    if marks[-1] in "”\"'’»«" and not opened and marks[0] in "?!" and _is_credit(text[after : after + _LOOK_AHEAD]):
        return False
    return not (marks.strip(".…") == "" and first.isdigit())


def _dot_ends(text: str, start: int, dot: int, after: int, end: int) -> bool:
    """Whether the single stop at `dot` ends a sentence, given the next word's first letter at `after`."""
    found = _LAST_WORD.search(text, max(start, dot - _LONGEST_WORD), dot)
    if found is None:
        return True
    word = found.group()
    kind = table("abbreviations").get(word)
    if kind == "title":
        return False
    following = re.match(r"\w+", text[after : after + _LONGEST_WORD])
    following_word = following.group() if following else ""
    if word in ("No", "Nos"):
        return not following_word.isdigit()
    if (
        kind == "open"
        or (len(word) == 1 and word.isupper() and word != "I")
        or re.fullmatch(r"(?:[A-Za-z]\.)+[A-Za-z]", word)
    ):
        return following_word.lower() in _OPENERS and following_word[:1].isupper()
    return True


def _is_credit(ahead: str) -> bool:
    """Whether the words after a closed quotation are a name and a cue: “Go!” Ida Lund said."""
    match = _NAME_THEN_WORD.match(ahead)
    return match is not None and table("cue_verbs").get(match.group(1)) in ("say", "tell")
