"""Write a trained network for inference: takes a `ReadingNetwork`, returns ONNX bytes with int8 weights.

Word vectors and differences are folded into one table, one int8 row a word with a scale of its own. The LSTM runs in
onnxruntime with int8 weights of 7 bits: with 8, processors without VNNI add up 16-bit sums that overflow.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnx
from onnx import TensorProto, helper, numpy_helper

from onrecord.learn.network import HEADS, TAGS, ReadingNetwork
from onrecord.parse.features import FLAG_COLUMNS, ID_COLUMNS

_OPSET, _IR = 18, 9
_GATES = (0, 3, 1, 2)  # PyTorch keeps input, forget, cell, output; ONNX keeps input, output, forget, cell


class _Graph:
    """Nodes and constants of a model while it is put together."""

    def __init__(self) -> None:
        self.nodes: list[Any] = []
        self.constants: list[Any] = []

    def constant(self, name: str, values: npt.NDArray[Any]) -> str:
        self.constants.append(numpy_helper.from_array(np.array(values, order="C"), name))
        return name

    def add(self, operation: str, inputs: list[str], output: str, **attributes: Any) -> str:
        self.nodes.append(helper.make_node(operation, inputs, [output], **attributes))
        return output


def export_network(network: ReadingNetwork, *, quantized: bool = True) -> bytes:
    """Return the network as an ONNX model: `ids`, `flags`, `mask`, `lengths` in, `scores` and `labels` out.

    `scores` are those of the attribution tags, `labels` those of the other heads, in the order of `HEADS`.
    """
    if network.shape.encoder != "lstm":
        raise ValueError(f"Only the LSTM encoder can be exported, not {network.shape.encoder!r}. Train one with it.")
    weights = {name: value.detach().numpy() for name, value in network.state_dict().items()}
    graph = _Graph()
    values = _inputs(graph, network, weights)
    hidden = network.shape.hidden
    graph.constant("joined", np.array([0, 0, 2 * hidden], np.int64))
    graph.add("Transpose", ["mask"], "mask_by_time", perm=[1, 0, 2])
    values = graph.add("Mul", [graph.add("Transpose", [values], "by_time", perm=[1, 0, 2]), "mask_by_time"], "masked")
    layers = [values]
    for layer in range(network.shape.layers):
        states = graph.add(
            "Mul", [_lstm(graph, layer, hidden, weights, values, quantized=quantized), "mask_by_time"], f"states{layer}"
        )
        values = graph.add("Add", [states, values], f"sum{layer}") if layer else states
        layers.append(values)
    graph.constant("scores_weight", weights["scores.weight"].T)
    graph.constant("scores_bias", weights["scores.bias"])
    values = graph.add(
        "Add", [graph.add("MatMul", [values, "scores_weight"], "products"), "scores_bias"], "scores_by_time"
    )
    graph.add("Transpose", [values], "scores", perm=[1, 0, 2])
    graph.add("Transpose", [_heads(graph, weights, layers[:2], quantized=quantized)], "labels", perm=[1, 0, 2])
    data: bytes = _model(graph).SerializeToString()
    return data


def _heads(graph: _Graph, weights: dict[str, npt.NDArray[Any]], layers: list[str], *, quantized: bool) -> str:
    """Add the heads beside the tags: one layer shared by all, then a column for each label."""
    values = graph.add("Concat", layers, "heads_inputs", axis=2)
    weight, bias = weights["heads.trunk.weight"], graph.constant("trunk_bias", weights["heads.trunk.bias"])
    if quantized:
        whole, scales, zeros = _in_seven_bits(graph, "trunk", weight[None], sides=False)
        values = graph.add(
            "DynamicQuantizeMatMul", [values, whole, scales, zeros, bias], "trunk", domain="com.microsoft"
        )
    else:
        product = graph.add("MatMul", [values, graph.constant("trunk_weight", weight.T)], "trunk_products")
        values = graph.add("Add", [product, bias], "trunk")
    graph.constant("labels_weight", weights["heads.out.weight"].T)
    graph.constant("labels_bias", weights["heads.out.bias"])
    values = graph.add("MatMul", [graph.add("Relu", [values], "trunk_out"), "labels_weight"], "label_products")
    return graph.add("Add", [values, "labels_bias"], "labels_by_time")


def export_arrays(network: ReadingNetwork) -> dict[str, npt.NDArray[np.float32]]:
    """Return what decoding needs: transitions (before, after) and starts."""
    return {"transitions": network.crf.transitions.detach().numpy(), "starts": network.crf.starts.detach().numpy()}


def write_weights(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write model files and bring SHA256SUMS up to date; files that are not named here keep their line."""
    folder.mkdir(parents=True, exist_ok=True)
    sums_path = folder / "SHA256SUMS"
    lines = sums_path.read_text(encoding="ascii").splitlines() if sums_path.exists() else []
    sums = {name: value for value, name in (line.split() for line in lines if line)}
    for name, data in files.items():
        (folder / name).write_bytes(data)
        sums[name] = hashlib.sha256(data).hexdigest()
    sums_path.write_text("".join(f"{value}  {name}\n" for name, value in sorted(sums.items())), encoding="ascii")


