"""Figures are of the code and models that made them."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from evaluation.suite import versions
from tests.conftest import ROOT


def test_all_code_and_models_that_figures_depend_on_count() -> None:
    counted = {path.relative_to(ROOT).as_posix() for path in versions.measured_files()}
    assert {
        "models/reader/model.safetensors",
        "models/claims/model.safetensors",
        "retriever/claims/extract/cities.tsv",
        "evaluation/suite/tasks.py",
    } <= counted
    assert not any(path.startswith("evaluation/page/") for path in counted)


def test_no_measured_code_imports_a_package_that_does_not_count() -> None:
    packages = {path.parent.name for path in ROOT.glob("*/__init__.py")}
    code = [path for path in versions.measured_files() if path.suffix == ".py"]
    measured = {path.relative_to(ROOT).parts[0] for path in code}
    assert {name for path in code for name in _imported(path)} & packages <= measured


def _imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module.split(".")[0])
        elif isinstance(node, ast.Import):
            names.update(alias.name.split(".")[0] for alias in node.names)
    return names


def test_other_code_has_another_fingerprint(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = tmp_path / "module.py"
    monkeypatch.setattr(versions, "ROOT", tmp_path)
    monkeypatch.setattr(versions, "measured_files", lambda: [module])
    found = []
    for content in ("one = 1\n", "one = 2\n", "one = 1\n"):
        module.write_text(content)
        versions.fingerprint.cache_clear()
        found.append(versions.fingerprint())
    versions.fingerprint.cache_clear()
    assert found[0] == found[2] != found[1]
