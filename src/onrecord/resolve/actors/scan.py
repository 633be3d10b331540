"""Find every name of the public lists in a text: takes a text, returns hits in text order; what each means stays open.

The scan looks at capitalised words only and takes the longest name that begins there, so it is linear in the text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.resolve.actors.dictionary import (
    FIRST_WORD,
    Dictionary,
    Sense,
    capitals_dictionary,
    dictionary,
    lower_names,
)


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


def find_hits(text: str, loud: list[tuple[int, int]]) -> list[Hit]:
    """Return the hits in a flat text; `loud` are the stretches that are all in capitals."""
    names = dictionary()
    found: list[Hit] = []
    done = 0
    for begin, end in loud:
        found += _scan(text, done, begin, names, loud=False)
        found += _scan(text, begin, end, capitals_dictionary(), loud=True)
        done = end
    found += _scan(text, done, len(text), names, loud=False)
    found += _lower(text)
    found.sort(key=lambda hit: (hit.start, -hit.end))
    return list(_apart(found))


def _scan(text: str, begin: int, end: int, names: Dictionary, *, loud: bool) -> list[Hit]:
    found: list[Hit] = []
    done = begin
    for match in FIRST_WORD.finditer(text, begin, end):
        entries = names.get(match.group())
        if entries is None:
            continue
        start = match.start()
        if start < done:
            continue
        for name, senses in entries:
            stop = start + len(name)
            if text.startswith(name, start) and _ends(text, stop) and stop <= end:
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
