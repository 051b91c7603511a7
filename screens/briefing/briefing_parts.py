"""A long briefing in parts: the one shown, and buttons to the ones before and after."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from briefing.items import BriefingItem
from screens.shared.browser_scripts import scroll_to

ITEMS_PER_PART = 20
_PART = "briefing_page"
_TURNS, _TURNS_SHOWN = "briefing_turns", "briefing_turns_shown"
_ANCHOR = "briefing-part"


def choose_part(count: int) -> int:
    """The number of the part to show, from 1."""
    st.session_state[_PART] = min(st.session_state.get(_PART, 1), count)
    return int(st.number_input(f"Part (of {count:,})", 1, count, key=_PART))


def part_in_words(part: Sequence[BriefingItem], numbers: Mapping[str, int]) -> str:
    """Which quotations these are, of how many; the page scrolls to this line from its end."""
    shown = [numbers[item.id] for item in part if item.id in numbers]
    said = f"Quotations {shown[0]:,} to {shown[-1]:,} of {len(numbers):,}" if shown else "Headings"
    return f'<p id="{_ANCHOR}" class="count" role="status" tabindex="-1">{said}</p>'


def show_part_buttons(page: int, count: int) -> None:
    """At the end of a part: to the one before and the next."""
    with st.container(key="briefing_turners", horizontal=True, vertical_alignment="center"):
        for way, by, icon, disabled in (
            ("Previous", -1, "arrow_back", page == 1),
            ("Next", 1, "arrow_forward", page == count),
        ):
            st.button(
                f"{way} part",
                key=f"briefing_{way.lower()}_part",
                icon=f":material/{icon}:",
                disabled=disabled,
                on_click=_turn,
                args=(by,),
            )
        turns = st.session_state.get(_TURNS, 0)
        if turns != st.session_state.get(_TURNS_SHOWN, 0):  # once, not at each return to the page
            scroll_to(_ANCHOR, turn=turns)
            st.session_state[_TURNS_SHOWN] = turns


def _turn(by: int) -> None:
    st.session_state[_PART] += by
    st.session_state[_TURNS] = st.session_state.get(_TURNS, 0) + 1
