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
MOST_MADE_AHEAD = 100
"""Entries of a briefing whose files are made before they are asked for."""
_KEPT = "briefing_file"
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
                _content(shown, workplace, address, label, write),
                file_name=f"{file_name(shown.name)}.{ending}",
                mime=mime,
                icon=":material/download:",
                on_click="ignore",
                key=f"briefing_{ending}",
            )


def _content(
    shown: Briefing,
    workplace: Workplace,
    address: str,
    label: str,
    write: Callable[[Edition], bytes],
) -> bytes | Callable[[], bytes]:
    """The file, made once for every version of the briefing and of the library.

    A long one is made at the click. Short ones are not: Streamlit may lose a click that comes
    while the page is drawn anew, as the file to be made has another name then.
    """
    make = _written(shown.id, workplace, address, write)
    if len(shown.entries) > MOST_MADE_AHEAD:
        return make
    key = (shown, workplace.generation(), address)
    kept = st.session_state.get(f"{_KEPT}_{label}")
    if kept is None or kept[0] != key:
        kept = (key, make())
        st.session_state[f"{_KEPT}_{label}"] = kept
    content: bytes = kept[1]
    return content


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
