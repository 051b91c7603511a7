"""The page that is made of kept figures, its targets and its pictures."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from pathlib import Path

from evaluation.data.collection import load_collection, sample
from evaluation.measurements.measure_retrieval import BASELINE, compare
from evaluation.measurements.stage_rankings import STAGES
from evaluation.metrics.confidence import JudgedAnswer, figures
from evaluation.page.targets import TARGETS, target_results, worse_than_one_alone
from evaluation.page.write_page import write_page
from evaluation.suite import versions
from evaluation.suite.figure_store import KeptFigures
from evaluation.suite.session import EvaluationSession
from evaluation.suite.task import Figures, Task
from evaluation.suite.tasks import TASKS
from tests.evaluation.data.collections import write_collection


def nothing(_: EvaluationSession, __: int | None) -> Figures:
    return {}


def test_task_names_are_file_names_and_targets_name_tasks() -> None:
    names = [task.name for task in TASKS]
    assert len(set(names)) == len(names)
    assert all(name.replace("_", "").isalnum() for name in names)
    assert {target.task for target in TARGETS} <= set(names)


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
        task = Task("gold", "answers", nothing)
        found = {"measures": {}, "kinds": {}, "stages": {}, **figures(both)}
        write_page(tmp_path / name / "page.md", [task], {"gold": kept(found)}, full=True)
        drawn.append((tmp_path / name / "evaluation" / "error-rates.svg").read_bytes())
    assert drawn[0] == drawn[1]
