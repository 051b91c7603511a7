from __future__ import annotations

import json
from pathlib import Path

import pytest

from evaluation.answers import Asked, GoldEvidence, GoldQuestion, load_questions, measures
from evaluation.collection import load_collection
from evaluation.retrieval import rank_by_bm25
from evaluation.runs import measure, write_run
from retriever.results import Answer, Evidence, Highlight, Hit, IndexSummary, Place, Question
from sourceline.errors import WrongUseError
from sourceline.records import Passage, SearchText, Span
from tests.conftest import ROOT

GOLD = ROOT / "evaluation" / "gold" / "questions.dev.jsonl"


def write_collection(folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    texts = {
        "bees": "Bees need water in dry weather.",
        "bridge": "The mayor opened the bridge.",
        "roof": "The school got a roof.",
    }
    (folder / "corpus.jsonl").write_text(
        "".join(
            json.dumps({"id": key, "title": "", "text": text}) + "\n" for key, text in texts.items()
        )
    )
    (folder / "queries.jsonl").write_text(
        '{"id": "q1", "text": "who opened the bridge"}\n\n{"id": "q2", "text": "water for bees"}\n'
    )
    (folder / "qrels.tsv").write_text("q1\tbridge\t1\nq2\tbees\t2\n")
    return folder


def test_a_collection_is_read_and_ranked(tmp_path: Path) -> None:
    collection = load_collection(write_collection(tmp_path))
    assert [document.path for document in collection.documents] == ["bees", "bridge", "roof"]
    assert collection.qrels == {"q1": {"bridge": 1}, "q2": {"bees": 2}}
    run = rank_by_bm25(collection, 10)
    assert [max(run[query], key=run[query].__getitem__) for query in ("q1", "q2")] == [
        "bridge",
        "bees",
    ]
    assert measure(run, collection.qrels)["nDCG@10"] == pytest.approx(1)


def test_measures_by_hand() -> None:
    run = {"a": {"x": 3.0, "y": 2.0, "z": 1.0}, "b": {"x": 1.0}}
    found = measure(run, {"a": {"y": 1}, "b": {"z": 1}, "c": {"x": 1}})
    assert found["MRR@10"] == pytest.approx((1 / 2 + 0 + 0) / 3)
    assert found["recall@10"] == pytest.approx(1 / 3)
    assert found["nDCG@10"] == pytest.approx(0.6309 / 3, abs=1e-4)


def test_a_run_file_survives_odd_ids(tmp_path: Path) -> None:
    write_run(tmp_path / "run", {"q 1": {"a doc": 1.0, "ünïcode/100%": 2.0}}, "tag")
    assert (tmp_path / "run").read_text(encoding="utf-8").splitlines() == [
        "q%201 Q0 ünïcode/100%25 1 2.000000000 tag",
        "q%201 Q0 a%20doc 2 1.000000000 tag",
    ]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("corpus.jsonl", "{oops", r"corpus\.jsonl, line 1: not JSON"),
        ("queries.jsonl", "[1]", r"queries\.jsonl, line 1: not a JSON object"),
        ("qrels.tsv", "q1 bridge 1", r"qrels\.tsv, line 1"),
    ],
)
def test_a_broken_collection_is_named(
    tmp_path: Path, name: str, content: str, message: str
) -> None:
    write_collection(tmp_path)
    (tmp_path / name).write_text(content)
    with pytest.raises(WrongUseError, match=message):
        load_collection(tmp_path)
    (tmp_path / name).unlink()
    with pytest.raises(WrongUseError, match="cannot be read"):
        load_collection(tmp_path)


def test_gold_evidence_slices_back_to_the_corpus() -> None:
    questions = load_questions(GOLD)
    assert sum(bool(question.evidence) for question in questions) == 50
    lines = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    snippets = {
        (fields["id"], piece["file"], piece["start"]): piece["snippet"]
        for fields in lines
        for piece in fields["evidence"]
    }
    for question in questions:
        for piece in question.evidence:
            text = (ROOT / "corpus" / piece.document).read_bytes().decode()
            assert (
                piece.snippet.of(text) == snippets[question.id, piece.document, piece.snippet.start]
            )
            assert piece.paragraph.contains(piece.snippet)


def asked(gold: GoldQuestion, *, found: bool, passages: list[tuple[Span, Span | None]]) -> Asked:
    """Passages of one document, each with a marked sentence or none."""
    evidence = []
    for rank, (span, marked) in enumerate(passages, start=1):
        passage = Passage(f"d:{span.start}", "d", span, 0, (span,), (), SearchText("x", ()))
        place = Place(passage, "x" * (span.end - span.start), "d.txt", "", "", None, None)
        highlights = (Highlight("sentence", 1, marked, "", None),) if marked else ()
        evidence.append(Evidence(Hit(place, 1 / rank, rank, (), None, None, None), highlights))
    question = Question(gold.text, gold.text, None)
    return Asked(gold, Answer(question, found, 0.5, (), tuple(evidence), IndexSummary("g", 1, 0)))


def test_answers_are_measured_by_hand() -> None:
    gold = GoldQuestion("1", "who", "who", (GoldEvidence("d.txt", Span(110, 120), Span(100, 150)),))
    absent = GoldQuestion("2", "unanswerable", "who else", ())
    first = asked(
        gold, found=True, passages=[(Span(0, 100), Span(0, 50)), (Span(100, 200), Span(100, 150))]
    )
    found = measures(
        [
            first,
            asked(gold, found=False, passages=[(Span(100, 200), None)]),
            asked(absent, found=True, passages=[]),
        ]
    )
    assert found["hit@1"] == 0.5
    assert found["hit@3"] == 1
    assert found["MRR@10"] == 0.75
    assert found["present refused"] == 0.5
    assert found["absent answered"] == 1
    assert found["highlight precision"] == 0.25, "half of what one marks; the other marks nothing"
    assert found["highlight recall"] == 0.5
    assert found["share of passage marked"] == 0.5
