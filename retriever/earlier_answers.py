"""The questions of a file that other lines of it continue."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from retriever.results import Answer
from sourceline.errors import WrongUseError

Ask = Callable[[str, Answer | None], Answer]
"""The answer to a question that continues the one answered, if any."""


class EarlierAnswers:
    """Answers by the id of their line; only those that some line names as ``after`` are kept.

    A line may come before the one that it continues: that is then asked first.
    """

    def __init__(self, lines: Iterable[bytes], ask: Ask) -> None:
        by_id: dict[str, Mapping[str, Any]] = {}
        named: set[str] = set()
        for line in lines:
            fields = _fields(line)
            by_id.setdefault(json.dumps(fields.get("id")), fields)
            if fields.get("after") is not None:
                named.add(json.dumps(fields["after"]))
        self._named = {key: by_id[key] for key in named if key in by_id}
        self._ask = ask
        self._kept: dict[str, Answer] = {}
        self._under_way: list[str] = []

    def answer(self, question: str, fields: Mapping[str, Any]) -> Answer:
        """The answer to a line's question, which continues that of the line it names.

        Raises WrongUseError for an id that no line has, for lines that continue each other in a
        circle, and whatever the question before raises.
        """
        key = json.dumps(fields.get("id"))
        own = self._named.get(key)
        if own is not None and own.get("question") == question and key in self._kept:
            return self._kept[key]
        answer = self._ask(question, self._before(fields))
        if own is not None and own.get("question") == question:
            self._kept[key] = answer
        return answer

    def _before(self, fields: Mapping[str, Any]) -> Answer | None:
        after = fields.get("after")
        if after is None:
            return None
        key = json.dumps(after)
        earlier = self._named.get(key, {})
        question = earlier.get("question")
        if not isinstance(question, str):
            raise WrongUseError(
                f'"after" is {after!r}, but no line of this file has that id and a question: '
                "name the line of the question that this one continues"
            )
        if key in self._under_way:
            raise WrongUseError(
                f'"after" is {after!r}, which itself continues this line: one must come first'
            )
        self._under_way.append(key)
        try:
            return self.answer(question, earlier)
        finally:
            self._under_way.remove(key)


def _fields(line: bytes) -> Mapping[str, Any]:
    """What a line says; a bad line is reported when its turn comes."""
    try:
        fields = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    return fields if isinstance(fields, dict) else {}
