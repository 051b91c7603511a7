"""The Briefing screen alone, run by AppTest."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from tests.screens.app_runs import ran


def screen() -> AppTest:
    def script() -> None:
        import streamlit as st

        from screens.app_state.shared_workplace import the_workplace
        from screens.briefing import briefing_page as briefing
        from screens.shared.app_pages import Pages

        def nothing() -> None:
            pass

        def show() -> None:
            briefing.show(the_workplace(), pages)

        pages = Pages(
            ask=st.Page(nothing, url_path="ask"),
            check=st.Page(nothing, url_path="check"),
            table=st.Page(nothing, title="Table", url_path="table"),
            source=st.Page(nothing, url_path="source"),
            briefing=st.Page(show, default=True),
            library=st.Page(nothing, url_path="library"),
        )
        st.navigation([pages.ask, pages.source, pages.briefing, pages.library]).run()

    return ran(AppTest.from_function(script, default_timeout=60))
