"""What a spreadsheet cell shows for its value."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

_PERCENT = re.compile(r"0(?:\.(?P<places>0+))?\s*%")
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_DIGITS = 15
"""Significant digits that a spreadsheet keeps of a number."""


def displayed(value: object, form: str = "General") -> str:
    """Days as 2021-03-10, whole numbers without a point, percentages where the format has them."""
    match value:
        case bool():
            return "TRUE" if value else "FALSE"
        case int() | float():
            return _number(value, form or "General")
        case datetime():
            return _moment(value)
        case date():
            return value.isoformat()
        case time():
            return value.isoformat("auto" if value.second else "minutes")
        case timedelta():
            return _duration(value)
    return str(value)


def _number(value: float, form: str) -> str:
    percent = _PERCENT.search(_QUOTED.sub("", form))
    if percent:
        places = len(percent["places"] or "")
        return f"{value * 100:.{places}f}%"
    if isinstance(value, int):
        return str(value)
    if value.is_integer() and abs(value) < 10**_DIGITS:
        return str(int(value))
    return f"{value:.{_DIGITS}g}"


def _moment(value: datetime) -> str:
    if value.time() == time():
        return value.date().isoformat()
    return value.isoformat(" ", "seconds" if value.second else "minutes")


def _duration(value: timedelta) -> str:
    seconds = round(value.total_seconds())
    sign, seconds = ("-", -seconds) if seconds < 0 else ("", seconds)
    clock = f"{sign}{seconds // 3600}:{seconds // 60 % 60:02}"
    return f"{clock}:{seconds % 60:02}" if seconds % 60 else clock
