"""Training the reading network and the linker on a few invented sentences; skipped where PyTorch is not installed."""

import dataclasses
import random
import re

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="training needs the extra [train]")

from onrecord.extract.linking import EVIDENCE, link_pieces, linker_from  # noqa: E402
from onrecord.learn.augment import NamePool, break_lines, restyle_quotes, vary_text  # noqa: E402
from onrecord.learn.batches import (  # noqa: E402
    Example,
    all_windows,
    gold_tags,
    group_windows,
    label_example,
    make_batch,
    make_example,
)
from onrecord.learn.calibration import fit_scores  # noqa: E402
from onrecord.learn.corpora import Article, GoldAttribution, read_polnear, read_raw  # noqa: E402
from onrecord.learn.heads import HeadPlan, train_heads  # noqa: E402
from onrecord.learn.linker import LinkPlan, gold_pieces, train_linker  # noqa: E402
from onrecord.learn.network import HEADS, ChunkCRF, ReadingNetwork, Shape  # noqa: E402
from onrecord.learn.pretrain import PretrainPlan, pretrain_layer  # noqa: E402
from onrecord.learn.tagger import Material, Plan, score_texts, train_tagger  # noqa: E402
from onrecord.learn.teaching import without_marks  # noqa: E402
from onrecord.learn.treebanks import LabelledText, Word  # noqa: E402
from onrecord.parse.features import TypeTable, find_features  # noqa: E402

NAMES = ("Ida Lund", "Per Holm", "Eva Dahl", "Jon Berg", "The ministry", "Both sides")
CLAIMS = ("the bridge is closed", "nothing will change", "help is on its way", "the vote was fair")
WORDS = sorted({word.lower() for phrase in (*NAMES, *CLAIMS, "said that . “ ” ,") for word in phrase.split()})
VOCABULARY = {word: number for number, word in enumerate(WORDS, 2)}
VECTORS = np.random.default_rng(0).normal(size=(len(WORDS) + 2, 96)).astype(np.float32) * 0.3


def article(seed):
    """Four sentences in which somebody says something, with gold."""
    dice = random.Random(seed)
    text, gold = "", []
    for number in range(4):
        name, claim = dice.choice(NAMES), dice.choice(CLAIMS)
        begin = len(text)
        if dice.random() < 0.5:
            text += f"{name} said that {claim}."
            places = (
                (begin, begin + len(name)),
                (begin + len(name) + 1, begin + len(name) + 5),
                (begin + len(name) + 6, len(text) - 1),
            )
        else:
            text += f"“{claim},” {name} said."
            end = begin + len(claim) + 3
            places = (end + 1, end + 1 + len(name)), (len(text) - 5, len(text) - 1), (begin, end)
        gold.append(GoldAttribution((places[0],), (places[1],), (places[2],)))
        text += "\n\n" if number % 2 else " "
    return Article(f"article-{seed}", text.strip(), (tuple(gold),))


ARTICLES = [article(seed) for seed in range(12)]
SMALL = Plan(shape=Shape("lstm", 8, 2), epochs=2, batch=4, window=32)


def trained(tmp_path, plan=SMALL, **options):
    material = Material(ARTICLES, VECTORS, VOCABULARY, **options)
    return train_tagger(plan, material, tmp_path / "tagger.pt", report=lambda _: None)


def weights_of(network):
    return {name: value.clone() for name, value in network.state_dict().items()}


def same(one, other):
    return all(torch.equal(one[name], other[name]) for name in one)


def test_gold_of_the_sentences_stands_where_it_should():
    example = make_example(ARTICLES[0], TypeTable(VOCABULARY))
    text, features = ARTICLES[0].text, example.features
    cues = [text[features.starts[k] : features.ends[k]] for k in np.flatnonzero(example.tags == 3)]
    assert cues == ["said"] * 4
    assert set(example.tags.tolist()) <= {0, 1, 2, 3, 5, 6}


def test_training_is_the_same_for_the_same_seed_and_differs_for_another(tmp_path):
    first = weights_of(trained(tmp_path / "a"))
    assert same(first, weights_of(trained(tmp_path / "b")))
    assert not same(first, weights_of(trained(tmp_path / "c", dataclasses.replace(SMALL, seed=1))))


