"""Say what each paragraph of a plain text is: takes the written text and its header, returns the parts in order."""

from __future__ import annotations

import re

from onrecord.model import Part, PartKind, PartStyle, Span
from onrecord.read.boilerplate import has_picture_credit, is_about_heading, is_boilerplate, is_end_mark
from onrecord.read.dateline import find_dateline
from onrecord.read.header import Header
from onrecord.read.interview import with_labelled_turns
from onrecord.read.wrapping import is_rule
from onrecord.read.writing import Paragraph, Written

_CAPTION = re.compile(
    r"(?i)[(\[]?(?:photo(?:graph)?s?|pictures?|image|file photo|caption|credit|illustration|graphic|video|map)"
    r"(?: (?:by|credit|courtesy(?: of)?))?\s?[:/]\s?\S|\(?(?:file )?photo(?:graph)? (?:by|courtesy)\b"
)
_QUESTION = re.compile(r"(?:Q|Question|QUESTION)\s?(?:[:.]|\d{1,3}[:.])\s")
_LIST_ITEM = re.compile(r"(?:[•◦▪‣●○■□∙*+]|[-–—])\s+\S|\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)]\s+\S")
_LONGEST_CAPTION = 400
_LONGEST_HEADING = 100
_INDENT = 3
_TAIL = 0.5


def name_parts(written: Written, header: Header) -> tuple[Part, ...]:
    """Return one part for each paragraph, and one for a dateline before the first paragraph of the body."""
    return with_labelled_turns(written.text, _Namer(written, header).run())


class _Namer:
    def __init__(self, written: Written, header: Header) -> None:
        self.text = written.text
        self.paragraphs = written.paragraphs
        self.kinds = header.kinds
        self.indent = self._usual_indent()
        self.ended = False  # an end mark or an "About" heading stood before: what follows is boilerplate

    def run(self) -> list[Part]:
        parts: list[Part] = []
        for index, paragraph in enumerate(self.paragraphs):
            if index < len(self.kinds):
                parts.append(Part(self.kinds[index], Span(paragraph.start, paragraph.end)))
                continue
            start = paragraph.start
            if index == len(self.kinds):
                dateline = find_dateline(self.text[start : min(paragraph.end, start + 1_000)])
                if dateline is not None:
                    parts.append(Part(PartKind.DATELINE, Span(start, start + dateline.end)))
                    start += dateline.body
            parts.append(self._name(index, paragraph, start))
        return parts

    def _name(self, index: int, paragraph: Paragraph, start: int) -> Part:
        span = Span(start, paragraph.end)
        words = self.text[start : min(paragraph.end, start + 1_300)]
        kind = self._kind(index, paragraph, words)
        style = self._style(paragraph, words) if kind is PartKind.BODY else None
        return Part(kind, span, style)

    def _kind(self, index: int, paragraph: Paragraph, words: str) -> PartKind:
        late = paragraph.start > _TAIL * len(self.text)
        if self.ended:
            return PartKind.BOILERPLATE
        if late and (is_end_mark(words) or (is_about_heading(words) and self._next_is_long(index))):
            self.ended = True
            return PartKind.BOILERPLATE
        if is_rule(words) or is_boilerplate(words):
            return PartKind.BOILERPLATE
        if paragraph.heading:
            return PartKind.HEADING
        if (len(words) <= _LONGEST_CAPTION and _CAPTION.match(words)) or has_picture_credit(words):
            return PartKind.CAPTION
        return PartKind.HEADING if self._is_heading(index, paragraph, words) else PartKind.BODY

    def _next_is_long(self, index: int) -> bool:
        following = self.paragraphs[index + 1 : index + 2]
        return bool(following) and following[0].end - following[0].start > 80

    def _is_heading(self, index: int, paragraph: Paragraph, words: str) -> bool:
        """Whether a short line without a full stop opens a stretch of paragraphs."""
        if len(words) > _LONGEST_HEADING or words.count(" ") > 13 or words[-1] in ".!,:;…”\"'’»-–—" or paragraph.quoted:
            return False
        if not (words[0].isupper() or words[0].isdigit()) or _LIST_ITEM.match(words) or _QUESTION.match(words):
            return False
        if index + 1 >= len(self.paragraphs) or self._is_set_in(paragraph):
            return False
        following = self.paragraphs[index + 1]
        first = self.text[following.start : following.start + 1]
        long_enough = following.end - following.start > 80 or self.text[following.end - 1] in '.!?”"'
        return long_enough and not first.islower() and self._ends(index - 1)

    def _ends(self, index: int) -> bool:
        """Whether the paragraph at `index` is the header, a heading or ends with a full stop."""
        if index < len(self.kinds):
            return True
        paragraph = self.paragraphs[index]
        return self.text[paragraph.end - 1] in ".!?”\"'’)»…" or paragraph.end - paragraph.start <= _LONGEST_HEADING

    def _style(self, paragraph: Paragraph, words: str) -> PartStyle | None:
        if paragraph.quoted:
            return PartStyle.BLOCKQUOTE
        if _LIST_ITEM.match(words):
            return PartStyle.LIST
        return PartStyle.BLOCKQUOTE if self._is_set_in(paragraph) else None

    def _is_set_in(self, paragraph: Paragraph) -> bool:
        """Whether every line of a paragraph stands further in than the text around it."""
        return all(line.indent >= self.indent + _INDENT for line in paragraph.group.lines)

    def _usual_indent(self) -> int:
        """Return the indent that most paragraphs have, by their least indented line."""
        counts: dict[int, int] = {}
        for paragraph in self.paragraphs[len(self.kinds) :][:5_000]:
            indent = min(line.indent for line in paragraph.group.lines)
            counts[indent] = counts.get(indent, 0) + paragraph.end - paragraph.start
        return max(counts, key=lambda indent: counts[indent]) if counts else 0
