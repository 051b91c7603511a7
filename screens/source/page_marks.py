"""Where on a page the words of a mark are: one box for each line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from screens.shared.link_marks import LinkMark, MarkKind
from sourceline.pages.page_boxes import PageBoxes
from sourceline.pages.page_pictures import Box, line_boxes
from sourceline.records import Page, Span


@dataclass(frozen=True, slots=True)
class PageMark:
    """The part of a mark on one page: a box for each line.

    ``lines`` are in points, ``shares`` the same as fractions of the page's sides. ``number`` is
    the mark's position among all; ``begins`` says that its first words are on this page.
    """

    number: int
    kind: MarkKind
    words: str
    begins: bool
    lines: tuple[Box, ...]
    shares: tuple[Box, ...]


def marks_on(
    page: Page, boxes: PageBoxes, marks: Sequence[LinkMark], text: str
) -> Iterator[PageMark]:
    """The parts of marks on a page; those whose characters have no boxes are left out."""
    runs_here = [_runs_on(page, mark) for mark in marks]
    if not any(runs_here):
        return
    characters = boxes.boxes()
    sides = np.array([boxes.width, boxes.height, boxes.width, boxes.height])
    for number, (mark, runs) in enumerate(zip(marks, runs_here, strict=True)):
        on_page = [run.shift(-page.span.start) for run in runs]
        lines = [line for run in on_page for line in line_boxes(characters[run.start : run.end])]
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


def _runs_on(page: Page, mark: LinkMark) -> list[Span]:
    overlaps = (run.overlap(page.span) for run in mark.runs)
    return [run for run in overlaps if run is not None]
