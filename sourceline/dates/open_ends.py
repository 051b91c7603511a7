"""Days that words leave open on one side: "since 2014", "до 1944 года", "2023 onwards".

"Since" and "until" hold the days named, "after" and "before" do not. In a document Russian "до"
holds them, since it says either ("работал до 2005 года", "построен до 1944 года").

Closed stays, as the days named, what only measures from them ("shortly after May 2020", "the
year before 2015"), what denies ("not until 2005"), both sides ("before and after 1990"), what is
the date of something else ("after the 2019 elections"), and words that as often tell an origin
or a state as a beginning ("from 2014", "as of 2014", "by 2014", "от 10 марта").
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final, Literal

from sourceline.dates.words import lexicon
from sourceline.dates.words.lexicon import one_of
from sourceline.records import Interval, Span

Kind = Literal["within", "since", "after", "until", "before"]

ONWARDS: Final = re.compile(
    r",?\s+(?:(?:or|and)\s+(?:later|beyond|after(?!\s+\w)|afterwards|onwards?)|onwards?"
    r"|(?:и|или)\s+(?:позже|позднее|далее|после(?!\s+\w)))\b",
    re.IGNORECASE,
)
BACKWARDS: Final = re.compile(
    r",?\s+(?:(?:or|and)\s+(?:earlier|before(?!\s+\w))|(?:и|или)\s+(?:ранее|раньше))\b",
    re.IGNORECASE,
)
_TO_NOW: Final = re.compile(
    r"(?:\s{0,3}[-–—]\s{0,3}|\s{1,3}(?:to|until|till)\s+)"
    r"(?:(?:the\s+)?present(?!\s+(?:an?|the|his|her|its|their|our)\b)|now|today|date)\b"
    r"|\s+(?:по\s+настоящее\s+время|до\s+настоящего\s+времени|по\s+сей\s+день|до\s+сих\s+пор)\b",
    re.IGNORECASE,
)
_FROM_ON: Final = re.compile(r"\s+on(?=\s{0,2}(?:[,.;:)]|\Z))", re.IGNORECASE)
_FROM: Final = re.compile(r"(?<!\w)(?:starting\s+|beginning\s+)?(?:from|с|со)\s+\Z", re.IGNORECASE)
_ENDS: Final = re.compile(rf"{one_of(lexicon.LATE)}\b", re.IGNORECASE)
_POSSESSIVE: Final = re.compile(r"['’]s\b")
DESCRIBES: Final = re.compile(
    rf"(?:[0-9]|{one_of(lexicon.MONTHS)}\b)(?!.*(?:[0-9](?:st|nd|rd|th|['’]?s)\b|\bof\b))",
    re.IGNORECASE,
)
"""What, behind "the", belongs to a noun: "the November 2021 event", not "the 1990s"."""

_KINDS: Final[dict[str, Kind]] = {
    **dict.fromkeys(("since", "starting", "starting in", "starting on", "starting from"), "since"),
    **dict.fromkeys(("beginning in", "beginning on", "beginning from", "effective"), "since"),
    **dict.fromkeys(("with effect from", "not earlier than", "no earlier than"), "since"),
    **dict.fromkeys(("с", "со", "начиная с", "начиная со", "не ранее", "не раньше"), "since"),
    **dict.fromkeys(("after", "later than", "после", "позже", "позднее"), "after"),
    **dict.fromkeys(("until", "till", "up to", "up until", "up till"), "until"),
    **dict.fromkeys(("not later than", "no later than"), "until"),
    **dict.fromkeys(("до", "вплоть до", "по", "не позднее", "не позже"), "until"),
    **dict.fromkeys(("before", "earlier than", "prior to", "ранее", "раньше"), "before"),
}
_ABOUT: Final = r"(?:(?:at\s+least|as\s+(?:early|late)\s+as|about|around|circa|примерно|около)\s+)?"
_OPENS: Final = re.compile(
    rf"(?<![\w-])(?P<words>{one_of(_KINDS)})\s+".replace(" ", r"\s+")
    + rf"{_ABOUT}(?P<the>the\s+(?!year))?(?:(?:the\s+)?year\s+)?\Z",
    re.IGNORECASE,
)
_UNIT: Final = r"(?:hours?|days?|weeks?|months?|quarters?|years?|decades?|centur(?:y|ies))"
_COUNT: Final = (
    r"(?:a|an|one|the|same|very|next|following|previous|several|few|some|many|[0-9]+"
    rf"|{one_of(lexicon.CARDINALS)})"
)
_MEASURES: Final = re.compile(
    rf"\b(?:{_COUNT}\s+{_UNIT}(?<!the\syears)(?<!the\sdecades)"
    r"|shortly|soon|immediately|just|right|long|well|вскоре|сразу|непосредственно|незадолго"
    r"|задолго|(?:за|через|спустя)\s+(?:\w+\s+){0,2}"
    r"(?:ден|дн|недел|месяц|квартал|год|лет|час)\w*)\s+\Z",
    re.IGNORECASE,
)
"""Before "before" and "after": how far from the days named, which are then near it."""
_DENIES: Final = re.compile(
    r"\b(?:not|never|не|ни"
    r"|(?:before|after|since|until|till|до|после|с)\s+(?:or|and|или|и)"
    r"|сравнени\w+|соответствии|наравне|вместе)\s+\Z",
    re.IGNORECASE,
)
_TIME: Final = re.compile(rf"\b{_UNIT}\s+\Z", re.IGNORECASE)
"""Before "starting": "three days starting on 4 May 2021" end."""
_WEEK: Final = re.compile(
    r"\bweek\s+(?P<how>of|beginning|starting|commencing|ending|ended)\s+(?:on\s+)?(?:the\s+)?\Z",
    re.IGNORECASE,
)
_INSTRUMENTAL: Final = re.compile(r"[а-яё](?:[её]м|ом|ами)\b", re.IGNORECASE)
"""Behind "с" it says with or like, not since: "по сравнению с 2020 годом"."""
_ACCUSATIVE: Final = re.compile(r"год(?![а-яё])|[0-9]\s+(?!год)[а-яё]{3}", re.IGNORECASE)
"""Behind "по" it says until: "по 2020 год"; not "отчёт по 2020 году"."""
_LOOK: Final = 64
_DAY: Final = timedelta(days=1)


def of_kind(kind: Kind, first: date | None, last: date | None) -> Interval | None:
    """The days a preposition makes of those named; None past the calendar's ends, or for all."""
    try:
        if kind == "after":
            first, last = (None if last is None else last + _DAY), None
        elif kind == "before":
            first, last = None, (None if first is None else first - _DAY)
    except OverflowError:
        return None
    if kind == "since":
        last = None
    elif kind == "until":
        first = None
    return None if first is None and last is None else Interval(first, last)


