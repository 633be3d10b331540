"""Decoding scores and running a network over documents, with a stand-in for the network."""

import itertools

import numpy as np
import pytest

from onrecord.errors import ModelError
from onrecord.model.tags import Tags
from onrecord.parse.decoding import decode, find_even_windows, find_windows
from onrecord.parse.features import TypeTable, find_features
from onrecord.parse.network import ReadingModel, tag_parses, tag_texts
from tests.texts import parse_text

TRANSITIONS = np.random.default_rng(1).normal(size=(7, 7)).astype(np.float32)
STARTS = np.random.default_rng(2).normal(size=7).astype(np.float32)


class StandIn:
    """Scores that depend on a token's ids and on nothing else; remembers the shapes it was called with."""

    def __init__(self):
        self.calls = []

    def run(self, _names, feed):
        self.calls.append(feed["ids"].shape)
        assert feed["lengths"].tolist() == feed["mask"][..., 0].sum(1).astype(int).tolist()
        weights = np.random.default_rng(3).normal(size=(6, 7))
        return [np.sin(feed["ids"] @ weights).astype(np.float32)]


@pytest.fixture
def model():
    return ReadingModel(StandIn(), TypeTable({"said": 2}), TRANSITIONS, STARTS)


def value(scores, tags):
    steps = sum(TRANSITIONS[a, b] for a, b in itertools.pairwise(tags))
    return STARTS[tags[0]] + steps + sum(scores[place, tag] for place, tag in enumerate(tags))


def best_by_trying_all(scores):
    return max(itertools.product(range(7), repeat=len(scores)), key=lambda tags: value(scores, tags))


def test_decoding_finds_the_best_of_all_sequences():
    rng = np.random.default_rng(4)
    scores = [rng.normal(size=(length, 7)).astype(np.float32) for length in (3, 1, 4, 2)]
    found = decode(scores, TRANSITIONS, STARTS)
    assert [tuple(one.tags.tolist()) for one in found] == [best_by_trying_all(one) for one in scores]


def test_a_window_is_decoded_alike_alone_and_beside_others():
    rng = np.random.default_rng(5)
    scores = [rng.normal(size=(length, 7)).astype(np.float32) for length in (40, 7, 133, 40)]
    together = decode(scores, TRANSITIONS, STARTS)
    for one, found in zip(scores, together, strict=True):
        [alone] = decode([one], TRANSITIONS, STARTS)
        assert np.array_equal(alone.tags, found.tags)
        assert np.array_equal(alone.certainty, found.certainty)


def test_certainty_is_the_share_of_all_sequences_with_that_role():
    [scores] = [np.random.default_rng(6).normal(size=(3, 7)).astype(np.float32)]
    [found] = decode([scores], TRANSITIONS, STARTS)
    weights = {tags: np.exp(value(scores, tags)) for tags in itertools.product(range(7), repeat=3)}
    for place in range(3):
        role = (int(found.tags[place]) + 1) // 2
        share = sum(weight for tags, weight in weights.items() if (tags[place] + 1) // 2 == role) / sum(
            weights.values()
        )
        assert found.certainty[place] == pytest.approx(share, abs=1e-4)


def test_certainty_of_very_large_scores_is_a_number():
    scores = (np.random.default_rng(7).normal(size=(600, 7)) * 80).astype(np.float32)
    [found] = decode([scores], TRANSITIONS * 20, STARTS)
    assert np.isfinite(found.certainty).all()
    assert (found.certainty <= 1).all()


def test_nothing_to_decode():
    assert decode([], TRANSITIONS, STARTS) == []


def test_windows_hold_whole_paragraphs_and_cut_only_what_is_too_long():
    starts = np.array([0, 3, 6, 20, 22], np.int32)
    assert find_windows(starts, 25, 8) == [(0, 6), (6, 14), (14, 20), (20, 25)]
    assert find_windows(starts, 25, 8, 4) == [(0, 3), (3, 6), (6, 14), (14, 20), (20, 22), (22, 25)]
    assert find_windows(np.zeros(1, np.int32), 4, 8) == [(0, 4)]
    assert find_windows(np.zeros(0, np.int32), 0, 8) == []


def test_even_windows_are_as_many_and_no_longer_and_lose_no_token():
    starts = np.array([0, 4, 8, 12, 16, 20, 21, 22], np.int32)
    assert find_windows(starts, 24, 24, 20) == [(0, 20), (20, 24)]
    assert find_even_windows(starts, 24, 24, 20) == [(0, 12), (12, 24)]
    dice = np.random.default_rng(3)
    for _ in range(50):
        lengths = dice.integers(1, 60, dice.integers(1, 30))
        starts, tokens = np.cumsum([0, *lengths[:-1]]).astype(np.int32), int(lengths.sum())
        plain, even = find_windows(starts, tokens, 40, 30), find_even_windows(starts, tokens, 40, 30)
        assert len(even) <= len(plain)
        assert max(end - start for start, end in even) <= max(end - start for start, end in plain)
        assert [start for start, _ in even] == [0, *(end for _, end in even[:-1])]
        assert even[-1][1] == tokens


TEXTS = ["Ida Lund said so.\n\nNobody else did.", "", "One.", "“We go,” she said. " * 80, "a\n" * 300]


def test_a_documents_tags_are_the_same_alone_and_in_any_batch(model):
    together = tag_texts(TEXTS, model)
    for text, tags in zip(TEXTS, together, strict=True):
        [alone] = tag_texts([text], model)
        for column in ("tags", "certainty", "starts", "ends"):
            assert np.array_equal(getattr(tags, column), getattr(alone, column))


def test_the_network_is_called_once_for_each_document(model):
    tag_texts(["Ida said so.", "He did not."], model)
    assert [shape[0] for shape in model.session.calls] == [1, 1]


def test_a_very_long_document_is_read_in_several_calls_of_bounded_size(model):
    [tags] = tag_texts(["word " * 20_000], model)
    assert len(tags) == 20_000
    assert max(shape[0] * shape[1] for shape in model.session.calls) <= 32 * 256


def test_tags_travel_with_the_parse(model):
    [parse] = tag_parses([parse_text("Ida Lund said so.")], model)
    assert parse.tags is not None
    assert len(parse.tags) == 5
    assert ((parse.tags.certainty > 0) & (parse.tags.certainty <= 1)).all()


def test_columns_of_tags_have_one_length():
    features = find_features("Ida said so.", TypeTable({}))
    with pytest.raises(ModelError, match="4 tokens but a column of 0"):
        Tags(
            features.starts, features.ends, np.zeros(0, np.int8), np.zeros(4, np.float32), features.marks,
            features.hashes, features.paragraphs, features.sentences,
        )  # fmt: skip
