"""Questions for the latest or the first: of several answers, the one whose date is last or first.

The date is that of the event in the answering sentence; where it names none, or the question asks
how things are now, the day that the document was written on, else the days of its section.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from retriever.answer.premises.said_sentences import SaidSentence, sentence_of
from retriever.answer.premises.superseded import topic_share
from retriever.answer.question_words import QuestionWords
from retriever.ranking.deduplicate import Group
from sourceline.records import Interval, Span

End = Literal["latest", "first"]

_NOW: Final = re.compile(
    r"\b(?:now|nowadays|current|currently|at\s+present|presently|today|these\s+days|newest"
    r"|up[- ]to[- ]date|сейчас|теперь|нынешн\w+|текущ\w+|в\s+настоящее\s+время)\b",
    re.IGNORECASE,
)
_LATEST: Final = re.compile(
    r"\b(?:latest|most\s+recent(?:ly)?|last(?!\s+(?:year|month|week|quarter|name|day|\d))"
    r"|последн\w+)\b",
    re.IGNORECASE,
)
_FIRST: Final = re.compile(
    r"\b(?:earliest|oldest|first(?!\s+(?:name|half|quarter|aid|week|day|of))|самы\w+\s+перв\w+"
    r"|впервые)\b",
    re.IGNORECASE,
)
_AS_MUCH: Final = 0.15
"""Share of what is asked about that another answer may say less than the best does."""


@dataclass(frozen=True, slots=True)
class DatedAnswer:
    at: int
    span: Span
    day: date


def asked_end(question: str) -> End | None:
    """Which end of time a question asks for, if any."""
    if _NOW.search(question) or _LATEST.search(question):
        return "latest"
    return "first" if _FIRST.search(question) else None


def in_order(
    words: QuestionWords, shown: Sequence[Group], answers: Sequence[Span | None]
) -> list[DatedAnswer] | None:
    """The answers of passages that say as much of the question, the one asked for first.

    ``answers`` are those of each passage shown, where it has any. None where no end is asked for,
    or where fewer than two of these answers have a date: then nothing can be put in order.
    """
    question = words.query.question.text
    end = asked_end(question)
    if end is None:
        return None
    now = _NOW.search(question) is not None
    found = [
        (at, span, sentence)
        for at, (group, span) in enumerate(zip(shown, answers, strict=True))
        if span is not None
        and (sentence := sentence_of(group, at, span)) is not None
        and not words.lacking(sentence.with_context)
    ]
    shares = {at: _share(words, sentence) for at, _, sentence in found}
    most = max(shares.values(), default=0.0)
    dated = [
        DatedAnswer(at, span, day)
        for at, span, sentence in found
        if shares[at] >= most - _AS_MUCH and (day := _day(sentence, end, now=now)) is not None
    ]
    if len(dated) < 2:
        return None
    return sorted(dated, key=lambda one: (one.day, -one.at), reverse=end == "latest")


def _share(words: QuestionWords, sentence: SaidSentence) -> float:
    """What the sentence says of the question, by itself and with its heading, half each."""
    return (topic_share(words, sentence) + words.share(sentence.stems)) / 2


def _day(sentence: SaidSentence, end: End, *, now: bool) -> date | None:
    stored = sentence.stored
    own = Interval.hull(mention.interval for mention in sentence.dates)
    written = None if stored.written is None else stored.written.day
    section = None if stored.section_date is None else stored.section_date.interval
    if now:
        return written or _end_of(section, end) or _end_of(stored.document_date, end)
    return (
        _end_of(own, end) or written or _end_of(section, end) or _end_of(stored.document_date, end)
    )


def _end_of(days: Interval | None, end: End) -> date | None:
    if days is None:
        return None
    one, other = (days.last, days.first) if end == "latest" else (days.first, days.last)
    return one or other
