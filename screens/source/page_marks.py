"""Where on a page the words of a mark stand: a box a line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from screens.shared.link_marks import Mark, MarkKind
from sourceline.pages.page_boxes import PageBoxes
from sourceline.pages.page_pictures import line_boxes
from sourceline.records import Page, Span

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


@dataclass(frozen=True, slots=True)
class PageMark:
    """What stands of a mark on one page: in points, and as shares of the page's sides.

    ``number`` is the mark's position among all; ``begins`` where its first words are here.
    """

    number: int
    kind: MarkKind
    words: str
    begins: bool
    lines: tuple[Box, ...]
    shares: tuple[Box, ...]


def marks_on(page: Page, boxes: PageBoxes, marks: Sequence[Mark], text: str) -> Iterator[PageMark]:
    """The marks that have words on a page, those with no place on it left out."""
    places = boxes.boxes() if any(_here(page, mark) for mark in marks) else None
    for number, mark in enumerate(marks):
        runs = _here(page, mark)
        if places is None or not runs:
            continue
        lines = [
            line
            for run in runs
            for line in line_boxes(places[run.start - page.span.start : run.end - page.span.start])
        ]
        sides = np.array([boxes.width, boxes.height, boxes.width, boxes.height])
        if lines:
            yield PageMark(
                number,
                mark.kind,
                "".join(run.of(text) for run in runs),
                mark.runs[0].start >= page.span.start,
                tuple(lines),
                tuple(
                    (float(a), float(b), float(c), float(d))
                    for a, b, c, d in np.asarray(lines) / sides
                ),
            )


def _here(page: Page, mark: Mark) -> list[Span]:
    return [
        Span(max(run.start, page.span.start), min(run.end, page.span.end))
        for run in mark.runs
        if run.overlaps(page.span)
    ]
