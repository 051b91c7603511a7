"""Years that end in the calendar year after the one they begin in: "the 2003-04 season"."""

from __future__ import annotations

import re
from typing import Final

_LOOK: Final = 32
_SEASON_BEFORE: Final = re.compile(
    r"\b(?:(?:school|academic|financial|fiscal|tax|budget|crop|marketing)[\s-]+years?|seasons?"
    r"|(?:учебн|финансов|бюджетн|хозяйственн)\w+\s+год\w*|сезон\w*)\s+\Z",
    re.IGNORECASE,
)
_SEASON_AFTER: Final = re.compile(
    r"\s+(?:(?:school|academic|financial|fiscal|tax|budget|crop|marketing)\s+years?|(?:\w+\s+)?seasons?"
    r"|(?:учебн|финансов|бюджетн|хозяйственн)\w+\s+год|сезон)\b",
    re.IGNORECASE,
)


def is_of_a_season(text: str, start: int, end: int) -> bool:
    """Whether words beside two years ("2003-04") say so; else a hyphen joins two calendar years."""
    before = _SEASON_BEFORE.search(text, max(0, start - _LOOK), start)
    return before is not None or _SEASON_AFTER.match(text, end) is not None
