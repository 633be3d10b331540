"""Brat stand-off back to records: takes NAME.ann beside NAME.txt, returns the corrected `Record` and what was changed.

With NAME.record.json, as `onrecord export --format brat` writes it, what was not touched stays as it was; statements
and commitments that were changed, added or removed are listed. Without it, the record holds what .ann says.
Mentions and events are read from the record; changes to them are not taken over, and a problem says so.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from onrecord.errors import ExportError, OnrecordError
from onrecord.export.brat import COMMITMENT, POLARITIES, QUOTATION, STATEMENT, standoff_of, within_lines
from onrecord.export.imported import document_of, import_note, import_warning, kind_of, quoted_in, read_bounded
from onrecord.model import (
    Action,
    Attitude,
    Commitment,
    CommitmentKind,
    ContentKind,
    Modality,
    Problem,
    Provenance,
    Record,
    Span,
    Stance,
    Statement,
)
from onrecord.model.codec import record_from_line

MADE_BY = Provenance("import-brat/1")
_Kind = TypeVar("_Kind", bound=StrEnum)
_SPANS = re.compile(r"(T\S+)\t(\S+) (\d{1,9} \d{1,9}(?:;\d{1,9} \d{1,9})*)\t(.*)")
_EVENT = re.compile(r"(E\S+)\t(\S.*)")
_ATTRIBUTE = re.compile(r"A\S+\t(\S+) (\S+) (\S+)\s*")
_NOTE = re.compile(r"#\S+\tAnnotatorNotes (\S+)\t(\S+).*")


@dataclass(frozen=True, slots=True)
class Correction:
    """One difference between the record that was written and the annotations now."""

    change: str
    record: str
    field: str | None = None
    before: str | None = None
    after: str | None = None

    def __str__(self) -> str:
        if self.change != "changed":
            return f"{self.change} {self.record}: {self.after or self.before}"
        return f"changed {self.record}, {self.field}: {self.before!r} -> {self.after!r}"


@dataclass(frozen=True, slots=True)
class Corrected:
    """The record as corrected, and the corrections in the order of the file."""

    record: Record
    corrections: tuple[Correction, ...]


@dataclass(slots=True)
class _Drawn:
    """One E line with its spans and attributes."""

    head: str
    trigger: tuple[Span, ...]
    roles: dict[str, list[Span]]
    note: str | None = None
    said: dict[str, str] = field(default_factory=dict)


def read_brat(path: Path) -> Corrected:
    """Return what the annotations of `path` (NAME.ann) say of NAME.txt.

    Raises:
        ExportError: the text is not the one that the record was made of, or a line is broken; the message says which.
    """
    text = read_bounded(path.with_suffix(".txt")).decode("utf-8", "replace")
    written = path.with_suffix(".record.json")
    before = _record(written) if written.exists() else _fresh(path, text)
    if text != before.document.text.encode("utf-8", "replace").decode():
        raise ExportError(
            f"{path.with_suffix('.txt')} is not the text of {written}: offsets would point to other words. "
            "Undo the change to the text; only .ann is corrected."
        )
    lines = read_bounded(path).decode("utf-8", "replace").splitlines()
    return corrected(before, lines, str(path))


def _record(path: Path) -> Record:
    try:
        return record_from_line(read_bounded(path).decode())
    except (OnrecordError, UnicodeDecodeError) as error:
        raise ExportError(f"{path}: {error}") from None


def _fresh(path: Path, text: str) -> Record:
    document = document_of(
        text, key=str(path.with_suffix(".txt")), data=text.encode(), media_type="text/plain", reader="brat/1"
    )
    return Record(document, problems=(import_note("not-resolved", "Annotations give words, not people."),))


def corrected(before: Record, lines: list[str], place: str = ".ann") -> Corrected:
    """Return the record that the lines of an .ann file make of the one they were written from."""
    drawn = _drawn(lines, before.document.text, place)
    statements, corrections = _statements(before, [one for one in drawn if one.head in (STATEMENT, QUOTATION)], place)
    commitments, more = _commitments(before, [one for one in drawn if one.head == COMMITMENT], place)
    kept = {one.id for one in commitments}
    said = {one.id for one in statements}
    after = dataclasses.replace(
        before,
        statements=tuple(statements),
        commitments=tuple(
            dataclasses.replace(one, part_of=one.part_of if one.part_of in kept else None) for one in commitments
        ),
        echoes=tuple(
            dataclasses.replace(echo, statement=echo.statement if echo.statement in said else None)
            for echo in before.echoes
        ),
        problems=(*before.problems, *_not_taken(before, lines)),
    )
    return Corrected(after, (*corrections, *more))


def _not_taken(before: Record, lines: list[str]) -> Iterator[Problem]:
    """Yield a problem where mentions or events were touched."""
    heads = ("Event", "Doer", "Target", "Person", "State", "Organisation", "Alliance", "Group", "Place", "Publication")

    def rest(of: list[str]) -> set[str]:
        found = (match for line in of if (match := _SPANS.match(line)))
        return {f"{match[2]} {match[3]}" for match in found if match[2] in heads}

    if rest(lines) != rest(list(standoff_of(before))) and before.entities:
        yield import_warning(
            "not-imported", "Mentions or events were changed in brat; only statements and commitments are taken over."
        )


def _drawn(lines: list[str], text: str, place: str) -> list[_Drawn]:
    """Return the E lines of a file, their spans checked against the text."""
    spans: dict[str, tuple[Span, ...]] = {}
    events: dict[str, _Drawn] = {}
    for number, line in enumerate(lines, 1):
        if match := _SPANS.fullmatch(line):
            spans[match[1]] = _pieces(match[3], match[4], text, f"{place}, line {number}")
    for number, line in enumerate(lines, 1):
        if match := _EVENT.fullmatch(line):
            events[match[1]] = _event(match[2].split(), spans, f"{place}, line {number}")
    for line in lines:
        if (match := _ATTRIBUTE.fullmatch(line)) and match[2] in events:
            events[match[2]].said[match[1]] = match[3]
        elif (match := _NOTE.fullmatch(line)) and match[1] in events:
            events[match[1]].note = match[2]
    return list(events.values())


def _pieces(offsets: str, stated: str, text: str, place: str) -> tuple[Span, ...]:
    """Return the pieces of a T line, checked; those that only a line break parts are one again."""
    pieces: list[Span] = []
    for numbers in offsets.split(";"):
        start, end = map(int, numbers.split())
        if not start < end <= len(text) or (pieces and start < pieces[-1].end):
            raise ExportError(f"{place}: {start} {end} is no place in a text of {len(text)} characters, in order.")
        pieces.append(Span(start, end))
    found = " ".join(text[piece.start : piece.end] for piece in pieces)
    if found != stated:
        raise ExportError(f"{place}: at {offsets} stands {found[:60]!r}, not {stated[:60]!r}.")
    joined: list[Span] = []
    for piece in pieces:
        if joined and not text[joined[-1].end : piece.start].strip("\n\r"):
            joined[-1] = Span(joined[-1].start, piece.end)
        else:
            joined.append(piece)
    return tuple(joined)


def _event(words: list[str], spans: dict[str, tuple[Span, ...]], place: str) -> _Drawn:
    roles: dict[str, list[Span]] = {}
    pairs = [word.partition(":") for word in words]
    for _, _, target in pairs:
        if target not in spans and not target.startswith("E"):
            raise ExportError(f"{place}: there is no line {target!r} that this one refers to.")
    for role, _, target in pairs[1:]:
        roles.setdefault(role.rstrip("0123456789"), []).extend(spans.get(target, ()))
    head, _, trigger = pairs[0]
    return _Drawn(head, spans.get(trigger, ()), {role: sorted(found) for role, found in roles.items()})


def _statements(before: Record, drawn: list[_Drawn], place: str) -> tuple[list[Statement], list[Correction]]:
    old = {one.id: one for one in before.statements}
    last = max((int(name[1:]) for name in old if name[1:].isdigit()), default=0)
    found: dict[str, Statement] = {}
    corrections: list[Correction] = []
    text = before.document.text
    for one in drawn:
        known = old.get(one.note or "") if one.note not in found else None
        last += known is None
        now = _statement(text, one, known, known.id if known else f"s{last}", place)
        found[now.id] = now
        if known is None:
            corrections.append(Correction("added", now.id, after=before.document.text_of(now.content)))
        else:
            corrections += _differences(before, known, now)
    for name, gone in old.items():
        if name not in found:
            corrections.append(Correction("removed", name, before=before.document.text_of(gone.content)))
    return list(found.values()), corrections


def _statement(text: str, one: _Drawn, known: Statement | None, name: str, place: str) -> Statement:
    content = tuple(one.roles.get("Content", ())) if one.head == STATEMENT else one.trigger
    cue = one.trigger if one.head == STATEMENT else ()
    if not content:
        raise ExportError(f"{place}: {name} has no Content; draw one from its cue, or remove the statement.")
    source = tuple(one.roles.get("Source", ()))
    stance = _choice(Stance, one.said["Stance"], Stance.ASSERTED, place) if "Stance" in one.said else None
    attitude = _choice(Attitude, one.said.get("Attitude"), Attitude.STATEMENT, place)
    if known is None:
        kind, quoted = kind_of(text, content)
        return Statement(
            id=name, kind=_choice(ContentKind, one.said.get("Kind"), kind, place), attitude=attitude, source=source,
            cue=cue, content=content, quoted=quoted, speakers=(), voice=(), provenance=MADE_BY, stance=stance,
        )  # fmt: skip
    source, cue, content = (
        _kept(text, *pair) for pair in ((source, known.source), (cue, known.cue), (content, known.content))
    )
    now = dataclasses.replace(
        known,
        kind=_choice(ContentKind, one.said.get("Kind"), known.kind, place),
        attitude=attitude,
        stance=stance,
        source=source,
        cue=cue,
        content=content,
        quoted=known.quoted if content == known.content else quoted_in(text, content),
        speakers=known.speakers if known.source == source else (),
    )
    return now if now == known else dataclasses.replace(now, provenance=MADE_BY, score=None)


def _choice(kinds: type[_Kind], word: str | None, default: _Kind, place: str) -> _Kind:
    if word is None:
        return default
    try:
        return kinds(word)
    except ValueError:
        raise ExportError(f"{place}: {word!r} is none of {', '.join(kinds)}.") from None


def _kept(text: str, now: tuple[Span, ...], known: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return the spans as they were where brat only cut them at the ends of lines."""

    def cut(spans: tuple[Span, ...]) -> list[Span]:
        return [piece for span in spans for piece in within_lines(text, span)]

    return known if cut(now) == cut(known) else now


