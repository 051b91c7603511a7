"""Whether words found in a row of a table are of another row or column than asked for."""

from __future__ import annotations

from retriever.answer.cells.column_words import may_answer
from retriever.answer.question_words import QuestionWords
from retriever.query.question_type import asked_kind
from retriever.ranking.candidate import RankedCandidate
from sourceline.records import Span
from sourceline.text.words import stems


def is_other_cell(words: QuestionWords, one: RankedCandidate, answer: Span | None) -> bool:
    """Whether the row lacks a name of the question, or the cell is not of the column asked for.

    ``answer`` is None where the row answers as a whole.
    """
    stored = one.stored
    said = stems(f"{stored.passage.search_text.text} {stored.title} {stored.path}")
    if words.query.asks and words.lacking(said):
        return True
    cell = next(
        (c for c in stored.passage.cells if answer is not None and c.span.overlaps(answer)), None
    )
    if cell is None or not cell.column:
        return False
    kind = asked_kind(words.query.question.text)
    if not may_answer(kind, False, stored.quote(cell.span)):
        return True
    return _is_named_by_another(words, stems(cell.column), one, cell.column)


def _is_named_by_another(
    words: QuestionWords, own: list[str], one: RankedCandidate, column: str
) -> bool:
    """Whether the thing asked for names another column of the row, and not this one."""
    if any(words.loosely(asked, own) for asked in words.asked):
        return False
    others = [c.column for c in one.stored.passage.cells if c.column and c.column != column]
    return any(
        words.worth(asked, stems(other)) == 1.0 for asked in words.asked for other in others
    )


