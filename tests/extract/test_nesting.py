"""What is said inside what is said."""

from __future__ import annotations

import time

import pytest

from onrecord.extract import find_attributions
from onrecord.extract.nesting import find_nested
from tests.texts import parse_text


def nested(text: str) -> list[tuple[str, str, str]]:
    parse = parse_text(text)
    return [
        (parse.text_of(one.source[0]), parse.text_of(one.cue[0]), parse.text_of(one.content[0]))
        for one in find_nested(parse, find_attributions(parse))
    ]


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("“He told me, ‘We can wait.’ So we wait,” Lund said.", [("He", "told", "‘We can wait.’")]),
        (
            "‘I rang, and the mayor said, “Not today.” That was all,’ said Holm.",
            [("the mayor", "said", "“Not today.”")],
        ),
        ("“He called it ‘late’,” Lund said.", []),
        ("“They sang ‘The Long Road Home’ twice,” Lund said.", []),
        ("“He said it was ‘a sale of the state’ and left,” Lund said.", []),
        ("Lund said: “We wait.”", []),
        (
            "LUND: We wait.\n\nHOLM: A clerk said, “You are late, but you are here.”\n\nLUND: So be it.",
            [("A clerk", "said", "“You are late, but you are here.”")],
        ),
    ],
)
def test_a_quotation_inside_a_quotation_is_the_inner_speakers(text, inner):
    assert nested(text) == inner


def test_many_quotations_inside_one_are_read_in_linear_time():
    began = time.process_time()
    nested("“" + "He said, ‘We wait.’ " * 3000 + "” Lund said.")
    assert time.process_time() - began < 5
