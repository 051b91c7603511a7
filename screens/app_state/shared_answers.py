"""Answers and verdicts for all pages: kept ones at once, others when it is one's turn."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar, cast

from retriever.table.known_cells import KnownCells
from screens.app_state.kept_results import KeptResults
from screens.app_state.turns import Kind, Turns, Waiting

if TYPE_CHECKING:
    from retriever.claims.verdicts import Verdict
    from sourceline.take_turn import TakeTurn

Value = TypeVar("Value")

_BUILD = "the build"


@dataclass(slots=True)
class SharedAnswers:
    """``who`` names a page, and ``generation`` that of the library that is asked."""

    turns: Turns = field(default_factory=Turns)
    kept: KeptResults = field(default_factory=KeptResults)
    cells: KnownCells = field(default_factory=KnownCells)
    """Of tables of evidence; they hold for every generation that has their documents unchanged."""

    def answer(
        self,
        who: str,
        generation: str,
        question: Hashable,
        ask: Callable[[], Value],
        waiting: Waiting | None = None,
    ) -> Value:
        """The kept answer to ``question`` (with its options), or what ``ask`` returns."""
        key = (Kind.QUESTION, question)
        kept = self.kept.get(generation, key)
        if kept is None:
            with self.turns.turn(who, Kind.QUESTION, waiting):
                # While this one waited, another may have asked the same.
                kept = self.kept.get(generation, key)
                if kept is None:
                    kept = ask()
            self.kept.put(generation, key, kept)
        return cast("Value", kept)

    def verdict(
        self,
        who: str,
        generation: str,
        text: str,
        check: Callable[[TakeTurn], Verdict],
        waiting: Waiting | None = None,
        claim: Callable[[int], None] | None = None,
    ) -> Verdict:
        """The kept verdict on a text, or that of ``check``, which takes turns as it goes.

        ``claim`` is told, before each turn, which one it is for, and gives up by raising.
        """
        key = (Kind.CHECK, text)
        kept = self.kept.get(generation, key)
        if kept is None:
            kept = check(self._turns_of_claims(who, waiting, claim))
            self.kept.put(generation, key, kept)
        return cast("Verdict", kept)

    def _turns_of_claims(
        self, who: str, waiting: Waiting | None, claim: Callable[[int], None] | None
    ) -> TakeTurn:
        from retriever.claims.check import STEPS

        steps = 0

        @contextmanager
        def turn() -> Iterator[None]:
            nonlocal steps
            if claim is not None:
                claim(steps // STEPS + 1)
            steps += 1
            with self.turns.turn(who, Kind.CHECK, waiting, begun=steps > 1):
                yield

        return turn

    @contextmanager
    def build_step(self) -> Iterator[None]:
        """The turn of one step of the build in the background."""
        with self.turns.turn(_BUILD, Kind.BUILD):
            yield
