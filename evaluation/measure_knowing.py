"""Found or not, end to end: questions asked of a corpus with and without what answers them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from statistics import mean
from typing import Any, Literal

from evaluation.data.collection import Collection
from evaluation.measure_reading import answers_of
from evaluation.measures import confidence, squad
from evaluation.measures.confidence import Outcome
from retriever.results import Answer
from retriever.retriever import Retriever

Case = Literal["answerable", "impossible", "removed"]
"""Asked of everything and answered there; asked of everything, where only the paragraph that it
was written against looks as if it answered; asked of all documents but those of its article."""


@dataclass(frozen=True, slots=True)
class Asked:
    case: Case
    outcome: Outcome
    said: str
    answers: tuple[str, ...]


def ask_with_and_without(
    retriever: Retriever, collection: Collection, article: Callable[[str], str]
) -> list[Asked]:
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
        case: Case = "answerable" if answers else "impossible"
        asked.append(_judge(retriever.ask(text, k=1), case, own, answers))
        others = everything - articles[article(own)]
        asked.append(_judge(retriever.ask(text, k=1, documents=others), "removed", own, ()))
    return asked


def figures(asked: list[Asked]) -> dict[str, Any]:
    """Absent are the questions with their article removed; the impossible ones stand apart,
    since people wrote them to deceive a reader of that very paragraph."""
    answerable = [one for one in asked if one.case == "answerable"]
    fair = [one.outcome for one in asked if one.case != "impossible"]
    impossible = [one.outcome.found for one in asked if one.case == "impossible"]
    return {
        **confidence.figures(fair),
        "hit@1": _mean(float(one.outcome.right) for one in answerable),
        "span exact match": _mean(squad.exact(one.said, one.answers) for one in answerable),
        "span F1": _mean(squad.f1(one.said, one.answers) for one in answerable),
        "impossible": len(impossible),
        "impossible_answered": _mean(map(float, impossible)),
    }


def _judge(answer: Answer, case: Case, own: str, answers: tuple[str, ...]) -> Asked:
    place = answer.evidence[0].hit.place if answer.evidence else None
    right = (
        place is not None
        and place.document == own
        and any(wording in place.text for wording in answers)
    )
    outcome = Outcome(answer.confidence, answer.found, present=case == "answerable", right=right)
    said = answer.answers[0].text if answer.answers else ""
    return Asked(case, outcome, said, answers)


def _mean(values: Iterable[float]) -> float:
    taken = list(values)
    return mean(taken) if taken else 0.0
