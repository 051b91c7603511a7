""" "And in 2019?", "the year after": the question before, asked of another time."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from sourceline.dates.question_period import find_period
from sourceline.dates.question_times import asked_days

_AFTER: Final = r"""
    (?:in\s+|during\s+|for\s+)?(?:the|a)\s+(?P<{0}1>year|month)\s+(?:after(?:\s+(?:that|this|it))?|later)
    |(?:in\s+|during\s+|for\s+)?the\s+(?:next|following|subsequent)\s+(?P<{0}2>year|month)
    |(?:in\s+)?one\s+(?P<{0}3>year|month)\s+later
    |(?:на|в)\s+(?:следующ\w+|последующ\w+)\s+(?P<{0}4>год\w*|месяц\w*)
    |(?P<{0}5>год|месяц)\s+спустя|(?:через|спустя)\s+(?P<{0}6>год|месяц)
    |(?P<{0}7>годом|месяцем)\s+позже
"""
_BEFORE: Final = r"""
    (?:in\s+|during\s+|for\s+)?(?:the|a)\s+(?P<{0}1>year|month)\s+(?:before(?:\s+(?:that|this|it))?|earlier|prior)
    |(?:in\s+|during\s+|for\s+)?the\s+(?:previous|preceding|prior)\s+(?P<{0}2>year|month)
    |(?:in\s+)?one\s+(?P<{0}3>year|month)\s+(?:earlier|before)
    |в\s+(?:предыдущ\w+|предшествующ\w+)\s+(?P<{0}4>год\w*|месяц\w*)
    |(?P<{0}5>годом|месяцем)\s+(?:раньше|ранее)|за\s+(?P<{0}6>год|месяц)\s+до\s+(?:этого|того)
"""
_SHIFT: Final = re.compile(
    rf"^\W*(?:{_AFTER.format('a')}|{_BEFORE.format('b')})\W*$", re.IGNORECASE | re.VERBOSE
)
_YEAR: Final = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_MONTHS: Final = (
    "January February March April May June July August September October November December"
)
_STARTS_WITH_DAYS: Final = re.compile(
    rf"\d|(?:{'|'.join(_MONTHS.split())}|spring|summer|autumn|winter)\b", re.IGNORECASE
)
_SAME_YEAR: Final = re.compile(
    r"\b(?:in\s+)?(?:that|the\s+same)\s+(?:year|month|period)\b|\bв\s+то[мт]\s+же\s+году\b",
    re.IGNORECASE,
)


def is_time(text: str, today: date) -> bool:
    """Whether the words name a time, or one after or before another, and nothing else."""
    if _SHIFT.match(text):
        return True
    found = find_period(text, today)
    return found.interval is not None and not found.content


def is_shift(text: str) -> bool:
    """ "The year after", "годом раньше": a time that only the question before gives."""
    return _SHIFT.match(text) is not None


def at_another_time(text: str, asked: str, today: date) -> str | None:
    """The question ``text`` asked of the time that ``asked`` names; None where that is unclear."""
    days = asked_days(text, today)
    shift = _SHIFT.match(asked)
    wording = asked.strip(" ?!.…,")
    if shift is not None:
        shifted = _shifted(text, shift, today)
        if shifted is None:
            return None
        wording = shifted
    elif _STARTS_WITH_DAYS.match(wording):
        wording = f"in {wording}"
    if not days:
        return inserted(text, wording)
    start, end = days[0].span.start, days[-1].span.end
    return f"{text[:start]}{wording}{text[end:]}"


def that_time(question: str, text: str, today: date) -> str:
    """ "That year" in a question, in the words of the one before."""
    said = _SAME_YEAR.search(question)
    days = asked_days(text, today)
    if said is None or not days:
        return question
    wording = days[0].span.of(text)
    return f"{question[: said.start()]}{wording}{question[said.end() :]}"


def time_wording(text: str, today: date) -> str | None:
    """The exact words that name the time of a question, its preposition included."""
    days = asked_days(text, today)
    return text[days[0].span.start : days[-1].span.end] if days else None


def inserted(text: str, words: str) -> str:
    """The question with words added at its end, before the mark."""
    body = text.rstrip(" ?!.…")
    return f"{body} {words}{text[len(body) :].strip() or '?'}"


def _shifted(text: str, shift: re.Match[str], today: date) -> str | None:
    """The wording of the time, a year or a month on or back."""
    [(name, unit)] = [(key, value) for key, value in shift.groupdict().items() if value]
    step = 1 if name.startswith("a") else -1
    days = asked_days(text, today)
    if not days:
        return None
    wording = text[days[0].span.start : days[-1].span.end]
    if unit.casefold().startswith(("year", "год")):
        if _YEAR.search(wording):
            return _YEAR.sub(lambda year: str(int(year.group()) + step), wording)
        first = days[0].interval.first
        return None if first is None else f"in {first.year + step}"
    interval = days[0].interval
    if len(days) > 1 or interval.first is None or interval.last is None:
        return None
    if (interval.first.year, interval.first.month) != (interval.last.year, interval.last.month):
        return None
    month = interval.first.year * 12 + interval.first.month - 1 + step
    return f"in {_MONTHS.split()[month % 12]} {month // 12}"
