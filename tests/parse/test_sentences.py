"""Sentences and tokens of a paragraph."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model import PartKind
from tests.texts import parse_text


def sentences(text: str) -> list[str]:
    parse = parse_text(text)
    return [parse.text_of(sentence.span) for sentence in parse.sentences]


def tokens(text: str) -> list[str]:
    parse = parse_text(text)
    return [parse.token(index) for index in range(len(parse))]


@pytest.mark.parametrize(
    "expected",
    [
        ["The ferry left.", "It was late."],
        ["Mr. Holm left.", "Mrs. Lund stayed."],
        ["Dr. Ida Lund met Gen. Holm."],
        ["J. K. Holm spoke.", "Nobody answered."],
        ["He lives in the U.S. Senate district."],
        ["He lives in the U.S.", "The rest moved to Norland."],
        ["They met at 5 p.m. Tuesday."],
        ["They met at 5 p.m.", "The hall was full."],
        ["See No. 5 on the list."],
        ["He said no.", "Then he left."],
        ["It cost 3.5 million.", "Nobody paid."],
        ["It cost €1,200.50 in all.", "Nobody paid."],
        ["Holm Inc. has paid.", "Lund Co. has not."],
        ["They built ships, boats etc. and sold them."],
        ["“Go!” she said.", "He went."],
        ["“Go!” Ida Lund said.", "He went."],
        ["“Will they come?” the minister asked.", "Nobody knew."],
        ["“They will come.”", "She sat down."],
        ["“They will come.”", "“They will not.”"],
        ["He shouted “Stop!” and ran."],
        ["She left (he stayed.)", "Nobody spoke."],
        ["She left...", "Nobody spoke."],
        ["She left… and came back."],
        ["Really?!", "Yes."],
        ["Who knows? perhaps she does."],
        ["«On y va.»", "Elle part."],
        ["„Wir gehen.“", "Er ging."],
        ['"We go."', "He went."],
        ["'We go.'", "He went."],
        ["A plan for Ostvik"],
        ["The vote on Jan. 5 failed.", "It was close."],
        ["Prof. Vera Moe, Ph.D., spoke."],
        ["The St. Olav harbour is shut.", "Ships wait."],
        ["Is it so?", "It is."],
        ["The firm (est. 1990) closed.", "Its staff left."],
        ["Norland vs. Sarovia was a draw.", "The crowd left."],
        ["He wrote “The end.” on the wall."],
        ["Version 2.0 is out.", "It works."],
        ["Lund (“I am tired.”) left early.", "Holm stayed."],
        ["We agree, i.e. we sign.", "They do not."],
        ["It rained.", "“We are wet,” she said.", "It stopped."],
    ],
)
def test_sentences_end_where_a_reader_ends_them(expected):
    assert sentences(" ".join(expected)) == expected


def test_a_paragraph_without_a_stop_ends_its_sentence():
    assert sentences("Harbour strike ends\n\nThe strike is over.") == ["Harbour strike ends", "The strike is over."]


def test_a_sentence_names_its_part_and_its_tokens():
    parse = parse_text("Strike ends\n\nIt is over. Ships sail.", kinds={0: PartKind.TITLE})
    assert [sentence.part for sentence in parse.sentences] == [0, 1, 1]
    assert [parse.token(index) for index in range(parse.sentences[2].first_token, parse.sentences[2].last_token)] == [
        "Ships",
        "sail",
        ".",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It’s the minister's plan", ["It", "’s", "the", "minister", "'s", "plan"]),
        ("don't stop", ["don't", "stop"]),
        ("an inter-state plan", ["an", "inter-state", "plan"]),
        ("€1.2bn or $1,200.50", ["€1.2bn", "or", "$1,200.50"]),
        ("EUR1.2bn or US$3.5m", ["EUR1.2bn", "or", "US$3.5m"]),
        ("the U.S. plan", ["the", "U.S.", "plan"]),
        ("“Go,” he", ["“", "Go", ",", "”", "he"]),
        ("``Go,'' he", ["``", "Go", ",", "''", "he"]),
        ("50% of O'Hara", ["50%", "of", "O'Hara"]),
        ("wait... no", ["wait", "...", "no"]),
        ("the ministers' plan", ["the", "ministers", "'", "plan"]),
    ],
)
def test_tokens(text, expected):
    assert tokens(text) == expected


@pytest.mark.parametrize(
    "text", ["word. Word " * 90_000, "." * 1_000_000, "a" * 1_000_000, ". A" * 300_000, "“" * 300_000, "U.S." * 250_000]
)
def test_one_huge_paragraph_takes_seconds_at_most(text):
    began = time.perf_counter()
    parse_text(text)
    assert time.perf_counter() - began < 10


@given(st.text(alphabet=st.sampled_from("aA. ?!“”\"'’…\n(),0é"), max_size=200))
@settings(deadline=None)
def test_sentences_and_tokens_cover_every_character_that_is_not_white_space(text):
    parse = parse_text(text)
    kept = sum(len(parse.token(index)) for index in range(len(parse)))
    assert kept == sum(not character.isspace() for character in text)
    assert sum(last.last_token - last.first_token for last in parse.sentences) == len(parse)
    for left, right in zip(parse.sentences, parse.sentences[1:], strict=False):
        assert left.span.end <= right.span.start
