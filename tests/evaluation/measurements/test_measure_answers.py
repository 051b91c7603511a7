from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from evaluation.data.gold_questions import GoldEvidence, GoldQuestion, load_questions
from evaluation.measurements.measure_answers import (
    AnsweredQuestion,
    as_lines,
    as_run,
    by_kind,
    by_stage,
    evaluate,
    judged_answers,
    measures,
)
from indexer.build import build
from retriever.results import (
    Answer,
    AnswerSpan,
    Evidence,
    Highlight,
    Hit,
    IndexSummary,
    Place,
    Question,
)
from retriever.retriever import Retriever
from sourceline.errors import WrongUseError
from sourceline.records import Passage, SearchText, Span
from tests.conftest import ROOT
from tests.hashing_encoder import HashingEncoder
from tests.overlap_reader import OverlapReader
from tests.seeds import SEED_CORPUS

GOLD = ROOT / "evaluation" / "gold" / "questions.dev.jsonl"


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
            text = (SEED_CORPUS / piece.document).read_bytes().decode()
            assert (
                piece.snippet.of(text) == snippets[question.id, piece.document, piece.snippet.start]
            )
            assert piece.paragraph.contains(piece.snippet)


def test_a_question_without_its_evidence_is_named(tmp_path: Path) -> None:
    (tmp_path / "q.jsonl").write_text('{"id": "1", "kind": "who", "question": "who"}')
    with pytest.raises(WrongUseError, match="question 1: no question with its evidence"):
        load_questions(tmp_path / "q.jsonl")


def asked(
    gold: GoldQuestion,
    *,
    found: bool,
    passages: list[tuple[Span, Span | None]],
    said: str | None = None,
) -> AnsweredQuestion:
    """Passages of one document, each with a marked sentence or none."""
    evidence = []
    for rank, (span, marked) in enumerate(passages, start=1):
        passage = Passage(f"d:{span.start}", "d", span, 0, (span,), (), SearchText("x", ()))
        place = Place(passage, "x" * (span.end - span.start), "d.txt", "", "", None, None)
        highlights = (Highlight("sentence", 1, marked, "", None),) if marked else ()
        evidence.append(Evidence(Hit(place, 1 / rank, rank, (), None, None, None), highlights))
    question = Question(gold.text, gold.text, None)
    answers = (AnswerSpan(1, "d.txt", Span(0, 1), said, None),) if said else ()
    index = IndexSummary("g", 1, 1, 0, 0, Path("index"), None)
    return AnsweredQuestion(gold, Answer(question, found, 0.5, answers, tuple(evidence), index))


PRESENT = GoldQuestion(
    "1", "who", "who", (GoldEvidence("d.txt", Span(110, 120), Span(100, 150), "the old mayor"),)
)
ABSENT = GoldQuestion("2", "unanswerable", "who else", ())
SECOND_RIGHT = asked(
    PRESENT,
    found=True,
    passages=[(Span(0, 100), Span(0, 50)), (Span(100, 200), Span(100, 150))],
    said="mayor",
)
REFUSED = asked(PRESENT, found=False, passages=[(Span(100, 200), None)])
WRONGLY_FOUND = asked(ABSENT, found=True, passages=[])


def test_answers_are_measured_by_hand() -> None:
    found = measures([SECOND_RIGHT, REFUSED, WRONGLY_FOUND])
    assert found["hit@1"] == 0.5
    assert found["hit@3"] == 1
    assert found["MRR@10"] == 0.75
    assert found["present refused"] == 0.5
    assert found["absent answered"] == 1
    assert found["highlight precision"] == 0.5, "half of what one marks; the other marks nothing"
    assert found["highlight recall"] == 0.5
    assert found["share of passage marked"] == 0.5
    assert found["span exact match"] == 0
    assert found["span F1"] == pytest.approx((2 / 3 + 0) / 2), "one word of two; nothing said"
    assert found["mean passage characters"] == 100


def test_every_piece_of_evidence_counts_for_recall() -> None:
    pieces = [GoldEvidence("d.txt", Span(at, at + 5), Span(at, at + 9)) for at in (10, 110, 510)]
    several = GoldQuestion("3", "what", "what", tuple(pieces))
    one = asked(
        several, found=True, passages=[(Span(0, 100), None), (Span(100, 200), Span(100, 150))]
    )
    found = measures([one, REFUSED])
    assert found["evidence recall@5"] == pytest.approx((2 / 3 + 1) / 2)
    assert found["evidence recall@5, several"] == pytest.approx(2 / 3)
    assert found["highlight recall"] == pytest.approx((1 / 3 + 0) / 2)
    assert found["highlight precision"] == pytest.approx(9 / 50)


def test_the_best_of_the_accepted_answers_counts() -> None:
    pieces = [GoldEvidence("d.txt", Span(0, 5), Span(0, 9), said) for said in ("Norway", "in 2021")]
    question = GoldQuestion("4", "who", "who", tuple(pieces))
    one = asked(question, found=True, passages=[(Span(0, 100), None)], said="2021")
    assert measures([one])["span F1"] == pytest.approx(2 / 3)


def test_kinds_stand_apart() -> None:
    kinds = by_kind([SECOND_RIGHT, REFUSED, WRONGLY_FOUND])
    assert list(kinds) == ["unanswerable", "who"]
    assert kinds["who"]["questions with an answer"] == 2
    assert kinds["unanswerable"]["absent answered"] == 1


def test_right_is_the_first_passage() -> None:
    judged = judged_answers([SECOND_RIGHT, REFUSED, WRONGLY_FOUND])
    assert [(one.present, one.right, one.found) for one in judged] == [
        (True, False, True),
        (True, True, False),
        (False, False, True),
    ]


@pytest.fixture
def retriever(
    small_corpus: Path, tmp_path: Path, hashing_encoder: HashingEncoder
) -> Iterator[Retriever]:
    build(small_corpus, tmp_path / "index", encoder=hashing_encoder)
    opened = Retriever.open(tmp_path / "index", hashing_encoder, OverlapReader())
    yield opened
    opened.close()


def test_a_question_is_asked_and_measured(retriever: Retriever) -> None:
    text = retriever.library.document("bridge.txt").text
    at = text.index("The European")
    piece = GoldEvidence("bridge.txt", Span(at, at + 12), Span(at, at + 50), "work")
    question = GoldQuestion("1", "who", "Who paid for the work on the bridge?", (piece,))
    figures, answered = evaluate(retriever, [question, ABSENT])
    assert figures["measures"]["hit@1"] == figures["stages"]["final"]["hit@1"] == 1
    assert (figures["present"], figures["absent"]) == (1, 1)
    assert next(iter(as_run(answered)["1"].values())) == 1
    assert any(line.startswith("who ") for line in as_lines(figures))


def test_stages_are_ranked_on_questions_with_an_answer_only(retriever: Retriever) -> None:
    assert by_stage(retriever, [ABSENT])["words"]["hit@1"] == 0
