import dataclasses

import pytest

from onrecord.errors import ScoreError
from onrecord.evaluate.gold import Gold, GoldEcho, GoldEntity, GoldStatement
from onrecord.evaluate.statements import Counts, jaccard, match_spans, score_statements
from onrecord.model import (
    Attitude,
    ContentKind,
    Document,
    Entity,
    EntityKind,
    Mention,
    MentionKind,
    Record,
    Span,
    Statement,
)

TEXT = "Ida Lund said yes. " + "x" * 181
LUND = Entity("e1", "Ida Lund", EntityKind.PERSON, (Mention(Span(0, 8), MentionKind.NAME),))
VARGA = Entity("e2", "Oto Varga", EntityKind.PERSON)
NAMELESS = Entity("e3", "the minister", EntityKind.PERSON, (Mention(Span(0, 8), MentionKind.NAME),))


LUND_GOLD = GoldEntity("Ida Lund", EntityKind.PERSON, (Span(0, 8),), ())


def said(start, end, *, speakers=("e1",), kind=ContentKind.DIRECT, number=1):
    return Statement(f"s{number}", kind, Attitude.STATEMENT, (), (), (Span(start, end),), (), speakers, ())


def wanted(*pieces, speakers=("Ida Lund",), kind=ContentKind.DIRECT, nested=False):
    spans = tuple(Span(start, end) for start, end in pieces)
    return GoldStatement(kind, Attitude.STATEMENT, (), (), spans, (), speakers, (), nested)


def record(*statements):
    return Record(Document(None, "one.txt", text=TEXT), (LUND, VARGA, NAMELESS), statements)


def gold(*statements, echoes=(), entities=()):
    placed = tuple(GoldEcho(Span(*span), (), None) for span in echoes)
    return Gold("one.txt", None, None, (), None, statements, placed, tuple(entities))


def test_counts_give_precision_recall_and_f1():
    counts = Counts(matched=2, predicted=4, gold=5)
    assert (counts.precision, counts.recall, counts.f1) == (0.5, 0.4, pytest.approx(4 / 9))
    assert Counts(0, 0, 0).f1 is None
    assert Counts(0, 0, 3).precision is None


def test_jaccard_adds_up_the_pieces():
    assert jaccard([Span(0, 10), Span(20, 30)], [Span(0, 10)]) == 0.5
    assert jaccard([Span(0, 10)], [Span(10, 20)]) == 0.0


def test_content_is_right_from_half_overlap_on():
    """20 of 40 characters shared is enough, 19 of 40 is not."""
    assert score_statements(record(said(0, 40)), gold(wanted((0, 20)))).spans == Counts(1, 1, 1)
    assert score_statements(record(said(0, 40)), gold(wanted((0, 19)))).spans == Counts(0, 1, 1)


def test_two_pieces_predicted_as_two_statements_match_once():
    scores = score_statements(record(said(0, 20), said(30, 50, number=2)), gold(wanted((0, 20), (30, 50))))
    assert scores.spans == Counts(1, 2, 1)


def test_matching_finds_the_largest_set_of_pairs():
    """The first prediction overlaps both, the second only the first gold: greedy matching would find one pair."""
    first = [[Span(0, 30)], [Span(0, 20)]]
    second = [[Span(0, 28)], [Span(10, 30)]]
    assert jaccard(first[1], second[1]) < 0.5
    assert match_spans(first, second) == [(0, 1), (1, 0)]


def test_matching_shifts_a_whole_chain():
    spans = [[Span(0, 40)], [Span(20, 60)], [Span(40, 80)]]
    shifted = [[Span(10, 50)], [Span(30, 70)], [Span(0, 38)]]
    assert match_spans(spans, shifted) == [(0, 2), (1, 0), (2, 1)]


def test_speaker_is_right_by_canonical_name_or_by_a_mention_that_names_it():
    """The third entity of the record has another name, but its mention is where the gold has "Ida Lund"."""
    for speakers, right in ((("e1",), 1), (("e3",), 1), (("e2",), 0), ((), 0), (("e1", "e2"), 0)):
        scores = score_statements(record(said(0, 20, speakers=speakers)), gold(wanted((0, 20)), entities=[LUND_GOLD]))
        assert scores.speakers == Counts(right, 1, 1), speakers


