"""The form of a table: its scope, its rows, its columns. The address keeps what was asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import streamlit as st

from retriever.table.evidence_table import ROW_KINDS
from retriever.table.table_columns import PRESETS
from screens.shared.app_pages import address_params
from screens.shared.markup import as_label
from screens.table.table_link import TableLink, read_table_link
from sourceline.settings import TABLE

if TYPE_CHECKING:
    from sourceline.index.index_records import DocumentEntry

_TOPIC, _BY, _COLUMNS, _DOCUMENTS = "table_topic", "table_by", "table_columns", "table_documents"
_ASKED, _ADDRESS = "table_asked", "table_address"
PRESSED, READS = "table_pressed", "table_reads"
"""In the session: the button was pressed just now; the table is to be read to its end."""
_FIRST_COLUMNS = PRESETS[:2] + PRESETS[3:4] + PRESETS[5:6]


def show(entries: Sequence[DocumentEntry]) -> TableLink:
    """Show the form; returns what was asked for last, which is blank at first."""
    _follow_address({entry.path for entry in entries})
    st.text_input(
        "Topic and period",
        key=_TOPIC,
        placeholder="trainings in 2021",
        help="What the rows are about. Leave it blank to take all of the documents chosen.",
    )
    rows, documents = st.columns([1, 2], gap="medium")
    with rows:
        st.selectbox("A row for each", ROW_KINDS, key=_BY)
    with documents:
        chosen = st.session_state.get(_DOCUMENTS, ())
        gone = [path for path in chosen if all(path != entry.path for entry in entries)]
        st.multiselect(
            "Documents",
            [*(entry.path for entry in entries), *gone],
            key=_DOCUMENTS,
            placeholder="All",
        )
    st.text_area(
        "Columns, a question on each line",
        key=_COLUMNS,
        height=150,
        help=f"At most {TABLE.columns}. Changed ones alone are read anew.",
    )
    _offer_presets()
    st.button("Make the table", key="table_make", type="primary", on_click=_ask)
    asked: TableLink = st.session_state[_ASKED]
    return asked


def _offer_presets() -> None:
    """A click adds a question that is not among the columns yet."""
    there = {line.strip().casefold() for line in _lines()}
    with st.container(key="table_presets", horizontal=True, gap="small"):
        for number, preset in enumerate(PRESETS):
            if preset.casefold() not in there:
                st.button(
                    as_label(preset),
                    key=f"table_preset_{number}",
                    type="tertiary",
                    icon=":material/add:",
                    on_click=_add_column,
                    args=(preset,),
                )


def _add_column(question: str) -> None:
    st.session_state[_COLUMNS] = "\n".join([*filter(str.strip, _lines()), question])


def _lines() -> list[str]:
    return str(st.session_state.get(_COLUMNS) or "").splitlines()


def _follow_address(known: set[str]) -> None:
    """Fill the form from the address where that has changed by itself; else from what was asked
    before another page was shown."""
    state: Any = st.session_state
    params = address_params()
    before: TableLink = state.get(_ASKED, TableLink())
    if params and params != state.get(_ADDRESS):
        before = read_table_link(params)
        before = replace(
            before,
            columns=before.columns or _FIRST_COLUMNS,
            documents=tuple(path for path in before.documents if path in known),
        )
        state.setdefault(READS, not before.is_blank)
    elif _TOPIC in state:
        return
    _keep(before)
    state[_TOPIC], state[_BY] = before.topic, before.by
    state[_COLUMNS] = "\n".join(before.columns or _FIRST_COLUMNS)
    state[_DOCUMENTS] = list(before.documents)


def _ask() -> None:
    state: Any = st.session_state
    _keep(
        TableLink(
            topic=" ".join(state[_TOPIC].split()),
            by=state[_BY],
            columns=tuple(line.strip() for line in _lines() if line.strip()),
            documents=tuple(state[_DOCUMENTS]),
        )
    )
    state[PRESSED] = state[READS] = True


def _keep(link: TableLink) -> None:
    params = link.params()
    st.session_state[_ASKED] = link
    st.session_state[_ADDRESS] = params
    st.query_params.from_dict(params)