def _differences(before: Record, known: Statement, now: Statement) -> Iterator[Correction]:
    text_of = before.document.text_of
    for name in ("source", "cue", "content"):
        old, new = getattr(known, name), getattr(now, name)
        if old != new:
            yield Correction("changed", now.id, name, text_of(old), text_of(new))
    for name in ("kind", "attitude", "stance"):
        old, new = getattr(known, name), getattr(now, name)
        if old != new:
            yield Correction("changed", now.id, name, old and str(old), new and str(new))
    if known.speakers != now.speakers:
        names = "; ".join(before.entity(one).name for one in known.speakers)
        yield Correction("changed", now.id, "speakers", names, "")


def _commitments(before: Record, drawn: list[_Drawn], place: str) -> tuple[list[Commitment], list[Correction]]:
    """Return the commitments as corrected; a new one needs people that brat does not know, so that none is added."""
    old = {one.id: one for one in before.commitments}
    found: dict[str, Commitment] = {}
    corrections: list[Correction] = []
    text_of = before.document.text_of
    for one in drawn:
        known = old.get(one.note or "")
        if known is None or known.id in found:
            raise ExportError(f"{place}: a commitment was added; who is bound cannot be drawn in brat. Remove it.")
        now = _commitment(one, known, place)
        found[known.id] = now
        for name in ("cue", "span"):
            if getattr(known, name) != getattr(now, name):
                words = (text_of(getattr(known, name)), text_of(getattr(now, name)))
                corrections.append(Correction("changed", known.id, name, *words))
        for name in ("modality", "polarity", "kind", "action"):
            if getattr(known, name) is not getattr(now, name):
                words = (getattr(known, name).value, getattr(now, name).value)
                corrections.append(Correction("changed", known.id, name, *words))
    corrections += [
        Correction("removed", name, before=text_of(gone.span)) for name, gone in old.items() if name not in found
    ]
    return list(found.values()), corrections


def _commitment(one: _Drawn, known: Commitment, place: str) -> Commitment:
    promise = one.roles.get("Promise", [])
    polarities = {word: polarity for polarity, word in POLARITIES.items()}
    now = dataclasses.replace(
        known,
        cue=Span(one.trigger[0].start, one.trigger[-1].end),
        span=Span(promise[0].start, promise[-1].end) if promise else known.span,
        modality=_choice(Modality, one.said.get("Modality"), known.modality, place),
        polarity=polarities.get(one.said.get("Polarity", ""), known.polarity),
        kind=_choice(CommitmentKind, one.said.get("About"), known.kind, place),
        action=_choice(Action, one.said.get("Action"), known.action, place),
    )
    return now if now == known else dataclasses.replace(now, provenance=MADE_BY, score=None)
