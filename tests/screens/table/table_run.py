"""The Table screen alone, run by AppTest."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from tests.screens.app_runs import opened


def table_screen(**params: str | list[str]) -> AppTest:
    """Opened at an address."""

    def script() -> None:
        import streamlit as st

        from screens.app_state.shared_workplace import the_workplace
        from screens.shared.app_pages import Pages
        from screens.table import table_page as table

        def nothing() -> None:
            pass

        def show() -> None:
            table.show(the_workplace().retriever(), pages)

        pages = Pages(
            ask=st.Page(nothing, url_path="ask"),
            check=st.Page(nothing, url_path="check"),
            table=st.Page(show, default=True),
            source=st.Page(nothing, url_path="source"),
            briefing=st.Page(nothing, url_path="briefing"),
            library=st.Page(nothing, url_path="library"),
        )
        st.navigation([pages.table, pages.ask, pages.source, pages.library]).run()

    return opened(AppTest.from_function(script, default_timeout=60), params)
