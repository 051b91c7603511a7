"""The briefings kept in data/, and the one that a session works on."""

from __future__ import annotations

import os
from pathlib import Path

import streamlit as st

from briefing.items import Briefing
from briefing.store import BriefingStore
from sourceline.errors import SourcelineError
from sourceline.settings import DATA_FOLDER

_CURRENT = "briefing_current"


def folder() -> Path:
    """Of the briefings: from the environment, or next to the app."""
    home = Path(__file__).resolve().parents[2]
    return Path(os.environ.get("SOURCELINE_DATA") or home / DATA_FOLDER) / "briefings"


@st.cache_resource(show_spinner=False)
def _store(path: str) -> BriefingStore:
    return BriefingStore(Path(path))


def the_store() -> BriefingStore:
    """One for the whole process, so that a briefing is read once for all sessions."""
    return _store(str(folder()))


def current() -> Briefing | None:
    """The briefing chosen in this session, else the one changed last; None where there is none."""
    store, chosen = the_store(), st.session_state.get(_CURRENT)
    if chosen is not None:
        try:
            return store.load(chosen)
        except SourcelineError:  # deleted in another tab, or damaged: the next one
            del st.session_state[_CURRENT]
    listed = store.briefings()[0]
    return store.load(listed[0].id) if listed else None


def choose(briefing_id: str | None) -> None:
    """Work on this one; on the one changed last for None."""
    st.session_state[_CURRENT] = briefing_id