def test_description_is_enough_for_a_body_and_not_for_a_person():
    union = Entity("e1", "the union", EntityKind.ORGANISATION, (Mention(Span(20, 29), MentionKind.NOMINAL),))
    for kind, right in ((EntityKind.ORGANISATION, 1), (EntityKind.PERSON, 0)):
        known = GoldEntity("Dockers’ Union of Norland", kind, (), (Span(20, 29),))
        scores = score_statements(
            Record(Document(None, "one.txt", text=TEXT), (union,), (said(0, 20),)),
            gold(wanted((0, 20), speakers=(known.name,)), entities=[known]),
        )
        assert scores.speakers.matched == right, kind


def test_source_that_nobody_can_name_is_right_when_no_name_is_given():
    """None at all is right, and so is an entity that the text only describes; one with a name is not."""
    described = Entity("e4", "a spokesman", EntityKind.PERSON, (Mention(Span(0, 8), MentionKind.NOMINAL),))
    for speakers, right in (((), 1), (("e4",), 1), (("e1",), 0)):
        read = Record(Document(None, "one.txt", text=TEXT), (LUND, described), (said(0, 20, speakers=speakers),))
        assert score_statements(read, gold(wanted((0, 20), speakers=()))).speakers.matched == right, speakers


@pytest.mark.parametrize(
    ("name", "right"),
    [("two officials", 1), ("Two officials who were there", 1), ("officials", 0), ("two official cars", 0)],
)
def test_anonymous_source_is_right_as_described_in_more_or_fewer_words(name, right):
    described = Entity("e4", name, EntityKind.GROUP, (Mention(Span(0, 8), MentionKind.NOMINAL),))
    read = Record(Document(None, "one.txt", text=TEXT), (described,), (said(0, 20, speakers=("e4",)),))
    scores = score_statements(read, gold(wanted((0, 20), speakers=("two officials",))))
    assert scores.speakers.matched == right


def test_each_of_several_names_that_the_gold_gives_a_speaker_is_right():
    """A spokeswoman may be given as described or as the body she speaks for."""
    described = Entity("e4", "a spokeswoman", EntityKind.PERSON, (Mention(Span(0, 8), MentionKind.NOMINAL),))
    read = Record(Document(None, "one.txt", text=TEXT), (LUND, described), (said(0, 20, speakers=("e4",)),))
    both = dataclasses.replace(wanted((0, 20), speakers=("Nordhavn",)), others=(("a spokeswoman",),))
    assert score_statements(read, gold(both)).speakers.matched == 1
    assert score_statements(read, gold(wanted((0, 20), speakers=("Nordhavn",)))).speakers.matched == 0


def test_nested_gold_counts_neither_for_nor_against():
    nested = wanted((50, 60), nested=True)
    assert score_statements(record(), gold(wanted((0, 90)), nested)).spans == Counts(0, 0, 1)
    assert score_statements(record(said(50, 60)), gold(wanted((0, 90)), nested)).spans == Counts(0, 0, 1)


def test_kind_is_counted_over_the_pairs():
    scores = score_statements(
        record(said(0, 20), said(30, 50, kind=ContentKind.MIXED, number=2)), gold(wanted((0, 20)), wanted((30, 50)))
    )
    assert scores.kinds == 1


def test_echo_given_out_as_a_statement_is_counted():
    scores = score_statements(record(said(100, 110)), gold(echoes=[(101, 109), (150, 160)]))
    assert (scores.echoes, scores.echoes_as_statements) == (2, 1)


def test_echo_inside_a_right_statement_is_not_held_against_it():
    scores = score_statements(record(said(100, 110)), gold(wanted((100, 110)), echoes=[(101, 109)]))
    assert scores.echoes_as_statements == 0


def test_scores_of_documents_add_up():
    one = score_statements(record(said(0, 20)), gold(wanted((0, 20))))
    two = score_statements(record(), gold(wanted((0, 20)), echoes=[(101, 109)]))
    assert (one + two).spans == Counts(1, 1, 2)
    assert (one + two).echoes == 1


def test_gold_placed_in_another_text_is_refused():
    with pytest.raises(ScoreError, match="reaches past the end of the text of"):
        score_statements(record(), gold(wanted((0, 999))))
