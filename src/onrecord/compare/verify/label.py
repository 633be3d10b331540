"""From pairs of equal words to a label: takes a quotation laid along a transcript, returns every edit and what it is.

The label follows from the kinds of edits and from nothing else: the gravest one gives it.
"""

from __future__ import annotations

import dataclasses
from collections import Counter
from dataclasses import dataclass, field

from onrecord.compare.verify.align import Anchors
from onrecord.compare.verify.index import Index
from onrecord.compare.verify.meaning import flags_of, is_critical
from onrecord.compare.verify.numbers import FILLERS, spellings
from onrecord.compare.verify.prepare import Prepared
from onrecord.compare.verify.types import Edit, Label, Pair
from onrecord.compare.verify.words import fold

_ORDER = (
    (Label.SPLICED, "splice"), (Label.REORDERED, "order"), (Label.ALTERED, "change"), (Label.ELIDED_UNMARKED, "cut"),
    (Label.ELIDED_MARKED, "elision"), (Label.BRACKETED, "bracket"), (Label.VARIANT, "variant"),
)  # fmt: skip
_HARMLESS = ("contraction", "number", "disfluency", "variant")
_APOSTROPHES = "'’ʼ‘"
_HYPHENS = "-‐‑"
_LONGEST = 80  # words of a stretch up to which it is compared as a whole


@dataclass(slots=True)
class Reading:
    """How one place reads against a quotation."""

    label: Label
    doc: int
    speaker: str | None
    share: float
    spans: tuple[Pair, ...]
    edits: tuple[Edit, ...]
    flags: tuple[str, ...]
    anchors: Anchors = field(repr=False, default_factory=list)


