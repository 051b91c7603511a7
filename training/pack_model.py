"""Pack a trained model as it ships: int8 with a scale a row, and its tokenizer beside it.

python -m training.pack_model build/reader/out models/reader
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
import sys
from pathlib import Path

from safetensors.torch import load_file, save_file

from sourceline.models.int8_weights import quantize
from sourceline.models.model_files import WEIGHTS

_BESIDE = ("config.json", "tokenizer.json", "tokenizer_config.json")


def main() -> None:
    parser = argparse.ArgumentParser(description="Pack a model as it ships.")
    parser.add_argument("trained", type=Path)
    parser.add_argument("out", type=Path)
    asked = parser.parse_args()
    pack(asked.trained, asked.out)
    weights = (asked.out / WEIGHTS).read_bytes()
    sys.stdout.write(f"{hashlib.sha256(weights).hexdigest()}  {len(weights)} bytes\n")


def pack(trained: Path, out: Path) -> None:
    out.mkdir(parents=True, exist_ok=True)
    for name in _BESIDE:
        shutil.copyfile(trained / name, out / name)
    save_file(quantize(load_file(trained / WEIGHTS)), out / WEIGHTS, metadata={"format": "pt"})


if __name__ == "__main__":
    main()
