"""Which tests run in the same worker, where several work at once."""

from __future__ import annotations

from xdist.scheduler import LoadScopeScheduling

TOGETHER = {
    "tests/browser": "app",
    "tests/commands": "models",
    "tests/retriever": "models",
    "tests/sourceline/models": "models",
}
"""Folders whose tests share what is slow to start: one app, or the models, once a process."""


class FilesTogether(LoadScopeScheduling):  # type: ignore[misc]
    """A file, or all that shares what is slow to start, goes to one worker as a whole.

    In place of ``--dist loadgroup``: pytest 9.2 does not let xdist 3.8 put groups into node ids.
    """

    def _split_scope(self, nodeid: str) -> str:
        path = nodeid.partition("::")[0]
        return next((name for top, name in TOGETHER.items() if path.startswith(f"{top}/")), path)
