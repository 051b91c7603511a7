"""One index open at a time, of no more documents than are asked."""

from __future__ import annotations

from pathlib import Path

from evaluation.data.collection import sample, with_documents
from evaluation.suite.retrieval_tasks import RetrievalSet
from evaluation.suite.session import EvaluationSession
from tests.evaluation.data.collections import write_collection


def test_a_sample_may_leave_out_documents_that_it_does_not_ask(tmp_path: Path) -> None:
    (tmp_path / "eval").mkdir()
    write_collection(tmp_path / "eval" / "towns")
    towns = RetrievalSet("towns", 1, within=("town", "place"), own_documents_only=True)
    session = EvaluationSession(tmp_path, tmp_path / "work", full=False)
    figures = towns.task().figures(session)
    session.close()
    assert (figures["queries"], figures["documents"]) == (1, 2)
    assert figures["stages"]["final"]["nDCG@10"] == 1
    assert (tmp_path / "work" / "index" / "towns" / "embeddings.sqlite").is_file()


def test_tasks_of_one_set_share_its_index(tmp_path: Path) -> None:
    (tmp_path / "eval").mkdir()
    write_collection(tmp_path / "eval" / "towns")
    session = EvaluationSession(tmp_path, tmp_path / "work", full=False)
    first = session.retriever(session.collection("towns"))
    assert session.retriever(sample(session.collection("towns"), 1)) is first
    fewer = with_documents(session.collection("towns"), {"roof"})
    assert len(session.retriever(fewer).library) == 1
    session.close()
