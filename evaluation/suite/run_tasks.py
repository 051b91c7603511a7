"""Measure what is not measured yet."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from evaluation.suite.figure_store import FigureStore, KeptFigures
from evaluation.suite.session import EvaluationSession
from evaluation.suite.task import Task
from sourceline import command
from sourceline.errors import SourcelineError, WrongUseError


@dataclass(frozen=True, slots=True)
class Measured:
    """Figures by task, in the order of the tasks, and the tasks that failed."""

    kept: dict[str, KeptFigures]
    failed: tuple[str, ...]


def run_tasks(
    tasks: Sequence[Task], session: EvaluationSession, store: FigureStore, chosen: Collection[str]
) -> Measured:
    """Run the tasks whose figures are not kept; with any ``chosen``, only
    kept figures of the others count.

    A task that fails is named on stderr and passed over. Raises WrongUseError for an unknown task.
    """
    names = [task.name for task in tasks]
    unknown = sorted(set(chosen) - set(names))
    if unknown:
        raise WrongUseError(f"no task {unknown[0]!r}: there are {', '.join(names)}")
    kept: dict[str, KeptFigures] = {}
    failed = []
    for task in tasks:
        found = store.get(task.name, task.settings(session))
        if found is None and (not chosen or task.name in chosen):
            try:
                found = _measure(task, session, store)
            except SourcelineError as error:
                command.say(f"  failed: {error}")
                failed.append(task.name)
        if found is not None:
            kept[task.name] = found
    return Measured(kept, tuple(failed))


def _measure(task: Task, session: EvaluationSession, store: FigureStore) -> KeptFigures:
    command.say(task.name)
    found = store.measure(task.name, task.settings(session), lambda: task.figures(session))
    command.say(f"  {found.seconds:.0f} s")
    return found
