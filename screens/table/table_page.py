"""Table: questions put to every row in scope, read with progress, stopped and gone on with."""

from __future__ import annotations

import time
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

import streamlit as st

from retriever.table.evidence_table import EvidenceTable, RowList
from retriever.table.table_report import left_out_note, summary
from screens.app_state.shared_workplace import the_workplace
from screens.app_state.turns import Kind, ReplacedError
from screens.app_state.wake_pages import page_id
from screens.shared import notices
from screens.shared.app_pages import Pages
from screens.shared.markup import as_label, escape
from screens.shared.session_memory import remembered
from screens.table import table_form, table_rows, table_uses
from screens.table.table_form import PRESSED, READS
from screens.table.table_link import TableLink
from screens.table.table_markup import table_markup
from sourceline.command import counted
from sourceline.errors import BusyError, SourcelineError

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator

    from retriever import Retriever
    from retriever.table.read_table import TableReading

_DRAWN_EVERY_SECONDS = 1.0
_SEEN, _NOTE = "table_seen", "table_note"


def show(retriever: Retriever, pages: Pages) -> None:
    st.title("Table of evidence", anchor=False)
    entries = retriever.library.documents()
    asked = table_form.show(entries)
    if st.session_state.pop(PRESSED, False) and asked.is_blank:
        notices.error("Name a topic, such as “trainings in 2021”, or choose documents.")
    if not entries:
        st.page_link(pages.library, label="Add documents in the Library")
    elif asked.is_blank:
        st.html(
            '<p class="lead">A row for each event, section or document; a column for each of your '
            "questions; in each cell the exact words that answer, or “not said”.</p>"
        )
    else:
        _show_table(retriever, asked)


def _show_table(retriever: Retriever, asked: TableLink) -> None:
    place = st.empty()
    try:
        scope = _rows(retriever, asked)
        removed = table_rows.removed(scope)
        reading = retriever.table_reading(
            scope, asked.columns, known=the_workplace().answers.cells, removed=removed
        )
    except ReplacedError:  # this page asks something else by now
        st.stop()
    except BusyError as error:
        notices.warning(str(error))
        st.button("Try again", key="table_again")
        return
    except SourcelineError as error:
        notices.error(str(error))
        return
    _note_changes(retriever.library.generation, asked, reading)
    table = _read(reading, place)
    if table.rows:
        table_uses.show(table, retriever.library, retriever.library.generation)
    table_rows.show(scope)


def _rows(retriever: Retriever, asked: TableLink) -> RowList:
    """Found anew only where the scope or the library is another."""
    place = st.empty()
    key = (retriever.library.generation, asked.topic, asked.by, asked.documents)

    def find() -> RowList:
        with (
            notices.busy("Looking for the rows…", place),
            the_workplace().answers.turns.turn(page_id(), Kind.QUESTION),
        ):
            return retriever.table_rows(
                asked.topic or None, by=asked.by, documents=asked.documents or None
            )

    return remembered("table_rows", key, find)


def _note_changes(generation: str, asked: TableLink, reading: TableReading) -> None:
    """Say once, after a rebuild, how many cells of the same table must be read anew."""
    before = st.session_state.get(_SEEN)
    st.session_state[_SEEN] = (generation, asked)
    if before is not None and before[1] == asked and before[0] != generation:
        unread = reading.so_far().unread
        st.session_state[_NOTE] = (
            generation,
            "The documents have changed. Cells of unchanged ones are kept; "
            f"{counted(unread, 'cell')} to read anew.",
        )
    note = st.session_state.get(_NOTE)
    if note is not None and note[0] == generation:
        st.info(as_label(note[1]), icon=":material/info:")


def _read(reading: TableReading, waiting: DeltaGenerator) -> EvidenceTable:
    """The table, read to its end unless it is stopped; what is read is shown meanwhile."""
    table = reading.so_far()
    with st.container(
        key="table_progress", horizontal=True, vertical_alignment="center", gap="small"
    ):
        said = st.empty()
        if table.unread and st.session_state.get(READS):
            st.button("Stop", key="table_stop", icon=":material/stop:", on_click=_stop)
        elif table.unread:
            st.button("Go on", key="table_go_on", type="primary", on_click=_go_on)
    with st.container(key="table_view"):
        drawn = st.empty()
    _draw(table, said, drawn)
    if table.unread and st.session_state.get(READS):
        _read_on(reading, waiting, said, drawn)
        st.rerun()  # the buttons are others now
    return table


def _read_on(
    reading: TableReading,
    waiting: DeltaGenerator,
    said: DeltaGenerator,
    drawn: DeltaGenerator,
) -> None:
    turns = the_workplace().answers.turns
    begun = False

    def wait(before: int) -> None:  # by writing to it, a page that is closed gives up its place
        waiting.html(notices.busy_line(f"Reading… {notices.before_yours(before)}"))

    def turn() -> AbstractContextManager[None]:
        return turns.turn(page_id(), Kind.CHECK, wait, begun=begun)

    drawn_at = 0.0
    try:
        for _ in reading.read(turn):
            begun = True
            if time.monotonic() - drawn_at >= _DRAWN_EVERY_SECONDS:
                waiting.empty()
                _draw(reading.so_far(), said, drawn)
                drawn_at = time.monotonic()
    except ReplacedError:
        st.stop()
    except SourcelineError as error:
        st.session_state[READS] = False
        notices.error(str(error))
        st.stop()


def _draw(
    table: EvidenceTable,
    said: DeltaGenerator,
    drawn: DeltaGenerator,
) -> None:
    cells = len(table.rows) * len(table.columns)
    if not table.rows:
        line = "Every row is left out: take one back below."
    elif not table.unread:
        line = " ".join(filter(None, (summary(table), left_out_note(table))))
    else:
        stands = "Reading" if st.session_state.get(READS) else "Stopped"
        line = f"{stands}: {cells - table.unread} of {counted(cells, 'cell')} read."
    look = "busy" if table.unread and st.session_state.get(READS) else "count"
    said.html(f'<p class="{look}" role="status">{escape(line)}</p>', width="stretch")
    drawn.html(table_markup(table))


def _stop() -> None:
    st.session_state[READS] = False


def _go_on() -> None:
    st.session_state[READS] = True
