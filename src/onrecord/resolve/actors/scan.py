"""Find every name of the public lists in a text: takes a text, returns hits in text order; what each means stays open.

The scan looks at capitalised words only and takes the longest name that begins there, so it is linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from onrecord.resolve.actors.dictionary import Dictionary, Sense, capitals_dictionary, dictionary, lower_names
from onrecord.resolve.capitals import places_of

_DOTTED = re.compile(r"(?:[A-Z]\.){2,}")
_LETTERS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ")


@dataclass(frozen=True, slots=True)
class Hit:
    """A name of the lists in the text, with everything it may mean; `loud` where all around it is in capitals."""

    start: int
    end: int
    senses: tuple[Sense, ...]
    loud: bool = False


def flat(text: str) -> str:
    """Return a text of the same length with one kind of apostrophe, hyphen and space, as the lists have them."""
    for sign, plain in (("’", "'"), ("\u00a0", " "), ("‑", "-"), ("–", "-")):
        text = text.replace(sign, plain)
    return text


def find_hits(text: str, loud: list[tuple[int, int]], capitals: Mapping[str, list[int]]) -> list[Hit]:
    """Return the hits in a flat text.

    `loud` are the stretches that are all in capitals, `capitals` the capitalised words and where they begin.
    """
    found = _scan(text, _first_words(text, dictionary(), capitals), dictionary(), _between(loud, len(text)), loud=False)
    if loud:
        names = capitals_dictionary()
        found += _scan(text, _first_words(text, names, capitals), names, loud, loud=True)
    found += _lower(text)
    found.sort(key=lambda hit: (hit.start, -hit.end))
    return list(_apart(found))


def _between(loud: list[tuple[int, int]], end: int) -> list[tuple[int, int]]:
    """Return the stretches that are not loud."""
    return list(zip([0, *(stop for _, stop in loud)], [*(begin for begin, _ in loud), end], strict=True))


def _first_words(text: str, names: Dictionary, capitals: Mapping[str, list[int]]) -> list[tuple[int, str]]:
    """Return where words stand that begin names, in text order; letters with stops ("U.S.") are one word."""
    dotted: list[tuple[int, str]] = []
    inside: set[int] = set()
    for start, _ in places_of(_LETTERS, capitals):
        match = _DOTTED.match(text, start) if start not in inside else None
        if match is not None:
            inside.update(range(start, match.end(), 2))
            dotted.append((start, match.group()))
    plain = places_of(names, capitals)
    if not dotted:
        return plain
    known = [one for one in dotted if one[1] in names]
    return sorted([*known, *(one for one in plain if one[0] not in inside)])


def _scan(
    text: str, first_words: list[tuple[int, str]], names: Dictionary, stretches: list[tuple[int, int]], *, loud: bool
) -> list[Hit]:
    """Return the longest names that begin with one of the first words and lie in one of the stretches."""
    found: list[Hit] = []
    done = at = 0
    for start, word in first_words:
        while at < len(stretches) and stretches[at][1] <= start:
            at += 1
        if at == len(stretches):
            break
        if start < max(done, stretches[at][0]):
            continue
        for name, senses in names[word]:
            stop = start + len(name)
            if text.startswith(name, start) and _ends(text, stop) and stop <= stretches[at][1]:
                found.append(Hit(start, stop, senses, loud))
                done = stop
                break
    return found


def _ends(text: str, stop: int) -> bool:
    """Whether a name may end here: neither a letter nor a digit follows, nor a sign that makes it another word."""
    after = text[stop : stop + 1]
    return not after or not (after.isalnum() or after in "_@+$")


def _lower(text: str) -> Iterator[Hit]:
    for name, senses in lower_names():
        start = text.find(name)
        while start >= 0:
            stop = start + len(name)
            if (start == 0 or not (text[start - 1].isalnum() or text[start - 1] in "-_")) and _ends(text, stop):
                yield Hit(start, stop, senses)
            start = text.find(name, stop)


def _apart(hits: list[Hit]) -> Iterator[Hit]:
    """Yield hits that do not overlap, the longest of those that begin at one place."""
    done = 0
    for hit in hits:
        if hit.start >= done:
            yield hit
            done = hit.end
