"""Scoring who-said-what predictions: a small gold of one article, predictions right and wrong in known ways."""

import itertools
import json
import random

import pytest

from onrecord.errors import ScoreError
from onrecord.evaluate.attribution import find_differences, format_scores, jaccard, score_attributions
from onrecord.evaluate.matching import match_units
from onrecord.evaluate.scoring_text import ScoringText, find_quoted, pieces_of
from onrecord.evaluate.standoff import known_stems, read_attribution_gold, read_predictions
from onrecord.model.standoff import read_standoff

TEXT = (
    "“We will send,” Ida Lund said, “two batteries.”\n"
    "The ministry believes that the plan, which is old, “needs work”.\n"
    "Officials declined to comment.\n"
)
ANN = """T1\tContent 0 15;31 47\t“We will send,” “two batteries.”
T2\tSource 16 24\tIda Lund
T3\tCue 25 29\tsaid
T4\tAttribution 25 29\tsaid
E1\tAttribution:T4 Content:T1 Source:T2 Cue:T3
#1\tAnnotatorNotes T1\tnothing
T5\tSource 48 60\tThe ministry
T6\tCue 61 69\tbelieves
T7\tContent 70 111\tthat the plan, which is old, “needs work”
E2\tAttribution:T8 Content:T7 Source:T5 Cue:T6
T9\tDiscuss 0 4\tbroken line
T10
"""
RIGHT = [
    {"source": [[16, 24]], "cue": [[25, 29]], "content": [[0, 15], [31, 47]]},
    {"source": [[48, 60]], "cue": [[61, 69]], "content": [[70, 111]]},
]


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "text").mkdir()
    (tmp_path / "attributions").mkdir()
    (tmp_path / "text" / "one.txt").write_bytes(TEXT.encode())
    (tmp_path / "attributions" / "one_0001.ann").write_bytes(ANN.encode())
    return tmp_path


def scores(folder, attributions, **options):
    return score_attributions(read_attribution_gold(folder), {"one": attributions}, **options)


def counts(score):
    return score.matched, score.predicted, score.gold


def test_gold_given_as_predictions_scores_full_marks(folder):
    found = scores(folder, RIGHT)
    assert {name for name, score in found.items() if score.recall != 1 or score.precision not in (1, None)} == set()
    assert counts(found["attr"]) == (2, 2, 2)


def test_nothing_predicted_has_no_precision_and_no_recall(folder):
    found = scores(folder, [])
    assert (found["attr"].precision, found["attr"].recall, found["attr"].f1) == (0, 0, 0)


def test_wrong_speaker_counts_as_found_but_not_as_attributed(folder):
    wrong = [{**RIGHT[0], "source": [[48, 60]]}, RIGHT[1]]
    found = scores(folder, wrong)
    assert counts(found["attr"]) == (1, 2, 2)
    assert counts(found["attr.nosource"]) == (2, 2, 2)
    assert counts(found["quoted.find"]) == (3, 3, 3)
    assert counts(found["quoted.speaker"]) == (1, 3, 3)


def test_pieces_of_an_interrupted_quotation_count_apart_from_the_whole(folder):
    found = scores(folder, [{**RIGHT[0], "content": [[0, 15]]}, RIGHT[1]])
    assert counts(found["exact.content"]) == (1, 2, 2)
    assert counts(found["piece.content"]) == (2, 2, 3)


def test_punctuation_at_the_edge_matters_only_for_exact_spans(folder):
    found = scores(folder, [RIGHT[0], {**RIGHT[1], "content": [[70, 112]]}])
    assert counts(found["exact.content"]) == (1, 2, 2)
    assert counts(found["exactw.content"]) == (2, 2, 2)


def test_one_prediction_never_answers_for_two_gold_attributions(folder):
    found = scores(folder, [{"source": [[16, 24]], "cue": [[25, 29]], "content": [[0, 111]]}])
    assert found["attr"].matched == 1


def test_the_same_prediction_twice_counts_once(folder):
    assert counts(scores(folder, [RIGHT[0], RIGHT[0]])["attr"]) == (1, 1, 2)


def test_nested_predictions_are_dropped_on_request(folder):
    inside = {"source": [[0, 3]], "cue": [[4, 8]], "content": [[9, 13]]}
    assert scores(folder, [*RIGHT, inside])["attr"].predicted == 3
    assert scores(folder, [*RIGHT, inside], outermost=True)["attr"].predicted == 2


def test_recall_by_kind_has_no_precision(folder):
    found = scores(folder, RIGHT)
    assert counts(found["recall.direct"]) == (1, None, 1)
    assert counts(found["recall.mixed"]) == (1, None, 1)
    assert found["recall.direct"].precision is None
    assert "recall.direct" in format_scores(found)


