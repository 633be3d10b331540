"""Who speaks where in a transcript: takes its text, returns turns, what is no speech, and what is read out or quoted.

Labels: "LUND:", "Ida Lund:", "Mr. LUND.", ">> LUND:", "Q:", "THE PRESIDENT:", with a time stamp or asterisks before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_CAPS = r"[A-ZÀ-Þ][A-ZÀ-Þ0-9.'’-]*"
_NAME = r"[A-ZÀ-Þ][\w.'’-]*"
_HEAD = r"(?m)^[ \t]*(?:\[?\(?\d{1,2}:\d\d(?::\d\d)?(?:[.,]\d+)?\)?\]?[ \t]*)?(?:>>+[ \t]*)?(?:\*{1,2})?"
_LABEL = re.compile(
    _HEAD
    + rf"(?P<name>(?:(?:Mr|Ms|Mrs|Dr|Senator|The)\.?[ ])?{_CAPS}(?:,?[ ]{_CAPS}){{0,5}}|"
    + rf"{_NAME}(?:[ ](?:{_NAME}|of|de|van|von)){{0,4}})"
    + r"(?:[ ]?\([^()\n]{1,60}\))?(?:\*{1,2})?:(?:\*{1,2})?(?=\s|$)"
)
_RECORD = re.compile(rf"(?m)^[ \t]*(?P<name>(?:Mr|Ms|Mrs|Dr|The)\.? {_CAPS}(?: {_CAPS}){{0,3}})\. (?=[A-Z])")
_NOTE_WORDS = (
    "applause|laughter|laughs|crosstalk|cross talk|inaudible|indiscernible|unintelligible|boos|booing|cheers|cheering|"
    "interruption|interjections?|music|video clip|video|commercial break|bell rings|audience|anthem|pause|questions|"
    "sitting|press conference"
)
_NOTE = re.compile(
    r"[(\[](?:ph|sic|\?)[)\]]|[(\[](?:[A-Z][A-Z ,.'’/:;-]{2,80}|"
    + rf"[^()\[\]\n]{{0,60}}?\b(?i:{_NOTE_WORDS})\b[^()\[\]\n]{{0,80}})[)\]]"
)
_TIMING = re.compile(r"(?m)^(?:\d+\n)?\d\d:\d\d(?::\d\d)?[.,]\d{3} --> [^\n]*$")
_FRONT = frozenset(
    "speakers note date subject source title present time location venue moderated transcript topic place".split()
)
_MARKS = re.compile(r"[“\"]\s?([^“”\"\n]{1,2000})[”\"]")
_SAYING = re.compile(
    r"\b(said|says|say|saying|told|tells|asked|asks|wrote|writes|tweeted|tweets|reads|read|replied|quote|called|warned|posted|"
    r"argued|declared|states|stated)\b[^.?!\n]{0,40}$",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"\b(?:I|we)(?:'ve|’ve| have| had| also| just| always| then)?\s+"
    r"(?:said|say|told|tell|asked|wrote|tweeted)\b[^.?!\n]{0,40}$"
)
_READ = re.compile(
    r"\b(?i:tweet|tweets|letter|email|e-mail|message|facebook|twitter|viewer|question|post)\b[^.?!\n]{0,120}?"
    r"\b(?i:asks|writes|wrote|reads|tweeted|says|wants to know)\b[,:]?\s+(?:(?i:quote)[,:]?\s+)?(?=[A-Z“\"])"
)


@dataclass(frozen=True, slots=True)
class Turn:
    """Characters `[start, end)` of one speaker; `speaker` is the label as it stands, `None` before the first."""

    start: int
    end: int
    speaker: str | None


@dataclass(frozen=True, slots=True)
class Layout:
    """What a transcript is made of: turns in order, characters that nobody speaks, characters somebody else's."""

    turns: tuple[Turn, ...]
    masked: tuple[tuple[int, int], ...]
    relayed: tuple[tuple[int, int], ...]
    lost_apostrophes: bool = False
    caption: bool = False
    prepared: bool = False
    partial: bool = False


def read_layout(text: str, default: str | None = None) -> Layout:
    """Return turns, notes and relayed passages; `default` speaks where no label stands."""
    labels = _labels(text)
    turns: list[Turn] = []
    previous, speaker = 0, default
    for start, end, name in labels:
        if start > previous:
            turns.append(Turn(previous, start, speaker))
        previous, speaker = end, name
    turns.append(Turn(previous, max(len(text), previous + 1), speaker))
    masked = [(start, end) for start, end, _ in labels]
    masked += [match.span() for pattern in (_NOTE, _TIMING) for match in pattern.finditer(text)]
    head = text[:2000].lower()
    return Layout(
        tuple(turns),
        tuple(sorted(masked)),
        tuple(sorted(_relayed(text))),
        lost_apostrophes=_lost(text),
        caption=_is_caption(text),
        prepared="as prepared" in head or "prepared remarks" in head or "check against delivery" in head,
        partial="excerpt" in head or "partial transcript" in head or "rush transcript" in head,
    )


def _labels(text: str) -> list[tuple[int, int, str]]:
    found = [
        (match.start(), match.end(), match["name"].strip())
        for match in _LABEL.finditer(text)
        if match["name"].split()[0].lower() not in _FRONT
    ]
    if not found:
        found = [(match.start(), match.end(), match["name"].strip()) for match in _RECORD.finditer(text)]
    counts: dict[str, int] = {}
    for _, _, name in found:
        counts[name] = counts.get(name, 0) + 1
    # "Here: ..." at the start of a line is speech, unless the line looks like a label in capitals or comes again.
    return [one for one in found if one[2].upper() == one[2] or counts[one[2]] > 1 or " " in one[2] or len(found) > 1]


def _relayed(text: str) -> list[tuple[int, int]]:
    found = []
    for match in _MARKS.finditer(text):
        before = text[max(0, match.start() - 90) : match.start()]
        if _OWN.search(before):
            continue
        if _SAYING.search(before) or len(match[1].split()) > 8:
            found.append(match.span(1))
    for match in _READ.finditer(text):
        stop = re.compile(r"[.?!](?:\s|$)|\n").search(text, match.end())
        if text[match.end() : match.end() + 1] not in ("“", '"'):
            found.append((match.end(), stop.start() + 1 if stop else len(text)))
    return found


def _lost(text: str) -> bool:
    """Whether contractions stand without their apostrophes, as in "dont" and "thats"."""
    without = len(
        re.findall(r"\b(?:dont|thats|didnt|theyre|doesnt|youre|weve|isnt|havent|im|ive)\b", text, re.IGNORECASE)
    )
    return without > 3 and without > 3 * len(re.findall(r"\w[’']t\b", text))


def _is_caption(text: str) -> bool:
    """Whether the text is typed like captions: in one case, or with hardly a full stop."""
    letters = [one for one in text[:20_000] if one.isalpha()]
    if len(letters) < 200:
        return False
    upper = sum(one.isupper() for one in letters) / len(letters)
    stops = sum(text[:20_000].count(sign) for sign in ".?!")
    return upper > 0.8 or upper < 0.004 or stops * 1500 < len(letters)
