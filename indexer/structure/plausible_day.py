"""Whether a day that metadata or a file's name gives can be the day that a text is of."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

_EARLIEST = date(1985, 1, 1)
"""Earlier days are zeros of a clock: 1899, 1904, 1970 and 1980."""
_ZEROS = frozenset({date(1980, 1, 1), date(1970, 1, 1), date(2000, 1, 1)})


def is_plausible_day(day: date) -> bool:
    tomorrow = datetime.now(UTC).date() + timedelta(days=1)
    return _EARLIEST <= day <= tomorrow and day not in _ZEROS
