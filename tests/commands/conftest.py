"""What tests of the command lines share."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.running import CORPUS, run_process


@pytest.fixture(scope="session")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("commands") / "index"
    done = run_process("indexer", "build", "--corpus", CORPUS, "--index", folder)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1].startswith("5 documents, ")
    assert done.stdout.splitlines()[-1].endswith(" 5 added, 0 changed, 0 removed, 0 failed")
    return folder
