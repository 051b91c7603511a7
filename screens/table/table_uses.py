"""What is done with a table: files to save, and its quotations added to the briefing."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from briefing.items import Quotation
from retriever.results import AnswerSpan, Evidence
from retriever.table.evidence_table import EvidenceTable
from retriever.table.export.table_formats import TABLE_FORMATS
from retriever.table.export.table_sources import TableEdition
from screens.quoting.add_to_briefing import add_to_briefing_button
from screens.quoting.make_quotation import quotation_of_evidence
from screens.quoting.sentence_before import WithSentenceBefore
from screens.shared.session_memory import remembered
from screens.table.table_markup import source_address
from sourceline.command import counted
from sourceline.records import Span

if TYPE_CHECKING:
    from sourceline.index.library import Library


def show(table: EvidenceTable, library: Library, generation: str) -> None:
    day = datetime.now().astimezone().date()
    page = st.context.url or ""
    edition = TableEdition(table, day, partial(source_address, page))
    keys = tuple(row.key for row in table.rows)
    key = (generation, keys, table.columns, table.unread, day, page)
    files = remembered("table_files", key, lambda: [each.write(edition) for each in TABLE_FORMATS])
    with st.container(key="table_uses", horizontal=True, gap="small"):
        for made, content in zip(TABLE_FORMATS, files, strict=True):
            st.download_button(
                f"Save as {made.label}",
                content,
                file_name=f"table-of-evidence-{day}.{made.ending}",
                mime=made.mime,
                icon=":material/download:",
                on_click="ignore",
                key=f"table_{made.ending}",
            )
        quotations = remembered("table_quotations", key, lambda: quotations_of(table, library))
        if quotations:
            add_to_briefing_button(
                counted(len(quotations), "quotation"),
                quotations,
                key="table_add",
                finish=WithSentenceBefore(library),
            )


def quotations_of(table: EvidenceTable, library: Library) -> list[Quotation]:
    """Each cell's words in their sentence, with the question of its column.

    One that several cells are from is there once, with the question of the first.
    """
    topic = table.scope.topic
    found = (
        quotation_of_evidence(
            library,
            evidence,
            sentences_of(evidence, answer),
            question=f"{topic}: {column}" if topic else column,
        )
        for row in table.cells
        for column, cell in zip(table.columns, row, strict=True)
        if cell is not None
        for answer in cell.answers
        for evidence in (cell.evidence[answer.passage - 1],)
    )
    by_key: dict[object, Quotation] = {}
    for quotation in found:
        by_key.setdefault(quotation.key, quotation)
    return list(by_key.values())


def sentences_of(evidence: Evidence, answer: AnswerSpan) -> Span:
    """The sentences that the words are in: alone, "Thirty-two" says nothing."""
    sentences = evidence.hit.place.passage.sentences
    around = [each for each in sentences if each.overlaps(answer.span)] or [answer.span]
    return Span(
        min(answer.span.start, *(each.start for each in around)),
        max(answer.span.end, *(each.end for each in around)),
    )
