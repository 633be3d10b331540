"""What only the rules find, seen with the network's eyes."""

import dataclasses

import numpy as np
import pytest

from onrecord.extract.agreement import is_crosshead, is_thinkable
from onrecord.extract.scores import PATTERN_SCORES
from onrecord.model import Attribution, ContentKind, Span
from onrecord.model.tags import Tag, Tags
from tests.texts import parse_text

TEXT = "Lund noted that day in her book."
STARTS = np.array([0, 5, 11, 16, 20, 23, 27], np.int32)
ENDS = np.array([4, 10, 15, 19, 22, 26, 31], np.int32)


def parse_with(tags, certainty):
    none = np.zeros(7, np.int32)
    found = Tags(
        STARTS, ENDS, np.array(tags, np.int8), np.array(certainty, np.float32), none.astype(np.uint16),
        none.astype(np.int16), none, none,
    )  # fmt: skip
    return dataclasses.replace(parse_text(TEXT), tags=found)


def noted(pattern):
    score = PATTERN_SCORES[pattern]
    return Attribution((Span(11, 31),), ContentKind.INDIRECT, (Span(0, 4),), (Span(5, 10),), score=score)


NOTHING = [Tag.NONE] * 7


@pytest.mark.parametrize(("pattern", "kept"), [("cue-that", False), ("call-quote", False), ("quote-cue", True)])
def test_leaning_patterns_fall_where_the_network_sees_nothing(pattern, kept):
    assert is_thinkable(parse_with(NOTHING, [0.95] * 7), noted(pattern)) is kept


def test_a_doubt_of_the_network_is_enough():
    assert is_thinkable(parse_with(NOTHING, [0.5, 0.5, 1, 1, 1, 1, 1]), noted("cue-that"))


def test_a_source_that_the_network_takes_for_content_counts_for_nothing():
    tags = [Tag.CONTENT_BEGINS, *[Tag.CONTENT] * 6]
    assert not is_thinkable(parse_with(tags, [0.9] * 7), noted("cue-that"))


def test_without_tags_rules_stand_alone():
    assert is_thinkable(parse_text(TEXT), noted("cue-that"))


def test_titles_in_marks_that_only_the_rules_credit_are_no_speech():
    text = "In her book “The Bridge at Ostvik,” Lund said the river was wide."
    parse = parse_text(text)
    [quoted] = [Span(text.index("The Bridge"), text.index(",”") + 1)]
    title = Attribution((Span(12, 36),), ContentKind.DIRECT, (Span(37, 41),), (Span(42, 46),), (quoted,), score=0.92)
    assert not is_thinkable(parse, title)


@pytest.mark.parametrize(
    ("line", "is_heading"), [("‘No More Bridges.’", True), ("‘We shall build no more bridges.’", False)]
)
def test_a_heading_in_marks_is_nobodys_words(line, is_heading):
    parse = parse_text(f"“We are done,” Lund said.\n\n{line}\n\nThe river rose.")
    span = parse.document.parts[1].span
    quotation = Attribution((span,), ContentKind.DIRECT, quoted=(Span(span.start + 1, span.end - 1),), score=0.79)
    assert is_crosshead(parse, quotation) is is_heading
