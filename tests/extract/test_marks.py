"""Quotation marks of every style are paired; apostrophes and measures are not."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.extract.marks import find_quotations
from tests.texts import document_of


def outer(text: str) -> list[str]:
    found = find_quotations(text, document_of(text).parts)
    return [" / ".join(piece.text_in(text) for piece in quotation.inner) for quotation in found if quotation.depth == 0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We go,” she said.", ["We go,"]),
        ("“We go,” she said, “now.”", ["We go,", "now."]),
        ('"We go," she said, "now."', ["We go,", "now."]),
        ("'We go,' she said, 'now.'", ["We go,", "now."]),
        ("‘We go,’ she said, ‘now.’", ["We go,", "now."]),
        ("„Wir gehen“, sagte sie.", ["Wir gehen"]),
        ("„We go,” she said.", ["We go,"]),
        ("‚Wir gehen‘, sagte sie.", ["Wir gehen"]),
        ("”Vi går”, sa hon.", ["Vi går"]),
        ("‟We go,” she said.", ["We go,"]),
        ("« On y va », dit-elle.", ["On y va"]),
        ("«On y va», dit-elle.", ["On y va"]),
        ("»Wir gehen«, sagte sie.", ["Wir gehen"]),
        ("»Vi går», sa hon.", ["Vi går"]),
        ("‹On y va›, dit-elle.", ["On y va"]),
        ("›Wir gehen‹, sagte sie.", ["Wir gehen"]),
        ("``We go,'' she said.", ["We go,"]),
        ("''We go,'' she said.", ["We go,"]),
        ("She said ``now'' twice.", ["now"]),
        ("She said ''now'' twice.", ["now"]),
        ("the ministers' plan and the voters' will", []),
        ("the ministers’ plan and the voters’ will", []),
        ("It’s Lund’s boat, isn’t it?", []),
        ("It's Lund's boat, isn't it?", []),
        ("get 'em, rock 'n' roll", []),
        ("’tis the season, ’twas cold", []),
        ("‘Tis the season", []),
        ("the '90s and the ’80s", []),
        ("He is 6'2\" tall.", []),
        ('He is 6\'2" and said "no".', ["no"]),
        ("“He is 6'2\" tall,” she said.", ["He is 6'2\" tall,"]),
        ("'the ministers' plan is bad,' he said", ["the ministers' plan is bad,"]),
        ("‘the ministers’ plan is bad,’ he said", ["the ministers’ plan is bad,"]),
        ("“the ministers’ plan,” he said", ["the ministers’ plan,"]),
        ("'It's late,' he said", ["It's late,"]),
        ("‘It’s late,’ he said", ["It’s late,"]),
        ("“He told me ‘no’ twice,” she said.", ["He told me ‘no’ twice,"]),
        ("'He told me \"no\" twice,' she said.", ['He told me "no" twice,']),
        ("\"He told me 'no' twice,\" she said.", ["He told me 'no' twice,"]),
        ("« Elle a dit “non”. »", ["Elle a dit “non”."]),
        ("(“We go”)", ["We go"]),
        ("[“We go”]", ["We go"]),
        ("plan—“good”—and", ["good"]),
        ("“We go", ["We go"]),
        ('"We go', ["We go"]),
        ("We go” she said", []),
        ("'We go", []),
        ("“We go“ she said", ["We go"]),
        ("“We go\n\nNew paragraph", ["We go"]),
        ("“We go\n\n“We stay,” she said", ["We go / We stay,"]),
        ('"We go\n\n"We stay," she said', ["We go / We stay,"]),
        ("«We go\n\n«We stay», she said", ["We go / We stay"]),
        ("“One.\n\n“Two.\n\n“Three.”", ["One. / Two. / Three."]),
        ("“One.”\n\n“Two.”", ["One.", "Two."]),
        ("“One.\n\nTwo.\n\n“Three.”", ["One.", "Three."]),
        ("“”", []),
        ('""', []),
        ("“ ”", []),
        ("“A” “B” “C”", ["A", "B", "C"]),
        ('"A" "B" "C"', ["A", "B", "C"]),
        ("the ‘peace train’ left", ["peace train"]),
        ("the 'peace train' left", ["peace train"]),
        ("“We go!”, she said", ["We go!"]),
        ("“We go”.", ["We go"]),
        ("O’Hara and D'Arcy met", []),
        ("`quoted' text", ["quoted"]),
        ("dogs' and cats' 'homes'", ["homes"]),
    ],
)
def test_outermost_quotations(text, expected):
    assert outer(text) == expected


def test_inner_quotation_is_found_one_level_down():
    text = "“He told me ‘no’ twice,” she said."
    found = find_quotations(text, document_of(text).parts)
    assert [(quotation.depth, quotation.inner[0].text_in(text)) for quotation in found] == [
        (0, "He told me ‘no’ twice,"),
        (1, "no"),
    ]


def test_a_quotation_that_no_mark_closes_says_so():
    text = "“We go\n\nShe left."
    [quotation] = find_quotations(text, document_of(text).parts)
    assert not quotation.closed


@pytest.mark.parametrize(
    "text", ["“" * 200_000, '"' * 200_000, "'" * 200_000, "‘a " * 60_000, "“a\n\n" * 40_000, "a's b' " * 40_000]
)
def test_hostile_rows_of_marks_take_seconds_at_most(text):
    document = document_of(text)
    began = time.perf_counter()
    find_quotations(text, document.parts)
    assert time.perf_counter() - began < 10


@given(st.text(alphabet=st.sampled_from("ab s“”\"'‘’„«»‹›`,. \n26é"), max_size=120))
@settings(deadline=None)
def test_any_row_of_marks_gives_spans_in_the_text_and_never_raises(text):
    for quotation in find_quotations(text, document_of(text).parts):
        for piece, inner in zip(quotation.pieces, quotation.inner, strict=True):
            assert piece.contains(inner)
            assert inner.text_in(text) == inner.text_in(text).strip()
