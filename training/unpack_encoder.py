"""The shipped encoder as a folder that transformers loads, to train from.

python -m training.unpack_encoder models/encoder build/bases/multilingual
"""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path
from typing import Any

from safetensors.torch import load_file
from transformers import BertConfig, BertModel

from sourceline.models.four_bit import only_four_bit, restored
from sourceline.models.model_files import CENTRE, WEIGHTS


def main() -> None:
    parser = argparse.ArgumentParser(description="Unpack the encoder, to train from it.")
    parser.add_argument("packed", type=Path)
    parser.add_argument("out", type=Path)
    asked = parser.parse_args()
    unpack(asked.packed, asked.out)


def unpack(packed: Path, out: Path) -> None:
    stored = load_file(packed / WEIGHTS)
    small = only_four_bit(stored)
    plain = {name: one.float() for name, one in stored.items() if name not in small}
    plain = {name: one for name, one in plain.items() if not name.startswith(CENTRE)}
    config = BertConfig(**json.loads((packed / "config.json").read_text("utf-8")))
    model: Any = BertModel(config, add_pooling_layer=False)
    model.load_state_dict(plain | restored(small))
    model.half().save_pretrained(out)
    for name in ("tokenizer.json", "tokenizer_config.json"):
        shutil.copyfile(packed / name, out / name)


if __name__ == "__main__":
    main()
