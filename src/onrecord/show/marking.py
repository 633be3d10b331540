"""The article with its highlights: takes a `Record`, returns HTML in which every character of the text stands once.

Spans overlap freely, so the text is cut at every border into fragments; each fragment carries the classes of all
records that hold it, and no element ever crosses another. Fragments are escaped here, nowhere else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from markupsafe import Markup, escape

from onrecord.model import Part, PartKind, PartStyle, Record, Span
from onrecord.show.visible import BIDI, page_text

_MOST_RECORDS = 12
"""Records named on one fragment; more would make a page that grows with the square of its overlaps."""
_LABELS = {
    "s": "Statement",
    "c": "Commitment",
    "x": "Words in quotation marks",
    "u": "Figures without a source",
    "p": "Problem",
}
_BLOCK_BREAK = re.compile(r"[\n\r]")
_TAGS = {PartKind.TITLE: "h1", PartKind.HEADING: "h2"}


@dataclass(frozen=True, slots=True)
class Mark:
    """One span to highlight. `record` is the id of its card without the prefix, `role` the class that colours it.

    `anchor` is the number to show where the first piece of the record's words begins; `place` is the id of a place
    that a link leads to and nothing shows, such as the "t1" of a date.
    """

    span: Span
    record: str
    role: str
    anchor: str | None = None
    place: str | None = None


def find_marks(record: Record) -> list[Mark]:
    """Return every span of the records; "s1", "c1", "x1", "u1" and "p1" name their cards."""
    marks: list[Mark] = []
    for number, statement in enumerate(record.statements, 1):
        name = f"s{number}"
        marks += [Mark(span, name, "source") for span in statement.source]
        marks += [Mark(span, name, "cue") for span in statement.cue]
        first = statement.content[0]
        marks += [Mark(span, name, "content", str(number) if span is first else None) for span in statement.content]
        marks += [Mark(span, name, "quoted") for span in statement.quoted]
    for number, commitment in enumerate(record.commitments, 1):
        marks.append(Mark(commitment.span, f"c{number}", "commitment", f"c{number}"))
    marks += [Mark(echo.span, f"x{number}", "echo", f"x{number}") for number, echo in enumerate(record.echoes, 1)]
    marks += [Mark(span, f"u{number}", "figures", f"u{number}") for number, span in enumerate(record.unsourced, 1)]
    for number, problem in enumerate(record.problems, 1):
        if problem.span is not None:
            marks.append(Mark(problem.span, f"p{number}", "doubt", "?"))
    marks += [Mark(span, "", "emphasis") for span in record.document.emphasis]
    marks += [Mark(time.span, "", "value", place=time.id) for time in record.times]
    marks += [Mark(amount.span, "", "value", place=amount.id) for amount in record.quantities]
    marks += [
        Mark(entity.mentions[0].span, "", "first", place=entity.id) for entity in record.entities if entity.mentions
    ]
    return marks


def render_article(record: Record, prefix: str = "", *, level: int = 1) -> Markup:
    """Return the paragraphs of the text as HTML.

    Args:
        prefix: stands before every id, such as "d2-", where a page holds several documents.
        level: the heading level of the title.
    """
    text = record.document.text
    fragments = _Fragments(text, find_marks(record), prefix)
    parts = list(_filled(text, record.document.parts))
    rows: list[str] = []
    for block in _blocks(text, parts):
        last = block[-1]
        tag = f"h{min(6, int(_TAGS[last.kind][1]) + level - 1)}" if last.kind in _TAGS else "p"
        tag = "blockquote" if last.style is PartStyle.BLOCKQUOTE and tag == "p" else tag
        style = f" {last.style.value}" if last.style else ""
        rows.append(f'<{tag} dir="auto" class="part {last.kind.value}{style}">')
        for part in block:
            inner = fragments.between(part.span.start, part.span.end)
            rows.append(inner if part is last else f'<span class="{part.kind.value}">{inner}</span> ')
        rows.append(f"</{tag}>\n")
    rows.append(fragments.anchors_left())
    return Markup("".join(rows))  # noqa: S704 - every character of the text went through escape()


def _filled(text: str, parts: tuple[Part, ...]) -> Iterator[Part]:
    """Yield the parts, with a body part for any text that stands in none."""
    position = 0
    for part in parts:
        yield from _gap(text, position, part.span.start)
        yield part
        position = part.span.end
    yield from _gap(text, position, len(text))


def _gap(text: str, start: int, end: int) -> Iterator[Part]:
    if text[start:end].strip():
        yield Part(PartKind.BODY, Span(start, end))


def _blocks(text: str, parts: list[Part]) -> Iterator[list[Part]]:
    """Yield the parts paragraph by paragraph: a dateline and the body that follows it on its line are one."""
    block: list[Part] = []
    for part in parts:
        if block and (
            block[-1].kind is not PartKind.DATELINE
            or _BLOCK_BREAK.search(text, block[-1].span.end, part.span.start)
            or part.kind is not PartKind.BODY
        ):
            yield block
            block = []
        block.append(part)
    if block:
        yield block


class _Fragments:
    """The text cut at every border of a mark; hands the HTML of it out from front to back."""

    def __init__(self, text: str, marks: list[Mark], prefix: str) -> None:
        self._text = text
        self._prefix = prefix
        self._starting: dict[int, list[Mark]] = {}
        self._ending: dict[int, list[Mark]] = {}
        for mark in marks:
            self._starting.setdefault(mark.span.start, []).append(mark)
            self._ending.setdefault(mark.span.end, []).append(mark)
        self._borders = sorted({*self._starting, *self._ending})
        self._next = 0
        self._active: dict[int, Mark] = {}

    def between(self, start: int, end: int) -> str:
        """Return the HTML of `[start, end)`; calls go from front to back."""
        rows: list[str] = []
        position = start
        while self._next < len(self._borders) and self._borders[self._next] < end:
            border = self._borders[self._next]
            if border > position:
                rows.append(self._fragment(position, border))
                position = border
            for mark in self._ending.get(border, ()):
                self._active.pop(id(mark), None)
            for mark in self._starting.get(border, ()):
                self._active[id(mark)] = mark
                if mark.anchor is not None or mark.place is not None:
                    rows.append(self._anchor(mark))
            self._next += 1
        if position < end:
            rows.append(self._fragment(position, end))
        return "".join(rows)

    def anchors_left(self) -> str:
        """Return the anchors of marks that begin behind the last paragraph, so that no link leads nowhere."""
        left = self._borders[self._next :]
        return "".join(
            self._anchor(mark)
            for border in left
            for mark in self._starting.get(border, ())
            if mark.anchor is not None or mark.place is not None
        )

    def _anchor(self, mark: Mark) -> str:
        if mark.place is not None:
            return f'<span class="at" id="{self._prefix}t{mark.place}"></span>'
        name = mark.record
        label = _LABELS[name[0]]
        return (
            f'<a class="ref" id="{self._prefix}t{name}" href="#{self._prefix}{name}" data-n="{mark.anchor}" '
            f'aria-label="{label} {name[1:]}: to its record"></a>'
        )

    def _fragment(self, start: int, end: int) -> str:
        words = _shown(self._text[start:end])
        if not self._active:
            return words
        marks = list(islice(self._active.values(), 4 * _MOST_RECORDS))
        roles = " ".join(dict.fromkeys(mark.role for mark in marks))
        named = [mark for mark in marks if mark.record]
        if not named:
            return f'<span class="{roles}">{words}</span>'
        records = dict.fromkeys(f"r-{self._prefix}{mark.record}" for mark in named)
        # The shortest span is the most particular one: a click goes to its record, the numbers lead to the others.
        target = min(named, key=lambda mark: len(mark.span)).record
        classes = " ".join(["m", roles, *islice(records, _MOST_RECORDS)])
        return f'<a class="{classes}" href="#{self._prefix}{target}" tabindex="-1">{words}</a>'


def _shown(words: str) -> str:
    safe = str(escape(page_text(words)))
    if BIDI.search(safe) is None:
        return safe
    # A style sheet prints the code, so that the order of the words can no longer be turned unseen.
    return BIDI.sub(lambda match: f'<span class="bidi" data-code="U+{ord(match.group()):04X}"></span>', safe)
