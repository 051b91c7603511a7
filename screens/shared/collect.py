"""One click puts what is on the page into the briefing, from whichever screen."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from briefing.changes import add
from briefing.items import Quotation
from screens.shared import briefing_shelf as shelf
from screens.shared.markup import as_label
from sourceline.errors import SourcelineError

FIRST_NAME = "My briefing"
Finish = Callable[[Quotation], Quotation]


def button(
    what: str,
    quotations: Sequence[Quotation],
    *,
    key: str,
    finish: Finish = lambda quotation: quotation,
    hint: str | None = None,
) -> None:
    """Offer to add quotations; ``what`` they are stands in the label ("passage 1").

    ``finish`` completes a quotation at the click, where that is too slow for every page. ``hint``
    is shown under the pointer, where the label is not.
    """
    briefing = shelf.current()
    there = briefing is not None and all(map(briefing.holds, quotations))
    st.button(
        f"In the briefing: {what}" if there else f"Add {what} to the briefing",
        key=key,
        type="tertiary",
        icon=":material/bookmark_added:" if there else ":material/bookmark_add:",
        on_click=_add,
        args=(tuple(quotations), finish),
        help=hint,
    )


def _add(quotations: Sequence[Quotation], finish: Finish) -> None:
    store = shelf.the_store()
    try:
        briefing = shelf.current() or store.create(FIRST_NAME)
        kept = store.change(briefing.id, add(map(finish, quotations)))
    except SourcelineError as error:
        st.toast(as_label(f"Not added: {error}"), icon=":material/error:", duration="long")
        return
    shelf.choose(briefing.id)
    added = len(kept.entries) - len(briefing.entries)
    said = "Added to" if added else "Already in"
    st.toast(as_label(f"{said} “{kept.name}”"), icon=":material/bookmark_added:")
