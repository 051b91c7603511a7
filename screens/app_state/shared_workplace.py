"""The one workplace of the process, so that all sessions share its library and its build."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from screens.app_state.watcher import Watcher
from screens.app_state.workplace import Workplace, builds_here, encoder_folder, folders
from sourceline.models.encoder import open_encoder


def the_workplace() -> Workplace:
    corpus, index = folders()
    return _shared(str(corpus), str(index), encoder_folder())


@st.cache_resource(show_spinner=False)
def _shared(corpus: str, index: str, encoder: str | None) -> Workplace:
    made = Workplace(
        Path(corpus),
        Path(index),
        encoder=lambda: open_encoder(encoder),
        freeze=True,
        builds=builds_here(),
    )
    Watcher(made).start()
    return made
