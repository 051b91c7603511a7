"""The list of the app's screens, and what is around every one of them."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from screens.app_state import build_status
from screens.app_state.shared_workplace import the_workplace
from screens.app_state.workplace import Workplace
from screens.ask import ask_page
from screens.briefing import briefing_page
from screens.check import check_page
from screens.library import library_page
from screens.shared import browser_scripts, notices
from screens.shared.app_pages import Pages
from screens.shared.session_memory import leave_others
from screens.source import source_page
from screens.table import table_page
from sourceline.errors import NoIndexError, SourcelineError, UnusableIndexError

if TYPE_CHECKING:
    from streamlit.navigation.page import Page

    from retriever import Retriever

_STYLE = Path(__file__).with_name("style.css")
_LOGO = str(Path(__file__).with_name("logo.svg"))


def run() -> None:
    """Draw the app: its menu, and the screen that is open."""
    st.set_page_config(
        page_title="Sourceline", page_icon=_LOGO, layout="centered", initial_sidebar_state="auto"
    )
    st.logo(_LOGO, size="medium")
    st.html(_STYLE)
    browser_scripts.say_when_stopped()
    workplace = the_workplace()

    def page(title: str, show: Callable[[], None], *remembers: str, default: bool = False) -> Page:
        path = None if default else title.lower()
        return st.Page(
            _framed(workplace, show, remembers), title=title, url_path=path, default=default
        )

    pages = Pages(
        ask=page("Ask", lambda: _ask(workplace, pages), "answer", default=True),
        check=page("Check", lambda: _check(workplace, pages), "verdict", "claims_done"),
        table=page("Table", lambda: _table(workplace, pages)),
        source=page("Source", lambda: _source(workplace), "elsewhere_found"),
        briefing=page("Briefing", lambda: briefing_page.show(workplace, pages)),
        library=page("Library", lambda: library_page.show(workplace), "queue_known"),
    )
    shown = st.navigation(
        [pages.ask, pages.check, pages.table, pages.source, pages.briefing, pages.library],
        position="top",
    )
    _show_links_on_a_phone(pages)
    shown.run()


def _show_links_on_a_phone(pages: Pages) -> None:
    """The menu once more, in the page: on a narrow screen Streamlit hides it at the side."""
    with st.container(key="phone_pages", horizontal=True, gap="small"):
        for page in (
            pages.ask,
            pages.check,
            pages.table,
            pages.source,
            pages.briefing,
            pages.library,
        ):
            st.page_link(page, label=page.title)


def _framed(
    workplace: Workplace, show: Callable[[], None], remembers: tuple[str, ...]
) -> Callable[[], None]:
    """A screen with the loading of the models and the state of a build above it."""

    def page() -> None:
        seen = build_status.look(workplace)
        _load(workplace)
        build_status.show(workplace, seen)
        leave_others(remembers)
        show()

    return page


def _load(workplace: Workplace) -> None:
    """Load the models before anything waits for them; the screen says what fails."""
    place = st.empty()
    if not workplace.is_open:
        with (
            notices.busy("Loading the models, a few seconds the first time…", place),
            suppress(SourcelineError),
        ):
            workplace.retriever()


def _opened(workplace: Workplace) -> Retriever | None:
    """The library in force, or a message on the page that says why there is none."""
    try:
        return workplace.retriever()
    except NoIndexError:
        build_status.show_first_build(workplace.corpus)
    except SourcelineError as error:
        notices.error(str(error))
        if isinstance(error, UnusableIndexError):
            _offer_rebuild(workplace)
    return None


def _offer_rebuild(workplace: Workplace) -> None:
    if st.button("Rebuild the index", type="primary", disabled=not workplace.can_rebuild):
        workplace.rebuild()
        st.rerun()


def _ask(workplace: Workplace, pages: Pages) -> None:
    retriever = _opened(workplace)
    if retriever is not None:
        ask_page.show(retriever, pages, workplace.not_read)


def _check(workplace: Workplace, pages: Pages) -> None:
    retriever = _opened(workplace)
    if retriever is not None:
        check_page.show(retriever, pages)


def _table(workplace: Workplace, pages: Pages) -> None:
    retriever = _opened(workplace)
    if retriever is not None:
        table_page.show(retriever, pages)


def _source(workplace: Workplace) -> None:
    if _opened(workplace) is not None:
        source_page.show(workplace)
