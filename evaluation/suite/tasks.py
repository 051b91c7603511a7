"""What `make evaluate` measures: the sets, how much of each, and what each is for.

A new evaluation of spans (dates, acronyms) is one line in SPANS.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import closing
from functools import partial
from pathlib import Path

from evaluation.data.collection import Fields, only, sample
from evaluation.data.gold_claims import load_claims
from evaluation.data.gold_questions import load_questions
from evaluation.data.kept_apart import is_reported, unseen
from evaluation.measurements import (
    measure_answerability,
    measure_answers,
    measure_claims,
    measure_reader,
    measure_verdicts,
)
from evaluation.measurements.reader_cost import milliseconds
from evaluation.spans import acronym_spans, date_spans, sentence_bounds
from evaluation.suite.retrieval_tasks import RETRIEVAL_SETS, SQUAD
from evaluation.suite.session import EvaluationSession
from evaluation.suite.task import Figures, Task
from indexer.build import build
from retriever.reading.reader import SHIPPED, SpanReader
from retriever.reading.reader_by_language import default_reader
from retriever.retriever import Retriever
from sourceline.models.encoder import default_encoder
from sourceline.models.precision import Precision, has_fast_bf16


def _gold_index(session: EvaluationSession) -> Path:
    index = session.work / "index" / "gold"
    index.parent.mkdir(parents=True, exist_ok=True)
    build(session.data / "seeds", index, encoder=default_encoder())
    return index


def _gold(session: EvaluationSession, _: int | None) -> Figures:
    index = _gold_index(session)
    questions = load_questions(session.data / "gold" / "questions.dev.jsonl")
    with closing(Retriever.open(index)) as retriever:
        found, _asked = measure_answers.evaluate(retriever, questions)
    return found


def _answerability(session: EvaluationSession, count: int | None) -> Figures:
    collection = sample(only(session.collection(SQUAD), is_reported), count)
    retriever = session.retriever(collection)
    asked = measure_answerability.ask_with_and_without(retriever, collection, _squad_article)
    return measure_answerability.figures(asked)


def _squad_article(path: str) -> str:
    return path.rsplit("#", 1)[0]


def _cost(session: EvaluationSession, _: int | None) -> Figures:
    collection = only(session.collection(SQUAD), is_reported)
    questions = list(collection.queries.values())
    texts = [document.text for document in collection.documents]
    precisions: tuple[Precision, ...] = ("fp32", "bf16") if has_fast_bf16() else ("fp32",)
    return {
        precision: milliseconds(SpanReader(SHIPPED, precision), questions, texts)
        for precision in precisions
    }


def _reading(
    folder: str, keep: Callable[[Fields], bool] | None = None
) -> Callable[[EvaluationSession, int | None], Figures]:
    def run(session: EvaluationSession, count: int | None) -> Figures:
        collection = session.collection(folder)
        if keep:
            collection = only(collection, keep)
        asked = measure_reader.read_own(default_reader(), sample(collection, count))
        return dict(measure_reader.measures(asked))

    return run


READING = (
    Task("squad_v2_dev_spans", "reading", _reading(SQUAD, is_reported), 1200, "articles unseen"),
    Task("xquad_en_spans", "reading", _reading("xquad_en"), 600, "not trained on"),
    Task("xquad_ru_spans", "reading", _reading("xquad_ru"), 300, "not trained on; Russian"),
    Task(
        "covidqa_spans",
        "reading",
        _reading("covidqa", unseen("covidqa", "doc")),
        300,
        "articles unseen; answers of up to a paragraph",
    ),
    Task(
        "policyqa_dev_spans",
        "reading",
        _reading("policyqa_dev", unseen("policyqa_dev", "site")),
        300,
        "sites unseen; answers of up to a paragraph",
    ),
)


def _gold_claims(session: EvaluationSession, _: int | None) -> Figures:
    index = _gold_index(session)
    given = load_claims(session.data / "gold" / "claims.dev.jsonl")
    with closing(Retriever.open(index)) as retriever:
        found, _outcomes = measure_claims.evaluate(retriever, given)
    return found.shares


def _verdicts(folder: str) -> Callable[[EvaluationSession, int | None], Figures]:
    def run(session: EvaluationSession, count: int | None) -> Figures:
        scores = measure_verdicts.measure(folder, session.data, count)
        return {each.by: each.shares for each in scores}

    return run


CLAIMS = (
    Task("gold_claims", "claims", _gold_claims, note="the 15 development claims on the seeds"),
    Task(
        "fever_symmetric_verdicts",
        "claims",
        _verdicts("fever_symmetric"),
        note="not trained on; evidence given, two verdicts",
    ),
    Task(
        "climate_fever_verdicts",
        "claims",
        _verdicts("climate_fever"),
        2000,
        "not trained on; a judged sentence given, three verdicts",
    ),
    Task(
        "sufficient_facts_verdicts",
        "claims",
        _verdicts("sufficient_facts"),
        note="pages that no training or fitting saw; evidence given, three verdicts",
    ),
)


def _spans(
    folder: str, score: Callable[[Path], Mapping[str, float]], name: str = "", note: str = ""
) -> Task:
    """``score`` takes the set's folder and gives its figures by name."""
    return Task(
        name or folder, "spans", lambda session, _: dict(score(session.folder(folder))), None, note
    )


SPANS = (
    _spans("timex_timebank", date_spans.evaluate),
    _spans("dates_recognizers_en", date_spans.evaluate),
    _spans("acronyms_legal_en", acronym_spans.acronym_figures),
    _spans("sentences_en", partial(sentence_bounds.evaluate_rules, language="en")),
    _spans("sentences_ru", partial(sentence_bounds.evaluate_rules, language="ru")),
    _spans(
        "wice_dev",
        partial(sentence_bounds.evaluate_joined, language="en"),
        "sentences_wice",
        "sentences that end with a stop, joined and cut again; their bounds were made by a program",
    ),
)

TASKS: tuple[Task, ...] = (
    *SPANS,
    Task("gold", "answers", _gold, note="the 80 development questions on the seed documents"),
    *CLAIMS,
    *READING,
    Task("reader_cost", "cost", _cost),
    RETRIEVAL_SETS[0].task(),
    Task("squad_v2_dev_found", "answerability", _answerability, 300, "articles unseen"),
    *(one.task() for one in RETRIEVAL_SETS[1:]),
)
"""Those of one set follow each other, and share its index."""
