"""The brief that a terminal shows of one record: takes a `Record`, returns something Rich can print.

Every word of the document passes through `terminal_text` into a `Text`: neither control characters nor square
brackets in it mean anything to the terminal or to Rich. Nothing is cut: long lines fold.
"""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.segment import Segment
from rich.table import Table
from rich.text import Text

from onrecord.model import Problem, Record, Severity
from onrecord.show.commitments import commitment_views
from onrecord.show.shares import Shares, count_shares, find_unheard
from onrecord.show.values import ValueRow, quantity_rows, time_rows
from onrecord.show.views import (
    NO_SOURCE,
    NOT_STATED,
    Fact,
    StatementView,
    facts,
    one_line,
    place,
    plural,
    problem_place,
    share_name,
    statement_views,
)
from onrecord.show.visible import terminal_text

_BAR = 12
_EIGHTHS = ("", "▏", "▎", "▍", "▌", "▋", "▊", "▉")
_MOST_SHARES = 12
_SEVERITIES = {Severity.ERROR: "not read", Severity.WARNING: "check", Severity.NOTE: "note"}
_COLOURS = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.NOTE: "dim"}


def brief(record: Record) -> RenderableType:
    """Return the brief of one record: who speaks how much, statements, commitments, dates, problems."""
    shown: list[RenderableType] = [_Rule(), _head(record), Text()]
    if record.document.text:
        shown += [*_speakers(record), *_statements(record), *_commitments(record), *_echoes(record)]
        shown += [*_unheard(record), *_unsourced(record)]
        shown += [*_values("Dates and times", time_rows(record)), *_values("Amounts", quantity_rows(record))]
    if record.problems:
        shown += [show_problems(record), Text()]
    return _Trimmed(Group(*shown))


def show_problems(record: Record) -> RenderableType:
    """Return what could not be read or is in doubt, each with what to do."""
    rows: list[RenderableType] = [_section("Problems", len(record.problems))]
    rows += [Padding(_problem(record, problem), (0, 0, 0, 2)) for problem in record.problems]
    return Group(*rows)


class _Trimmed:
    """What is inside, without the spaces that fill lines up: a brief in a file or a pipe is plain text."""

    def __init__(self, inside: RenderableType) -> None:
        self._inside = inside

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for line in console.render_lines(self._inside, options, pad=False):
            kept = list(line)
            while kept and not kept[-1].text.strip(" "):
                kept.pop()
            if kept:
                last = kept.pop()
                yield from kept
                yield Segment(last.text.rstrip(" "), last.style)
            yield Segment.line()


class _Rule:
    """A line as wide as the terminal, in plain hyphens where it cannot show others."""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        yield Text(("-" if options.ascii_only else "─") * options.max_width, style="dim")


def _text(*pieces: str | tuple[str, str]) -> Text:
    """Return one text of words and (words, style), with nothing in them left that acts."""
    text = Text(overflow="fold")
    for piece in pieces:
        words, style = piece if isinstance(piece, tuple) else (piece, "")
        text.append(terminal_text(words), style)
    return text


def _section(title: str, count: int) -> Text:
    return _text((title, "bold"), (f"  {count:,}", "dim"))


def _head(record: Record) -> RenderableType:
    document = record.document
    title = one_line(document.title or "") or document.key
    rows: list[RenderableType] = [_text((title, "bold"))]
    _, outlet, date, by = facts(document)
    rows.append(_fact(outlet))
    rows.append(_fact(date))
    if by.value:
        rows.append(_fact(by))
    if document.title:
        rows.append(_text(("File    ", "dim"), document.key))
    return Group(*rows)


def _fact(fact: Fact) -> Text:
    label = (f"{fact.label:<8}", "dim")
    if fact.value is None:
        return _text(label, (NOT_STATED, "dim"))
    found = (f"  ({fact.found})", "dim") if fact.found else ("", "")
    return _text(label, one_line(fact.value), found)


def _speakers(record: Record) -> Iterator[RenderableType]:
    shares = count_shares(record)
    if not shares.speakers:
        return
    yield _section("Who speaks", len(shares.speakers))
    for share in shares.speakers[:_MOST_SHARES]:
        counts = f"{plural(share.verbatim, 'word')} verbatim, {share.paraphrase:,} paraphrased"
        yield _share(share_name(record, share), counts, shares, share.words)
    rest = shares.speakers[_MOST_SHARES:]
    if rest:
        words = sum(share.words for share in rest)
        yield _share(f"{plural(len(rest), 'other')}", plural(words, "word"), shares, words)
    yield _share("the outlet’s own voice", plural(shares.outlet, "word"), shares, shares.outlet, style="dim")
    yield Text()


def _share(name: str, counts: str, shares: Shares, words: int, style: str = "") -> RenderableType:
    part = shares.part(words)
    percent = f"{part:.0%}" if words == 0 or part >= 0.01 else "<1%"
    line = _text((name, style or "bold cyan"), (f"  {counts}", "dim"))
    grid = Table.grid(padding=(0, 1), expand=True)
    grid.add_column(width=_BAR)
    grid.add_column(width=4, justify="right")
    grid.add_column(ratio=1, overflow="fold")
    grid.add_row(_Bar(part), Text(percent), line)
    return Padding(grid, (0, 0, 0, 2))


