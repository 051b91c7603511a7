"""The test collections whose documents are to be found, and how much of each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from evaluation.data.collection import Fields, only, pools, sample, with_documents
from evaluation.data.kept_apart import is_reported, unseen
from evaluation.measurements.measure_retrieval import evaluate
from evaluation.suite.session import EvaluationSession
from evaluation.suite.task import Figures, Task

SQUAD = "squad_v2_dev"
_SITES = "the sites that no training saw"


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

    def _run(self, session: EvaluationSession, count: int | None) -> Figures:
        collection = session.collection(self.folder)
        if self.keep:
            collection = only(collection, self.keep)
        collection = sample(collection, count)
        asked_of = pools(collection, *self.within) if self.within else None
        if asked_of and self.own_documents_only:
            collection = with_documents(collection, frozenset().union(*asked_of.values()))
        found, _ = evaluate(session.retriever(collection), collection, pools=asked_of)
        return found


RETRIEVAL_SETS = (
    RetrievalSet(
        SQUAD,
        300,
        note="4 articles that no training or fitting saw, asked of all articles",
        keep=is_reported,
    ),
    RetrievalSet("xquad_en", 200, note="not trained on"),
    RetrievalSet("xquad_ruq_end", 150, note="not trained on; Russian questions, English text"),
    RetrievalSet("xquad_ru", 200, note="not trained on; Russian"),
    RetrievalSet(
        "policyqa_dev",
        150,
        note=f"{_SITES}, asked of all sites, though no question names its own",
        keep=unseen("policyqa_dev", "site"),
    ),
    RetrievalSet(
        "policyqa_dev",
        150,
        name="policyqa_dev_site",
        note=f"{_SITES}, asked of the question's own",
        keep=unseen("policyqa_dev", "site"),
        within=("title", "site"),
    ),
    RetrievalSet(
        "covidqa",
        150,
        note="the articles that no training saw, asked of all",
        keep=unseen("covidqa", "doc"),
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
