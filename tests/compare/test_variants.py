"""One quotation in several versions: what belongs together, what does not, what each version has otherwise."""

from __future__ import annotations

import datetime
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.compare.variants import Kinship, Place, Printed, find_variants, gather, prints_of
from onrecord.compare.variants.changes import find_changes
from onrecord.model import Attitude, ContentKind, Document, Entity, EntityKind, Record, Span, Statement

FULL = "We will send both ships by October, and if the winter is hard we will send a third one to the port of Velin."


def printed(name: str, text: str, *, day: int = 3, speaker: str | None = "Ida Lund", **more: object) -> Printed:
    published = datetime.date(2024, 1, 1) + datetime.timedelta(days=day)
    return Printed(name, text, f"article {name}", outlet=f"Outlet {name}", published=published, speaker=speaker, **more)


@pytest.mark.parametrize(
    ("text", "kinship", "changes"),
    [
        (FULL.upper().replace(",", " —"), Kinship.SAME, []),
        ("We will send both ships by October", Kinship.PART, [("cut", "", FULL[36:-1])]),
        (FULL.replace("October", "November"), Kinship.NEAR, [("replaced", "November", "October")]),
        (FULL.replace("will send both", "will not send both"), Kinship.NEAR, [("added", "not", "")]),
        (FULL.replace("both ", ""), Kinship.NEAR, [("cut", "", "both")]),
    ],
)
def test_version_joins_its_quotation_and_says_what_differs(text, kinship, changes):
    [one] = gather([printed("a", FULL + " Yes."), printed("b", text, day=4)])[:1]
    version = next(version for version in one.versions if version.prints[0].id == "b")
    found = [
        (change.op, change.words, change.full_words) for change in version.changes if "Yes" not in change.full_words
    ]
    if kinship is Kinship.PART:  # the end of the fullest version is cut with the rest
        assert [op for op, *_ in changes] == ["cut"]
        assert version.changes[0].full_words.startswith("and if the winter")
        return
    assert found == changes


def test_kinship_is_named():
    versions = [
        printed("b", FULL),
        printed("c", "both ships by October, and if the winter is hard"),
        printed("d", FULL + " Yes."),
    ]
    [one] = gather([printed("a", FULL), *versions])
    assert one.text == FULL + " Yes."
    assert [(version.kinship, len(version.prints)) for version in one.versions] == [
        (Kinship.SAME, 1),
        (Kinship.NEAR, 2),
        (Kinship.PART, 1),
    ]


def test_quotations_that_only_overlap_stay_apart():
    """The end of one and the start of the other are the same words; neither holds the other."""
    one, other = (
        FULL,
        "a third one to the port of Velin. Whoever asks for more than that has not seen our budget for next year.",
    )
    assert len(gather([printed("a", one), printed("b", other)])) == 2


def test_two_cuts_of_one_speech_come_together_only_under_a_version_that_holds_both():
    start, end = FULL[:34], FULL[-44:]
    assert len(gather([printed("a", start), printed("b", end)])) == 2
    assert len(gather([printed("a", start), printed("b", end), printed("c", FULL)])) == 1


@pytest.mark.parametrize(
    ("other", "together"),
    [
        ({}, True),
        ({"speaker": None}, True),
        ({"speaker": "Lund"}, True),
        ({"speaker": "Per Dahl"}, False),
        ({"day": 90}, False),
    ],
)
def test_few_words_are_one_quotation_in_one_mouth_and_at_one_time_only(other, together):
    words = "I will not comment on that."
    assert (len(gather([printed("a", words), printed("b", words, **other)])) == 1) is together


def test_many_equal_words_are_one_quotation_and_name_everyone_credited():
    [one] = gather([printed("a", FULL), printed("b", FULL, day=4, speaker="Per Dahl")])
    assert one.speakers == ("Ida Lund", "Per Dahl")


def test_stock_phrase_chains_no_speeches():
    speeches = [
        " ".join(random.Random(number).choices("harbour ship grid loan wage court line vote".split(), k=20))
        + " and we will do what is needed"
        for number in range(4)
    ]
    prints = [printed(str(number), speech) for number, speech in enumerate(speeches)]
    assert len(gather([*prints, printed("stock", "we will do what is needed")])) == 5


def test_place_in_a_transcript_decides_before_words():
    """Said twice in one speech: the intervals differ, so these are two quotations."""
    words = "we will send both ships by October this year and not later"
    twice = [
        printed("a", words + " I say", place=Place("speech", 0, 60)),
        printed("b", words, place=Place("speech", 500, 558)),
    ]
    assert len(gather(twice)) == 2
    assert len(gather([printed("a", words + " I say", place=Place("speech", 0, 60)), printed("b", words)])) == 1


def test_reprints_count_as_one_text_and_the_first_print_is_the_earliest():
    prints = [printed("b", FULL, day=5, group="t1"), printed("a", FULL, day=4, group="t1"), printed("c", FULL, day=9)]
    [one] = gather(prints)
    assert (len(one.outlets), one.texts, one.first.id) == (3, 2, "a")


def test_same_versions_whatever_the_order_given():
    prints = [
        printed(str(n), text, day=n)
        for n, text in enumerate([FULL, FULL[:40], FULL + " Yes.", FULL[30:], "so be it then, he said"])
    ]
    assert [one.to_dict() for one in gather(prints)] == [one.to_dict() for one in gather(prints[::-1])]


def test_words_find_the_quotation_they_are_part_of():
    gathered = gather([printed("a", FULL), printed("b", "Nobody else has offered us any help at all.")])
    assert [one.text for one in find_variants("BOTH ships by october", gathered)] == [FULL]
    assert find_variants("both ships by June", gathered) == []
    assert find_variants("…", gathered) == []


def test_quoted_words_of_records_are_prints_with_their_place():
    text = "“We will send,” said Lund, “two more ships by October.”"
    statement = Statement(
        "s1", ContentKind.DIRECT, Attitude.STATEMENT, (Span(21, 25),), (Span(16, 20),), (Span(0, 15), Span(27, 55)),
        (Span(1, 14), Span(28, 54)), ("e1",), (),
    )  # fmt: skip
    document = Document("ab", "note.txt", text=text, outlet="Ostvik Courier")
    [one] = prints_of(
        [Record(document, (Entity("e1", "Ida Lund", EntityKind.PERSON),), (statement,))], {"note.txt": "first"}
    )
    assert (one.text, one.start, one.end) == ("We will send, two more ships by October.", 1, 54)
    assert (one.speaker, one.outlet, one.group, one.id) == ("Ida Lund", "Ostvik Courier", "first", "note.txt:s1")


words = st.lists(st.sampled_from("we will send two ships, by October now".split()), min_size=1, max_size=12).map(
    " ".join
)


@settings(deadline=None)
@given(words, words)
def test_changes_lead_from_one_text_to_the_other(own, full):
    """What is outside the changes is the same in both, word for word."""
    changes = find_changes(own, full)
    mine, theirs = own, full
    for change in reversed(changes):
        assert own[slice(*change.own)] == change.words
        assert full[slice(*change.full)] == change.full_words
        mine = mine[: change.own[0]] + mine[change.own[1] :]
        theirs = theirs[: change.full[0]] + theirs[change.full[1] :]
    assert mine.replace(",", " ").split() == theirs.replace(",", " ").split()
