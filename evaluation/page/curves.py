"""Curves as SVG: how the error rates trade, and whether the confidence comes true."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure

_SIDE = 4.4
"""Inches."""


def draw_error_rates(path: Path, sets: Mapping[str, Mapping[str, Any]]) -> None:
    """For each set, by name, its figures of confidence.py; the point is what is in force."""
    figure, axes = _square("absent questions answered", "present questions refused")
    for name, figures in sets.items():
        curve = figures["curve"]
        (line,) = axes.plot(
            [point["absent_answered"] for point in curve],
            [point["present_refused"] for point in curve],
            label=f"{name} (AUC {figures['auc']:.2f})",
            drawstyle="steps-post",
        )
        axes.plot(
            figures["absent_answered"],
            figures["present_refused"],
            marker="o",
            color=line.get_color(),
        )
    axes.legend(frameon=False)
    _save(figure, path)


def draw_reliability(path: Path, sets: Mapping[str, Mapping[str, Any]]) -> None:
    """What was said against what came true; the size of a point grows with its questions."""
    figure, axes = _square("confidence said", "first passage right")
    axes.plot([0, 1], [0, 1], color="0.7", linestyle="--")
    for name, figures in sets.items():
        bins = figures["reliability"]
        total = sum(each["questions"] for each in bins)
        said = [each["confidence"] for each in bins]
        right = [each["right"] for each in bins]
        (line,) = axes.plot(said, right, label=f"{name} (Brier {figures['brier']:.3f})")
        sizes = [20 + 400 * each["questions"] / total for each in bins]
        axes.scatter(said, right, s=sizes, color=line.get_color(), alpha=0.6)
    axes.legend(frameon=False, loc="upper left")
    _save(figure, path)


def _square(x: str, y: str) -> tuple[Figure, Axes]:
    figure = Figure(figsize=(_SIDE, _SIDE), layout="constrained")
    axes = figure.subplots()
    axes.set(xlabel=x, ylabel=y, xlim=(-0.02, 1.02), ylim=(-0.02, 1.02), aspect="equal")
    axes.grid(color="0.9")
    return figure, axes


def _save(figure: Figure, path: Path) -> None:
    # Without dates and chance names the same figures give the same file. White, for dark pages.
    path.parent.mkdir(parents=True, exist_ok=True)
    with mpl.rc_context({"svg.hashsalt": "sourceline"}):
        figure.savefig(path, facecolor="white", metadata={"Date": None, "Creator": None})
