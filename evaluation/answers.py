"""How well a file of questions with exact evidence is answered from an index."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean

from evaluation.collection import read_lines
from evaluation.runs import Run
from retriever.results import Answer, Evidence
from retriever.search import Retriever
from sourceline.records import Span

DEPTH = 10


@dataclass(frozen=True, slots=True)
class GoldEvidence:
    """``snippet`` holds the evidence, ``paragraph`` stands around it; spans of the document."""

    document: str
    snippet: Span
    paragraph: Span


@dataclass(frozen=True, slots=True)
class GoldQuestion:
    """A question without evidence has no answer in the corpus."""

    id: str
    kind: str
    text: str
    evidence: tuple[GoldEvidence, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    gold: GoldQuestion
    answer: Answer

    @property
    def hit_rank(self) -> int | None:
        """Rank of the first passage that holds the first character of a piece of evidence."""
        for evidence in self.answer.evidence:
            if any(holds(evidence, piece) for piece in self.gold.evidence):
                return evidence.hit.rank
        return None


def load_questions(path: Path) -> list[GoldQuestion]:
    return [
        GoldQuestion(
            id=fields["id"],
            kind=fields["kind"],
            text=fields["question"],
            evidence=tuple(
                GoldEvidence(
                    piece["file"], Span(piece["start"], piece["end"]), Span(*piece["paragraph"])
                )
                for piece in fields["evidence"]
            ),
        )
        for fields in read_lines(path)
    ]


def holds(evidence: Evidence, piece: GoldEvidence) -> bool:
    """Whether the passage, at any of the places it stands, holds the evidence's beginning."""
    return any(
        place.document == piece.document
        and place.passage.span.start <= piece.snippet.start < place.passage.span.end
        for place in evidence.hit.places
    )


def ask_all(retriever: Retriever, questions: Sequence[GoldQuestion]) -> list[Asked]:
    return [Asked(gold, retriever.ask(gold.text, k=DEPTH)) for gold in questions]


def measures(asked: Sequence[Asked]) -> dict[str, float]:
    """Means over questions with an answer, and the two error rates of found or not.

    Highlights are the evidence sentences of the first three passages: precision is the share of
    their characters inside evidence paragraphs, recall the share of evidence snippets they hold
    the first character of.
    """
    present = [one for one in asked if one.gold.evidence]
    absent = [one for one in asked if not one.gold.evidence]
    ranks = [one.hit_rank for one in present]
    passages = [e.hit.place.passage.span for one in asked for e in one.answer.evidence]
    return {
        "questions with an answer": len(present),
        "hit@1": _share(rank == 1 for rank in ranks),
        "hit@3": _share(rank is not None and rank <= 3 for rank in ranks),
        f"MRR@{DEPTH}": mean(1 / rank if rank else 0.0 for rank in ranks) if ranks else 0.0,
        "evidence recall@5": mean(_recall(one, 5) for one in present) if present else 0.0,
        "highlight precision": mean(_precision(one) for one in present) if present else 0.0,
        "highlight recall": mean(_highlight_recall(one) for one in present) if present else 0.0,
        "share of passage marked": _marked_share(present),
        "present refused": _share(not one.answer.found for one in present),
        "questions without an answer": len(absent),
        "absent answered": _share(one.answer.found for one in absent),
        "mean passage characters": mean(span.end - span.start for span in passages)
        if passages
        else 0.0,
    }


def as_run(asked: Sequence[Asked]) -> Run:
    """The final ranking of passages, by passage id."""
    return {
        one.gold.id: {e.hit.place.passage.id: 1 / e.hit.rank for e in one.answer.evidence}
        for one in asked
    }


def _recall(one: Asked, k: int) -> float:
    found = [
        any(holds(evidence, piece) for evidence in one.answer.evidence[:k])
        for piece in one.gold.evidence
    ]
    return sum(found) / len(found)


def _sentences(one: Asked, k: int = 3) -> list[tuple[str, Span]]:
    return [
        (evidence.hit.place.document, highlight.span)
        for evidence in one.answer.evidence[:k]
        for highlight in evidence.highlights
        if highlight.kind == "sentence"
    ]


def _precision(one: Asked) -> float:
    marked = inside = 0
    for document, span in _sentences(one):
        positions = range(span.start, span.end)
        marked += len(positions)
        paragraphs = [p.paragraph for p in one.gold.evidence if p.document == document]
        inside += sum(
            any(paragraph.start <= at < paragraph.end for paragraph in paragraphs)
            for at in positions
        )
    return inside / marked if marked else 0.0


def _highlight_recall(one: Asked) -> float:
    sentences = _sentences(one)
    found = [
        any(
            document == piece.document and span.start <= piece.snippet.start < span.end
            for document, span in sentences
        )
        for piece in one.gold.evidence
    ]
    return sum(found) / len(found)


def _marked_share(asked: Sequence[Asked]) -> float:
    marked = total = 0
    for one in asked:
        for evidence in one.answer.evidence[:3]:
            spans = [h.span for h in evidence.highlights if h.kind == "sentence"]
            if spans:
                span = evidence.hit.place.passage.span
                marked += sum(each.end - each.start for each in spans)
                total += span.end - span.start
    return marked / total if total else 0.0


def _share(outcomes: Iterable[bool]) -> float:
    values = list(outcomes)
    return sum(values) / len(values) if values else 0.0
