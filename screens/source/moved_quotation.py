"""Finding a quotation that no longer stands where its link says.

Nothing is guessed: a place counts only where its words have the digest that the link carries.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from screens.shared.link_marks import Mark
from sourceline.records import Span
from sourceline.text.spans import left_over, runs_under

_MOST_TRIED = 400_000
"""Places whose digest is computed for a link without a weight: under a second."""


def moved(mark: Mark, text: str, furniture: Sequence[Span] = ()) -> Mark | None:
    """The mark where its words stand now, nearest to the old place; None where they do not.

    Looked for in turn: the runs as far apart as before, in one piece, and in one piece but for
    the ``furniture``, spans in order that are none of the content.
    """
    for place in (_shifted(mark, text), _joined(mark, text, ()), _joined(mark, text, furniture)):
        if place is not None:
            return replace(mark, runs=place)
    return None


def _shifted(mark: Mark, text: str) -> tuple[Span, ...] | None:
    first = mark.runs[0].start
    shape = [(run.start - first, run.end - first) for run in mark.runs]
    for start in _candidates(mark, text, shape, near=first):
        runs = tuple(Span(start + low, start + high) for low, high in shape)
        if mark.is_of("".join(run.of(text) for run in runs)):
            return runs
    return None


def _joined(mark: Mark, text: str, without: Sequence[Span]) -> tuple[Span, ...] | None:
    """The words as one piece of the text without some spans, as runs of the whole text."""
    if len(mark.runs) == 1 and not without:
        return None  # looked for already
    kept = left_over(len(text), without)
    content = "".join(span.of(text) for span in kept)
    before = sum(
        min(span.end, mark.runs[0].start) - span.start
        for span in kept
        if span.start < mark.runs[0].start
    )
    for start in _candidates(mark, content, [(0, mark.length)], near=before):
        if mark.is_of(content[start : start + mark.length]):
            return tuple(runs_under(kept, start, start + mark.length))
    return None


def _candidates(mark: Mark, text: str, shape: Sequence[tuple[int, int]], *, near: int) -> list[int]:
    """Where the words may stand, nearest first: all places whose weight is theirs."""
    places = len(text) - shape[-1][1] + 1
    if places <= 0:
        return []
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    if mark.weight is not None:
        fitting = np.flatnonzero(_weights(points, shape, places) == mark.weight)
        return list(map(int, _nearest(fitting, near)))
    bounds = _word_bounds(text)
    worded = bounds[:places] & bounds[shape[-1][1] :][:places]
    first, rest = np.flatnonzero(worded), np.flatnonzero(~worded)
    both = np.concatenate([_nearest(first, near), _nearest(rest, near)])
    return list(map(int, both[:_MOST_TRIED]))


def _weights(
    points: NDArray[np.uint32], shape: Sequence[tuple[int, int]], places: int
) -> NDArray[np.int64]:
    """For every place, the sum of the code points of words of this shape that begin there."""
    sums = np.concatenate([[0], np.cumsum(points, dtype=np.int64)])
    total = np.zeros(places, dtype=np.int64)
    for low, high in shape:
        total += sums[high : high + places] - sums[low : low + places]
    return total


def _nearest(places: NDArray[np.int64], near: int) -> NDArray[np.int64]:
    return places[np.argsort(np.abs(places - near), kind="stable")]


def _word_bounds(text: str) -> NDArray[np.bool_]:
    """Whether a word may begin or end there, for every position and the end; quotations do."""
    letters = np.fromiter((sign.isalnum() for sign in text), dtype=np.bool_, count=len(text))
    bounds = np.ones(len(text) + 1, dtype=np.bool_)
    bounds[1:-1] = ~(letters[1:] & letters[:-1])
    return bounds
