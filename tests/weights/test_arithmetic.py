"""The int8 arithmetic of the reading network gives the same numbers on processors with and without VNNI.

Without VNNI, two products of an 8-bit input (0 to 255) and an 8-bit weight are added up in 16 bits, and a sum beyond
32,767 is cut off. Weights of 7 bits cannot bring a pair there.
"""

import numpy as np
import pytest

onnx = pytest.importorskip("onnx", reason="reading the model file needs the extra [train]")

from onrecord.weights import load_bytes  # noqa: E402

INPUT = 255
CUT = 2**15 - 1
QUANTIZED = {"DynamicQuantizeLSTM": (1, 2), "DynamicQuantizeMatMul": (1,)}  # operation: where its weights stand


@pytest.fixture(scope="module")
def weights():
    graph = onnx.load_from_string(load_bytes("reading.onnx")).graph
    arrays = {one.name: onnx.numpy_helper.to_array(one) for one in graph.initializer}
    return [
        (node.input[place], arrays[node.input[place]])
        for node in graph.node
        for place in QUANTIZED.get(node.op_type, ())
    ]


def largest_pair_sum(matrix):
    """Return the largest size that the sum of two neighbouring products can have, over all inputs and columns.

    The inputs are never negative, so the worst pair adds weights of one sign, each times 255.
    """
    rows = matrix.reshape(-1, *matrix.shape[-2:]).astype(np.int64)
    if rows.shape[1] % 2:
        rows = np.concatenate([rows, np.zeros_like(rows[:, :1])], 1)
    up, down = np.maximum(rows, 0), np.maximum(-rows, 0)
    return INPUT * max(int((side[:, 0::2] + side[:, 1::2]).max()) for side in (up, down))


def test_every_quantized_product_is_looked_at(weights):
    assert len(weights) == 5  # two layers of the LSTM, inner and outer, and the trunk of the heads
    assert all(array.dtype == np.int8 for _, array in weights)


def test_no_sum_of_two_products_is_cut_off_at_16_bits(weights):
    assert {name: largest_pair_sum(array) for name, array in weights if largest_pair_sum(array) > CUT} == {}


def test_sums_cut_at_16_bits_are_the_exact_sums(weights):
    """The way of a processor without VNNI, step by step, against exact integers, for the inputs that are worst."""
    for _, array in weights:
        matrix = array.reshape(-1, *array.shape[-2:])[0].astype(np.int64)
        matrix = matrix[: len(matrix) // 2 * 2]
        inputs = np.where(matrix[:, :1] > 0, INPUT, 0)
        products = inputs * matrix
        pairs = products[0::2] + products[1::2]
        assert np.array_equal(np.clip(pairs, -CUT - 1, CUT).sum(0), products.sum(0))


def test_weights_of_8_bits_would_be_cut_off():
    assert largest_pair_sum(np.full((2, 1), 127, np.int8)) > CUT
