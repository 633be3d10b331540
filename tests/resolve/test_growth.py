"""Twice the text takes about twice the work: counted in calls of functions, which no busy machine can change."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest

from onrecord.extract import find_attributions, find_disputes, find_echoes
from onrecord.extract.quantities import find_quantities
from onrecord.extract.times import find_times
from onrecord.model import Span
from onrecord.model.commitments import Action, CommitmentKind, Modality, Polarity
from onrecord.model.found_commitments import FoundCommitment
from onrecord.resolve import Resolved, resolve_record
from onrecord.resolve.commitments import resolve_commitments
from onrecord.resolve.quantities import resolve_quantities
from onrecord.resolve.times import resolve_times
from tests.texts import parse_text

SMALL, LARGE = 40, 160
MOST = 1.5 * LARGE / SMALL  # work that grows with the square of the text would be 16 times as much


def calls(run: Callable[[], object]) -> int:
    """How many functions, those written in C among them, one run calls."""
    count = 0

    def counted(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        run()
    finally:
        sys.setprofile(before)
    return count


def resolver(text: str) -> Callable[[], Resolved]:
    parse = parse_text(text)
    found = find_attributions(parse)
    echoes, disputes = find_echoes(parse, found), find_disputes(parse, found)
    return lambda: resolve_record(parse, found, list(echoes), list(disputes))


def committing(units: int) -> Callable[[], object]:
    """The commitments of a text that says in every paragraph that its state pledged an amount by a day."""
    text = "Norland pledged to send 40 lorries by 3 May 2026.\n\n" * units
    parse = parse_text(text)
    times, _ = resolve_times(parse, find_times(parse))
    quantities, _ = resolve_quantities(parse, find_quantities(parse, [time.span for time in times]))
    assert len(times) == len(quantities) == units

    def at(start: int, words: str) -> Span:
        begin = text.index(words, start)
        return Span(begin, begin + len(words))

    found = [
        FoundCommitment(
            at(part.span.start, "pledged"), part.span, Modality.PLEDGED, Polarity.DO, CommitmentKind.EQUIPMENT,
            Action.PROVIDE, at(part.span.start, "send 40 lorries by 3 May 2026"),
            promisor=(at(part.span.start, "Norland"),),
        )
        for part in parse.document.parts
    ]  # fmt: skip
    return lambda: resolve_commitments(parse, found, [], [], times, quantities)


@pytest.mark.parametrize(
    "unit",
    [
        "Ida Lund met Per Holm in Ostvik. “He knew that he lied,” Ida Lund said. “She was told,” said Per Holm.\n\n",
        "“Ida Lund came late and she left before he spoke,” Per Holm said; a minister agreed.\n\n",
        "The minister said that the Norland Audit Office, which counted the money, had closed its doors.\n\n",
    ],
)
def test_resolving_a_longer_record_takes_as_much_more_work(unit):
    resolver(unit)()
    assert calls(resolver(unit * LARGE)) < MOST * calls(resolver(unit * SMALL))


def test_resolving_more_commitments_takes_as_much_more_work():
    committing(1)()
    assert calls(committing(LARGE)) < MOST * calls(committing(SMALL))
