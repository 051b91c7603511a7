"""Source: a document with the evidence marked, opened at the mark."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal
from urllib.parse import urlencode

import streamlit as st

from screens.app_state.workplace import Workplace
from screens.shared import notices
from screens.shared.app_pages import address_params
from screens.shared.browser_scripts import scroll_to
from screens.shared.document_facts import file_type_name, pages_in_short, written_on
from screens.shared.link_marks import LinkMark
from screens.shared.links import SourceLink, read_source
from screens.shared.markup import escape
from screens.source import mark_bar, page_view, search_other_documents, text_view
from screens.source.find_quotations import find_marks
from screens.source.original_file import OriginalFile, file_name, original_file
from sourceline.errors import WrongUseError
from sourceline.records import Document

if TYPE_CHECKING:
    from sourceline.index.index_records import DocumentEntry
    from sourceline.index.library import Library

_PICKED = "source_document"
_SHOWN = "source_shown"
_VIEW = "source_view"
SourceView = Literal["Page", "Text"]
VIEWS: tuple[SourceView, ...] = ("Page", "Text")


def show(workplace: Workplace) -> None:
    library = workplace.retriever().library
    link, notes = read_source(address_params())
    entries = {entry.path: entry for entry in library.documents()}
    st.title("Source", anchor=False)
    _show_picker(entries, link)
    for note in notes:
        notices.warning(note)
    if not link.document:
        st.html('<p class="lead">Choose a document to read it.</p>')
        return
    try:
        document = library.document(link.document)
    except WrongUseError:
        notices.error(f"No document named {link.document!r} in the library. Choose one above.")
        search_other_documents.show(library, link, link.marks)
        return
    found = find_marks(link.marks, document, library)
    if notice := found.notice():
        notices.warning(notice)
    search_other_documents.show(library, link, found.missing)
    _show_document(workplace, library, document, entries[document.path], found.marks)


def _show_picker(entries: Mapping[str, DocumentEntry], link: SourceLink) -> None:
    if st.session_state.get(_SHOWN) != link or _PICKED not in st.session_state:
        st.session_state[_SHOWN] = link
        st.session_state[_PICKED] = link.document if link.document in entries else None
        text_view.forget_window()
        mark_bar.start()
    st.selectbox(
        "Document",
        list(entries),
        key=_PICKED,
        format_func=lambda path: _document_label(path, entries.get(path)),
        placeholder="Choose a document",
        on_change=_open_picked,
    )


def _document_label(path: str, entry: DocumentEntry | None) -> str:
    title = "" if entry is None else " ".join(entry.title.split())
    return path if title in ("", path) else f"{title} ({path})"


def _open_picked() -> None:
    st.query_params.from_dict(SourceLink(st.session_state[_PICKED] or "").params())


def _show_document(
    workplace: Workplace,
    library: Library,
    document: Document,
    entry: DocumentEntry,
    marks: tuple[LinkMark, ...],
) -> None:
    file = original_file(workplace.corpus, entry, document)
    if file.problem:
        notices.warning(file.problem)
    view = _show_head(entry, document, file)
    current = mark_bar.current(marks)
    moves = mark_bar.moves()
    if marks:
        link = _permalink(SourceLink(document.path, marks))
        mark_bar.show(library, document, marks, current, link)
    if view == "Page" and file.content is not None:
        page_view.show(library, document, file.content, marks, current, moves)
    else:
        text_view.show(library, document, marks, current, moves)
    if marks:
        scroll_to(f"mark-{current + 1}", turn=moves)


def _show_head(entry: DocumentEntry, document: Document, file: OriginalFile) -> SourceView:
    """Show what the document is, with its file for download; return the view that is chosen."""
    facts = [file_type_name(entry.kind)]
    if entry.pages:
        facts.append(pages_in_short(entry))
    if entry.written is not None:
        facts.append(written_on(entry.written))
    with st.container(key="source_head", horizontal=True, vertical_alignment="center"):
        st.html(f'<p class="path">{escape(" · ".join(facts))}</p>', width="stretch")
        view = (
            _chosen_view()
            if page_view.has_pictures(document) and file.content is not None
            else "Text"
        )
        if file.content is not None:
            st.download_button(
                "Original file",
                file.content,
                file_name=file_name(document.path),
                mime="application/octet-stream",
                icon=":material/download:",
                on_click="ignore",
                key="source_original",
            )
    return view


def _chosen_view() -> SourceView:
    chosen: SourceView | None = st.segmented_control(
        "View", VIEWS, default="Page", required=True, key=_VIEW, label_visibility="collapsed"
    )
    return chosen or "Page"


def _permalink(link: SourceLink) -> str:
    page = (st.context.url or "").split("?")[0]
    return f"{page}?{urlencode(link.params(), doseq=True)}"
