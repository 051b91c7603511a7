"""One task of `make evaluate`: what is measured, on how much of a set, and what it is for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from evaluation.suite.session import EvaluationSession

Figures = dict[str, Any]
TaskKind = Literal["retrieval", "answers", "reading", "answerability", "claims", "spans", "cost"]


@dataclass(frozen=True, slots=True)
class Task:
    """``sample`` is None where everything is always measured. ``note`` says what was asked."""

    name: str
    kind: TaskKind
    run: Callable[[EvaluationSession, int | None], Figures]
    sample: int | None = None
    note: str = ""

    def settings(self, session: EvaluationSession) -> Mapping[str, Any]:
        """What the figures depend on besides the code."""
        return {"sample": None if session.full else self.sample}

    def figures(self, session: EvaluationSession) -> Figures:
        return self.run(session, None if session.full else self.sample)
