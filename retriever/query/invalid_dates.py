"""Messages about words of a question that ask for a time that does not exist."""

from __future__ import annotations

from retriever.results import Misread
from sourceline.dates.impossible_dates import ImpossibleDate, find_impossible_dates
from sourceline.dates.question_period import QuestionPeriod


def invalid_times(text: str, asked: QuestionPeriod, *, all_searched: bool) -> tuple[Misread, ...]:
    """What is no time and what to write instead, in order; it is asked all the same, without them.

    ``all_searched`` where nothing else limits the time; the messages then say so.
    """
    found = [(one.span.of(text), _why(one)) for one in find_impossible_dates(text)]
    if asked.contradict:
        found.append((asked.wording, "no day is in both. Write one time, or two that meet."))
    rest = " All times were searched." if all_searched else ""
    return tuple(Misread(words, f"{_message(words, why)}{rest}") for words, why in found)


def _message(words: str, why: str) -> str:
    return f"“{' '.join(words.split())}” was not understood as a time: {why}"


def _why(one: ImpossibleDate) -> str:
    if one.backwards:
        return "it ends before it begins. Write the earlier date first."
    if one.days is None:
        return "it names no month. Write year-month-day, such as 2021-03-10."
    return f"that month has {one.days} days. Write a day from 1 to {one.days}, or the month alone."
