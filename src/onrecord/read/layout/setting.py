"""Write passages as the reading text: takes `Passage`s, fills a `TextBuilder` and says where each passage stands.

Lines are joined by one space, line-end hyphens stay or go, ligatures are spelled out; each change is a repair.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.model import Box, RepairKind, SourceSpan, Span
from onrecord.read.builder import TextBuilder
from onrecord.read.hyphens import SOFT_HYPHEN, keeps_hyphen
from onrecord.read.layout.characters import HYPHEN_MARKS, Fragment, PageShape
from onrecord.read.layout.joins import Passage
from onrecord.read.layout.lines import Line, needs_space

_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_SPECIAL = re.compile(r"[\x00-\x1f\x7f\u00ad\ufb00-\ufb06\ufffe\ud800-\udfff]|[ \u00a0]{2,}")
_LAST_WORD = re.compile(r"[^\W\d_]+(?:[-‐‑'’][^\W\d_]+)*$|\w+$")
_FIRST_WORD = re.compile(r"\w+(?:[-‐‑'’]\w+)*")
_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_HYPHENS = HYPHEN_MARKS + "-‐‑" + SOFT_HYPHEN
_TWO_OF_THREE = frozenset({"and", "or", "to"})  # "two- and three-year": the hyphen stands for the word to come


@dataclass(slots=True)
class Setting:
    """The text while it is written. `shapes` has the page of each number; `words` are those of the document."""

    shapes: Mapping[int, PageShape]
    words: frozenset[str]
    builder: TextBuilder = field(default_factory=TextBuilder)
    emphasis: list[Span] = field(default_factory=list)

    def write(self, passage: Passage) -> tuple[int, int]:
        """Append a passage; return where it begins and ends."""
        if self.builder.length:
            self.builder.separate()
        start = self.builder.length
        lines = [line for piece in passage.pieces for line in piece.lines]
        breaks = {id(piece.lines[0]) for piece in passage.pieces[1:]}
        roman = not all(line.italic for line in lines)
        for index, line in enumerate(lines):
            following = lines[index + 1] if index + 1 < len(lines) else None
            self._write_line(line, following, cut=following is not None and id(following) in breaks, roman=roman)
        return start, self.builder.length

    def leave_out(self, lines: Iterable[Line]) -> None:
        """Record lines that do not come into the text."""
        for line in lines:
            for fragment in line.fragments:
                source = SourceSpan(fragment.start, fragment.end, line.page)
                self.builder.put("", RepairKind.FURNITURE, source)

    def _write_line(self, line: Line, following: Line | None, *, cut: bool, roman: bool) -> None:
        last = len(line.fragments) - 1
        for index, fragment in enumerate(line.fragments):
            text = fragment.text
            begin = len(text) - len(text.lstrip()) if index == 0 else 0
            if index and needs_space(line.fragments[index - 1], fragment):
                self.builder.put(" ", RepairKind.CHARACTER)
            end = len(text.rstrip()) if index == last else len(text)
            hyphen = index == last and text[end - 1 : end] in _HYPHENS and end > begin
            start = self.builder.length
            self._copy(fragment, line.page, begin, end - 1 if hyphen else end)
            if fragment.italic and roman:
                self._emphasize(start)
            if hyphen:
                self._end_with_hyphen(fragment, line, following, end - 1, cut=cut)
            elif index == last and following is not None:
                self._end_line(fragment, line, following, end, " " if _needs_space_after(text[:end]) else "", cut=cut)

    def _copy(self, fragment: Fragment, page: int, begin: int, end: int) -> None:
        """Append characters `[begin, end)` of a fragment, those that are no letters put right."""
        box = fragment.box(self.shapes[page])
        if fragment.length != len(fragment.text):  # one character that PDFium counts as two
            self._put_through(fragment.text[begin:end], fragment.start + begin, page, box)
            return
        text, place = fragment.text, begin
        for match in _SPECIAL.finditer(text, begin, end):
            self._put_through(text[place : match.start()], fragment.start + place, page, box)
            source = SourceSpan(fragment.start + match.start(), fragment.start + match.end(), page)
            self.builder.put(*_put_right(match[0]), source)
            place = match.end()
        self._put_through(text[place:end], fragment.start + place, page, box)

    def _put_through(self, words: str, start: int, page: int, box: Box) -> None:
        self.builder.copy(words, start, page=page, box=box)

    def _emphasize(self, start: int) -> None:
        end = self.builder.length
        words = self.builder.last_characters(end - start)
        end -= len(words) - len(words.rstrip())
        if end <= start:
            return
        if self.emphasis and start - self.emphasis[-1].end <= 1:
            start = self.emphasis.pop().start
        self.emphasis.append(Span(start, end))

    def _end_with_hyphen(
        self, fragment: Fragment, line: Line, following: Line | None, place: int, *, cut: bool
    ) -> None:
        """Write or leave out the hyphen at the end of a line, then join the next line to it."""
        raw = fragment.text[place]
        source = SourceSpan(fragment.start + place, fragment.start + place + 1, line.page)
        left = _LAST_WORD.search(line.text.rstrip().rstrip(_HYPHENS))
        right = _FIRST_WORD.match(following.text.lstrip()) if following is not None else None
        stays, space = True, ""
        if following is not None and (left is None or not line.text.rstrip()[-2:-1].isalnum()):
            space = " "  # a dash between words
        elif left is not None and right is not None and line.text.rstrip()[-2:-1].isalnum():
            stays = raw != SOFT_HYPHEN and keeps_hyphen(left[0], right[0], self.words)
            space = " " if stays and right[0] in _TWO_OF_THREE else ""
        if not stays:
            self.builder.put("", RepairKind.HYPHEN, source)
        elif raw in HYPHEN_MARKS + SOFT_HYPHEN:
            self.builder.put("-", RepairKind.HYPHEN, source)
        else:
            self._put_through(raw, source.start, line.page, fragment.box(self.shapes[line.page]))
        if following is not None and stays:
            self._end_line(fragment, line, following, place + 1, space, cut=cut)

    def _end_line(self, fragment: Fragment, line: Line, following: Line, end: int, space: str, *, cut: bool) -> None:
        stop = fragment.start + (end if fragment.length == len(fragment.text) else fragment.length)
        first = following.fragments[0]
        next_start = first.start + len(first.text) - len(first.text.lstrip())
        source = None
        if line.page == following.page and stop < next_start <= stop + 4:
            source = SourceSpan(stop, next_start, line.page)
        self.builder.put(space, RepairKind.PAGE_BREAK if cut else RepairKind.LINE_BREAK, source)


def _put_right(words: str) -> tuple[str, RepairKind]:
    """Return what to write for characters that are no letters of the text, and the kind of the repair."""
    if words in _LIGATURES:
        return _LIGATURES[words], RepairKind.CHARACTER
    if words == SOFT_HYPHEN:
        return "", RepairKind.HYPHEN
    if words in HYPHEN_MARKS:
        return "-", RepairKind.HYPHEN
    if words[0] in " \u00a0\t":
        return " ", RepairKind.CHARACTER
    return ("\ufffd" if "\ud800" <= words <= "\udfff" else ""), RepairKind.CHARACTER


def _needs_space_after(text: str) -> bool:
    """Whether a space joins the next line: not after a dash that stands close to its word."""
    return not (text.endswith(("—", "/")) and len(text) > 1 and text[-2].isalnum())


def document_words(lines: Iterable[Line]) -> frozenset[str]:
    """Return the words of a document that no line end cuts, when some line ends with a hyphen."""
    kept = list(lines)
    if not any(line.text.rstrip()[-1:] in _HYPHENS for line in kept):
        return frozenset()
    found: set[str] = set()
    for before, line in _pairs(kept):
        text = line.text.strip()
        if before is not None and before.text.rstrip()[-1:] in _HYPHENS:
            text = text.partition(" ")[2]
        if text[-1:] in _HYPHENS:
            text = text.rpartition(" ")[0]
        found.update(_WORDS.findall(text))
    return frozenset(found)


def _pairs(lines: Sequence[Line]) -> Iterator[tuple[Line | None, Line]]:
    before: Line | None = None
    for line in lines:
        yield before, line
        before = line
