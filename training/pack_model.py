"""Pack a trained model as it ships: int8 with a scale a row, and its tokenizer beside it.

    python -m training.pack_model build/reader/out models/reader
    python -m training.pack_model build/reader_multilingual/out models/reader_multilingual \
        --words-of encoder

With --words-of the model shares the word pieces of another one: it was trained with their vectors
left as they are, and neither they nor the tokenizer are packed again.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import sys
from pathlib import Path

from safetensors.torch import load_file, save_file

from sourceline.models.four_bit import WORDS
from sourceline.models.int8_weights import quantize
from sourceline.models.model_files import WEIGHTS, WORDS_OF

_CONFIG = "config.json"
_BESIDE = (_CONFIG, "tokenizer.json", "tokenizer_config.json")


def main() -> None:
    parser = argparse.ArgumentParser(description="Pack a model as it ships.")
    parser.add_argument("trained", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--words-of", metavar="FOLDER", help="its name, beside out")
    asked = parser.parse_args()
    pack(asked.trained, asked.out, asked.words_of)
    weights = (asked.out / WEIGHTS).read_bytes()
    sys.stdout.write(f"{hashlib.sha256(weights).hexdigest()}  {len(weights)} bytes\n")


def pack(trained: Path, out: Path, words_of: str | None = None) -> None:
    out.mkdir(parents=True, exist_ok=True)
    weights = load_file(trained / WEIGHTS)
    if words_of is None:
        for name in _BESIDE:
            shutil.copyfile(trained / name, out / name)
    else:
        config = json.loads((trained / _CONFIG).read_text("utf-8")) | {WORDS_OF: words_of}
        (out / _CONFIG).write_text(json.dumps(config, indent=2) + "\n", encoding="utf-8")
        weights = {name: one for name, one in weights.items() if WORDS not in name}
    save_file(quantize(weights), out / WEIGHTS, metadata={"format": "pt"})


if __name__ == "__main__":
    main()
