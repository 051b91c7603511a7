"""A turn for everyone: one queue for the models, bounded and fair between people.

One at a time: a question is read on all cores (sourceline/models/spread.py), so that two at once
would both take twice as long.
A question goes before a step of a check, and that before a step of a build; what has waited long
goes first, so that nothing waits for ever. Knows nothing of Streamlit.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum, IntEnum, auto

from sourceline.errors import BusyError
from sourceline.settings import TURNS, TurnSettings

Waiting = Callable[[int], None]
"""Told, again and again while one waits, how many questions go before; by raising it gives up."""

_REMEMBERED = 1_000


class Kind(IntEnum):
    """What is to be done, the most urgent first."""

    QUESTION = 0
    CHECK = 1
    BUILD = 2


class ReplacedError(Exception):
    """The same person has asked anew: this place in the queue is now that of the new question."""


class _State(Enum):
    WAITS = auto()
    HAS_TURN = auto()
    REPLACED = auto()


@dataclass(eq=False, slots=True)
class _Place:
    who: str
    kind: Kind
    since: float
    state: _State = _State.WAITS


class Turns:
    """Safe to share over threads."""

    def __init__(self, settings: TurnSettings = TURNS) -> None:
        self._settings = settings
        self._changed = threading.Condition()
        self._waiting: list[_Place] = []
        self._in_turn: _Place | None = None
        self._served: dict[str, int] = {}
        self._count = 0

    @contextmanager
    def turn(
        self, who: str, kind: Kind, waiting: Waiting | None = None, *, begun: bool = False
    ) -> Iterator[None]:
        """Wait for a turn, and have it for as long as the block takes.

        Whoever waits already for the same kind is replaced, and raises ReplacedError. Raises
        BusyError, at once, where too many wait: not for a build, nor for work that has ``begun``.
        """
        place = self._queue(who, kind, begun=begun)
        try:
            self._wait(place, waiting or _nothing)
            yield
        finally:
            self._leave(place)

    def _queue(self, who: str, kind: Kind, *, begun: bool) -> _Place:
        place = _Place(who, kind, time.monotonic())
        with self._changed:
            before = next((p for p in self._waiting if (p.who, p.kind) == (who, kind)), None)
            if before is not None:
                before.state, place.since = _State.REPLACED, before.since
                self._waiting.remove(before)
                self._changed.notify_all()
            elif not begun and kind is not Kind.BUILD:
                self._refuse_beyond_limit(kind)
            self._waiting.append(place)
            self._grant()
        return place

    def _refuse_beyond_limit(self, kind: Kind) -> None:
        if sum(each.kind is kind for each in self._waiting) >= self._settings.waiting:
            raise BusyError(
                f"Too many are waiting: {self._settings.waiting} before you. "
                "Try again in a moment; what you typed is kept."
            )

    def _wait(self, place: _Place, waiting: Waiting) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(
                    lambda: place.state is not _State.WAITS, self._settings.told_every_seconds
                )
                if place.state is _State.HAS_TURN:
                    return
                if place.state is _State.REPLACED:
                    raise ReplacedError
                before = self._questions_before(place)
            waiting(before)

    def _leave(self, place: _Place) -> None:
        with self._changed:
            if self._in_turn is place:
                self._in_turn = None
            elif place in self._waiting:
                self._waiting.remove(place)
            self._grant()

    def _grant(self) -> None:
        """Give the turn to the next, where nobody has it."""
        if self._in_turn is not None or not self._waiting:
            return
        place = min(self._waiting, key=self._order)
        self._waiting.remove(place)
        self._in_turn, place.state = place, _State.HAS_TURN
        self._count += 1
        self._served.pop(place.who, None)
        self._served[place.who] = self._count
        if len(self._served) > _REMEMBERED:
            del self._served[next(iter(self._served))]
        self._changed.notify_all()

    def _order(self, place: _Place) -> tuple[bool, int, int, float]:
        """Small goes first: by kind, then who has been served longest ago."""
        long_ago = time.monotonic() - place.since > self._settings.patience_seconds
        late = place.kind is not Kind.QUESTION and long_ago
        return not late, place.kind, self._served.get(place.who, 0), place.since

    def _questions_before(self, place: _Place) -> int:
        mine = self._order(place)
        ahead = [each for each in self._waiting if self._order(each) < mine]
        if self._in_turn is not None:
            ahead.append(self._in_turn)
        return sum(each.kind is Kind.QUESTION for each in ahead)


def _nothing(_: int) -> None:
    pass
