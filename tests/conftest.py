"""What tests of several packages share."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from xdist.remote import Producer

from indexer.read.ocr import tesseract as ocr
from tests.hashing_encoder import HashingEncoder
from tests.seeds import copy_seeds
from tests.workers import FilesTogether

ROOT = Path(__file__).parent.parent

# No test is about time: a busy machine must not fail one.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    missing = ocr.missing_tesseract()
    for item in items:
        if missing and item.get_closest_marker("ocr"):
            item.add_marker(pytest.mark.skip(missing))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> FilesTogether:
    return FilesTogether(config, log)


@pytest.fixture
def hashing_encoder() -> HashingEncoder:
    return HashingEncoder()


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A copy of the seed corpus that a test may change."""
    return copy_seeds(tmp_path / "corpus")


@pytest.fixture
def small_corpus(tmp_path: Path) -> Path:
    """Three short documents: two articles of different years, and one without any date."""
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "bridge.txt").write_text(
        "New bridge opened over the Drina\n\n"
        "On 4 May 2019 the mayor opened the new bridge. The European Investment Bank paid for "
        "the work.\n\nThe bridge is 240 metres long.\n",
        encoding="utf-8",
    )
    (folder / "school.txt").write_text(
        "Village school repaired\n\n"
        "In September 2021 the school got a new roof. Norway funded the repair.\n",
        encoding="utf-8",
    )
    (folder / "notes.md").write_text(
        "# Bee keeping\n\nBees need water in dry weather.\n\n## Hives\n\nA hive stands in shade.\n",
        encoding="utf-8",
    )
    return folder