class Reader:
    """One quotation and one alignment, walked from left to right."""

    def __init__(self, index: Index, prepared: Prepared, anchors: Anchors, *, max_gap: int, max_bracket: int) -> None:
        self.index, self.prepared, self.anchors = index, prepared, anchors
        self.max_gap, self.max_bracket = max_gap, max_bracket
        self.edits: list[Edit] = []
        self.flags: list[str] = []
        self.doc = index.doc_of(anchors[0][1])
        self.text = index.transcripts[self.doc].text
        self.lost = index.layouts[self.doc].lost_apostrophes

    def read(self) -> Reading:
        """Return the label of this place with every edit."""
        self._edge_before()
        for (quoted, place), (next_quoted, next_place) in zip(self.anchors, self.anchors[1:], strict=False):
            self._between(quoted, place, next_quoted, next_place)
        self._edge_after()
        self._spelled_alike()
        speaker = self.index.turn_speakers[self.index.turn_of(self.anchors[0][1])]
        share = len(self.anchors) / max(1, len(self.prepared.values))
        return Reading(
            self._label(),
            self.doc,
            speaker,
            share,
            self._spans(),
            tuple(self.edits),
            tuple(dict.fromkeys(self.flags)),
            self.anchors,
        )

    def _spelled_alike(self) -> None:
        """Take edits back where all words together are the same: "$5 million" and "five million dollars"."""
        first, last = self.anchors[0][1], self.anchors[-1][1]
        if not {edit.kind for edit in self.edits} & {"change", "cut"} or not 0 < last - first < _LONGEST:
            return
        whole = self._ways_quoted(range(len(self.prepared.values)))
        starts = {place for place in (first, first - 1, first - 2) if place >= self._floor(first - 2)}
        ends = {place for place in (last + 1, last + 2, last + 3) if place <= self._roof(last + 3)}
        if any(whole & self._ways_spoken(range(start, end)) for start in sorted(starts) for end in sorted(ends)):
            self.edits = [
                dataclasses.replace(edit, kind="number") if edit.kind in ("change", "cut") else edit
                for edit in self.edits
            ]
            self.flags = []

    def _label(self) -> Label:
        kinds = {edit.kind for edit in self.edits}
        if "change" in kinds and self._only_moved():
            return Label.REORDERED
        kinds |= {"variant"} if kinds & set(_HARMLESS) else set()
        return next((label for label, kind in _ORDER if kind in kinds), Label.VERBATIM)

    def _only_moved(self) -> bool:
        """Whether the words put in are those left out elsewhere, so that only their order differs."""
        changes = [edit for edit in self.edits if edit.kind in ("change", "cut")]
        put_in = Counter(word for edit in changes for word in edit.quoted.casefold().split())
        left_out = Counter(word.strip(",.;") for edit in changes for word in edit.spoken.casefold().split())
        plain = Counter({word.strip(",.;"): count for word, count in put_in.items()})
        return bool(plain) and plain == left_out

    def _between(self, quoted: int, place: int, next_quoted: int, next_place: int) -> None:
        """Judge what stands between two equal words."""
        at = range(quoted + 1, next_quoted)
        index = self.index
        if index.doc_of(next_place) != self.doc:
            self._add("replace", at, range(0), "splice")
            return
        turn, next_turn = index.turn_of(place), index.turn_of(next_place)
        if turn != next_turn:
            self.flags.append("crosses_turn")
            if index.turn_speakers[turn] != index.turn_speakers[next_turn] or index.turn_speakers[turn] is None:
                self._add("delete", at, range(place + 1, max(place + 1, next_place)), "splice")
                return
        if next_place <= place:
            near = place - next_place <= self.max_gap
            self._add("replace", at, range(0), "order" if near else "splice")
            return
        gone = range(place + 1, next_place)
        if not at and not gone and next_quoted not in self.prepared.brackets:
            return
        self._judge(
            at,
            gone,
            marked=any(number in self.prepared.open_before for number in (*at, next_quoted)),
            before=next_quoted,
        )

    def _judge(self, at: range, gone: range, *, marked: bool, before: int) -> None:
        """Find out what kind of difference this is; `at` are words of the quotation, `gone` those of the transcript."""
        bracket = next((self.prepared.brackets[n] for n in (*at, before) if n in self.prepared.brackets), None)
        quoted, spoken = self._quoted(at), self._spoken(gone)
        if bracket is not None and not at:
            self._bracket(bracket, gone)
            return
        if "".join(quoted) == "".join(spoken):
            return
        kind = self._harmless(at, gone)
        if kind is None and not at:
            kind = self._left_out(spoken, marked=marked)
        self._add("delete" if not at else "insert" if not gone else "replace", at, gone, kind or "change")

    def _left_out(self, spoken: list[str], *, marked: bool) -> str:
        if len(spoken) > self.max_gap:
            self.flags.append("elision_gap")
            return "splice"
        if marked:
            return "elision"
        return "change" if len(spoken) <= 3 and any(map(is_critical, spoken)) else "cut"

    def _bracket(self, bracket: Pair, gone: range) -> None:
        inside = fold(self.prepared.quotation.text[bracket[0] : bracket[1]])
        spoken = self._spoken(gone)
        if inside == "".join(spoken):
            return
        kind = "bracket" if len(spoken) <= self.max_bracket else "cut"
        self.edits.append(
            Edit("replace" if gone else "insert", bracket, self._place(gone), kind,
                 self.prepared.quotation.text[bracket[0] : bracket[1]], self._words(gone))
        )  # fmt: skip

    def _harmless(self, at: range, gone: range) -> str | None:
        """Return the kind of a harmless difference, looked at with up to three words around it, or `None`."""
        spoken = self._spoken(gone)
        if not at and spoken and all(word in FILLERS for word in spoken):
            return "disfluency"
        for reach in (0, 1, 2, 3):
            ones = self._ways_quoted(range(max(0, at.start - reach), min(len(self.prepared.values), at.stop + reach)))
            others = self._ways_spoken(range(self._floor(gone.start - reach), self._roof(gone.stop + reach)))
            if ones & others:
                if any(any(sign.isdigit() for sign in word) for way in ones for word in way) and (
                    any(map(is_critical, self._quoted(at))) or any(map(is_critical, spoken))
                ):
                    return "number"
                return "disfluency" if not at else "contraction"
        return None

    def _ways_quoted(self, at: range) -> set[tuple[str, ...]]:
        surface = [self.prepared.word(number) for number in at]
        return spellings(
            [fold(word) for word in surface], marked=[any(sign in word for sign in _APOSTROPHES) for word in surface]
        )

    def _ways_spoken(self, places: range) -> set[tuple[str, ...]]:
        surface = [self._surface(place) for place in places]
        marks = [any(sign in word for sign in _APOSTROPHES) for word in surface]
        return spellings([fold(word) for word in surface], marked=marks, lost=self.lost)

    def _floor(self, place: int) -> int:
        return max(place, int(self.index.docs[self.doc]))

    def _roof(self, place: int) -> int:
        return min(place, int(self.index.docs[self.doc + 1]) - 1)

    def _edge_before(self) -> None:
        first, place = self.anchors[0]
        turn_start = int(self.index.turn_firsts[self.index.turn_of(place)])
        if first:
            self._edge(
                range(first),
                [range(max(turn_start, place - size), place) for size in (first, first + 1, first - 1, first + 2, 0)],
            )
        elif 0 in self.prepared.brackets:
            self._bracket(self.prepared.brackets[0], range(place, place))
        elif self._cut_in(self.text, int(self.index.starts[place]) - 1, -1):
            self._add("delete", range(0), range(max(turn_start, place - 1), place), "change")

    def _edge_after(self) -> None:
        last, place = self.anchors[-1]
        count = len(self.prepared.values)
        left = range(last + 1, count)
        turn = self.index.turn_of(place)
        firsts = self.index.turn_firsts
        stop = int(firsts[turn + 1]) if turn + 1 < len(firsts) else len(self.index.values)
        stop = min(stop, int(self.index.docs[self.index.doc_of(place) + 1]) - 1)
        if left:
            sizes = (len(left), len(left) + 1, len(left) - 1, len(left) + 2, 0)
            self._edge(left, [range(place + 1, min(stop, place + 1 + size)) for size in sizes])
        elif count in self.prepared.brackets:
            self._bracket(self.prepared.brackets[count], range(place + 1, place + 1))
        elif self._cut_in(self._text(place), int(self.index.ends[place]), 1):
            self._add("delete", range(count, count), range(place + 1, min(stop, place + 2)), "change")

    @staticmethod
    def _cut_in(text: str, at: int, step: int) -> bool:
        """Whether the quotation begins or ends inside a word with a hyphen, as "law" in "law-abiding"."""
        return 0 < at < len(text) - 1 and text[at] in _HYPHENS and text[at + step].isalnum()

    def _edge(self, at: range, options: list[range]) -> None:
        quoted = "".join(self._quoted(at))
        for gone in options:
            if gone and quoted == "".join(self._spoken(gone)):
                return
            kind = self._harmless(at, gone)
            if kind is not None:
                self._add("replace" if gone else "insert", at, gone, kind)
                return
        self._add("replace" if options[0] else "insert", at, options[0], "change")

    def _add(self, op: str, at: range, gone: range, kind: str) -> None:
        quoted, spoken = self._quoted(at), self._spoken(gone)
        if kind in ("change", "cut") and (len(quoted) + len(spoken) <= 12 or kind == "change"):
            self.flags += flags_of(quoted, spoken)
            if self._named(at, gone):
                self.flags.append("named_entity")
        elif kind in ("elision", "cut", "splice"):
            self.flags += [flag for flag in flags_of(quoted, spoken) if flag == "negation"]
        self.edits.append(
            Edit(
                op,
                self._in_quotation(at),
                self._place(gone),
                kind,
                self._cut(at),
                "" if kind == "splice" else self._words(gone),
            )
        )

    def _named(self, at: range, gone: range) -> bool:
        """Whether a word with a capital inside a sentence differs."""
        text = self.prepared.quotation.text
        ones = {fold(self.prepared.word(n)) for n in at if self._capital(text, int(self.prepared.starts[n]))}
        others = {
            fold(self._surface(place))
            for place in gone
            if self._capital(self._text(place), int(self.index.starts[place]))
        }
        return ones != others

    @staticmethod
    def _capital(text: str, start: int) -> bool:
        before = text[:start].rstrip() if start < 3 else text[start - 3 : start].rstrip()
        return (
            text[start].isupper()
            and text[start : start + 2] not in ("I ", "I'", "I’")
            and bool(before)
            and before[-1] not in '.?!:“"—'
        )

    def _text(self, place: int) -> str:
        """Return the text that holds a word: this transcript's, but for a piece from another one."""
        if self.index.docs[self.doc] <= place < self.index.docs[self.doc + 1]:
            return self.text
        return self.index.transcripts[self.index.doc_of(place)].text

    def _surface(self, place: int) -> str:
        return self._text(place)[self.index.starts[place] : self.index.ends[place]]

    def _quoted(self, at: range) -> list[str]:
        return [fold(self.prepared.word(number)) for number in at]

    def _spoken(self, places: range) -> list[str]:
        return [fold(self._surface(place)) for place in places]

    def _cut(self, at: range) -> str:
        return self.prepared.quotation.text[slice(*self._in_quotation(at))] if at else ""

    def _words(self, places: range) -> str:
        return self._text(places.start)[slice(*self._place(places))] if places else ""

    def _in_quotation(self, at: range) -> Pair:
        if at:
            return int(self.prepared.starts[at.start]), int(self.prepared.ends[at.stop - 1])
        end = int(self.prepared.ends[at.start - 1]) if at.start else 0
        return end, end

    def _place(self, places: range) -> Pair:
        if places:
            return int(self.index.starts[places.start]), int(self.index.ends[places.stop - 1])
        at = int(self.index.starts[places.start]) if places.start < len(self.index.starts) and places.start else 0
        return at, at

    def _spans(self) -> tuple[Pair, ...]:
        """Return the stretches of the transcript that the quotation covers, parted where words are left out."""
        parts: list[list[int]] = []
        for _, place in self.anchors:
            if self.index.doc_of(place) != self.doc:
                continue
            gap = place - parts[-1][1] - 1 if parts else 0
            if parts and gap >= 0 and self._joined(parts[-1][1], place):
                parts[-1][1] = place
            else:
                parts.append([place, place])
        return tuple((int(self.index.starts[first]), int(self.index.ends[last])) for first, last in parts)

    def _joined(self, place: int, next_place: int) -> bool:
        start, end = int(self.index.ends[place]), int(self.index.starts[next_place])
        return not any(
            edit.kind in ("cut", "elision", "splice", "order")
            and edit.transcript[0] >= start
            and edit.transcript[1] <= end
            for edit in self.edits
            if edit.transcript[0] < edit.transcript[1]
        )
