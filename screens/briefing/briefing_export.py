"""A briefing to take away: Word or Markdown, each quotation looked up again at that moment.

The file is made in the run that the click starts, after every change that was on its way before it
(a note just left), and is then saved by itself. Streamlit can make one at the click, without a
run; but it forgets what it was to make whenever the page is drawn anew, and it would write a note
that is not kept yet out of the file.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

import streamlit as st

from briefing.citation import Edition
from briefing.items import Briefing
from briefing.markdown import to_markdown
from briefing.standing import verify
from briefing.word import to_word
from screens.shared import briefing_shelf as shelf
from screens.shared import notices
from screens.shared.browser_behaviour import press
from screens.shared.markup import as_label, escape
from screens.shared.workplace import Workplace
from sourceline.errors import SourcelineError

_MADE, _COUNT, _SAVED = "briefing_file", "briefing_files", "briefing_file_saved"
_NOT_IN_NAMES = re.compile(r'[\x00-\x1f<>:"/\\|?*]+')


@dataclass(frozen=True, slots=True)
class Format:
    label: str
    ending: str
    mime: str
    write: Callable[[Edition], bytes]


FORMATS = (
    Format(
        "Word",
        "docx",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        to_word,
    ),
    Format("Markdown", "md", "text/markdown", lambda edition: to_markdown(edition).encode()),
)


@dataclass(frozen=True, slots=True)
class Made:
    """A file of one version of a briefing and of the library; ``number`` counts the exports."""

    of: tuple[str, int, str]
    number: int
    name: str
    mime: str
    content: bytes
    summary: str


def show(shown: Briefing, workplace: Workplace) -> None:
    with st.container(
        key="briefing_export", horizontal=True, vertical_alignment="center", gap="xsmall"
    ):
        asked = [
            each
            for each in FORMATS
            if st.button(
                f"Export to {each.label}",
                key=f"briefing_{each.ending}",
                icon=":material/download:",
            )
        ]
    with st.container(key="briefing_made"):  # always there: what is below it keeps its place
        for each in asked:
            with notices.busy(f"Writing the {each.label} file…"):
                try:
                    st.session_state[_MADE] = _make(shown.id, workplace, each)
                except SourcelineError as error:
                    notices.error(str(error))
                    return
        made: Made | None = st.session_state.get(_MADE)
        if made is not None and made.of == _version(shown, workplace):
            _offer(made)


def _make(briefing_id: str, workplace: Workplace, chosen: Format) -> Made:
    """Of the newest version, looked up in the library in force."""
    newest = shelf.the_store().load(briefing_id)
    of = _version(newest, workplace)
    try:
        standings = verify(newest, workplace.retriever().library)
    except SourcelineError:  # no library: the export says that nothing was looked up
        standings = {}
    address = _source_address(st.context.url or "")
    edition = Edition(newest, standings, address, datetime.now().astimezone().date())
    st.session_state[_COUNT] = number = st.session_state.get(_COUNT, 0) + 1
    name = f"{file_name(newest.name)}.{chosen.ending}"
    return Made(of, number, name, chosen.mime, chosen.write(edition), edition.summary)


def _version(briefing: Briefing, workplace: Workplace) -> tuple[str, int, str]:
    return briefing.id, briefing.version, workplace.generation()


def _offer(made: Made) -> None:
    """Saved by itself, once; at hand for a browser that did not, or for once more."""
    key = f"briefing_file_{made.number}"
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.html(f'<p class="count" role="status">{escape(made.summary)}</p>', width="content")
        st.download_button(
            as_label(f"Save {made.name}"),
            made.content,
            file_name=made.name,
            mime=made.mime,
            type="tertiary",
            icon=":material/save:",
            on_click="ignore",
            key=key,
        )
        if st.session_state.get(_SAVED) != made.number:
            press(key)
            st.session_state[_SAVED] = made.number


def _source_address(page: str) -> str:
    """That of the Source screen beside this one."""
    return f"{page.split('?')[0].rsplit('/', 1)[0]}/source"


def file_name(name: str) -> str:
    """A name that every system takes for a file, without its ending."""
    line = " ".join(_NOT_IN_NAMES.sub(" ", name).split())
    return line[:80].strip(" .") or "briefing"
