"""The headings and quotations of a briefing in order, each with what can be done to it."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from briefing.changes import group, reword
from briefing.citation import citation
from briefing.export.edition import before_label
from briefing.items import Briefing, BriefingItem, Entry, Heading
from briefing.quotation_status import QuotationStatus
from screens.briefing import briefing_edits, briefing_focus, briefing_note
from screens.briefing.briefing_parts import (
    ITEMS_PER_PART,
    choose_part,
    part_in_words,
    show_part_buttons,
)
from screens.shared.app_pages import Pages
from screens.shared.markup import as_label, escape

_BEFORE_HEADINGS = ""


def show(briefing: Briefing, statuses: Mapping[str, QuotationStatus], pages: Pages) -> None:
    numbers = briefing.numbers
    count = -(-len(briefing.items) // ITEMS_PER_PART)
    chosen = choose_part(count) if count > 1 else 1
    part = briefing.items[(chosen - 1) * ITEMS_PER_PART : chosen * ITEMS_PER_PART]
    if count > 1:
        st.html(part_in_words(part, numbers))
    for item in part:
        if isinstance(item, Heading):
            _show_heading(briefing, item)
        else:
            _show_entry(briefing, item, numbers[item.id], statuses.get(item.id), pages)
    if count > 1:
        show_part_buttons(chosen, count)
    briefing_focus.set_focus()


def _show_heading(briefing: Briefing, heading: Heading) -> None:
    with st.container(key=f"group_{heading.id}"):
        st.html(f'<h2 class="group">{escape(heading.text)}</h2>')
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            name = f"heading {as_label(heading.text)}"
            _show_move_buttons(briefing, heading, name)
            with st.popover("Reword", type="tertiary"):
                key = f"reword_{heading.id}_{briefing.version}"
                st.text_input("Heading", heading.text, key=key)
                st.button(
                    "Change it",
                    key=f"reworded_{heading.id}",
                    on_click=_reword,
                    args=(briefing.id, heading.id, key),
                )
            _show_remove_button(briefing, heading, name)


def _show_entry(
    briefing: Briefing, entry: Entry, number: int, status: QuotationStatus | None, pages: Pages
) -> None:
    name = f"quotation {number}"
    with st.container(key=f"card_{entry.id}"):
        st.html(quotation_card(entry, number, status))
        briefing_note.show_box(briefing, entry, number)
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            _show_move_buttons(briefing, entry, name)
            if briefing.headings:
                with st.popover("Group", type="tertiary"):
                    _show_groups(briefing, entry, number)
            briefing_note.show_button(entry, number)
            st.page_link(
                pages.source,
                label=f"Open {name} in its source",
                icon=":material/menu_book:",
                query_params={key: list(values) for key, values in entry.quotation.link.items()},
            )
            _show_remove_button(briefing, entry, name)


def quotation_card(entry: Entry, number: int, status: QuotationStatus | None) -> str:
    """One quotation as HTML: what it answers, its exact words, its citation and its flag."""
    flag = None if status is None else status.flag
    flagged = "" if flag is None else f'<p class="flag" role="note">⚠ {escape(flag)}</p>'
    question, before = entry.quotation.question, entry.quotation.before
    asked = "" if not question else f'<p class="asked">{escape(question)}</p>'
    told = (
        ""
        if before is None
        else f'<p class="before"><span>{before_label(before)}</span> {escape(before.words)}</p>'
    )
    row = entry.quotation.row
    cells = "" if row is None else f'<p class="path">{escape(row)}</p>'
    return (
        f'<article class="card quoted" aria-label="Quotation {number}">{asked}{told}<header>'
        f'<span class="rank" aria-hidden="true">{number}</span>'
        f'<blockquote class="text">{escape(entry.quotation.words)}</blockquote></header>'
        f'{cells}<p class="path">{escape(citation(entry.quotation))}</p>{flagged}</article>'
    )


def _show_move_buttons(briefing: Briefing, item: BriefingItem, name: str) -> None:
    """Up and down: arrows to the eye, whole words to a screen reader."""
    position = briefing.position(item.id)
    last = len(briefing.items) - 1
    for way, by, icon, disabled in (
        ("up", -1, "arrow_upward", position == 0),
        ("down", 1, "arrow_downward", position == last),
    ):
        st.button(
            f"Move {name} {way}",
            key=f"{way}_{item.id}",
            type="tertiary",
            icon=f":material/{icon}:",
            disabled=disabled,
            on_click=briefing_edits.move_item,
            args=(briefing.id, item.id, by),
            help=f"Move {way}",
        )


def _show_remove_button(briefing: Briefing, item: BriefingItem, name: str) -> None:
    st.button(
        f"Remove {name}",
        key=f"take_out_{item.id}",
        type="tertiary",
        icon=":material/close:",
        on_click=briefing_edits.remove_item,
        args=(briefing, item),
        help="Remove",
    )


def _show_groups(briefing: Briefing, entry: Entry, number: int) -> None:
    names = {_BEFORE_HEADINGS: "Before all headings"}
    names |= {each.id: each.text for each in briefing.headings}
    key = f"group_of_{entry.id}"
    st.selectbox(
        f"Put quotation {number} under", list(names), key=key, format_func=names.__getitem__
    )
    st.button(
        "Put it there", key=f"put_{entry.id}", on_click=_group, args=(briefing.id, entry.id, key)
    )


def _group(briefing_id: str, entry_id: str, key: str) -> None:
    briefing_edits.make(briefing_id, group(entry_id, st.session_state[key] or None))


def _reword(briefing_id: str, heading_id: str, key: str) -> None:
    if st.session_state[key].strip():
        briefing_edits.make(briefing_id, reword(heading_id, st.session_state[key]))
