"""Asks an open page to draw itself anew: the one place that knows the inside of Streamlit.

Streamlit has no public way to do this from outside a page's own script. What is used of 1.67:
- ``Runtime.get_app_session`` (public, any thread) gives the session of an open page;
- ``AppSession._call_soon_on_event_loop`` hands a function to the server's event loop;
- ``AppSession._scriptrunner`` is None while the script of the page does not run;
- ``AppSession._client_state`` is the state of the last run: address and page;
- ``AppSession.request_rerun`` runs the script, as after a change of a source file
  (``AppSession._on_source_file_changed``): widgets keep their values.
A test fails where an upgrade takes one of these away; pages then poll, see ``build_status.py``.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import cache

from streamlit.runtime import Runtime, exists
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.scriptrunner import get_script_run_ctx

_log = logging.getLogger(__name__)

_METHODS = ("_call_soon_on_event_loop", "request_rerun")
_FIELDS = ("_scriptrunner", "_client_state")


@cache
def available() -> bool:
    """Whether this Streamlit has all that waking needs."""
    methods = all(callable(getattr(AppSession, name, None)) for name in _METHODS)
    fields = set(_FIELDS) <= set(AppSession.__init__.__code__.co_names)
    return methods and fields and callable(getattr(Runtime, "get_app_session", None))


def page_id() -> str:
    """Names the page, or tab, whose script runs in this thread; blank where none does."""
    context = get_script_run_ctx(suppress_warning=True)
    return "" if context is None else context.session_id


def is_open(page: str) -> bool:
    """Whether a browser is connected to the page."""
    return exists() and Runtime.instance().get_app_session(page) is not None


def wake(page: str, woken: Callable[[], None]) -> None:
    """Let an open page that rests run its script, and call ``woken`` when that is certain.

    Nothing happens to a page that runs at this moment (it would lose its newest address), nor to
    one that is closed. Returns at once, on any thread.
    """
    session = Runtime.instance().get_app_session(page) if exists() and available() else None
    if session is None:
        return

    def run() -> None:
        if session._scriptrunner is not None:
            return
        session.request_rerun(session._client_state)
        woken()

    try:
        session._call_soon_on_event_loop(run)
    except Exception:  # the page is redrawn when it is next used
        _log.exception("a page could not be woken")
