"""Each of the best passages put to the reader, in the passage's own words."""

from __future__ import annotations

from collections.abc import Sequence

from retriever.query.query import Query
from retriever.reading.below_heading import read_below_heading
from retriever.reading.period_filter import within_period
from retriever.reading.reader import Reader, Reading
from retriever.results import Question
from sourceline.dates.years.table_years import days_by_column
from sourceline.index.index_records import StoredPassage
from sourceline.records import Passage
from sourceline.text.words import stems


def read_passages(reader: Reader, query: Query, passages: Sequence[StoredPassage]) -> list[Reading]:
    """One reading a passage, in the order given.

    The period is asked of a passage that names days in it and others, so that of several
    events in it the one of that time is read.
    """
    asked: dict[str, list[int]] = {}
    for position, stored in enumerate(passages):
        asked.setdefault(_wording(query, stored.passage), []).append(position)
    readings: dict[int, Reading] = {}
    for wording, positions in asked.items():
        texts = [passages[position].passage.search_text.text for position in positions]
        for position, reading in zip(positions, reader.read(wording, texts), strict=True):
            stored = passages[position]
            whole = read_below_heading(reader, wording, stored, reading)
            readings[position] = within_period(whole, stored, query.question.period)
    return [readings[position] for position in range(len(passages))]


def _wording(query: Query, passage: Passage) -> str:
    wording = query.expansion.rephrase(stems(passage.search_text.text))
    if _names_several_times(passage, query.question):
        return _timed(wording, query.question)
    return wording


def _names_several_times(passage: Passage, question: Question) -> bool:
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
