"""Names and outlets as header lines write them: takes one line, returns names, an outlet, or nothing.

A line counts only when it can be nothing else, so that no author is invented from a sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

OUTLET_NOUNS = frozenset(
    """times post news courier herald gazette agency press radio tv television journal tribune telegraph chronicle daily
    weekly today observer guardian mail standard star mirror express echo argus examiner dispatch bulletin monitor wire
    newswire broadcasting online newspaper newsroom media network magazine report reporter advertiser inquirer globe
    sentinel register review leader enterprise correspondent sun independent messenger record evening morning sunday
    """.split()
)
_SURE_NOUNS = frozenset(
    """times post news courier herald gazette agency press journal tribune telegraph chronicle daily weekly observer
    examiner dispatch bulletin newswire broadcasting newspaper advertiser inquirer broadcaster magazine wire""".split()
)
_ROLE = re.compile(
    r"(?i)\b(?:correspondents?|editors?|reporters?|writers?|columnists?|staff|bureau|journalists?|analysts?|contributors?|desk|chief"
    r"|commentators?|photographers?|critics?|presenter|producers?)\b"
)
_NAME_WORD = r"(?:[^\W\d_a-z][\w’'-]*\.?|[^\W\d_a-z]\.)"
_PARTICLE = (
    r"(?:van|von|der|den|de|da|di|del|della|du|la|le|el|al|bin|bint|ibn|ben|ter|ten|dos|das|af|av|zu|y|e|i|St\.)"
)
_NAME = re.compile(rf"{_NAME_WORD}(?:\s(?:{_PARTICLE}\s){{0,2}}{_NAME_WORD}){{1,4}}(?:,?\s(?:Jr|Sr|II|III)\.?)?")
_BY = re.compile(r"(?:By|BY|by|Written by|Story by|Words by|Words:|Text:|From|Report by|Reported by):?\s+(?=\S)")
_RANK = re.compile(
    r"(?:[Oo]ur\s|[Tt]he\s)?(?:[A-Za-z][\w’'-]{1,30}\s){0,3}?"
    r"(?:[Cc]orrespondent|[Rr]eporter|[Ee]ditor|[Ww]riter|[Cc]olumnist|[Jj]ournalist)s?\s(?=[^\W\d_a-z])"
)
_IN_PLACE = re.compile(r"\s+(?:in|at|from|reporting from|near|IN|AT|FROM)\s+[^\W\d_a-z][^,;|]{1,60}$")
_FOR_OUTLET = re.compile(r"\s+(?:for|of)\s+(?P<outlet>(?:the\s+|The\s+)?[^\W\d_a-z][\w’' .&-]{2,60})$")
_SPLIT_NAMES = re.compile(r"\s*(?:,\s*and\s|,|;|\sand\s|\sAND\s|\s&\s|\swith\s)\s*")
_NOT_NAMES = frozenset(
    """the our a an staff correspondent monday tuesday wednesday thursday friday saturday sunday january february march
    april may june july august september october november december this these when while after before no not breaking
    exclusive opinion analysis updated published""".split()
)
_READING_TIME = re.compile(r"(?i)\d{1,3}[- ]min(?:ute)?s?(?: read)?|\d{1,6} (?:words|views|comments?)")


@dataclass(frozen=True, slots=True)
class Name:
    """A name and where it stands in its line."""

    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Byline:
    """The people, and the outlet if any, that a line credits."""

    names: tuple[Name, ...]
    outlet: Name | None = None


def find_byline(line: str) -> Byline | None:
    """Return whom a line such as "By Ida Lund and Per Holm, political correspondent" credits, or `None`."""
    opening = _BY.match(line)
    if (
        opening is None
        or len(line) > 200
        or (line.rstrip().endswith((".", "!", "?")) and not _ends_with_short_form(line))
    ):
        return None
    return find_credits(line, opening.end(), len(line))


def find_credits(line: str, start: int, end: int) -> Byline | None:
    """Return the names in `line[start:end]`, roles and places beside them passed over; `None` where it names no one.

    Anything between two names that is neither a role, a place nor an outlet makes the line a sentence.
    """
    names: list[Name] = []
    outlet: Name | None = None
    for piece_start, piece_end in _pieces(line, start, end):
        rank = _RANK.match(line, piece_start, piece_end)
        if rank is not None and is_name(_IN_PLACE.sub("", line[rank.end() : piece_end])):
            piece_start = rank.end()
        words = line[piece_start:piece_end]
        credited = _FOR_OUTLET.search(words)
        if credited and is_outlet(credited["outlet"]):
            outlet = Name(piece_start + credited.start("outlet"), piece_end, credited["outlet"])
            words = words[: credited.start()]
        words = _IN_PLACE.sub("", words)
        if is_outlet(words):
            outlet = outlet or Name(piece_start, piece_start + len(words), words)
        elif is_name(words):
            names.append(Name(piece_start, piece_start + len(words), words))
        elif not (_ROLE.search(words) or (names and _is_place_or_role(words))):
            return None
    return Byline(tuple(names), outlet) if names or outlet or _ROLE.search(line[start:end]) else None


def is_name(words: str) -> bool:
    """Whether words look like the name of a person: two to five capitalised words, particles allowed."""
    if len(words) > 60 or not _NAME.fullmatch(words):
        return False
    parts = words.lower().split()
    return parts[0] not in _NOT_NAMES and not _ROLE.search(words) and parts[-1] not in _SURE_NOUNS


def is_outlet(words: str) -> bool:
    """Whether words look like the name of an outlet: a few capitalised words, one of them such as "Courier"."""
    parts = words.split()
    if not 1 < len(parts) <= 6 or len(words) > 60 or words.rstrip()[-1] in ".,:;!?":
        return False
    small = {"of", "and", "the", "for", "&", "de", "in", "on"}
    if any(not (part[0].isupper() or part[0].isdigit() or part.lower() in small) for part in parts):
        return False
    bare = [part.strip("'’.,").lower() for part in parts]
    return bare[-1] in OUTLET_NOUNS or any(part in _SURE_NOUNS for part in bare[-2:]) or bare[:2] == ["the", "daily"]


def is_reading_time(words: str) -> bool:
    """Whether words say how long an article is: "4 min read"."""
    return bool(_READING_TIME.fullmatch(words.strip()))


def is_role(words: str) -> bool:
    """Whether words hold the job of someone who writes, such as "political correspondent"."""
    return len(words) <= 80 and bool(_ROLE.search(words))


def _is_place_or_role(words: str) -> bool:
    return not words or (len(words) <= 40 and (words[0].isupper() or words.count(" ") <= 3))


def _pieces(line: str, start: int, end: int) -> list[tuple[int, int]]:
    pieces = []
    place = start
    for match in _SPLIT_NAMES.finditer(line, start, end):
        pieces.append((place, match.start()))
        place = match.end()
    pieces.append((place, end))
    return [(first, last) for first, last in (_trim(line, *piece) for piece in pieces) if first < last]


def _trim(line: str, start: int, end: int) -> tuple[int, int]:
    while start < end and line[start] in " \t*_|":
        start += 1
    while end > start and line[end - 1] in " \t*_|,":
        end -= 1
    return start, end


def _ends_with_short_form(line: str) -> bool:
    return line.rstrip().endswith((" Jr.", " Sr."))
