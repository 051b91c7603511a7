"""The questions of a file that later lines of it continue."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from retriever.results import Answer
from sourceline.errors import WrongUseError


class EarlierAnswers:
    """Answers by the id of their line; only those that some line names as ``after`` are kept."""

    def __init__(self, lines: Iterable[bytes]) -> None:
        self._wanted = {key for line in lines if (key := _after(line)) is not None}
        self._kept: dict[str, Answer] = {}

    def before(self, fields: Mapping[str, Any]) -> Answer | None:
        """What the question of this line follows; None where it follows none.

        Raises WrongUseError for an id that no line before has, or none that could be answered.
        """
        after = fields.get("after")
        if after is None:
            return None
        answer = self._kept.get(json.dumps(after))
        if answer is None:
            raise WrongUseError(
                f'"after" is {after!r}, but no line before this one has that id and an answer: '
                "put the question that this one continues before it"
            )
        return answer

    def keep(self, identity: Any, answer: Answer) -> None:
        key = json.dumps(identity)
        if key in self._wanted:
            self._kept[key] = answer


def _after(line: bytes) -> str | None:
    """The id that a line names, as JSON; a bad line is reported when its turn comes."""
    try:
        fields = json.loads(line)
    except (ValueError, RecursionError):
        return None
    after = fields.get("after") if isinstance(fields, dict) else None
    return None if after is None else json.dumps(after)
