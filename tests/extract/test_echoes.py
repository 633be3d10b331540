"""Words in marks that are no statement are echoes; words that somebody is credited with are not."""

from __future__ import annotations

import pytest

from onrecord.extract import find_attributions, find_echoes
from onrecord.model import PartKind
from tests.texts import parse_text


def echoes(text: str, **options: object) -> list[str]:
    parse = parse_text(text, **options)
    return [parse.text_of(echo.span) for echo in find_echoes(parse, find_attributions(parse))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The so-called “peace train” left on Friday.", ["peace train"]),
        ("The 'peace train' left on Friday.", ["peace train"]),
        ("The ‘peace train’ left on Friday.", ["peace train"]),
        ("Their “generosity” has a price.", ["generosity"]),
        ("Erik “the Eel” Holm runs the harbour.", ["the Eel"]),
        ("The film “Harbour Lights” opens in May.", ["Harbour Lights"]),
        ("The ship “Aurora” lies in the dock.", ["Aurora"]),
        ("This “reform” helps nobody.", ["reform"]),
        ("A “temporary” tax from 1990 is still there.", ["temporary"]),
        ("Such “experts” fill the hall.", ["experts"]),
        ("The “green” bank owns three mines.", ["green"]),
        ("He won the “Golden Oar” last year.", ["Golden Oar"]),
        ("She sang “Northern Song” at the end.", ["Northern Song"]),
        ("The operation, “Open Hand”, began at dawn.", ["Open Hand"]),
        ("The « train de la paix » left.", ["train de la paix"]),
        ("The „Friedenszug“ left.", ["Friedenszug"]),
        ("The ``peace train'' left.", ["peace train"]),
        ("“Aurora” sank in the storm.", ["Aurora"]),
        ("The word “aid” stands on each crate.", ["aid"]),
        ("“ ” lay on the “” and the “—” of the page.", []),
        ("Both “sides” left, and so did the “observers”.", ["sides", "observers"]),
        ("Ida Lund said that the plan was “a disaster”.", []),
        ("“We go,” said Ida Lund.", []),
        ("Ida Lund called the plan “a disaster”.", []),
        ("Per Holm described the offer as “an insult”.", []),
        ("According to Ida Lund, the plan is “dead”.", []),
        ("The plan is “dead,” Ida Lund said.", []),
        ("Per Holm accused the firm of “daylight robbery”.", []),
        ("The ministers' plan and the voters' will agree.", []),
    ],
)
def test_echo_or_statement(text, expected):
    assert echoes(text) == expected


def test_a_long_quotation_that_nobody_is_credited_with_is_someones_words_and_no_echo():
    text = "“The ships are ready, the crews are on board, and the harbour is open to all of them.”"
    assert echoes(text) == []
    [attribution] = find_attributions(parse_text(text))
    assert attribution.source == ()


def test_marks_in_a_byline_are_not_looked_at():
    assert echoes("By Erik “the Eel” Holm\n\nIt rained.", kinds={0: PartKind.BYLINE}) == []
