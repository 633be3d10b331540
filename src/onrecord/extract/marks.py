"""Pair quotation marks: takes a text and its parts, returns quotations in text order, of every style.

Apostrophes, elisions, plural possessives, feet and inches are told from marks. A quotation whose opening mark is
repeated at each following paragraph is one with several pieces. A mark that is never closed is closed by the end
of its paragraph. An odd mark never raises; all work is linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model import Part, PartKind, Span, trimmed

_MARK = re.compile(r"``|''|[“”„‟\"＂«»‹›‘’‚‛'`]")
_ELISION = re.compile(r"['‘’](?:tis|twas|em|til|cause|bout|round|n|\d0s|\d\ds)\b", re.IGNORECASE)
_MEASURE = re.compile(r"\d['’′]\s?\d{1,2}[\"”″]")
_BEFORE_OPENING = frozenset(" \t\n\r\u00a0\u2009\u202f([{—–-/:“\"«„‘'…")
_FAMILY = {
    "“": "double", "”": "double", "„": "double", "‟": "double", '"': "straight", "＂": "straight", "«": "angle",
    "»": "angle", "‹": "angle-single", "›": "angle-single", "‘": "single", "’": "single", "‚": "single", "‛": "single",
    "'": "tick", "`": "tick", "``": "tex", "''": "tex",
}  # fmt: skip
_SINGLE = frozenset({"single", "tick"})
# Marks of two keyboards in one quotation: which other family's opening mark a closing mark may answer.
_CLOSED_BY = {"tex": ("straight",), "straight": ("double",), "double": ("straight",)}


@dataclass(frozen=True, slots=True)
class Quotation:
    """What stands between two marks: `pieces` with the marks, `inner` without, one of each for a paragraph.

    `closed` is `False` where the end of a paragraph stands in for the closing mark. `depth` is 0 outside others.
    """

    pieces: tuple[Span, ...]
    inner: tuple[Span, ...]
    closed: bool
    depth: int

    @property
    def span(self) -> Span:
        """From the first mark to the last."""
        return Span(self.pieces[0].start, self.pieces[-1].end)


@dataclass(slots=True)
class _Open:
    family: str
    mark: str
    start: int
    inside: int
    earlier: list[tuple[int, int, int, int]]


_latest: tuple[str, Sequence[Part], list[Quotation]] = ("", (), [])


def find_quotations(text: str, parts: Sequence[Part]) -> list[Quotation]:
    """Return every quotation in the parts of a text; of nested ones the outer stands before the inner.

    Several stages ask for those of one document in turn: the latest are kept.
    """
    global _latest
    kept = _latest
    if kept[0] is not text or kept[1] is not parts:
        _latest = kept = (text, parts, _pair_all(text, parts))
    return list(kept[2])


def _pair_all(text: str, parts: Sequence[Part]) -> list[Quotation]:
    found: list[Quotation] = []
    carried: _Open | None = None
    for index, part in enumerate(parts):
        pairer = _Pairer(text, part.span, carried)
        pairer.run()
        found += pairer.found
        carried = None
        left = pairer.left_open()
        if left is not None:
            if _goes_on(text, left, parts, index):
                carried = left
                left.earlier.append((left.start, part.span.end, left.inside, part.span.end))
            else:
                found += pairer.close_at_end(left)
    found.sort(key=lambda quotation: (quotation.span.start, -quotation.span.end))
    return found


def _goes_on(text: str, left: _Open, parts: Sequence[Part], index: int) -> bool:
    """Whether the next body paragraph begins with the same opening mark."""
    if left.family in _SINGLE or index + 1 >= len(parts) or parts[index + 1].kind is not PartKind.BODY:
        return False
    begin = parts[index + 1].span.start
    mark = _MARK.match(text, begin)
    return mark is not None and _FAMILY[mark.group()] == left.family


class _Pairer:
    """Pairs the marks of one part with a stack; what is found lands in `found`."""

    def __init__(self, text: str, span: Span, carried: _Open | None) -> None:
        self.text = text
        self.span = span
        self.stack: list[_Open] = []
        self.found: list[Quotation] = []
        self.marks = [match.span() for match in _MARK.finditer(text, span.start, span.end)]
        self.skip = self._measures()
        self.closers = self._single_closers()
        if carried is not None and self.marks and self.marks[0][0] == span.start:
            start, inside = self.marks.pop(0)
            self.closers.pop(0)
            self.stack.append(_Open(carried.family, carried.mark, start, inside, carried.earlier))

    def run(self) -> None:
        """Walk over the marks in text order."""
        for number, (start, stop) in enumerate(self.marks):
            if start in self.skip:
                continue
            mark = self.text[start:stop]
            family = _FAMILY[mark]
            role = (
                self._single_role(number, start, stop, family) if family in _SINGLE else self._role(start, stop, mark)
            )
            if role == "open":
                self.stack.append(_Open(family, mark, start, stop, []))
            elif role == "close":
                self._close(family, start, stop)

    def left_open(self) -> _Open | None:
        """Return the outermost opening mark that no mark closed, single ones left out."""
        for entry in self.stack:
            if entry.family not in _SINGLE:
                return entry
        return None

    def close_at_end(self, left: _Open) -> list[Quotation]:
        """Return the quotation that the end of the paragraph closes."""
        return self._quotation(left, self.span.end, self.span.end, closed=False, depth=0)

    def _before(self, start: int) -> str:
        return self.text[start - 1] if start > self.span.start else " "

    def _after(self, stop: int) -> str:
        return self.text[stop] if stop < self.span.end else " "

    def _is_open(self, *families: str) -> bool:
        return any(entry.family in families for entry in self.stack[-6:])

    def _role(self, start: int, stop: int, mark: str) -> str | None:
        """Return "open", "close" or `None` for a mark that is no apostrophe, by its kind, its sides and the stack."""
        before, after = self._before(start), self._after(stop)
        opening = before in _BEFORE_OPENING and not after.isspace()
        closing = not before.isspace() and not after.isalnum()
        family = _FAMILY[mark]
        is_open = self._is_open(family)
        if mark in "„‟":
            return None if is_open else "open"
        if family in ("angle", "angle-single"):
            if not is_open:
                return "open"
            opener = next(entry for entry in reversed(self.stack) if entry.family == family)
            return "close" if mark != opener.mark or (closing and not opening) else None
        if mark == "``":
            return None if is_open else "open"
        if mark == "“":
            if not is_open:
                return None if closing and not opening else "open"
            return "close" if closing and not (opening and before.isspace()) else None
        if mark == "”":
            if is_open or (closing and self._is_open("straight")):
                return "close"
            return "open" if opening and not closing else None
        if family == "straight" and not is_open and closing and self._is_open("double"):
            return "close"
        return self._straight_role(is_open, opening, closing, mark)

    def _straight_role(self, is_open: bool, opening: bool, closing: bool, mark: str) -> str | None:
        if is_open:
            return None if opening and not closing else "close"
        if opening or (mark == "''" and not closing):
            return "open"
        return None if closing else "open"

    def _single_role(self, number: int, start: int, stop: int, family: str) -> str | None:
        """Return the role of a single mark, `None` for an apostrophe."""
        mark, before, after = self.text[start:stop], self._before(start), self._after(stop)
        if before.isalnum() and after.isalnum():
            return None
        if _ELISION.match(self.text, start) and not (mark == "‘" and self.closers[number] is not None):
            return None
        is_open = self._is_open(family)
        if is_open:
            opener = next(entry for entry in reversed(self.stack) if entry.family == family)
            if mark == "‘" and opener.mark != "‚":
                return None
            if before.isspace() or after.isalnum():
                return None
            possessive = before in "sS" and after == " " and self._lower_follows(stop)
            return None if possessive and self.closers[number] is not None else "close"
        opens = before in _BEFORE_OPENING and not after.isspace() and (mark != "’" or after.isalnum())
        if mark == "’" or not opens:
            return None
        return "open" if self.closers[number] is not None or mark == "‚" else None

    def _lower_follows(self, stop: int) -> bool:
        return stop + 1 < self.span.end and self.text[stop + 1].islower()

    def _single_closers(self) -> list[int | None]:
        """For each mark, the place of a later single mark that could close it before another one opens."""
        nearest: list[int | None] = []
        later: dict[str, int | None] = {"single": None, "tick": None}
        for start, stop in reversed(self.marks):
            family = _FAMILY[self.text[start:stop]]
            nearest.append(later.get(family))
            if family not in _SINGLE:
                continue
            before, after = self._before(start), self._after(stop)
            if not before.isspace() and not after.isalnum() and self.text[start] != "‘":
                later[family] = start
            elif before in _BEFORE_OPENING and after.isalnum() and not _ELISION.match(self.text, start):
                later[family] = None
        nearest.reverse()
        return nearest

    def _measures(self) -> set[int]:
        """Return the places of the marks of feet and inches, such as 6'2"."""
        places: set[int] = set()
        for match in _MEASURE.finditer(self.text, self.span.start, self.span.end):
            places |= set(range(match.start(), match.end()))
        return places

    def _close(self, family: str, start: int, stop: int) -> None:
        for index in range(len(self.stack) - 1, max(-1, len(self.stack) - 7), -1):
            entry = self.stack[index]
            if entry.family == family or entry.family in _CLOSED_BY.get(family, ()):
                del self.stack[index:]
                depth = sum(1 for outer in self.stack[-6:] if outer.family not in _SINGLE or outer.family in _SINGLE)
                self.found += self._quotation(entry, start, stop, closed=True, depth=depth)
                return

    def _quotation(self, entry: _Open, inside_end: int, stop: int, *, closed: bool, depth: int) -> list[Quotation]:
        bounds = [*entry.earlier, (entry.start, stop, entry.inside, inside_end)]
        pieces, inner = [], []
        for begin, end, inner_begin, inner_end in bounds:
            outside, within = (
                trimmed(self.text, begin, end),
                trimmed(self.text, inner_begin, max(inner_begin, inner_end)),
            )
            if outside is not None and within is not None:
                pieces.append(outside)
                inner.append(within)
        return [Quotation(tuple(pieces), tuple(inner), closed, depth)] if pieces else []