def test_intervals_come_from_articles_drawn_with_replacement_and_repeat_by_seed(tmp_path):
    (tmp_path / "text").mkdir()
    (tmp_path / "attributions").mkdir()
    for number in range(8):
        (tmp_path / "text" / f"a{number}.txt").write_bytes(TEXT.encode())
        (tmp_path / "attributions" / f"a{number}_0001.ann").write_bytes(ANN.encode())
    gold = read_attribution_gold(tmp_path)
    predictions = {f"a{number}": RIGHT[: number % 3] for number in range(8)}
    first = score_attributions(gold, predictions, resamples=50, seed=4)["attr"]
    again = score_attributions(gold, predictions, resamples=50, seed=4)["attr"]
    assert first == again
    assert first.low < first.f1 < first.high
    assert "95% CI" in format_scores({"attr": first})


def test_differences_name_the_attributions_that_only_one_side_has(folder):
    gold = read_attribution_gold(folder)
    [gained, lost] = sorted(
        find_differences(gold, {"one": RIGHT[:1]}, {"one": RIGHT[1:]}), key=lambda difference: not difference.gained
    )
    assert (gained.gained, gained.source, gained.cue) == (True, "Ida Lund", "said")
    assert (lost.gained, lost.source, lost.content.split()[0]) == (False, "The ministry", "that")


def test_several_annotators_are_one_article_or_one_each(folder):
    (folder / "attributions" / "one_0002.ann").write_bytes(b"")
    assert list(read_attribution_gold(folder)) == ["one"]
    assert list(read_attribution_gold(folder, annotators="all")) == ["one_0001", "one_0002"]
    assert known_stems(folder) == {"one"}
    assert read_attribution_gold(folder, without=("one",)) == {}


def test_standoff_lines_that_are_no_span_are_passed_over():
    assert [sorted(entry["source"]) for entry in read_standoff(ANN)] == [[(16, 24)], [(48, 60)]]


@pytest.mark.parametrize(
    ("attribution", "words"),
    [
        ({"cue": [[0, 4000]]}, "outside the text"),
        ({"cue": [[4, 4]]}, "empty"),
        ({"cue": [[True, 4]]}, "whole numbers"),
        ({"cue": "said"}, "whole numbers"),
        ({"source": [[0, 4]]}, "needs a cue or a content"),
    ],
)
def test_predictions_that_cannot_be_placed_are_refused_with_the_article(folder, attribution, words):
    with pytest.raises(ScoreError, match=words) as caught:
        scores(folder, [attribution])
    assert str(caught.value).startswith("one: ")


def test_predictions_for_an_unknown_article_are_refused(folder):
    with pytest.raises(ScoreError, match="other"):
        score_attributions(read_attribution_gold(folder), {"other": []})


def test_prediction_files_are_checked_line_by_line(tmp_path):
    path = tmp_path / "pred.jsonl"
    line = json.dumps({"doc": "one", "attributions": RIGHT})
    path.write_text(line + "\n\n", encoding="utf-8")
    assert list(read_predictions(path)) == ["one"]
    path.write_text(line + "\n" + line, encoding="utf-8")
    with pytest.raises(ScoreError, match=":2: article 'one' stands here twice"):
        read_predictions(path)
    path.write_text("[]", encoding="utf-8")
    with pytest.raises(ScoreError, match=":1: a line of predictions"):
        read_predictions(path)


def test_folder_without_gold_is_named(tmp_path):
    with pytest.raises(ScoreError, match=r"holds no attributions"):
        read_attribution_gold(tmp_path)


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("He said “yes” and left", ["“yes”"]),
        ('He said "yes" and "no"', ['"yes"', '"no"']),
        ("She wrote ``fine'' twice", ["``fine''"]),
        ("“It goes on\n“and on,” he said", ["“It goes on", "“and on,”"]),
        ("He called it a ‘waste of time’ then", ["‘waste of time’"]),
        ("The workers’ plan isn’t ‘new’", []),
        ("A stray ” mark", []),
    ],
)
def test_quoted_regions_of_every_style(text, quoted):
    assert [text[start:end] for start, end in find_quoted(text)] == quoted


def test_runs_of_tokens_are_pieces():
    assert pieces_of(frozenset({1, 2, 5, 6, 9})) == [frozenset({1, 2}), frozenset({5, 6}), frozenset({9})]
    assert jaccard(frozenset({1, 2}), frozenset({2, 3})) == pytest.approx(1 / 3)
    assert ScoringText("Ida Lund").text_of(frozenset()) == ""


def test_matching_is_maximum():
    """Compared with trying every assignment, on small random tables."""
    dice = random.Random(1)
    for _ in range(60):
        rows, columns = dice.randint(1, 5), dice.randint(1, 5)
        table = {(row, column): dice.choice((0, 0, 1, 2)) for row in range(rows) for column in range(columns)}
        size = min(rows, columns)
        most = max(
            sum(table[row, column] > 0 for row, column in zip(chosen, order, strict=True))
            for chosen in itertools.permutations(range(rows), size)
            for order in itertools.permutations(range(columns), size)
        )
        matched = match_units(range(rows), range(columns), lambda row, column, table=table: table[row, column])
        assert len(matched) == most
        assert len(set(matched.values())) == len(matched)
        assert all(table[row, column] > 0 for column, row in matched.items())
