"""An echo is linked to the statement whose words it repeats."""

from __future__ import annotations

import pytest

from onrecord.extract import find_attributions, find_echoes
from onrecord.resolve import resolve_record
from tests.texts import parse_text


def links(text: str) -> list[tuple[str, str | None]]:
    """The words of each echo and the content it is linked to."""
    parse = parse_text(text)
    attributions = find_attributions(parse)
    resolved = resolve_record(parse, attributions, find_echoes(parse, attributions))
    said = {statement.id: parse.text_of(statement.content[0]) for statement in resolved.statements}
    return [(parse.text_of(echo.span), said.get(echo.statement or "")) for echo in resolved.echoes]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "“We need a fair deal,” Ida Lund said.\n\nThe “Fair Deal” never came.",
            [("Fair Deal", "“We need a fair deal,”")],
        ),
        (
            "“It is irreversible,” Ida Lund said.\n\nSo much for “irreversible”.",
            [("irreversible", "“It is irreversible,”")],
        ),
        ("Ida Lund said that the path was open.\n\nThe “path was” blocked.", [("path was", "that the path was open")]),
        ("“We pay in May,” Ida Lund said.\n\nThe “may” counts.", [("may", None)]),
        ("“We need a deal,” Ida Lund said.\n\nThe “deals” never came.", [("deals", None)]),
    ],
)
def test_echo_and_what_it_repeats(text, expected):
    assert links(text) == expected


def test_a_word_that_many_statements_hold_links_to_none():
    said = "\n\n".join(f"“The harbour number {number} stays,” Ida Lund said." for number in range(5))
    assert links(f"{said}\n\nThe “harbour” closed.") == [("harbour", None)]
