"""Whether words found in a row of a table are of another row or column than asked for."""

from __future__ import annotations

from collections.abc import Sequence

from retriever.answer.cells.column_words import may_answer
from retriever.answer.question_words import QuestionWords
from retriever.query.question_type import AnswerKind, asked_kind
from retriever.ranking.candidate import RankedCandidate
from sourceline.records import Cell, Span
from sourceline.text.words import stems


def is_other_cell(words: QuestionWords, one: RankedCandidate, answer: Span | None) -> bool:
    """Whether the row lacks a name of the question, or the cell is not of the column asked for.

    ``answer`` is None where the row answers as a whole.
    """
    stored = one.stored
    said = stems(f"{stored.passage.search_text.text} {stored.title} {stored.path}")
    if words.query.asks and words.lacking(said):
        return True
    kind = asked_kind(words.query.question.text)
    cell = next(
        (c for c in stored.passage.cells if answer is not None and c.span.overlaps(answer)), None
    )
    asked = [c for c in stored.passage.cells if c.column and _is_asked(words, c.column)]
    if cell is None:
        return bool(asked) and not any(_may_answer(one, kind, c) for c in asked)
    if not cell.column:
        return False
    if kind == "how many" and _counts_what_it_is_of(words, cell.column, said):
        return True
    return not _may_answer(one, kind, cell) or (bool(asked) and cell not in asked)


def _counts_what_it_is_of(words: QuestionWords, column: str, said: Sequence[str]) -> bool:
    """Whether "passenger cabins" are asked for, and the column counts passengers."""
    if not words.asked:
        return False
    *of, counted = words.asked
    named = stems(column)
    return not words.loosely(counted, said) and any(words.loosely(one, named) > 0 for one in of)


def _may_answer(one: RankedCandidate, kind: AnswerKind | None, cell: Cell) -> bool:
    return may_answer(kind, kind == "how many", one.stored.quote(cell.span))


def _is_asked(words: QuestionWords, column: str) -> bool:
    """Whether the thing asked for names the column."""
    named = stems(column)
    return any(words.loosely(asked, named) > 0 for asked in words.asked)
