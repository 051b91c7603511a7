"""What a spreadsheet cell shows for its value, and the value beside it where that says more."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from indexer.read.tables.format_code import sections_of
from indexer.read.tables.shown_day import (
    shown_duration,
    shown_moment,
    tells_the_day,
    tells_the_time,
)
from indexer.read.tables.shown_number import plain_number, shown_number

_MOST_DIGITS = 8
"""A longer stored value was calculated: what is shown of it is what its author wanted to say."""


def displayed(value: object, form: str = "General") -> str:
    """By the cell's format; "3% (0.025)" where the format leaves out a part of the value.

    A day comes first where what is shown could be mistaken for another: "2021-04-03 (03/04/2021)".
    """
    match value:
        case bool():
            return "TRUE" if value else "FALSE"
        case int() | float():
            return _number(value, form or "General")
        case datetime():
            return _moment(value, form or "General")
        case date():
            return _moment(datetime(value.year, value.month, value.day), form)  # noqa: DTZ001
        case time():
            return value.isoformat("auto" if value.second else "minutes")
        case timedelta():
            return shown_duration(value)
    return _text(str(value), form or "General")


def _number(value: float, form: str) -> str:
    plain = plain_number(value)
    if form == "General":
        return plain
    shown = shown_number(value, form)
    if shown is None:
        return plain
    digits = sum(sign.isdigit() for sign in plain.strip("-0."))
    return shown.words if shown.is_exact or digits > _MOST_DIGITS else f"{shown.words} ({plain})"


def _moment(value: datetime, form: str) -> str:
    stored = value.date().isoformat()
    if value.time() != time():
        stored = value.isoformat(" ", "seconds" if value.second else "minutes")
    shown = shown_moment(value, form)
    if shown is None or shown == stored:
        return stored
    whole = tells_the_day(form, value) and tells_the_time(form, value)
    return shown if whole else f"{stored} ({shown})"


def _text(value: str, form: str) -> str:
    """Text in the words that its format puts around it."""
    sections = sections_of(form)
    if form in ("General", "@") or not sections or not sections[-1].has("@"):
        return value
    return "".join(
        value if token.kind == "@" else token.text
        for token in sections[-1].tokens
        if token.kind in ("@", "text")
    ).strip()