def test_an_interrupted_run_goes_on_to_the_same_weights(tmp_path):
    whole = weights_of(trained(tmp_path / "whole"))

    class StopError(Exception):
        pass

    def stop(_):
        raise StopError

    material = Material(ARTICLES, VECTORS, VOCABULARY)
    with pytest.raises(StopError):
        train_tagger(SMALL, material, tmp_path / "cut.pt", report=stop)
    assert (tmp_path / "cut.pt").exists()
    lines = []
    resumed = train_tagger(SMALL, material, tmp_path / "cut.pt", report=lines.append)
    assert len(lines) == 1
    assert same(whole, weights_of(resumed))


def test_a_checkpoint_of_another_plan_is_refused(tmp_path):
    trained(tmp_path)
    with pytest.raises(ValueError, match="belongs to another plan"):
        trained(tmp_path, dataclasses.replace(SMALL, rate=1e-3))


def test_the_network_learns_who_says_what(tmp_path):
    plan = dataclasses.replace(SMALL, shape=Shape("lstm", 24, 2), epochs=40, rate=1e-2, varied=0.0, swapped=0.0)
    network = trained(tmp_path, plan)
    example = make_example(article(99), TypeTable(VOCABULARY))
    [scores] = score_texts(network, [example], 32)
    assert (scores.argmax(1) == example.tags).mean() > 0.9


def test_a_student_follows_the_scores_of_its_teachers(tmp_path):
    types = TypeTable(VOCABULARY)
    example = make_example(article(50), types)
    wanted = np.eye(7, dtype=np.float32)[example.tags] * 6
    taught = [dataclasses.replace(example, targets=wanted)] * 8
    plan = dataclasses.replace(SMALL, epochs=15, rate=1e-2, taught=1.0)
    apart = {}
    for name, followed in (("with", taught), ("without", ())):
        network = trained(tmp_path / name, plan, taught=followed)
        [scores] = score_texts(network, [example], 32)
        centred = (scores - scores.mean(1, keepdims=True)) - (wanted - wanted.mean(1, keepdims=True))
        apart[name] = float(np.square(centred).mean())
    assert apart["with"] < apart["without"]


def labelled(number):
    """Return an article whose capitalised words are proper nouns and names, in one sentence a paragraph."""
    text = article(number).text
    words = tuple(
        Word(
            match.start(),
            match.end(),
            "PROPN" if match[0].istitle() else "NOUN",
            "B-PER" if match[0].istitle() else "O",
        )
        for match in re.finditer(r"\w+", text)
    )
    return LabelledText(text, words, tuple(match.start() for match in re.finditer(r"(?m)^.", text)))


def test_the_other_heads_learn_labels_beside_attribution(tmp_path):
    plan = dataclasses.replace(SMALL, epochs=12, rate=1e-2, varied=0.0)
    network = trained(tmp_path, plan, labelled=[labelled(number) for number in range(20)]).eval()
    example = label_example(labelled(70), TypeTable(VOCABULARY))
    batch = make_batch([example], all_windows([example], 400))
    with torch.no_grad():
        _, found = network.read_all(*(torch.from_numpy(array) for array in (batch.ids, batch.flags, batch.mask)))
    pos, names, starts = found[0].split(HEADS, -1)
    known = example.labels[:, 0] >= 0
    assert (pos.argmax(-1).numpy() == example.labels[:, 0])[known].mean() > 0.9
    assert (names.argmax(-1).numpy() == example.labels[:, 1])[known].mean() > 0.9
    assert ((starts[:, 0].numpy() > 0) == example.labels[:, 2]).mean() > 0.9


def test_heads_are_trained_alone_without_touching_the_rest(tmp_path):
    network = trained(tmp_path, dataclasses.replace(SMALL, epochs=1))
    before = weights_of(network)
    lines = []
    plan = HeadPlan(epochs=10, batch=32, rate=1e-2)
    train_heads(network, [labelled(number) for number in range(20)], TypeTable(VOCABULARY), plan, lines.append)
    after = weights_of(network)
    changed = {name.split(".")[0] for name in after if not torch.equal(before[name], after[name])}
    assert changed == {"heads"}
    losses = [float(line.split()[-1]) for line in lines]
    assert losses[-1] < losses[0] / 2


def test_training_can_end_before_the_rate_has_fallen(tmp_path):
    lines = []
    plan = dataclasses.replace(SMALL, epochs=4, stop=1)
    train_tagger(plan, Material(ARTICLES, VECTORS, VOCABULARY), tmp_path / "cut.pt", report=lines.append)
    assert [line.split(":")[0] for line in lines] == ["epoch 1/4"]


