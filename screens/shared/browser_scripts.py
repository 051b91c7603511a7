"""Scripts in the browser: set the keyboard focus, scroll to a mark, press a button, say that
the app has stopped.

Each script is fixed text; only names and numbers of ours are inserted, as JSON.
"""

from __future__ import annotations

import json

import streamlit as st

# The element may be drawn a little after the script: look for it for five seconds.
_WHEN_THERE = """
(() => {
  const until = Date.now() + 5000;
  const act = %s;
  const find = () => document.querySelector(%s);
  const look = () => {
    const found = find();
    if (found) act(found);
    else if (Date.now() < until) setTimeout(look, 50);
  };
  look();
})();
"""
_FOCUS = "(element) => { if (document.activeElement === document.body) element.focus(); }"
# To the top where the element can be seen from there: a short scroll would cut the title in half.
_SCROLL = """(element) => {
  const page = element.closest('[data-testid="stMain"]');
  const end = page.scrollTop + element.getBoundingClientRect().bottom;
  if (end < page.clientHeight) page.scrollTo({top: 0, behavior: 'auto'});
  else element.scrollIntoView({block: 'center', behavior: 'auto'});
  element.focus({preventScroll: true});
}"""
# Until a run has ended, the same element may still become another button.
_DRAWN = '[data-test-script-state="notRunning"]'
# Streamlit's own window advises "streamlit run yourscript.py". Its words alone are changed and
# hidden, so that it stays as it is: it has the focus, and closes when the app answers again.
_WHEN_GONE = """
(() => {
  if (window.sourcelineWatches) return;
  window.sourcelineWatches = true;
  const look = () => document.querySelectorAll('[role=dialog] h2').forEach((title) => {
    const said = title.nextElementSibling;
    if (title.textContent !== 'Connection error' || !said) return;
    title.firstChild.nodeValue = %s;
    [...said.children].forEach((each) => { each.style.display = 'none'; });
    const words = document.createElement('p');
    words.textContent = %s;
    said.append(words);
  });
  new MutationObserver(look).observe(document.body, {childList: true, subtree: true});
})();
"""
GONE = "Sourceline has stopped"
WHAT_TO_DO = (
    "Start it again in its folder (make run), or ask who runs it to: this page then goes on by "
    "itself."
)


def say_when_stopped() -> None:
    """Say what to do, in one sentence, where the app no longer answers."""
    code = _WHEN_GONE % (json.dumps(GONE), json.dumps(WHAT_TO_DO))
    st.html(f"<script>{code}</script>", width="content", unsafe_allow_javascript=True)


def focus_on(label: str) -> None:
    """Focus the box with this label when the page is loaded; not again later."""
    _script(_FOCUS, f':is(input, textarea)[aria-label="{label}"]', once="load")


def scroll_to(anchor: str, *, turn: int) -> None:
    """Bring an element into view and focus it, once for every ``turn``."""
    _script(_SCROLL, f"#{anchor}", once=str(turn))


def focus_button(key: str, *, turn: int) -> None:
    """Focus a button by its key, once for every ``turn``."""
    _script("(element) => element.focus()", f"{_DRAWN} .st-key-{key} button", once=str(turn))


def press(key: str) -> None:
    """Press a button by its key, one that is new in this run."""
    _script("(element) => element.click()", f".st-key-{key} button", once=key)


def _script(action: str, selector: str, *, once: str) -> None:
    code = _WHEN_THERE % (action, json.dumps(selector))
    st.html(f"<script>/* {once} */{code}</script>", width="content", unsafe_allow_javascript=True)
