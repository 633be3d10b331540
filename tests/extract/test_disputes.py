"""Claims and the words that contest them."""

from __future__ import annotations

import pytest

from onrecord.extract import find_attributions
from onrecord.extract.disputes import find_disputes
from tests.texts import parse_text


def disputes(text: str) -> list[tuple[str, str, str]]:
    """Claim, contesting words and by whom; "own" where it is the text itself."""
    parse = parse_text(text)

    def words(spans):
        return " / ".join(parse.text_of(span) for span in spans)

    found = find_disputes(parse, find_attributions(parse))
    return [(words(one.claim), words(one.dispute), "own" if one.own else words(one.by)) for one in found]


@pytest.mark.parametrize(
    ("text", "claim", "dispute", "by"),
    [
        (
            "The ministry denied that its ships had left.",
            "its ships had left",
            "denied that its ships had left",
            "The ministry",
        ),
        ("The ministry denied having sent ships.", "having sent ships", "denied having sent ships", "The ministry"),
        (
            "Ida Lund rejected the claim that the port was closed.",
            "the port was closed",
            "rejected the claim that the port was closed",
            "Ida Lund",
        ),
        (
            "Per Holm said that the port was closed. The ministry denied the report.",
            "that the port was closed",
            "denied the report",
            "The ministry",
        ),
        (
            "Per Holm said that the port was closed.\n\n“That is not true,” said Ida Lund.",
            "that the port was closed",
            "“That is not true,”",
            "Ida Lund",
        ),
        (
            "Per Holm said that the port was closed. “That’s simply not so,” Ida Lund said.",
            "that the port was closed",
            "“That’s simply not so,”",
            "Ida Lund",
        ),
        (
            "Per Holm accused the mayor of selling the port, a charge that the mayor rejects.",
            "Per Holm accused the mayor of selling the port",
            "a charge that the mayor rejects",
            "the mayor",
        ),
        (
            "Per Holm said that the port was closed, which Ida Lund denies.",
            "that the port was closed",
            "which Ida Lund denies",
            "Ida Lund",
        ),
        (
            "Per Holm said that the port was closed. Ida Lund disputed this.",
            "that the port was closed",
            "Ida Lund disputed this",
            "Ida Lund",
        ),
        (
            "Contrary to what the mayor says, the port is open.",
            "what the mayor says",
            "the port is open",
            "own",
        ),
        (
            "Per Holm said that the port was closed, but court records show otherwise.",
            "that the port was closed",
            "court records show otherwise",
            "own",
        ),
        (
            "Per Holm said that the port was closed. That is not true.",
            "that the port was closed",
            "That is not true.",
            "own",
        ),
    ],
)
def test_contested_claim_with_the_words_that_contest_it(text, claim, dispute, by):
    assert disputes(text) == [(claim, dispute, by)]


@pytest.mark.parametrize(
    "text",
    [
        "Ida Lund said that the port was open.",
        "She denied herself nothing.",
        "The court denied the ministry a stay.",
        "The council rejected the budget.",
        "“That is true,” said Ida Lund.",
        "That is not true of all ports.",
        "The records show a loss.",
    ],
)
def test_nothing_is_contested(text):
    assert disputes(text) == []


def test_nobody_contests_their_own_words_from_before():
    assert disputes("Ida Lund said that the port was open. “That is not true,” Ida Lund said.") == []


def test_words_after_this_and_a_colon_contest_what_was_said_before():
    text = "Per Holm said that he was there. The envoy disputed this: “He was beside me.”"
    assert disputes(text) == [("that he was there", "“He was beside me.”", "The envoy")]
    text = "Per Holm said that she knew. The office denied the report, and Ida Lund said: “Nobody told me.”"
    assert disputes(text) == [("that she knew", "denied the report", "The office")]
