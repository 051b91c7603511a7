"""The pages of the app, for screens that link to one another, and the address of the open one."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st
from streamlit.navigation.page import Page


@dataclass(frozen=True, slots=True)
class Pages:
    ask: Page
    check: Page
    table: Page
    source: Page
    briefing: Page
    library: Page


def address_params() -> dict[str, list[str]]:
    """The query parameters of the page that is open."""
    return {name: st.query_params.get_all(name) for name in st.query_params}
