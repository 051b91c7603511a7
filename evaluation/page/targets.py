"""What was to be reached, compared with what was."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from evaluation.suite.figure_store import KeptFigures

LEAST_BELOW = -0.01
"""No interval of final less the better of words and meaning may lie wholly below this."""


@dataclass(frozen=True, slots=True)
class Target:
    """``path`` leads to the figure in those of the task; at least ``bound``, or at most.

    Where ``less`` leads to another figure, their difference counts.
    """

    task: str
    label: str
    path: tuple[str, ...]
    bound: float
    at_most: bool = False
    less: tuple[str, ...] = ()
    baseline: str = "–"


@dataclass(frozen=True, slots=True)
class TargetResult:
    label: str
    baseline: str
    wanted: str
    reached: float | None
    met: bool | None
    """None where nothing was measured."""


_NDCG = ("stages", "final", "nDCG@10")
_GAIN = ("less_baseline", "final", "mean")

TARGETS = (
    Target("gold", "gold dev hit@1", ("measures", "hit@1"), 0.88, baseline="0.68"),
    Target("gold", "gold dev hit@3", ("measures", "hit@3"), 0.98, baseline="0.90"),
    Target("gold", "gold dev span F1", ("measures", "span F1"), 0.72, baseline="0.62 (trial)"),
    Target("gold", "gold dev absent answered", ("measures", "absent answered"), 0.20, True),
    Target("gold", "gold dev present refused", ("measures", "present refused"), 0.08, True),
    Target("gold_claims", "gold claims dev, verdicts right", ("verdicts share",), 0.866),
    Target("gold_claims", "gold claims dev, evidence in 3", ("evidence in 3 share",), 0.9),
    Target("gold_claims", "gold claims dev, mismatches", ("mismatches share",), 0.75),
    Target("fever_symmetric_verdicts", "fever_symmetric accuracy", ("whole", "accuracy"), 0.62),
    Target("climate_fever_verdicts", "climate_fever macro F1", ("whole", "macro F1"), 0.45),
    Target(
        "sufficient_facts_verdicts",
        "sufficient_facts macro F1, whole less rules alone",
        ("whole", "macro F1"),
        0.0,
        less=("rules alone", "macro F1"),
    ),
    Target(
        "sufficient_facts_verdicts",
        "sufficient_facts macro F1, whole less model alone",
        ("whole", "macro F1"),
        0.0,
        less=("model alone", "macro F1"),
    ),
    Target("squad_v2_dev", "squad_v2_dev unseen nDCG@10", _NDCG, 0.95, baseline="0.879"),
    Target("squad_v2_dev_spans", "squad_v2_dev unseen span F1", ("F1",), 0.68),
    Target("xquad_en", "xquad_en nDCG@10", _NDCG, 0.98, baseline="0.965"),
    Target("xquad_ru", "xquad_ru nDCG@10", _NDCG, 0.965, baseline="0.955"),
    Target("timeqa_human_train", "timeqa nDCG@10", _NDCG, 0.65, baseline="0.576"),
    Target("cranfield", "cranfield nDCG@10, gain on BM25", _GAIN, 0.03, baseline="0.358"),
    Target("cisi", "cisi nDCG@10, gain on BM25", _GAIN, 0.03, baseline="0.372"),
    Target("climate_fever", "climate_fever nDCG@10, gain on BM25", _GAIN, 0.03, baseline="0.353"),
    Target("timex_timebank", "timex_timebank dates, F1 relaxed", ("relaxed F1",), 0.85),
    Target("timex_timebank", "timex_timebank values right of those found", ("value",), 0.80),
    Target(
        "acronyms_legal_en",
        "acronyms_legal_en, F1 less Schwartz & Hearst's",
        ("Sourceline F1",),
        0,
        less=("Schwartz-Hearst F1",),
    ),
    Target("reader_cost", "20 passages read, bf16, ms", ("bf16",), 250, True),
    Target("reader_cost", "20 passages read, fp32, ms", ("fp32",), 600, True),
)


def target_results(kept: Mapping[str, KeptFigures]) -> Iterator[TargetResult]:
    for target in TARGETS:
        reached = _reached(kept[target.task].figures, target) if target.task in kept else None
        wanted = f"{'≤' if target.at_most else '≥'} {target.bound:g}"
        met = None
        if reached is not None:
            met = reached <= target.bound if target.at_most else reached >= target.bound
        yield TargetResult(target.label, target.baseline, wanted, reached, met)


def worse_than_one_alone(kept: Mapping[str, KeptFigures]) -> list[str]:
    """Tasks whose final ranking is surely worse than words or meaning alone."""
    return [
        name
        for name, one in kept.items()
        if "less_better_alone" in one.figures
        and one.figures["less_better_alone"]["high"] < LEAST_BELOW
    ]


def _reached(figures: Mapping[str, Any], target: Target) -> float | None:
    figure = _at(figures, target.path)
    other = _at(figures, target.less) if target.less else 0.0
    return None if figure is None or other is None else figure - other


def _at(figures: Mapping[str, Any], path: tuple[str, ...]) -> float | None:
    value: Any = figures
    for step in path:
        value = value.get(step) if isinstance(value, Mapping) else None
    return None if value is None else float(value)
