"""Tasks that are run once, and figures that are kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from evaluation.suite import versions
from evaluation.suite.figure_store import FigureStore
from evaluation.suite.run_tasks import run_tasks
from evaluation.suite.session import EvaluationSession
from evaluation.suite.task import Figures, Task
from sourceline.errors import WrongUseError


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
