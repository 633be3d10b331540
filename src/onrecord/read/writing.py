"""Write the reading text of a plain text: takes its paragraphs as groups of lines, returns text, map and repairs.

Everything is written in the order of the source, so that each character of it is copied, repaired or white space.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from onrecord.model import OffsetMap, Repair, RepairKind, SourceSpan, Span, trimmed
from onrecord.read.builder import TextBuilder
from onrecord.read.emphasis import find_emphasis
from onrecord.read.header import Header
from onrecord.read.lines import Line
from onrecord.read.metadata_order import Found
from onrecord.read.specials import Specials
from onrecord.read.wrapping import Group

_QUOTED = re.compile(r"(?:>[ \t]?){1,5}(?=[^\s>])")
_HASHES = re.compile(r"#{1,6}[ \t]+(?=[^\s#])")
_HYPHENS = frozenset("-‐\xad")
_LEFT_WORD = re.compile(r"[^\W_][\w’'‐-]{0,60}$")
_RIGHT_WORD = re.compile(r"[^\W\d_][\w’']{0,60}")
_WORDS = re.compile(r"[^\W\d_][\w’'-]{1,60}")
_MOST_WORDS = 1_000_000  # characters of a document that are looked at for its words
_MOST_MARKS = 300_000
_HEADER_RUNS = 2_000
_WIDE_SCRIPT = re.compile("[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]{2}")


class Paragraph(NamedTuple):
    """Characters `[start, end)` of the text, how it stood in the source, and the group of lines it comes from."""

    start: int
    end: int
    quoted: bool
    heading: bool
    group: Group


@dataclass(frozen=True, slots=True)
class Written:
    """The reading text with its way back."""

    text: str
    source_map: OffsetMap
    repairs: tuple[Repair, ...]
    emphasis: tuple[Span, ...]
    paragraphs: tuple[Paragraph, ...]

    def place_findings(self, header: Header) -> list[Found]:
        """Return what the header says, with spans of the text; a title reads as the text has it."""
        head = OffsetMap(self.source_map.runs[:_HEADER_RUNS])
        placed: list[Found] = []
        for item, found in zip(header.found, header.found_at([0] * (len(header.kinds) + 1)), strict=True):
            lines = self.paragraphs[item.block].group.lines
            pieces = head.to_text(SourceSpan(_in_source(lines, item.start), _in_source(lines, item.end - 1) + 1))
            span = Span(pieces[0].start, pieces[-1].end) if pieces else None
            value = span.text_in(self.text) if span is not None and item.field == "title" else found.value
            placed.append(Found(found.field, value, found.origin, found.detail, span))
        return placed


def write_text(
    text: str, groups: Sequence[Group], furniture: Sequence[Line], specials: Specials, header: Header
) -> Written:
    """Write the paragraphs of `groups`, leave out `furniture`, replace `specials` and record each repair."""
    writer = _Writer(text, furniture, specials)
    for index, group in enumerate(groups):
        writer.write_group(group, label=header.starts[index] if index < len(header.starts) else 0)
    writer.pass_over(len(text))
    return writer.finish()


def _in_source(lines: Sequence[Line], place: int) -> int:
    """Return the source offset of a character of lines joined by one space each."""
    for line in lines:
        length = line.end - line.start
        if place < length:
            return line.start + place
        place -= length + 1
    return lines[-1].end - 1


def _trim(text: str, paragraph: Paragraph) -> Paragraph:
    """Return a paragraph without the white space that a control character at its edge leaves bare."""
    if not (text[paragraph.start].isspace() or text[paragraph.end - 1].isspace()):
        return paragraph
    span = trimmed(text, paragraph.start, paragraph.end)
    return paragraph if span is None else paragraph._replace(start=span.start, end=span.end)


class _Writer:
    def __init__(self, text: str, furniture: Sequence[Line], specials: Specials) -> None:
        self.text = text
        self.builder = TextBuilder()
        self.furniture = furniture
        self.next_furniture = 0
        self.specials = specials.places
        self.next_special = 0
        self.place = 0  # everything of the source before it is dealt with
        self.paragraphs: list[Paragraph] = []
        self.emphasis: list[Span] = []
        marks = text.count("*") + text.count("_")
        self.has_marks = 1 < marks <= _MOST_MARKS
        self.words: frozenset[str] | None = None

    def finish(self) -> Written:
        builder = self.builder
        emphasis = tuple(sorted(self.emphasis))
        text = builder.text()
        paragraphs = tuple(_trim(text, paragraph) for paragraph in self.paragraphs)
        return Written(text, builder.offset_map(), builder.repairs(), emphasis, paragraphs)

    def write_group(self, group: Group, *, label: int) -> None:
        """Write one paragraph, its lines joined."""
        self.pass_over(group.lines[0].start)
        if self.builder.length:
            self.builder.separate()
        start = self.builder.length
        text = self.text
        quoted = text.startswith(">", group.lines[0].start)
        heading = text.startswith("#", group.lines[0].start) and len(group.lines) == 1
        lines, prefixes = self._without_prefixes(group, quoted=quoted, heading=heading, label=label)
        heading = heading and bool(prefixes[0])
        marks = self._find_marks(lines) if self.has_marks else []
        last = len(lines) - 1
        for index, (line, prefix) in enumerate(zip(lines, prefixes, strict=True)):
            if prefix and not index:
                self._remove(line.start - prefix, line.start, RepairKind.MARKUP)
            if index == last:
                self._copy_line(line.start, line.end, marks)
                break
            following = lines[index + 1]
            hyphen = self._hyphen(line.end, following.start) if self.text[line.end - 1] in _HYPHENS else None
            end = line.end - 1 if hyphen is False else line.end
            self._copy_line(line.start, end, marks)
            self._join(end, following, prefixes[index + 1], hyphen)
        if self.builder.length > start:
            self.paragraphs.append(Paragraph(start, self.builder.length, quoted, heading, group))

    def pass_over(self, end: int) -> None:
        """Leave out the source up to `end`: white space, furniture and characters that do not belong in a text."""
        while self.next_furniture < len(self.furniture) and self.furniture[self.next_furniture].start < end:
            line = self.furniture[self.next_furniture]
            self.next_furniture += 1
            self._pass_specials(line.start)
            self._remove(line.start, line.end, RepairKind.FURNITURE)
        self._pass_specials(end)
        self.place = max(self.place, end)

    def _pass_specials(self, end: int) -> None:
        while self.next_special < len(self.specials) and self.specials[self.next_special].start < end:
            special = self.specials[self.next_special]
            self.next_special += 1
            self.builder.put("", special.kind, SourceSpan(special.start, special.end))

    def _remove(self, start: int, end: int, kind: RepairKind, words: str = "") -> None:
        """Put `words` in the place of source characters `[start, end)`."""
        self.builder.put(words, kind, SourceSpan(start, end))
        while self.next_special < len(self.specials) and self.specials[self.next_special].start < end:
            self.next_special += 1
        self.place = end

    def _without_prefixes(
        self, group: Group, *, quoted: bool, heading: bool, label: int
    ) -> tuple[list[Line], list[int]]:
        """Return the lines without quotation signs, heading signs and labels, and the width of those."""
        if not (quoted or heading or label):
            return group.lines, [0] * len(group.lines)
        lines: list[Line] = []
        prefixes: list[int] = []
        for index, line in enumerate(group.lines):
            sign = (_QUOTED if quoted else _HASHES).match(self.text, line.start, line.end)
            width = label if label and not index else (sign.end() - line.start if sign else 0)
            lines.append(line._replace(start=line.start + width))
            prefixes.append(width)
        return lines, prefixes

    def _find_marks(self, lines: Sequence[Line]) -> list[tuple[int, int, int]]:
        """Return the emphasis marks of a paragraph as (source offset, width, partner), in order."""
        text = self.text
        first, last = lines[0].start, lines[-1].end
        if text.find("*", first, last) < 0 and text.find("_", first, last) < 0:
            return []
        raw = " ".join(text[line.start : line.end] for line in lines)
        begins: list[int] = []
        total = 0
        for line in lines:
            begins.append(total)
            total += line.end - line.start + 1

        def in_source(place: int) -> int:
            index = bisect_right(begins, place) - 1
            return lines[index].start + place - begins[index]

        marks: list[tuple[int, int, int]] = []
        for pair in find_emphasis(raw):
            opening, closing = in_source(pair.opening), in_source(pair.closing)
            marks += [(opening, pair.width, -1), (closing, pair.width, opening)]
        marks.sort(reverse=True)
        self.openings: dict[int, int] = {}
        return marks

    def _copy_line(self, start: int, end: int, marks: list[tuple[int, int, int]]) -> None:
        """Copy a line; `marks` is a stack of the paragraph's emphasis marks, the next one last."""
        while marks and marks[-1][0] < end:
            place, width, partner = marks.pop()
            self._copy(start, place)
            self._remove(place, place + width, RepairKind.MARKUP)
            if partner < 0:
                self.openings[place] = self.builder.length
            elif self.openings[partner] < self.builder.length:
                self.emphasis.append(Span(self.openings[partner], self.builder.length))
            start = place + width
        self._copy(start, end)

    def _copy(self, start: int, end: int) -> None:
        """Copy source characters, those that do not belong in a text left out or replaced."""
        while self.next_special < len(self.specials) and self.specials[self.next_special].start < end:
            special = self.specials[self.next_special]
            self.next_special += 1
            self.builder.copy(self.text[start : special.start], start)
            self.builder.put(special.words, special.kind, SourceSpan(special.start, special.end))
            start = special.end
        self.builder.copy(self.text[start:end], start)
        self.place = end

    def _join(self, end: int, line: Line, prefix: int, hyphen: bool | None) -> None:
        """Join the lines that end at `end` and that `line` goes on with: by a space, or by nothing in a word.

        `hyphen` says whether a hyphen at the line's end stays; `None` where there is none.
        """
        start = line.start - prefix
        has_furniture = self.next_furniture < len(self.furniture) and self.furniture[self.next_furniture].start < start
        kind = RepairKind.PAGE_BREAK if has_furniture or line.blank or line.feed else RepairKind.LINE_BREAK
        if has_furniture:
            if hyphen is False:
                self._remove(end, end + 1, RepairKind.HYPHEN)
            self.pass_over(self.furniture[self._last_furniture(start)].end)
            end = self.place
        elif hyphen is False:
            kind = RepairKind.HYPHEN
        close = hyphen is not None or _WIDE_SCRIPT.match(self.text[end - 1] + self.text[line.start])
        self._remove(end, start, kind, "" if close else " ")
        if prefix:
            self._remove(start, line.start, RepairKind.MARKUP)

    def _last_furniture(self, end: int) -> int:
        index = self.next_furniture
        while index + 1 < len(self.furniture) and self.furniture[index + 1].start < end:
            index += 1
        return index

    def _hyphen(self, end: int, start: int) -> bool | None:
        """Whether the hyphen before `end` stays when the text goes on at `start`; `None` where it is a dash."""
        if self.text[end - 1] == "\xad":
            return False
        left = _LEFT_WORD.search(self.text, max(end - 62, 0), end - 1)
        right = _RIGHT_WORD.match(self.text, start)
        if left is None or not self.text[start].isalnum():
            return None
        if right is None:
            return True
        from onrecord.read.hyphens import keeps_hyphen

        return keeps_hyphen(left.group(), right.group(), self._known_words())

    def _known_words(self) -> frozenset[str]:
        if self.words is None:
            self.words = frozenset(_WORDS.findall(self.text, 0, _MOST_WORDS))
        return self.words
