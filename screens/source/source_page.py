"""Source: a document with the evidence marked, opened at the mark."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal
from urllib.parse import urlencode

import streamlit as st

from screens.ask.filters import address
from screens.library.page_ledger import in_short
from screens.shared import notices
from screens.shared.browser_behaviour import scroll_to
from screens.shared.link_marks import Mark
from screens.shared.links import SourceLink, read_source
from screens.shared.markup import escape
from screens.shared.wording import kind_name, written
from screens.shared.workplace import Workplace
from screens.source import mark_bar, page_view, text_view
from screens.source import other_documents as elsewhere
from screens.source.moved_quotation import moved
from screens.source.originals import Original, file_name, original
from sourceline.errors import WrongUseError
from sourceline.records import Document

if TYPE_CHECKING:
    from sourceline.index.index_records import DocumentEntry
    from sourceline.index.library import Library

_PICKED = "source_document"
_SHOWN = "source_shown"
_VIEW = "source_view"
View = Literal["Page", "Text"]
VIEWS: tuple[View, ...] = ("Page", "Text")


def show(workplace: Workplace) -> None:
    library = workplace.retriever().library
    link, notes = read_source(address())
    entries = {entry.path: entry for entry in library.documents()}
    st.title("Source", anchor=False)
    _picker(entries, link)
    for note in notes:
        notices.warning(note)
    if not link.document:
        st.html('<p class="lead">Choose a document to read it.</p>')
        return
    try:
        document = library.document(link.document)
    except WrongUseError:
        notices.error(f"No document named {link.document!r} in the library. Choose one above.")
        elsewhere.show(library, link, link.marks)
        return
    placed = place(link.marks, document, library)
    if said := placed.said():
        notices.warning(said)
    elsewhere.show(library, link, placed.missing)
    _read(workplace, library, document, entries[document.path], placed.marks)


@dataclass(frozen=True, slots=True)
class Placed:
    """The marks of a link where their words stand now, in the order of the text."""

    marks: tuple[Mark, ...]
    moved: int
    missing: tuple[Mark, ...]

    def said(self) -> str | None:
        """What has become of the quotations since the link was made; None where all is as then."""
        asked = len(self.marks) + len(self.missing)
        if not self.marks and self.missing:
            return (
                "This source has changed since the link was made: the quoted words are not there."
            )
        if self.missing:
            return (
                f"This source has changed since the link was made: {len(self.missing)} of {asked} "
                "quotations are not there."
            )
        if self.moved:
            return (
                "The text has moved since the link was made: the very words are marked where they "
                "stand now."
            )
        return None


def place(marks: Sequence[Mark], document: Document, library: Library) -> Placed:
    """Find every quotation of a link: at its place, else where it has moved to."""
    found: list[Mark] = []
    missing: list[Mark] = []
    shifted = 0
    for mark in marks:
        if mark.holds(document.text):
            found.append(mark)
        elif there := moved(mark, document.text, library.furniture(document.path)):
            found.append(there)
            shifted += 1
        else:
            missing.append(mark)
    found.sort(key=lambda mark: (mark.runs[0].start, -mark.runs[-1].end))
    return Placed(tuple(found), shifted, tuple(missing))


def _picker(entries: Mapping[str, DocumentEntry], link: SourceLink) -> None:
    if st.session_state.get(_SHOWN) != link or _PICKED not in st.session_state:
        st.session_state[_SHOWN] = link
        st.session_state[_PICKED] = link.document if link.document in entries else None
        text_view.forget()
        mark_bar.begin()
    st.selectbox(
        "Document",
        list(entries),
        key=_PICKED,
        format_func=lambda path: _named(path, entries.get(path)),
        placeholder="Choose a document",
        on_change=_open_picked,
    )


def _named(path: str, entry: DocumentEntry | None) -> str:
    title = "" if entry is None else " ".join(entry.title.split())
    return path if title in ("", path) else f"{title} ({path})"


def _open_picked() -> None:
    st.query_params.from_dict(SourceLink(st.session_state[_PICKED] or "").params())


def _read(
    workplace: Workplace,
    library: Library,
    document: Document,
    entry: DocumentEntry,
    marks: tuple[Mark, ...],
) -> None:
    file = original(workplace.corpus, entry, document)
    if file.problem:
        notices.warning(file.problem)
    view = _head(entry, document, file)
    at = mark_bar.at(marks)
    turn = mark_bar.turn()
    if marks:
        link = _permalink(SourceLink(document.path, marks))
        mark_bar.show(library, document, marks, at, link)
    if view == "Page" and file.content is not None:
        page_view.show(library, document, file.content, marks, at, turn)
    else:
        text_view.show(library, document, marks, at, turn)
    if marks:
        scroll_to(f"mark-{at + 1}", turn=turn)


def _head(entry: DocumentEntry, document: Document, file: Original) -> View:
    """What the document is, its file to take away, and which of its views is wanted."""
    facts = [kind_name(entry.kind)]
    if entry.pages:
        facts.append(in_short(entry))
    if entry.written is not None:
        facts.append(written(entry.written))
    with st.container(key="source_head", horizontal=True, vertical_alignment="center"):
        st.html(f'<p class="path">{escape(" · ".join(facts))}</p>', width="stretch")
        view = _view() if page_view.has_pictures(document) and file.content is not None else "Text"
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


def _view() -> View:
    chosen: View | None = st.segmented_control(
        "View", VIEWS, default="Page", required=True, key=_VIEW, label_visibility="collapsed"
    )
    return chosen or "Page"


def _permalink(link: SourceLink) -> str:
    page = (st.context.url or "").split("?")[0]
    return f"{page}?{urlencode(link.params(), doseq=True)}"
