"""Whether "found" and the confidence can be believed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from statistics import mean
from typing import Any

from sklearn.metrics import roc_auc_score

BINS = 10


@dataclass(frozen=True, slots=True)
class JudgedAnswer:
    """One question asked once.

    ``present``: the documents asked hold an answer. ``right``: the first passage does.
    """

    confidence: float
    found: bool
    present: bool
    right: bool


@dataclass(frozen=True, slots=True)
class ErrorRates:
    """Shares of the absent that are answered and of the present that are refused."""

    threshold: float
    absent_answered: float
    present_refused: float


@dataclass(frozen=True, slots=True)
class ConfidenceBin:
    """Questions whose confidence lies in one tenth: what was said, and what came true."""

    questions: int
    confidence: float
    right: float


def figures(judged: Sequence[JudgedAnswer]) -> dict[str, Any]:
    """The rates in force, the curve between them, and the reliability of the confidence.

    The AUC is the chance that a present question is surer than an absent one; Brier's score the
    mean squared error of the confidence (1950); the calibration error the mean gap of the bins,
    weighed by their questions.
    """
    present = [one for one in judged if one.present]
    absent = [one for one in judged if not one.present]
    bins = reliability(judged)
    both = bool(present and absent)
    return {
        "present": len(present),
        "absent": len(absent),
        "present_refused": _share([not one.found for one in present]),
        "right_refused": _share([not one.found for one in present if one.right]),
        "absent_answered": _share([one.found for one in absent]),
        "auc": _auc(judged) if both else None,
        "curve": [asdict(point) for point in error_rates(judged)] if both else [],
        "brier": mean((one.confidence - one.right) ** 2 for one in judged) if judged else None,
        "calibration_error": sum(b.questions * abs(b.confidence - b.right) for b in bins)
        / max(len(judged), 1),
        "reliability": [asdict(each) for each in bins],
    }


def error_rates(judged: Sequence[JudgedAnswer]) -> list[ErrorRates]:
    """Both rates at other thresholds of the confidence: at every value that was given, from
    answering everything to answering nothing."""
    thresholds = [0.0, *sorted({one.confidence for one in judged} - {0.0}), 1.1]
    present = [one.confidence for one in judged if one.present]
    absent = [one.confidence for one in judged if not one.present]
    return [
        ErrorRates(
            threshold,
            _share([value >= threshold for value in absent]),
            _share([value < threshold for value in present]),
        )
        for threshold in thresholds
    ]


def reliability(judged: Sequence[JudgedAnswer]) -> list[ConfidenceBin]:
    """Tenths of the confidence that hold a question."""
    tenths: dict[int, list[JudgedAnswer]] = {}
    for one in judged:
        tenths.setdefault(min(int(one.confidence * BINS), BINS - 1), []).append(one)
    return [
        ConfidenceBin(
            len(inside), mean(one.confidence for one in inside), _share([o.right for o in inside])
        )
        for _, inside in sorted(tenths.items())
    ]


def _auc(judged: Sequence[JudgedAnswer]) -> float:
    return float(roc_auc_score([one.present for one in judged], [one.confidence for one in judged]))


def _share(values: Sequence[bool]) -> float:
    return sum(values) / len(values) if values else 0.0
