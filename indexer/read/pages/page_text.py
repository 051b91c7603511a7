"""Pages of lines → one text with its pages, boxes, furniture and tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise

import numpy as np

from indexer.read.pages.continued_tables import TablesOfPage, with_continued_headers
from indexer.read.pages.page_lines import PageLine, ReadPage, TableHeader, no_boxes
from indexer.structure.layout import ends_sentence, is_list_item
from sourceline.pages.page_boxes import Boxes, PageBoxes
from sourceline.records import Page, Span, Table

_CAPTION = re.compile(r"(?:table|tab\.|таблица|табл\.)\s*(?:№\s*)?[\dA-ZА-Я]", re.IGNORECASE)
_FULL = 0.12
"""A line that ends within this share of its column from the right edge is full."""


@dataclass(slots=True)
class PagedText:
    """``spans`` gives the place of each line, by its id()."""

    text: str = ""
    pages: list[Page] = field(default_factory=list)
    boxes: list[PageBoxes] = field(default_factory=list)
    furniture: list[Span] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    spans: dict[int, Span] = field(default_factory=dict)


def text_of_pages(pages: Sequence[ReadPage], repeating: set[int]) -> PagedText:
    """One line end after a line, two after a paragraph, also after a page unless a sentence
    continues on the next. ``repeating`` are ids of the lines that are furniture."""
    for page in pages:
        page.lines = _furniture_outside(page.lines, repeating)
    flows = {
        one.number
        for one, two in pairwise(pages)
        if _continues(_body(one, repeating), _body(two, repeating))
    }
    found = PagedText()
    parts: list[str] = []
    at = 0
    for page in pages:
        start = at
        boxes: list[Boxes] = [no_boxes(0)]
        for line, after in _with_line_ends(page, repeating, flows):
            span = Span(at, at + len(line.text))
            found.spans[id(line)] = span
            if id(line) in repeating:
                found.furniture.append(span)
            parts += (line.text, "\n" * after)
            boxes += (line.boxes, no_boxes(after))
            at = span.end + after
        found.pages.append(
            Page(page.number, Span(start, at), page.status, page.reason, page.sureness)
        )
        packed = PageBoxes.pack(page.number, page.width, page.height, np.concatenate(boxes))
        found.boxes.append(packed)
    found.text = "".join(parts)
    found.tables = with_continued_headers(
        [TablesOfPage(list(_tables(page, found.spans)), _body(page, repeating)) for page in pages],
        found.text,
    )
    return found


def _furniture_outside(lines: list[PageLine], repeating: set[int]) -> list[PageLine]:
    """Headers first and footers last, wherever the reading order had them."""
    body = [line for line in lines if id(line) not in repeating]
    if not body:
        return lines
    top = min(line.frame[1] for line in body)
    rest = [line for line in lines if id(line) in repeating]
    above = [line for line in rest if line.frame[1] < top]
    below = [line for line in rest if line.frame[1] >= top]
    return [*above, *body, *below]


def _body(page: ReadPage, repeating: set[int]) -> list[PageLine]:
    return [line for line in page.lines if id(line) not in repeating]


def _continues(before: list[PageLine], after: list[PageLine]) -> bool:
    if not before or not after or before[-1].table is not None or after[0].table is not None:
        return False
    last, first = before[-1], after[0]
    if max(last.size, first.size) > 1.1 * min(last.size, first.size) or last.bold != first.bold:
        return False
    if ends_sentence(last.text) or last.text.rstrip()[-1:] in ":;":
        return False
    if first.text[0].islower() or last.text[-1] in "-,":
        return True
    left, right = last.column
    full = right - last.frame[2] <= _FULL * (right - left)
    return full and right > left and not is_list_item(first.text) and not first.bold


def _with_line_ends(
    page: ReadPage, repeating: set[int], flows: set[int]
) -> Iterator[tuple[PageLine, int]]:
    """Each line with how many line ends follow it."""
    lines = page.lines
    goes_on, came_on = page.number in flows, page.number - 1 in flows
    kinds = [id(line) in repeating for line in lines]
    first_body = kinds.index(False) if False in kinds else len(lines)
    for at, line in enumerate(lines):
        in_head = at < first_body
        if at == len(lines) - 1:
            yield line, 1 if goes_on else 2
        elif in_head:
            yield line, 1 if came_on or kinds[at + 1] else 2
        elif kinds[at + 1] or kinds[at]:
            yield line, 1 if goes_on or kinds[at] else 2
        else:
            yield line, 2 if lines[at + 1].opens else 1


def _tables(page: ReadPage, spans: dict[int, Span]) -> Iterator[Table]:
    at = 0
    for number, group in groupby(page.lines, key=lambda line: line.table):
        lines = list(group)
        if number is not None:
            rows = [_cells(line, spans[id(line)].start) for line in lines]
            around = [*page.lines[max(0, at - 3) : at][::-1], *page.lines[at + len(lines) :][:1]]
            span = Span(spans[id(lines[0])].start, spans[id(lines[-1])].end)
            yield _table(span, rows, page.headers.get(number), _caption(around, spans))
        at += len(lines)


def _table(
    span: Span, rows: list[tuple[Span, ...]], header: TableHeader | None, caption: Span | None
) -> Table:
    if header is None:
        return Table(span, (), tuple(rows), caption)
    *upper, last = rows[: header.levels]
    named_by = tuple(
        tuple(rows[row][column] for row, column in places) for places in header.named_by
    )
    return Table(span, last, tuple(rows[header.levels :]), caption, tuple(upper), named_by)


def _cells(line: PageLine, start: int) -> tuple[Span, ...]:
    return tuple(cell.shift(start) for cell in line.cells)


def _caption(around: list[PageLine], spans: dict[int, Span]) -> Span | None:
    """The line that says "Table 3", up to three lines above, or right below."""
    for line in around:
        if line.table is None and _CAPTION.match(line.text):
            return spans[id(line)]
    return None
