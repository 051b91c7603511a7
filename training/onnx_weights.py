"""The weights in an int8 ONNX file of a BERT, de-quantised, by the names that transformers gives.

Read by the few fields of the format that are needed (onnx.proto3), so that no package for ONNX
has to be installed. A quantised weight is called ``NAME_quantized`` beside ``NAME_scale`` and
``NAME_zero_point``; those of MatMulInteger have no name of their own and are known by the bias
that is added next.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

Weights = dict[str, NDArray[np.float32]]
Fields = dict[int, list[Any]]

_VARINT, _FIXED64, _BYTES, _FIXED32 = 0, 1, 2, 5
_TYPES: Final = {1: np.float32, 2: np.uint8, 3: np.int8, 6: np.int32, 7: np.int64}
"""TensorProto.data_type."""
_OWN_NAMES: Final = ("bert.", "embeddings.", "encoder.", "pooler.", "classifier.")
_STEPS_TO_BIAS: Final = 6


@dataclass(frozen=True, slots=True)
class Node:
    kind: str
    inputs: tuple[str, ...]
    outputs: tuple[str, ...]


def read_weights(path: Path) -> Weights:
    """Every weight of the model, in fp32."""
    graph = fields(fields(path.read_bytes())[7][0])
    held = dict(_tensor(raw) for raw in graph[5])
    nodes = [_node(raw) for raw in graph[1]]
    plain = {
        name: value
        for name, value in held.items()
        if value.dtype == np.float32 and value.ndim and name.startswith(_OWN_NAMES)
        if not name.endswith(("_scale", "_zero_point"))
    }
    named = {
        name.removesuffix("_quantized"): _dequantised(held, name)
        for name in held
        if name.endswith("_quantized") and name.startswith(_OWN_NAMES)
    }
    return {**plain, **named, **_nameless(nodes, held)}


def _nameless(nodes: list[Node], held: dict[str, NDArray[Any]]) -> Weights:
    users: dict[str, list[Node]] = defaultdict(list)
    for node in nodes:
        for name in node.inputs:
            users[name].append(node)
    found: Weights = {}
    for node in nodes:
        if node.kind == "MatMulInteger" and node.inputs[1] in held:
            bias = _next_bias(node, users, held)
            if bias is not None:
                weight = f"{bias.removesuffix('.bias')}.weight"
                found[weight] = np.ascontiguousarray(_dequantised(held, node.inputs[1]).T)
    return found


def _next_bias(
    node: Node, users: dict[str, list[Node]], held: dict[str, NDArray[Any]]
) -> str | None:
    for _ in range(_STEPS_TO_BIAS):
        following = users.get(node.outputs[0], [])
        if not following:
            return None
        node = following[0]
        if node.kind == "Add":
            return next((name for name in node.inputs if name in held), None)
    return None


def _dequantised(held: dict[str, NDArray[Any]], name: str) -> NDArray[np.float32]:
    base = name.removesuffix("_quantized")
    zero = held[f"{base}_zero_point"].astype(np.float32)
    value: NDArray[np.float32] = (held[name].astype(np.float32) - zero) * held[f"{base}_scale"]
    return value


def _node(raw: bytes) -> Node:
    found = fields(raw)
    inputs, outputs = (tuple(one.decode() for one in found[number]) for number in (1, 2))
    return Node(found[4][0].decode(), inputs, outputs)


def _tensor(raw: bytes) -> tuple[str, NDArray[Any]]:
    """One tensor and its name; empty where it is of a kind that no weight has."""
    found = fields(raw)
    name, kind = found[8][0].decode(), _TYPES.get(found[2][0])
    shape = [size for one in found[1] for size in _integers(one)]
    if kind is None:
        return name, np.empty(0)
    if found[9]:
        return name, np.frombuffer(found[9][0], dtype=kind).reshape(shape)
    if found[4]:
        return name, np.frombuffer(b"".join(found[4]), dtype="<f4").reshape(shape)
    whole = [number for one in (*found[5], *found[7]) for number in _integers(one)]
    return name, np.array(whole).astype(kind).reshape(shape)


def _integers(one: int | bytes) -> Iterator[int]:
    """Whole numbers stand each in a field of its own, or packed into one."""
    if isinstance(one, int):
        yield one
        return
    at = 0
    while at < len(one):
        number, at = _varint(one, at)
        yield number


def fields(raw: bytes) -> Fields:
    """A protocol buffer message: what stands under each number, in order."""
    found: Fields = defaultdict(list)
    at = 0
    while at < len(raw):
        key, at = _varint(raw, at)
        kind = key & 7
        value: int | bytes
        if kind == _VARINT:
            value, at = _varint(raw, at)
        elif kind == _BYTES:
            size, at = _varint(raw, at)
            value, at = raw[at : at + size], at + size
        elif kind in (_FIXED32, _FIXED64):
            size = 4 if kind == _FIXED32 else 8
            value, at = raw[at : at + size], at + size
        else:
            raise ValueError(f"no protocol buffer: field of kind {kind} at byte {at}")
        found[key >> 3].append(value)
    return found


def _varint(raw: bytes, at: int) -> tuple[int, int]:
    value, shift = 0, 0
    while True:
        byte = raw[at]
        at += 1
        value |= (byte & 0x7F) << shift
        if byte < 0x80:
            return value, at
        shift += 7
