"""How well a file of questions with exact evidence is answered from an index."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from evaluation.data.gold_questions import GoldEvidence, GoldQuestion
from evaluation.measurements.stage_rankings import STAGES, passages_by_stage
from evaluation.metrics import confidence, squad
from evaluation.metrics import marked_words as marks
from evaluation.metrics.averages import mean_or_zero
from evaluation.metrics.confidence import JudgedAnswer
from evaluation.metrics.trec_runs import TrecRun
from retriever.query.parse import understand
from retriever.results import Answer, Evidence
from retriever.retriever import Retriever
from sourceline.index.index_records import StoredPassage

DEPTH = 10


@dataclass(frozen=True, slots=True)
class AnsweredQuestion:
    gold: GoldQuestion
    answer: Answer

    @property
    def hit_rank(self) -> int | None:
        """Rank of the first passage that holds the first character of a piece of evidence."""
        for evidence in self.answer.evidence:
            if any(holds(evidence, piece) for piece in self.gold.evidence):
                return evidence.hit.rank
        return None

    @property
    def said(self) -> str:
        """The words given as the answer, none where nothing is found or no words answer."""
        return self.answer.answers[0].text if self.answer.answers else ""


def holds(evidence: Evidence, piece: GoldEvidence) -> bool:
    """Whether the passage, at any of its places, holds the evidence's beginning."""
    return any(piece.begins_in(place.document, place.passage.span) for place in evidence.hit.places)


def ask_all(retriever: Retriever, questions: Sequence[GoldQuestion]) -> list[AnsweredQuestion]:
    return [AnsweredQuestion(gold, retriever.ask(gold.text, k=DEPTH)) for gold in questions]


def measures(asked: Sequence[AnsweredQuestion]) -> dict[str, float]:
    """Means over the questions that each is about, and the two error rates of found or not."""
    present = [one for one in asked if one.gold.evidence]
    absent = [one for one in asked if not one.gold.evidence]
    several = [one for one in present if len(one.gold.evidence) > 1]
    worded = [one for one in present if one.gold.answers]
    passages = [e.hit.place.passage.span for one in asked for e in one.answer.evidence]
    return {
        "questions with an answer": len(present),
        **_ranking([one.hit_rank for one in present]),
        "evidence recall@5": mean_or_zero(_recall(one, 5) for one in present),
        "evidence recall@5, several": mean_or_zero(_recall(one, 5) for one in several),
        **marks.measures([(one.gold, one.answer) for one in present]),
        "questions with answer words": len(worded),
        "span exact match": mean_or_zero(squad.exact(one.said, one.gold.answers) for one in worded),
        "span F1": mean_or_zero(squad.f1(one.said, one.gold.answers) for one in worded),
        "present refused": mean_or_zero(float(not one.answer.found) for one in present),
        "questions without an answer": len(absent),
        "absent answered": mean_or_zero(float(one.answer.found) for one in absent),
        "mean passage characters": mean_or_zero(span.length for span in passages),
    }


def by_kind(asked: Sequence[AnsweredQuestion]) -> dict[str, dict[str, float]]:
    """The measures of the questions of each kind, kinds in alphabetical order."""
    kinds = sorted({one.gold.kind for one in asked})
    return {kind: measures([one for one in asked if one.gold.kind == kind]) for kind in kinds}


def by_stage(retriever: Retriever, questions: Sequence[GoldQuestion]) -> dict[str, Any]:
    """Where each stage alone would have ranked the evidence."""
    ranks: dict[str, list[int | None]] = {stage: [] for stage in STAGES}
    for gold in questions:
        if gold.evidence:
            result = retriever.search(understand(gold.text))
            for stage, passages in passages_by_stage(result).items():
                ranks[stage].append(_first_right(passages[:DEPTH], gold))
    return {stage: _ranking(found) for stage, found in ranks.items()}


def judged_answers(asked: Sequence[AnsweredQuestion]) -> list[JudgedAnswer]:
    return [
        JudgedAnswer(
            confidence=one.answer.confidence,
            found=one.answer.found,
            present=bool(one.gold.evidence),
            right=one.hit_rank == 1,
        )
        for one in asked
    ]


def evaluate(
    retriever: Retriever, questions: Sequence[GoldQuestion]
) -> tuple[dict[str, Any], list[AnsweredQuestion]]:
    asked = ask_all(retriever, questions)
    figures = {
        "measures": measures(asked),
        "kinds": by_kind(asked),
        "stages": by_stage(retriever, questions),
        **confidence.figures(judged_answers(asked)),
    }
    return figures, asked


def as_lines(figures: dict[str, Any]) -> Iterator[str]:
    for name, value in figures["measures"].items():
        yield f"{name:<28}{value:>10.0f}" if value > 1 else f"{name:<28}{value:>10.3f}"
    yield ""
    yield f"{'kind':<16}{'questions':>10}{'hit@1':>8}{'hit@3':>8}{'span F1':>9}{'refused':>9}"
    for kind, found in figures["kinds"].items():
        if found["questions with an answer"]:
            yield (
                f"{kind:<16}{found['questions with an answer']:>10.0f}{found['hit@1']:>8.3f}"
                f"{found['hit@3']:>8.3f}{found['span F1']:>9.3f}{found['present refused']:>9.3f}"
            )
    yield ""
    yield f"{'stage':<20}{'hit@1':>8}{'hit@3':>8}{f'MRR@{DEPTH}':>8}"
    for stage, found in figures["stages"].items():
        cells = "".join(f"{found[name]:>8.3f}" for name in ("hit@1", "hit@3", f"MRR@{DEPTH}"))
        yield f"{stage:<20}{cells}"


def as_run(asked: Sequence[AnsweredQuestion]) -> TrecRun:
    """The final ranking of passages, by passage id."""
    return {
        one.gold.id: {e.hit.place.passage.id: 1 / e.hit.rank for e in one.answer.evidence}
        for one in asked
    }


def _ranking(ranks: Sequence[int | None]) -> dict[str, float]:
    return {
        "hit@1": mean_or_zero(float(rank == 1) for rank in ranks),
        "hit@3": mean_or_zero(float(rank is not None and rank <= 3) for rank in ranks),
        f"MRR@{DEPTH}": mean_or_zero(1 / rank if rank else 0.0 for rank in ranks),
    }


def _first_right(passages: Iterable[StoredPassage], gold: GoldQuestion) -> int | None:
    for rank, stored in enumerate(passages, start=1):
        if any(piece.begins_in(stored.path, stored.passage.span) for piece in gold.evidence):
            return rank
    return None


def _recall(one: AnsweredQuestion, k: int) -> float:
    return mean_or_zero(
        float(any(holds(evidence, piece) for evidence in one.answer.evidence[:k]))
        for piece in one.gold.evidence
    )