def _inputs(graph: _Graph, network: ReadingNetwork, weights: dict[str, npt.NDArray[Any]]) -> str:
    tables = [network.words.table().numpy()] + [weights[f"tables.{number}.weight"] for number in range(5)]
    found = []
    for number, (name, table) in enumerate(zip(ID_COLUMNS, tables, strict=True)):
        graph.constant(f"{name}_column", np.array(number, np.int64))
        rows = graph.add("Gather", ["ids", f"{name}_column"], f"{name}_ids", axis=2)
        found.append(_look_up(graph, name, table.astype(np.float32), rows))
    return graph.add("Concat", [*found, "flags"], "embedded", axis=2)


def _look_up(graph: _Graph, name: str, table: npt.NDArray[np.float32], rows: str) -> str:
    """Look up rows of a table kept in int8, each row with its own scale."""
    scales = np.maximum(np.abs(table).max(1, keepdims=True), 1e-8) / 127
    graph.constant(f"{name}_table", np.rint(table / scales).astype(np.int8))
    graph.constant(f"{name}_scales", scales.astype(np.float32))
    whole = graph.add("Gather", [f"{name}_table", rows], f"{name}_rows", axis=0)
    numbers = graph.add("Cast", [whole], f"{name}_numbers", to=TensorProto.FLOAT)
    scale = graph.add("Gather", [f"{name}_scales", rows], f"{name}_row_scales", axis=0)
    return graph.add("Mul", [numbers, scale], f"{name}_vectors")


def _lstm(
    graph: _Graph, layer: int, hidden: int, weights: dict[str, npt.NDArray[Any]], values: str, *, quantized: bool
) -> str:
    order = np.concatenate([np.arange(gate * hidden, (gate + 1) * hidden) for gate in _GATES])
    sides = ("", "_reverse")

    def both(kind: str) -> npt.NDArray[np.float32]:
        return np.stack([weights[f"lstms.{layer}.{kind}_l0{side}"][order] for side in sides])

    biases = graph.constant(f"B{layer}", np.concatenate([both("bias_ih"), both("bias_hh")], 1))
    shared = {"direction": "bidirectional", "hidden_size": hidden}
    if quantized:
        inner, outer = (_in_seven_bits(graph, f"{kind}{layer}", both(f"weight_{kind}")) for kind in ("ih", "hh"))
        inputs = [values, inner[0], outer[0], biases, "lengths", "", "", "", *inner[1:], *outer[1:]]
        graph.add("DynamicQuantizeLSTM", inputs, f"lstm{layer}", domain="com.microsoft", **shared)
    else:
        inner_name, outer_name = (graph.constant(f"{kind}{layer}", both(f"weight_{kind}")) for kind in ("ih", "hh"))
        graph.add("LSTM", [values, inner_name, outer_name, biases, "lengths"], f"lstm{layer}", **shared)
    swapped = graph.add("Transpose", [f"lstm{layer}"], f"sides{layer}", perm=[0, 2, 1, 3])
    return graph.add("Reshape", [swapped, "joined"], f"both{layer}")


def _in_seven_bits(
    graph: _Graph, name: str, weights: npt.NDArray[np.float32], *, sides: bool = True
) -> tuple[str, str, str]:
    """Add int8 weights (sides, inputs, gates) between -63 and 63, a scale for each gate, and zero points."""
    scales = np.maximum(np.abs(weights).max(2), 1e-8) / 63
    whole = np.rint(weights / scales[:, :, None]).astype(np.int8).transpose(0, 2, 1)
    if not sides:
        scales, whole = scales[0], whole[0]
    return (
        graph.constant(f"{name}_weights", whole),
        graph.constant(f"{name}_scales", scales.astype(np.float32)),
        graph.constant(f"{name}_zeros", np.zeros(scales.shape, np.int8)),
    )


def _model(graph: _Graph) -> Any:
    windows, tokens = "windows", "tokens"
    inputs = [
        helper.make_tensor_value_info("ids", TensorProto.INT32, [windows, tokens, len(ID_COLUMNS)]),
        helper.make_tensor_value_info("flags", TensorProto.FLOAT, [windows, tokens, len(FLAG_COLUMNS)]),
        helper.make_tensor_value_info("mask", TensorProto.FLOAT, [windows, tokens, 1]),
        helper.make_tensor_value_info("lengths", TensorProto.INT32, [windows]),
    ]
    outputs = [
        helper.make_tensor_value_info("scores", TensorProto.FLOAT, [windows, tokens, len(TAGS)]),
        helper.make_tensor_value_info("labels", TensorProto.FLOAT, [windows, tokens, sum(HEADS)]),
    ]
    built = helper.make_graph(graph.nodes, "reading", inputs, outputs, graph.constants)
    model = helper.make_model(
        built,
        opset_imports=[helper.make_opsetid("", _OPSET), helper.make_opsetid("com.microsoft", 1)],
        ir_version=_IR,
        producer_name="onrecord",
    )
    onnx.checker.check_model(model)
    return model