def test_marks_can_be_taken_away_from_what_teachers_have_scored():
    """The first word inside the marks takes over the beginning, in tag and scores."""
    text = "“We go,” she said."
    types = TypeTable(VOCABULARY)
    features = find_features(text, types)
    tags = np.array([5, 6, 6, 6, 6, 1, 3, 0])
    [bare] = without_marks(text, Example(features, tags, np.eye(7, dtype=np.float32)[tags]), types)
    assert [text[a:b] for a, b in zip(bare.features.starts, bare.features.ends, strict=True)][:2] == ["We", "go"]
    assert bare.tags.tolist() == [5, 6, 6, 1, 3, 0]
    assert bare.targets.argmax(1).tolist() == bare.tags.tolist()


def test_likelihoods_of_all_tag_sequences_add_up_to_one():
    torch.manual_seed(0)
    crf = ChunkCRF(3)
    torch.nn.init.normal_(crf.transitions)
    emissions, mask = torch.randn(1, 3, 3), torch.ones(1, 3)
    total = sum(
        float(torch.exp(-3 * crf(emissions, torch.tensor([[a, b, c]]), mask).detach()))
        for a in range(3)
        for b in range(3)
        for c in range(3)
    )
    assert total == pytest.approx(1, abs=1e-4)


def test_padding_does_not_change_the_loss_of_a_window():
    torch.manual_seed(0)
    crf = ChunkCRF()
    emissions, tags = torch.randn(1, 4, 7), torch.zeros(1, 4, dtype=torch.long)
    padded = torch.cat([emissions, torch.randn(1, 3, 7)], 1)
    mask = torch.tensor([[1.0] * 4 + [0.0] * 3])
    alone = crf(emissions, tags, torch.ones(1, 4))
    assert torch.allclose(alone, crf(padded, torch.zeros(1, 7, dtype=torch.long), mask), atol=1e-5)


@pytest.mark.parametrize("shape", [Shape("lstm", 8, 2), Shape("cnn", 8, 0, (1, 2))])
def test_padding_does_not_change_the_scores_of_a_window(shape):
    torch.manual_seed(0)
    network = ReadingNetwork(shape, VECTORS, np.full(len(VECTORS), 5)).eval()
    example = make_example(ARTICLES[0], TypeTable(VOCABULARY))
    windows = all_windows([example], 16)
    alone = make_batch([example], windows[:1])
    beside = make_batch([example], windows)
    with torch.no_grad():
        one = network(*(torch.from_numpy(array) for array in (alone.ids, alone.flags, alone.mask)))
        both = network(*(torch.from_numpy(array) for array in (beside.ids, beside.flags, beside.mask)))
    if shape.encoder == "cnn":
        assert torch.allclose(one[0], both[0, : one.shape[1]], atol=1e-5)
    else:  # without lengths the backward direction starts in the zeroed padding: close, not equal
        assert (one[0].argmax(-1) == both[0, : one.shape[1]].argmax(-1)).float().mean() > 0.8


def test_pretraining_yields_weights_that_the_network_takes(tmp_path):
    texts = [one.text for one in ARTICLES] * 3
    plan = PretrainPlan(hidden=8, tokens=2_000, sequences=4, length=16, negatives=10)
    layer = pretrain_layer(plan, texts, VECTORS, VOCABULARY, np.ones(len(VECTORS)), report=lambda _: None)
    assert {"lstms.0.weight_ih_l0", "tables.0.weight", "words.project.weight"} <= set(layer)
    material = Material(ARTICLES, VECTORS, VOCABULARY, pretrained=layer)
    plan = dataclasses.replace(SMALL, epochs=0)
    network = train_tagger(plan, material, tmp_path / "x.pt", report=lambda _: None)
    assert torch.equal(network.state_dict()["lstms.0.weight_ih_l0"], layer["lstms.0.weight_ih_l0"])


def test_variants_keep_every_offset():
    dice = random.Random(0)
    variants = {vary_text(ARTICLES[0].text, dice) for _ in range(60)}
    assert len(variants) > 10
    assert {len(variant) for variant in variants} == {len(ARTICLES[0].text)}


def test_quotation_marks_are_restyled_in_pairs():
    assert restyle_quotes('He “said” it’s "so".', ("„", "“")) == "He „said“ it’s „so“."


