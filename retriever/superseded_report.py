"""What a newer message of a mail thread replaced, in the shapes of an answer's report."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from retriever.results import Answer
from sourceline.command import harmless


def superseded_json(answer: Answer) -> dict[str, Any]:
    """The field of the answer's object; it is there only where something was replaced."""
    if not answer.superseded:
        return {}
    return {
        "superseded": [
            {
                "passage": span.passage,
                "document": span.document,
                "start": span.span.start,
                "end": span.span.end,
                "text": span.text,
                "page": span.page,
                "day": None if span.day is None else span.day.isoformat(),
            }
            for span in answer.superseded
        ]
    }


def superseded_lines(answer: Answer) -> Iterator[str]:
    for span in answer.superseded:
        said = harmless(" ".join(span.text.split()))
        day = "" if span.day is None else f" (message of {span.day})"
        yield f"Superseded: {said}{day} [passage {span.passage}]"
