"""A briefing to take away: Word or Markdown, each quotation looked up again at that moment."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime

import streamlit as st

from briefing.citation import Edition
from briefing.items import Briefing
from briefing.markdown import to_markdown
from briefing.standing import verify
from briefing.word import to_word
from screens import shelf
from screens.workplace import Workplace
from sourceline.errors import SourcelineError

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_NOT_IN_NAMES = re.compile(r'[\x00-\x1f<>:"/\\|?*]+')


def show(shown: Briefing, workplace: Workplace) -> None:
    address = _source_address(st.context.url or "")
    with st.container(key="briefing_export", horizontal=True, vertical_alignment="center"):
        for label, ending, mime, write in (
            ("Word", "docx", _WORD, to_word),
            ("Markdown", "md", "text/markdown", _markdown),
        ):
            st.download_button(
                f"Export to {label}",
                _written(shown.id, workplace, address, write),
                file_name=f"{file_name(shown.name)}.{ending}",
                mime=mime,
                icon=":material/download:",
                on_click="ignore",
                key=f"briefing_{ending}",
            )


def _written(
    briefing_id: str, workplace: Workplace, address: str, write: Callable[[Edition], bytes]
) -> Callable[[], bytes]:
    """Made at the click: the newest version, looked up in the library in force."""
    store = shelf.the_store()

    def make() -> bytes:
        newest = store.load(briefing_id)
        try:
            standings = verify(newest, workplace.retriever().library)
        except SourcelineError:  # no library: the export says that nothing was looked up
            standings = {}
        return write(Edition(newest, standings, address, datetime.now().astimezone().date()))

    return make


def _markdown(edition: Edition) -> bytes:
    return to_markdown(edition).encode()


def _source_address(page: str) -> str:
    """That of the Source screen beside this one."""
    return f"{page.split('?')[0].rsplit('/', 1)[0]}/source"


def file_name(name: str) -> str:
    """A name that every system takes for a file, without its ending."""
    line = " ".join(_NOT_IN_NAMES.sub(" ", name).split())
    return line[:80].strip(" .") or "briefing"
