"""The ledger for people: takes a `Ledger`, prints tables of commitments, matters, totals and doubtful pairs."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from decimal import Decimal

from rich.console import Console
from rich.table import Table
from rich.text import Text

from onrecord.compare.matters import NO_LATER_REPORT, DoubtfulPair, Ledger, Matter, Rate, Step, Total
from onrecord.compare.matters.ledger import is_overdue
from onrecord.show.commitments import MODALITIES
from onrecord.show.views import plural
from onrecord.show.visible import terminal_text

_LONGEST = 240
_DOUBTS = 20
_MARKS = ("“", '"', "‘", "«", "„")


def print_ledger(
    ledger: Ledger,
    day: datetime.date,
    *,
    matters: bool = False,
    rates: dict[str, Rate] | None = None,
    overdue: bool = False,
) -> None:
    """Print what was asked for on the terminal, as wide as it is."""
    console = Console(highlight=False, markup=False, emoji=False)
    if not ledger.steps:
        late = f" that was due before {day} and has {NO_LATER_REPORT}" if overdue else ""
        console.print(f"No commitment{late} matches.")
        return
    if matters:
        for matter in ledger.matters:
            _print_matter(console, ledger, matter, day)
        _print_doubts(console, ledger)
    else:
        console.print(_table(ledger, day))
    _print_totals(console, ledger, rates)


def _table(ledger: Ledger, day: datetime.date) -> Table:
    """Return one row for each commitment: when, who, what, and the words with their place."""
    table = Table(box=None, header_style="bold", padding=(0, 2, 1, 0), expand=True)
    table.add_column("reported", no_wrap=True)
    table.add_column("who, to whom", ratio=3, overflow="fold")
    table.add_column("what", ratio=3, overflow="fold")
    table.add_column("in these words", ratio=5, overflow="fold")
    late = {matter.id for matter in ledger.matters if is_overdue(matter, day)}
    for step in ledger.steps:
        matter = ledger.matter_of(step)
        reported = f"{step.published or 'no date'}\n{matter}"
        note = f"\n{_late(ledger, matter)}" if step.due and matter in late else ""
        table.add_row(reported, _plain(_who(step)), _plain(_what(step)) + note, _plain(_words(step)))
    return table


def _late(ledger: Ledger, matter: str) -> str:
    pairs = ledger.pairs_of(matter)
    return NO_LATER_REPORT + (f"; {plural(pairs, 'doubtful pair')}" if pairs else "")


def _plain(lines: str) -> str:
    return "\n".join(terminal_text(line) for line in lines.split("\n"))


def _who(step: Step) -> str:
    names = ", ".join(step.promisor)
    return f"{names}\nto {', '.join(step.beneficiary)}" if step.beneficiary else names


def _what(step: Step) -> str:
    parts = [_firmness(step)]
    parts += [str(step.amount)] if step.amount else []
    parts += [step.object] if step.object and step.stems else []
    parts += [f"by {step.due}"] if step.due else []
    parts += [f"condition: {_short(step.condition)}"] if step.condition else []
    return "\n".join(" ".join(part.split()) for part in parts)


def _firmness(step: Step) -> str:
    return MODALITIES[step.modality] + (": not to" if step.polarity == "-" else "")


def _words(step: Step) -> str:
    voice = f"\nper {', '.join(step.voice)}" if step.voice else ""
    return f"{_quoted(step.words)}\n{_place(step)}{voice}"


def _place(step: Step) -> str:
    words = [step.document]
    words += [f"page {step.page}"] if step.page is not None else []
    words += [f"line {step.line}"] if step.line is not None else []
    return ", ".join(words)


def _quoted(words: str) -> str:
    """Return the words of the document between marks; those that begin with a mark of their own keep it."""
    return _short(words) if words[:1] in _MARKS else f"“{_short(words)}”"


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"


def _print_matter(console: Console, ledger: Ledger, matter: Matter, day: datetime.date) -> None:
    to = f" to {', '.join(matter.beneficiary)}" if matter.beneficiary else ""
    head = (
        f"{matter.id}  {', '.join(matter.promisor)}{to}: {matter.object or str(matter.steps[0].kind).replace('_', ' ')}"
    )
    console.print(Text(terminal_text(head), style="bold"))
    for line in _matter_lines(ledger, matter, day):
        console.print(Text(terminal_text(line)), soft_wrap=False)
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 2), expand=True)
    table.add_column(no_wrap=True)
    table.add_column(ratio=2, overflow="fold")
    table.add_column(ratio=5, overflow="fold")
    links = {link.step: link for link in matter.links}
    for step in matter.steps:
        link = links.get(step.key)
        why = f"\n{', '.join(link.reasons)} ({link.score:.2f})" if link else ""
        what = _firmness(step) + (f"\n{step.amount}" if step.amount else "")
        table.add_row(str(step.published or "no date"), _plain(what), _plain(_words(step) + why))
    console.print(table)
    console.print()


def _matter_lines(ledger: Ledger, matter: Matter, day: datetime.date) -> Iterator[str]:
    stages = " -> ".join(f"{stage} {when}" if when else stage for stage, when in matter.stages)
    yield f"    {stages}"
    if matter.amount is not None:
        yield f"    amount: {matter.amount}"
    if matter.part_of is not None:
        yield f"    part of {matter.part_of}, not counted beside it"
    if matter.parts:
        yield f"    parts: {', '.join(matter.parts)}"
    for change in matter.changes:
        yield f"    changed: {change}"
    for step in matter.steps:
        for claim in step.status:
            amount = f" ({claim.amount})" if claim.amount else ""
            when = f", {claim.date}" if claim.date else ""
            words = f": “{_short(claim.words)}”" if claim.words else ""
            yield f"    {', '.join(claim.by)} says: {claim.status.replace('_', ' ')}{amount}{when}{words}"
    if matter.due is not None:
        late = f"; as of {day} {_late(ledger, matter.id)}" if is_overdue(matter, day) else ""
        yield f"    due {matter.due}{late}"


def _print_doubts(console: Console, ledger: Ledger) -> None:
    if not ledger.doubtful:
        return
    console.print(Text(f"For you to decide ({len(ledger.doubtful):,}):", style="bold"))
    for pair in ledger.doubtful[:_DOUBTS]:
        for line in _doubt_lines(ledger, pair):
            console.print(Text(terminal_text(line)))
    if len(ledger.doubtful) > _DOUBTS:
        console.print(f"  and {len(ledger.doubtful) - _DOUBTS:,} more; --json lists them.")
    console.print()


def _doubt_lines(ledger: Ledger, pair: DoubtfulPair) -> Iterator[str]:
    but = f", but {pair.against}" if pair.against else ""
    both = f"{ledger.matter_of(pair.one)} / {ledger.matter_of(pair.other)}"
    yield f"  {both}: {', '.join(pair.reasons)}{but} ({pair.score:.2f})"
    for step in (pair.one, pair.other):
        yield f"    {_quoted(step.words)} {_place(step)}"


def _print_totals(console: Console, ledger: Ledger, rates: dict[str, Rate] | None) -> None:
    found = ledger.totals(rates)
    in_matters = f"{plural(len(ledger.steps), 'commitment')} in {plural(len(ledger.matters), 'matter')}"
    console.print(Text(terminal_text(in_matters), style="bold"))
    for total in found.totals:
        for line in _total_lines(total):
            console.print(Text(terminal_text(line)))
    if found.left_out:
        console.print(Text(f"  not added: {'; '.join(f'{one.matter} is {one.why}' for one in found.left_out)}"))
    if found.doubtful:
        console.print(f"  {plural(found.doubtful, 'doubtful pair')} may be counted twice; --matters lists them.")


def _total_lines(total: Total) -> Iterator[str]:
    number = _number(total.least)
    if total.most is None:
        number = f"at least {number}"
    elif total.most != total.least:
        number = f"{number} to {_number(total.most)}"
    about = "about " if total.about else ""
    names = ", ".join(total.modalities)
    group = total.group if names == total.group else f"{total.group} ({names})"
    yield f"  {group}: {about}{total.currency} {number}, {plural(len(total.matters), 'matter')}"
    for rate in total.rates:
        yield f"    at {rate}"


def _number(value: Decimal) -> str:
    return f"{value.quantize(Decimal('0.01')).normalize():,f}" if value % 1 else f"{value:,.0f}"
