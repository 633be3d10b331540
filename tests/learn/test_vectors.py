"""Word vectors from raw text, and teachers that score it for a student."""

import numpy as np
import pytest

from onrecord.learn.vectors import VectorPlan, WordVectors, train_vectors, write_corpus
from onrecord.parse.features import TypeTable, find_features
from onrecord.parse.network import ReadingModel

TEXTS = ["Ida Lund said so.\nPer Holm said no.", "“Ida Lund,” he said."] * 30


def test_corpus_is_lower_case_one_paragraph_a_line_in_a_fixed_shuffle(tmp_path):
    count = write_corpus(TEXTS, tmp_path / "a.txt")
    write_corpus(TEXTS, tmp_path / "b.txt")
    lines = (tmp_path / "a.txt").read_text(encoding="utf-8").splitlines()
    assert sorted(set(lines)) == ["ida lund said so .", "per holm said no .", "“ ida lund , ” he said ."]
    assert count == sum(len(line.split()) for line in lines)
    assert (tmp_path / "a.txt").read_bytes() == (tmp_path / "b.txt").read_bytes()


def test_vectors_are_kept_without_pickles(tmp_path):
    vectors = WordVectors(("said", "so"), np.ones((4, 3), np.float32), np.array([0, 0, 5.0, 2.0]))
    vectors.save(tmp_path / "v.npz")
    again = WordVectors.load(tmp_path / "v.npz")
    assert again.vocabulary == {"said": 2, "so": 3}
    assert np.array_equal(again.vectors, vectors.vectors)
    assert np.array_equal(again.counts, vectors.counts)


def test_vectors_repeat_by_seed(tmp_path):
    pytest.importorskip("gensim", reason="word vectors need the extra [train]")
    write_corpus(TEXTS, tmp_path / "a.txt")
    one, other = (train_vectors(tmp_path / "a.txt", VectorPlan(size=8, words=50, fewest=2)) for _ in range(2))
    assert one.words == other.words
    assert one.words[0] == "."
    assert np.array_equal(one.vectors, other.vectors)
    assert one.vectors.shape == (len(one.words) + 2, 8)
    assert not one.vectors[:2].any()


def test_teachers_score_a_text_and_the_student_sees_it_with_other_marks():
    pytest.importorskip("torch", reason="training needs the extra [train]")
    from onrecord.learn.teaching import teach

    class Fixed:
        def __init__(self, tag):
            self.tag = tag

        def run(self, _names, feed):
            scores = np.zeros((*feed["ids"].shape[:2], 7), np.float32)
            scores[..., self.tag] = 2
            return [scores]

    types = TypeTable({})
    zeros = np.zeros((7, 7), np.float32), np.zeros(7, np.float32)
    teachers = [ReadingModel(Fixed(tag), types, *zeros) for tag in (0, 0, 4)]
    examples = teach(["He said “yes”.", "", "She said “no”."] * 5, teachers, types)
    assert len(examples) == 10
    plain = find_features("He said “yes”.", types)
    assert any(not np.array_equal(example.features.ids[: len(plain)], plain.ids) for example in examples[::2])
    for example in examples:
        assert example.tags.tolist() == [0] * len(example.tags)
        assert example.targets is not None
        assert example.targets[0].tolist() == pytest.approx([4 / 3, 0, 0, 0, 2 / 3, 0, 0])
