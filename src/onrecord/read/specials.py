"""Characters that a reading text does without: takes decoded text, returns where they stand and a problem about them.

NUL and other control characters, zero-width spaces and byte order marks go, soft hyphens go; half surrogates
become U+FFFD. Joiners of emoji and of Persian, marks of writing direction and combining characters stay.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from onrecord.model import Problem, RepairKind, Severity

_SPECIAL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]+|[\ufeff\u200b\u2060]+|\xad+|[\ud800-\udfff]")
_CONTROLS = bytes({*range(32), 127} - {9, 10, 11, 12, 13})
_RARE = "".join(map(chr, {*range(0x80, 0xA0)} - {0x85})) + "\xad\u200b\u2060\ufeff"
_MOST = 400_000


class Special(NamedTuple):
    """Characters `[start, end)` of the source and what stands for them in the text."""

    start: int
    end: int
    kind: RepairKind
    words: str


@dataclass(frozen=True, slots=True)
class Specials:
    """All such characters of a text in order, and what is to be said about them."""

    places: tuple[Special, ...] = ()
    problems: tuple[Problem, ...] = ()


def find_specials(text: str) -> Specials:
    """Return the characters of `text` that are left out or replaced; past very many, harmless ones stay."""
    if not _has_specials(text):
        return Specials()
    places = [_special(match) for match in _SPECIAL.finditer(text)]
    controls = [place for place in places if _is_control(text[place.start])]
    if len(places) > _MOST:
        places = [place for place in places if _is_control(text[place.start]) or place.words]
    return Specials(tuple(places), _problem(text, controls))


def _has_specials(text: str) -> bool:
    """Whether there is anything to look for: much faster than looking, and mostly there is nothing."""
    try:
        data = text.encode()
    except UnicodeEncodeError:
        return True  # half of a character pair
    if len(data.translate(None, _CONTROLS)) < len(data):
        return True
    return not text.isascii() and any(character in text for character in _RARE)


def _special(match: re.Match[str]) -> Special:
    first = match.group()[0]
    if "\ud800" <= first <= "\udfff":
        return Special(match.start(), match.end(), RepairKind.CHARACTER, "\ufffd")
    kind = RepairKind.HYPHEN if first == "\xad" else RepairKind.CHARACTER
    return Special(match.start(), match.end(), kind, "")


def _is_control(character: str) -> bool:
    return character < " " or "\x7f" <= character <= "\x9f"


def _problem(text: str, controls: list[Special]) -> tuple[Problem, ...]:
    if not controls:
        return ()
    count = sum(place.end - place.start for place in controls)
    nul = text.find("\0")
    first = controls[0].start if nul < 0 else nul
    name = "control characters," if nul < 0 else "control characters, NUL among them,"
    return (
        Problem(
            "control-characters",
            f"The text holds {count} {name} the first at character {first} of the source; they are left out. "
            "The file may be damaged or no text: get a clean copy.",
            severity=Severity.WARNING if nul < 0 else Severity.ERROR,
        ),
    )
