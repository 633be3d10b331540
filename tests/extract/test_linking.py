"""Joining source, cue and content that the network has tagged."""

import dataclasses

import numpy as np
import pytest

from onrecord.extract import network
from onrecord.extract.linking import (
    CROSSED,
    Linker,
    PairModel,
    find_edges,
    link_pieces,
    linker_from,
    table_rows,
    table_size,
)
from onrecord.extract.network import find_network_attributions
from onrecord.extract.pairs import COLUMNS, CONTENT, CUE, HASHED, SOURCE, find_pairs, find_pieces
from onrecord.model import ContentKind, PartKind
from onrecord.model.tags import Tags
from onrecord.parse.features import TypeTable, find_features
from tests.texts import parse_text

FIRST = {"s": 1, "c": 3, "t": 5}


def tags_of(text, *marked):
    """Tag strings such as `("s", "Ida Lund")` and `("c", "said")` where they stand first; "t" is content."""
    features = find_features(text, TypeTable({}))
    tags = np.zeros(len(features), np.int8)
    for role, words in marked:
        start = text.index(words)
        tokens = np.flatnonzero((features.starts >= start) & (features.ends <= start + len(words)))
        tags[tokens] = FIRST[role] + 1
        tags[tokens[0]] = FIRST[role]
    return Tags(
        features.starts, features.ends, tags, np.full(len(tags), 0.9, np.float32), features.marks, features.hashes,
        features.paragraphs, features.sentences,
    )  # fmt: skip


def nearest_model(threshold=0.5):
    """A linker that likes pieces near the cue: every step of rank costs, far gaps cost more."""
    edges = np.full((len(COLUMNS), 24), np.inf, np.float32)
    weights = np.zeros(table_size(), np.float32)
    rank, gap = COLUMNS.index("rank"), COLUMNS.index("gap")
    edges[rank, :8] = np.arange(8)
    edges[gap, :20] = np.arange(20) * 4
    weights[rank * 512 : rank * 512 + 9] = -np.arange(9)
    weights[gap * 512 : gap * 512 + 21] = -0.3 * np.arange(21)
    return PairModel(edges, weights, 4.0, threshold)


LINKER = Linker(nearest_model(), nearest_model(), np.array([0, 1, 0, 0, 0, 0, 0], np.float32))
TEXT = "“We go,” Ida Lund said, “and we stay.” The ministry believes that this is late."
MARKED = (
    ("t", "“We go,”"), ("s", "Ida Lund"), ("c", "said"), ("t", "“and we stay.”"), ("s", "The ministry"),
    ("c", "believes"), ("t", "that this is late"),
)  # fmt: skip


def words(text, tags, piece):
    return text[tags.starts[piece[0]] : tags.ends[piece[1] - 1]]


def test_pieces_are_runs_of_one_role():
    pieces = find_pieces(np.array([0, 5, 6, 5, 6, 1, 3, 4, 0, 6, 6]))
    assert list(zip(pieces.roles.tolist(), pieces.first.tolist(), pieces.stop.tolist(), strict=True)) == [
        (CONTENT, 1, 3), (CONTENT, 3, 5), (SOURCE, 5, 6), (CUE, 6, 8), (CONTENT, 9, 11),
    ]  # fmt: skip
    assert len(find_pieces(np.zeros(0, np.int8))) == 0


def test_each_cue_takes_its_source_and_every_content_near_it():
    tags = tags_of(TEXT, *MARKED)
    found = link_pieces(tags, LINKER)
    assert [words(TEXT, tags, link.cue) for link in found] == ["said", "believes"]
    assert [words(TEXT, tags, link.source) for link in found] == ["Ida Lund", "The ministry"]
    assert [words(TEXT, tags, piece) for piece in found[0].content] == ["“We go,”", "“and we stay.”"]
    assert [words(TEXT, tags, piece) for piece in found[1].content] == ["that this is late"]
    assert all(0 < link.score <= 1 for link in found)


def test_a_cue_without_a_likely_source_has_none():
    text = "It is said that this is late. " + "Nothing happens here. " * 30 + "Ida Lund left."
    tags = tags_of(text, ("c", "is said"), ("t", "that this is late"), ("s", "Ida Lund"))
    [link] = link_pieces(tags, LINKER)
    assert link.source is None
    assert len(link.content) == 1


def test_two_cues_may_share_a_source():
    text = "Ida Lund says it is late and fears that it is lost."
    tags = tags_of(
        text, ("s", "Ida Lund"), ("c", "says"), ("t", "it is late"), ("c", "fears"), ("t", "that it is lost")
    )
    assert [words(text, tags, link.source) for link in link_pieces(tags, LINKER)] == ["Ida Lund", "Ida Lund"]


def test_a_text_without_cues_has_no_links():
    tags = tags_of(TEXT, ("s", "Ida Lund"))
    assert link_pieces(tags, LINKER) == []
    assert find_pairs(tags, find_pieces(tags.tags), SOURCE).columns.shape == (0, len(COLUMNS))


def test_pairs_say_on_which_side_and_how_far():
    tags = tags_of(TEXT, *MARKED)
    pieces = find_pieces(tags.tags)
    pairs = find_pairs(tags, pieces, SOURCE)
    columns = {name: pairs.columns[:, number] for number, name in enumerate(COLUMNS)}
    assert columns["side"].tolist() == [0, 1, 0, 0]
    assert columns["gap"].tolist() == [0, 7, 10, 0]
    assert columns["rank"].tolist() == [0, 1, 1, 0]
    assert columns["sentences_apart"].tolist() == [0, 1, -1, 0]
    assert columns["stops"].tolist() == [0, 1, 1, 0]


