"""The button that adds what is on a page to the briefing, for any screen."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from briefing.changes import add
from briefing.items import Quotation
from screens.quoting import session_briefing
from screens.shared.markup import as_label
from sourceline.errors import SourcelineError

FIRST_NAME = "My briefing"
Finish = Callable[[Quotation], Quotation]
"""What makes a quotation complete at the click, where doing so for every page is too slow."""


def add_to_briefing_button(
    what: str,
    quotations: Sequence[Quotation],
    *,
    key: str,
    finish: Finish,
    hint: str | None = None,
) -> None:
    """Offer to add quotations; ``what`` names them in the label ("passage 1").

    ``hint`` is shown under the pointer, where the label is not.
    """
    briefing = session_briefing.current()
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
    store = session_briefing.the_store()
    try:
        briefing = session_briefing.current() or store.create(FIRST_NAME)
        kept = store.change(briefing.id, add(map(finish, quotations)))
    except SourcelineError as error:
        st.toast(as_label(f"Not added: {error}"), icon=":material/error:", duration="long")
        return
    session_briefing.choose(briefing.id)
    added = len(kept.entries) - len(briefing.entries)
    said = "Added to" if added else "Already in"
    st.toast(as_label(f"{said} “{kept.name}”"), icon=":material/bookmark_added:")
