"""Figures as tables in Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from evaluation.measurements.measure_retrieval import BASELINE, in_words
from evaluation.measurements.stage_rankings import STAGES
from evaluation.metrics.trec_runs import MEASURES
from evaluation.page.targets import target_results
from evaluation.suite.figure_store import KeptFigures

Lines = Iterator[str]


def table(header: Sequence[str], rows: Iterable[Sequence[Any]]) -> Lines:
    """The first column to the left, figures to the right; a line break closes it."""
    yield "| " + " | ".join(header) + " |"
    yield "|---|" + "---:|" * (len(header) - 1)
    for row in rows:
        yield "| " + " | ".join(_cell(value) for value in row) + " |"
    yield ""


def targets(kept: Mapping[str, KeptFigures]) -> Lines:
    yield from table(
        ("figure", "BM25 or earlier", "to reach", "reached", "met"),
        (
            (one.label, one.baseline, one.wanted, one.reached, _verdict(one.met))
            for one in target_results(kept)
        ),
    )


def first_measure(kept: Mapping[str, KeptFigures]) -> Lines:
    """nDCG@10 of every set and stage."""
    yield from table(
        (
            *("set", "queries", "documents", BASELINE, *STAGES),
            *("final less BM25, 95 %", "final less better alone, 95 %"),
        ),
        (_first_row(name, one.figures) for name, one in kept.items()),
    )


def _first_row(name: str, found: Mapping[str, Any]) -> list[Any]:
    stages = [found["stages"][stage]["nDCG@10"] for stage in (BASELINE, *STAGES)]
    alone = f"{found['better_alone']} {in_words(found['less_better_alone'])}"
    gap = in_words(found["less_baseline"]["final"])
    return [name, found["queries"], found["documents"], *stages, gap, alone]


def every_measure(kept: Mapping[str, KeptFigures]) -> Lines:
    for name, one in kept.items():
        found = one.figures
        yield from table(
            (name, *MEASURES, "nDCG@10 less BM25's, 95 %"),
            (
                [
                    stage,
                    *means.values(),
                    in_words(found["less_baseline"][stage]) if stage != BASELINE else "",
                ]
                for stage, means in found["stages"].items()
            ),
        )


def answers(found: Mapping[str, Any]) -> Lines:
    yield from table(("measure", "value"), found["measures"].items())
    columns = ("hit@1", "hit@3", "MRR@10", "evidence recall@5", "span F1", "present refused")
    yield from table(
        ("kind", "with an answer", *columns, "without", "absent answered"),
        (_kind_row(kind, one, columns) for kind, one in found["kinds"].items()),
    )
    yield from table(
        ("stage alone", "hit@1", "hit@3", "MRR@10"),
        ([stage, *means.values()] for stage, means in found["stages"].items()),
    )


def _kind_row(kind: str, one: Mapping[str, float], columns: Sequence[str]) -> list[Any]:
    present, absent = one["questions with an answer"], one["questions without an answer"]
    cells: list[Any] = [one[name] if present else None for name in columns]
    if not one["questions with answer words"]:
        cells[columns.index("span F1")] = None
    return [kind, present, *cells, absent, one["absent answered"] if absent else None]


def confidence(sets: Mapping[str, Mapping[str, Any]]) -> Lines:
    columns = ("present", "absent", "present_refused", "right_refused", "absent_answered")
    scores = ("auc", "brier", "calibration_error")
    yield from table(
        ("questions", *(name.replace("_", " ") for name in (*columns, *scores))),
        ([name, *(one[key] for key in (*columns, *scores))] for name, one in sets.items()),
    )


def reliability(sets: Mapping[str, Mapping[str, Any]]) -> Lines:
    yield from table(
        ("confidence said, mean of a tenth", "questions", "first passage right"),
        (
            [f"{name}: {each['confidence']:.2f}", each["questions"], each["right"]]
            for name, one in sets.items()
            for each in one["reliability"]
        ),
    )


def by_name(kept: Mapping[str, Mapping[str, Any]]) -> Lines:
    """Sets side by side; a column for every figure that any of them has."""
    columns = list(dict.fromkeys(name for found in kept.values() for name in found))
    yield from table(
        ("set", *columns),
        ([name, *(found.get(column) for column in columns)] for name, found in kept.items()),
    )


def flat(found: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, Any]]:
    """Figures within figures as one list of names and values."""
    for name, value in found.items():
        if isinstance(value, Mapping):
            yield from flat(value, f"{before}{name}: ")
        else:
            yield f"{before}{name}", value


def effort(kept: Mapping[str, KeptFigures], notes: Mapping[str, str]) -> Lines:
    yield from table(
        (
            "task",
            "what was asked",
            "sample",
            "measured",
            "commit",
            "seconds",
            "CPU seconds",
            "load",
        ),
        (
            [
                *(name, notes[name] or "all of it", one.settings.get("sample") or "all"),
                *(one.measured, one.commit, f"{one.seconds:.0f}"),
                *(f"{one.cpu_seconds:.0f}", f"{one.load:.1f}"),
            ]
            for name, one in kept.items()
        ),
    )


def _verdict(met: bool | None) -> str:
    return {True: "yes", False: "**no**", None: "not measured"}[met]


def _cell(value: Any) -> str:
    if value is None:
        return "–"
    if isinstance(value, float):
        return f"{value:.0f}" if value.is_integer() and value > 1 else f"{value:.3f}"
    return str(value).replace("|", "\\|")