def test_pairs_say_how_the_content_ends():
    tags = tags_of(TEXT, *MARKED)
    pairs = find_pairs(tags, find_pieces(tags.tags), CONTENT)
    columns = {name: pairs.columns[:, number] for number, name in enumerate(COLUMNS)}
    ends = {
        (int(piece), comma, stop)
        for piece, comma, stop in zip(pairs.others, columns["ends_with_comma"], columns["ends_with_stop"], strict=True)
    }
    assert ends == {(0, 1, 0), (3, 0, 1), (6, 0, 0)}


def test_every_column_and_cross_has_its_own_rows():
    tags = tags_of(TEXT, *MARKED)
    columns = find_pairs(tags, find_pieces(tags.tags), CONTENT).columns
    edges = find_edges(columns)
    rows = table_rows(columns, edges)
    assert rows.shape == (len(columns), len(COLUMNS) + len(CROSSED))
    assert rows.max() < table_size()
    assert (np.diff(rows.min(0) // 512)[: len(COLUMNS) - 1] == 1).all()
    assert (edges[[COLUMNS.index(name) for name in sorted(HASHED)]] == np.inf).all()


def test_a_value_falls_into_the_bin_that_its_edges_say():
    columns = np.zeros((5, len(COLUMNS)), np.float32)
    gap, share = COLUMNS.index("gap"), COLUMNS.index("quoted")
    columns[:, gap], columns[:, share] = [-3, 0, 2, 80, 127], [0, 0.2, 0.25, 0.7, 1]
    edges = np.full((len(COLUMNS), 4), np.inf, np.float32)
    edges[gap, :3], edges[share, :2] = [0, 1.5, 80], [0.25, 0.5]
    rows = table_rows(columns, edges)
    assert (rows[:, gap] - gap * 512).tolist() == [0, 0, 2, 2, 3]
    assert (rows[:, share] - share * 512).tolist() == [0, 0, 0, 2, 2]


def test_models_come_from_plain_arrays():
    arrays = {
        f"{name}_{key}": np.asarray(getattr(LINKER.source, key))
        for name in ("source", "content")
        for key in ("edges", "weights", "bias", "threshold")
    }
    arrays["score_weights"] = LINKER.score_weights
    tags = tags_of(TEXT, *MARKED)
    assert link_pieces(tags, linker_from(arrays)) == link_pieces(tags, LINKER)


def test_a_score_grows_with_the_certainty_of_the_cue():
    tags = tags_of(TEXT, *MARKED)
    doubtful = dataclasses.replace(tags, certainty=np.full(len(tags), 0.6, np.float32))
    for sure, less in zip(link_pieces(tags, LINKER), link_pieces(doubtful, LINKER), strict=True):
        assert sure.score == pytest.approx(0.9, abs=0.01)
        assert less.score == pytest.approx(0.6, abs=0.01)


@pytest.fixture
def linked(monkeypatch):
    monkeypatch.setattr(network, "load_linker", lambda: LINKER)
    monkeypatch.setattr(network, "digest", lambda *_: "0123456789ab")

    def tagged(text, *marked, **options):
        return dataclasses.replace(parse_text(text, **options), tags=tags_of(text, *marked))

    return tagged


def test_attributions_come_as_spans_with_kind_and_quoted_words(linked):
    parse = linked(TEXT, *MARKED)
    [said, believed] = find_network_attributions(parse)
    assert [parse.text_of(span) for span in said.content] == ["“We go,”", "“and we stay.”"]
    assert [parse.text_of(span) for span in said.quoted] == ["We go,", "and we stay."]
    assert (said.kind, believed.kind) == (ContentKind.DIRECT, ContentKind.INDIRECT)
    assert [parse.text_of(span) for span in believed.source] == ["The ministry"]
    assert said.provenance.weights == "0123456789ab"
    assert 0 < said.score <= 1


def test_a_quotation_within_the_content_makes_it_mixed(linked):
    text = "Ida Lund said that the plan, now ten years old, was “a real waste” of money and of time."
    parse = linked(
        text,
        ("s", "Ida Lund"),
        ("c", "said"),
        ("t", "that the plan, now ten years old, was “a real waste” of money and of time"),
    )
    [found] = find_network_attributions(parse)
    assert found.kind is ContentKind.MIXED
    assert [parse.text_of(span) for span in found.quoted] == ["a real waste"]


def test_a_cue_without_content_is_no_attribution(linked):
    assert (
        find_network_attributions(
            linked("Officials declined to comment.", ("s", "Officials"), ("c", "declined to comment"))
        )
        == []
    )


def test_nothing_is_found_in_boilerplate(linked):
    text = "Ida Lund said it is late.\n\nFollow us."
    marked = (("s", "Ida Lund"), ("c", "said"), ("t", "it is late"))
    assert len(find_network_attributions(linked(text, *marked))) == 1
    assert find_network_attributions(linked(text, *marked, kinds={0: PartKind.BOILERPLATE})) == []


def test_a_parse_without_tags_is_refused_with_what_to_do():
    with pytest.raises(ValueError, match="has no tags"):
        find_network_attributions(parse_text("Ida Lund said so."))
