"""Tasks, kept figures, and the page that is made of them."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from evaluation.data.collection import load_collection, sample, with_documents
from evaluation.measurements.measure_retrieval import BASELINE, compare
from evaluation.measurements.stage_rankings import STAGES
from evaluation.metrics.confidence import JudgedAnswer, figures
from evaluation.page.targets import TARGETS, target_results, worse_than_one_alone
from evaluation.page.write_page import write_page
from evaluation.suite import versions
from evaluation.suite.figure_store import FigureStore, KeptFigures
from evaluation.suite.run_tasks import run_tasks
from evaluation.suite.session import EvaluationSession
from evaluation.suite.tasks import TASKS, Figures, RetrievalSet, Task
from sourceline.errors import WrongUseError
from tests.evaluation.data.collections import write_collection


@pytest.fixture
def session(tmp_path: Path) -> Iterator[EvaluationSession]:
    (tmp_path / "data" / "eval").mkdir(parents=True)
    session = EvaluationSession(tmp_path / "data", tmp_path / "work", full=False)
    yield session
    session.close()


@dataclass
class Counted:
    """A measurement that says how often it was taken."""

    samples: list[int | None] = field(default_factory=list)

    def __call__(self, _: EvaluationSession, count: int | None) -> Figures:
        self.samples.append(count)
        return {"taken": len(self.samples)}


def refuse(_: EvaluationSession, __: int | None) -> Figures:
    raise WrongUseError("no such set")


def test_finished_figures_are_not_measured_again(
    session: EvaluationSession, tmp_path: Path
) -> None:
    counted, store = Counted(), FigureStore(tmp_path / "kept")
    task = Task("one", "spans", counted, sample=5)
    assert run_tasks([task], session, store, ()).kept["one"].figures == {"taken": 1}
    assert run_tasks([task], session, store, ()).kept["one"].figures == {"taken": 1}
    assert counted.samples == [5]
    larger = Task("one", "spans", counted, sample=9)
    assert run_tasks([larger], session, store, ()).kept["one"].figures == {"taken": 2}


def test_figures_of_other_code_are_measured_again(
    session: EvaluationSession, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted, store = Counted(), FigureStore(tmp_path / "kept")
    task = Task("one", "spans", counted)
    run_tasks([task], session, store, ())
    monkeypatch.setattr(versions, "fingerprint", lambda: "other code")
    assert store.get("one", task.settings(session)) is None
    assert run_tasks([task], session, store, ()).kept["one"].fingerprint == "other code"
    assert len(counted.samples) == 2


def test_a_killed_run_goes_on_where_it_was(session: EvaluationSession, tmp_path: Path) -> None:
    counted, store = Counted(), FigureStore(tmp_path / "kept")

    def killed(_: EvaluationSession, __: int | None) -> Figures:
        raise KeyboardInterrupt

    first = Task("first", "spans", counted)
    with pytest.raises(KeyboardInterrupt):
        run_tasks([first, Task("second", "spans", killed)], session, store, ())
    again = run_tasks([first, Task("second", "spans", counted)], session, store, ())
    assert list(again.kept) == ["first", "second"]
    assert len(counted.samples) == 2


def test_broken_kept_figures_count_as_none(session: EvaluationSession, tmp_path: Path) -> None:
    counted, store = Counted(), FigureStore(tmp_path / "kept")
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept" / "one.json").write_text('{"figures": ')
    measured = run_tasks([Task("one", "spans", counted)], session, store, ())
    assert measured.kept["one"].figures == {"taken": 1}


def test_a_task_that_fails_is_passed_over(session: EvaluationSession, tmp_path: Path) -> None:
    tasks = [Task("gone", "spans", refuse), Task("here", "spans", Counted())]
    measured = run_tasks(tasks, session, FigureStore(tmp_path / "kept"), ())
    assert list(measured.kept) == ["here"]
    assert measured.failed == ("gone",)


def test_others_than_the_chosen_are_not_measured(
    session: EvaluationSession, tmp_path: Path
) -> None:
    one, other = Counted(), Counted()
    tasks = [Task("one", "spans", one), Task("other", "spans", other)]
    store = FigureStore(tmp_path / "kept")
    assert list(run_tasks(tasks, session, store, ["other"]).kept) == ["other"]
    assert one.samples == []
    with pytest.raises(WrongUseError, match="no task 'third': there are one, other"):
        run_tasks(tasks, session, store, ["third"])


def test_everything_asks_every_question(tmp_path: Path) -> None:
    (tmp_path / "eval").mkdir()
    counted = Counted()
    full = EvaluationSession(tmp_path, tmp_path / "work", full=True)
    run_tasks([Task("one", "spans", counted, 5)], full, FigureStore(tmp_path / "kept"), ())
    assert counted.samples == [None]


def test_missing_data_is_told(tmp_path: Path) -> None:
    with pytest.raises(WrongUseError, match="name the data with DATA=FOLDER"):
        EvaluationSession(tmp_path, tmp_path / "work", full=False)


def test_task_names_are_file_names_and_targets_name_tasks() -> None:
    names = [task.name for task in TASKS]
    assert len(set(names)) == len(names)
    assert all(name.replace("_", "").isalnum() for name in names)
    planned = {"timex_timebank", "acronyms_legal_en"}
    assert {target.task for target in TARGETS} <= {*names, *planned}


def kept(found: Figures) -> KeptFigures:
    return KeptFigures(found, "f", {"sample": 3}, "abc", "2026-11-25", 1.0, 1.0, 0.5)


def retrieval(tmp_path: Path) -> Figures:
    collection = sample(load_collection(write_collection(tmp_path / "set")), None)
    right = {"q1": {"bridge": 1.0}, "q2": {"bees": 1.0}}
    wrong = {"q1": {"roof": 1.0}, "q2": {"roof": 1.0}}
    runs = {BASELINE: wrong, **dict.fromkeys(STAGES, right), "final": wrong}
    return compare(runs, collection)


def test_targets_met_and_missed(tmp_path: Path) -> None:
    measured = {
        "gold": kept({"measures": {"hit@1": 0.9, "absent answered": 0.3}}),
        "acronyms_legal_en": kept({"Sourceline F1": 0.75, "Schwartz-Hearst F1": 0.5}),
        "cisi": kept(retrieval(tmp_path)),
    }
    found = {one.label: (one.reached, one.met) for one in target_results(measured)}
    assert found["gold dev hit@1"] == (0.9, True)
    assert found["gold dev absent answered"] == (0.3, False)
    assert found["gold dev hit@3"] == (None, None)
    assert found["acronyms_legal_en, F1 less Schwartz & Hearst's"] == (0.25, True)
    assert found["cisi nDCG@10, gain on BM25"] == (0, False)
    assert worse_than_one_alone(measured) == ["cisi"], "words alone were right, the end was not"


def test_the_page_holds_every_figure_and_names_what_is_missing(tmp_path: Path) -> None:
    both = [
        JudgedAnswer(0.9, found=True, present=True, right=True),
        JudgedAnswer(0.2, found=False, present=False, right=False),
    ]
    answerability = {
        **figures(both),
        **{"hit@1": 1.0, "span exact match": 0.5, "span F1": 0.625},
        **{"impossible": 4, "impossible_answered": 0.25},
    }
    nothing = Counted()
    tasks = [
        Task("cisi", "retrieval", nothing, 3, "a note | with a bar"),
        Task("squad_v2_dev_found", "answerability", nothing),
        Task("xquad_en_spans", "reading", nothing),
        Task("some_spans", "spans", nothing),
        Task("not_there", "spans", nothing),
    ]
    measured = {
        "cisi": kept(retrieval(tmp_path)),
        "squad_v2_dev_found": kept(answerability),
        "xquad_en_spans": kept({"F1": 0.4375}),
        "some_spans": kept({"dates": {"relaxed F1": 0.8125}}),
    }
    page = tmp_path / "docs" / "evaluation.md"
    write_page(page, tasks, measured, full=False)
    text = page.read_text(encoding="utf-8")
    for words in (
        "| final | 0.000 |",
        "worse than the better of words alone and meaning alone: cisi.",
        "F1 0.625",
        "| xquad_en_spans | 0.438 |",
        "| dates: relaxed F1 | 0.812 |",
        "a note \\| with a bar",
        "Not measured with this code: not_there.",
        versions.machine(),
    ):
        assert words in text
    for picture in ("error-rates.svg", "reliability.svg"):
        assert f"(evaluation/{picture})" in text
        drawn = page.parent / "evaluation" / picture
        assert ElementTree.parse(drawn).getroot().tag.endswith("svg")  # noqa: S314  # our own


def test_the_same_figures_give_the_same_pictures(tmp_path: Path) -> None:
    both = [
        JudgedAnswer(0.9, found=True, present=True, right=True),
        JudgedAnswer(0.2, False, False, False),
    ]
    drawn = []
    for name in ("one", "other"):
        task = Task("gold", "answers", Counted())
        found = {"measures": {}, "kinds": {}, "stages": {}, **figures(both)}
        write_page(tmp_path / name / "page.md", [task], {"gold": kept(found)}, full=True)
        drawn.append((tmp_path / name / "evaluation" / "error-rates.svg").read_bytes())
    assert drawn[0] == drawn[1]


def test_a_sample_may_leave_out_documents_that_it_does_not_ask(tmp_path: Path) -> None:
    (tmp_path / "eval").mkdir()
    write_collection(tmp_path / "eval" / "towns")
    towns = RetrievalSet("towns", 1, within=("town", "session"), own_documents_only=True)
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
