"""What holds of every document, whatever format it was read from."""

from __future__ import annotations

from itertools import pairwise

from sourceline.records import Document, Span, Table


def check(document: Document) -> Document:
    text = document.text
    assert "\0" not in text
    text.encode()  # no lone surrogates
    whole = Span(0, len(text))
    _check_pages(document)
    for spans in (document.headings or (), document.furniture):
        assert all(whole.contains(span) and span.of(text).strip() for span in spans)
        assert all(one.end <= two.start for one, two in pairwise(spans))
    for span in document.furniture:
        assert span.start == 0 or text[span.start - 1] == "\n"
        assert span.end == len(text) or text[span.end] == "\n"
    for one, two in pairwise(document.tables):
        assert one.span.end <= two.span.start
    for table in document.tables:
        assert whole.contains(table.span)
        _check_table(table, text)
    assert document.title
    assert "\n" not in document.title
    return document


def _check_pages(document: Document) -> None:
    at = 0
    for number, page in enumerate(document.pages, 1):
        assert page.number == number
        assert page.span.start == at
        assert (page.status == "text") == bool(page.span.of(document.text).strip())
        at = page.span.end
    if document.pages:
        assert at == len(document.text)


def _check_table(table: Table, text: str) -> None:
    rows = [*table.upper, *([table.header] if table.header else []), *table.rows]
    assert rows
    assert len({len(row) for row in rows}) == 1
    lines = table.span.of(text).split("\n")
    assert lines == ["\t".join(cell.of(text) for cell in row) for row in rows]
    for row in rows:
        assert all(one.end + 1 == two.start for one, two in pairwise(row))
        assert all(table.span.contains(cell) for cell in row)
    assert len(table.named_by) in (0, len(rows[0]))
    assert all(whole.of(text) for places in table.named_by for whole in places)
    if table.caption is not None:
        assert not table.caption.overlaps(table.span)
        assert table.caption.end <= len(text)


def shown(document: Document) -> tuple[list[str], list[list[str]]]:
    """The headings, and the first table row by row, its header first."""
    text = document.text
    headings = [span.of(text) for span in document.headings or ()]
    rows: list[list[str]] = []
    if document.tables:
        table = document.tables[0]
        rows = [[cell.of(text) for cell in row] for row in (table.header, *table.rows)]
    return headings, rows