class _Bar:
    """A bar of `_BAR` cells of which a part is full, to an eighth of a cell; number signs where there are no blocks."""

    def __init__(self, part: float) -> None:
        self._part = part

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        eighths = max(round(self._part * _BAR * 8), 1 if self._part else 0)
        full = "#" * ((eighths + 7) // 8) if options.ascii_only else "█" * (eighths // 8) + _EIGHTHS[eighths % 8]
        yield Text.assemble((full, "cyan"), ("." if options.ascii_only else "·") * (_BAR - len(full)))


def _statements(record: Record) -> Iterator[RenderableType]:
    if not record.statements:
        yield _text("No statements found in this text.")
        yield Text()
        return
    yield _section("Statements", len(record.statements))
    for view in statement_views(record):
        yield _statement(view, len(str(len(record.statements))))
        yield Text()


def _statement(view: StatementView, width: int) -> RenderableType:
    details = [view.kind]
    if view.cue:
        details.append(f"cue: {view.cue}")
    if view.place:
        details.append(view.place)
    first = _text((f"{view.number:>{width}}. ", "dim")).append_text(_speaker(view))
    words = _text(*((words, "bold" if verbatim else "") for words, verbatim in view.pieces))
    below = Padding(Group(words, _text((" · ".join(details), "dim"))), (0, 0, 0, width + 2))
    return Group(first, below)


def _speaker(view: StatementView) -> Text:
    if view.speaker is None:
        return _text((NO_SOURCE, "italic"))
    if not view.resolved:
        return _text((f"“{view.speaker}”", "cyan"), ("  (as the text has it; not resolved)", "dim"))
    role = (f", {one_line(view.role)}", "") if view.role else ("", "")
    return _text((one_line(view.speaker), "bold cyan"), role)


def _commitments(record: Record) -> Iterator[RenderableType]:
    if not record.commitments:
        return
    yield _section("Commitments", len(record.commitments))
    width = len(str(len(record.commitments)))
    for view in commitment_views(record):
        to = f", to {view.to}" if view.to else ""
        first = _text((f"{view.number:>{width}}. ", "dim"), (view.who, "bold cyan"), to, (f"  {view.firmness}", "bold"))
        said = [f"said by {' → '.join(view.voice)}"] if view.voice else []
        details = " · ".join([*view.details, *said, *([view.place] if view.place else [])])
        yield Group(first, Padding(Group(_text(view.words), _text((details, "dim"))), (0, 0, 0, width + 2)))
        yield Text()


def _echoes(record: Record) -> Iterator[RenderableType]:
    if not record.echoes:
        return
    document = record.document
    names = {entity.id: entity.name for entity in record.entities}
    numbers = {statement.id: number for number, statement in enumerate(record.statements, 1)}
    yield _section("Words in quotation marks that are not statements", len(record.echoes))
    for echo in record.echoes:
        details = [one_line(", ".join(names[name] for name in echo.of))] if echo.of else []
        details += [f"from statement {numbers[echo.statement]}"] if echo.statement else []
        where = place(document, echo.span)
        details += [where] if where else []
        said = f"“{one_line(document.text_of(echo.span))}”"
        yield Padding(_text(said, (f"  {' · '.join(details)}" if details else "", "dim")), (0, 0, 0, 2))
    yield Text()


def _unheard(record: Record) -> Iterator[RenderableType]:
    unheard = find_unheard(record)
    if unheard:
        yield _section("Spoken of, not heard", len(unheard))
        yield Padding(_text(", ".join(one_line(entity.name) for entity in unheard)), (0, 0, 0, 2))
        yield Text()


def _unsourced(record: Record) -> Iterator[RenderableType]:
    if not record.unsourced:
        return
    yield _section("Figures in the outlet’s own voice, no source stated", len(record.unsourced))
    for span in record.unsourced:
        where = place(record.document, span)
        words = one_line(record.document.text_of(span))
        yield Padding(_text(words, (f"  {where}" if where else "", "dim")), (0, 0, 0, 2))
    yield Text()


def _values(title: str, rows: tuple[ValueRow, ...]) -> Iterator[RenderableType]:
    if not rows:
        return
    yield _section(title, sum(len(row.places) + row.more for row in rows))
    for row in rows:
        where = f" · {row.where}" if row.where else ""
        yield Padding(_text((row.value, "bold"), (f"  {row.words}{where}", "dim")), (0, 0, 0, 2))
    yield Text()


def _problem(record: Record, problem: Problem) -> Text:
    where = problem_place(record.document, problem)
    label = f"{_SEVERITIES[problem.severity]}: "
    return _text((label, _COLOURS[problem.severity]), problem.message, (f"  ({where})" if where else "", "dim"))
