"""Library: what is indexed, what could not be read and why; adding and removing files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from retriever.pipeline import index_summary
from screens.app_state import build_status
from screens.app_state.workplace import Workplace
from screens.library import remove_files, upload_form
from screens.library.documents_table import documents_table
from screens.shared import notices, unread_files
from screens.shared.corpus_folders import folders_of, is_inside
from screens.shared.markup import escape
from screens.shared.unread_files import unread_groups
from sourceline import hints
from sourceline.errors import NoIndexError, SourcelineError
from sourceline.index.index_records import reason_without_path

if TYPE_CHECKING:
    from collections.abc import Sequence

    from retriever.results import IndexSummary
    from sourceline.index.generations import Manifest
    from sourceline.index.index_records import DocumentEntry, LeftOut
    from sourceline.index.library import Library

PER_PAGE = 50
_FOLDER = "library_folder"


def show(workplace: Workplace) -> None:
    try:
        library = workplace.retriever().library
    except NoIndexError:
        build_status.show_first_build(workplace.corpus)
        if not workplace.build.running:  # it failed, as is said above, or nothing builds here
            upload_form.show(workplace)
        return
    except SourcelineError as error:
        st.title("Library", anchor=False)
        notices.warning(str(error))
        _show_rebuild_button(workplace)
        upload_form.show(workplace)
        return
    st.title("Library", anchor=False)
    entries, left_out = library.documents(), library.left_out()
    read = index_summary(library)
    skipped = len(library.skipped())
    st.html(summary(entries, read, skipped))
    unread = unread_files.notice(read.unread, unread_groups(entries, left_out), skipped)
    if unread:
        st.html(unread)
    upload_form.show(workplace)
    _show_documents(entries)
    _show_left_out(library)
    remove_files.show(workplace, _files(library))
    st.header("Index", anchor=False)
    st.html(index_state(library.manifest, workplace.corpus, workplace.index))
    _show_rebuild_button(workplace)


def _files(library: Library) -> list[str]:
    """Every file of the corpus that the library has a record of, read or not."""
    left_out = {file.of_file for file in library.left_out()}
    return sorted({*library.records.file_states(), *left_out})


def _show_rebuild_button(workplace: Workplace) -> None:
    st.button(
        "Rebuild the index",
        key="rebuild",
        disabled=not workplace.can_rebuild,
        on_click=_start_build,
        args=(workplace,),
        help="Takes in every change of the corpus folder. Changes are noticed without it, too.",
    )


def _start_build(workplace: Workplace) -> None:
    workplace.rebuild()


def summary(entries: Sequence[DocumentEntry], read: IndexSummary, skipped: int) -> str:
    passages = sum(entry.passages for entry in entries)
    figures = [
        (len(entries), "document" if len(entries) == 1 else "documents"),
        (passages, "passage" if passages == 1 else "passages"),
        (sum(entry.characters for entry in entries), "characters"),
        (read.unreadable, "not readable"),
        (read.partly_unreadable, "readable in part"),
        (skipped, "skipped"),
    ]
    cells = (f"<div><dd>{number:,}</dd><dt>{name}</dt></div>" for number, name in figures)
    return f'<dl class="figures">{"".join(cells)}</dl>'


def _show_documents(entries: Sequence[DocumentEntry]) -> None:
    if not entries:
        return
    st.header("Documents", anchor=False)
    shown = _in_chosen_folder(entries)
    if len(shown) > PER_PAGE:
        wanted = st.text_input("Find a document", key="library_find").casefold()
        shown = [entry for entry in shown if wanted in f"{entry.path}\n{entry.title}".casefold()]
        pages = max(1, -(-len(shown) // PER_PAGE))
        page = int(st.number_input(f"Page (of {pages})", 1, pages, key="library_page"))
        shown = shown[(page - 1) * PER_PAGE : page * PER_PAGE]
    st.html(documents_table(shown))


def _in_chosen_folder(entries: Sequence[DocumentEntry]) -> list[DocumentEntry]:
    """The documents of the folder chosen; all of them where there are no folders."""
    folders = folders_of(entry.file for entry in entries)
    if not folders:
        return list(entries)
    if st.session_state.get(_FOLDER) not in folders:
        st.session_state[_FOLDER] = ""
    chosen = st.selectbox(
        "Folder", ["", *folders], key=_FOLDER, format_func=lambda folder: folder or "All folders"
    )
    return [entry for entry in entries if is_inside(entry.file, chosen)]


def _show_left_out(library: Library) -> None:
    for title, files in (
        ("Could not be read", library.failures()),
        ("Skipped", library.skipped()),
    ):
        if files:
            st.header(title, anchor=False)
            st.html(left_out_list(files[:PER_PAGE], library.index, more=len(files) - PER_PAGE))


def left_out_list(files: Sequence[LeftOut], index: Path, *, more: int = 0) -> str:
    items = [
        f'<li><span class="path">{escape(file.path)}</span> '
        f"{escape(reason_without_path(file.path, file.reason))}</li>"
        for file in files
    ]
    if more > 0:
        items.append(f"<li>and {more:,} more: <code>{escape(hints.status(index))}</code></li>")
    return f'<ul class="left-out">{"".join(items)}</ul>'


def index_state(manifest: Manifest, corpus: Path, index: Path) -> str:
    encoder = manifest.encoder
    facts = {
        "Corpus folder": str(corpus),
        "Index folder": str(index),
        "Generation": manifest.generation,
        "Built": manifest.built_at,
        "Encoder": f"{encoder.name}, {encoder.dimensions} dimensions",
        "Settings": ", ".join(
            f"{name.replace('_', ' ')}: {value}" for name, value in manifest.split.items()
        ),
    }
    rows = (
        f"<div><dt>{escape(name)}</dt><dd>{escape(fact)}</dd></div>" for name, fact in facts.items()
    )
    return f'<dl class="facts">{"".join(rows)}</dl>'
