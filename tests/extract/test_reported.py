"""What somebody is reported to have reported."""

import pytest

from onrecord.extract import find_attributions
from onrecord.extract.combining import combine_attributions
from onrecord.extract.reported import find_reported
from tests.texts import parse_text


def inner_of(text):
    parse = parse_text(text)
    found = find_reported(parse, find_attributions(parse))
    return [(parse.text_of(one.source[0]), parse.text_of(one.cue[0]), parse.text_of(one.content[0])) for one in found]


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        (
            "Lund said that the ministry had announced that talks would go on.",
            ("the ministry", "had announced", "that talks would go on"),
        ),
        (
            "Officials said that the army has denied that it shelled the town.",
            ("the army", "has denied", "that it shelled the town"),
        ),
        (
            "According to the daily Compass, Viktor Strand told colleagues that the vote was lost.",
            ("Viktor Strand", "told", "that the vote was lost"),
        ),
        (
            "Lund said that Estmark had promised to send two batteries.",
            ("Estmark", "had promised", "to send two batteries"),
        ),
    ],
)
def test_a_clause_that_opens_with_somebody_elses_words_is_a_statement_of_its_own(text, inner):
    assert inner_of(text) == [inner]


def test_each_voice_of_a_chain_has_its_statement():
    text = "The agency said that a diplomat said that the president had promised to send two batteries."
    assert [source for source, _, _ in inner_of(text)] == ["a diplomat", "the president"]


@pytest.mark.parametrize(
    "text",
    [
        "Lund said that she hoped that talks would go on.",
        "Lund said that they had told her that talks would go on.",
        "Lund said that the bridge, as the ministry announced in May, would be closed.",
        "Lund said that the bridge would be closed.",
        "Lund said that the ministry declined to say when the bridge would open.",
        "Lund said that the demands that come with office wear people out.",
        "“The ministry announced that talks would go on,” Lund said.",
    ],
)
def test_own_hopes_and_what_stands_further_in_are_not(text):
    assert inner_of(text) == []


def test_the_inner_statement_is_less_sure_than_the_outer_one():
    parse = parse_text("Lund said that the ministry had announced that talks would go on.")
    [outer, inner] = combine_attributions(parse, find_attributions(parse), [])
    assert inner.score < outer.score
    assert outer.content[0].contains(inner.content[0])
