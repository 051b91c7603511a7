"""A turn for everyone: order, fairness, limits, and places given up."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager

import pytest

from screens.app_state.turns import Kind, ReplacedError, Turns
from sourceline.errors import BusyError
from sourceline.settings import TurnSettings

PATIENCE = 20.0
QUICK = TurnSettings(waiting=3, told_every_seconds=0.01, patience_seconds=60.0)


class _Readers:
    """People at work on one queue, and the order in which they had their turns."""

    def __init__(self, settings: TurnSettings = QUICK) -> None:
        self.turns = Turns(settings)
        self.order: list[str] = []
        self.pool = ThreadPoolExecutor(30)

    def come(self, who: str, kind: Kind = Kind.QUESTION, *, begun: bool = False) -> Future[None]:
        """Start to wait; returns when the place in the queue is taken."""
        told = threading.Event()

        def work() -> None:
            with self.turns.turn(who, kind, lambda _: told.set(), begun=begun):
                self.order.append(who)

        work_done = self.pool.submit(work)
        while not told.wait(0.005) and not work_done.done():
            pass
        return work_done

    @contextmanager
    def somebody_first(self, who: str = "first") -> Iterator[None]:
        with self.turns.turn(who, Kind.QUESTION):
            yield


@pytest.fixture
def readers() -> Iterator[_Readers]:
    made = _Readers()
    yield made
    made.pool.shutdown()


def test_questions_go_before_checks_and_those_before_builds(readers: _Readers) -> None:
    with readers.somebody_first():
        done = [
            readers.come("build", Kind.BUILD),
            readers.come("check", Kind.CHECK),
            readers.come("a question"),
            readers.come("another"),
        ]
    for each in done:
        each.result(PATIENCE)
    assert readers.order == ["a question", "another", "check", "build"]


def test_who_was_served_goes_after_who_was_not(readers: _Readers) -> None:
    with readers.somebody_first("greedy"):
        done = [readers.come("greedy"), readers.come("patient")]
    for each in done:
        each.result(PATIENCE)
    assert readers.order == ["patient", "greedy"]


def test_what_has_waited_long_goes_first() -> None:
    readers = _Readers(TurnSettings(told_every_seconds=0.01, patience_seconds=0.05))
    with readers.somebody_first():
        build = readers.come("build", Kind.BUILD)
        question = readers.come("question")
        time.sleep(0.1)
    build.result(PATIENCE)
    question.result(PATIENCE)
    assert readers.order == ["build", "question"]


def test_a_question_asked_anew_has_the_place_of_the_old_one(readers: _Readers) -> None:
    with readers.somebody_first():
        old = readers.come("a")
        other = readers.come("b")
        new = [readers.come("a") for _ in range(20)][-1]
        with pytest.raises(ReplacedError):
            old.result(PATIENCE)
    new.result(PATIENCE)
    other.result(PATIENCE)
    assert readers.order == ["a", "b"]


def test_beyond_the_limit_it_is_refused_at_once_but_work_begun_goes_on(readers: _Readers) -> None:
    with readers.somebody_first():
        done = [readers.come(str(number)) for number in range(3)]
        with pytest.raises(BusyError, match="3 before you"):
            readers.come("one too many").result(PATIENCE)
        done.append(readers.come("a check", Kind.CHECK, begun=True))
        done.append(readers.come("the build", Kind.BUILD))
        done.append(readers.come("0"))  # asked anew: no place more
    assert isinstance(done.pop(0).exception(PATIENCE), ReplacedError)
    for each in done:
        each.result(PATIENCE)


def test_whoever_waits_is_told_how_many_go_before(readers: _Readers) -> None:
    told: list[int] = []
    with readers.somebody_first():
        readers.come("a")

        def wait() -> None:
            with readers.turns.turn("b", Kind.QUESTION, told.append):
                pass

        done = readers.pool.submit(wait)
        while not told:
            time.sleep(0.005)
    done.result(PATIENCE)
    assert told[0] == 2


def test_an_error_and_a_closed_page_give_up_their_places(readers: _Readers) -> None:
    def close(_: int) -> None:
        raise KeyError("the page is closed")

    closed = readers.turns.turn("closed", Kind.QUESTION, close)
    with readers.somebody_first(), pytest.raises(KeyError), closed:
        pass
    with pytest.raises(ZeroDivisionError), readers.turns.turn("broken", Kind.QUESTION):
        raise ZeroDivisionError
    readers.come("next").result(PATIENCE)
    assert readers.order == ["next"]


def test_only_one_has_the_turn_however_many_come() -> None:
    readers = _Readers(TurnSettings(waiting=1_000))
    at_once, most = 0, 0
    lock = threading.Lock()

    def work(number: int) -> None:
        nonlocal at_once, most
        with readers.turns.turn(str(number % 7), Kind(number % 3), begun=True):
            with lock:
                at_once += 1
                most = max(most, at_once)
            time.sleep(0.001)
            with lock:
                at_once -= 1

    done = [readers.pool.submit(work, number) for number in range(100)]
    outcomes = [each.exception(PATIENCE) for each in done]
    assert most == 1
    assert all(each is None or isinstance(each, ReplacedError) for each in outcomes)
