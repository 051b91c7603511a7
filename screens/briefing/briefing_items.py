"""The items of a briefing in order, each with what can be done to it; a part at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from briefing.changes import annotate, group, reword
from briefing.citation import FLAGS, where
from briefing.items import Briefing, Entry, Heading, Item
from briefing.standing import Standing
from screens.briefing import briefing_edits
from screens.shared.browser_behaviour import scroll_to
from screens.shared.markup import as_label, escape
from screens.shared.navigation import Pages

PER_PAGE = 20
_PAGE, _NOTING = "briefing_page", "briefing_noting"
_TURNS, _SHOWN = "briefing_turns", "briefing_turns_shown"
_PART = "briefing-part"
_TOP = ""


def show(shown: Briefing, standings: Mapping[str, Standing], pages: Pages) -> None:
    numbers = shown.numbers
    count = -(-len(shown.items) // PER_PAGE)
    page = _choose_page(count) if count > 1 else 1
    part = shown.items[(page - 1) * PER_PAGE : page * PER_PAGE]
    if count > 1:
        st.html(_told(part, numbers))
    for item in part:
        if isinstance(item, Heading):
            _heading(shown, item)
        else:
            _entry(shown, item, numbers[item.id], standings.get(item.id), pages)
    if count > 1:
        _turners(page, count)
    briefing_edits.keep_focus()


def _choose_page(count: int) -> int:
    st.session_state[_PAGE] = min(st.session_state.get(_PAGE, 1), count)
    return int(st.number_input(f"Part (of {count:,})", 1, count, key=_PAGE))


def _told(part: Sequence[Item], numbers: Mapping[str, int]) -> str:
    """Which quotations of how many these are; what the page goes back to from its end."""
    shown = [numbers[item.id] for item in part if item.id in numbers]
    said = f"Quotations {shown[0]:,} to {shown[-1]:,} of {len(numbers):,}" if shown else "Headings"
    return f'<p id="{_PART}" class="count" role="status" tabindex="-1">{said}</p>'


def _turners(page: int, count: int) -> None:
    """At the end of a part, to the next one without the way back to its number."""
    with st.container(key="briefing_turners", horizontal=True, vertical_alignment="center"):
        for way, by, icon, stuck in (
            ("Previous", -1, "arrow_back", page == 1),
            ("Next", 1, "arrow_forward", page == count),
        ):
            st.button(
                f"{way} part",
                key=f"briefing_{way.lower()}_part",
                icon=f":material/{icon}:",
                disabled=stuck,
                on_click=_turn,
                args=(by,),
            )
        turns = st.session_state.get(_TURNS, 0)
        if turns != st.session_state.get(_SHOWN, 0):  # once, and not when the page is come back to
            scroll_to(_PART, turn=turns)
            st.session_state[_SHOWN] = turns


def _turn(by: int) -> None:
    st.session_state[_PAGE] += by
    st.session_state[_TURNS] = st.session_state.get(_TURNS, 0) + 1


def _heading(shown: Briefing, heading: Heading) -> None:
    with st.container(key=f"group_{heading.id}"):
        st.html(f'<h2 class="group">{escape(heading.text)}</h2>')
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            name = f"heading {as_label(heading.text)}"
            _movers(shown, heading, name)
            with st.popover("Reword", type="tertiary"):
                key = f"reword_{heading.id}_{shown.version}"
                st.text_input("Heading", heading.text, key=key)
                st.button(
                    "Change it",
                    key=f"reworded_{heading.id}",
                    on_click=_reword,
                    args=(shown.id, heading.id, key),
                )
            _remover(shown, heading, name)


def _entry(
    shown: Briefing, entry: Entry, number: int, standing: Standing | None, pages: Pages
) -> None:
    name = f"quotation {number}"
    with st.container(key=f"card_{entry.id}"):
        st.html(card(entry, number, standing))
        _note(shown, entry, number)
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            _movers(shown, entry, name)
            if shown.headings:
                with st.popover("Group", type="tertiary"):
                    _groups(shown, entry, number)
            if not entry.note and st.session_state.get(_NOTING) != entry.id:
                st.button(
                    f"Annotate {name}",
                    key=f"annotate_{entry.id}",
                    type="tertiary",
                    icon=":material/edit_note:",
                    on_click=_begin_note,
                    args=(entry.id,),
                )
            st.page_link(
                pages.source,
                label=f"Open {name} in its source",
                icon=":material/menu_book:",
                query_params={key: list(values) for key, values in entry.quotation.link.items()},
            )
            _remover(shown, entry, name)


def card(entry: Entry, number: int, standing: Standing | None) -> str:
    """One quotation as HTML: its number, its words to the letter, where they stand, its flag."""
    flag = None if standing is None else FLAGS.get(standing.kind)
    flagged = "" if flag is None else f'<p class="flag" role="note">⚠ {escape(flag)}</p>'
    return (
        f'<article class="card quoted" aria-label="Quotation {number}"><header>'
        f'<span class="rank" aria-hidden="true">{number}</span>'
        f'<blockquote class="text">{escape(entry.quotation.words)}</blockquote></header>'
        f'<p class="path">{escape(where(entry.quotation))}</p>{flagged}</article>'
    )


def _movers(shown: Briefing, item: Entry | Heading, name: str) -> None:
    """Up and down: arrows to the eye, whole words to a screen reader."""
    at = shown.at(item.id)
    last = len(shown.items) - 1
    for key, by, way, icon, stuck in (
        ("up", -1, "up", "arrow_upward", at == 0),
        ("down", 1, "down", "arrow_downward", at == last),
    ):
        st.button(
            f"Move {name} {way}",
            key=f"{key}_{item.id}",
            type="tertiary",
            icon=f":material/{icon}:",
            disabled=stuck,
            on_click=briefing_edits.shift,
            args=(shown.id, item.id, by),
            help=f"Move {way}",
        )


def _remover(shown: Briefing, item: Entry | Heading, name: str) -> None:
    st.button(
        f"Remove {name}",
        key=f"take_out_{item.id}",
        type="tertiary",
        icon=":material/close:",
        on_click=briefing_edits.take_out,
        args=(shown, item),
        help="Remove",
    )


def _groups(shown: Briefing, entry: Entry, number: int) -> None:
    names = {_TOP: "Before all headings"} | {each.id: each.text for each in shown.headings}
    key = f"group_of_{entry.id}"
    st.selectbox(
        f"Put quotation {number} under", list(names), key=key, format_func=names.__getitem__
    )
    st.button(
        "Put it there", key=f"put_{entry.id}", on_click=_group, args=(shown.id, entry.id, key)
    )


def _group(briefing_id: str, entry_id: str, key: str) -> None:
    briefing_edits.make(briefing_id, group(entry_id, st.session_state[key] or None))


def _reword(briefing_id: str, heading_id: str, key: str) -> None:
    if st.session_state[key].strip():
        briefing_edits.make(briefing_id, reword(heading_id, st.session_state[key]))


def _note(shown: Briefing, entry: Entry, number: int) -> None:
    """The note, kept when its box is left; what another tab writes appears in it."""
    if not entry.note and st.session_state.get(_NOTING) != entry.id:
        return
    key, seen = f"note_{entry.id}", f"note_seen_{entry.id}"
    if key not in st.session_state or st.session_state.get(seen) != entry.note:
        st.session_state[key] = st.session_state[seen] = entry.note
    st.text_area(
        f"Note to quotation {number}",
        key=key,
        height=80,
        on_change=_keep_note,
        args=(shown.id, entry.id, key, seen),
    )


def _begin_note(entry_id: str) -> None:
    st.session_state[_NOTING] = entry_id


def _keep_note(briefing_id: str, entry_id: str, key: str, seen: str) -> None:
    note = st.session_state[key]
    briefing_edits.make(briefing_id, annotate(entry_id, note, was=st.session_state[seen]))
