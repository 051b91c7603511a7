"""Finding the quotations of a link in the text as it is now, moved or not.

Nothing is guessed: a place counts only where its words have the digest that the link carries.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from screens.shared.link_marks import LinkMark
from sourceline.records import Document, Span
from sourceline.text.spans import spans_outside, to_whole_text

if TYPE_CHECKING:
    from sourceline.index.library import Library

_MOST_TRIED = 400_000
"""Places whose digest is computed for a link without a weight: under a second."""


@dataclass(frozen=True, slots=True)
class FoundMarks:
    """The marks of a link at the places of their words now, in the order of the text."""

    marks: tuple[LinkMark, ...]
    moved: int
    missing: tuple[LinkMark, ...]

    def notice(self) -> str | None:
        """What has changed since the link was made; None where nothing has."""
        asked = len(self.marks) + len(self.missing)
        if not self.marks and self.missing:
            return (
                "This source has changed since the link was made: the quoted words are not there."
            )
        if self.missing:
            return (
                f"This source has changed since the link was made: {len(self.missing)} of {asked} "
                "quotations are not there."
            )
        if self.moved:
            return (
                "The text has moved since the link was made: the same words are marked where they "
                "are now."
            )
        return None


def find_marks(marks: Sequence[LinkMark], document: Document, library: Library) -> FoundMarks:
    """Find every quotation of a link: at its place, else where it has moved to."""
    found: list[LinkMark] = []
    missing: list[LinkMark] = []
    shifted = 0
    for mark in marks:
        if mark.holds(document.text):
            found.append(mark)
        elif there := moved_mark(mark, document.text, library.furniture(document.path)):
            found.append(there)
            shifted += 1
        else:
            missing.append(mark)
    found.sort(key=lambda mark: (mark.runs[0].start, -mark.runs[-1].end))
    return FoundMarks(tuple(found), shifted, tuple(missing))


def moved_mark(mark: LinkMark, text: str, furniture: Sequence[Span] = ()) -> LinkMark | None:
    """The mark at the place where its words are now, the nearest one; None where they are gone.

    Looked for as runs as far apart as before, then in one piece, then in one piece but for the
    ``furniture``: spans in order that are not content.
    """
    for place in (_shifted(mark, text), _joined(mark, text, ()), _joined(mark, text, furniture)):
        if place is not None:
            return replace(mark, runs=place)
    return None


def _shifted(mark: LinkMark, text: str) -> tuple[Span, ...] | None:
    first = mark.runs[0].start
    shape = [run.shift(-first) for run in mark.runs]
    for start in _candidates(mark, text, shape, near=first):
        runs = tuple(run.shift(start) for run in shape)
        if mark.is_of("".join(run.of(text) for run in runs)):
            return runs
    return None


def _joined(mark: LinkMark, text: str, without: Sequence[Span]) -> tuple[Span, ...] | None:
    """The words as one piece of the text without some spans, as runs of the whole text."""
    if len(mark.runs) == 1 and not without:
        return None  # looked for already
    kept = spans_outside(len(text), without)
    content = "".join(span.of(text) for span in kept)
    before = sum(
        min(span.end, mark.runs[0].start) - span.start
        for span in kept
        if span.start < mark.runs[0].start
    )
    for start in _candidates(mark, content, [Span(0, mark.length)], near=before):
        if mark.is_of(content[start : start + mark.length]):
            return tuple(to_whole_text(kept, start, start + mark.length))
    return None


def _candidates(mark: LinkMark, text: str, shape: Sequence[Span], *, near: int) -> list[int]:
    """Where the words may begin, nearest first: all places with their weight.

    ``shape`` are the runs, counted from the beginning of the first.
    """
    places = len(text) - shape[-1].end + 1
    if places <= 0:
        return []
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    if mark.weight is not None:
        fitting = np.flatnonzero(_weights(points, shape, places) == mark.weight)
        return list(map(int, _nearest(fitting, near)))
    bounds = _word_bounds(text)
    worded = bounds[:places] & bounds[shape[-1].end :][:places]
    first, rest = np.flatnonzero(worded), np.flatnonzero(~worded)
    both = np.concatenate([_nearest(first, near), _nearest(rest, near)])
    return list(map(int, both[:_MOST_TRIED]))


def _weights(points: NDArray[np.uint32], shape: Sequence[Span], places: int) -> NDArray[np.int64]:
    """For every place, the sum of the code points of words of this shape that begin there."""
    sums = np.concatenate([[0], np.cumsum(points, dtype=np.int64)])
    total = np.zeros(places, dtype=np.int64)
    for run in shape:
        total += sums[run.end : run.end + places] - sums[run.start : run.start + places]
    return total


def _nearest(places: NDArray[np.int64], near: int) -> NDArray[np.int64]:
    return places[np.argsort(np.abs(places - near), kind="stable")]


def _word_bounds(text: str) -> NDArray[np.bool_]:
    """For every position and the end, whether a word may begin or end there, as quotations do."""
    letters = np.fromiter((sign.isalnum() for sign in text), dtype=np.bool_, count=len(text))
    bounds = np.ones(len(text) + 1, dtype=np.bool_)
    bounds[1:-1] = ~(letters[1:] & letters[:-1])
    return bounds
