"""The form for new documents: into the corpus folder, where the background build reads them."""

from __future__ import annotations

import hashlib
from pathlib import Path

import streamlit as st

from screens.app_state.workplace import Workplace
from screens.library import upload_queue
from screens.library.safe_names import safe_folder, safe_name
from screens.library.save_upload import NameTakenError, save
from screens.library.upload_limits import MEGABYTE, limits_in_words
from screens.library.upload_status import DroppedFile
from screens.shared import notices
from screens.shared.corpus_folders import folders_in
from screens.shared.markup import as_label
from sourceline.errors import WrongUseError
from sourceline.settings import READ

_TAKEN = "inbox_taken"
_OUTCOME = "inbox_outcome"
_BATCH = "inbox_batch"
_FOLDER = "inbox_folder"


def show(workplace: Workplace) -> None:
    batch = st.session_state.setdefault(_BATCH, 0)
    existing = folders_in(workplace.corpus)
    st.selectbox(
        "Folder for new documents",
        _with_new(existing),
        key=_FOLDER,
        format_func=lambda folder: folder or "No folder",
        accept_new_options=True,
        help="Choose a folder or type the name of a new one. Ask can search one folder alone.",
    )
    st.file_uploader(
        "Add documents",
        type=suffixes(),
        accept_multiple_files=True,
        key=f"inbox_files_{batch}",  # a new key empties the widget for the next files
        max_upload_size=READ.file_bytes // MEGABYTE,
        on_change=_take_files,
        args=(workplace, existing),
        help="Kept in the corpus folder. No file of the same name is replaced without asking.",
    )
    st.html(limits_in_words(READ))
    for message in st.session_state.pop(_OUTCOME, ()):
        notices.warning(message)
    _ask_about_taken(workplace)
    upload_queue.show(workplace)


def suffixes() -> list[str]:
    """Of files that can be read, with the dot: without it, Streamlit reads "text" as all text."""
    from indexer.read import SUFFIXES

    return sorted(SUFFIXES)


def _with_new(existing: list[str]) -> list[str]:
    """The folders to choose from, including one that was just typed."""
    typed = st.session_state.get(_FOLDER) or ""
    return ["", *existing, *([typed] if typed and typed not in existing else [])]


def _take_files(workplace: Workplace, existing: list[str]) -> None:
    taken: dict[str, bytes] = st.session_state.setdefault(_TAKEN, {})
    files = st.session_state.get(f"inbox_files_{st.session_state[_BATCH]}") or ()
    st.session_state[_BATCH] += 1
    chosen = st.session_state.get(_FOLDER) or ""
    try:
        folder = chosen if chosen in existing else safe_folder(chosen)
    except WrongUseError as error:
        st.session_state[_OUTCOME] = [str(error)]
        return
    st.session_state[_FOLDER] = folder
    for file in files:
        content = file.getvalue()
        try:
            upload_queue.add(_put(workplace.corpus, folder, file.name, content))
        except NameTakenError:
            taken[_path_in_corpus(folder, file.name)] = content
        except WrongUseError as error:
            upload_queue.add(DroppedFile(file.name, refused=str(error)))
    workplace.look_again()


def _put(
    corpus: Path, folder: str, name: str, content: bytes, *, replace: bool = False
) -> DroppedFile:
    """Write a file, unless the same one is there already."""
    relative = _path_in_corpus(folder, name)
    there = corpus / relative
    if replace or not _is_same(there, content):
        there = save(corpus, name, content, folder=folder, replace=replace)
    status = there.stat()
    digest = hashlib.sha256(content).hexdigest()
    return DroppedFile(relative, status.st_size, status.st_mtime_ns, digest)


def _is_same(path: Path, content: bytes) -> bool:
    try:
        return path.stat().st_size == len(content) and path.read_bytes() == content
    except OSError:
        return False


def _path_in_corpus(folder: str, name: str) -> str:
    return f"{folder}/{safe_name(name)}" if folder else safe_name(name)


def _ask_about_taken(workplace: Workplace) -> None:
    taken: dict[str, bytes] = st.session_state.get(_TAKEN, {})
    for name in list(taken):
        notices.warning(f"“{name}” is in the library already, with other content.")
        with st.container(horizontal=True):
            st.button(
                as_label(f"Replace {name}"),
                key=f"replace_{name}",
                on_click=_replace,
                args=(workplace, (name,)),
            )
            st.button(
                as_label(f"Keep the old {name}"),
                key=f"keep_{name}",
                on_click=_keep_old,
                args=((name,),),
            )
    if len(taken) > 1:
        with st.container(horizontal=True):
            names = tuple(taken)
            st.button("Replace all", key="replace", on_click=_replace, args=(workplace, names))
            st.button("Keep all old ones", key="keep", on_click=_keep_old, args=(names,))


def _keep_old(names: tuple[str, ...]) -> None:
    for name in names:
        st.session_state[_TAKEN].pop(name, None)


def _replace(workplace: Workplace, names: tuple[str, ...]) -> None:
    for relative in names:
        content = st.session_state[_TAKEN].pop(relative, None)
        if content is None:  # a second click came before the page was drawn again
            continue
        folder, _, name = relative.rpartition("/")
        try:
            upload_queue.add(_put(workplace.corpus, folder, name, content, replace=True))
        except WrongUseError as error:
            upload_queue.add(DroppedFile(relative, refused=str(error)))
    workplace.look_again()
