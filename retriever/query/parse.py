"""Words → Question: what is asked for, and for which days.

The days a question names itself ("in 2021", "after 1 December 2021", "last year") and those
given by options are intersected. Where it names several, they are taken together: what is open
on one side narrows the rest ("after 1 May 2019 and before June 2019"); otherwise the period runs
from the first day named to the last ("trainings in 2019 and 2021").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import Final

from retriever.query.invalid_dates import all_times, contradictory, misread_times
from retriever.results import Period, Question
from sourceline.dates.question_period import Asked, asked_days
from sourceline.errors import BlankQuestionError, EmptyPeriodError, OverlongQuestionError
from sourceline.records import Interval, Span
from sourceline.settings import SEARCH
from sourceline.text.words import FUNCTION_WORDS, content_stems

_SPACES: Final = re.compile(r"\s+")
_SPACE_BEFORE_SIGN: Final = re.compile(r"\s+(?=[,.;:?!)\]])")
_ASKING: Final = re.compile(
    r"\b(?:who|whom|whose|what|which|when|where|why|how)\b"
    r"|^\W*(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|may|might)\b"
    r"|^\W*(?:tell|name|list|give|show|explain|describe)\s"
    r"|\b(?:кто|кого|кому|кем|что|чего|чему|чем|чей|чья|чьё|чьи|как|когда|где|куда|откуда|сколько"
    r"|почему|зачем|как(?:ой|ая|ое|ие|ого|ую|ому|им|их)|котор(?:ый|ая|ое|ые|ого|ую)|ли)\b"
    r"|^\W*(?:назови|перечисли|расскажи|опиши|покажи)",
    re.IGNORECASE,
)
_JOINERS: Final = ("and", "or", "&", "to", "и", "или", "по")
_DANGLING: Final = re.compile(r"^[\s,.;:–—-]+|[\s,;:–—-]+(?=[?!.]*$)")


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
    asked = asked_days(text, today or datetime.now().astimezone().date())
    in_words = _together([each.interval for each in asked])
    options = _options(since, until)
    misread = misread_times(text)
    if in_words is None:
        if asked:
            misread = (*misread, contradictory(_wording(text, asked)))
        if options is None:
            return Question(text, text, None, misread=all_times(misread))
        return Question(text, text, Period(options, None), misread=misread)
    wording = _wording(text, asked)
    period = Period(_intersected(in_words, wording, options), wording)
    content = _without(text, [each.span for each in asked])
    return Question(text, content, period, misread=misread)


def is_interrogative(text: str) -> bool:
    """Whether the words ask something, rather than name a topic ("support from Japan")."""
    return "?" in text or _ASKING.search(text) is not None


def says_something(text: str) -> bool:
    """Whether there is a word or number to look for, beside function words and lone letters."""
    return any(len(stem) > 1 and stem not in FUNCTION_WORDS for stem in content_stems(text))


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


def _intersected(in_words: Interval, wording: str, options: Interval | None) -> Interval:
    if options is None:
        return in_words
    shared = in_words.intersection(options)
    if shared is None:
        raise EmptyPeriodError(
            f"The question asks for “{wording}” ({_days(in_words)}) and the options for "
            f"{_days(options)}: no day is in both. Change one of them."
        )
    return shared


def _days(interval: Interval) -> str:
    if interval.first is None:
        return f"until {interval.last}"
    if interval.last is None:
        return f"since {interval.first}"
    return f"{interval.first} to {interval.last}"


def _together(intervals: Sequence[Interval]) -> Interval | None:
    closed = [each for each in intervals if each.first is not None and each.last is not None]
    period = Interval.hull(closed)
    for each in intervals:
        if each in closed:
            continue
        period = each if period is None else period.intersection(each)
        if period is None:
            return Interval.hull(intervals)
    return period


def _wording(text: str, asked: Sequence[Asked]) -> str:
    """The exact words that name the period; an ellipsis stands for other words between them."""
    pieces: list[str] = []
    last_end = 0
    for each in asked:
        between = text[last_end : each.span.start]
        if pieces and between.strip(" ,").casefold() in ("", *_JOINERS):
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
