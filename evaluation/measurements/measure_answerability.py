"""Found or not, end to end: questions asked of a corpus with and without what answers them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from evaluation.data.collection import Collection
from evaluation.measurements.measure_reader import answers_of
from evaluation.metrics import confidence, squad
from evaluation.metrics.averages import mean_or_zero
from evaluation.metrics.confidence import JudgedAnswer
from retriever.results import Answer
from retriever.retriever import Retriever

QuestionCase = Literal["answerable", "impossible", "removed"]
"""Asked of everything and answered there; asked of everything, where only the paragraph that it
was written against seems to answer; asked of all documents but those of its article."""


@dataclass(frozen=True, slots=True)
class AnsweredCase:
    case: QuestionCase
    judged: JudgedAnswer
    said: str
    answers: tuple[str, ...]


def ask_with_and_without(
    retriever: Retriever, collection: Collection, article: Callable[[str], str]
) -> list[AnsweredCase]:
    """Every query asked of all documents, and of all but those of its own article.

    ``article`` names that of a document's path. The first passage is right when it is of the
    judged document and holds an accepted wording.
    """
    articles: dict[str, set[str]] = {}
    for document in collection.documents:
        articles.setdefault(article(document.path), set()).add(document.path)
    everything = {document.path for document in collection.documents}
    asked = []
    for query, text in collection.queries.items():
        own = next(iter(collection.qrels[query]))
        answers = answers_of(collection, query)
        case: QuestionCase = "answerable" if answers else "impossible"
        asked.append(_judge(retriever.ask(text, k=1), case, own, answers))
        others = everything - articles[article(own)]
        asked.append(_judge(retriever.ask(text, k=1, documents=others), "removed", own, ()))
    return asked


def figures(asked: list[AnsweredCase]) -> dict[str, Any]:
    """Absent are the questions with their article removed; the impossible ones are counted
    apart, since people wrote them to deceive a reader of that very paragraph."""
    answerable = [one for one in asked if one.case == "answerable"]
    fair = [one.judged for one in asked if one.case != "impossible"]
    impossible = [one.judged.found for one in asked if one.case == "impossible"]
    return {
        **confidence.figures(fair),
        "hit@1": mean_or_zero(float(one.judged.right) for one in answerable),
        "span exact match": mean_or_zero(squad.exact(one.said, one.answers) for one in answerable),
        "span F1": mean_or_zero(squad.f1(one.said, one.answers) for one in answerable),
        "impossible": len(impossible),
        "impossible_answered": mean_or_zero(map(float, impossible)),
    }


def _judge(answer: Answer, case: QuestionCase, own: str, answers: tuple[str, ...]) -> AnsweredCase:
    place = answer.evidence[0].hit.place if answer.evidence else None
    right = (
        place is not None
        and place.document == own
        and any(wording in place.text for wording in answers)
    )
    judged = JudgedAnswer(
        answer.confidence, answer.found, present=case == "answerable", right=right
    )
    said = answer.answers[0].text if answer.answers else ""
    return AnsweredCase(case, judged, said, answers)
