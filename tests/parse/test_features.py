"""What the reading network sees of a text."""

import random
import re

import numpy as np
import pytest

from onrecord.model.tags import Mark
from onrecord.parse.characters import NEWLINE, SIGN, WORD, character_classes, code_points, find_reading_tokens
from onrecord.parse.features import FLAG_COLUMNS, UNKNOWN, TypeTable, find_features
from onrecord.parse.quoting import find_quoted_regions

FLAG = {name: number for number, name in enumerate(FLAG_COLUMNS)}
HOSTILE = ["", "\n", "a", "“", "\ud800 x\udfff", "𝔘𝔫 𝟙 😀.", "a" * 5000, "''``'\"", "é̂ ﬁ ǅ ٣", "\r\n\x85\u2028b", "_-_"]


def tokens_of(text):
    features = find_features(text, TypeTable({}))
    return [text[start:end] for start, end in zip(features.starts, features.ends, strict=True)]


def quoted(text):
    return [text[start:end] for start, end in find_quoted_regions(text, code_points(text))]


@pytest.mark.parametrize("text", HOSTILE)
def test_tokens_are_runs_of_word_characters_and_single_signs(text):
    assert tokens_of(text) == re.findall(r"\w+|[^\w\s]", text)


def test_tokens_agree_with_the_pattern_on_random_characters():
    dice = random.Random(3)
    for _ in range(40):
        text = "".join(
            chr(dice.choice((dice.randrange(32, 127), dice.randrange(0x2000, 0x2100), dice.randrange(0x11000))))
            for _ in range(200)
        )
        assert tokens_of(text) == re.findall(r"\w+|[^\w\s]", text)


def test_classes_of_characters():
    assert character_classes(code_points("a_1 \n“😀𝔘")).tolist() == [WORD, WORD, WORD, 0, NEWLINE, SIGN, SIGN, WORD]
    starts, ends = find_reading_tokens(character_classes(code_points("ab c.")))
    assert (starts.tolist(), ends.tolist()) == ([0, 3, 4], [2, 4, 5])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “yes” and “no”.", ["“yes”", "“no”"]),
        ('He said "yes" and "no".', ['"yes"', '"no"']),
        ("Er sagte „ja“ und „nein“.", ["„ja“", "„nein“"]),
        ("Il a dit « oui ».", ["« oui »"]),
        ("She wrote ``fine'' twice.", ["``fine''"]),
        ("“It goes on\n“and on,” he said.", ["“It goes on", "“and on,”"]),
        ("The workers’ plan isn’t ‘new’ or ‘of any use’.", ["‘of any use’"]),
        ("He called ‘it a “real” waste’.", ["“real”"]),
        ("A stray ” mark", []),
    ],
)
def test_quotations_of_every_style(text, expected):
    assert quoted(text) == expected


def test_a_quotation_left_open_is_known_to_the_next_paragraph():
    features = find_features("“We go on\n“and on,” he said.", TypeTable({}))
    second = int(features.paragraph_starts[1])
    assert features.flags[second, FLAG["before_open"]] == 1
    assert features.flags[0, FLAG["before_open"]] == 0
    assert features.flags[second, FLAG["paragraph_quoted"]] == 1


def test_words_out_of_the_vocabulary_share_one_id_but_keep_their_letters():
    features = find_features("Lund Lunde", TypeTable({"lund": 7}))
    assert features.ids[:, 0].tolist() == [7, UNKNOWN]
    assert features.ids[0, 1] == features.ids[1, 1]
    assert features.ids[0, 2] != features.ids[1, 2]


def test_marks_tell_what_the_letters_show():
    features = find_features("Ida, who “said: NO 5!”", TypeTable({}))
    marks = [Mark(int(mark)) for mark in features.marks]
    assert Mark.TITLE in marks[0]
    assert Mark.COMMA in marks[1]
    assert Mark.WHO in marks[2]
    assert marks[3] & Mark.QUOTE
    assert marks[3] & Mark.QUOTED
    assert not marks[2] & Mark.QUOTED
    assert Mark.COLON in marks[5]
    assert Mark.UPPER in marks[6]
    assert Mark.DIGITS in marks[7]
    assert Mark.STOP in marks[8]


def test_sentences_and_paragraphs_are_counted():
    features = find_features("One two. Three “four.” Five\n\nSix", TypeTable({}))
    assert features.sentences.tolist() == [0, 0, 0, 1, 1, 1, 1, 1, 2, 3]
    assert features.paragraphs.tolist() == [0] * 9 + [1]


def test_features_do_not_depend_on_what_was_read_before():
    types = TypeTable({"said": 2})
    find_features("Something else entirely, said in another text.", types)
    again = find_features("Ida Lund said so.", types)
    fresh = find_features("Ida Lund said so.", TypeTable({"said": 2}))
    assert np.array_equal(again.ids, fresh.ids)
    assert np.array_equal(again.flags, fresh.flags)


def test_the_table_of_types_forgets_when_it_is_full(monkeypatch):
    monkeypatch.setattr("onrecord.parse.features._MOST_TYPES", 3)
    types = TypeTable({})
    for text in ("a b c d e", "f g", "a b"):
        assert find_features(text, types).ids[:, 0].tolist() == [UNKNOWN] * len(text.split())


@pytest.mark.parametrize("text", ["'" * 20_000, "‘a b’ " * 5_000, "“" * 20_000, "'a " * 10_000 + "’", "``''" * 5_000])
def test_many_marks_cost_no_more_than_text(text):
    assert len(find_features(text, TypeTable({}))) > 0
