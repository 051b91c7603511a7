"""The period of a question: the days that all its words for time ask for together.

What is open on one side narrows the rest ("after 1 May 2019 and before June 2019"); otherwise the
period runs from the first day named to the last ("trainings in 2019 and 2021").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from sourceline.dates.question_times import AskedDays, asked_days
from sourceline.dates.words.languages import PERIODS, any_words
from sourceline.records import Interval, Span

_SPACES: Final = re.compile(r"\s+")
_SPACE_BEFORE_SIGN: Final = re.compile(r"\s+(?=[,.;:?!)\]])")
_DANGLING: Final = re.compile(r"^[\s,.;:–—-]+|[\s,;:–—-]+(?=[?!.]*$)")
_JOINERS: Final = any_words(words.joiners for words in PERIODS) | {"&"}


@dataclass(frozen=True, slots=True)
class QuestionPeriod:
    """The days that a question asks for, None where it asks for none.

    ``wording`` are the exact words for them, with an ellipsis for others between; ``content`` is
    the text without them, blank where nothing else is asked. Where the days ``contradict`` each
    other ("after 2022 and before 2020"), there is a wording without days, and the content is
    the whole text.
    """

    interval: Interval | None
    wording: str
    content: str
    contradict: bool = False


def find_period(text: str, today: date) -> QuestionPeriod:
    """The period that a question asks for; "last year" and the like count from ``today``."""
    asked = asked_days(text, today)
    if not asked:
        return QuestionPeriod(None, "", text)
    wording = _wording(text, asked)
    interval = _together([each.interval for each in asked])
    if interval is None:
        return QuestionPeriod(None, wording, text, contradict=True)
    return QuestionPeriod(interval, wording, _without(text, [each.span for each in asked]))


def _together(intervals: Sequence[Interval]) -> Interval | None:
    closed = [each for each in intervals if not each.is_open]
    period = Interval.hull(closed)
    for each in intervals:
        if not each.is_open:
            continue
        period = each if period is None else period.intersection(each)
        if period is None:
            return Interval.hull(intervals)
    return period


def _wording(text: str, asked: Sequence[AskedDays]) -> str:
    """The exact words that name the period; an ellipsis is for other words between them."""
    pieces: list[str] = []
    last_end = 0
    for each in asked:
        between = text[last_end : each.span.start]
        if pieces and between.strip(" ,").casefold() in {"", *_JOINERS}:
            pieces[-1] += between + each.span.of(text)
        else:
            pieces.append(each.span.of(text))
        last_end = each.span.end
    return " … ".join(pieces)


def _without(text: str, spans: Sequence[Span]) -> str:
    """The text without these spans and what joined them, spaces tidied; may be blank."""
    kept: list[str] = []
    at = 0
    for span in spans:
        between = text[at : span.start]
        if at == 0 or between.strip(" ,").casefold() not in _JOINERS:
            kept.append(between)
        at = span.end
    kept.append(text[at:])
    content = _SPACES.sub(" ", " ".join(kept))
    content = _DANGLING.sub("", _SPACE_BEFORE_SIGN.sub("", content)).strip()
    return content if any(sign.isalnum() for sign in content) else ""