def means_until(kind: Kind, words: str) -> bool:
    """ "Before the end of 2021", "до конца 2021 года": the end is meant, not its half."""
    return kind == "before" and _ENDS.match(words) is not None


def opened(text: str, span: Span, days: Interval, floor: int = 0) -> tuple[Span, Interval]:
    """The words of a date with those that leave it open, and its open days; else both unchanged.

    No words before ``floor`` are taken. Not for ranges: "с 1 по 5 марта" is closed.
    """
    if week := _week(text, span, days, floor):
        return week
    if (found := _behind(text, span, floor)) or (found := _before(text, span, floor)):
        kind, whole = found
    else:
        return span, days
    interval = of_kind(kind, days.first, days.last)
    return (span, days) if interval is None else (whole, interval)


def _week(text: str, span: Span, days: Interval, floor: int) -> tuple[Span, Interval] | None:
    """ "The week of 10 May 2021" is a week of the calendar, one "beginning" or "ending" its own."""
    found = _WEEK.search(text, max(floor, span.start - _LOOK), span.start)
    if found is None or days.first is None or days.first != days.last:
        return None
    how = found["how"].casefold()
    back = days.first.weekday() if how == "of" else 6 if how.startswith("end") else 0
    try:
        first = days.first - back * _DAY
        return Span(found.start(), span.end), Interval(first, first + 6 * _DAY)
    except OverflowError:
        return None


def _behind(text: str, span: Span, floor: int) -> tuple[Kind, Span] | None:
    start = span.start
    comes_from = _FROM.search(text, max(floor, start - _LOOK), start)
    if comes_from:
        start = comes_from.start()
    for pattern in (ONWARDS, _TO_NOW, *([_FROM_ON] if comes_from else [])):
        if found := pattern.match(text, span.end):
            return "since", Span(start, found.end())
    if found := BACKWARDS.match(text, span.end):
        return "until", Span(span.start, found.end())
    return None


def _before(text: str, span: Span, floor: int) -> tuple[Kind, Span] | None:
    reach = max(floor, span.start - _LOOK)
    found = _OPENS.search(text, reach, span.start)
    if found is None or _POSSESSIVE.match(text, span.end):
        return None
    opening = " ".join(found["words"].casefold().split())
    kind, words = _KINDS[opening], span.of(text)
    if found["the"] and DESCRIBES.match(words):
        return None
    if opening in ("с", "со") and _INSTRUMENTAL.search(words):
        return None
    if opening == "по" and not _ACCUSATIVE.search(words):
        return None
    measured = kind in ("before", "after") or opening == "до"
    if measured and _MEASURES.search(text, reach, found.start()):
        return None
    if opening.startswith(("starting", "beginning")) and _TIME.search(text, reach, found.start()):
        return None
    if _DENIES.search(text, reach, found.start()):
        return None
    if means_until(kind, words):
        kind = "until"
    return kind, Span(found.start(), span.end)
