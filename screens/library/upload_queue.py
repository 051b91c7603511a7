"""The files dropped in this session, each with how far it is, until all are done."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from screens.app_state.build_status import progress_in_words
from screens.app_state.workplace import Workplace
from screens.library.upload_status import (
    EMPTY_LIBRARY,
    STAGE_NAMES,
    DroppedFile,
    LibraryState,
    UploadStatus,
    status_of,
    summary,
)
from screens.shared.corpus_folders import folder_of
from screens.shared.links import SourceLink
from screens.shared.markup import escape
from screens.shared.session_memory import remembered
from sourceline.errors import SourcelineError

_FILES = "arrivals"
POLL_SECONDS = 1.0


def add(file: DroppedFile) -> None:
    """Add a file; it replaces an earlier one of the same name."""
    kept = [each for each in _files() if each.relative != file.relative]
    st.session_state[_FILES] = [*kept, file]


def show(workplace: Workplace) -> None:
    if not _files():
        return
    unfinished = not all(each.finished for each in _uploads(workplace))
    polls = unfinished and workplace.build.running
    st.fragment(_show_list, run_every=POLL_SECONDS if polls else None)(workplace)


def _show_list(workplace: Workplace) -> None:
    uploads = _uploads(workplace)
    st.html(queue_list(uploads, _progress(workplace)))
    if all(each.finished for each in uploads):
        st.button("Clear this list", key="queue_clear", on_click=_clear)


def _uploads(workplace: Workplace) -> list[UploadStatus]:
    library, building = _library_state(workplace), workplace.build.running
    return [status_of(each, library, building=building) for each in _files()]


def _library_state(workplace: Workplace) -> LibraryState:
    """That of the library in force, read once in a session for each generation."""
    try:
        library = workplace.retriever().library
    except SourcelineError:
        return EMPTY_LIBRARY
    return remembered(
        "queue_known",
        library.generation,
        lambda: LibraryState(
            library.records.file_states(), library.left_out(), library.documents()
        ),
    )


def _progress(workplace: Workplace) -> str:
    """How far the build is, in words; blank while none runs."""
    progress = getattr(workplace.build.state, "progress", None)
    return progress_in_words(progress) if progress is not None else ""


def _files() -> list[DroppedFile]:
    found: list[DroppedFile] = st.session_state.get(_FILES, [])
    return found


def _clear() -> None:
    st.session_state[_FILES] = []


def queue_list(uploads: Sequence[UploadStatus], progress: str = "") -> str:
    """The files as a list, unfinished ones first, under a line that counts them."""
    ordered = sorted(uploads, key=lambda each: each.finished)
    items = "".join(map(_item, ordered))
    unfinished = not all(each.finished for each in uploads)
    now = f'<p class="note">{escape(progress)}</p>' if progress and unfinished else ""
    return (
        '<section class="queue" aria-label="Dropped files">'
        f'<p class="count" role="status">{escape(summary(uploads))}</p>{now}'
        f"<ul>{items}</ul></section>"
    )


def _item(each: UploadStatus) -> str:
    name = escape(each.file.relative.rpartition("/")[2])
    if each.document:
        address = escape(SourceLink(each.document).address)
        name = f'<a href="{address}" target="_self">{name}</a>'
    folder = folder_of(each.file.relative)
    where = f'<span class="path">{escape(folder)}/</span>' if folder else ""
    said = f'<span class="note">{escape(each.note)}</span>' if each.note else ""
    look = each.stage.replace(" ", "-")
    stage = f'<span class="chip stage {look}">{STAGE_NAMES[each.stage]}</span>'
    return f'<li><span class="name">{where}{name}</span>{stage}{said}</li>'
