"""Files made to break a reader: the build ends, names each that it leaves out, takes the others."""

from __future__ import annotations

from pathlib import Path

import pytest

from indexer.build import BuildReport, build
from sourceline.index.library import Library
from tests.hashing_encoder import HashingEncoder
from tests.indexer.read import hostile_files

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[BuildReport, Path]:
    folder = tmp_path_factory.mktemp("hostile")
    for files in (hostile_files.good(), hostile_files.refused(), hostile_files.strange()):
        hostile_files.write(folder / "corpus", files)
    report = build(folder / "corpus", folder / "index", encoder=HashingEncoder())
    return report, folder


@pytest.fixture(scope="module")
def library(built: tuple[BuildReport, Path]) -> Library:
    return Library.open(built[1] / "index")


def test_the_good_files_go_in(library: Library) -> None:
    paths = {entry.path for entry in library.documents()}
    assert set(hostile_files.good()) - {"inside.zip"} | {"inside.zip!/good.txt"} <= paths


def test_each_bad_file_is_named_with_a_reason(built: tuple[BuildReport, Path]) -> None:
    failed = {file.path: file.reason for file in built[0].failed}
    for name in [*hostile_files.refused(), "inside.zip!/bad.docx"]:
        assert any(path == name or path.startswith(f"{name}!/") for path in failed), name
    for path, reason in failed.items():
        assert len(reason.removeprefix(path)) > 15, "a reason says more than the name"
        assert " object at 0x" not in reason


def test_every_file_is_a_document_or_is_accounted_for(
    built: tuple[BuildReport, Path], library: Library
) -> None:
    told = {entry.path for entry in library.documents()} | {one.path for one in built[0].left_out}
    for name in [*hostile_files.good(), *hostile_files.refused(), *hostile_files.strange()]:
        assert any(path == name or path.startswith(f"{name}!/") for path in told), name


def test_nothing_of_the_machine_gets_in(built: tuple[BuildReport, Path], library: Library) -> None:
    for entry in library.documents():
        assert "root:" not in library.document(entry.path).text
    assert not list(built[1].parent.rglob("escaped.txt"))


def test_a_second_build_has_nothing_to_do(built: tuple[BuildReport, Path]) -> None:
    report, folder = built
    again = build(folder / "corpus", folder / "index", encoder=HashingEncoder())
    assert again.generation == report.generation
