"""Finished figures on disk, so that a run that was killed goes on where it was."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from evaluation.suite import versions


@dataclass(frozen=True, slots=True)
class KeptFigures:
    """Figures of one task, and how they came about.

    ``seconds`` by the clock, ``cpu_seconds`` of all threads: on a shared machine only these
    say how much work it was. ``load`` is the machine's over the last 15 minutes.
    """

    figures: dict[str, Any]
    fingerprint: str
    settings: Mapping[str, Any]
    commit: str
    measured: str
    seconds: float
    cpu_seconds: float
    load: float


class FigureStore:
    """One JSON file a task. Figures of other code, models or settings count as none."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, name: str, settings: Mapping[str, Any]) -> KeptFigures | None:
        try:
            kept = KeptFigures(**json.loads(self._path(name).read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            return None
        same = kept.fingerprint == versions.fingerprint() and kept.settings == dict(settings)
        return kept if same else None

    def measure(
        self, name: str, settings: Mapping[str, Any], run: Callable[[], dict[str, Any]]
    ) -> KeptFigures:
        """Run, and keep the figures once they are complete."""
        began, cpu = time.monotonic(), time.process_time()
        figures = run()
        kept = KeptFigures(
            figures=figures,
            fingerprint=versions.fingerprint(),
            settings=dict(settings),
            commit=versions.commit(),
            measured=datetime.now(UTC).date().isoformat(),
            seconds=round(time.monotonic() - began, 1),
            cpu_seconds=round(time.process_time() - cpu, 1),
            load=round(os.getloadavg()[2], 1),
        )
        self._folder.mkdir(parents=True, exist_ok=True)
        partial = self._path(name).with_suffix(".partial")
        partial.write_text(json.dumps(asdict(kept), indent=1), encoding="utf-8")
        partial.replace(self._path(name))
        return kept

    def _path(self, name: str) -> Path:
        return self._folder / f"{name}.json"
