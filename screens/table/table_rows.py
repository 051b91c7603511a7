"""Rows that the reader does not want: left out by name, and taken back in the same place."""

from __future__ import annotations

from typing import Any

import streamlit as st

from retriever.table.evidence_table import RowKey, RowList, TableRow
from retriever.table.table_report import date_words

_CHOSEN, _KEPT = "table_left_out", "table_left_out_kept"


def removed(scope: RowList) -> frozenset[RowKey]:
    """Those of the rows in scope that are left out."""
    state: Any = st.session_state
    chosen = state.get(_CHOSEN, state.get(_KEPT, ()))
    state[_KEPT] = list(chosen)
    names = _names(scope)
    return frozenset(names[name].key for name in chosen if name in names)


def show(scope: RowList) -> None:
    names = _names(scope)
    # Streamlit forgets the choice while another page is shown.
    there = [name for name in st.session_state.get(_KEPT, ()) if name in names]
    if _CHOSEN not in st.session_state or set(st.session_state[_CHOSEN]) - names.keys():
        st.session_state[_CHOSEN] = there
    st.multiselect(
        "Rows left out",
        list(names),
        key=_CHOSEN,
        placeholder="None",
        help="They are not read, nor exported. Take one back by removing it here.",
    )


def _names(scope: RowList) -> dict[str, TableRow]:
    """Every row by a name that no other has."""
    names: dict[str, TableRow] = {}
    for row in scope.rows:
        name = ", ".join(filter(None, [row.label, date_words(row), row.document]))
        first, number = name, 2
        while name in names:
            name, number = f"{first} ({number})", number + 1
        names[name] = row
    return names
