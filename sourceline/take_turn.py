"""How long work lets others in between its steps, without knowing who they are."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

TakeTurn = Callable[[], AbstractContextManager[object]]
"""Entered around each step of a long piece of work: it may wait there until others are served.

``contextlib.nullcontext`` where nobody else uses the models.
"""
