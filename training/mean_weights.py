"""The mean of two models of the same shape, of which one was trained on from the other.

    python -m training.mean_weights FIRST SECOND --out models/reader

The weights of two trainings with one beginning are close enough for their mean to be a model, and
often a better one than either (Wortsman et al., "Model soups", ICML 2022).
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

from safetensors.torch import load_file, save_file
from torch import Tensor

from sourceline.models.model_files import WEIGHTS


def main() -> None:
    parser = argparse.ArgumentParser(description="Take the mean of two models.")
    parser.add_argument("first", type=Path)
    parser.add_argument("second", type=Path, help="its tokenizer and settings are taken")
    parser.add_argument("--out", type=Path, required=True)
    asked = parser.parse_args()
    weights = mean(load_file(asked.first / WEIGHTS), load_file(asked.second / WEIGHTS))
    shutil.copytree(asked.second, asked.out, dirs_exist_ok=True)
    save_file(weights, asked.out / WEIGHTS, metadata={"format": "pt"})


def mean(first: dict[str, Tensor], second: dict[str, Tensor]) -> dict[str, Tensor]:
    """Each mean is calculated in fp32 and stored in the type of its weight.

    Raises SystemExit where the models differ in shape.
    """
    shapes = [{name: one.shape for name, one in model.items()} for model in (first, second)]
    if shapes[0] != shapes[1]:
        raise SystemExit("these are not two trainings of one model: their weights differ in shape")
    return {
        name: ((first[name].float() + one.float()) / 2).to(one.dtype).contiguous()
        for name, one in second.items()
    }


if __name__ == "__main__":
    main()
