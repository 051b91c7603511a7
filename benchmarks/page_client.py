"""A page without a browser: speaks Streamlit's protocol, asks and polls as a real one does."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from contextlib import suppress
from types import TracebackType

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

QUESTION, CLAIMS, CHECK = "Your question", "Text to check", "Check"


_RESULT = '<section class="verdict'
"""Begins the result of a question and that of a check."""


class LostError(Exception):
    """No answer came in time, or the app said that it is busy."""


class Page:
    """One open page. ``async with Page(port, "check") as page`` opens it and waits until drawn."""

    def __init__(self, port: int, path: str = "") -> None:
        self._address = f"ws://127.0.0.1:{port}/_stcore/stream"
        self._path = path
        self._ids: dict[str, str] = {}
        self._values: dict[str, WidgetState] = {}
        self._query = ""
        self._hash = ""
        self._timers: dict[str, asyncio.Task[None]] = {}
        self._finished = asyncio.Event()
        self._markup = ""
        self._closed = False

    async def __aenter__(self) -> Page:
        self._socket: ClientConnection = await connect(
            self._address, subprotocols=[Subprotocol("streamlit")], max_size=None, open_timeout=60
        )
        self._reading = asyncio.create_task(self._read())
        await self._rerun()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for task in (*self._timers.values(), self._reading):
            task.cancel()
        with suppress(Exception):
            await self._socket.close()

    async def drawn(self, label: str, seconds: float) -> None:
        """Wait until the page has a box or button of this label."""
        await self._until(lambda: label in self._ids, seconds)

    async def ask(self, question: str, seconds: float = 60.0) -> float:
        """Put a question as by typing and Enter; seconds until the answer is drawn."""
        self._set(QUESTION, string_value=question)
        return await self._answered(_RESULT, seconds)

    async def check(self, text: str, seconds: float = 300.0) -> float:
        self._set(CLAIMS, string_value=text)
        self._set(CHECK, trigger_value=True)
        taken = await self._answered(_RESULT, seconds)
        self._values.pop(self._ids[CHECK], None)
        return taken

    async def _answered(self, sign: str, seconds: float) -> float:
        self._markup = ""
        self._finished.clear()
        begun = time.perf_counter()
        await self._rerun()
        await self._until(
            lambda: (
                "Too many are waiting" in self._markup
                or (sign in self._markup and self._finished.is_set())
            ),
            seconds,
        )
        if sign not in self._markup:
            raise LostError("busy")
        return time.perf_counter() - begun

    async def _until(self, ready: Callable[[], bool], seconds: float) -> None:
        deadline = time.perf_counter() + seconds
        while not ready():
            if time.perf_counter() > deadline or self._reading.done():
                raise LostError("no answer in time")
            await asyncio.sleep(0.005)

    def _set(self, label: str, **value: str | bool) -> None:
        state = WidgetState(id=self._ids[label], **value)  # type: ignore[arg-type]
        self._values[state.id] = state

    async def _rerun(self, fragment: str = "") -> None:
        message = BackMsg()
        run = message.rerun_script
        run.query_string, run.page_script_hash = self._query, self._hash
        if not self._hash:
            run.page_name = self._path
        run.fragment_id, run.is_auto_rerun = fragment, bool(fragment)
        run.widget_states.widgets.extend(self._values.values())
        await self._socket.send(message.SerializeToString())

    async def _read(self) -> None:
        async for data in self._socket:
            message = ForwardMsg()
            message.ParseFromString(data if isinstance(data, bytes) else data.encode())
            self._take(message)

    def _take(self, message: ForwardMsg) -> None:
        kind = message.WhichOneof("type")
        if kind == "new_session" and not message.metadata.run.fragment_ids:
            self._hash = message.new_session.page_script_hash
            self._stop_timers()
        elif kind == "navigation":
            self._hash = message.navigation.page_script_hash
        elif kind == "page_info_changed":
            self._query = message.page_info_changed.query_string
        elif kind == "auto_rerun":
            self._poll(message.auto_rerun.fragment_id, message.auto_rerun.interval)
        elif kind == "delta":
            self._draw(message)
        elif (
            kind == "script_finished"
            and message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY
        ):
            self._finished.set()

    def _draw(self, message: ForwardMsg) -> None:
        element = message.delta.new_element
        kind = element.WhichOneof("type")
        if kind == "html":
            self._markup += element.html.body
        elif kind in ("text_input", "text_area", "button"):
            widget = getattr(element, kind)
            self._ids[widget.label] = widget.id
        elif kind == "alert":
            self._markup += element.alert.body

    def _poll(self, fragment: str, seconds: float) -> None:
        async def poll() -> None:
            while True:
                await asyncio.sleep(seconds)
                await self._rerun(fragment)

        if fragment in self._timers:
            self._timers[fragment].cancel()
        self._timers[fragment] = asyncio.create_task(poll())

    def _stop_timers(self) -> None:
        for task in self._timers.values():
            task.cancel()
        self._timers.clear()
