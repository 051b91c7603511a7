"""How a question was understood, as JSON and in plain lines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from retriever.results import Question


def understood_json(question: Question) -> dict[str, Any]:
    """How the question was understood, and what made it so."""
    return {
        "text": question.text,
        "changes": [
            {"kind": each.kind, "from": each.was, "to": each.now} for each in question.rewordings
        ],
        "note": question.note,
    }


def understood_lines(question: Question) -> Iterator[str]:
    """How the question was understood, where that is not as it was typed."""
    whole = [each for each in question.rewordings if each.kind != "typing error"]
    if whole:
        yield f"Asked as: {question.text} (--exactly asks what you typed)"
    spelled = [each for each in question.rewordings if each.kind == "typing error"]
    if spelled and not whole:
        words = ", ".join(f"{each.now} instead of {each.was}" for each in spelled)
        yield f"Searched for: {words} (--exactly asks what you typed)"
    if question.note:
        yield question.note
