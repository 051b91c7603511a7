"""Each of the best passages put to the reader, in the passage's own words."""

from __future__ import annotations

from collections.abc import Sequence

from retriever.query.expansion import Widening
from retriever.ranking.hybrid_search import Candidates
from retriever.reading.below_heading import reread
from retriever.reading.period_filter import of_period
from retriever.reading.reader import Reader, Reading
from retriever.results import Question
from sourceline.dates.years.table_years import days_by_column
from sourceline.records import Passage
from sourceline.text.words import stems


def read_passages(
    reader: Reader,
    question: Question,
    widening: Widening,
    candidates: Candidates,
    rows: Sequence[int],
) -> dict[int, Reading]:
    """Ask each of the best passages the question, in the passage's own words.

    The period is asked of a passage that names days in it and others, so that of several
    things it tells the one of that time is read.
    """
    asked: dict[str, list[int]] = {}
    for row in rows:
        text = candidates.passages[row].passage.search_text.text
        wording = widening.rephrase(stems(text))
        if _tells_of_several_times(candidates.passages[row].passage, question):
            wording = _timed(wording, question)
        asked.setdefault(wording, []).append(row)
    readings: dict[int, Reading] = {}
    for wording, several in asked.items():
        texts = [candidates.passages[row].passage.search_text.text for row in several]
        for row, reading in zip(several, reader.read(wording, texts), strict=True):
            stored = candidates.passages[row]
            whole = reread(reader, wording, stored, reading)
            readings[row] = of_period(whole, stored, question.period)
    return readings


def _tells_of_several_times(passage: Passage, question: Question) -> bool:
    if question.period is None:
        return False
    asked = question.period.interval
    days = [mention.interval for mention in passage.dates] + days_by_column(passage)
    return len({interval.overlaps(asked) for interval in days}) == 2


def _timed(wording: str, question: Question) -> str:
    """A wording without its period, and the period again."""
    if question.period is None or question.period.text is None:
        return wording
    return f"{wording.rstrip(' ?')} {question.period.text}?"
