"""A table of evidence as HTML: exact words that open their source, or "not said"."""

from __future__ import annotations

from retriever.results import AnswerSpan, Evidence
from retriever.table.evidence_table import EvidenceCell, EvidenceTable, TableRow
from retriever.table.table_report import NOT_READ_WORDS, NOT_SAID_WORDS, date_words
from screens.shared.link_marks import LinkMark
from screens.shared.links import SourceLink, to_source
from screens.shared.markup import escape
from screens.shared.result_wording import how_sure, percent


def table_markup(table: EvidenceTable) -> str:
    heads = "".join(f'<th scope="col">{escape(column)}</th>' for column in table.columns)
    rows = "".join(
        _row(table, number, row, cells)
        for number, (row, cells) in enumerate(zip(table.rows, table.cells, strict=True), start=1)
    )
    return (
        '<div class="evidence-frame" tabindex="0" role="region" aria-label="Table of evidence">'
        f'<table class="evidence"><thead><tr><th scope="col">Row</th>{heads}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div>"
    )


def _row(
    table: EvidenceTable, number: int, row: TableRow, cells: tuple[EvidenceCell | None, ...]
) -> str:
    read = "".join(_cell(column, cell) for column, cell in zip(table.columns, cells, strict=True))
    when = date_words(row) or "undated"
    page = "" if row.page is None else f", page {row.page}"
    return (
        f'<tr><th scope="row"><span class="when">{number}. {escape(when)}</span>'
        f"{_link(_row_link(row), row.label)}"
        f'<span class="path">{escape(row.document + page)}</span></th>{read}</tr>'
    )


def _cell(column: str, cell: EvidenceCell | None) -> str:
    label = f'data-label="{escape(column)}"'
    if cell is None:
        return f'<td {label} class="unsaid">{NOT_READ_WORDS}</td>'
    if not cell.is_said:
        return f'<td {label} class="unsaid">{NOT_SAID_WORDS}</td>'
    words = "".join(
        f"<p>{_link(to_source(cell.evidence[each.passage - 1]), each.text)}</p>"
        for each in cell.answers
    )
    return f"<td {label}>{words}{_how_sure(cell)}</td>"


def _how_sure(cell: EvidenceCell) -> str:
    """On demand: the estimate, and the sentence that it was taken from."""
    answer = cell.answers[0]
    sentence = _sentence(cell.evidence[answer.passage - 1])
    page = "" if answer.page is None else f", page {answer.page}"
    quoted = f"<blockquote>{escape(sentence)}</blockquote>" if sentence else ""
    return (
        f"<details><summary>How sure</summary><p>{escape(how_sure(cell.confidence))}: "
        f"{percent(cell.confidence)}</p>{quoted}"
        f'<p class="path">{escape(answer.document + page)}</p></details>'
    )


def _sentence(evidence: Evidence) -> str:
    return next((mark.text for mark in evidence.highlights if mark.kind == "sentence"), "")


def _row_link(row: TableRow) -> SourceLink:
    """The document with all of the row marked that is read for its cells."""
    marks = (
        LinkMark.of("sentence", [each.passage.span], each.text) for each in row.passages[:_MARKED]
    )
    return SourceLink(row.document, tuple(marks))


_MARKED = 3
"""Passages of a row that its link marks: a link must not grow without end."""


def _link(link: SourceLink, words: str) -> str:
    return (
        f'<a href="{escape(link.address)}" target="_blank" rel="noopener">{escape(words)}'
        '<span class="unseen"> (opens in a new tab)</span></a>'
    )


def source_address(page: str, answer: AnswerSpan, evidence: Evidence) -> str:
    """Where a file's reader finds the words: ``page`` is the address of this screen."""
    mark = LinkMark.of("answer", [answer.span], answer.text)
    home = page.split("?")[0].rsplit("/", 1)[0]
    link = SourceLink(evidence.hit.place.document, (mark,))
    return f"{home}/{link.address}"
