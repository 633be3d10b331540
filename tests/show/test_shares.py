"""Words counted by whose they are."""

from __future__ import annotations

from onrecord.model import ContentKind, Record
from onrecord.show.shares import count_shares, find_unheard
from tests.show.builder import make_document, make_statement, make_story


def test_every_counted_word_is_the_outlets_or_one_speakers():
    shares = count_shares(make_story())
    assert shares.total == shares.outlet + sum(share.words for share in shares.speakers)


def test_words_of_a_speaker_are_verbatim_or_paraphrased():
    lund, dahl = (
        next(share for share in count_shares(make_story()).speakers if share.speakers == (name,))
        for name in ("e1", "e2")
    )
    assert (lund.verbatim, lund.paraphrase) == (5, 0)
    assert (dahl.verbatim, dahl.paraphrase) == (3, 6)


def test_a_source_not_resolved_and_no_source_are_counted_apart():
    unresolved = [share for share in count_shares(make_story()).speakers if not share.speakers]
    assert {(share.source, share.words) for share in unresolved} == {("a senior official", 3), (None, 3)}


def test_bylines_and_boilerplate_are_not_counted():
    """4 title words, 11 with Lund, 10 with the official, 12 with Dahl, 8 with the echo: no byline, no "Read more"."""
    assert count_shares(make_story()).total == 4 + 11 + 10 + 12 + 8


def test_a_word_in_two_statements_counts_for_the_inner_one_only():
    text = "Lund said that Dahl said it was late."
    outer = make_statement(text, 1, ("that Dahl said it was late",), source="Lund", kind=ContentKind.INDIRECT)
    inner = make_statement(text, 2, ("it was late",), source="Dahl", kind=ContentKind.INDIRECT)
    shares = count_shares(Record(make_document(text), (), (outer, inner)))
    assert {share.source: share.words for share in shares.speakers} == {"Lund": 3, "Dahl": 3}
    assert shares.outlet == 2


def test_a_text_without_words_has_shares_of_nothing():
    shares = count_shares(Record(make_document("")))
    assert (shares.total, shares.part(0)) == (0, 0.0)


def test_who_is_spoken_of_but_neither_heard_nor_reporting_is_found():
    assert [entity.name for entity in find_unheard(make_story())] == ["Sarovia"]
