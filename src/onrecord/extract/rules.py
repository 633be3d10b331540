"""Attributions by rule over a whole document: takes lines, returns frames with their lines, in text order."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.extract.cues import find_cues
from onrecord.extract.frames import Frame, find_frames
from onrecord.extract.lines import Line
from onrecord.extract.phrases import Range, phrase_before, subject_of
from onrecord.lexicons import words
from onrecord.model import PartKind, PartStyle, Span

_BARE = re.compile(r"[q,;:.\-cx]*")
_LONG_ENOUGH = 5


@dataclass(slots=True)
class Found:
    """One attribution as spans, and the name of the pattern that found it."""

    pattern: str
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: list[Span]
    ends_quoted: bool


def find_all(lines: list[Line]) -> list[Found]:
    """Return the attributions of a document."""
    found: list[Found] = []
    previous: Found | None = None
    for line in lines:
        if line.part.kind in (PartKind.BYLINE, PartKind.DATELINE, PartKind.BOILERPLATE):
            continue
        previous = _read_line(line, found, previous)
    return found


def _read_line(line: Line, found: list[Found], before: Found | None) -> Found | None:
    """Read one paragraph; `before` is the attribution that the paragraph before ended with, if it did."""
    if line.part.style is PartStyle.BLOCKQUOTE and before is not None and not line.quotes:
        block = Found("block", before.source, before.cue, [line.span(0, len(line.codes))], ends_quoted=True)
        found.append(block)
        return block
    last: Found | None = None
    opening = before
    for first, stop in line.units:
        codes = line.codes[first:stop]
        bare = "q" in codes and _BARE.fullmatch(codes) is not None
        if bare:
            last = _bare(line, first, stop, found, last, opening)
            opening = None
            continue
        frames = _headline(line, first, stop) or find_frames(line, first, stop) or _without_verb(line, first, stop)
        opening = None
        last = None
        for frame in frames:
            last = _as_found(line, frame)
            found.append(last)
    return _introduction(line) or last


def _introduction(line: Line) -> Found | None:
    """A paragraph that ends with a colon introduces the quotation of the next: “Cruz continued:”."""
    first, stop = line.units[-1]
    if line.codes[stop - 1] != ":":
        return None
    cues = [cue for cue in find_cues(line, first, stop) if not cue.negated and cue.kind != "phrase"]
    for cue in reversed(cues):
        source = phrase_before(line, first, cue.first) or subject_of(line, first, cue.first)
        if source is not None:
            return Found("introduced", (line.span(*source),), (line.span(cue.first, cue.stop),), [], ends_quoted=True)
    source = subject_of(line, first, stop - 1)
    return Found("introduced", (line.span(*source),), (line.span(stop - 1, stop),), [], ends_quoted=True) if source else None


def _headline(line: Line, first: int, stop: int) -> list[Frame]:
    """“Lund: Plan Is a ‘Disaster’”: a name, a colon and what is quoted from it."""
    colon = line.codes.find(":", first, min(stop, first + 9))
    if colon <= first or "q" not in line.codes[colon:stop] or set(line.codes[first:colon]) - set("ud'no"):
        return []
    if "u" not in line.codes[first:colon]:
        return []
    end = stop - 1 if line.codes[stop - 1] == "." else stop
    return [Frame("colon", (colon, colon + 1), (first, colon), [(colon + 1, end)])]


def _bare(
    line: Line, first: int, stop: int, found: list[Found], last: Found | None, opening: Found | None
) -> Found | None:
    """A sentence that is only quotations goes on with the speaker before it."""
    begin = first + line.codes[first:stop].index("q")
    end = first + line.codes[first:stop].rindex("q") + 1
    span = line.span(begin, end)
    if last is not None:
        last.content.append(span)
        last.ends_quoted = True
        return last
    if opening is not None:
        more = Found("next-paragraph", opening.source, opening.cue, [span], ends_quoted=True)
        found.append(more)
        return more
    alone = Found("alone", (), (), [span], ends_quoted=True)
    found.append(alone)
    return alone


def _as_found(line: Line, frame: Frame) -> Found:
    def spans(piece: Range | None) -> tuple[Span, ...]:
        return (line.span(*piece),) if piece is not None else ()

    content = [line.span(*piece) for piece in sorted(frame.content)]
    return Found(frame.pattern, spans(frame.source), spans(frame.cue), content, "q" in line.codes[frame.content[-1][0] : frame.content[-1][1]])


def _without_verb(line: Line, first: int, stop: int) -> list[Frame]:
    """Colons and nouns of speech that introduce a quotation."""
    quote = line.codes.find("q", first, stop)
    if quote < 0:
        return []
    before = quote - 1
    if before > first and line.codes[before] == ":":
        source = subject_of(line, first, before)
        return [Frame("colon", (before, quote), source, [(quote, stop)])] if source else []
    for index in range(quote - 1, max(first, quote - 7) - 1, -1):
        if line.lows[index] in words("cue_nouns"):
            gap = line.codes[index + 1 : quote]
            if index > first and line.codes[index - 1] in "'d" or "s" in gap:
                owner = phrase_before(line, first, index) if line.codes[index - 1] == "'" else None
                if owner is None and line.lows[index - 1] in ("his", "her", "their", "my", "our", "its"):
                    owner = (index - 1, index)
                if owner is not None:
                    return [Frame("noun", (index, index + 1), owner, [(index + 1, quote + 1)])]
    return []
