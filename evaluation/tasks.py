"""What `make evaluate` measures: the sets, how much of each, and what each is for.

A new evaluation of spans (dates, acronyms) is one line in SPANS.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, Literal

from evaluation import (
    measure_answers as answers,
)
from evaluation import (
    measure_claims as claims,
)
from evaluation import (
    measure_knowing as knowing,
)
from evaluation import (
    measure_reading as reading,
)
from evaluation import (
    measure_retrieval as retrieval,
)
from evaluation import (
    measure_verdicts as given_evidence,
)
from evaluation.data.collection import Collection, Fields, only, pools, sample, with_documents
from evaluation.data.questions import load_questions
from evaluation.evaluation_workplace import Workplace
from evaluation.measures import cost
from evaluation.spans import (
    acronym_spans as acronyms,
)
from evaluation.spans import (
    date_spans as dates,
)
from evaluation.spans import (
    sentence_bounds as sentences,
)
from indexer.build import build
from retriever.reading.reader import SHIPPED, SpanReader, default_reader
from retriever.retriever import Retriever
from sourceline.models.encoder import default_encoder, has_fast_bf16
from training.reader.reader_data import REPORTED_ARTICLES, is_kept_apart

Figures = dict[str, Any]
Kind = Literal["retrieval", "answers", "reading", "knowing", "claims", "spans", "cost"]


@dataclass(frozen=True, slots=True)
class Task:
    """``sample`` is None where everything is always measured. ``note`` says what was asked."""

    name: str
    kind: Kind
    run: Callable[[Workplace, int | None], Figures]
    sample: int | None = None
    note: str = ""

    def settings(self, place: Workplace) -> Mapping[str, Any]:
        """What the figures depend on beside the code."""
        return {"sample": None if place.full else self.sample}

    def figures(self, place: Workplace) -> Figures:
        return self.run(place, None if place.full else self.sample)


@dataclass(frozen=True, slots=True)
class RetrievalSet:
    """``within`` names a field of documents and one of queries that must agree."""

    folder: str
    sample: int | None
    name: str = ""
    note: str = ""
    keep: Callable[[Fields], bool] | None = None
    within: tuple[str, str] | None = None
    own_documents_only: bool = field(default=False)
    """Whether a sample also leaves out the documents that none of its queries is asked of."""

    def task(self) -> Task:
        return Task(self.name or self.folder, "retrieval", self._run, self.sample, self.note)

    def _run(self, place: Workplace, count: int | None) -> Figures:
        collection = place.collection(self.folder)
        if self.keep:
            collection = only(collection, self.keep)
        collection = sample(collection, count)
        asked_of = pools(collection, *self.within) if self.within else None
        if asked_of and self.own_documents_only:
            collection = with_documents(collection, frozenset().union(*asked_of.values()))
        found, _ = retrieval.evaluate(place.retriever(collection), collection, pools=asked_of)
        return found


def _reported(fields: Fields) -> bool:
    return fields["article"] in REPORTED_ARTICLES


def _unseen(folder: str, group: str) -> Callable[[Fields], bool]:
    return lambda fields: is_kept_apart(f"eval/{folder}", fields[group])


_SQUAD = "squad_v2_dev"
_SITES = "the sites that no training saw"

RETRIEVAL = (
    RetrievalSet(
        _SQUAD,
        300,
        note="4 articles that no training or fitting saw, asked of all articles",
        keep=_reported,
    ),
    RetrievalSet("xquad_en", 200, note="not trained on"),
    RetrievalSet("xquad_ruq_end", 150, note="not trained on; Russian questions, English text"),
    RetrievalSet("xquad_ru", 200, note="not trained on; Russian"),
    RetrievalSet(
        "policyqa_dev",
        150,
        note=f"{_SITES}, asked of all sites, though no question names its own",
        keep=_unseen("policyqa_dev", "site"),
    ),
    RetrievalSet(
        "policyqa_dev",
        150,
        name="policyqa_dev_site",
        note=f"{_SITES}, asked of the question's own",
        keep=_unseen("policyqa_dev", "site"),
        within=("title", "site"),
    ),
    RetrievalSet(
        "covidqa",
        150,
        note="the articles that no training saw, asked of all",
        keep=_unseen("covidqa", "doc"),
    ),
    RetrievalSet("timeqa_human_train", 300, note="not trained on"),
    RetrievalSet("menatqa", 200, note="not trained on"),
    RetrievalSet("cranfield", None, note="not trained on"),
    RetrievalSet("cisi", None, note="not trained on"),
    RetrievalSet("climate_fever", 200, note="not trained on; claims"),
    RetrievalSet("fever_symmetric", 150, note="not trained on; claims"),
    RetrievalSet(
        "wice_dev",
        80,
        note="not trained on; claims, each asked of the sentences of its own document; a sample "
        "indexes the documents of its claims only, so the judgements stay whole",
        within=("para", "id"),
        own_documents_only=True,
    ),
)


def _gold_index(place: Workplace) -> Path:
    index = place.work / "index" / "gold"
    index.parent.mkdir(parents=True, exist_ok=True)
    build(place.data / "seeds", index, encoder=default_encoder())
    return index


def _gold(place: Workplace, _: int | None) -> Figures:
    index = _gold_index(place)
    questions = load_questions(place.data / "gold" / "questions.dev.jsonl")
    with closing(Retriever.open(index)) as retriever:
        found, _asked = answers.evaluate(retriever, questions)
    return found


def _knowing(place: Workplace, count: int | None) -> Figures:
    collection = sample(only(place.collection(_SQUAD), _reported), count)
    retriever = place.retriever(collection)
    return knowing.figures(knowing.ask_with_and_without(retriever, collection, _squad_article))


def _squad_article(path: str) -> str:
    return path.rsplit("#", 1)[0]


def _cost(place: Workplace, _: int | None) -> Figures:
    collection = only(place.collection(_SQUAD), _reported)
    questions = list(collection.queries.values())
    texts = [document.text for document in collection.documents]
    found: Figures = {"fp32": cost.milliseconds(SpanReader(SHIPPED, "fp32"), questions, texts)}
    if has_fast_bf16():
        found["bf16"] = cost.milliseconds(SpanReader(SHIPPED, "bf16"), questions, texts)
    return found


def _reading(
    folder: str, keep: Callable[[Fields], bool] | None = None
) -> Callable[[Workplace, int | None], Figures]:
    def run(place: Workplace, count: int | None) -> Figures:
        collection: Collection = place.collection(folder)
        if keep:
            collection = only(collection, keep)
        return dict(reading.measures(reading.read_own(default_reader(), sample(collection, count))))

    return run


READING = (
    Task("squad_v2_dev_spans", "reading", _reading(_SQUAD, _reported), 1200, "articles unseen"),
    Task("xquad_en_spans", "reading", _reading("xquad_en"), 600, "not trained on"),
    Task("xquad_ru_spans", "reading", _reading("xquad_ru"), 300, "not trained on; Russian"),
    Task(
        "covidqa_spans",
        "reading",
        _reading("covidqa", _unseen("covidqa", "doc")),
        300,
        "articles unseen; answers of up to a paragraph",
    ),
    Task(
        "policyqa_dev_spans",
        "reading",
        _reading("policyqa_dev", _unseen("policyqa_dev", "site")),
        300,
        "sites unseen; answers of up to a paragraph",
    ),
)


def _gold_claims(place: Workplace, _: int | None) -> Figures:
    index = _gold_index(place)
    given = claims.load_claims(place.data / "gold" / "claims.dev.jsonl")
    with closing(Retriever.open(index)) as retriever:
        found, _outcomes = claims.evaluate(retriever, given)
    return found.shares


def _verdicts(folder: str) -> Callable[[Workplace, int | None], Figures]:
    def run(place: Workplace, count: int | None) -> Figures:
        return {each.by: each.shares for each in given_evidence.measure(folder, place.data, count)}

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
        name or folder, "spans", lambda place, _: dict(score(place.folder(folder))), None, note
    )


SPANS = (
    _spans("timex_timebank", dates.evaluate),
    _spans("dates_recognizers_en", dates.evaluate),
    _spans("acronyms_legal_en", acronyms.acronym_figures),
    _spans("sentences_en", partial(sentences.evaluate_rules, language="en")),
    _spans("sentences_ru", partial(sentences.evaluate_rules, language="ru")),
    _spans(
        "wice_dev",
        partial(sentences.evaluate_joined, language="en"),
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
    RETRIEVAL[0].task(),
    Task("squad_v2_dev_found", "knowing", _knowing, 300, "articles unseen"),
    *(one.task() for one in RETRIEVAL[1:]),
)
"""Those of one set follow each other, and share its index."""
