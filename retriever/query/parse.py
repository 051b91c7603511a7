"""Words → Question: what is asked for, and for which days.

The days a question names itself ("in 2021", "after 1 December 2021", "last year": see
``sourceline.dates.question_period``) and those given by options are intersected.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Final

from retriever.query.invalid_dates import invalid_times
from retriever.results import Period, Question
from sourceline.dates.question_period import QuestionPeriod, find_period
from sourceline.errors import BlankQuestionError, EmptyPeriodError, OverlongQuestionError
from sourceline.records import Interval
from sourceline.settings import SEARCH
from sourceline.text.words import FUNCTION_WORDS, content_stems

_ASKING: Final = re.compile(
    r"\b(?:who|whom|whose|what|which|when|where|why|how)\b"
    r"|^\W*(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|may|might)\b"
    r"|^\W*(?:tell|name|list|give|show|explain|describe)\s"
    r"|\b(?:кто|кого|кому|кем|что|чего|чему|чем|чей|чья|чьё|чьи|как|когда|где|куда|откуда|сколько"
    r"|почему|зачем|как(?:ой|ая|ое|ие|ого|ую|ому|им|их)|котор(?:ый|ая|ое|ые|ого|ую)|ли)\b"
    r"|^\W*(?:назови|перечисли|расскажи|опиши|покажи)",
    re.IGNORECASE,
)


def understand(
    text: str,
    *,
    since: date | None = None,
    until: date | None = None,
    today: date | None = None,
) -> Question:
    """Read a question; "last year" and the like count from ``today``, by default the real one.

    Raises BlankQuestionError where there is no letter or digit to search by,
    OverlongQuestionError past SEARCH.question_characters, and EmptyPeriodError where the days
    asked for, in words and by options, have none in common.
    """
    # Half a surrogate pair, as a shell or a JSON escape can give, is no character to search for.
    text = text.encode("utf-8", "replace").decode().strip()
    _check(text)
    asked = find_period(text, today or datetime.now().astimezone().date())
    options = _options(since, until)
    period = _period(asked, options)
    misread = invalid_times(text, asked, all_searched=period is None)
    return Question(text, asked.content, period, misread=misread)


def is_interrogative(text: str) -> bool:
    """Whether the words ask something, rather than name a topic ("support from Japan")."""
    return "?" in text or _ASKING.search(text) is not None


def says_something(text: str) -> bool:
    """Whether there is a word or number to look for, apart from function words and lone letters."""
    return any(len(stem) > 1 and stem not in FUNCTION_WORDS for stem in content_stems(text))


def options_period(since: date | None, until: date | None) -> Period | None:
    """The days of options alone. Raises EmptyPeriodError where they run backwards."""
    options = _options(since, until)
    return None if options is None else Period(options, None)


def _check(text: str) -> None:
    if not any(sign.isalnum() for sign in text):
        raise BlankQuestionError(
            "The question has no word to search by. Type a question or a few words."
        )
    if len(text) > SEARCH.question_characters:
        raise OverlongQuestionError(
            f"The question has {len(text):,} characters; at most {SEARCH.question_characters:,} "
            "can be asked at once. Shorten it, or split it into several questions."
        )


def _options(since: date | None, until: date | None) -> Interval | None:
    if since is None and until is None:
        return None
    if since is not None and until is not None and since > until:
        raise EmptyPeriodError(
            f"The period asked for begins on {since} and ends before that, on {until}. "
            "Swap the two dates."
        )
    return Interval(since, until)


def _period(asked: QuestionPeriod, options: Interval | None) -> Period | None:
    """The days of the words that are also those of the options."""
    if asked.interval is None:
        return None if options is None else Period(options, None)
    if options is None:
        return Period(asked.interval, asked.wording)
    shared = asked.interval.intersection(options)
    if shared is None:
        raise EmptyPeriodError(
            f"The question asks for “{asked.wording}” ({_days(asked.interval)}) and the options "
            f"for {_days(options)}: no day is in both. Change one of them."
        )
    return Period(shared, asked.wording)


def _days(interval: Interval) -> str:
    if interval.first is None:
        return f"until {interval.last}"
    if interval.last is None:
        return f"since {interval.first}"
    return f"{interval.first} to {interval.last}"
