"""Turns of interviews and transcripts: takes `Line`s, returns what each speaker says, as `Found`.

A turn begins with a label (“LUND:”, “Ida Lund:”, “Q:”) or is set as question or answer; paragraphs without a label go
on with it until the author's own voice returns: a paragraph that names a speaker and in which nobody says “I” or “we”.
"""

from __future__ import annotations

from itertools import pairwise

from onrecord.extract.found import Found
from onrecord.extract.lines import Line
from onrecord.model import PartKind, PartStyle

_FEWEST_LABELS = 3
_LABEL_EVERY = 5
_LONGEST_LABEL = 6
_FIRST_PERSON = frozenset("i me my mine myself we us our ours ourselves".split())
_ASKED = frozenset("q a question answer".split())


class Turns:
    """The turns of one document, read line by line."""

    def __init__(self, lines: list[Line]) -> None:
        labelled = [(line, colon) for line in lines if (colon := label_of(line)) is not None]
        many = len(labelled) >= max(_FEWEST_LABELS, len(lines) // _LABEL_EVERY)
        self.is_transcript = many or _has_answer(lines)
        self._names = {line.lows[colon - 1] for line, colon in labelled} - _ASKED if self.is_transcript else set()
        self._current: Found | None = None
        self._style: PartStyle | None = None

    def read(self, line: Line) -> tuple[Found | None, bool]:
        """Return the turn that a paragraph belongs to, `None` where it is the author's, and whether it begins there."""
        if not self.is_transcript or line.part.kind not in (PartKind.BODY, PartKind.HEADING):
            return None, False
        colon = label_of(line)
        if colon is not None:
            content = [line.span(colon + 1, len(line.codes))]
            asked = line.lows[0] in _ASKED
            source = () if asked else (line.span(0, colon),)
            self._current = Found("question" if asked else "label", source, (), content, ends_quoted=True)
            self._style = line.part.style
            return self._current, True
        style = line.part.style
        is_set = style in (PartStyle.QUESTION, PartStyle.ANSWER)
        if is_set and (self._current is None or style is not self._style):
            self._current = Found("question", (), (), [line.span(0, len(line.codes))], ends_quoted=True)
            self._style = style
            return self._current, True
        if line.part.kind is PartKind.HEADING:
            return None, False
        if self._current is not None and (is_set or not self._is_author(line)):
            self._current.content.append(line.span(0, len(line.codes)))
            return self._current, False
        self._current = None
        return None, False

    def _is_author(self, line: Line) -> bool:
        """Whether a paragraph without a label is no part of the turn before it."""
        if not _FIRST_PERSON.isdisjoint(line.lows):
            return False
        return bool(line.quotes) or not self._names.isdisjoint(line.lows)


def label_of(line: Line) -> int | None:
    """Return the item of the colon after "LUND:", "Ida Lund:" or "Q:" at the head of a paragraph."""
    colon = line.codes.find(":", 0, _LONGEST_LABEL)
    if colon <= 0 or colon + 1 >= len(line.codes) or set(line.codes[:colon]) - set("ud.") or line.quotes.get(colon + 1):
        return None
    return colon if "u" in line.codes[:colon] or line.lows[0] == "a" else None


def _has_answer(lines: list[Line]) -> bool:
    """Whether a paragraph “A: …” follows a paragraph “Q: …”, by its label or by its style."""
    pairs = pairwise(lines)
    return any(
        (one.part.style is PartStyle.QUESTION and two.part.style is PartStyle.ANSWER)
        or (one.lows[:2] == ["q", ":"] and two.lows[:2] == ["a", ":"])
        for one, two in pairs
    )
