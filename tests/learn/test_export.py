"""Writing a network for inference; skipped where the training extra is not installed."""

import hashlib

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="training needs the extra [train]")
pytest.importorskip("onnx", reason="export needs the extra [train]")
onnxruntime = pytest.importorskip("onnxruntime")

from onrecord.learn.export import export_arrays, export_network, write_weights  # noqa: E402
from onrecord.learn.network import HEADS, ReadingNetwork, Shape  # noqa: E402
from onrecord.parse.features import TypeTable, find_features  # noqa: E402
from onrecord.parse.network import ReadingModel, score_labels, score_windows, tag_parses, tag_texts  # noqa: E402
from tests.texts import parse_text  # noqa: E402

WORDS = {"lund": 2, "said": 3, "that": 4, "nothing": 5}
TEXT = "Ida Lund said that nothing changes.\n\n“We go on,” she said, “as before.”"


@pytest.fixture(scope="module")
def network():
    torch.manual_seed(0)
    vectors = np.random.default_rng(0).normal(size=(6, 96)).astype(np.float32) * 0.3
    return ReadingNetwork(Shape("lstm", 16, 2), vectors, np.array([0, 9, 3, 3, 1, 0])).eval()


def model_of(network, *, quantized):
    session = onnxruntime.InferenceSession(
        export_network(network, quantized=quantized), providers=["CPUExecutionProvider"]
    )
    return ReadingModel(session, TypeTable(WORDS), **export_arrays(network))


def scores_by_torch(network, features):
    arrays = (features.ids[None].astype(np.int64), features.flags[None], np.ones((1, len(features)), np.float32))
    with torch.no_grad():
        return network(*(torch.from_numpy(array) for array in arrays))[0].numpy()


@pytest.mark.parametrize(("quantized", "apart"), [(False, 0.02), (True, 0.1)])
def test_exported_network_scores_as_the_trained_one(network, quantized, apart):
    features = find_features(TEXT, TypeTable(WORDS))
    [scores] = score_windows(model_of(network, quantized=quantized), features, [(0, len(features))])
    assert np.abs(scores - scores_by_torch(network, features)).max() < apart


@pytest.mark.parametrize(("quantized", "apart"), [(False, 0.02), (True, 0.1)])
def test_exported_heads_score_as_the_trained_ones(network, quantized, apart):
    features, labels = score_labels(model_of(network, quantized=quantized), TEXT)
    arrays = (features.ids[None].astype(np.int64), features.flags[None], np.ones((1, len(features)), np.float32))
    with torch.no_grad():
        _, wanted = network.read_all(*(torch.from_numpy(array) for array in arrays))
    assert labels.shape == (len(features), sum(HEADS))
    assert np.abs(labels - wanted[0].numpy()).max() < apart


def test_parts_of_speech_and_names_travel_with_the_parse(network):
    parse = parse_text(TEXT)
    [read] = tag_parses([parse], model_of(network, quantized=True))
    assert len(read.pos) == len(parse)
    assert all(TEXT[name.span.start : name.span.end].strip() for name in read.names)
    [alone, _] = tag_parses([parse, parse_text("Another text.")], model_of(network, quantized=True))
    assert (alone.pos, alone.names) == (read.pos, read.names)


def test_a_document_is_tagged_alike_alone_and_in_a_batch(network):
    model = model_of(network, quantized=True)
    texts = [TEXT, "One more text, said Lund.", TEXT * 30, ""]
    together = tag_texts(texts, model)
    for text, tags in zip(texts, together, strict=True):
        [alone] = tag_texts([text], model)
        assert np.array_equal(alone.tags, tags.tags)
        assert np.array_equal(alone.certainty, tags.certainty)


def test_only_the_encoder_that_runs_in_int8_is_exported(network):
    cnn = ReadingNetwork(Shape("cnn", 8, 0, (1,)), np.zeros((6, 96), np.float32), np.zeros(6, np.int64))
    with pytest.raises(ValueError, match="Only the LSTM"):
        export_network(cnn)


def test_checksums_follow_the_files(tmp_path):
    write_weights(tmp_path, {"a.onnx": b"one", "b.npz": b"two"})
    write_weights(tmp_path, {"a.onnx": b"three"})
    lines = dict(reversed(line.split()) for line in (tmp_path / "SHA256SUMS").read_text().splitlines())
    assert lines == {"a.onnx": hashlib.sha256(b"three").hexdigest(), "b.npz": hashlib.sha256(b"two").hexdigest()}
