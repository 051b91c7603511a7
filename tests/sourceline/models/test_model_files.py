from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from sourceline.checksums import file_sha256
from sourceline.errors import ModelError
from sourceline.models.model_files import WEIGHTS, ShippedModel


def shipped(folder: Path, sha256: str) -> ShippedModel:
    return ShippedModel("reader", folder, sha256, "reader.py", "make reader")


def test_weights_that_are_missing_or_changed_are_named_with_what_mends_them(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "reader"
    folder.mkdir()
    with pytest.raises(ModelError, match=r"no reader in .*git checkout models/reader.*make reader"):
        shipped(folder, "").check(folder)
    (folder / WEIGHTS).write_bytes(b"weights")
    sha256 = file_sha256(folder / WEIGHTS)
    assert shipped(folder, sha256).check(folder) == sha256
    with pytest.raises(ModelError, match=f"has sha256 {sha256}.*SHIPPED_SHA256 in reader.py"):
        shipped(folder, "another").check(folder)


def test_weights_in_another_folder_may_be_any(tmp_path: Path) -> None:
    folder = tmp_path / "reader"
    folder.mkdir()
    (folder / WEIGHTS).write_bytes(b"weights")
    other = Path(shutil.copytree(folder, tmp_path / "other"))
    assert shipped(folder, "another").check(other) == file_sha256(other / WEIGHTS)
