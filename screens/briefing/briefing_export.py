"""A briefing as a file to save, each quotation looked up again at that moment.

The file is made in the run that the click starts, after every change made before it (a note just
left), and is then saved by itself. Streamlit can also make one at the click, without a run; but it
forgets what to make whenever the page is drawn anew, and the file would lack a note that is not
saved yet.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

import streamlit as st

from briefing.export.edition import Edition
from briefing.export.formats import FORMATS, ExportFormat
from briefing.items import Briefing
from briefing.quotation_status import look_up
from screens.app_state.workplace import Workplace
from screens.quoting import session_briefing
from screens.shared import notices
from screens.shared.browser_scripts import press
from screens.shared.markup import as_label, escape
from sourceline.errors import SourcelineError

_FILE, _COUNT, _SAVED = "briefing_file", "briefing_files", "briefing_file_saved"
_NOT_IN_NAMES = re.compile(r'[\x00-\x1f<>:"/\\|?*]+')


@dataclass(frozen=True, slots=True)
class ExportedFile:
    """A file of one version of a briefing and of the library; ``number`` counts the exports."""

    version: tuple[str, int, str]
    number: int
    name: str
    mime: str
    content: bytes
    summary: str


def show(briefing: Briefing, workplace: Workplace) -> None:
    lacking = {each.ending: why for each in FORMATS if (why := each.why_not()) is not None}
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
                disabled=each.ending in lacking,
            )
        ]
    for why in lacking.values():
        st.html(f'<p class="count" role="note">{escape(why)}</p>')
    with st.container(
        key="briefing_made"
    ):  # always there, so that the elements below keep their places
        for each in asked:
            with notices.busy(f"Writing the {each.label} file…"):
                try:
                    st.session_state[_FILE] = _make(briefing.id, workplace, each)
                except SourcelineError as error:
                    notices.error(str(error))
                    return
        made: ExportedFile | None = st.session_state.get(_FILE)
        if made is not None and made.version == _version(briefing, workplace):
            _offer(made)


def _make(briefing_id: str, workplace: Workplace, chosen: ExportFormat) -> ExportedFile:
    """The newest version, looked up in the library in force."""
    newest = session_briefing.the_store().load(briefing_id)
    version = _version(newest, workplace)
    try:
        statuses = look_up(newest, workplace.retriever().library)
    except SourcelineError:  # no library: the export says that nothing was looked up
        statuses = {}
    address = _source_address(st.context.url or "")
    edition = Edition(newest, statuses, address, datetime.now().astimezone().date())
    st.session_state[_COUNT] = number = st.session_state.get(_COUNT, 0) + 1
    name = f"{file_name(newest.name)}.{chosen.ending}"
    return ExportedFile(version, number, name, chosen.mime, chosen.write(edition), edition.summary)


def _version(briefing: Briefing, workplace: Workplace) -> tuple[str, int, str]:
    return briefing.id, briefing.version, workplace.generation()


def _offer(made: ExportedFile) -> None:
    """Save the file by itself, once; with a button to save it again."""
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
    """The address of the Source screen, from that of this one."""
    return f"{page.split('?')[0].rsplit('/', 1)[0]}/source"


def file_name(name: str) -> str:
    """A file name that every system accepts, without its ending."""
    line = " ".join(_NOT_IN_NAMES.sub(" ", name).split())
    return line[:80].strip(" .") or "briefing"
