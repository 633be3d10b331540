"""What a terminal shows of a verified quotation: takes a `Verification` and the texts, returns what Rich can print.

Two lines are aligned word under word: words left out are struck in the lower one, words put in are underlined in the
upper one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from rich.console import Group, RenderableType
from rich.text import Text

from onrecord.compare.verify import Edit, Match, Verification
from onrecord.show.visible import terminal_text

_CONTEXT = 25
_WIDTH = 68
_FOLD = 6
_MARKS = {"delete": "-", "insert": "+", "replace": "~"}

Column = tuple[str, str, str]


def verification_view(found: Verification, texts: Mapping[str, str], *, full: bool = False) -> RenderableType:
    """Return the result of one quotation: label, place, the two lines, context, other witnesses."""
    quotation = found.quotation
    head = Text(f"{terminal_text(quotation.id)}  ", style="dim")
    head.append(found.label.value.replace("_", " "), style="bold")
    head.append(f" · speaker: {found.attribution.value}")
    lines: list[RenderableType] = [head]
    if found.flags:
        lines.append(Text("  flags: " + ", ".join(flag.replace("_", " ") for flag in found.flags)))
    if found.match is None:
        lines.append(Text(f"  quoted  {terminal_text(quotation.text)}"))
    else:
        lines.append(Text("  " + _place(found.match)))
        lines += _aligned(found, found.match, texts[found.match.transcript], full=full)
    for other in found.others:
        spans = ", ".join(f"{start}-{end}" for start, end in other.spans)
        name = f"{other.speaker}, " if other.speaker else ""
        lines.append(
            Text(
                terminal_text(f"  also: {name}{other.transcript}, characters {spans}: {other.label.value}"), style="dim"
            )
        )
    lines.append(Text())
    return Group(*lines)


def _place(match: Match) -> str:
    spans = ", ".join(f"{start}-{end}" for start, end in match.spans)
    parts = [match.speaker or "no speaker named", match.transcript, str(match.date or "no date"), f"characters {spans}"]
    return terminal_text(" · ".join(parts))


def _aligned(found: Verification, match: Match, text: str, *, full: bool) -> Iterator[RenderableType]:
    begin, end = min(start for start, _ in match.spans), max(stop for _, stop in match.spans)
    before = " ".join(text[max(0, begin - 400) : begin].split()[-_CONTEXT:])
    after = " ".join(text[end : end + 400].split()[:_CONTEXT])
    if before:
        yield Text(terminal_text(f"  ... {before}"), style="dim")
    columns = list(_columns(found.quotation.text, match, text, full=full))
    while columns:
        taken: list[Column] = []
        width = 0
        while columns and (not taken or width + _size(columns[0]) <= _WIDTH):
            width += _size(columns[0])
            taken.append(columns.pop(0))
        yield _line("  quoted  ", [(column[0], column[2], _size(column)) for column in taken], "insert", "underline")
        yield _line("  spoken  ", [(column[1], column[2], _size(column)) for column in taken], "delete", "strike")
    if after:
        yield Text(terminal_text(f"  {after} ..."), style="dim")


def _size(column: Column) -> int:
    return max(len(column[0]), len(column[1])) + 1


def _line(head: str, cells: list[tuple[str, str, int]], own: str, style: str) -> Text:
    line = Text(head)
    for words, op, width in cells:
        line.append(words, style=style if words and op in (own, "replace") else None)
        line.append(" " * (width - len(words)))
    line.rstrip()
    return line


def _columns(quoted: str, match: Match, text: str, *, full: bool) -> Iterator[Column]:
    """Yield words of both sides that belong under one another, and what happened to them."""
    at = 0
    for edit in sorted(match.edits, key=lambda edit: edit.quote):
        yield from _same(quoted[at : edit.quote[0]])
        yield _edit(edit, full=full)
        at = max(at, edit.quote[1])
    yield from _same(quoted[at:])


def _same(words: str) -> Iterator[Column]:
    for word in words.split():
        plain = terminal_text(word)
        yield plain, plain if re.search(r"\w", word) else "", "same"


def _edit(edit: Edit, *, full: bool) -> Column:
    spoken = " ".join(edit.spoken.split())
    count = len(spoken.split())
    if edit.kind == "splice" and not spoken:
        spoken = "[... elsewhere]"
    elif edit.op == "delete" and count > _FOLD and not full:
        spoken = f"[... {count} words]"
    mark = _MARKS[edit.op]
    return (
        terminal_text(f"{{+{edit.quoted}}}" if edit.quoted and mark == "+" else edit.quoted),
        terminal_text(f"[-{spoken}]" if mark == "-" and not spoken.startswith("[") else spoken),
        edit.op,
    )
