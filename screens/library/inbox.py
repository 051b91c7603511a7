"""Dropping files into the corpus folder; the background build takes them from there."""

from __future__ import annotations

import hashlib
from pathlib import Path

import streamlit as st

from screens.library import upload_queue as queue
from screens.library.arrivals import Arrival
from screens.library.uploads import NameTakenError, safe_name, save
from screens.shared import notices
from screens.shared.folders import folders_in, safe_folder
from screens.shared.markup import as_label, escape
from screens.shared.workplace import Workplace
from sourceline.errors import WrongUseError
from sourceline.settings import READ, ReadSettings

_TAKEN = "inbox_taken"
_OUTCOME = "inbox_outcome"
_BATCH = "inbox_batch"
_FOLDER = "inbox_folder"
_MEGABYTE = 1024 * 1024


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
        max_upload_size=READ.file_bytes // _MEGABYTE,
        on_change=_take_in,
        args=(workplace, existing),
        help="Kept in the corpus folder. No file of the same name is replaced without asking.",
    )
    st.html(limits(READ))
    for message in st.session_state.pop(_OUTCOME, ()):
        notices.warning(message)
    _ask_about_taken(workplace)
    queue.show(workplace)


def suffixes() -> list[str]:
    """What can be read, with the dots: without its dot, "text" means more to Streamlit."""
    from indexer.read import SUFFIXES

    return sorted(SUFFIXES)


def limits(settings: ReadSettings) -> str:
    """What is taken in at most, before anybody uploads in vain."""
    facts = [
        f"{settings.file_bytes // _MEGABYTE:,} MB a file",
        f"{settings.pages:,} pages a document",
        f"{settings.rows:,} rows a table",
        f"{settings.image_pixels // 1_000_000:,} million pixels a picture",
        f"{settings.members:,} files and {settings.unpacked_bytes // _MEGABYTE:,} MB in an "
        f"archive, archives {settings.nesting} deep",
    ]
    return (
        f'<p class="limits">At most: {escape("; ".join(facts))}. Pages and rows beyond are left '
        "out, and the document says so.</p>"
    )


def _with_new(existing: list[str]) -> list[str]:
    """The folders to choose from, one that was just typed among them."""
    typed = st.session_state.get(_FOLDER) or ""
    return ["", *existing, *([typed] if typed and typed not in existing else [])]


def _take_in(workplace: Workplace, existing: list[str]) -> None:
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
            queue.add(_put(workplace.corpus, folder, file.name, content))
        except NameTakenError:
            taken[_relative(folder, file.name)] = content
        except WrongUseError as error:
            queue.add(Arrival(file.name, refused=str(error)))
    workplace.look_again()


def _put(corpus: Path, folder: str, name: str, content: bytes, *, replace: bool = False) -> Arrival:
    """Write a file, or find that it is there already to the letter."""
    relative = _relative(folder, name)
    there = corpus / relative
    if replace or not _is_same(there, content):
        there = save(corpus, name, content, folder=folder, replace=replace)
    status = there.stat()
    digest = hashlib.sha256(content).hexdigest()
    return Arrival(relative, status.st_size, status.st_mtime_ns, digest)


def _is_same(path: Path, content: bytes) -> bool:
    try:
        return path.stat().st_size == len(content) and path.read_bytes() == content
    except OSError:
        return False


def _relative(folder: str, name: str) -> str:
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
            queue.add(_put(workplace.corpus, folder, name, content, replace=True))
        except WrongUseError as error:
            queue.add(Arrival(relative, refused=str(error)))
    workplace.look_again()
