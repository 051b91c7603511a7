"""The files that this visitor dropped, each with how far it has come, until all are done."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from screens.library.arrivals import NAMES, NOTHING, Arrival, Arrived, Known, arrived, summary
from screens.shared.folders import folder_of
from screens.shared.links import SourceLink
from screens.shared.markup import escape
from screens.shared.notices import describe
from screens.shared.workplace import Workplace
from sourceline.errors import SourcelineError

_ARRIVALS = "arrivals"
POLL_SECONDS = 1.0


def add(arrival: Arrival) -> None:
    """A newer file of the same name takes the place of the older one."""
    kept = [each for each in _arrivals() if each.relative != arrival.relative]
    st.session_state[_ARRIVALS] = [*kept, arrival]


def show(workplace: Workplace) -> None:
    if not _arrivals():
        return
    unfinished = not all(each.finished for each in _all_arrived(workplace))
    st.fragment(_queue, run_every=POLL_SECONDS if unfinished else None)(workplace)


def _queue(workplace: Workplace) -> None:
    every = _all_arrived(workplace)
    st.html(queue_list(every, _doing(workplace)))
    if all(each.finished for each in every):
        st.button("Clear this list", key="queue_clear", on_click=_clear)


def _all_arrived(workplace: Workplace) -> list[Arrived]:
    known, building = _known(workplace), workplace.build.running
    return [arrived(each, known, building=building) for each in _arrivals()]


def _known(workplace: Workplace) -> Known:
    """As the library in force has it, read once a generation and session."""
    try:
        library = workplace.retriever().library
    except SourcelineError:
        return NOTHING
    kept: tuple[str, Known] | None = st.session_state.get("queue_known")
    if kept is None or kept[0] != library.generation:
        known = Known(library.records.file_states(), library.left_out(), library.documents())
        st.session_state["queue_known"] = kept = (library.generation, known)
    return kept[1]


def _doing(workplace: Workplace) -> str:
    """What the build does now, in words; blank while none runs."""
    progress = getattr(workplace.build.state, "progress", None)
    return describe(progress) if progress is not None else ""


def _arrivals() -> list[Arrival]:
    found: list[Arrival] = st.session_state.get(_ARRIVALS, [])
    return found


def _clear() -> None:
    st.session_state[_ARRIVALS] = []


def queue_list(every: Sequence[Arrived], doing: str = "") -> str:
    """The files as a list, unfinished ones first, under a line that counts them."""
    ordered = sorted(every, key=lambda each: each.finished)
    items = "".join(map(_item, ordered))
    unfinished = not all(each.finished for each in every)
    now = f'<p class="note">{escape(doing)}</p>' if doing and unfinished else ""
    return (
        '<section class="queue" aria-label="Dropped files">'
        f'<p class="count" role="status">{escape(summary(every))}</p>{now}'
        f"<ul>{items}</ul></section>"
    )


def _item(each: Arrived) -> str:
    name = escape(each.arrival.relative.rpartition("/")[2])
    if each.document:
        address = escape(SourceLink(each.document).address)
        name = f'<a href="{address}" target="_self">{name}</a>'
    folder = folder_of(each.arrival.relative)
    where = f'<span class="path">{escape(folder)}/</span>' if folder else ""
    said = f'<span class="note">{escape(each.note)}</span>' if each.note else ""
    look = each.stage.replace(" ", "-")
    stage = f'<span class="chip stage {look}">{NAMES[each.stage]}</span>'
    return f'<li><span class="name">{where}{name}</span>{stage}{said}</li>'
