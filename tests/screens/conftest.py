"""Small libraries and briefings that the tests of several screens share."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing.changes import add, add_heading
from briefing.items import Briefing
from briefing.store import BriefingStore
from retriever import Retriever
from screens.app_state.workplace import Workplace
from screens.quoting.make_quotation import quotation_of_evidence
from tests.screens.app_runs import HOSTILE, built


@pytest.fixture(autouse=True)
def own_main(monkeypatch: pytest.MonkeyPatch) -> None:
    """AppTest leaves the app as ``__main__``, which processes of later tests would then run."""
    monkeypatch.setitem(sys.modules, "__main__", sys.modules["__main__"])


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> BriefingStore:
    monkeypatch.setenv("SOURCELINE_DATA", str(tmp_path / "data"))
    return BriefingStore(tmp_path / "data" / "briefings")


@pytest.fixture
def workplace(
    small_corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, store: BriefingStore
) -> Iterator[Workplace]:
    """Three documents, indexed, and no briefing yet."""
    with built(small_corpus, tmp_path / "index", monkeypatch) as workplace:
        yield workplace


@pytest.fixture
def hostile_workplace(
    small_corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Workplace]:
    """The three documents and one whose name and words look like markup."""
    (small_corpus / HOSTILE).write_text("A hostile name & <b>bold</b> words.\n", encoding="utf-8")
    with built(small_corpus, tmp_path / "index", monkeypatch, check_seconds=0) as workplace:
        yield workplace


@pytest.fixture
def retriever(workplace: Workplace) -> Retriever:
    return workplace.retriever()


@pytest.fixture
def collected(retriever: Retriever, store: BriefingStore) -> Briefing:
    """Two passages under no heading, then one heading."""
    evidence = retriever.ask("who paid for the bridge").evidence[:2]
    quotations = [quotation_of_evidence(retriever.library, each) for each in evidence]
    return store.change(store.create("Bridges").id, add(quotations), add_heading("Later"))
