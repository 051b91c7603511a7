"""Quotations that are gone from their document: whether another one has them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import streamlit as st

from screens.shared import notices
from screens.shared.link_marks import LinkMark
from screens.shared.links import SourceLink
from screens.shared.markup import escape
from screens.shared.session_memory import remembered
from screens.source.find_quotations import moved_mark

if TYPE_CHECKING:
    from sourceline.index.library import Library

MOST_CHARACTERS = 20_000_000
"""Of all documents together: up to here they are searched without asking."""
MOST_UNWEIGHED = 2_000_000
MOST_OFFERED = 3
_ASKED = "elsewhere_asked"


def show(library: Library, link: SourceLink, missing: Sequence[LinkMark]) -> None:
    """Offer the documents that have the missing words now, if any do."""
    if not missing:
        return
    characters = sum(entry.characters for entry in library.documents())
    key = (library.generation, link)
    # For a mark without a weight, from an old link, every place must be tried.
    slow = any(mark.weight is None for mark in missing)
    if (
        characters > (MOST_UNWEIGHED if slow else MOST_CHARACTERS)
        and st.session_state.get(_ASKED) != key
    ):
        st.button("Look for the words in all documents", on_click=_ask, args=(key,))
        return

    def find() -> list[SourceLink]:
        with notices.busy("Looking for the words in the other documents…"):
            return search(library, missing, except_in=link.document)

    if found := remembered("elsewhere_found", key, find):
        st.html(offers(found))


def _ask(key: object) -> None:
    st.session_state[_ASKED] = key


def search(library: Library, marks: Sequence[LinkMark], *, except_in: str) -> list[SourceLink]:
    """Links to the documents that have most of the quotations, at most MOST_OFFERED."""
    found = []
    for entry in library.documents():
        if entry.path == except_in or entry.characters < min(mark.length for mark in marks):
            continue
        text = library.document(entry.path).text
        placed = [mark if mark.holds(text) else moved_mark(mark, text) for mark in marks]
        there = tuple(mark for mark in placed if mark is not None)
        if there:
            found.append(SourceLink(entry.path, there))
    return sorted(found, key=lambda link: -len(link.marks))[:MOST_OFFERED]


def offers(links: Sequence[SourceLink]) -> str:
    items = "".join(
        f'<li><a href="{escape(link.address)}" target="_self">{escape(link.document)}</a></li>'
        for link in links
    )
    return (
        '<section class="elsewhere" aria-label="The words elsewhere"><p>The quoted words are '
        f"in another document of the library now:</p><ul>{items}</ul></section>"
    )
