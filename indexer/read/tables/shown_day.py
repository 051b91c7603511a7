"""A day or a time as a spreadsheet shows it by its format code."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Literal

from babel.dates import get_day_names, get_month_names

from indexer.read.tables.format_code import Section, Token, sections_of

_LOCAL_CODES = frozenset({"mm-dd-yy", "m/d/yy h:mm", "m/d/yyyy", "m/d/yyyy h:mm"})
"""What these show is set by the computer that shows them, not by the file."""
_SYSTEM = re.compile(r"\[\$-(?:x-sys\w+|F[48]00)", re.IGNORECASE)
_LANGUAGES = {0x01: "ar", 0x04: "zh", 0x0A: "es", 0x0C: "fr", 0x19: "ru", 0x07: "de"}
"""By the lower half of the number that Windows gives a language."""

_Unit = Literal["y", "m", "d", "h", "s", "minute"]


def shown_moment(value: datetime, code: str) -> str | None:
    """None where the code is no date, or shows what the reader's own computer is set to."""
    if code.lower() in _LOCAL_CODES or _SYSTEM.match(code):
        return None
    section = sections_of(code)[0]
    if not section.has("date") or section.has("elapsed"):
        return None
    units = _units(section.tokens)
    half = section.has("half")
    words = [
        _part(token, unit, value, section, half=half)
        for token, unit in zip(section.tokens, units, strict=True)
    ]
    return " ".join("".join(words).split())


def tells_the_day(code: str, value: datetime) -> bool:
    """Whether the day cannot be mistaken: all of it, and day and month not for each other."""
    tokens = sections_of(code)[0].tokens
    kinds = [token.text for token in tokens if token.kind == "date"]
    months = [kind for kind in kinds if kind.startswith("m")]
    if "yyyy" not in kinds or not months or not any(kind in ("d", "dd") for kind in kinds):
        return False
    in_words = len(months[0]) > 2
    dotted = kinds[0] in ("d", "dd") and any(t.text == "." for t in tokens)
    return kinds[0] == "yyyy" or in_words or dotted or value.day > 12 or value.day == value.month


def tells_the_time(code: str, value: datetime) -> bool:
    units = _units(sections_of(code)[0].tokens)
    needed = [unit for unit, has in (("h", value.hour or value.minute), ("minute", value.minute),
                                     ("s", value.second)) if has]  # fmt: skip
    return all(unit in units for unit in needed)


def shown_duration(value: timedelta) -> str:
    seconds = round(value.total_seconds())
    sign, seconds = ("-", -seconds) if seconds < 0 else ("", seconds)
    clock = f"{sign}{seconds // 3600}:{seconds // 60 % 60:02}"
    return f"{clock}:{seconds % 60:02}" if seconds % 60 else clock


def _units(tokens: Sequence[Token]) -> list[_Unit | None]:
    """What each token stands for; an m after hours or before seconds is for minutes."""
    units: list[_Unit | None] = [
        token.text[0] if token.kind in ("date", "elapsed") else None  # type: ignore[misc]
        for token in tokens
    ]
    places = [at for at, unit in enumerate(units) if unit is not None]
    for number, at in enumerate(places):
        before = units[places[number - 1]] if number else None
        after = units[places[number + 1]] if number + 1 < len(places) else None
        if units[at] == "m" and len(tokens[at].text) < 3 and (before == "h" or after == "s"):
            units[at] = "minute"
    return units


def _part(
    token: Token, unit: _Unit | None, value: datetime, section: Section, *, half: bool
) -> str:
    long = len(token.text) > 1
    match unit:
        case "y":
            return f"{value.year:04}" if len(token.text) > 2 else f"{value.year % 100:02}"
        case "m":
            return _month(value, len(token.text), section.locale)
        case "d":
            return _day(value, len(token.text), section.locale)
        case "h":
            hour = (value.hour % 12 or 12) if half else value.hour
            return f"{hour:02}" if long else str(hour)
        case "minute":
            return f"{value.minute:02}" if long else str(value.minute)
        case "s":
            return f"{value.second:02}" if long else str(value.second)
    if token.kind == "half":
        return "PM" if value.hour >= 12 else "AM"
    return token.text if token.kind in ("text", ",", "/", ".") else ""


def _month(value: datetime, length: int, locale: int) -> str:
    if length < 3:
        return f"{value.month:0{length}}"
    width: Literal["wide", "abbreviated"] = "abbreviated" if length == 3 else "wide"
    return str(get_month_names(width, locale=_language(locale))[value.month])[
        : 1 if length == 5 else None
    ]


def _day(value: datetime, length: int, locale: int) -> str:
    if length < 3:
        return f"{value.day:0{length}}"
    width: Literal["wide", "abbreviated"] = "abbreviated" if length == 3 else "wide"
    return str(get_day_names(width, locale=_language(locale))[value.weekday()])


def _language(locale: int) -> str:
    return _LANGUAGES.get(locale & 0x3FF, "en")
