"""What the reader found in a passage, without the words of sentences about another time.

A passage lies in the period by any of its dates. Besides the event asked for it may be about one
that is not: "40 tonnes in 2012. 52 tonnes in 2013." The words of a sentence that names days, none
of them in the period, are no answer, however well they fit; nor are those of a table's cell whose
column is named by another year, where the row has one of the year asked for.
"""

from __future__ import annotations

from retriever.reading.reader import UNREADABLE_RELEVANCE, Reading, ScoredSpan
from retriever.results import Period
from sourceline.dates.years.table_years import is_of_other_days
from sourceline.index.index_records import StoredPassage
from sourceline.records import Span


def within_period(reading: Reading, stored: StoredPassage, period: Period | None) -> Reading:
    """The same reading where the best words stay; else that of the best which do, if any."""
    if period is None:
        return reading
    spans = tuple(span for span in reading.spans if not _is_of_another_time(span, stored, period))
    if spans[:1] == reading.spans[:1]:
        return Reading(reading.relevance, spans)
    return Reading(spans[0].score if spans else UNREADABLE_RELEVANCE, spans)


def _is_of_another_time(found: ScoredSpan, stored: StoredPassage, period: Period) -> bool:
    runs = stored.passage.search_text.to_document(found.start, found.end)
    if any(is_of_other_days(stored.passage, run, period.interval) for run in runs):
        return True
    return any(
        sentence.overlaps(run) and _is_about_another_time(sentence, stored, period)
        for run in runs
        for sentence in stored.passage.sentences
    )


def _is_about_another_time(sentence: Span, stored: StoredPassage, period: Period) -> bool:
    named = [date.interval for date in stored.passage.dates if sentence.overlaps(date.span)]
    return bool(named) and not any(interval.overlaps(period.interval) for interval in named)
