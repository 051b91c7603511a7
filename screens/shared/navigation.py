"""The pages of the app, for screens that lead to one another."""

from __future__ import annotations

from dataclasses import dataclass

from streamlit.navigation.page import Page


@dataclass(frozen=True, slots=True)
class Pages:
    ask: Page
    check: Page
    source: Page
    briefing: Page
    library: Page