def test_line_breaks_take_the_place_of_blanks():
    broken = break_lines("one two three", random.Random(1))
    assert broken.replace("\n", " ") == "one two three"
    assert "\n" in broken


def test_swapped_names_stay_the_same_wherever_they_stand():
    types = TypeTable(VOCABULARY)
    pool = NamePool([find_features(one.text, types) for one in ARTICLES])
    assert VOCABULARY["lund"] in pool.names
    assert VOCABULARY["said"] not in pool.names
    features = find_features("Lund said that Lund said so.", types)
    pool.swap_names(features, random.Random(2), share=1.0)
    assert (features.ids[0, :3] == features.ids[3, :3]).all()
    assert features.ids[1, 0] == VOCABULARY["said"]


def test_batches_mix_windows_of_like_length():
    windows = [(number, 0, length) for number, length in enumerate((5, 90, 6, 88, 4, 91))]
    groups = group_windows(windows, 3, random.Random(0))
    assert sorted(max(end for _, _, end in group) for group in groups) == [6, 91]


def test_where_spans_overlap_the_cue_wins():
    features = find_features("Lund said so", TypeTable({}))
    gold = (GoldAttribution(source=((0, 9),), cue=((5, 9),), content=((0, 12),)),)
    assert gold_tags(features, gold).tolist() == [1, 3, 6]


def test_the_linker_learns_which_source_is_whose():
    types = TypeTable(VOCABULARY)
    arrays = train_linker([gold_pieces(one, types) for one in ARTICLES], LinkPlan(epochs=30), report=lambda _: None)
    models = linker_from(arrays)
    example = gold_pieces(article(77), types)
    links = link_pieces(example.tags, models, example.pieces)
    owners = dict(
        zip(zip(example.pieces.first.tolist(), example.pieces.stop.tolist(), strict=True), example.owners, strict=True)
    )
    assert len(links) == 4
    assert all(link.source is not None and owners[link.source] & owners[link.cue] for link in links)
    assert all(owners[piece] & owners[link.cue] for link in links for piece in link.content)


def test_corpora_are_read_with_every_annotator(tmp_path):
    (tmp_path / "text").mkdir()
    (tmp_path / "attributions").mkdir()
    (tmp_path / "text" / "a.txt").write_bytes(b"Lund said so.\r\n")
    spans = "T1\tSource 0 4\tLund\nT2\tCue 5 9\tsaid\nT3\tContent 10 12\tso\n"
    line = spans + "E1\tAttribution:T2 Source:T1 Cue:T2 Content:T3\n"
    for annotator in ("0001", "0002"):
        (tmp_path / "attributions" / f"a_{annotator}.ann").write_bytes(line.encode())
    [found] = read_polnear(tmp_path)
    assert found.text == "Lund said so.\r\n"
    assert found.copies == ((GoldAttribution(((0, 4),), ((5, 9),), ((10, 12),)),),) * 2
    assert len(read_polnear(tmp_path, annotators="first")[0].copies) == 1
    with pytest.raises(FileNotFoundError, match="holds no attributions"):
        read_polnear(tmp_path / "text")


def test_raw_text_is_read_document_by_document(tmp_path):
    (tmp_path / "raw.txt").write_text("One.\nTwo.\n\n\nThree.", encoding="utf-8")
    assert list(read_raw([tmp_path / "raw.txt"])) == ["One.\nTwo.", "Three."]


def test_scores_are_fitted_to_the_share_that_is_right():
    rng = np.random.default_rng(0)
    evidence = np.zeros((4000, len(EVIDENCE)))
    evidence[:, 0] = 1
    evidence[:, EVIDENCE.index("cue")] = rng.normal(size=4000) * 2
    right = rng.random(4000) < 1 / (1 + np.exp(-(0.5 + evidence[:, EVIDENCE.index("cue")])))
    weights = fit_scores(evidence, right)
    assert weights[0] == pytest.approx(0.5, abs=0.15)
    assert weights[EVIDENCE.index("cue")] == pytest.approx(1, abs=0.15)
    chance = 1 / (1 + np.exp(-evidence @ weights))
    for low in (0.2, 0.5, 0.8):
        near = (chance > low - 0.1) & (chance < low + 0.1)
        assert right[near].mean() == pytest.approx(chance[near].mean(), abs=0.06)
