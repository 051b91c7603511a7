"""Around every screen: navigation, the shared workplace, and the state of a build."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from screens.ask import ask_page as ask
from screens.briefing import briefing_page as briefing
from screens.check import check_page as check
from screens.library import library_page as library
from screens.shared import notices
from screens.shared.background_build import Building, Failed, Idle, Waiting
from screens.shared.navigation import Pages
from screens.shared.workplace import Workplace, encoder_folder, folders
from screens.source import source_page as source
from sourceline.errors import NoIndexError, SourcelineError, UnusableIndexError
from sourceline.models.encoder import open_encoder

if TYPE_CHECKING:
    from retriever import Retriever

POLL_SECONDS = 2.0
_STYLE = Path(__file__).with_name("style.css")
_LOGO = str(Path(__file__).with_name("logo.svg"))


@st.cache_resource(show_spinner=False)
def _shared(corpus: str, index: str, encoder: str | None) -> Workplace:
    return Workplace(Path(corpus), Path(index), encoder=lambda: open_encoder(encoder))


def the_workplace() -> Workplace:
    """One for the whole process, so that all sessions share its library and its build."""
    corpus, index = folders()
    return _shared(str(corpus), str(index), encoder_folder())


def run() -> None:
    st.set_page_config(
        page_title="Sourceline", page_icon=_LOGO, layout="centered", initial_sidebar_state="auto"
    )
    st.logo(_LOGO, size="medium")
    st.html(_STYLE)
    workplace = the_workplace()
    pages = Pages(
        ask=st.Page(_page(workplace, lambda: _ask(workplace, pages)), title="Ask", default=True),
        source=st.Page(
            _page(workplace, lambda: _source(workplace)), title="Source", url_path="source"
        ),
        check=st.Page(
            _page(workplace, lambda: _check(workplace, pages)), title="Check", url_path="check"
        ),
        briefing=st.Page(
            _page(workplace, lambda: briefing.show(workplace, pages)),
            title="Briefing",
            url_path="briefing",
        ),
        library=st.Page(
            _page(workplace, lambda: library.show(workplace)),
            title="Library",
            url_path="library",
        ),
    )
    shown = st.navigation(
        [pages.ask, pages.check, pages.source, pages.briefing, pages.library], position="top"
    )
    _on_a_phone(pages)
    shown.run()


def _on_a_phone(pages: Pages) -> None:
    """The pages once more, in the page: where there is no room Streamlit hides them at the side."""
    with st.container(key="phone_pages", horizontal=True, gap="small"):
        for page in (pages.ask, pages.check, pages.source, pages.briefing, pages.library):
            st.page_link(page, label=page.title)


def _page(workplace: Workplace, show: Callable[[], None]) -> Callable[[], None]:
    def page() -> None:
        st.session_state["generation"] = workplace.generation()
        _load(workplace)
        st.fragment(_build_state, run_every=POLL_SECONDS)(workplace)
        show()

    return page


def _load(workplace: Workplace) -> None:
    """Load the models before anything waits for them; who opens the library says what fails."""
    place = st.empty()
    if not workplace.is_open:
        with (
            notices.busy("Loading the models, a few seconds the first time…", place),
            suppress(SourcelineError),
        ):
            workplace.retriever()


def _build_state(workplace: Workplace) -> None:
    """Notice changes of the corpus, show a build under way, and pick up its result."""
    workplace.keep_current()
    if workplace.generation() != st.session_state["generation"]:
        st.rerun(scope="app")
    match workplace.build.state:
        case Building(progress):
            notices.progress(progress)
        case Waiting(message):
            notices.waiting(message)
        case Failed(message):
            notices.error(message)
            if st.button("Try again", key="retry_build", type="primary"):
                workplace.rebuild()
                st.rerun(scope="fragment")
        case Idle():
            pass


def _opened(workplace: Workplace) -> Retriever | None:
    """The library in force, or a message on the page that says why there is none."""
    try:
        return workplace.retriever()
    except NoIndexError:
        notices.first_build(workplace.corpus)
    except SourcelineError as error:
        notices.error(str(error))
        if isinstance(error, UnusableIndexError):
            _offer_rebuild(workplace)
    return None


def _offer_rebuild(workplace: Workplace) -> None:
    if st.button("Rebuild the index", type="primary", disabled=workplace.build.running):
        workplace.rebuild()
        st.rerun()


def _ask(workplace: Workplace, pages: Pages) -> None:
    retriever = _opened(workplace)
    if retriever is not None:
        ask.show(retriever, pages, workplace.not_read)


def _check(workplace: Workplace, pages: Pages) -> None:
    retriever = _opened(workplace)
    if retriever is not None:
        check.show(retriever, pages)


def _source(workplace: Workplace) -> None:
    retriever = _opened(workplace)
    if retriever is not None:
        source.show(workplace)
